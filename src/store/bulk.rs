//! Many records at once: staged imports, the demo, emptying the trash.

use super::blocks::{self, Line};
use super::collections::{parse_block_key, prefix};
use super::database::{Database, Touched, holder};
use super::directory;
use super::error::StoreError;
use super::kv::{Area, Kv, Mode, Range, Tx};
use crate::domain::Collection;
use crate::domain::sort;
use std::collections::HashSet;

/// One record to write: cluster key and stored text.
pub type Row = (String, Vec<u8>);

/// Blocks handled at a time.
const PAGE: u32 = 16;

/// What happens to the data that is there when a staged import takes effect.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Commit {
    /// Staged records are added, or replace those with the same key.
    Merge,
    /// Only the staged records remain.
    Replace,
}

/// Writes a block in place of the one under `key`: split if it is too large, removed if it is empty, with its
/// segments where `area` is that of the live data.
pub(super) fn replace_block<T: Tx>(
    tx: &T,
    area: Area,
    key: &str,
    block: Vec<u8>,
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let collection = parse_block_key(key).map(|(c, _)| c);
    let collection = collection.ok_or_else(|| StoreError::Internal(format!("block key {key}")))?;
    let mut kept = false;
    for part in blocks::split(block) {
        let Some(first) = blocks::first_key(&part) else { continue };
        let part_key = format!("{}{}", prefix(collection), String::from_utf8_lossy(first));
        kept |= part_key == key;
        tx.put(area, &part_key, &part)?;
        if area == Area::Blocks {
            let segment = directory::build_segment(collection, &part);
            if let Some(bytes) = &segment {
                tx.put(Area::Directory, &part_key, bytes)?;
            }
            touched.written.push((part_key, segment));
        }
    }
    if !kept {
        tx.delete_key(area, key)?;
        if area == Area::Blocks {
            tx.delete_key(Area::Directory, key)?;
            touched.removed.push(key.to_owned());
        }
    }
    Ok(())
}

