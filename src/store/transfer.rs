//! Whole data out and in: reading everything in one state, and imports that are staged, weighed against what is
//! there, and then take effect all at once.

use super::blocks::{self, Line};
use super::bulk::{Commit, replace_block, upsert};
use super::collections::{parse_block_key, prefix};
use super::database::{Database, Touched, advance, head};
use super::directory;
use super::error::StoreError;
use super::kv::{Area, Entry, Kv, Mode, Range, Tx};
use super::lookup::Lookup;
use super::snapshots::Snapshot;
use crate::domain::sort;
use crate::domain::{Collection, Id};
use std::collections::BTreeMap;

/// A line to store: cluster key and text. A key need not be text: a damaged line is stored as it came.
pub type RawRow = (Vec<u8>, Vec<u8>);

/// Says which import the staging area belongs to. Staged blocks begin with the name of a collection, this does not.
const OWNER: &str = "!import";
/// Blocks read at a time. The next ones are asked for before these are worked on, so the database seldom keeps anybody
/// waiting; more at once would hold up the page for longer than a hand notices.
const PAGE: u32 = 8;

/// A staged record beside another one that lies here under the same key.
#[derive(Debug)]
pub struct Differing<'a> {
    pub collection: Collection,
    pub key: &'a [u8],
    pub incoming: &'a [u8],
    pub present: &'a [u8],
    /// Texts of the record's history, here and in the import.
    pub our_history: Vec<Vec<u8>>,
    pub their_history: Vec<Vec<u8>>,
}

/// Decides what becomes of staged records, one by one and in order. It may be asked twice: when an import is weighed
/// and when it takes effect.
pub trait Weigh {
    /// Nothing is here under its key: it will be stored.
    fn fresh(&mut self, collection: Collection, key: &[u8]);
    /// The same text is here.
    fn same(&mut self, collection: Collection, key: &[u8]);
    /// Returns what is to be stored.
    fn differs(&mut self, record: Differing<'_>) -> Result<Vec<(Collection, RawRow)>, StoreError>;
    /// Lines done so far; returns whether to go on.
    fn progress(&mut self, lines: u64) -> bool;
}

/// What was found when an import was weighed; it takes effect only if all is still so.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Weighed {
    pub revision: u64,
    /// Lines staged.
    pub lines: u64,
}

/// How far an export is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct BlocksDone {
    pub done: u64,
    pub total: u64,
}

impl<K: Kv> Database<K> {
    /// Lines of each collection that has a directory, as their segments count them.
    pub async fn line_counts(&self) -> Result<BTreeMap<Collection, u64>, StoreError> {
        let mut counts = BTreeMap::new();
        let count = |page: Vec<Entry>, _| {
            for info in page.iter().filter_map(|(_, bytes)| directory::check_segment(bytes).ok()) {
                *counts.entry(info.collection).or_default() += u64::from(info.lines);
            }
        };
        self.directory(count).await?;
        Ok(counts)
    }

    /// The lines of a block that have this key, whole and as they lie there.
    pub async fn raw_lines(&self, block_key: &str, key: &[u8]) -> Result<Vec<Vec<u8>>, StoreError> {
        let tx = self.kv().begin_in(Mode::Read, &[Area::Blocks])?;
        let block = tx.get(Area::Blocks, block_key).await?.unwrap_or_default();
        let whole = |line: &[u8]| line.strip_prefix(key).is_some_and(|rest| rest.is_empty() || rest.starts_with(b"\t"));
        Ok(block.split(|b| *b == b'\n').filter(|line| whole(line)).map(<[u8]>::to_vec).collect())
    }

    /// Hands every block to `sink` in order, all from one state of the data, and says of each whether its directory
    /// segment vouches for every line. `sink` says whether to go on. Returns the revision.
    pub async fn export_vouched(
        &self,
        mut sink: impl FnMut(Collection, &[u8], bool, BlocksDone) -> bool,
    ) -> Result<u64, StoreError> {
        let tx = self.kv().begin_in(Mode::Read, &[Area::Meta, Area::Blocks, Area::Directory])?;
        let head = head(&tx);
        let total = tx.keys(Area::Blocks, &Range::all(), None).await?.len() as u64;
        let mut blocks = BlocksDone { done: 0, total };
        for collection in Collection::ALL {
            let range = Range::prefix(&prefix(collection));
            let mut asked = tx.range(Area::Blocks, &range, PAGE);
            loop {
                let page = asked.await?;
                let (Some((first, _)), Some((last, _))) = (page.first(), page.last()) else { break };
                let here = Range { from: first.clone(), after: false, to: last.clone() };
                let segments = tx.range(Area::Directory, &here, u32::MAX);
                asked = tx.range(Area::Blocks, &range.after(last), PAGE);
                let segments = segments.await?;
                for (key, block) in &page {
                    let segment = segments.binary_search_by(|(k, _)| k.cmp(key)).ok().and_then(|i| segments.get(i));
                    let vouched = segment.is_some_and(|(_, bytes)| vouches(collection, bytes, block));
                    blocks.done += 1;
                    if !sink(collection, block, vouched, blocks) {
                        return Err(StoreError::Cancelled);
                    }
                }
            }
        }
        Ok(head.await?.revision)
    }

