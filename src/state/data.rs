//! The open database and its directory: opening, following other tabs, writing, undoing.

use super::{clock, drafts, tabs};
use crate::domain::{HistoryEntry, Id, Timestamp};
use crate::on_demand;
use crate::store::directory::Directory;
use crate::store::idb::{Closed, Idb};
use crate::store::kv::KvError;
use crate::store::{Change, Database, Edit, StoreError, Touched};
use futures_util::future::join;
use leptos::prelude::*;
use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;
use std::rc::Rc;
use std::sync::LazyLock;

/// Name of the browser's database.
pub const DATABASE: &str = "changliu";

/// Where the app stands with its data.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Phase {
    #[default]
    Opening,
    /// Another tab with an older version must be closed first.
    Waiting,
    Loading {
        done: usize,
        total: usize,
    },
    Ready,
    Failed(StoreError),
    /// The connection was lost while the app was open.
    Lost(Closed),
}

struct Open {
    db: Rc<Database<Idb>>,
    device: Id,
}

thread_local! {
    static OPEN: RefCell<Option<Open>> = const { RefCell::new(None) };
    static DIRECTORY: RefCell<Directory> = RefCell::new(Directory::new());
    static SEEN: RefCell<Revisions> = const { RefCell::new(Revisions { all_up_to: 0, beyond: BTreeSet::new() }) };
    static SYNCING: Cell<bool> = const { Cell::new(false) };
}

static PHASE: LazyLock<ArcRwSignal<Phase>> = LazyLock::new(|| ArcRwSignal::new(Phase::default()));
static VERSION: LazyLock<ArcRwSignal<u64>> = LazyLock::new(|| ArcRwSignal::new(0));
static REBUILDING: LazyLock<ArcRwSignal<Option<(usize, usize)>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// Which write transactions this tab knows of.
struct Revisions {
    all_up_to: u64,
    beyond: BTreeSet<u64>,
}

impl Revisions {
    fn add(&mut self, revision: u64) {
        self.beyond.insert(revision);
        while self.beyond.remove(&(self.all_up_to + 1)) {
            self.all_up_to += 1;
        }
        self.beyond = self.beyond.split_off(&(self.all_up_to + 1));
    }
    fn reset(&mut self, revision: u64) {
        self.all_up_to = revision;
        self.beyond = self.beyond.split_off(&(revision + 1));
    }
}

/// Where the app stands; follows changes.
pub fn phase() -> Phase {
    PHASE.get()
}

pub fn phase_untracked() -> Phase {
    PHASE.get_untracked()
}

/// Blocks done and in all while the directory is being mended in the background.
pub fn rebuilding() -> Option<(usize, usize)> {
    REBUILDING.get()
}

/// Counts the changes of the data, whoever made them. Views read it to follow them.
pub fn version() -> u64 {
    VERSION.get()
}

/// The directory as it is now, following changes when called where signals are followed.
pub fn with_directory<T>(f: impl FnOnce(&mut Directory) -> T) -> T {
    VERSION.track();
    with_directory_untracked(f)
}

pub fn with_directory_untracked<T>(f: impl FnOnce(&mut Directory) -> T) -> T {
    DIRECTORY.with_borrow_mut(f)
}

/// The open database.
pub fn database() -> Result<Rc<Database<Idb>>, StoreError> {
    OPEN.with_borrow(|open| open.as_ref().map(|o| o.db.clone())).ok_or(StoreError::Database(KvError::Closed))
}

/// This device's id, made at its first start.
pub fn device() -> Id {
    OPEN.with_borrow(|open| open.as_ref().map_or(Id::NIL, |o| o.device))
}

/// Opens the data and fills the directory. Called at the start, and again when the user asks for it after a failure.
pub async fn open() {
    PHASE.set(Phase::Opening);
    if let Err(e) = try_open().await {
        PHASE.set(Phase::Failed(e));
    }
}

