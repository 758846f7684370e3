#!/usr/bin/env bash
# The measurements against Dexie + MiniSearch, on the release build; tests/bench says what and how.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
tools/build.sh
CHROME=$(find_browser)
export CHROME
exec node tests/bench/run.mjs "$@"