    /// Begins an import: from now on the staging area is its own. One that was under way in another tab finds that
    /// it no longer is, and ends without having changed anything.
    pub async fn begin_import(&self, import: Id) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Meta, Area::Staging])?;
        head(&tx).await?;
        tx.delete(Area::Staging, &Range::all())?;
        tx.put(Area::Staging, OWNER, import.to_string().as_bytes())?;
        Ok(tx.commit().await?)
    }

    /// Ends an import without effect.
    pub async fn end_import(&self, import: Id) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Staging])?;
        if owned(&tx, import).await.is_ok() {
            tx.delete(Area::Staging, &Range::all())?;
        }
        Ok(tx.commit().await?)
    }

    /// Adds records to the import; of doubled keys the last one counts.
    pub async fn stage_import(
        &self,
        import: Id,
        collection: Collection,
        mut rows: Vec<RawRow>,
    ) -> Result<(), StoreError> {
        sort::by(&mut rows, |a, b| a.0.cmp(&b.0));
        rows.reverse();
        rows.dedup_by(|a, b| a.0 == b.0);
        rows.reverse();
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Staging])?;
        owned(&tx, import).await?;
        let lines: Vec<Line<'_>> = rows.iter().map(|(key, json)| Line::new(key, json)).collect();
        upsert(&tx, Area::Staging, collection, &lines, &mut Touched::default()).await?;
        Ok(tx.commit().await?)
    }

    /// Adds lines that cannot be understood: under their key where the import has nothing else there, under
    /// `else_key` otherwise. Returns the keys taken.
    pub async fn stage_unreadable(
        &self,
        import: Id,
        collection: Collection,
        rows: Vec<(Vec<u8>, Vec<u8>)>,
        else_key: impl Fn(&[u8]) -> Vec<u8>,
    ) -> Result<Vec<Vec<u8>>, StoreError> {
        let tx = self.kv().begin_in(Mode::Bulk, &[Area::Staging])?;
        owned(&tx, import).await?;
        let mut lookup = Lookup::new(Area::Staging, collection);
        let mut taken = Vec::with_capacity(rows.len());
        let mut placed: Vec<RawRow> = Vec::with_capacity(rows.len());
        for (key, raw) in rows {
            let other = lookup.find(&tx, &key).await?.is_some_and(|there| there != raw)
                || placed.iter().any(|(k, r)| *k == key && *r != raw);
            let key = if other { else_key(&raw) } else { key };
            taken.push(key.clone());
            placed.push((key, raw));
        }
        sort::by(&mut placed, Ord::cmp);
        placed.dedup_by(|a, b| a.0 == b.0);
        let lines: Vec<Line<'_>> = placed.iter().map(|(key, json)| Line::new(key, json)).collect();
        upsert(&tx, Area::Staging, collection, &lines, &mut Touched::default()).await?;
        tx.commit().await?;
        Ok(taken)
    }

    /// Compares the import with what is here. Nothing is written.
    pub async fn weigh_import(&self, import: Id, weigh: &mut impl Weigh) -> Result<Weighed, StoreError> {
        let tx = self.kv().begin_in(Mode::Read, &[Area::Meta, Area::Blocks, Area::Staging])?;
        let revision = head(&tx).await?.revision;
        owned(&tx, import).await?;
        let lines = walk(&tx, weigh, None).await?;
        Ok(Weighed { revision, lines })
    }

    /// Lets the import take effect, all of it or nothing. [`StoreError::Changed`] if anything is no longer as it was
    /// weighed. When replacing, `weigh` only hears of the progress.
    pub async fn commit_import(
        &self,
        import: Id,
        commit: Commit,
        weighed: Weighed,
        weigh: &mut impl Weigh,
    ) -> Result<Touched, StoreError> {
        let areas = [Area::Meta, Area::Blocks, Area::Directory, Area::Staging];
        let tx = self.kv().begin_in(Mode::Write, &areas)?;
        owned(&tx, import).await?;
        let mut touched = Touched { revision: advance(&tx).await?, ..Touched::default() };
        if touched.revision != weighed.revision + 1 {
            return Err(StoreError::Changed);
        }
        let lines = match commit {
            Commit::Merge => walk(&tx, weigh, Some(&mut touched)).await?,
            Commit::Replace => replace(&tx, weigh, &mut touched).await?,
        };
        if lines != weighed.lines {
            return Err(StoreError::Changed);
        }
        tx.delete(Area::Staging, &Range::all())?;
        tx.commit().await?;
        touched.settle();
        Ok(touched)
    }

    /// Lists a snapshot if all its parts are still there: another tab that opens takes parts without a label for
    /// what a killed tab left behind.
    pub async fn seal_snapshot(&self, snapshot: &Snapshot, parts: u32) -> Result<(), StoreError> {
        let tx = self.kv().begin_in(Mode::Write, &[Area::Snapshots])?;
        let there = tx.keys(Area::Snapshots, &Range::prefix(&format!("part/{}/", snapshot.id)), None).await?;
        if there.len() != parts as usize {
            return Err(StoreError::Changed);
        }
        tx.put(Area::Snapshots, &format!("label/{}", snapshot.id), &serde_json::to_vec(snapshot)?)?;
        Ok(tx.commit().await?)
    }
}

