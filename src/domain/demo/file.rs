//! The demo as the app has it: made once, kept in `public/demo.txt`, and moved to the day it is filled in. So
//! neither its words nor what makes them are part of the program.
//!
//! Each line is a record: customers, an empty line, log entries, an empty line, actions. Ids are those of
//! [`id`], numbered from 1.

use super::Demo;
use crate::domain::time::YearlyDay;
use crate::domain::{Day, Id, Record, Timestamp};

/// The day at whose beginning the file was made: 21 November 2026, a Saturday, in days since 1970.
const BASE: i32 = 20_778;
const DAY_MS: i64 = 86_400_000;
/// China is eight hours east of UTC.
const OFFSET_MS: i64 = 8 * 3_600_000;

fn base() -> Day {
    Day::from_epoch_days(BASE).unwrap_or(Day::EPOCH)
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the demo: {why}")]
pub struct Fault {
    pub line: usize,
    pub why: String,
}

/// The id numbered `n` in the file.
#[cfg(not(target_arch = "wasm32"))]
pub fn id(n: u64) -> Id {
    Id::from_parts(n, [0; 10])
}

/// The text of the file.
#[cfg(not(target_arch = "wasm32"))]
pub fn write() -> String {
    let now = Timestamp::from_millis(i64::from(BASE) * DAY_MS - OFFSET_MS);
    let mut n = 0;
    let demo = super::make(1, base(), now, Id::NIL, super::DEMO_COUNT, &mut || {
        n += 1;
        id(n)
    });
    fn lines<T: serde::Serialize>(records: &[T]) -> String {
        records.iter().filter_map(|r| serde_json::to_string(r).ok()).map(|line| line + "\n").collect()
    }
    [lines(&demo.customers), lines(&demo.logs), lines(&demo.actions)].join("\n")
}

/// Reads the file: as if made at the beginning of `today`, by `device`, with new ids.
pub fn read(text: &str, today: Day, device: Id, new_id: &mut dyn FnMut() -> Id) -> Result<Demo, Fault> {
    let days = today.days_since(base());
    let mut ids: Vec<Id> = Vec::new();
    let mut id = |old: &mut Id| {
        let n = old.as_bytes()[..6].iter().fold(0, |n, b| n << 8 | usize::from(*b)).min(1 << 16);
        while ids.len() <= n {
            ids.push(new_id());
        }
        *old = ids[n];
    };
    let mut demo = Demo::default();
    let mut part = 0;
    for (at, line) in text.lines().enumerate() {
        let fault = |e: serde_json::Error| Fault { line: at + 1, why: e.to_string() };
        match part {
            _ if line.is_empty() => part += 1,
            0 => {
                let mut c: crate::domain::Customer = parse(line).map_err(fault)?;
                id(&mut c.id);
                c.organisation.iter_mut().for_each(&mut id);
                stamp(&mut c.created_at, &mut c.updated_at, days);
                c.device = device;
                c.stage_since = c.stage_since.map(|day| workday(day, days));
                c.birthday = c.birthday.and_then(|day| moved_yearly(day, true, days));
                for date in &mut c.dates {
                    date.day = moved_yearly(date.day, date.yearly, days).unwrap_or(date.day);
                }
                for fact in &mut c.facts {
                    fact.learned_on = fact.learned_on.map(|day| day.plus_days(days));
                }
                demo.customers.push(c);
            }
            1 => {
                let mut l: crate::domain::LogEntry = parse(line).map_err(fault)?;
                [&mut l.id, &mut l.customer].into_iter().chain(&mut l.contact).for_each(&mut id);
                stamp(&mut l.created_at, &mut l.updated_at, days);
                (l.at, l.device) = (moved(l.at, days), device);
                demo.logs.push(l);
            }
            _ => {
                let mut a: crate::domain::Action = parse(line).map_err(fault)?;
                [&mut a.id].into_iter().chain(&mut a.customer).chain(&mut a.log).for_each(&mut id);
                stamp(&mut a.created_at, &mut a.updated_at, days);
                (a.due, a.device) = (a.due.plus_days(days), device);
                a.done_at = a.done_at.map(|at| moved(at, days));
                demo.actions.push(a);
            }
        }
    }
    Ok(demo)
}

fn parse<T: Record>(line: &str) -> Result<T, serde_json::Error> {
    crate::domain::json::read(line.as_bytes())
}

fn stamp(created: &mut Timestamp, updated: &mut Timestamp, days: i32) {
    (*created, *updated) = (moved(*created, days), moved(*updated, days));
}

/// The day `days` later, or the workday before where that is a Saturday or Sunday.
fn workday(day: Day, days: i32) -> Day {
    let day = day.plus_days(days);
    day.plus_days(4 - (day.weekday() as i32).max(4))
}

/// The time `days` later; what would be on a weekend comes on Friday evening, in the same order.
fn moved(at: Timestamp, days: i32) -> Timestamp {
    let at = at.millis() + i64::from(days) * DAY_MS + OFFSET_MS;
    // 1 January 1970 was a Thursday.
    let since_saturday = (at.div_euclid(DAY_MS) + 5).rem_euclid(7) * DAY_MS + at.rem_euclid(DAY_MS);
    let at = if since_saturday < 2 * DAY_MS { at - since_saturday - 6 * 3_600_000 + since_saturday / 24 } else { at };
    Timestamp::from_millis(at - OFFSET_MS)
}

/// A day that comes back keeps its year; one that does not moves as it is.
fn moved_yearly(day: YearlyDay, yearly: bool, days: i32) -> Option<YearlyDay> {
    let next = match day.year() {
        Some(year) if !yearly => Day::new(year, day.month(), day.day())?,
        _ => day.next(base()),
    };
    let moved = next.plus_days(days);
    let year = if yearly { day.year() } else { Some(moved.year()) };
    // 29 February, in a year that has none.
    YearlyDay::new(year, moved.month(), moved.day()).or_else(|| YearlyDay::new(year, moved.month(), 28))
}
