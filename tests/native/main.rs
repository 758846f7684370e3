//! The one native test binary.
#![cfg(not(target_arch = "wasm32"))]

mod demo;
mod directory;
mod search;
