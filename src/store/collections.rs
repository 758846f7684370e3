//! What differs between the collections: their types. Everything else in the store works on JSON.

use crate::domain::json;
use crate::domain::{Action, Collection, Customer, HistoryEntry, LogEntry, Record};
use serde::Serialize;
use serde_json::Value;

/// The stored text of a record: `id` first, the fields in the order of the type, nothing that is empty.
pub fn text<T: Serialize>(record: &T) -> Result<Vec<u8>, serde_json::Error> {
    json::write(record)
}

/// The stored text of a record that was merged as a bare value; fails where it is no such record.
pub fn canonical(collection: Collection, value: Value) -> Result<Vec<u8>, serde_json::Error> {
    fn through<T: Record>(value: Value) -> Result<Vec<u8>, serde_json::Error> {
        text(&json::from_value::<T>(&value)?)
    }
    match collection {
        Collection::Customers => through::<Customer>(value),
        Collection::Logs => through::<LogEntry>(value),
        Collection::Actions => through::<Action>(value),
        Collection::History => through::<HistoryEntry>(value),
    }
}

/// Block keys of a collection begin with this.
pub fn prefix(collection: Collection) -> String {
    format!("{}/", collection.name())
}

/// The collection and the cluster key that a block key was made of.
pub fn parse_block_key(key: &str) -> Option<(Collection, &str)> {
    let (name, first) = key.split_once('/')?;
    Some((Collection::from_name(name)?, first))
}

/// Whether blocks of the collection have directory segments: history is only ever read record by record.
pub fn has_directory(collection: Collection) -> bool {
    collection != Collection::History
}