/// Puts rows, sorted by key, into a collection's blocks in `area`.
pub(super) async fn upsert<T: Tx>(
    tx: &T,
    area: Area,
    collection: Collection,
    rows: &[Line<'_>],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let all = Range::prefix(&prefix(collection));
    let mut rest = rows;
    while let Some(first) = rest.first() {
        let key = String::from_utf8_lossy(first.key);
        let own = format!("{}{key}", all.from);
        let next = tx.keys(area, &all.after(&own), Some(2));
        let (block_key, block) = holder(tx, area, &all, &key).await?.unwrap_or_else(|| (own, Vec::new()));
        // Where the holder is the collection's first block, it may begin later than the row.
        let next = next.await?.into_iter().find(|next| *next > block_key);
        let next_key = next.as_deref().and_then(parse_block_key).map(|(_, first)| first.as_bytes());
        let here = rest.partition_point(|row| next_key.is_none_or(|n| row.key < n)).max(1);
        let (now, later) = rest.split_at(here);
        replace_block(tx, area, &block_key, merge_lines(&block, now), touched)?;
        rest = later;
    }
    Ok(())
}

/// A block with sorted rows put in; a row replaces the line with its key.
fn merge_lines(block: &[u8], rows: &[Line<'_>]) -> Vec<u8> {
    let mut out = Vec::with_capacity(block.len() + rows.iter().map(Line::len).sum::<usize>());
    let mut rows = rows.iter().copied().peekable();
    for line in blocks::lines(block) {
        if !line.tab {
            blocks::push_line(&mut out, line);
            continue;
        }
        while let Some(row) = rows.next_if(|row| row.key < line.key) {
            blocks::push_line(&mut out, row);
        }
        let replaced = rows.next_if(|row| row.key == line.key);
        blocks::push_line(&mut out, replaced.unwrap_or(line));
    }
    rows.for_each(|row| blocks::push_line(&mut out, row));
    out
}

fn as_lines(rows: &[Row]) -> Vec<Line<'_>> {
    rows.iter().map(|(key, json)| Line::new(key.as_bytes(), json)).collect()
}

impl<K: Kv> Database<K> {
    /// Adds rows to the staged import. Nothing of it is seen before [`Database::commit_staged`].
    pub async fn stage(&self, collection: Collection, mut rows: Vec<Row>) -> Result<(), StoreError> {
        sort::by(&mut rows, |a, b| a.0.cmp(&b.0));
        // Of doubled keys the last one counts.
        rows.reverse();
        rows.dedup_by(|a, b| a.0 == b.0);
        rows.reverse();
        let tx = self.kv().begin(Mode::Bulk)?;
        upsert(&tx, Area::Staging, collection, &as_lines(&rows), &mut Touched::default()).await?;
        Ok(tx.commit().await?)
    }

    /// Lets the staged import take effect, all at once. Fails with [`StoreError::Changed`] if the data is no longer
    /// at `revision`, on which the import was prepared. `progress` gets the number of blocks done and says whether
    /// to go on; cancelled, everything is as before and the staged import is still there.
    pub async fn commit_staged(
        &self,
        commit: Commit,
        revision: u64,
        mut progress: impl FnMut(usize) -> bool,
    ) -> Result<Touched, StoreError> {
        let tx = self.kv().begin(Mode::Write)?;
        let mut touched = Touched { revision: super::database::advance(&tx).await?, ..Touched::default() };
        if touched.revision != revision + 1 {
            return Err(StoreError::Changed);
        }
        if commit == Commit::Replace {
            touched.removed = tx.keys(Area::Blocks, &Range::all(), None).await?;
            tx.delete(Area::Blocks, &Range::all())?;
            tx.delete(Area::Directory, &Range::all())?;
        }
        let mut done = 0;
        let mut range = Range::all();
        loop {
            let page = tx.range(Area::Staging, &range, PAGE).await?;
            let Some((last, _)) = page.last() else { break };
            range = range.after(last);
            for (key, block) in page {
                match commit {
                    Commit::Replace => replace_block(&tx, Area::Blocks, &key, block, &mut touched)?,
                    Commit::Merge => {
                        let Some((collection, _)) = parse_block_key(&key) else { continue };
                        let rows: Vec<Line<'_>> = blocks::lines(&block).collect();
                        upsert(&tx, Area::Blocks, collection, &rows, &mut touched).await?;
                    }
                }
                done += 1;
                if !progress(done) {
                    return Err(StoreError::Cancelled);
                }
            }
        }
        tx.delete(Area::Staging, &Range::all())?;
        tx.commit().await?;
        touched.settle();
        Ok(touched)
    }

    /// Adds rows to several collections in one transaction, without history: for records that are new.
    pub async fn insert(&self, groups: Vec<(Collection, Vec<Row>)>) -> Result<Touched, StoreError> {
        let tx = self.kv().begin(Mode::Write)?;
        let mut touched = Touched { revision: super::database::advance(&tx).await?, ..Touched::default() };
        for (collection, mut rows) in groups {
            sort::by(&mut rows, |a, b| a.0.cmp(&b.0));
            upsert(&tx, Area::Blocks, collection, &as_lines(&rows), &mut touched).await?;
        }
        tx.commit().await?;
        touched.settle();
        Ok(touched)
    }

    /// Removes records for good: those whose cluster key is in `keys` or lies below one of them, in every
    /// collection, with the history of all that was removed. Returns what it touched and how many records went.
    pub async fn purge(&self, keys: &HashSet<String>) -> Result<(Touched, usize), StoreError> {
        let tx = self.kv().begin(Mode::Write)?;
        let mut touched = Touched { revision: super::database::advance(&tx).await?, ..Touched::default() };
        let mut ids: HashSet<Vec<u8>> = keys.iter().map(|k| last_part(k.as_bytes()).to_vec()).collect();
        let mut removed = 0;
        // History comes last in ALL, when all ids that went are known.
        for collection in Collection::ALL {
            let mut range = Range::prefix(&prefix(collection));
            loop {
                let page = tx.range(Area::Blocks, &range, PAGE).await?;
                let Some((last, _)) = page.last() else { break };
                range = range.after(last);
                for (block_key, block) in page {
                    let goes = |line: &Line<'_>| match collection {
                        Collection::History => ids.contains(first_part(line.key)),
                        _ => std::str::from_utf8(line.key).is_ok_and(|key| {
                            keys.contains(key) || key.split_once('/').is_some_and(|(parent, _)| keys.contains(parent))
                        }),
                    };
                    let (gone, kept): (Vec<_>, Vec<_>) = blocks::lines(&block).partition(goes);
                    if gone.is_empty() {
                        continue;
                    }
                    if collection != Collection::History {
                        removed += gone.len();
                        ids.extend(gone.iter().map(|l| last_part(l.key).to_vec()));
                    }
                    let mut rest = Vec::with_capacity(block.len());
                    kept.into_iter().for_each(|line| blocks::push_line(&mut rest, line));
                    replace_block(&tx, Area::Blocks, &block_key, rest, &mut touched)?;
                }
            }
        }
        tx.commit().await?;
        touched.settle();
        Ok((touched, removed))
    }
}

fn first_part(key: &[u8]) -> &[u8] {
    key.split(|b| *b == b'/').next().unwrap_or(key)
}

fn last_part(key: &[u8]) -> &[u8] {
    key.rsplit(|b| *b == b'/').next().unwrap_or(key)
}

impl Touched {
    /// Of several writes of one block in one transaction only the last counts.
    pub(super) fn settle(&mut self) {
        let mut seen = HashSet::new();
        self.written.reverse();
        self.written.retain(|(key, _)| seen.insert(key.clone()));
        self.written.reverse();
        self.removed.retain(|key| !seen.contains(key));
    }
}
