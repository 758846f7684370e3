//! Points in time, calendar days and days that come back every year.

use chrono::{DateTime, Datelike, Days, NaiveDate, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};

/// A point in time with millisecond precision, written as RFC 3339 in UTC with milliseconds and `Z`,
/// so that the texts sort like the times.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp(i64);

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TimeError {
    #[error("not an RFC 3339 time: {0}")]
    Timestamp(String),
    #[error("not a calendar day (YYYY-MM-DD): {0}")]
    Day(String),
    #[error("not a yearly day (YYYY-MM-DD or --MM-DD): {0}")]
    YearlyDay(String),
    #[error("not a time of day (HH:MM): {0}")]
    ClockTime(String),
}

impl Timestamp {
    /// Earliest and latest: years 0000 to 9999, the range RFC 3339 can write.
    const MIN_MS: i64 = -62_167_219_200_000;
    const MAX_MS: i64 = 253_402_300_799_999;

    /// From milliseconds since 1970; values outside the years 0–9999 are moved to the nearest end.
    pub fn from_millis(ms: i64) -> Timestamp {
        Timestamp(ms.clamp(Self::MIN_MS, Self::MAX_MS))
    }
    pub fn millis(self) -> i64 {
        self.0
    }
    pub fn plus_millis(self, ms: i64) -> Timestamp {
        Self::from_millis(self.0.saturating_add(ms))
    }
    /// The calendar day at this time in a zone `offset_minutes` east of UTC.
    pub fn day(self, offset_minutes: i32) -> Day {
        let shifted = self.plus_millis(i64::from(offset_minutes) * 60_000);
        DateTime::from_timestamp_millis(shifted.0).map_or(Day::EPOCH, |t| Day(t.date_naive()))
    }
    /// The time of day at this time in a zone `offset_minutes` east of UTC.
    pub fn clock_time(self, offset_minutes: i32) -> ClockTime {
        let minutes = (self.0.div_euclid(60_000) + i64::from(offset_minutes)).rem_euclid(24 * 60);
        ClockTime(minutes as u16)
    }
}

impl std::fmt::Display for Timestamp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match DateTime::<Utc>::from_timestamp_millis(self.0) {
            Some(t) => f.write_str(&t.to_rfc3339_opts(SecondsFormat::Millis, true)),
            None => f.write_str("1970-01-01T00:00:00.000Z"),
        }
    }
}
impl From<Timestamp> for String {
    fn from(t: Timestamp) -> String {
        t.to_string()
    }
}
impl TryFrom<String> for Timestamp {
    type Error = TimeError;
    fn try_from(s: String) -> Result<Timestamp, TimeError> {
        s.parse()
    }
}
impl std::str::FromStr for Timestamp {
    type Err = TimeError;
    /// Reads any RFC 3339 time; a finer part than milliseconds is cut off.
    fn from_str(s: &str) -> Result<Timestamp, TimeError> {
        let bad = || TimeError::Timestamp(s.to_owned());
        let ms = DateTime::parse_from_rfc3339(s).map_err(|_| bad())?.timestamp_millis();
        if (Self::MIN_MS..=Self::MAX_MS).contains(&ms) { Ok(Timestamp(ms)) } else { Err(bad()) }
    }
}

/// A calendar day without a zone, written `YYYY-MM-DD` (years 0000–9999).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Day(NaiveDate);

impl Day {
    /// 1970-01-01.
    pub const EPOCH: Day = Day(match NaiveDate::from_ymd_opt(1970, 1, 1) {
        Some(date) => date,
        None => NaiveDate::MIN,
    });

    pub fn new(year: i32, month: u32, day: u32) -> Option<Day> {
        if !(0..=9999).contains(&year) {
            return None;
        }
        NaiveDate::from_ymd_opt(year, month, day).map(Day)
    }
    pub fn year(self) -> i32 {
        self.0.year()
    }
    pub fn month(self) -> u32 {
        self.0.month()
    }
    pub fn day(self) -> u32 {
        self.0.day()
    }
    /// 0 = Monday … 6 = Sunday.
    pub fn weekday(self) -> u32 {
        self.0.weekday().num_days_from_monday()
    }
    /// ISO 8601 week of the year, 1–53.
    pub fn iso_week(self) -> u32 {
        self.0.iso_week().week()
    }
    /// Whole days since 1970-01-01.
    pub fn epoch_days(self) -> i32 {
        self.0.to_epoch_days()
    }
    pub fn from_epoch_days(days: i32) -> Option<Day> {
        let date = NaiveDate::from_epoch_days(days)?;
        Day::new(date.year(), date.month(), date.day())
    }
    /// This day moved by `days`; at the ends of the calendar it stays where it is.
    pub fn plus_days(self, days: i32) -> Day {
        let n = Days::new(u64::from(days.unsigned_abs()));
        let moved = if days < 0 { self.0.checked_sub_days(n) } else { self.0.checked_add_days(n) };
        moved.filter(|d| (0..=9999).contains(&d.year())).map_or(self, Day)
    }
    /// Days from `earlier` to this day; negative if this day comes first.
    pub fn days_since(self, earlier: Day) -> i32 {
        self.epoch_days() - earlier.epoch_days()
    }
}

