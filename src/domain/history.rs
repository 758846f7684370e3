//! The history of each record: who changed which field from what to what, and when.

use super::customers::choices;
use super::merge::FieldChange;
use super::record::{Collection, Extra, record};
use super::{Id, Timestamp};
use serde::{Deserialize, Serialize};

choices! {
    /// What happened to the record.
    HistoryKind { Created, Changed, Deleted, Restored, Imported, Undone }
}

/// One change of one record. `created_at` is the time of the change.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct HistoryEntry {
    pub id: Id,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub device: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    pub record: Id,
    pub collection: Collection,
    /// The record's parent, with which it is found again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<Id>,
    /// Groups the changes of one operation, so that it can be undone as a whole.
    pub operation: Id,
    pub kind: HistoryKind,
    /// `updated_at` of the record before the change; tells versions' descent when two devices are merged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<FieldChange>,
    #[serde(flatten)]
    pub extra: Extra,
}

impl HistoryEntry {
    /// Cluster key of the record that was changed.
    pub fn record_key(&self) -> String {
        super::record::cluster_key(self.parent, self.record)
    }
}

record!(HistoryEntry, Collection::History, |self| Some(self.record));
