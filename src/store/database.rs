//! Whole operations on the stored records. Each is one transaction: it happens or it does not.

mod open;
mod write;

pub use open::Stored;
pub use write::{Applied, AppliedRecord, Change, Edit};

use super::blocks;
use super::collections::prefix;
use super::error::StoreError;
use super::kv::{Area, Asked, Entry, Kv, KvError, Mode, Range, Tx};
use crate::domain::{Collection, Record};
use serde::{Deserialize, Serialize};

/// Blocks read at a time: enough to be quick, few enough to let the page breathe.
const PAGE: u32 = 16;

/// The records of one app in one database.
pub struct Database<K> {
    kv: K,
}

/// Which blocks an operation wrote or removed, with the new directory segments.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Touched {
    pub revision: u64,
    pub written: Vec<(String, Option<Vec<u8>>)>,
    pub removed: Vec<String>,
}

/// Kept under `head` in the meta area and read in every write transaction.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub(super) struct Head {
    format: u32,
    /// Counts write transactions; tells tabs whether they know the latest state.
    pub(super) revision: u64,
}

const HEAD: &str = "head";

/// Asked for at once, like everything of [`Tx`].
pub(super) fn head<T: Tx>(tx: &T) -> impl Future<Output = Result<Head, StoreError>> {
    let known = super::migrations::FORMAT_VERSION;
    let found = tx.get(Area::Meta, HEAD);
    async move {
        match found.await? {
            None => Ok(Head { format: known, revision: 0 }),
            Some(bytes) => {
                let head: Head = serde_json::from_slice(&bytes)?;
                if head.format > known { Err(StoreError::NewerFormat { found: head.format, known }) } else { Ok(head) }
            }
        }
    }
}

/// Counts the write up; to be called once in every transaction that changes records.
pub(super) fn advance<T: Tx>(tx: &T) -> impl Future<Output = Result<u64, StoreError>> {
    let head = head(tx);
    async move {
        let mut head = head.await?;
        head.revision += 1;
        tx.put(Area::Meta, HEAD, &serde_json::to_vec(&head)?)?;
        Ok(head.revision)
    }
}

/// The last block, out of `all` of a collection, that begins at or before `key`.
fn last_before<'t, T: Tx>(tx: &'t T, area: Area, all: &Range, key: &str) -> impl Asked<Option<Entry>> + use<'t, T> {
    tx.last(area, &all.up_to(&format!("{}{key}", all.from)))
}

/// The block that holds `key` or would: the last that begins at or before it, else the collection's first.
pub(super) async fn holder<T: Tx>(tx: &T, area: Area, all: &Range, key: &str) -> Result<Option<Entry>, KvError> {
    match last_before(tx, area, all, key).await? {
        Some(found) => Ok(Some(found)),
        None => Ok(tx.range(area, all, 1).await?.pop()),
    }
}

impl<K: Kv> Database<K> {
    pub fn kv(&self) -> &K {
        &self.kv
    }

