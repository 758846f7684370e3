//! Stored values in words: what a field was and what it became.

use super::record as words;
use crate::domain::customers::{
    Address, Email, Fact, FamilyMember, Gender, Interest, Kind, Nature, Phone, Region, Size, Source, SpecialDate,
    Stage, Standing, Trade,
};
use crate::domain::time::YearlyDay;
use crate::domain::{ActionKind, Collection, Id, LogKind, Timestamp};
use crate::i18n::format::{full_date, list, month_day};
use crate::i18n::{Label, Lang};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What the words need to know of the world.
pub struct Context<'a> {
    pub lang: Lang,
    /// The name of a customer.
    pub name_of: &'a dyn Fn(Id) -> Option<String>,
    /// Minutes east of UTC at a time.
    pub offset_at: &'a dyn Fn(Timestamp) -> i32,
}

/// The value of the field at `path` as a user would say it.
pub fn value_words(context: &Context<'_>, collection: Collection, path: &str, value: Option<&Value>) -> String {
    let lang = context.lang;
    let Some(value) = value.filter(|v| !v.is_null()) else { return words::VALUE_NONE.get(lang).to_owned() };
    let name = path.trim_start_matches('/');
    let special = match (collection, name) {
        (Collection::Customers, "kind") => label::<Kind>(lang, value),
        (Collection::Customers, "gender") => label::<Gender>(lang, value),
        (Collection::Customers, "nature") => label::<Nature>(lang, value),
        (Collection::Customers, "size") => label::<Size>(lang, value),
        (Collection::Customers, "region") => label::<Region>(lang, value),
        (Collection::Customers, "stage") => label::<Stage>(lang, value),
        (Collection::Customers, "trade") => label::<Trade>(lang, value),
        (Collection::Customers, "standing") => label::<Standing>(lang, value),
        (Collection::Customers, "source") => label::<Source>(lang, value),
        (Collection::Customers, "birthday") => read::<YearlyDay>(value).map(|d| yearly_day(lang, d)),
        (Collection::Logs, "kind") => label::<LogKind>(lang, value),
        (Collection::Actions, "kind") => label::<ActionKind>(lang, value),
        (_, "organisation" | "customer" | "contact") => read::<Id>(value).and_then(context.name_of),
        (_, "at" | "created_at" | "updated_at" | "deleted_at" | "done_at") => {
            read::<Timestamp>(value).map(|at| moment(at, (context.offset_at)(at)))
        }
        (_, "phones") => each::<Phone>(lang, value, |p| format!("{} {}", p.kind.label().get(lang), p.number)),
        (_, "emails") => each::<Email>(lang, value, |e| e.address.clone()),
        (_, "addresses") => each::<Address>(lang, value, |a| format!("{} {}", a.kind.label().get(lang), a.text)),
        (_, "dates") => each::<SpecialDate>(lang, value, |d| special_date(lang, d)),
        (_, "family") => each::<FamilyMember>(lang, value, family_member),
        (_, "interests") => each::<Interest>(lang, value, |i| format!("{} {}", i.kind.label().get(lang), i.text)),
        (_, "facts") => each::<Fact>(lang, value, |f| format!("{} ({})", f.about, f.source.label().get(lang))),
        _ => None,
    };
    special.unwrap_or_else(|| plain(lang, value))
}

fn read<T: DeserializeOwned>(value: &Value) -> Option<T> {
    crate::domain::json::from_value(value).ok()
}

fn label<T: DeserializeOwned + Label>(lang: Lang, value: &Value) -> Option<String> {
    read::<T>(value).map(|v| v.label().get(lang).to_owned())
}

fn each<T: DeserializeOwned>(lang: Lang, value: &Value, say: impl Fn(&T) -> String) -> Option<String> {
    read::<Vec<T>>(value).map(|all| list(lang, &all.iter().map(say).collect::<Vec<_>>()))
}

/// A value of which nothing more is known: of a newer version, say.
fn plain(lang: Lang, value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Bool(true) => words::VALUE_YES.get(lang).to_owned(),
        Value::Bool(false) => words::VALUE_NO.get(lang).to_owned(),
        Value::Array(items) => list(lang, &items.iter().map(|v| plain(lang, v)).collect::<Vec<_>>()),
        other => other.to_string(),
    }
}

/// `2026-11-21 09:30`, in the zone of the reader.
pub fn moment(at: Timestamp, offset_minutes: i32) -> String {
    format!("{} {}", full_date(at.day(offset_minutes)), at.clock_time(offset_minutes))
}

/// `1985-03-04`, or `3月4日` where the year is not known.
pub fn yearly_day(lang: Lang, day: YearlyDay) -> String {
    match day.year() {
        Some(_) => day.to_string(),
        None => month_day(lang, day.month(), day.day()),
    }
}

pub fn special_date(lang: Lang, date: &SpecialDate) -> String {
    let day = yearly_day(lang, date.day);
    if date.yearly {
        format!("{} {day} ({})", date.label, words::VALUE_EVERY_YEAR.get(lang))
    } else {
        format!("{} {day}", date.label)
    }
}

pub fn family_member(member: &FamilyMember) -> String {
    [member.relation.as_str(), &member.name, &member.note]
        .into_iter()
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}
