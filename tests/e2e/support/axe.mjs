import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Each violation as one line with its places, so that a failure can be read without axe's documentation.
export async function expectNoAxeViolations(page, { include, exclude = [] } = {}) {
  let axe = new AxeBuilder({ page }).withTags(RULES);
  if (include) axe = axe.include(include);
  for (const selector of exclude) axe = axe.exclude(selector);
  const { violations } = await axe.analyze();
  expect(violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id}: ${help} at ${node.target.join(' ')}`))).toEqual([]);
}
