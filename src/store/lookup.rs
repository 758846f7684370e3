//! Finds lines of many records in one transaction without reading a block again and again: keys that are asked for
//! in order, or nearly so, are found in the blocks read last.

use super::blocks;
use super::collections::{parse_block_key, prefix};
use super::database::holder;
use super::kv::{Area, KvError, Range, Tx};
use crate::domain::Collection;
use crate::domain::sort;

/// Blocks kept; together a few megabytes.
const KEPT: usize = 48;

pub(super) struct Lookup {
    area: Area,
    all: Range,
    /// The blocks used last, the newest at the end.
    kept: Vec<Kept>,
}

struct Kept {
    /// First key that it may hold: `None` for the collection's first block, which takes everything before it too.
    from: Option<Vec<u8>>,
    /// First key of the block after it.
    to: Option<Vec<u8>>,
    lines: Vec<(Vec<u8>, Vec<u8>)>,
}

impl Kept {
    fn holds(&self, key: &[u8]) -> bool {
        self.from.as_deref().is_none_or(|from| key >= from) && self.to.as_deref().is_none_or(|to| key < to)
    }
    fn find(&self, key: &[u8]) -> Option<&[u8]> {
        self.lines.binary_search_by(|(k, _)| k.as_slice().cmp(key)).ok().and_then(|i| self.lines.get(i)).map(|l| &*l.1)
    }
}

impl Lookup {
    pub fn new(area: Area, collection: Collection) -> Lookup {
        Lookup { area, all: Range::prefix(&prefix(collection)), kept: Vec::new() }
    }

    /// The text under this key.
    pub async fn find<T: Tx>(&mut self, tx: &T, key: &[u8]) -> Result<Option<Vec<u8>>, KvError> {
        Ok(self.block(tx, key).await?.and_then(|b| b.find(key)).map(<[u8]>::to_vec))
    }

    /// The texts under all keys `<parent>/…`.
    pub async fn below<T: Tx>(&mut self, tx: &T, parent: &[u8]) -> Result<Vec<Vec<u8>>, KvError> {
        let low = [parent, b"/"].concat();
        let mut found = Vec::new();
        let mut at = low.clone();
        loop {
            let Some(block) = self.block(tx, &at).await? else { return Ok(found) };
            let from = block.lines.partition_point(|(k, _)| *k < low);
            let lines = block.lines.get(from..).unwrap_or_default();
            found.extend(lines.iter().take_while(|(k, _)| k.starts_with(&low)).map(|(_, json)| json.clone()));
            match block.to.clone() {
                Some(next) if next.starts_with(&low) => at = next,
                _ => return Ok(found),
            }
        }
    }

    async fn block<T: Tx>(&mut self, tx: &T, key: &[u8]) -> Result<Option<&Kept>, KvError> {
        match self.kept.iter().rposition(|b| b.holds(key)) {
            Some(i) if i + 1 == self.kept.len() => {}
            Some(i) => {
                let block = self.kept.remove(i);
                self.kept.push(block);
            }
            None => {
                // Where there is no block at all, an empty one stands for it, so that it is not asked for again.
                let nothing = Kept { from: None, to: None, lines: Vec::new() };
                let block = self.read(tx, key).await?.unwrap_or(nothing);
                if self.kept.len() == KEPT {
                    self.kept.remove(0);
                }
                self.kept.push(block);
            }
        }
        Ok(self.kept.last())
    }

    async fn read<T: Tx>(&self, tx: &T, key: &[u8]) -> Result<Option<Kept>, KvError> {
        let key = String::from_utf8_lossy(key);
        let own = format!("{}{key}", self.all.from);
        let first_key = |block_key: &str| parse_block_key(block_key).map(|(_, first)| first.as_bytes().to_vec());
        let next = tx.keys(self.area, &self.all.after(&own), Some(2));
        let Some((block_key, block)) = holder(tx, self.area, &self.all, &key).await? else { return Ok(None) };
        // The collection's first block also holds what comes before it.
        let is_first = block_key > own;
        let next = next.await?.into_iter().find(|next| *next > block_key);
        let mut lines: Vec<_> = blocks::lines(&block).map(|l| (l.key.to_vec(), l.json.to_vec())).collect();
        // Damaged lines may stand out of order; of two with one key the first counts, as in `blocks::find`.
        sort::by(&mut lines, |a, b| a.0.cmp(&b.0));
        lines.dedup_by(|a, b| a.0 == b.0);
        let from = if is_first { None } else { first_key(&block_key) };
        Ok(Some(Kept { from, to: next.as_deref().and_then(first_key), lines }))
    }
}
