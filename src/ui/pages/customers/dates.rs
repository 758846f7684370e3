//! Days and times as this part of the app shows them, in the reader's zone.

use crate::domain::{Day, Timestamp};
use crate::i18n::format::{compact_date, relative_day};
use crate::i18n::{Lang, customers as words};
use crate::state::clock;

/// The calendar day of a time, here.
pub(super) fn day_of(at: Timestamp) -> Day {
    at.day(clock::offset_at(at))
}

/// `3 天前`, `昨天`.
pub(super) fn ago(lang: Lang, at: Timestamp) -> String {
    relative_day(lang, day_of(at), clock::today())
}

/// `11-21 09:30`, with the year where it is another one.
pub(super) fn when(lang: Lang, at: Timestamp) -> String {
    let offset = clock::offset_at(at);
    format!("{} {}", compact_date(lang, at.day(offset), clock::today()), at.clock_time(offset))
}

/// `2026-11-21 09:30`.
pub(super) fn moment(at: Timestamp) -> String {
    words::moment(at, clock::offset_at(at))
}

/// The time of a day and a clock time as typed here; `None` where one of them is no such thing.
pub(super) fn at(day: &str, time: &str) -> Option<Timestamp> {
    let day: Day = day.parse().ok()?;
    let minutes = match time {
        "" => 12 * 60,
        time => i64::from(time.parse::<crate::domain::time::ClockTime>().ok()?.minutes()),
    };
    let utc = Timestamp::from_millis((i64::from(day.epoch_days()) * 24 * 60 + minutes) * 60_000);
    // The zone's offset at that time, not at this one.
    let first = utc.plus_millis(-i64::from(clock::offset_at(utc)) * 60_000);
    Some(utc.plus_millis(-i64::from(clock::offset_at(first)) * 60_000))
}

/// Monday after a day.
pub(super) fn next_monday(today: Day) -> Day {
    today.plus_days(7 - today.weekday() as i32)
}
