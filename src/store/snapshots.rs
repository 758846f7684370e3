//! Earlier states of all data, kept in this browser: packed backups cut into parts, each with a label.

use super::database::Database;
use super::error::StoreError;
use super::kv::{Area, Kv, KvError, Mode, Range, Tx};
use crate::domain::sort;
use crate::domain::{Collection, Id, Timestamp};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Why a snapshot was taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    Daily,
    BeforeImport,
    BeforeReplace,
    BeforeRestore,
    BeforeDemoRemoval,
    BeforePurge,
    ByHand,
}

/// The label of a snapshot; written last, so a snapshot with a label is whole.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Snapshot {
    pub id: Id,
    pub at: Timestamp,
    pub reason: Reason,
    pub counts: BTreeMap<Collection, u64>,
    /// Packed size in bytes.
    pub size: u64,
    pub revision: u64,
}

/// Ids of snapshots whose parts are there without a label.
pub(super) async fn unfinished<T: Tx>(tx: &T) -> Result<Vec<String>, KvError> {
    let (labels, parts) = (Range::prefix("label/"), Range::prefix("part/"));
    let (labels, parts) = (tx.keys(Area::Snapshots, &labels, None), tx.keys(Area::Snapshots, &parts, None));
    let (labels, parts) = (labels.await?, parts.await?);
    let labels = sort::set(labels.iter().filter_map(|k| k.strip_prefix("label/").map(str::to_owned)));
    let ids = sort::set(parts.iter().filter_map(|k| k.split('/').nth(1).map(str::to_owned)));
    Ok(ids.into_iter().filter(|id| !labels.contains(id)).collect())
}

fn part_key(id: Id, n: u32) -> String {
    format!("part/{id}/{n:06}")
}

impl<K: Kv> Database<K> {
    pub async fn put_snapshot_part(&self, id: Id, n: u32, bytes: &[u8]) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Snapshots])?;
        tx.put(Area::Snapshots, &part_key(id, n), bytes)?;
        Ok(tx.commit().await?)
    }

    /// Makes the snapshot count: from now on it is listed.
    pub async fn finish_snapshot(&self, snapshot: &Snapshot) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Write, &[Area::Snapshots])?;
        tx.put(Area::Snapshots, &format!("label/{}", snapshot.id), &serde_json::to_vec(snapshot)?)?;
        Ok(tx.commit().await?)
    }

    /// Newest first.
    pub async fn snapshots(&self) -> Result<Vec<Snapshot>, StoreError> {
        let tx = self.kv().begin_in(Mode::Read, &[Area::Snapshots])?;
        let labels = tx.range(Area::Snapshots, &Range::prefix("label/"), u32::MAX).await?;
        let mut all: Vec<Snapshot> = labels.iter().filter_map(|(_, b)| serde_json::from_slice(b).ok()).collect();
        sort::by_key(&mut all, |s| std::cmp::Reverse((s.at, s.id)));
        Ok(all)
    }

    pub async fn snapshot_part(&self, id: Id, n: u32) -> Result<Option<Vec<u8>>, StoreError> {
        let tx = self.kv().begin_in(Mode::Read, &[Area::Snapshots])?;
        Ok(tx.get(Area::Snapshots, &part_key(id, n)).await?)
    }

    pub async fn delete_snapshots(&self, ids: &[Id]) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Snapshots])?;
        for id in ids {
            tx.delete_key(Area::Snapshots, &format!("label/{id}"))?;
            tx.delete(Area::Snapshots, &Range::prefix(&format!("part/{id}/")))?;
        }
        Ok(tx.commit().await?)
    }
}

/// Which snapshots are no longer kept: everything of the last two days stays, then the newest of each of seven
/// days, then the newest of each of four weeks. `offset_minutes` is the user's zone, east of UTC.
pub fn thinned(snapshots: &[Snapshot], now: Timestamp, offset_minutes: i32) -> Vec<Id> {
    let today = now.day(offset_minutes);
    let mut newest_first: Vec<&Snapshot> = snapshots.iter().collect();
    sort::by_key(&mut newest_first, |s| std::cmp::Reverse((s.at, s.id)));
    let mut days = BTreeSet::new();
    let mut weeks = BTreeSet::new();
    let mut gone = Vec::new();
    for s in newest_first {
        let day = s.at.day(offset_minutes);
        let age = today.days_since(day);
        let kept = match age {
            ..2 => true,
            2..9 => days.insert(day),
            // Weeks counted back from the end of the daily ones.
            9..37 => weeks.insert((age - 9) / 7),
            _ => false,
        };
        if !kept {
            gone.push(s.id);
        }
    }
    gone
}
