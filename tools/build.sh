#!/usr/bin/env bash
# The release build into dist/: for any static host, at its root or under any sub-path. Called by ./dev.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"
cd "$ROOT"
export PARTS=$ROOT/target/parts
PATH="$ROOT/tools/split:$PATH" trunk build --release --locked --features split "$@"
node tools/size.mjs dist
