//! What the kinds of actions are called and how they look.

use crate::i18n::{Label, Text, lang, today as words};
use crate::state::today::{Category, Item, Special};
use crate::ui::components::Icon;

pub(super) const fn filter_label(category: Category) -> Text {
    match category {
        Category::Call => words::CALLS,
        Category::Visit => words::VISITS,
        Category::FollowUp => words::FOLLOW_UPS,
        Category::Message => words::MESSAGES,
        Category::Gift => words::GIFTS,
        Category::Task => words::TASKS,
        Category::Date => words::DATES,
    }
}

/// The class that gives a row its colour.
pub(super) const fn class(category: Category) -> &'static str {
    match category {
        Category::Call => "agenda__row agenda__row--call",
        Category::Visit => "agenda__row agenda__row--visit",
        Category::FollowUp => "agenda__row agenda__row--follow-up",
        Category::Message => "agenda__row agenda__row--message",
        Category::Gift | Category::Date => "agenda__row agenda__row--date",
        Category::Task => "agenda__row agenda__row--task",
    }
}

/// Beside the name: `拜访`, `回访 第3天`.
pub(super) fn kind_words(item: &Item) -> String {
    match item.follow_up_day {
        Some(day) => words::follow_up(lang(), day),
        None => item.kind.label().get(lang()).to_owned(),
    }
}

/// `生日 · 45 岁`, `公司周年 · 5 周年`.
pub(super) fn occasion_words(occasion: &Special) -> String {
    let (name, years) = match occasion {
        Special::Birthday { age } => (words::BIRTHDAY.get(lang()).to_owned(), age.map(|n| words::age(lang(), n))),
        Special::Date { label, years } => (label.clone(), years.filter(|n| *n > 0).map(|n| words::years(lang(), n))),
    };
    match years {
        Some(years) => format!("{name} · {years}"),
        None => name,
    }
}

pub(super) const fn occasion_icon(occasion: &Special) -> Icon {
    match occasion {
        Special::Birthday { .. } => Icon::Cake,
        Special::Date { .. } => Icon::Calendar,
    }
}
