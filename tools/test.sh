#!/usr/bin/env bash
# Runs the tests: `./dev test`, or one part: `./dev test native|browser|e2e [arguments of its runner]`.
# The last line sums up all parts; a part that ran nothing counts as a failure.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
LOG=$(mktemp)
trap 'rm -f "$LOG" "$LOG.json"' EXIT

passed=0 failed=0 skipped=0
count() { # PART STATUS PASSED FAILED SKIPPED
  local part=$1 status=$2 p=$3 f=$4 s=$5
  if [ "$status" != 0 ] && [ "$f" = 0 ]; then
    say "$part: the run itself failed (see above)"; f=1
  elif [ $((p + f)) = 0 ]; then
    say "$part: no test ran"; f=1
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
}

# Cargo's runner and wasm-bindgen's print the same closing line, one for each binary.
run_rust() { # PART COMMAND…
  local part=$1 status=0
  shift
  "$@" 2>&1 | tee "$LOG" || status=$?
  # shellcheck disable=SC2046 # three numbers
  count "$part" $status $(awk '/^test result: / { for (i = 2; i <= NF; i++) { if ($i ~ /^passed/) p += $(i-1); if ($i ~ /^failed/) f += $(i-1); if ($i ~ /^ignored/) s += $(i-1) } } END { print p+0, f+0, s+0 }' "$LOG")
}
native() { run_rust native cargo test --locked --tests --no-fail-fast "$@"; }
browser() {
  CHROMEDRIVER=$(command -v "${CHROMEDRIVER:-chromedriver}") WASM_BINDGEN_TEST_TIMEOUT=${WASM_BINDGEN_TEST_TIMEOUT:-300} \
    run_rust browser cargo test --locked --target $TARGET --test browser "$@"
}
e2e() {
  local status=0
  tools/build.sh || { count e2e 1 0 0 0; return 0; }
  CHROME=$(find_browser) PLAYWRIGHT_JSON_OUTPUT_FILE=$LOG.json \
    tests/node_modules/.bin/playwright test --config tests/e2e/playwright.config.mjs --reporter=list,json "$@" || status=$?
  # shellcheck disable=SC2046
  count e2e $status $(node -p "const s = JSON.parse(fs.readFileSync('$LOG.json')).stats; [s.expected, s.unexpected + s.flaky, s.skipped].join(' ')" 2>/dev/null || echo 0 0 0)
}

if [ $# = 0 ]; then
  native; browser; e2e
else
  part=$1; shift
  case $part in
    native | browser | e2e) "$part" "$@" ;;
    *) die "test knows native, browser and e2e, not: $part" ;;
  esac
fi
skips=; [ $skipped = 0 ] || skips=", $skipped skipped"
echo "$passed passed, $failed failed$skips"
[ $failed = 0 ]
