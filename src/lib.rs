//! Changliu 长流: customers, service and the course of service marketing, in one offline browser app.
//!
//! Layers, each using only those before it: `domain` → `store` → `state` → `ui`, with `formats` and
//! `i18n` beside them. `domain`, `formats` and `store` (but for its IndexedDB half) build and test natively.

pub mod domain;
pub mod formats;
pub mod i18n;
pub mod state;
pub mod store;
#[cfg(target_arch = "wasm32")]
pub mod ui;
