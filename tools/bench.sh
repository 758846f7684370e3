#!/usr/bin/env bash
# The measurements: builds the release and runs tests/bench, which writes tests/bench/results.md.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
tools/build.sh
CHROME=$(find_browser) exec node tests/bench/run.mjs "$@"
