//! The backup: one JSON file with everything, written and read as a stream.
//!
//! ```text
//! {"format":"changliu","version":1,"exported_at":"…","counts":{"customers":2,"logs":0,"actions":0,"history":0},
//! "customers":[
//! {"id":"…",…},
//! {"id":"…",…}
//! ],
//! "logs":[],
//! …
//! "unreadable":[
//! {"collection":"customers","key":"…","raw":"…"}
//! ]}
//! ```
//!
//! One record a line, collections in the order of [`Collection::ALL`], records in the order of their cluster keys:
//! two backups of equal data are equal but for `exported_at`.

mod check;
mod entity;
mod error;
mod event;
mod field;
pub mod plan;
mod pointer;
mod reader;
mod record;
mod repeats;
mod scan;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
mod writer;

pub use entity::Entity;
pub use error::{Place, ReadError, Reason, Shape, WriteError};
pub use event::{Event, Header, Incoming, Summary, Unreadable};
pub use reader::Reader;
pub use record::{Fault, own_key, understand};
pub use scan::Scan;
pub use writer::Writer;

use crate::domain::Collection;
use serde::{Deserialize, Serialize};

/// What `format` says.
pub const FORMAT: &str = "changliu";
/// Objects and lists within each other that one record may have.
pub const MAX_DEPTH: u32 = 64;
/// Size of one record.
pub const MAX_RECORD: usize = 32 << 20;
/// Integers beyond this (2⁵³) are not the same number in every program that reads JSON.
pub const MAX_INTEGER: u64 = 1 << 53;
/// Size of what is held back while a file has not yet said what it is (ours say so first).
pub const MAX_HELD: usize = 256 << 20;

/// Number of records of each collection.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Counts {
    pub customers: u64,
    pub logs: u64,
    pub actions: u64,
    pub history: u64,
}

impl Counts {
    pub fn of(&self, collection: Collection) -> u64 {
        match collection {
            Collection::Customers => self.customers,
            Collection::Logs => self.logs,
            Collection::Actions => self.actions,
            Collection::History => self.history,
        }
    }
    pub fn of_mut(&mut self, collection: Collection) -> &mut u64 {
        match collection {
            Collection::Customers => &mut self.customers,
            Collection::Logs => &mut self.logs,
            Collection::Actions => &mut self.actions,
            Collection::History => &mut self.history,
        }
    }
    pub fn total(&self) -> u64 {
        Collection::ALL.into_iter().map(|c| self.of(c)).sum()
    }
}

/// An entry of the list `unreadable`: a line of the database that could not be understood, as it lies there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
struct Carried {
    collection: Collection,
    key: String,
    /// Where the key is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    key_encoding: Option<Encoding>,
    raw: String,
    /// Where the line is not UTF-8.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    encoding: Option<Encoding>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
enum Encoding {
    Base64,
}