/// Whether a directory segment, made from this block, found nothing in it that cannot be read.
fn vouches(collection: Collection, segment: &[u8], block: &[u8]) -> bool {
    directory::check_segment(segment).is_ok_and(|info| {
        info.collection == collection
            && info.unreadable == 0
            && info.lines as usize == memchr::memchr_iter(b'\n', block).count()
    })
}

async fn owned<T: Tx>(tx: &T, import: Id) -> Result<(), StoreError> {
    match tx.get(Area::Staging, OWNER).await? {
        Some(owner) if owner == import.to_string().as_bytes() => Ok(()),
        _ => Err(StoreError::Changed),
    }
}

/// Goes through all staged lines beside the present ones, and writes what is decided where there is a `touched`.
///
/// Reads go through a cache that does not see the writes of this walk. That is right: each key is staged once, so
/// nothing that was written is asked for again.
async fn walk<T: Tx>(tx: &T, weigh: &mut impl Weigh, mut touched: Option<&mut Touched>) -> Result<u64, StoreError> {
    let mut our_history = Lookup::new(Area::Blocks, Collection::History);
    let mut their_history = Lookup::new(Area::Staging, Collection::History);
    let mut lines = 0;
    for collection in Collection::ALL {
        let mut present = Lookup::new(Area::Blocks, collection);
        let range = Range::prefix(&prefix(collection));
        let mut asked = tx.range(Area::Staging, &range, PAGE);
        loop {
            let page = asked.await?;
            let Some((last, _)) = page.last() else { break };
            asked = tx.range(Area::Staging, &range.after(last), PAGE);
            let mut out: [Vec<RawRow>; Collection::ALL.len()] = Default::default();
            for line in page.iter().flat_map(|(_, block)| blocks::lines(block)) {
                lines += 1;
                match present.find(tx, line.key).await? {
                    None => {
                        weigh.fresh(collection, line.key);
                        if touched.is_some() {
                            out[collection as usize].push((line.key.to_vec(), line.json.to_vec()));
                        }
                    }
                    Some(there) if there == line.json => weigh.same(collection, line.key),
                    Some(there) => {
                        let id = line.key.rsplit(|b| *b == b'/').next().unwrap_or(line.key);
                        let record = Differing {
                            collection,
                            key: line.key,
                            incoming: line.json,
                            our_history: our_history.below(tx, id).await?,
                            their_history: their_history.below(tx, id).await?,
                            present: &there,
                        };
                        for (into, row) in weigh.differs(record)? {
                            out[into as usize].push(row);
                        }
                    }
                }
            }
            if let Some(touched) = touched.as_deref_mut() {
                for (into, mut rows) in Collection::ALL.into_iter().zip(out) {
                    sort::by(&mut rows, Ord::cmp);
                    rows.dedup_by(|a, b| a.0 == b.0);
                    let sorted: Vec<Line<'_>> = rows.iter().map(|(key, json)| Line::new(key, json)).collect();
                    upsert(tx, Area::Blocks, into, &sorted, touched).await?;
                }
            }
            if !weigh.progress(lines) {
                return Err(StoreError::Cancelled);
            }
        }
    }
    Ok(lines)
}

/// Puts what is staged in the place of everything.
async fn replace<T: Tx>(tx: &T, weigh: &mut impl Weigh, touched: &mut Touched) -> Result<u64, StoreError> {
    touched.removed = tx.keys(Area::Blocks, &Range::all(), None).await?;
    tx.delete(Area::Blocks, &Range::all())?;
    tx.delete(Area::Directory, &Range::all())?;
    let mut lines = 0;
    for collection in Collection::ALL {
        let range = Range::prefix(&prefix(collection));
        let mut asked = tx.range(Area::Staging, &range, PAGE);
        loop {
            let page = asked.await?;
            let Some((last, _)) = page.last() else { break };
            asked = tx.range(Area::Staging, &range.after(last), PAGE);
            for (key, block) in page {
                if parse_block_key(&key).is_none() {
                    continue;
                }
                lines += blocks::lines(&block).count() as u64;
                replace_block(tx, Area::Blocks, &key, block, touched)?;
                if !weigh.progress(lines) {
                    return Err(StoreError::Cancelled);
                }
            }
        }
    }
    Ok(lines)
}
