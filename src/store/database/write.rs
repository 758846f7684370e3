//! Edits: read, merge, write and history in one transaction.

use super::super::blocks;
use super::super::collections::{canonical, prefix, text};
use super::*;
use crate::domain::json;
use crate::domain::merge::{self, FieldChange};
use crate::domain::record::cluster_key;
use crate::domain::{HistoryEntry, Id, Timestamp, history::HistoryKind};
use crate::store::error::RecordClash;
use serde_json::Value;
use std::collections::BTreeMap;

/// What one operation of the user does; all of it or nothing.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    pub operation: Id,
    pub at: Timestamp,
    pub device: Id,
    pub edits: Vec<Edit>,
    /// Key of the draft that they were typed in: it goes when they are stored.
    pub draft: Option<String>,
}

/// One record's part of an operation.
#[derive(Clone, PartialEq, Debug)]
pub enum Edit {
    /// Writes `new`. `base` is the version that the user started from; what was changed elsewhere since is merged.
    Put { collection: Collection, key: String, id: Id, parent: Option<Id>, base: Option<Value>, new: Value },
    /// Takes an earlier change of one record back.
    Undo(HistoryEntry),
}

impl Edit {
    pub fn create<T: Record>(new: &T) -> Result<Edit, StoreError> {
        Edit::put(None, new)
    }
    pub fn update<T: Record>(base: &T, new: &T) -> Result<Edit, StoreError> {
        Edit::put(Some(base), new)
    }
    /// Moves a record to the trash.
    pub fn delete<T: Record>(base: &T, at: Timestamp) -> Result<Edit, StoreError> {
        let mut new = base.clone();
        new.set_deleted(Some(at));
        Edit::put(Some(base), &new)
    }
    pub fn restore<T: Record>(base: &T) -> Result<Edit, StoreError> {
        let mut new = base.clone();
        new.set_deleted(None);
        Edit::put(Some(base), &new)
    }
    /// With clashing fields set as the user chose: `resolved` was built on `clash.theirs`.
    pub fn resolve<T: Record>(clash: &RecordClash, resolved: &T) -> Result<Edit, StoreError> {
        let mut edit = Edit::put::<T>(None, resolved)?;
        if let Edit::Put { base, .. } = &mut edit {
            *base = Some(clash.theirs.clone());
        }
        Ok(edit)
    }
    fn put<T: Record>(base: Option<&T>, new: &T) -> Result<Edit, StoreError> {
        Ok(Edit::Put {
            collection: T::COLLECTION,
            key: new.cluster_key(),
            id: new.id(),
            parent: new.parent(),
            base: base.map(json::to_value).transpose()?,
            new: json::to_value(new)?,
        })
    }
}

/// What an operation did; enough to show it, to tell other tabs and to undo it.
#[derive(Clone, PartialEq, Debug)]
pub struct Applied {
    pub records: Vec<AppliedRecord>,
    pub touched: Touched,
}

#[derive(Clone, PartialEq, Debug)]
pub struct AppliedRecord {
    pub collection: Collection,
    pub key: String,
    pub before: Option<Value>,
    pub after: Value,
    /// `None` where the edit changed nothing.
    pub history: Option<HistoryEntry>,
}

/// Records whose blocks are read at a time.
const BATCH: usize = 32;

/// The blocks that a transaction has read and changed: of every record it is about the block that holds it, and those
/// it made.
#[derive(Default)]
struct Workset {
    blocks: BTreeMap<String, Vec<u8>>,
}

impl Workset {
    /// Reads the blocks of these records.
    async fn load<T: Tx>(&mut self, tx: &T, records: &[(Collection, String)]) -> Result<(), StoreError> {
        let all = |collection| Range::prefix(&prefix(collection));
        // All are asked for before any is awaited: together they cost one way to the database and back.
        let asked: Vec<_> = records.iter().map(|(c, key)| last_before(tx, Area::Blocks, &all(*c), key)).collect();
        for (asked, (collection, _)) in asked.into_iter().zip(records) {
            let found = match asked.await? {
                Some(found) => Some(found),
                None => tx.range(Area::Blocks, &all(*collection), 1).await?.pop(),
            };
            self.blocks.extend(found);
        }
        Ok(())
    }

    /// The key of the block that holds this record or would, as [`holder`] finds it in the database.
    fn holder(&self, collection: Collection, key: &str) -> String {
        let Range { from, to, .. } = Range::prefix(&prefix(collection));
        let own = format!("{from}{key}");
        let before = self.blocks.range(from.clone()..=own.clone()).next_back();
        before.or_else(|| self.blocks.range(from..=to).next()).map_or(own, |(key, _)| key.clone())
    }

    fn find(&self, collection: Collection, key: &str) -> Option<&[u8]> {
        blocks::find(self.blocks.get(&self.holder(collection, key))?, key)
    }

    fn set(&mut self, collection: Collection, key: &str, json: &[u8]) {
        let block = self.blocks.entry(self.holder(collection, key)).or_default();
        *block = blocks::with(block, key, Some(json));
    }

