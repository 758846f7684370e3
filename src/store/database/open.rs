//! Opening: bringing old data up to date, checking the directory, mending it.

use super::super::collections::{has_directory, parse_block_key};
use super::super::migrations::{self, FORMAT_VERSION};
use super::super::{blocks, directory, snapshots};
use super::*;
use crate::domain::sort;
use serde_json::{Map, Value};

/// Segments read at a time: enough to be quick, few enough to let the page breathe.
const SEGMENTS: u32 = 24;

/// The directory's state beside the records', at one time.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Stored {
    pub revision: u64,
    /// Blocks of records that should have a segment and have none.
    pub missing: Vec<String>,
    /// Segments whose block is gone.
    pub orphaned: Vec<String>,
}

impl<K: Kv> Database<K> {
    /// Opens the data in `kv`: [`begin`](Self::begin), and [`bring_up_to_date`](Self::bring_up_to_date) if it is old.
    /// Returns the format that the data had, where it was migrated.
    pub async fn open(kv: K) -> Result<(Database<K>, Option<u32>), StoreError> {
        let (db, old) = Self::begin(kv).await?;
        let migrated_from = if old { db.bring_up_to_date().await? } else { None };
        Ok((db, migrated_from))
    }

    /// Begins the data where there is none, and drops what an interrupted import or snapshot left. Returns whether the
    /// data is of an older format. Data newer than this code is left alone.
    pub async fn begin(kv: K) -> Result<(Database<K>, bool), StoreError> {
        let db = Database { kv };
        let tx = db.kv.begin(Mode::Read)?;
        let head = tx.get(Area::Meta, HEAD);
        let staged = tx.keys(Area::Staging, &Range::all(), Some(1));
        let orphans = snapshots::unfinished(&tx).await?;
        let staged = !staged.await?.is_empty();
        let head = head.await?.map(|bytes| serde_json::from_slice::<Head>(&bytes)).transpose()?;
        drop(tx);
        let old = match head {
            Some(head) if head.format > FORMAT_VERSION => {
                return Err(StoreError::NewerFormat { found: head.format, known: FORMAT_VERSION });
            }
            Some(head) => head.format < FORMAT_VERSION,
            None => {
                let tx = db.kv.begin(Mode::Write)?;
                // Another tab may have been quicker.
                if tx.get(Area::Meta, HEAD).await?.is_none() {
                    let head = Head { format: FORMAT_VERSION, revision: 1 };
                    tx.put(Area::Meta, HEAD, &serde_json::to_vec(&head)?)?;
                    tx.commit().await?;
                }
                false
            }
        };
        if staged || !orphans.is_empty() {
            db.sweep(orphans).await?;
        }
        Ok((db, old))
    }

    /// Migrates data of an older format. Returns which it had.
    pub async fn bring_up_to_date(&self) -> Result<Option<u32>, StoreError> {
        let upgrade =
            |collection, from, record: &mut _| migrations::upgrade(collection, from, record).map_err(|e| e.to_string());
        self.migrate(FORMAT_VERSION, upgrade).await
    }

    /// Opens data of any format for nothing but saving it raw.
    pub fn open_raw(kv: K) -> Database<K> {
        Database { kv }
    }

    /// Runs the migrations over all blocks in one transaction. A line that cannot be read stays as it is.
    async fn migrate(
        &self,
        known: u32,
        upgrade: impl Fn(Collection, u32, &mut Map<String, Value>) -> Result<(), String>,
    ) -> Result<Option<u32>, StoreError> {
        let tx = self.kv.begin(Mode::Write)?;
        // Here, because another tab may have been quicker.
        let mut head = match tx.get(Area::Meta, HEAD).await? {
            Some(bytes) => serde_json::from_slice::<Head>(&bytes)?,
            None => Head { format: known, revision: 0 },
        };
        let from = head.format;
        if from > known {
            return Err(StoreError::NewerFormat { found: from, known });
        }
        if from < known {
            for collection in Collection::ALL {
                let mut range = Range::prefix(&prefix(collection));
                loop {
                    let page = tx.range(Area::Blocks, &range, PAGE).await?;
                    let Some((last, _)) = page.last() else { break };
                    range = range.after(last);
                    for (key, block) in &page {
                        let new = migrate_block(collection, from, block, &upgrade)?;
                        if let Some(segment) = directory::build_segment(collection, &new) {
                            tx.put(Area::Directory, key, &segment)?;
                        }
                        tx.put(Area::Blocks, key, &new)?;
                    }
                }
            }
        }
        head.format = known;
        head.revision += 1;
        tx.put(Area::Meta, HEAD, &serde_json::to_vec(&head)?)?;
        tx.commit().await?;
        Ok((from < known).then_some(from))
    }

    /// Drops a staged import and unfinished snapshots of a tab that was killed.
    async fn sweep(&self, snapshots: Vec<String>) -> Result<(), StoreError> {
        let tx = self.kv.begin_in(Mode::Bulk, &[Area::Staging, Area::Snapshots])?;
        tx.delete(Area::Staging, &Range::all())?;
        for id in snapshots {
            tx.delete(Area::Snapshots, &Range::prefix(&format!("part/{id}/")))?;
        }
        Ok(tx.commit().await?)
    }

