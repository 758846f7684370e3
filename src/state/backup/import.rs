//! Reading a backup in: staged first, then weighed against what is here, then put into effect all at once.
//! Whatever fails or is stopped on the way, the data stays as it was.

mod weigh;

use crate::domain::{Collection, HistoryEntry, Id};
use crate::formats::backup::plan::{Policy, Stamps, Tally};
use crate::formats::backup::{Entity, Event, Header, Place, ReadError, Reader, Reason, own_key};
use crate::store::kv::Kv;
use crate::store::transfer::{RawRow, Weighed};
use crate::store::{Database, StoreError, Touched};
use std::collections::{BTreeMap, HashSet};

pub use crate::store::bulk::Commit;
pub use weigh::ClashShown;

/// Rows staged in one transaction …
const BATCH_ROWS: usize = 2_000;
/// … and their bytes.
const BATCH_BYTES: usize = 2 << 20;
/// Unreadable records that are listed one by one.
pub const SHOWN_UNREADABLE: usize = 200;
/// Clashing records that are shown with both values.
pub const SHOWN_CLASHES: usize = 50;
/// A file is handed to the reader in pieces of this size, between which others get their turn.
const PIECE: usize = 64 * 1024;

/// Where a backup comes from.
#[expect(async_fn_in_trait, reason = "one thread, and no caller needs the futures to be Send")]
pub trait Source {
    /// The next bytes, `None` at the end.
    async fn next(&mut self) -> Result<Option<Vec<u8>>, SourceError>;
}

/// Why the bytes of a file do not come.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SourceError {
    /// Packed, and the package is damaged or ends too early.
    #[error("the packed file is damaged: {0}")]
    Packed(String),
    /// Moved, changed or taken away while being read.
    #[error("the file cannot be read: {0}")]
    Unavailable(String),
}

/// Lets others have their turn, and says whether to go on.
#[expect(async_fn_in_trait, reason = "one thread, and no caller needs the futures to be Send")]
pub trait Pace {
    async fn breathe(&mut self) -> bool;
    /// The same where nothing may be awaited: `done` lines of `total`.
    fn progress(&mut self, done: u64, total: u64) -> bool;
}

