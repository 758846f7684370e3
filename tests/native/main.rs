//! All native tests, in one binary.

#![cfg(not(target_arch = "wasm32"))]

mod backup;
mod demo;
mod directory;
mod i18n;
mod import;
mod migrations;
mod plan;
mod sample;
mod search;
mod store;
