#!/usr/bin/env bash
# What can be said without running the app. Every check runs, so that one look shows all that is wrong.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"

failed=()
check() { # NAME COMMAND…
  local name=$1
  shift
  say "check: $name"
  "$@" || failed+=("$name")
}
files() { git ls-files --cached --others --exclude-standard -- "$@"; }

format() { cargo fmt --check; }
lint_native() { cargo clippy --quiet --locked --all-targets -- -D warnings; }
lint_browser() { cargo clippy --quiet --locked --target $TARGET --lib --bins --test browser -- -D warnings; }
dependencies() { node tools/dependencies.mjs; }
scripts() {
  local file status=0
  while read -r file; do node --check "$file" || status=1; done < <(files '*.js' '*.mjs')
  while read -r file; do bash -n "$file" || status=1; done < <(files dev .ci/run 'tools/*.sh' tools/split/wasm-bindgen)
  return $status
}
# Every row with its lesson, questions that can be graded, scenarios that can be won and lost.
course() { node tools/course_check.mjs && node tools/scenario_check.mjs | tail -n 1; }
# Every page of the program is a directory of the site (but the debug builds' gallery).
routes() {
  node --input-type=module -e '
    import { readFileSync } from "node:fs";
    const program = [...readFileSync("src/ui/routes.rs", "utf8").matchAll(/Route::\w+ => "(\w+)"/g)].map((m) => m[1]).filter((path) => path !== "gallery");
    const site = JSON.parse(readFileSync("tools/routes.json", "utf8"));
    if (String(program.sort()) !== String(site.sort())) {
      console.error(`src/ui/routes.rs has ${program}, tools/routes.json has ${site}`);
      process.exit(1);
    }'
}
# What only this machine knows: paths of its users, registries' hosts, download addresses in a lock file.
machine() {
  local found
  # The brackets keep the patterns from finding themselves.
  found=$(files | grep -v '^LICENSE' | tr '\n' '\0' | xargs -0 grep -nIE \
    '(^|[^[:alnum:]_.~-])/(root|work|[h]ome/[a-z]+|[U]sers/[A-Za-z]+)/|[r]egistry\.npmjs|[i]ndex\.crates\.io|[s]tatic\.crates\.io|[f]iles\.pythonhosted|[d]eb\.debian\.org' || true)
  [ ! -e tests/package-lock.json ] || found+=$(grep -n '"[r]esolved"' tests/package-lock.json || true)
  [ -z "$found" ] || { printf '%s\n' "$found" | cut -c1-160; return 1; }
}

check 'format (cargo fmt)' format
check 'lints, native (clippy)' lint_native
check 'lints, browser (clippy)' lint_browser
check 'licences, sources and duplicates of dependencies' dependencies
check 'scripts parse' scripts
check 'the words of the course' course
check 'routes of the program and of the site' routes
check 'nothing of this machine is in the files' machine

if [ ${#failed[@]} -gt 0 ]; then
  printf 'dev: failed: %s\n' "${failed[@]}" >&2
  exit 1
fi
echo "all checks passed"
