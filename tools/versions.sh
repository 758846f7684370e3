# Every tool version in one place. Two are fixed elsewhere and only compared here (tools/setup.sh):
# wasm-bindgen-cli follows Cargo.lock, and Trunk.toml repeats binaryen's number for trunk's own check.
# shellcheck shell=bash disable=SC2034
TRUNK_VERSION=0.21.14
WASM_SPLIT_VERSION=0.2.4
BINARYEN_VERSION=132
NODE_MINIMUM=20.11 # Playwright wants 20; the tools use import.meta.filename
