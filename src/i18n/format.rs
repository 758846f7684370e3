//! Numbers, dates and times as people write them. Pure: today's date is always given.

use super::{Lang, Text, plural, say};
use crate::domain::Day;

/// 1286 → `1,286`.
pub fn number(n: impl Into<i128>) -> String {
    let n: i128 = n.into();
    let digits = n.unsigned_abs().to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
    if n < 0 {
        out.push('−');
    }
    for (i, c) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(c);
    }
    out
}

/// [`number`] for lengths and counts of collections.
pub fn count(n: usize) -> String {
    number(n as u64)
}

/// Part of a whole in whole per cent: `42%`. Never 100 before all is done.
pub fn percent(part: u64, whole: u64) -> String {
    let share = if whole == 0 { 0 } else { u128::from(part) * 100 / u128::from(whole) };
    format!("{share}%")
}

/// `820 KB`, `1.2 MB`: powers of 1,000, as the system's own file lists show them.
pub fn file_size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KB", "MB", "GB", "TB"];
    if bytes < 1_000 {
        return format!("{bytes} B");
    }
    // In tenths, rounded once, so that 999,950 is 1.0 MB and not 1000.0 KB.
    let mut scale = 1_000_u64;
    for unit in UNITS {
        let tenths = (u128::from(bytes) * 10 + u128::from(scale) / 2) / u128::from(scale);
        if tenths < 10_000 || unit == "TB" {
            return if tenths < 100 {
                format!("{}.{} {unit}", tenths / 10, tenths % 10)
            } else {
                format!("{} {unit}", (tenths + 5) / 10)
            };
        }
        scale = scale.saturating_mul(1_000);
    }
    format!("{bytes} B")
}

/// Day of the week, counted from 0 = Monday.
const fn weekday(day: u32) -> Text {
    match day {
        0 => Text::new("周一", "Mon"),
        1 => Text::new("周二", "Tue"),
        2 => Text::new("周三", "Wed"),
        3 => Text::new("周四", "Thu"),
        4 => Text::new("周五", "Fri"),
        5 => Text::new("周六", "Sat"),
        _ => Text::new("周日", "Sun"),
    }
}

const fn month(number: u32) -> &'static str {
    match number {
        1 => "Jan",
        2 => "Feb",
        3 => "Mar",
        4 => "Apr",
        5 => "May",
        6 => "Jun",
        7 => "Jul",
        8 => "Aug",
        9 => "Sep",
        10 => "Oct",
        11 => "Nov",
        _ => "Dec",
    }
}

/// `2026-11-21`, the same in both languages.
pub fn full_date(day: Day) -> String {
    day.to_string()
}

/// A day of this year for lists: `11-21 周六`, `Sat 21 Nov`.
pub fn short_date(lang: Lang, day: Day) -> String {
    let (m, d) = (day.month(), day.day());
    let week = weekday(day.weekday());
    say(lang, format_args!("{m:02}-{d:02} {}", week.zh), format_args!("{} {d} {}", week.en, month(m)))
}

/// For headings: `11月21日 周六`, `Sat 21 Nov`.
pub fn heading_date(lang: Lang, day: Day) -> String {
    let (m, d) = (day.month(), day.day());
    let week = weekday(day.weekday());
    say(lang, format_args!("{m}月{d}日 {}", week.zh), format_args!("{} {d} {}", week.en, month(m)))
}

/// `11-21` / `21 Nov` within the year of `today`, the full date otherwise.
pub fn compact_date(lang: Lang, day: Day, today: Day) -> String {
    if day.year() != today.year() {
        return full_date(day);
    }
    let (m, d) = (day.month(), day.day());
    say(lang, format_args!("{m:02}-{d:02}"), format_args!("{d} {}", month(m)))
}

/// A day each year without its year (birthdays): `5月3日`, `3 May`.
pub fn month_day(lang: Lang, m: u32, d: u32) -> String {
    say(lang, format_args!("{m}月{d}日"), format_args!("{d} {}", month(m)))
}

/// How far a day lies from today: 今天, 昨天, 3 天前, 2 周前, 5 个月前; the future likewise.
pub fn relative_day(lang: Lang, day: Day, today: Day) -> String {
    let away = day.days_since(today);
    match away {
        0 => return Text::new("今天", "today").get(lang).to_owned(),
        -1 => return Text::new("昨天", "yesterday").get(lang).to_owned(),
        1 => return Text::new("明天", "tomorrow").get(lang).to_owned(),
        2 => return say(lang, format_args!("后天"), format_args!("in 2 d")),
        _ => {}
    }
    let days = away.unsigned_abs();
    let (n, zh, en) = match days {
        0..14 => (days, "天", "d"),
        14..60 => (days / 7, "周", "wk"),
        60..365 => (days * 12 / 365, "个月", "mo"),
        _ => (days / 365, "年", "yr"),
    };
    if away < 0 {
        say(lang, format_args!("{n} {zh}前"), format_args!("{n} {en} ago"))
    } else {
        say(lang, format_args!("{n} {zh}后"), format_args!("in {n} {en}"))
    }
}

/// Whole days counted out, where the number itself matters: `91 天`, `91 days`.
pub fn days(lang: Lang, n: usize) -> String {
    say(lang, format_args!("{} 天", count(n)), format_args!("{} {}", count(n), plural(n, "day", "days")))
}

/// A list said in one breath: `甲、乙、丙`, `A, B, C`.
pub fn list(lang: Lang, items: &[String]) -> String {
    items.join(match lang {
        Lang::Zh => "、",
        Lang::En | Lang::Pseudo => ", ",
    })
}
