//! All native tests, in one binary.
#![cfg(not(target_arch = "wasm32"))]

mod directory;
mod i18n;
mod search;
mod store;
