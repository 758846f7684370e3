//! Backups: export, import, and the work on snapshots. What only moves data is generic over the database and tested
//! natively; files, progress and signals are in the browser's half.

pub mod export;
pub mod import;

#[cfg(target_arch = "wasm32")]
mod browser;
#[cfg(target_arch = "wasm32")]
pub mod files;
#[cfg(target_arch = "wasm32")]
pub mod jobs;

#[cfg(target_arch = "wasm32")]
pub use browser::*;
