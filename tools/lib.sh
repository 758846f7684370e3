# What every part of ./dev shares: messages, versions, where the tools are, the environment.
# shellcheck shell=bash
ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/changliu-tools
TARGET=wasm32-unknown-unknown
DEBIAN_STD=/usr/lib/rustlib/$TARGET/lib # where Debian's compiler looks for the target's library
. "$ROOT/tools/versions.sh"
WASM_BINDGEN_VERSION=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/version = |"/, ""); print; exit }' "$ROOT/Cargo.lock")
RUST_MINIMUM=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml")

say() { printf 'dev: %s\n' "$*" >&2; }
die() { printf 'dev: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# Directories are named by version and appear by one rename, so one that exists is complete.
TRUNK_DIR=$TOOLS/trunk-$TRUNK_VERSION
BINDGEN_DIR=$TOOLS/wasm-bindgen-$WASM_BINDGEN_VERSION
SPLIT_DIR=$TOOLS/wasm-split-$WASM_SPLIT_VERSION
BINARYEN_DIR=$TOOLS/binaryen-$BINARYEN_VERSION

has_std() { compgen -G "$1/libstd-*.rlib" >/dev/null; }
version_at_least() { [ "$(printf '%s\n%s\n' "$2" "$1" | sort -V | head -n 1)" = "$2" ]; }
debian_std_ok() { # built, and by this very compiler: an upgrade of it makes the library useless
  [ -x /usr/bin/rustc ] && has_std "$DEBIAN_STD" &&
    [ "$(cat "$DEBIAN_STD/built-for" 2>/dev/null)" = "$(/usr/bin/rustc -V)" ]
}

debian_linked() { ! has rustup || [ -e "${RUSTUP_HOME:-$HOME/.rustup}/toolchains/wasm" ]; }
# Which compiler has the library for wasm32: the user's own (rustup's, usually), Debian's, or none yet.
toolchain_route() {
  local libdir
  libdir=$(cd "$ROOT" && env -u RUSTUP_TOOLCHAIN rustc --print target-libdir --target $TARGET 2>/dev/null) || libdir=
  if [ -n "$libdir" ] && [ "$libdir" != "$DEBIAN_STD" ] && has_std "$libdir"; then echo own
  elif debian_std_ok && debian_linked; then echo debian; fi
}

find_browser() { # prints the browser's path
  local b
  for b in "${CHROME:-}" chromium chromium-browser google-chrome google-chrome-stable; do
    if [ -n "$b" ] && has "$b"; then command -v "$b"; return 0; fi
  done
  b="/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
  if [ -x "$b" ]; then echo "$b"; else return 1; fi
}

# The environment cargo and trunk need; call it after setup. (`./dev env` prints it for other shells.)
enter_env() {
  export PATH="$TRUNK_DIR/bin:$BINDGEN_DIR/bin:$SPLIT_DIR/bin:$BINARYEN_DIR/node_modules/.bin:$PATH"
  case $(toolchain_route) in
    debian) if has rustup; then export RUSTUP_TOOLCHAIN=wasm; else export PATH="/usr/bin:$PATH"; fi ;;
    own) unset RUSTUP_TOOLCHAIN ;;
  esac
  export TRUNK_SKIP_VERSION_CHECK=true
  unset NO_COLOR # trunk stops at NO_COLOR=1: it wants true or false
}
