//! What every stored record has in common.

use super::{Id, Timestamp};
use serde::{Serialize, de::DeserializeOwned};
use std::collections::BTreeMap;

/// Fields that this version does not know, kept as they came.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// A stored collection. The order is the order in backups.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub enum Collection {
    Customers,
    Logs,
    Actions,
    History,
}

impl Collection {
    pub const ALL: [Collection; 4] =
        [Collection::Customers, Collection::Logs, Collection::Actions, Collection::History];

    /// Its name in the database and in backups.
    pub const fn name(self) -> &'static str {
        match self {
            Collection::Customers => "customers",
            Collection::Logs => "logs",
            Collection::Actions => "actions",
            Collection::History => "history",
        }
    }
    pub fn from_name(name: &str) -> Option<Collection> {
        Self::ALL.into_iter().find(|c| c.name() == name)
    }
}

/// A record of a collection.
pub trait Record: Serialize + DeserializeOwned + Clone + PartialEq {
    const COLLECTION: Collection;

    fn id(&self) -> Id;
    fn created_at(&self) -> Timestamp;
    fn updated_at(&self) -> Timestamp;
    fn deleted_at(&self) -> Option<Timestamp>;
    /// Marks it as written by `device` at `at`.
    fn stamp(&mut self, at: Timestamp, device: Id);
    fn set_deleted(&mut self, at: Option<Timestamp>);
    /// The record it belongs to (a log entry's customer); records of one parent lie side by side.
    fn parent(&self) -> Option<Id>;

    /// Where it lies within its collection: its id, below its parent's where it has one.
    fn cluster_key(&self) -> String {
        cluster_key(self.parent(), self.id())
    }
}

/// See [`Record::cluster_key`].
pub fn cluster_key(parent: Option<Id>, id: Id) -> String {
    match parent {
        Some(parent) => format!("{parent}/{id}"),
        None => id.to_string(),
    }
}

/// Implements [`Record`] for an entity with the five common fields.
macro_rules! record {
    ($type:ty, $collection:expr, |$self:ident| $parent:expr) => {
        impl $crate::domain::record::Record for $type {
            const COLLECTION: $crate::domain::record::Collection = $collection;
            fn id(&self) -> $crate::domain::Id {
                self.id
            }
            fn created_at(&self) -> $crate::domain::Timestamp {
                self.created_at
            }
            fn updated_at(&self) -> $crate::domain::Timestamp {
                self.updated_at
            }
            fn deleted_at(&self) -> Option<$crate::domain::Timestamp> {
                self.deleted_at
            }
            fn stamp(&mut self, at: $crate::domain::Timestamp, device: $crate::domain::Id) {
                self.updated_at = at;
                self.device = device;
            }
            fn set_deleted(&mut self, at: Option<$crate::domain::Timestamp>) {
                self.deleted_at = at;
            }
            fn parent(&$self) -> Option<$crate::domain::Id> {
                $parent
            }
        }
    };
}
pub(crate) use record;

/// True for values that are left out of the stored text.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
