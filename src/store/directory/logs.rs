//! Segments of log entries. What is kept in memory of them: for each customer how many there are and when the
//! last contact was, and the deleted ones.

use super::bytes::{Reader, push_bytes};
use super::segment::Build;
use crate::domain::{Id, LogEntry, LogKind};

const DELETED: u8 = 1;
/// Characters of a deleted entry's text that are shown in the trash.
const EXCERPT: usize = 60;

/// Log entries of one customer that lie side by side.
pub struct Run {
    pub customer: Id,
    /// All of them.
    pub lines: u32,
    /// Those not deleted.
    pub count: u32,
    /// Time of the last contact in milliseconds; `i64::MIN` if there was none.
    pub last_contact: i64,
    pub deleted: Vec<DeletedLog>,
}

pub struct DeletedLog {
    pub id: Id,
    pub kind: LogKind,
    pub deleted_at: i64,
    pub excerpt: Box<str>,
}

/// Each run: customer, number of lines; each line: id, kind, flags, time, and when deleted its time and an excerpt.
#[derive(Default)]
pub struct Builder {
    runs: Vec<(Id, u32, Vec<u8>)>,
}

impl Build<LogEntry> for Builder {
    fn add(&mut self, log: &LogEntry) {
        if self.runs.last().is_none_or(|(customer, ..)| *customer != log.customer) {
            self.runs.push((log.customer, 0, Vec::new()));
        }
        let Some((_, count, out)) = self.runs.last_mut() else { return };
        *count += 1;
        out.extend_from_slice(log.id.as_bytes());
        out.extend_from_slice(&[log.kind.index(), if log.deleted_at.is_some() { DELETED } else { 0 }]);
        out.extend_from_slice(&log.at.millis().to_le_bytes());
        if let Some(at) = log.deleted_at {
            out.extend_from_slice(&at.millis().to_le_bytes());
            let end = log.text.char_indices().nth(EXCERPT).map_or(log.text.len(), |(i, _)| i);
            push_bytes(out, log.text.get(..end).unwrap_or("").as_bytes());
        }
    }
    fn finish(self, out: &mut Vec<u8>) {
        for (customer, count, lines) in self.runs {
            out.extend_from_slice(customer.as_bytes());
            out.extend_from_slice(&count.to_le_bytes());
            out.extend_from_slice(&lines);
        }
    }
}

pub fn read(body: &[u8]) -> Option<Vec<Run>> {
    let mut r = Reader(body);
    let mut runs = Vec::new();
    while !r.is_empty() {
        let (customer, lines) = (r.id()?, r.u32()?);
        let mut run = Run { customer, lines, count: 0, last_contact: i64::MIN, deleted: Vec::new() };
        for _ in 0..lines {
            let (id, kind, flags, at) = (r.id()?, LogKind::from_index(r.u8()?)?, r.u8()?, r.i64()?);
            if flags & DELETED != 0 {
                run.deleted.push(DeletedLog { id, kind, deleted_at: r.i64()?, excerpt: r.text()?.into() });
                continue;
            }
            run.count += 1;
            if kind.is_contact() {
                run.last_contact = run.last_contact.max(at);
            }
        }
        runs.push(run);
    }
    Some(runs)
}
