//! Opening: bringing old data up to date, checking the directory, mending it.

use super::super::migrations::{self, FORMAT_VERSION};
use super::super::{blocks, directory, snapshots};
use super::*;
use crate::domain::sort;
use serde_json::{Map, Value};

/// What was found at the start.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct OpenReport {
    /// Format that the data had, where it was migrated.
    pub migrated_from: Option<u32>,
    pub revision: u64,
    pub health: Health,
}

/// Which blocks have no directory segment, and which segments no block.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Health {
    pub blocks: usize,
    pub missing: Vec<String>,
    pub orphaned: Vec<String>,
}

impl<K: Kv> Database<K> {
    /// Opens the data in `kv`: migrates it if it is old, drops what an interrupted import or snapshot left,
    /// compares the keys of blocks and directory. Data newer than this code is left alone.
    pub async fn open(kv: K) -> Result<(Database<K>, OpenReport), StoreError> {
        let db = Database { kv };
        let migrated_from = db.migrate(FORMAT_VERSION, |collection, from, record| {
            migrations::upgrade(collection, from, record).map_err(|e| e.to_string())
        });
        let migrated_from = migrated_from.await?;
        db.sweep().await?;
        let health = db.health().await?;
        let revision = db.revision().await?;
        Ok((db, OpenReport { migrated_from, revision, health }))
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
        let found = {
            let tx = self.kv.begin(Mode::Read)?;
            tx.get(Area::Meta, HEAD).await?.map(|b| serde_json::from_slice::<Head>(&b)).transpose()?
        };
        match found {
            Some(head) if head.format > known => {
                return Err(StoreError::NewerFormat { found: head.format, known });
            }
            Some(head) if head.format == known => return Ok(None),
            _ => {}
        }
        let tx = self.kv.begin(Mode::Write)?;
        // Another tab may have been quicker.
        let mut head = match tx.get(Area::Meta, HEAD).await? {
            Some(bytes) => serde_json::from_slice::<Head>(&bytes)?,
            None => Head { format: known, revision: 0 },
        };
        let from = head.format;
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
    async fn sweep(&self) -> Result<(), StoreError> {
        let tx = self.kv.begin(Mode::Read)?;
        let staged = !tx.keys(Area::Staging, &Range::all(), Some(1)).await?.is_empty();
        let orphans = snapshots::unfinished(&tx).await?;
        drop(tx);
        if staged || !orphans.is_empty() {
            let tx = self.kv.begin(Mode::Bulk)?;
            tx.delete(Area::Staging, &Range::all())?;
            for id in orphans {
                tx.delete(Area::Snapshots, &Range::prefix(&format!("part/{id}/")))?;
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// Compares the keys of blocks and directory, in one state of the data.
    pub async fn health(&self) -> Result<Health, StoreError> {
        let tx = self.kv.begin(Mode::Read)?;
        let blocks = tx.keys(Area::Blocks, &Range::all(), None).await?;
        let segments = sort::set(tx.keys(Area::Directory, &Range::all(), None).await?);
        let known = sort::set(blocks.iter().map(String::as_str));
        let has_segment = |key: &str| {
            super::super::collections::parse_block_key(key)
                .is_some_and(|(c, _)| super::super::collections::has_directory(c))
        };
        Ok(Health {
            blocks: blocks.len(),
            missing: blocks.iter().filter(|k| has_segment(k) && !segments.contains(*k)).cloned().collect(),
            orphaned: segments.iter().filter(|k| !known.contains(k.as_str())).cloned().collect(),
        })
    }

    /// The next directory segments after a block key (empty for the first), in key order.
    pub async fn segments(&self, after: &str, limit: u32) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        let tx = self.kv.begin(Mode::Read)?;
        let range = if after.is_empty() { Range::all() } else { Range::all().after(after) };
        Ok(tx.range(Area::Directory, &range, limit).await?)
    }

    /// Single segments; `None` where the block is gone.
    pub async fn segments_of(&self, keys: &[String]) -> Result<Vec<(String, Option<Vec<u8>>)>, StoreError> {
        let tx = self.kv.begin(Mode::Read)?;
        let mut found = Vec::with_capacity(keys.len());
        for key in keys {
            found.push((key.clone(), tx.get(Area::Directory, key).await?));
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