async fn try_open() -> Result<(), StoreError> {
    OPEN.with_borrow_mut(Option::take);
    let waiting = || {
        if PHASE.get_untracked() == Phase::Opening {
            PHASE.set(Phase::Waiting);
        }
    };
    // A tab that holds the database without answering gives no "blocked" event when nothing needs upgrading.
    let slow = gloo::timers::callback::Timeout::new(4_000, waiting);
    let lost = |why| {
        OPEN.with_borrow_mut(Option::take);
        PHASE.set(Phase::Lost(why));
    };
    let kv = Idb::open(DATABASE, waiting, lost).await;
    drop(slow);
    let (db, old) = Database::begin(kv?).await?;
    let db = Rc::new(db);
    if old {
        bring_up_to_date(db.clone()).await?;
    }
    let (device, stale) = join(known_device(&db), load(&db)).await;
    let (device, stale) = (device?, stale?);
    OPEN.with_borrow_mut(|open| *open = Some(Open { db: db.clone(), device }));
    tabs::listen();
    // The list is drawn in a turn of its own.
    clock::rest().await;
    PHASE.set(Phase::Ready);
    mend(db, stale).await
}

on_demand! {
    write: async fn bring_up_to_date(db: Rc<Database<Idb>>) -> Result<Option<u32>, StoreError> {
        db.bring_up_to_date().await
    }
}

async fn known_device(db: &Database<Idb>) -> Result<Id, StoreError> {
    if let Some(id) = db.meta("device").await? {
        return Ok(id);
    }
    let id = clock::new_id();
    db.set_meta("device", &id).await?;
    Ok(id)
}

/// Reads all segments into a new directory and puts it in place. Returns what is to be made anew: the blocks whose
/// segments are missing or damaged, and segments whose block is gone.
async fn load(db: &Database<Idb>) -> Result<Vec<String>, StoreError> {
    let mut fresh = Directory::new();
    let mut stale = Vec::new();
    let mut done = 0;
    let stored = db.directory(|page, total| {
        done += page.len();
        for (key, segment) in page {
            if fresh.load(&key, segment).is_err() {
                stale.push(key);
            }
        }
        if PHASE.get_untracked() != Phase::Ready {
            PHASE.set(Phase::Loading { done, total: total.max(done) });
        }
    });
    let stored = stored.await?;
    DIRECTORY.replace(fresh);
    SEEN.with_borrow_mut(|seen| seen.reset(stored.revision));
    changed();
    stale.extend(stored.missing.into_iter().chain(stored.orphaned));
    Ok(stale)
}

/// The same, with what is stale made anew.
async fn reload(db: Rc<Database<Idb>>) -> Result<(), StoreError> {
    let stale = load(&db).await?;
    mend(db, stale).await
}

async fn mend(db: Rc<Database<Idb>>, stale: Vec<String>) -> Result<(), StoreError> {
    if stale.is_empty() { Ok(()) } else { rebuild(db, stale).await }
}

on_demand! {
    write:
    /// Makes segments anew from the records, a few at a time.
    async fn rebuild(db: Rc<Database<Idb>>, keys: Vec<String>) -> Result<(), StoreError> {
        let total = keys.len();
        let mut done = 0;
        for some in keys.chunks(8) {
            REBUILDING.set(Some((done, total)));
            let made = db.rebuild(some).await?;
            done += made.len();
            take_in(made);
            clock::rest().await;
        }
        REBUILDING.set(None);
        changed();
        Ok(())
    }
}

fn take_in(segments: Vec<(String, Option<Vec<u8>>)>) {
    DIRECTORY.with_borrow_mut(|directory| {
        for (key, segment) in segments {
            let loaded = segment.map(|bytes| directory.load(&key, bytes));
            // What has just been made from the records is in order; what is gone is gone.
            if !matches!(loaded, Some(Ok(()))) {
                directory.remove(&key);
            }
        }
    });
}

fn changed() {
    VERSION.update(|v| *v += 1);
}

/// Takes what this tab has just written into the directory and tells the other tabs.
pub(super) fn integrate(touched: Touched) {
    let keys: Vec<String> = touched.written.iter().map(|(k, _)| k.clone()).chain(touched.removed.clone()).collect();
    SEEN.with_borrow_mut(|seen| seen.add(touched.revision));
    take_in(touched.written.into_iter().chain(touched.removed.into_iter().map(|k| (k, None))).collect());
    changed();
    tabs::tell(touched.revision, &keys);
}

