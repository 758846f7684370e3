//! Writing a backup: every line of every block, once, in one state of the data.

use crate::domain::Collection;
use crate::formats::backup::{Counts, Entity, Scan, Writer, understand};
use crate::store::blocks::{self, Line};
use crate::store::kv::Kv;
use crate::store::migrations::{FORMAT_VERSION, PRESENT};
use crate::store::transfer::BlocksDone;
use crate::store::{Database, StoreError};

/// Bytes handed on at a time.
const PIECE: usize = 256 * 1024;

/// What was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Exported {
    pub counts: Counts,
    /// Lines that no one could read; they are in the file as they are.
    pub unreadable: u64,
    /// State of the data that was written.
    pub revision: u64,
}

/// Writes everything but the file's header, which needs the counts: make it from them and put it first.
/// `progress` gets the number of lines done and of blocks, and says whether to go on.
pub async fn export<K: Kv>(
    db: &Database<K>,
    mut out: impl FnMut(&[u8]),
    mut progress: impl FnMut(u64, BlocksDone) -> bool,
) -> Result<Exported, StoreError> {
    let mut buffer = Vec::with_capacity(PIECE + PIECE / 2);
    let mut writer = Writer::body(&mut buffer);
    let mut unreadable: Vec<(Collection, Vec<u8>, Vec<u8>)> = Vec::new();
    let mut done = 0;
    let mut failed = None;
    let exported = db.export_vouched(|collection, block, vouched, blocks_done| {
        // Said of the whole block at once: it is half of what writing costs.
        let plain = vouched && std::str::from_utf8(block).is_ok() && memchr::memmem::find(block, b"\\u0000").is_none();
        let mut before: &[u8] = &[];
        for line in blocks::lines(block) {
            done += 1;
            let good = line.key != before && is_record(collection, line, plain);
            before = line.key;
            if !good {
                unreadable.push((collection, line.key.to_vec(), line.json.to_vec()));
            } else if let Err(e) = writer.record(collection, line.json, &mut buffer) {
                failed = Some(e);
                return false;
            }
            if buffer.len() >= PIECE {
                out(&buffer);
                buffer.clear();
            }
        }
        progress(done, blocks_done)
    });
    let revision = exported.await;
    let internal = |e: crate::formats::backup::WriteError| StoreError::Internal(e.to_string());
    if let Some(e) = failed {
        return Err(internal(e));
    }
    let revision = revision?;
    for (collection, key, raw) in &unreadable {
        writer.unreadable(*collection, key, raw, &mut buffer).map_err(internal)?;
        if buffer.len() >= PIECE {
            out(&buffer);
            buffer.clear();
        }
    }
    let counts = writer.written();
    writer.finish(&mut buffer).map_err(internal)?;
    out(&buffer);
    Ok(Exported { counts, unreadable: unreadable.len() as u64, revision })
}

/// Whether the line is a record as an import would understand it. Where the directory vouches for its block, which is
/// `plain` text without what an import refuses in one, a look at brackets and quotation marks is enough.
fn is_record(collection: Collection, line: Line<'_>, plain: bool) -> bool {
    if plain && line.json.first() == Some(&b'{') && Scan::is_whole(line.json) {
        return true;
    }
    understand(&PRESENT, collection, FORMAT_VERSION, line.json)
        .is_ok_and(|entity: Entity| entity.cluster_key().as_bytes() == line.key)
}
