//! Collections, transactions, directory, migrations. Nobody outside this layer holds a transaction.
//!
//! `kv` is the seam: named areas of keys and bytes, with transactions, once in memory and once on IndexedDB.
//! Everything else is written once on top of it and tested natively.

pub mod blocks;
pub mod bulk;
pub mod collections;
pub mod database;
pub mod directory;
pub mod error;
#[cfg(target_arch = "wasm32")]
pub mod handles;
#[cfg(target_arch = "wasm32")]
pub mod idb;
pub mod kv;
mod lookup;
pub mod memory;
pub mod migrations;
pub mod snapshots;
pub mod transfer;

pub use database::{Applied, Change, Database, Edit, Touched};
pub use error::{RecordClash, StoreError};
