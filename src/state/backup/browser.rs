//! The use-cases of the data page: export, import with its dry run, undo, saving raw what cannot be opened.

use super::export::{Exported, export};
use super::files::{self, FileSource, Parts};
use super::import::{self, ImportError, Preview, SourceError, Staged, Terms};
use super::jobs::{self, Breath, Work};
use crate::domain::{Collection, Timestamp};
use crate::formats::backup::plan::{Policy, Stamps};
use crate::formats::backup::{Counts, ReadError, Writer};
use crate::i18n::{backup as words, lang_untracked};
use crate::on_demand;
use crate::state::parts::Missing;
use crate::state::{clock, data, snapshots, storage};
use crate::store::bulk::Commit;
use crate::store::idb::Idb;
use crate::store::kv::Area;
use crate::store::snapshots::{Reason, Snapshot};
use crate::store::{Database, StoreError};
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use web_sys::Blob;

/// Why something of this page did not happen. Nothing has been changed then.
#[derive(Clone, PartialEq, Debug)]
pub enum Failure {
    /// Something else is under way.
    Busy,
    Store(StoreError),
    /// The file is at fault.
    Read(ReadError),
    Source(SourceError),
    /// The browser refused, in its words.
    Browser(String),
    /// The part of the program that does it did not arrive.
    Missing,
}

impl From<Missing> for Failure {
    fn from(_: Missing) -> Failure {
        Failure::Missing
    }
}

impl Failure {
    pub fn is_cancelled(&self) -> bool {
        *self == Failure::Store(StoreError::Cancelled)
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Failure {
        Failure::Store(e)
    }
}

impl From<ImportError> for Failure {
    fn from(e: ImportError) -> Failure {
        match e {
            ImportError::Read(e) => Failure::Read(e),
            ImportError::Source(e) => Failure::Source(e),
            ImportError::Store(e) => Failure::Store(e),
        }
    }
}

/// What is remembered of the last backup made here.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct LastBackup {
    pub at: Timestamp,
    /// Such as "Chrome · Windows".
    pub label: String,
    pub revision: u64,
    pub counts: Counts,
    pub size: u64,
}

/// Everything as one file.
pub(crate) struct Whole {
    pub blob: Blob,
    pub exported: Exported,
    pub packed: bool,
}

pub(crate) async fn whole(db: &Database<Idb>, at: Timestamp, pack: bool, work: Work) -> Result<Whole, Failure> {
    let parts = Parts::default();
    let mut breath = Breath::new(work);
    let exported =
        export(db, |bytes| parts.push(bytes), |lines, blocks| breath.records(blocks.done, blocks.total, lines)).await?;
    let header = Writer::header(exported.counts, at);
    let blob = parts.into_blob(&header, "application/json").map_err(Failure::Browser)?;
    if !pack || !files::can_pack() {
        return Ok(Whole { blob, exported, packed: false });
    }
    let total = blob.size() as u64;
    let mut breath = Breath::new(if work == Work::Exporting { Work::Packing } else { work });
    let packed = files::packed(&blob, |done| breath.records(done as u64, total, exported.counts.total())).await;
    match packed.map_err(Failure::Browser)? {
        None => Err(StoreError::Cancelled.into()),
        Some(packed) => {
            // Typed anew: the stream's own answer has no type.
            let blob = packed.slice_with_f64_and_f64_and_content_type(0.0, packed.size(), "application/gzip");
            Ok(Whole { blob: blob.map_err(|e| Failure::Browser(files::said(&e)))?, exported, packed: true })
        }
    }
}

/// Writes all data into a file and hands it over as a download.
pub async fn export_file(pack: bool) -> Result<LastBackup, Failure> {
    let db = data::database()?;
    let _guard = jobs::begin_soon(Work::Exporting).await.ok_or(Failure::Busy)?;
    let at = clock::now();
    let Whole { blob, exported, packed } = whole(&db, at, pack, Work::Exporting).await?;
    let name = words::backup_file(lang_untracked(), at.day(clock::offset_at(at)), packed);
    files::download(&blob, &name).map_err(Failure::Browser)?;
    let last = LastBackup {
        at,
        label: storage::device_label(),
        revision: exported.revision,
        counts: exported.counts,
        size: blob.size() as u64,
    };
    storage::remember_backup(last.clone()).await?;
    Ok(last)
}

/// Where an import comes from.
#[derive(Clone, PartialEq, Debug)]
pub enum Origin {
    File { name: String, size: u64 },
    Snapshot(Snapshot),
}

