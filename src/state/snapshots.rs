//! Snapshots of all data: taken before anything risky and daily, thinned, restored, and written to a folder too
//! where the user picked one.

pub mod folder;

use super::backup::files::{self, Parts};
use super::backup::jobs::{self, Work};
use super::backup::{Failure, Whole, whole};
use super::{clock, data, storage};
use crate::domain::Collection;
use crate::i18n::{backup as words, lang_untracked};
use crate::on_demand;
use crate::store::idb::Idb;
use crate::store::snapshots::thinned;
pub use crate::store::snapshots::{Reason, Snapshot};
use crate::store::{Database, StoreError};
use web_sys::Blob;

const PART: f64 = 1024.0 * 1024.0;

on_demand! {
    data:
    /// Takes a snapshot before something risky (or by hand). To be called before the data changes.
    pub async fn take(reason: Reason) -> Result<Snapshot, Failure> {
        let db = data::database()?;
        let guard = jobs::begin_soon(Work::Snapshot).await.ok_or(Failure::Busy)?;
        let taken = take_within(&db, reason).await;
        drop(guard);
        storage::refresh().await;
        taken
    }
}

/// The same as a part of other work.
pub(super) async fn take_within(db: &Database<Idb>, reason: Reason) -> Result<Snapshot, Failure> {
    let at = clock::now();
    let Whole { blob, exported, .. } = whole(db, at, true, Work::Snapshot).await?;
    let counts = Collection::ALL.into_iter().map(|c| (c, exported.counts.of(c))).collect();
    let size = blob.size();
    let snapshot = Snapshot { id: clock::new_id(), at, reason, counts, size: size as u64, revision: exported.revision };
    let mut parts = 0;
    while f64::from(parts) * PART < size {
        let from = f64::from(parts) * PART;
        let bytes = files::bytes_of(&blob, from, (from + PART).min(size)).await.map_err(Failure::Browser)?;
        db.put_snapshot_part(snapshot.id, parts, &bytes).await?;
        parts += 1;
    }
    db.seal_snapshot(&snapshot, parts).await?;
    let mut all = db.snapshots().await?;
    let gone = thinned(&all, at, clock::offset_at(at));
    if !gone.is_empty() {
        db.delete_snapshots(&gone).await?;
        all.retain(|s| !gone.contains(&s.id));
    }
    storage::set_snapshots(all);
    folder::write(&snapshot, &blob).await;
    Ok(snapshot)
}

/// At the first start of a day, if anything has changed since the last snapshot. Quiet: what fails is tried again
/// at the next start, and the data page shows when the last one was taken.
pub(super) async fn daily() {
    if matches!(daily_due().await, Ok(true)) {
        let _ = take_daily().await;
    }
}

async fn daily_due() -> Result<bool, StoreError> {
    let db = data::database()?;
    let revision = db.revision().await?;
    let newest = db.snapshots().await?.into_iter().next();
    let today = clock::today();
    Ok(match newest {
        Some(s) => s.revision != revision && s.at.day(clock::offset_at(s.at)) < today,
        // An empty app needs none.
        None => !db.line_counts().await?.is_empty(),
    })
}

on_demand! {
    data: async fn take_daily() -> Result<(), Failure> {
        let db = data::database()?;
        let guard = jobs::begin_quietly(Work::Snapshot).ok_or(Failure::Busy)?;
        take_within(&db, Reason::Daily).await?;
        drop(guard);
        storage::refresh().await;
        Ok(())
    }
}

/// A snapshot's bytes as one file.
pub(super) async fn blob_of(db: &Database<Idb>, snapshot: &Snapshot) -> Result<Blob, Failure> {
    let parts = Parts::default();
    let mut n = 0;
    while let Some(part) = db.snapshot_part(snapshot.id, n).await? {
        parts.push(&part);
        n += 1;
    }
    parts.into_blob(b"", "application/gzip").map_err(Failure::Browser)
}

/// Saves a snapshot as a file, which can be imported anywhere.
pub async fn save_as_file(snapshot: &Snapshot) -> Result<(), Failure> {
    let db = data::database()?;
    let blob = blob_of(&db, snapshot).await?;
    let packed = files::bytes_of(&blob, 0.0, 2.0).await.is_ok_and(|b| b == [0x1f, 0x8b]);
    files::download(&blob, &words::snapshot_file(lang_untracked(), &stamp(snapshot), packed)).map_err(Failure::Browser)
}

/// `2026-11-21-0930` in this device's zone.
fn stamp(snapshot: &Snapshot) -> String {
    let offset = clock::offset_at(snapshot.at);
    let minutes = snapshot.at.clock_time(offset).minutes();
    format!("{}-{:02}{:02}", snapshot.at.day(offset), minutes / 60, minutes % 60)
}

pub async fn delete(snapshot: &Snapshot) -> Result<(), StoreError> {
    data::database()?.delete_snapshots(&[snapshot.id]).await?;
    storage::refresh().await;
    Ok(())
}
