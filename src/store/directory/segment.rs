//! The bytes of a segment: a header, then what the collection needs; made from a block, checked before use.

use super::bytes::{Reader, checksum, push_bytes};
use super::slots::Mix;
use super::{actions, customers, logs};
use crate::domain::record::Record;
use crate::domain::{Action, Collection, Customer, LogEntry, pinyin};
use crate::store::blocks::{self, Line};
use std::collections::HashSet;
use std::hash::BuildHasherDefault;

/// Changes with the layout below and with the pinyin tables, whose tokens segments hold.
pub const SEGMENT_VERSION: u32 = 2 ^ pinyin::FINGERPRINT;

const MAGIC: [u8; 4] = *b"CLSG";
/// Magic, version, collection, number of lines, number of unreadable lines, checksum.
const HEADER: usize = 4 + 4 + 4 + 4 + 4 + 8;

/// Why a segment cannot be used; it is then made anew from its block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SegmentFault {
    #[error("cut off or not a segment")]
    NotASegment,
    #[error("made by another version")]
    Version,
    #[error("does not belong to this collection")]
    Collection,
    #[error("checksum does not fit")]
    Checksum,
    #[error("contents do not fit together")]
    Contents,
}

/// What a segment says about itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Info {
    pub collection: Collection,
    /// Lines of its block, readable or not.
    pub lines: u32,
    pub unreadable: u32,
}

/// Why a line of a block is not a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Unreadable {
    /// Not JSON at all, or not even text.
    NotJson,
    /// JSON, but not a record of this collection.
    NotARecord,
    /// A record that lies under a key that is not its own.
    WrongKey,
    /// A second record under the same key.
    Doubled,
}

impl Unreadable {
    const ALL: [Unreadable; 4] =
        [Unreadable::NotJson, Unreadable::NotARecord, Unreadable::WrongKey, Unreadable::Doubled];
}

/// The segment of a block, or `None` for a collection that has none.
pub fn build_segment(collection: Collection, block: &[u8]) -> Option<Vec<u8>> {
    match collection {
        Collection::Customers => Some(build::<Customer, customers::Builder>(block)),
        Collection::Logs => Some(build::<LogEntry, logs::Builder>(block)),
        Collection::Actions => Some(build::<Action, actions::Builder>(block)),
        Collection::History => None,
    }
}

/// Collects records into the body of a segment.
pub(super) trait Build<R>: Default {
    fn add(&mut self, record: &R);
    fn finish(self, out: &mut Vec<u8>);
}

fn build<R: Record, B: Build<R>>(block: &[u8]) -> Vec<u8> {
    let mut builder = B::default();
    let (mut count, mut bad_count) = (0u32, 0u32);
    let mut bad = Vec::new();
    let mut seen = HashSet::with_hasher(BuildHasherDefault::<Mix>::default());
    for line in blocks::lines(block) {
        count += 1;
        let found = read::<R>(line).and_then(|r| if seen.insert(r.id()) { Ok(r) } else { Err(Unreadable::Doubled) });
        match found {
            Ok(record) => builder.add(&record),
            Err(why) => {
                bad_count += 1;
                bad.push(why as u8);
                push_bytes(&mut bad, line.key);
            }
        }
    }
    let mut out = vec![0; HEADER];
    out.extend_from_slice(&bad);
    builder.finish(&mut out);
    let head = MAGIC.into_iter().chain(SEGMENT_VERSION.to_le_bytes()).chain([R::COLLECTION as u8, 0, 0, 0]);
    let head = head.chain(count.to_le_bytes()).chain(bad_count.to_le_bytes());
    out.iter_mut().zip(head).for_each(|(at, byte)| *at = byte);
    seal(&mut out);
    out
}

/// Writes the checksum. Outside of here for tests, which show that what it cannot catch does no harm either.
#[doc(hidden)]
pub fn seal(segment: &mut [u8]) {
    let sum = sum(segment);
    if let Some(place) = segment.get_mut(HEADER - 8..HEADER) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
}

fn read<R: Record>(line: Line<'_>) -> Result<R, Unreadable> {
    let record: R = crate::domain::json::read(line.json)
        .map_err(|e| if e.is_data() { Unreadable::NotARecord } else { Unreadable::NotJson })?;
    if record.cluster_key().as_bytes() == line.key { Ok(record) } else { Err(Unreadable::WrongKey) }
}

/// The checksum over the header before it and the body.
fn sum(segment: &[u8]) -> u64 {
    let head = segment.get(..HEADER - 8).unwrap_or(&[]);
    checksum(checksum(0, head), segment.get(HEADER..).unwrap_or(&[]))
}

/// A segment whose header and checksum are right: the readers of its unreadable lines and of its body.
pub(super) struct Checked<'a> {
    pub info: Info,
    pub unreadable: Vec<(Unreadable, &'a [u8])>,
    /// Where the body begins.
    pub body: usize,
}

pub(super) fn open(segment: &[u8]) -> Result<Checked<'_>, SegmentFault> {
    use SegmentFault::{Checksum, Contents, NotASegment, Version};
    let mut r = Reader(segment);
    if r.array().ok_or(NotASegment)? != MAGIC {
        return Err(NotASegment);
    }
    if r.u32().ok_or(NotASegment)? != SEGMENT_VERSION {
        return Err(Version);
    }
    let [collection, ..] = r.array::<4>().ok_or(NotASegment)?;
    let (lines, unreadable) = r.u32().zip(r.u32()).ok_or(NotASegment)?;
    if r.i64().ok_or(NotASegment)? as u64 != sum(segment) {
        return Err(Checksum);
    }
    let collection = Collection::ALL.into_iter().find(|c| *c as u8 == collection).ok_or(Contents)?;
    let mut bad = Vec::new();
    for _ in 0..unreadable {
        let why = Unreadable::ALL.get(usize::from(r.u8().ok_or(Contents)?)).ok_or(Contents)?;
        bad.push((*why, r.bytes().ok_or(Contents)?));
    }
    let body = segment.len() - r.0.len();
    Ok(Checked { info: Info { collection, lines, unreadable }, unreadable: bad, body })
}

/// Whether a segment can be used, and what it is about.
pub fn check_segment(segment: &[u8]) -> Result<Info, SegmentFault> {
    let checked = open(segment)?;
    let body = segment.get(checked.body..).unwrap_or(&[]);
    let records = match checked.info.collection {
        Collection::Customers => customers::check(body),
        Collection::Logs => logs::read(body).map(|runs| runs.iter().map(|run| run.lines).sum()),
        Collection::Actions => actions::read(body).map(|list| list.len() as u32),
        Collection::History => None,
    };
    match records {
        Some(n) if Some(n) == checked.info.lines.checked_sub(checked.info.unreadable) => Ok(checked.info),
        _ => Err(SegmentFault::Contents),
    }
}