    /// How many write transactions there have been.
    pub async fn revision(&self) -> Result<u64, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Meta])?;
        Ok(head(&tx).await?.revision)
    }

    /// The stored text of a record.
    pub async fn raw(&self, collection: Collection, key: &str) -> Result<Option<Vec<u8>>, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Blocks])?;
        let found = holder(&tx, Area::Blocks, &Range::prefix(&prefix(collection)), key).await?;
        Ok(found.and_then(|(_, block)| blocks::find(&block, key).map(<[u8]>::to_vec)))
    }

    /// One record by its cluster key; `None` where there is none.
    pub async fn get<T: Record>(&self, key: &str) -> Result<Option<T>, StoreError> {
        match self.raw(T::COLLECTION, key).await? {
            None => Ok(None),
            Some(json) => serde_json::from_slice(&json)
                .map(Some)
                .map_err(|_| StoreError::Unreadable { collection: T::COLLECTION, key: key.to_owned() }),
        }
    }

    /// All readable records below `parent`, trash and all, in key order (which is the order of their making).
    pub async fn children<T: Record>(&self, parent: crate::domain::Id) -> Result<Vec<T>, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Blocks])?;
        let low = format!("{parent}/");
        let high = format!("{parent}/\u{7f}");
        let all = Range::prefix(&prefix(T::COLLECTION));
        let (own, to) = (format!("{}{low}", all.from), format!("{}{high}", all.from));
        let mut range = all.up_to(&to).after(&own);
        let mut found = Vec::new();
        let mut read = |block: &[u8]| {
            let lines = blocks::lines(block).filter(|l| l.key >= low.as_bytes() && l.key <= high.as_bytes());
            found.extend(lines.filter_map(|l| serde_json::from_slice::<T>(l.json).ok()));
        };
        // Most often all lie in the block that begins before them.
        let asked = tx.range(Area::Blocks, &range, PAGE);
        let before = holder(&tx, Area::Blocks, &all, &low).await?;
        let mut later = asked.await?;
        if let Some((key, block)) = before
            && later.first().is_none_or(|(first, _)| *first != key)
        {
            read(&block);
        }
        loop {
            later.iter().for_each(|(_, block)| read(block));
            match later.last() {
                Some((last, _)) if later.len() == PAGE as usize => range = range.after(last),
                _ => return Ok(found),
            }
            later = tx.range(Area::Blocks, &range, PAGE).await?;
        }
    }

    /// Hands every block to `sink` in order, all from one state of the data. `sink` says whether to go on.
    pub async fn export(&self, mut sink: impl FnMut(Collection, &[u8]) -> bool) -> Result<(), StoreError> {
        let tx = self.kv.begin(Mode::Read)?;
        for collection in Collection::ALL {
            let mut range = Range::prefix(&prefix(collection));
            loop {
                let page = tx.range(Area::Blocks, &range, PAGE).await?;
                let Some((last, _)) = page.last() else { break };
                range = range.after(last);
                for (_, block) in &page {
                    if !sink(collection, block) {
                        return Err(StoreError::Cancelled);
                    }
                }
            }
        }
        Ok(())
    }

    /// A small fact about this database or device, as JSON.
    pub async fn meta<T: serde::de::DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Meta])?;
        match tx.get(Area::Meta, &format!("fact/{key}")).await? {
            Some(bytes) => Ok(serde_json::from_slice(&bytes).ok()),
            None => Ok(None),
        }
    }

    pub async fn set_meta<T: Serialize>(&self, key: &str, value: &T) -> Result<(), StoreError> {
        let tx = self.kv.begin_in(Mode::Write, &[Area::Meta])?;
        tx.put(Area::Meta, &format!("fact/{key}"), &serde_json::to_vec(value)?)?;
        Ok(tx.commit().await?)
    }

    /// Keeps what is being typed. `None` drops it.
    pub async fn set_draft(&self, key: &str, text: Option<&str>) -> Result<(), StoreError> {
        let tx = self.kv.begin_in(Mode::Write, &[Area::Drafts])?;
        match text {
            Some(text) => tx.put(Area::Drafts, key, text.as_bytes())?,
            None => tx.delete_key(Area::Drafts, key)?,
        }
        Ok(tx.commit().await?)
    }

    /// The drafts whose key begins with `prefix`.
    pub async fn drafts(&self, prefix: &str) -> Result<Vec<(String, String)>, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Drafts])?;
        let found = tx.range(Area::Drafts, &Range::prefix(prefix), u32::MAX).await?;
        Ok(found.into_iter().filter_map(|(k, v)| Some((k, String::from_utf8(v).ok()?))).collect())
    }

    /// Everything that is stored, as it lies there, for saving what cannot be read: hands out area, key, bytes.
    pub async fn dump(&self, mut sink: impl FnMut(Area, &str, &[u8])) -> Result<(), KvError> {
        let tx = self.kv.begin(Mode::Read)?;
        for area in [Area::Meta, Area::Blocks, Area::Drafts] {
            let mut range = Range::all();
            loop {
                let page = tx.range(area, &range, PAGE).await?;
                let Some((last, _)) = page.last() else { break };
                range = range.after(last);
                page.iter().for_each(|(key, value)| sink(area, key, value));
            }
        }
        Ok(())
    }
}