#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum ImportError {
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Source(#[from] SourceError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// A record of the file that could not be understood; it is kept as it came.
#[derive(Clone, PartialEq, Debug)]
pub struct UnreadableShown {
    pub collection: Collection,
    pub pointer: String,
    pub place: Place,
    pub reason: Reason,
}

/// A file read to its end and staged.
#[derive(Clone, PartialEq, Debug)]
pub struct Staged {
    pub import: Id,
    pub header: Header,
    /// Entries read, understood or not.
    pub read: u64,
    /// The first of those that were not understood.
    pub unreadable: Vec<UnreadableShown>,
    pub unreadable_total: u64,
    /// Top-level fields of the file that were passed over.
    pub ignored: Vec<(String, Place)>,
    unreadable_keys: HashSet<(Collection, Vec<u8>)>,
}

/// What an import would do, or did.
#[derive(Clone, PartialEq, Debug)]
pub struct Preview {
    pub weighed: Weighed,
    pub tally: BTreeMap<Collection, Tally>,
    pub clashes: Vec<ClashShown>,
}

impl Preview {
    pub fn total(&self, of: impl Fn(&Tally) -> u64) -> u64 {
        self.tally.values().map(of).sum()
    }
}

/// Reads a file to its end and stages it. On any failure nothing of it is left.
pub async fn stage<K: Kv>(
    db: &Database<K>,
    import: Id,
    source: &mut impl Source,
    pace: &mut impl Pace,
) -> Result<Staged, ImportError> {
    db.begin_import(import).await?;
    let staged = read(db, import, source, pace).await;
    if staged.is_err() {
        // The next start sweeps up what this cannot.
        let _ = db.end_import(import).await;
    }
    staged
}

/// Drops what was staged.
pub async fn forget<K: Kv>(db: &Database<K>, staged: &Staged) -> Result<(), StoreError> {
    db.end_import(staged.import).await
}

struct Batch {
    rows: BTreeMap<Collection, Vec<RawRow>>,
    unreadable: BTreeMap<Collection, Vec<RawRow>>,
    count: usize,
    bytes: usize,
}

impl Batch {
    fn new() -> Batch {
        Batch { rows: BTreeMap::new(), unreadable: BTreeMap::new(), count: 0, bytes: 0 }
    }
    fn add(&mut self, readable: bool, collection: Collection, key: Vec<u8>, text: Vec<u8>) {
        self.count += 1;
        self.bytes += key.len() + text.len();
        let into = if readable { &mut self.rows } else { &mut self.unreadable };
        into.entry(collection).or_default().push((key, text));
    }
    fn is_full(&self) -> bool {
        self.count >= BATCH_ROWS || self.bytes >= BATCH_BYTES
    }
}

async fn read<K: Kv>(
    db: &Database<K>,
    import: Id,
    source: &mut impl Source,
    pace: &mut impl Pace,
) -> Result<Staged, ImportError> {
    let mut reader = Reader::new();
    let mut batch = Batch::new();
    let mut staged = Staged {
        import,
        header: Header::default(),
        read: 0,
        unreadable: Vec::new(),
        unreadable_total: 0,
        ignored: Vec::new(),
        unreadable_keys: HashSet::new(),
    };
    let mut failed: Option<StoreError> = None;
    while let Some(bytes) = source.next().await? {
        for piece in bytes.chunks(PIECE) {
            reader.push(piece, &mut |event| match event {
                Event::Record(incoming) => {
                    staged.read += 1;
                    let entity = incoming.entity;
                    match entity.to_json() {
                        Ok(text) => {
                            batch.add(true, entity.collection(), entity.cluster_key().into_bytes(), text);
                        }
                        Err(e) => failed = Some(e.into()),
                    }
                }
                Event::Unreadable(u) => {
                    staged.read += 1;
                    staged.unreadable_total += 1;
                    if staged.unreadable.len() < SHOWN_UNREADABLE {
                        let (collection, pointer, place) = (u.collection, u.pointer, u.place);
                        staged.unreadable.push(UnreadableShown { collection, pointer, place, reason: u.reason });
                    }
                    batch.add(false, u.collection, u.key, u.raw);
                }
                Event::Ignored { name, place } => {
                    if staged.ignored.len() < SHOWN_UNREADABLE {
                        staged.ignored.push((name, place));
                    }
                }
            })?;
            if let Some(e) = failed.take() {
                return Err(e.into());
            }
            if batch.is_full() {
                put(db, std::mem::replace(&mut batch, Batch::new()), &mut staged).await?;
            }
            if !pace.breathe().await {
                return Err(StoreError::Cancelled.into());
            }
        }
    }
    staged.header = reader.finish()?.header;
    put(db, batch, &mut staged).await?;
    Ok(staged)
}

async fn put<K: Kv>(db: &Database<K>, batch: Batch, staged: &mut Staged) -> Result<(), StoreError> {
    for (collection, rows) in batch.rows {
        db.stage_import(staged.import, collection, rows).await?;
    }
    for (collection, rows) in batch.unreadable {
        let keys = db.stage_unreadable(staged.import, collection, rows, own_key).await?;
        staged.unreadable_keys.extend(keys.into_iter().map(|key| (collection, key)));
    }
    Ok(())
}

/// Compares what is staged with what is here: the dry run. Nothing is written.
pub async fn preview<K: Kv>(db: &Database<K>, staged: &Staged, pace: &mut impl Pace) -> Result<Preview, StoreError> {
    let mut weigher = weigh::Weigher::dry(staged, pace);
    let weighed = db.weigh_import(staged.import, &mut weigher).await?;
    let (tally, clashes) = weigher.found();
    Ok(Preview { weighed, tally, clashes })
}

/// How an import is to take effect.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Terms {
    pub commit: Commit,
    pub policy: Policy,
    pub stamps: Stamps,
}

/// Puts a staged and previewed import into effect. [`StoreError::Changed`] if the data has changed since the preview;
/// then look again. Cancelled or failed, everything is as before and the import is still staged.
pub async fn commit<K: Kv>(
    db: &Database<K>,
    staged: &Staged,
    preview: &Preview,
    terms: Terms,
    new_id: &mut dyn FnMut() -> Id,
    pace: &mut impl Pace,
) -> Result<Touched, StoreError> {
    let mut weigher = weigh::Weigher::real(staged, terms, preview.weighed.lines, new_id, pace);
    db.commit_import(staged.import, terms.commit, preview.weighed, &mut weigher).await
}

/// A stored line as an entity of its collection.
fn entity_of(collection: Collection, text: &[u8]) -> Option<Entity> {
    Entity::from_json(collection, std::str::from_utf8(text).ok()?).ok()
}

fn history_of(texts: &[Vec<u8>]) -> Vec<HistoryEntry> {
    texts.iter().filter_map(|t| serde_json::from_slice(t).ok()).collect()
}