    /// Hands all directory segments to `sink`, some at a time and with the number of blocks there are, all from one
    /// state of the data; and compares their keys with the blocks'.
    pub async fn directory(&self, mut sink: impl FnMut(Vec<Entry>, usize)) -> Result<Stored, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Meta, Area::Blocks, Area::Directory])?;
        let head = head(&tx);
        let blocks = tx.keys(Area::Blocks, &Range::all(), None);
        let mut asked = tx.range(Area::Directory, &Range::all(), SEGMENTS);
        let revision = head.await?.revision;
        let blocks = blocks.await?;
        let total = blocks.len();
        let has_segment = |key: &String| parse_block_key(key).is_some_and(|(c, _)| has_directory(c));
        let mut missing = sort::set(blocks.into_iter().filter(has_segment));
        let mut orphaned = Vec::new();
        loop {
            let page = asked.await?;
            let Some((last, _)) = page.last() else { break };
            // The next ones are on their way while these are taken in.
            asked = tx.range(Area::Directory, &Range::all().after(last), SEGMENTS);
            orphaned.extend(page.iter().filter(|(key, _)| !missing.remove(key)).map(|(key, _)| key.clone()));
            sink(page, total);
        }
        Ok(Stored { revision, missing: missing.into_iter().collect(), orphaned })
    }

    /// Single segments; `None` where the block is gone.
    pub async fn segments_of(&self, keys: &[String]) -> Result<Vec<(String, Option<Vec<u8>>)>, StoreError> {
        let tx = self.kv.begin_in(Mode::Read, &[Area::Directory])?;
        let asked: Vec<_> = keys.iter().map(|key| (key, tx.get(Area::Directory, key))).collect();
        let mut found = Vec::with_capacity(keys.len());
        for (key, segment) in asked {
            found.push((key.clone(), segment.await?));
        }
        Ok(found)
    }

    /// Makes the segments of these blocks anew from the records, and drops those whose block is gone.
    pub async fn rebuild(&self, keys: &[String]) -> Result<Vec<(String, Option<Vec<u8>>)>, StoreError> {
        let tx = self.kv.begin(Mode::Bulk)?;
        head(&tx).await?;
        let mut made = Vec::with_capacity(keys.len());
        for key in keys {
            let block = tx.get(Area::Blocks, key).await?;
            let collection = super::super::collections::parse_block_key(key).map(|(c, _)| c);
            let segment = block.zip(collection).and_then(|(b, c)| directory::build_segment(c, &b));
            match &segment {
                Some(bytes) => tx.put(Area::Directory, key, bytes)?,
                None => tx.delete_key(Area::Directory, key)?,
            }
            made.push((key.clone(), segment));
        }
        tx.commit().await?;
        Ok(made)
    }
}

fn migrate_block(
    collection: Collection,
    from: u32,
    block: &[u8],
    upgrade: &impl Fn(Collection, u32, &mut Map<String, Value>) -> Result<(), String>,
) -> Result<Vec<u8>, StoreError> {
    let mut out = Vec::with_capacity(block.len() + block.len() / 8);
    for line in blocks::lines(block) {
        match serde_json::from_slice::<Map<String, Value>>(line.json) {
            Ok(mut record) => {
                let key = String::from_utf8_lossy(line.key).into_owned();
                upgrade(collection, from, &mut record).map_err(|reason| StoreError::Migration {
                    collection,
                    key: key.clone(),
                    reason,
                })?;
                let value = Value::Object(record);
                let text = super::super::collections::canonical(collection, value.clone());
                blocks::append(&mut out, &key, &text.or_else(|_| serde_json::to_vec(&value))?);
            }
            Err(_) => blocks::push_line(&mut out, line),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::super::memory::Memory;
    use super::*;

    /// There is no second format yet, so the mechanism is held to a made-up one.
    #[test]
    fn migrates_every_line_or_nothing() {
        let db = Database { kv: Memory::default() };
        let put = async {
            let tx = db.kv.begin(Mode::Write).unwrap();
            tx.put(Area::Blocks, "logs/a", b"a\t{\"n\":1}\nb\tnot json\n").unwrap();
            tx.put(Area::Meta, HEAD, br#"{"format":1,"revision":4}"#).unwrap();
            tx.commit().await.unwrap();
        };
        pollster::block_on(put);
        let failing = pollster::block_on(db.migrate(2, |_, _, _| Err("no".into())));
        assert!(matches!(failing, Err(StoreError::Migration { .. })));
        assert_eq!(pollster::block_on(db.raw(Collection::Logs, "a")).unwrap().unwrap(), br#"{"n":1}"#);

        let done = pollster::block_on(db.migrate(2, |c, from, record| {
            assert_eq!((c, from), (Collection::Logs, 1));
            record.insert("n".into(), 2.into());
            Ok(())
        }));
        assert_eq!(done, Ok(Some(1)));
        let dump = db.kv.dump();
        let block = dump.iter().find(|(a, ..)| *a == Area::Blocks).unwrap();
        assert_eq!(block.2, b"a\t{\"n\":2}\nb\tnot json\n");
        // The code of version 1 now refuses it.
        let refused = pollster::block_on(db.migrate(1, |_, _, _| Ok(())));
        assert_eq!(refused, Err(StoreError::NewerFormat { found: 2, known: 1 }));
    }
}