/// The same for so much that it is taken in a few blocks at a time.
pub(super) async fn integrate_calmly(touched: Touched) -> Result<(), StoreError> {
    let db = database()?;
    let before = VERSION.get_untracked();
    let keys: Vec<String> = touched.written.iter().map(|(k, _)| k.clone()).chain(touched.removed.clone()).collect();
    let mut segments = touched.written.into_iter().chain(touched.removed.into_iter().map(|k| (k, None)));
    for some in keys.chunks(24) {
        let mut now: Vec<_> = segments.by_ref().take(some.len()).collect();
        // Blocks may have been written again in one of the rests.
        if VERSION.get_untracked() != before {
            now = db.segments_of(some).await?;
        }
        take_in(now.into_iter().filter(|(k, _)| !k.starts_with("history/")).collect());
        clock::rest().await;
    }
    SEEN.with_borrow_mut(|seen| seen.add(touched.revision));
    changed();
    tabs::tell(touched.revision, &keys);
    Ok(())
}

/// The latest state of the data that this tab knows of; follows changes.
pub fn revision() -> u64 {
    VERSION.track();
    SEEN.with_borrow(|seen| seen.all_up_to.max(seen.beyond.last().copied().unwrap_or(0)))
}

/// Another tab wrote these blocks.
pub(super) async fn follow(revision: u64, keys: Option<Vec<String>>) {
    let Ok(db) = database() else { return };
    let followed = match keys {
        Some(keys) => db.segments_of(&keys).await.map(|segments| {
            take_in(segments.into_iter().filter(|(k, _)| !k.starts_with("history/")).collect());
            SEEN.with_borrow_mut(|seen| seen.add(revision));
            changed();
        }),
        None => reload(db).await,
    };
    if let Err(e) = followed {
        PHASE.set(Phase::Failed(e));
    }
}

/// Reads everything anew if another tab wrote something that this tab was not told of (it slept, say).
pub(super) async fn catch_up() {
    let Ok(db) = database() else { return };
    if SYNCING.replace(true) {
        return;
    }
    if let Ok(revision) = db.revision().await
        && revision > SEEN.with_borrow(|seen| seen.all_up_to)
    {
        // A message may still be under way.
        gloo::timers::future::TimeoutFuture::new(500).await;
        if revision > SEEN.with_borrow(|seen| seen.all_up_to)
            && let Err(e) = reload(db).await
        {
            PHASE.set(Phase::Failed(e));
        }
    }
    SYNCING.set(false);
}

/// Something the user did that is now stored, and can be undone.
#[derive(Clone, PartialEq, Debug)]
pub struct Done {
    pub operation: Id,
    pub at: Timestamp,
    /// What to take back, the last first.
    pub history: Vec<HistoryEntry>,
}

/// Carries out edits as one operation. When this returns, they are on the disk.
pub async fn apply(edits: Vec<Edit>) -> Result<Done, StoreError> {
    apply_at(clock::now(), edits, None).await
}

on_demand! {
    write: fn come() -> () {}
}

/// Fetches what writes before it is needed: the first thing the user saves need not wait for it. One that does not
/// arrive now is fetched by the first thing that is saved.
pub async fn get_ready_to_write() {
    let _ = come().await;
}

on_demand! {
    write:
    /// The same at a given time; `draft` is the key of the draft that was typed, which goes in the same transaction.
    pub async fn apply_at(at: Timestamp, edits: Vec<Edit>, draft: Option<String>) -> Result<Done, StoreError> {
        let db = database()?;
        let change = Change { operation: clock::new_id(), at, device: device(), edits, draft: draft.clone() };
        let applied = db.apply(&change).await?;
        let mut history: Vec<HistoryEntry> = applied.records.into_iter().filter_map(|r| r.history).collect();
        history.reverse();
        integrate(applied.touched);
        if let Some(draft) = draft {
            drafts::forget(&draft);
        }
        Ok(Done { operation: change.operation, at, history })
    }
}

/// Takes an operation back. Fields changed again since clash, and then nothing is taken back.
pub async fn undo(done: &Done) -> Result<Done, StoreError> {
    apply(done.history.iter().cloned().map(Edit::Undo).collect()).await
}