    /// Writes all blocks with their segments.
    fn write(self, tx: &impl Tx) -> Result<Touched, StoreError> {
        let mut touched = Touched::default();
        for (key, block) in self.blocks {
            super::super::bulk::replace_block(tx, Area::Blocks, &key, block, &mut touched)?;
        }
        Ok(touched)
    }
}

impl Edit {
    /// Collection, cluster key, id and parent of its record.
    fn record(&self) -> (Collection, String, Id, Option<Id>) {
        match self {
            Edit::Put { collection, key, id, parent, .. } => (*collection, key.clone(), *id, *parent),
            Edit::Undo(entry) => (entry.collection, entry.record_key(), entry.record, entry.parent),
        }
    }
}

impl<K: Kv> Database<K> {
    /// Carries out an operation. When fields clash, nothing is written and all clashes are returned.
    pub async fn apply(&self, change: &Change) -> Result<Applied, StoreError> {
        let mut records = Vec::with_capacity(2 * change.edits.len());
        for (n, edit) in change.edits.iter().enumerate() {
            let (collection, key, id, _) = edit.record();
            records.push((collection, key));
            records.push((Collection::History, cluster_key(Some(id), change.operation.derived(n as u32))));
        }
        let tx = self.kv.begin_in(Mode::Write, &[Area::Blocks, Area::Directory, Area::Meta, Area::Drafts])?;
        let revision = advance(&tx);
        let mut set = Workset::default();
        for some in records.chunks(BATCH) {
            set.load(&tx, some).await?;
        }
        let revision = revision.await?;
        let mut applied = Vec::with_capacity(change.edits.len());
        let mut clashes = Vec::new();
        for (n, edit) in change.edits.iter().enumerate() {
            match edit_one(&mut set, change, n as u32, edit)? {
                Ok(record) => applied.push(record),
                Err(clash) => clashes.push(clash),
            }
        }
        if !clashes.is_empty() {
            return Err(StoreError::Clash(clashes));
        }
        let touched = Touched { revision, ..set.write(&tx)? };
        if let Some(draft) = &change.draft {
            tx.delete_key(Area::Drafts, draft)?;
        }
        tx.commit().await?;
        Ok(Applied { records: applied, touched })
    }
}

fn edit_one(
    set: &mut Workset,
    change: &Change,
    n: u32,
    edit: &Edit,
) -> Result<Result<AppliedRecord, RecordClash>, StoreError> {
    let (collection, key, id, parent) = edit.record();
    let before: Option<Value> = match set.find(collection, &key) {
        None => None,
        Some(json) => Some(json::read(json).map_err(|_| StoreError::Unreadable { collection, key: key.clone() })?),
    };
    let (merged, kind) = match (edit, &before) {
        (Edit::Put { new, .. }, None) => (merge::Merged { value: new.clone(), clashes: vec![] }, HistoryKind::Created),
        (Edit::Put { base, new, .. }, Some(now)) => {
            let merged = merge::three_way(base.as_ref().unwrap_or(&Value::Null), new, now);
            let kind = match (now.get("deleted_at"), merged.value.get("deleted_at")) {
                (None, Some(_)) => HistoryKind::Deleted,
                (Some(_), None) => HistoryKind::Restored,
                _ => HistoryKind::Changed,
            };
            (merged, kind)
        }
        (Edit::Undo(_), None) => return Err(StoreError::Changed),
        (Edit::Undo(entry), Some(now)) => (undone(entry, change.at, now), HistoryKind::Undone),
    };
    if !merged.clashes.is_empty() {
        let theirs = before.unwrap_or(Value::Null);
        return Ok(Err(RecordClash { collection, record: id, clashes: merged.clashes, theirs }));
    }
    let changes = before.as_ref().map(|b| merge::diff(b, &merged.value)).unwrap_or_default();
    if before.is_some() && changes.is_empty() {
        let after = merged.value;
        return Ok(Ok(AppliedRecord { collection, key, before, after, history: None }));
    }
    let mut after = merged.value;
    after["updated_at"] = Value::from(change.at.to_string());
    after["device"] = Value::from(change.device.to_string());
    let json = canonical(collection, after.clone())?;
    set.set(collection, &key, &json);
    let earlier = before.as_ref().and_then(|b| b.get("updated_at")?.as_str()?.parse().ok());
    let entry = HistoryEntry {
        id: change.operation.derived(n),
        created_at: change.at,
        updated_at: change.at,
        device: change.device,
        deleted_at: None,
        record: id,
        collection,
        parent,
        operation: change.operation,
        kind,
        before: earlier,
        changes,
        extra: Default::default(),
    };
    set.set(Collection::History, &entry.cluster_key(), &text(&entry)?);
    Ok(Ok(AppliedRecord { collection, key, before, after, history: Some(entry) }))
}

/// The record without an earlier change. Undoing its making moves it to the trash.
fn undone(entry: &HistoryEntry, at: Timestamp, now: &Value) -> merge::Merged {
    if entry.kind == HistoryKind::Created {
        let to_trash = FieldChange { path: "/deleted_at".into(), from: Some(at.to_string().into()), to: None };
        return merge::revert(now, &[to_trash]);
    }
    merge::revert(now, &entry.changes)
}
