//! Segments of actions.

use super::bytes::{Reader, push_bytes};
use super::segment::Build;
use crate::domain::time::ClockTime;
use crate::domain::{Action, ActionKind, Day, Id, Timestamp};

const DONE: u8 = 1;
const DELETED: u8 = 2;
const TIME: u8 = 4;
const FOLLOW_UP: u8 = 8;

/// An action without its title, which stays in the segment.
#[derive(Clone, Copy)]
pub struct Entry {
    pub id: Id,
    /// Nil where the action has no customer.
    pub customer: Id,
    pub kind: ActionKind,
    pub due: Day,
    pub time: Option<ClockTime>,
    pub done_at: Option<Timestamp>,
    pub deleted_at: Option<Timestamp>,
    pub follow_up_day: Option<u32>,
    pub postponed: u32,
    /// Where in the body its title is.
    pub title: (u32, u32),
}

impl Entry {
    pub fn is_open(&self) -> bool {
        self.done_at.is_none() && self.deleted_at.is_none()
    }
}

#[derive(Default)]
pub struct Builder {
    out: Vec<u8>,
}

impl Build<Action> for Builder {
    fn add(&mut self, a: &Action) {
        let out = &mut self.out;
        let flag = |set: bool, flag: u8| if set { flag } else { 0 };
        let flags = flag(a.done_at.is_some(), DONE)
            | flag(a.deleted_at.is_some(), DELETED)
            | flag(a.time.is_some(), TIME)
            | flag(a.follow_up_day.is_some(), FOLLOW_UP);
        out.extend_from_slice(a.id.as_bytes());
        out.extend_from_slice(crate::domain::customers::owner_or_nil(a.customer).as_bytes());
        out.extend_from_slice(&[a.kind.index(), flags]);
        out.extend_from_slice(&a.due.epoch_days().to_le_bytes());
        out.extend_from_slice(&a.postponed.to_le_bytes());
        for at in a.done_at.iter().chain(&a.deleted_at) {
            out.extend_from_slice(&at.millis().to_le_bytes());
        }
        if let Some(time) = a.time {
            out.extend_from_slice(&time.minutes().to_le_bytes());
        }
        if let Some(day) = a.follow_up_day {
            out.extend_from_slice(&day.to_le_bytes());
        }
        push_bytes(out, a.title.as_bytes());
    }
    fn finish(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&self.out);
    }
}

pub fn read(body: &[u8]) -> Option<Vec<Entry>> {
    let mut r = Reader(body);
    let mut entries = Vec::new();
    while !r.is_empty() {
        let (id, customer, kind, flags) = (r.id()?, r.id()?, ActionKind::from_index(r.u8()?)?, r.u8()?);
        let (due, postponed) = (Day::from_epoch_days(r.i32()?)?, r.u32()?);
        let done_at = if flags & DONE != 0 { Some(Timestamp::from_millis(r.i64()?)) } else { None };
        let deleted_at = if flags & DELETED != 0 { Some(Timestamp::from_millis(r.i64()?)) } else { None };
        let minutes = if flags & TIME != 0 { Some(u32::from(r.u16()?)) } else { None };
        let time = minutes.and_then(|m| ClockTime::new(m / 60, m % 60));
        let follow_up_day = if flags & FOLLOW_UP != 0 { Some(r.u32()?) } else { None };
        let text = r.text()?;
        let end = body.len() - r.0.len();
        let title = ((end - text.len()) as u32, end as u32);
        entries.push(Entry { id, customer, kind, due, time, done_at, deleted_at, follow_up_day, postponed, title });
    }
    Some(entries)
}
