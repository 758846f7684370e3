//! All native tests, in one binary.
#![cfg(not(target_arch = "wasm32"))]

mod architecture;
mod backup;
mod customer_words;
mod demo;
mod directory;
mod domain;
mod i18n;
mod import;
mod merge;
mod migrations;
mod plan;
mod sample;
mod schema;
mod search;
mod store;
mod styles;
