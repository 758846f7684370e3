#!/usr/bin/env bash
# Installs what is missing for the parts named (build, test, check) and says what and why.
# Nothing is left half installed: everything is made in a temporary place and appears by one rename.
set -euo pipefail
. "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

PARTS=" $* "
for part in "$@"; do
  case $part in build | test | check) ;; *) die "setup knows build, test and check, not: $part" ;; esac
done
[ -n "$WASM_BINDGEN_VERSION" ] || die "Cargo.lock names no wasm-bindgen"
grep -q "^wasm_opt = \"version_$BINARYEN_VERSION\"" "$ROOT/Trunk.toml" ||
  die "Trunk.toml and tools/versions.sh name different versions of wasm-opt; make them equal"

# need PART CHECK INSTALL WHY: runs INSTALL, once at a time on this machine, when CHECK fails.
need() {
  [[ $PARTS == *" $1 "* ]] || return 0
  if "$2"; then return 0; fi
  begin
  if "$2"; then return 0; fi # another run was installing it while this one waited
  say "missing: $4"
  "$3"
  "$2" || die "still missing after installing: $4"
}
begun=
begin() {
  [ -z "$begun" ] || return 0
  begun=1
  mkdir -p "$TOOLS"
  if has flock; then exec 9>"$TOOLS/lock"; flock 9; fi
  rm -rf "$TOOLS"/.new-* # what an interrupted run left
  NEW=$(mktemp -d "$TOOLS/.new-XXXXXX")
  trap 'rm -rf "$NEW"' EXIT
}