/// An import read, compared and waiting for the user's word.
#[derive(Clone, PartialEq, Debug)]
pub struct Ready {
    pub from: Origin,
    pub staged: Staged,
    pub preview: Preview,
    /// Records here, of the collections that have a directory.
    pub here: BTreeMap<Collection, u64>,
    /// The data changed after it had been compared, so it was compared again.
    pub again: bool,
}

/// An import that has taken effect.
#[derive(Clone, PartialEq, Debug)]
pub struct Outcome {
    pub from: Origin,
    pub commit: Commit,
    pub staged: Staged,
    pub preview: Preview,
    /// The state before, to go back to.
    pub before: Snapshot,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub enum Importing {
    #[default]
    None,
    /// What is under way is told by [`jobs::job`].
    Working(Origin),
    Ready(Box<Ready>),
    Failed(Origin, Failure),
    Done(Box<Outcome>),
}

static IMPORTING: LazyLock<ArcRwSignal<Importing>> = LazyLock::new(|| ArcRwSignal::new(Importing::default()));

thread_local!(static FILE: RefCell<Option<Blob>> = const { RefCell::new(None) });

/// Where the import stands; follows changes.
pub fn importing() -> Importing {
    IMPORTING.get()
}

/// Reads a file and compares it with what is here. Nothing is written but what is dropped again.
pub async fn read_file(file: web_sys::File) {
    let from = Origin::File { name: file.name(), size: file.size() as u64 };
    FILE.replace(Some(file.clone().into()));
    look(from, false).await;
}

/// The same with a snapshot.
pub async fn read_snapshot(snapshot: Snapshot) {
    let from = Origin::Snapshot(snapshot.clone());
    let blob = match data::database() {
        Ok(db) => snapshots::blob_of(&db, &snapshot).await,
        Err(e) => Err(e.into()),
    };
    match blob {
        Ok(blob) => {
            FILE.replace(Some(blob));
            look(from, false).await;
        }
        Err(e) => IMPORTING.set(Importing::Failed(from, e)),
    }
}

async fn look(from: Origin, again: bool) {
    let Some(_guard) = jobs::begin_soon(Work::Reading).await else {
        IMPORTING.set(Importing::Failed(from, Failure::Busy));
        return;
    };
    IMPORTING.set(Importing::Working(from.clone()));
    let next = match staged_and_compared().await {
        Ok((staged, preview, here)) => Importing::Ready(Box::new(Ready { from, staged, preview, here, again })),
        Err(e) if e.is_cancelled() => Importing::None,
        Err(e) => Importing::Failed(from, e),
    };
    IMPORTING.set(next);
}

type Compared = (Staged, Preview, BTreeMap<Collection, u64>);

async fn staged_and_compared() -> Result<Compared, Failure> {
    let db = data::database()?;
    let blob = FILE.with_borrow(Clone::clone).ok_or(Failure::Source(SourceError::Unavailable("?".into())))?;
    let mut source = FileSource::open(&blob).await.map_err(Failure::Source)?;
    let (taken, total) = (source.taken(), blob.size() as u64);
    let mut breath = Breath::counting(Work::Reading, move || (taken.get() as u64, total));
    let staged = import::stage(&db, clock::new_id(), &mut source, &mut breath).await?;
    let preview = import::preview(&db, &staged, &mut Breath::new(Work::Comparing)).await;
    match preview {
        Ok(preview) => Ok((staged, preview, db.line_counts().await?)),
        Err(e) => {
            let _ = import::forget(&db, &staged).await;
            Err(e.into())
        }
    }
}

/// Puts the import that waits into effect, after a snapshot of what is here.
pub async fn take_effect(commit: Commit, policy: Policy) {
    let Importing::Ready(ready) = IMPORTING.get_untracked() else { return };
    let from = ready.from.clone();
    let Some(guard) = jobs::begin_soon(Work::Snapshot).await else { return };
    IMPORTING.set(Importing::Working(from.clone()));
    match carry_out(&ready, commit, policy).await {
        Ok(before) => {
            FILE.take();
            let Ready { staged, preview, .. } = *ready;
            IMPORTING.set(Importing::Done(Box::new(Outcome { from, commit, staged, preview, before })));
            drop(guard);
            storage::refresh().await;
        }
        Err(Failure::Store(StoreError::Changed)) => {
            // Written to in between, here or in another tab: look again, so that the user decides on what is.
            drop(guard);
            look(from, true).await;
        }
        Err(e) if e.is_cancelled() => IMPORTING.set(Importing::Ready(ready)),
        Err(e) => {
            if let Ok(db) = data::database() {
                let _ = import::forget(&db, &ready.staged).await;
            }
            IMPORTING.set(Importing::Failed(from, e));
        }
    }
}

async fn carry_out(ready: &Ready, commit: Commit, policy: Policy) -> Result<Snapshot, Failure> {
    let db = data::database()?;
    let reason = match (&ready.from, commit) {
        (Origin::Snapshot(_), _) => Reason::BeforeRestore,
        (Origin::File { .. }, Commit::Replace) => Reason::BeforeReplace,
        (Origin::File { .. }, Commit::Merge) => Reason::BeforeImport,
    };
    let before = snapshots::take_within(&db, reason).await?;
    let stamps = Stamps { now: clock::now(), device: data::device(), operation: clock::new_id() };
    let terms = Terms { commit, policy, stamps };
    let mut breath = Breath::new(Work::Importing);
    let touched = import::commit(&db, &ready.staged, &ready.preview, terms, &mut clock::new_id, &mut breath).await?;
    data::integrate_calmly(touched).await?;
    Ok(before)
}

/// Gives up what waits or closes what is shown.
pub async fn close_import() {
    let was = IMPORTING.get_untracked();
    IMPORTING.set(Importing::None);
    FILE.take();
    if let (Importing::Ready(ready), Ok(db)) = (was, data::database()) {
        // What stays behind is swept up at the next start.
        let _ = import::forget(&db, &ready.staged).await;
    }
}

/// Takes an import back: restores the state before it, with a snapshot of what is here now.
pub async fn undo_import() {
    let Importing::Done(done) = IMPORTING.get_untracked() else { return };
    restore(done.before).await;
}

/// Goes back to a snapshot at once; what is here now becomes a snapshot itself.
pub async fn restore(snapshot: Snapshot) {
    read_snapshot(snapshot).await;
    take_effect(Commit::Replace, Policy::Newer).await;
}

on_demand! {
    data:
    /// Saves everything as it lies in the database, also where it cannot be opened: one JSON file with all entries, text
    /// as text and other bytes in base64.
    pub async fn save_raw() -> Result<(), Failure> {
        let db = match data::database() {
            Ok(db) => db,
            Err(_) => std::rc::Rc::new(Database::open_raw(Idb::open(data::DATABASE, || {}, |_| {}).await.map_err(StoreError::from)?)),
        };
        let parts = Parts::default();
        let mut buffer = Vec::new();
        let mut first = true;
        db.dump(|area: Area, key, bytes| {
            buffer.extend_from_slice(if first { b"\n" } else { b",\n" });
            first = false;
            // Serializing texts cannot fail; if it did, the bytes would stand there without their name.
            let entry = match std::str::from_utf8(bytes) {
                Ok(text) => serde_json::json!({ "area": area.name(), "key": key, "text": text }),
                Err(_) => {
                    serde_json::json!({ "area": area.name(), "key": key, "bytes": crate::formats::base64::encode(bytes) })
                }
            };
            buffer.extend_from_slice(entry.to_string().as_bytes());
            if buffer.len() > 256 * 1024 {
                parts.push(&buffer);
                buffer.clear();
            }
        })
        .await
        .map_err(StoreError::from)?;
        buffer.extend_from_slice(b"\n]}\n");
        parts.push(&buffer);
        let at = clock::now();
        let head = format!("{{\"format\":\"changliu-raw\",\"saved_at\":\"{at}\",\"entries\":[");
        let internal = StoreError::Internal;
        let blob = parts.into_blob(head.as_bytes(), "application/json").map_err(internal)?;
        let name = words::raw_file(lang_untracked(), at.day(clock::offset_at(at)));
        files::download(&blob, &name).map_err(Failure::Browser)
    }
}

/// Saves the lines that cannot be read, as they lie there, one below the other.
pub async fn save_unreadable() -> Result<(), StoreError> {
    let db = data::database()?;
    let wanted: Vec<(String, Vec<u8>)> = data::with_directory_untracked(|directory| {
        directory.unreadable().into_iter().map(|row| (row.block.to_owned(), row.key.to_vec())).collect()
    });
    let parts = Parts::default();
    for (block, key) in wanted {
        for line in db.raw_lines(&block, &key).await? {
            parts.push(&line);
            parts.push(b"\n");
        }
    }
    let blob = parts.into_blob(b"", "text/plain").map_err(StoreError::Internal)?;
    let at = clock::now();
    let name = words::unreadable_file(lang_untracked(), at.day(clock::offset_at(at)));
    files::download(&blob, &name).map_err(StoreError::Internal)
}
