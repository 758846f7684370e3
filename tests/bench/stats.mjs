export const sorted = (list) => [...list].sort((a, b) => a - b);
export const median = (list) => {
  const s = sorted(list.filter((x) => x !== undefined && !Number.isNaN(x)));
  if (!s.length) return undefined;
  return s.length % 2 ? s[(s.length - 1) / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
};
export const worst = (list) => (list?.length ? Math.max(...list) : undefined);