# --- Debian's packages --------------------------------------------------------------------------------
as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif has sudo; then sudo "$@"
  else die "this needs root, and there is no sudo; run as root: $*"; fi
}
installed() { dpkg-query -W -f='${Status}' "$1" 2>/dev/null | grep -q '^install ok installed'; }
updated=
apt_install() { # HINT PACKAGE…: the hint is for systems without apt
  local hint=$1 package missing=()
  shift
  has apt-get || die "this system has no apt-get, so this must be installed by hand: $hint"
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  [ ${#missing[@]} -gt 0 ] || return 0
  # A new machine's lists can be old enough to offer packages that no longer fit together.
  if [ -z "$updated" ]; then
    say "apt-get update"
    as_root apt-get update -qq >&2 || say "the package lists could not be renewed (no network?); trying with the old ones"
    updated=1
  fi
  say "apt-get install ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >"$NEW/apt.log" 2>&1 ||
    { tail -n 5 "$NEW/apt.log" >&2; die "apt-get could not install ${missing[*]} (no network, or a system that lacks them); by hand: $hint"; }
  for package in "${missing[@]}"; do
    installed "$package" || die "apt-get reported success, but $package is not installed; by hand: $hint"
  done
}

# --- Rust with the wasm32 library ---------------------------------------------------------------------
compiler() { # the chosen route's rustc
  if [ "$(toolchain_route)" = debian ]; then /usr/bin/rustc "$@"
  else (cd "$ROOT" && env -u RUSTUP_TOOLCHAIN rustc "$@"); fi
}
rust_ok() {
  [ -n "$(toolchain_route)" ] && version_at_least "$(compiler -V | cut -d' ' -f2)" "$RUST_MINIMUM"
}
install_rust() {
  if [ -n "$(toolchain_route)" ]; then
    die "Rust is $(compiler -V | cut -d' ' -f2), the project needs $RUST_MINIMUM; update it (rustup update)"
  fi
  if ! has rustup; then say "no rustup here"
  elif [ "${RUSTUP_AUTO_INSTALL:-1}" = 0 ]; then
    # The machine's word that rustup is not to download anything.
    say "RUSTUP_AUTO_INSTALL=0, so rustup is not asked"
  else
    say "rustup target add $TARGET"
    if (cd "$ROOT" && env -u RUSTUP_TOOLCHAIN rustup target add $TARGET) >&2; then return 0; fi
    say "rustup could not add it (no network?)"
  fi
  has apt-get || die "the wasm32 library needs rustup on this system: install it, then run: rustup target add $TARGET"
  say "taking Debian's compiler, and building its wasm32 library once"
  apt_install "rustup, then: rustup target add $TARGET" \
    rustc-web cargo-web rust-web-src rust-web-llvm lld-22 gcc libc6-dev
  version_at_least "$(/usr/bin/rustc -V | cut -d' ' -f2)" "$RUST_MINIMUM" ||
    die "this system's newest Rust is $(/usr/bin/rustc -V | cut -d' ' -f2), the project needs $RUST_MINIMUM; install rustup"
  debian_std_ok || build_debian_std
  if ! debian_linked; then rustup toolchain link wasm /usr >&2; fi
}
build_debian_std() {
  local w=$NEW/std
  say "building the wasm32 library (about a minute)"
  mkdir -p "$w/src"
  echo '#![no_std]' >"$w/src/lib.rs"
  printf '[package]\nname = "stdbuild"\nversion = "0.0.0"\nedition = "2024"\n[profile.release]\nopt-level = 3\ndebug = 0\ncodegen-units = 1\n' >"$w/Cargo.toml"
  # embed-bitcode: the release profile's fat LTO could not use the library without it.
  (cd "$w" && env -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS='-Cembed-bitcode=yes' \
    /usr/bin/cargo build -q --release --target $TARGET --target-dir "$w/target" \
    -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro) >&2
  mkdir "$w/lib"
  find "$w/target/$TARGET/release/deps" -name 'lib*.rlib' ! -name 'libstdbuild*' -exec cp {} "$w/lib/" \;
  /usr/bin/rustc -V >"$w/lib/built-for"
  as_root mkdir -p "$(dirname "$DEBIAN_STD")"
  as_root rm -rf "$DEBIAN_STD" "$DEBIAN_STD.new"
  as_root cp -r "$w/lib" "$DEBIAN_STD.new" # may cross a file system; the rename below does not
  as_root mv "$DEBIAN_STD.new" "$DEBIAN_STD"
}

lint_ok() { (enter_env; cargo clippy --version && cargo fmt --version) >/dev/null 2>&1; }
install_lint() {
  if [ "$(toolchain_route)" = debian ]; then
    apt_install "clippy and rustfmt of the same Rust version" rust-web-clippy rustfmt-web
  elif has rustup; then
    (cd "$ROOT" && rustup component add clippy rustfmt) >&2 || die "rustup could not add clippy and rustfmt (no network?)"
  else
    die "clippy and rustfmt are missing; install them beside your Rust"
  fi
}

# --- tools from crates.io -----------------------------------------------------------------------------
install_crate() { # CRATE VERSION DIRECTORY [OPTIONS OF CARGO INSTALL…]
  local crate=$1 version=$2 directory=$3 log=$NEW/$1.log options=("${@:4}")
  say "cargo install $crate $version (a few minutes)"
  run() {
    # Built fast, not small: the tools' own release profiles double the time and gain nothing here.
    (enter_env; cd "$NEW" && env -u RUSTFLAGS -u CARGO_TARGET_DIR -u CARGO_BUILD_TARGET \
      CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
      CARGO_PROFILE_RELEASE_DEBUG=0 CARGO_PROFILE_RELEASE_STRIP=symbols \
      cargo install -q "$crate" --version "=$version" --root "$NEW/$crate" --target-dir "$NEW/target" "${options[@]}" "$@") 2>"$log" >&2
  }
  # --locked fails where the registry no longer has one of the locked versions.
  local status=0
  run --locked || status=$?
  [ $status -le 128 ] || exit $status # interrupted
  [ $status = 0 ] || run || { tail -n 15 "$log" >&2; die "cargo could not install $crate $version (no network?)"; }
  mv "$NEW/$crate" "$directory"
}
trunk_ok() { [ -d "$TRUNK_DIR" ]; }
install_trunk() { install_crate trunk "$TRUNK_VERSION" "$TRUNK_DIR"; }
bindgen_ok() { [ -d "$BINDGEN_DIR" ]; }
install_bindgen() { install_crate wasm-bindgen-cli "$WASM_BINDGEN_VERSION" "$BINDGEN_DIR"; }

split_ok() { [ -d "$SPLIT_DIR" ]; }
install_split() { install_crate wasm_split_cli_support "$WASM_SPLIT_VERSION" "$SPLIT_DIR" --features build-binary; }

# --- Node.js and what npm brings ----------------------------------------------------------------------
node_there() { has node && has npm; }
node_ok() { node_there && version_at_least "$(node -p process.versions.node)" "$NODE_MINIMUM"; }
install_node() {
  node_there || apt_install "Node.js $NODE_MINIMUM or newer, with npm" nodejs npm
  node_ok || die "Node.js here is $(node -v), the project's tools need $NODE_MINIMUM or newer; install that"
}
binaryen_ok() { [ -d "$BINARYEN_DIR" ]; }
install_binaryen() {
  say "npm install binaryen $BINARYEN_VERSION"
  mkdir "$NEW/binaryen"
  npm install --silent --no-audit --no-fund --ignore-scripts --prefix "$NEW/binaryen" "binaryen@$BINARYEN_VERSION" >&2 ||
    die "npm could not install binaryen (no network?)"
  mv "$NEW/binaryen" "$BINARYEN_DIR"
}
test_packages_ok() { cmp -s "$ROOT/tests/package-lock.json" "$ROOT/tests/node_modules/.installed-lock"; }
install_test_packages() {
  say "npm ci in tests/"
  (cd "$ROOT/tests" && npm ci --silent --no-audit --no-fund --ignore-scripts) >&2 ||
    die "npm could not install the test packages of tests/package.json (no network?)"
  cp "$ROOT/tests/package-lock.json" "$NEW/lock"
  mv "$NEW/lock" "$ROOT/tests/node_modules/.installed-lock"
}

# --- the browser the tests run in ---------------------------------------------------------------------
browser_ok() { find_browser >/dev/null && has "${CHROMEDRIVER:-chromedriver}"; }
install_browser() { apt_install "Chromium or Chrome, and the chromedriver of the same version" chromium chromium-driver; }
chinese_font_ok() { ! has apt-get || [ -n "$(find /usr/share/fonts -iname '*CJK*' -print -quit 2>/dev/null)" ]; }
install_chinese_font() { apt_install "a font with Chinese characters" fonts-noto-cjk; }

need build rust_ok install_rust "Rust $RUST_MINIMUM with the library for wasm32, which the app is compiled with"
need build node_ok install_node "Node.js, which runs wasm-opt, the local server and the end-to-end tests"
need build binaryen_ok install_binaryen "wasm-opt $BINARYEN_VERSION, which makes the program a third smaller"
need build bindgen_ok install_bindgen "wasm-bindgen $WASM_BINDGEN_VERSION, exactly the version in Cargo.lock"
need build split_ok install_split "wasm-split $WASM_SPLIT_VERSION, which takes the program apart so that the first load is small"
need build trunk_ok install_trunk "trunk $TRUNK_VERSION, which puts the app together"
need test browser_ok install_browser "Chromium and its driver, which the tests run in"
need test chinese_font_ok install_chinese_font "a Chinese font, for the tests' pictures"
need test test_packages_ok install_test_packages "Playwright and the other packages of tests/package.json"
need check lint_ok install_lint "clippy and rustfmt"
