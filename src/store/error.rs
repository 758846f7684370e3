//! Why the store did not do what it was asked. Variants differ where the user must act differently.

use super::kv::KvError;
use crate::domain::merge::Clash;
use crate::domain::{Collection, Id};

/// Fields of one record that were changed here and elsewhere at the same time, each in its own way.
#[derive(Clone, PartialEq, Debug)]
pub struct RecordClash {
    pub collection: Collection,
    pub record: Id,
    pub clashes: Vec<Clash>,
    /// The present record, on which a new attempt must build.
    pub theirs: serde_json::Value,
}

#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum StoreError {
    #[error(transparent)]
    Database(#[from] KvError),
    /// Nothing was written.
    #[error("{} records were changed elsewhere in the same fields", .0.len())]
    Clash(Vec<RecordClash>),
    #[error("the data has format {found}, this app knows up to {known}")]
    NewerFormat { found: u32, known: u32 },
    #[error("the record {key} in {collection:?} cannot be read")]
    Unreadable { collection: Collection, key: String },
    #[error("the data was changed while this was being prepared")]
    Changed,
    #[error("cancelled")]
    Cancelled,
    /// The part of the program that does it could not be loaded. Nothing was written.
    #[error("a part of the program did not arrive")]
    NotLoaded,
    #[error("migrating the data failed in {collection:?} at {key}: {reason}")]
    Migration { collection: Collection, key: String, reason: String },
    /// A value of ours that cannot be written or read back: a fault of the program.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<serde_json::Error> for StoreError {
    fn from(e: serde_json::Error) -> StoreError {
        StoreError::Internal(e.to_string())
    }
}