impl std::fmt::Display for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}
impl From<Day> for String {
    fn from(d: Day) -> String {
        d.to_string()
    }
}
impl TryFrom<String> for Day {
    type Error = TimeError;
    fn try_from(s: String) -> Result<Day, TimeError> {
        s.parse()
    }
}
impl std::str::FromStr for Day {
    type Err = TimeError;
    fn from_str(s: &str) -> Result<Day, TimeError> {
        let day = match s.as_bytes() {
            [_, _, _, _, b'-', _, _, b'-', _, _] => digits(&s[..4])
                .zip(digits(&s[5..7]))
                .zip(digits(&s[8..]))
                .and_then(|((y, m), d)| Day::new(y as i32, m, d)),
            _ => None,
        };
        day.ok_or_else(|| TimeError::Day(s.to_owned()))
    }
}

/// A day that comes back every year: a birthday with its year, `1985-03-04`, or without, `--03-04`
/// (the truncated form of ISO 8601:2000, which vCard uses too). 29 February is kept on 28 February
/// in common years.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct YearlyDay {
    year: Option<u16>,
    month: u8,
    day: u8,
}

impl YearlyDay {
    pub fn new(year: Option<i32>, month: u32, day: u32) -> Option<YearlyDay> {
        // 2000 is a leap year, so that 29 February is a yearly day.
        Day::new(year.unwrap_or(2000), month, day)?;
        Some(YearlyDay { year: year.map(|y| y as u16), month: month as u8, day: day as u8 })
    }
    pub fn year(self) -> Option<i32> {
        self.year.map(i32::from)
    }
    pub fn month(self) -> u32 {
        self.month.into()
    }
    pub fn day(self) -> u32 {
        self.day.into()
    }
    /// The next time it comes, on or after `from`.
    pub fn next(self, from: Day) -> Day {
        [from.year(), from.year() + 1].into_iter().filter_map(|y| self.in_year(y)).find(|d| *d >= from).unwrap_or(from)
    }
    /// How old somebody born on this day becomes on `on`, if the year is known and not later.
    pub fn age_on(self, on: Day) -> Option<u32> {
        let years = on.year() - self.year()?;
        let had = self.in_year(on.year()).is_some_and(|d| d <= on);
        u32::try_from(years - i32::from(!had)).ok()
    }
    fn in_year(self, year: i32) -> Option<Day> {
        Day::new(year, self.month(), self.day()).or_else(|| Day::new(year, self.month(), 28))
    }
}
impl std::fmt::Display for YearlyDay {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(y) => write!(f, "{y:04}-{:02}-{:02}", self.month, self.day),
            None => write!(f, "--{:02}-{:02}", self.month, self.day),
        }
    }
}
impl From<YearlyDay> for String {
    fn from(d: YearlyDay) -> String {
        d.to_string()
    }
}
impl TryFrom<String> for YearlyDay {
    type Error = TimeError;
    fn try_from(s: String) -> Result<YearlyDay, TimeError> {
        s.parse()
    }
}
impl std::str::FromStr for YearlyDay {
    type Err = TimeError;
    fn from_str(s: &str) -> Result<YearlyDay, TimeError> {
        let day = match s.as_bytes() {
            [b'-', b'-', _, _, b'-', _, _] => {
                digits(&s[2..4]).zip(digits(&s[5..])).and_then(|(m, d)| YearlyDay::new(None, m, d))
            }
            _ => s.parse::<Day>().ok().and_then(|d| YearlyDay::new(Some(d.year()), d.month(), d.day())),
        };
        day.ok_or_else(|| TimeError::YearlyDay(s.to_owned()))
    }
}

/// A time of day to the minute, written `HH:MM`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ClockTime(u16);

impl ClockTime {
    pub fn new(hour: u32, minute: u32) -> Option<ClockTime> {
        (hour < 24 && minute < 60).then(|| ClockTime((hour * 60 + minute) as u16))
    }
    /// Minutes since midnight, 0–1439.
    pub fn minutes(self) -> u16 {
        self.0
    }
}
impl std::fmt::Display for ClockTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}
impl From<ClockTime> for String {
    fn from(t: ClockTime) -> String {
        t.to_string()
    }
}
impl TryFrom<String> for ClockTime {
    type Error = TimeError;
    fn try_from(s: String) -> Result<ClockTime, TimeError> {
        s.parse()
    }
}
impl std::str::FromStr for ClockTime {
    type Err = TimeError;
    fn from_str(s: &str) -> Result<ClockTime, TimeError> {
        let time = match s.as_bytes() {
            [_, _, b':', _, _] => digits(&s[..2]).zip(digits(&s[3..])).and_then(|(h, m)| ClockTime::new(h, m)),
            _ => None,
        };
        time.ok_or_else(|| TimeError::ClockTime(s.to_owned()))
    }
}

/// ASCII digits only; `str::parse` would also take a sign.
fn digits(s: &str) -> Option<u32> {
    s.bytes().all(|b| b.is_ascii_digit()).then(|| s.parse().ok()).flatten()
}

#[cfg(not(target_arch = "wasm32"))]
mod schema {
    use super::{ClockTime, Day, Timestamp, YearlyDay};
    use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
    macro_rules! text_schema {
        ($type:ty, $name:literal, $schema:tt) => {
            impl JsonSchema for $type {
                fn schema_name() -> std::borrow::Cow<'static, str> {
                    $name.into()
                }
                fn json_schema(_: &mut SchemaGenerator) -> Schema {
                    json_schema!($schema)
                }
            }
        };
    }
    text_schema!(Timestamp, "Timestamp", {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$"});
    text_schema!(Day, "Day", {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"});
    text_schema!(YearlyDay, "YearlyDay", {"type": "string", "pattern": r"^(\d{4}|-)-\d{2}-\d{2}$"});
    text_schema!(ClockTime, "ClockTime", {"type": "string", "pattern": r"^\d{2}:\d{2}$"});
}
