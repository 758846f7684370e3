//! Changliu: an offline app for customers, service and the course of service marketing.

pub mod i18n;
#[cfg(target_arch = "wasm32")]
pub mod state;
#[cfg(target_arch = "wasm32")]
pub mod ui;
