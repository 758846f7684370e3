//! What 今日 shows, drawn from the directory: due, coming, done, quiet.

use super::find::Who;
use super::{clock, customers, data};
use crate::domain::customers::{Stage, Standing};
use crate::domain::time::ClockTime;
use crate::domain::{ActionKind, Day, Id, Timestamp};
use crate::store::directory::{ActionRow, Directory, Filters, Occasion, Query};
use std::collections::BTreeSet;

/// So many rows a list shows at most; the rest is counted.
pub const MOST: usize = 200;
/// Without contact for so many days a customer is quiet.
pub const QUIET_DAYS: i32 = 30;
/// Birthdays and other dates are shown so many days ahead.
pub const DATES_AHEAD: u32 = 14;
/// A gift is got ready so many days before the date.
const GIFT_DAYS: i32 = 3;

/// What kind of thing is due; each is a filter.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Category {
    Call,
    Visit,
    /// Part of a 1-3-7 series, whatever way it is done.
    FollowUp,
    Message,
    Gift,
    Task,
    /// A birthday or another date.
    Date,
}

impl Category {
    pub const ALL: [Category; 7] = [
        Category::Call,
        Category::Visit,
        Category::FollowUp,
        Category::Message,
        Category::Gift,
        Category::Task,
        Category::Date,
    ];

    fn of(kind: ActionKind, follow_up_day: Option<u32>) -> Category {
        match (kind, follow_up_day) {
            (_, Some(_)) => Category::FollowUp,
            (ActionKind::Call, None) => Category::Call,
            (ActionKind::Visit, None) => Category::Visit,
            (ActionKind::Message, None) => Category::Message,
            (ActionKind::Gift, None) => Category::Gift,
            (ActionKind::Task, None) => Category::Task,
        }
    }
}

/// An action as the day's list shows it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Item {
    pub id: Id,
    pub customer: Option<Id>,
    /// `None` for the user's own business, and where the customer cannot be read.
    pub who: Option<Who>,
    pub kind: ActionKind,
    pub title: String,
    pub due: Day,
    pub time: Option<ClockTime>,
    pub done_at: Option<Timestamp>,
    pub follow_up_day: Option<u32>,
    pub postponed: u32,
}

impl Item {
    fn of(directory: &Directory, row: &ActionRow<'_>) -> Item {
        Item {
            id: row.id,
            customer: row.customer,
            who: row.slot.and_then(|slot| directory.row(slot)).map(|row| Who::of(&row)),
            kind: row.kind,
            title: row.title.to_owned(),
            due: row.due,
            time: row.time,
            done_at: row.done_at,
            follow_up_day: row.follow_up_day,
            postponed: row.postponed,
        }
    }

    pub fn category(&self) -> Category {
        Category::of(self.kind, self.follow_up_day)
    }

    /// For `state::customers`, which changes it.
    pub fn key(&self) -> String {
        customers::action_key(self.customer, self.id)
    }
}

/// A birthday or another date that comes.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Date {
    pub who: Who,
    pub on: Day,
    pub occasion: Special,
    /// A gift is planned or was got ready for it.
    pub gift: bool,
}

#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Special {
    Birthday { age: Option<u32> },
    Date { label: String, years: Option<u32> },
}

/// What is to be done by the end of a day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Agenda {
    /// By [`Category::ALL`], before the filter.
    pub counts: [usize; Category::ALL.len()],
    pub overdue: usize,
    /// Due on the day itself.
    pub due: usize,
    /// The first [`MOST`]: the longest overdue first, then by time, then for the whole day.
    pub items: Vec<Item>,
    /// How many more there are.
    pub more: usize,
    pub dates: Vec<Date>,
}

pub fn agenda(day: Day, only: Option<Category>) -> Agenda {
    data::with_directory(|directory| {
        let rows = directory.open_actions(None, day);
        let mut out = Agenda { dates: dates_of(directory, day, 1), ..Agenda::default() };
        let category = |row: &ActionRow<'_>| Category::of(row.kind, row.follow_up_day);
        for row in &rows {
            out.counts[category(row) as usize] += 1;
            *(if row.due < day { &mut out.overdue } else { &mut out.due }) += 1;
        }
        out.counts[Category::Date as usize] = out.dates.len();
        if only.is_some_and(|c| c != Category::Date) {
            out.dates.clear();
        }
        let wanted: Vec<_> = rows.iter().filter(|row| only.is_none_or(|c| c == category(row))).collect();
        out.more = wanted.len().saturating_sub(MOST);
        out.items = wanted.into_iter().take(MOST).map(|row| Item::of(directory, row)).collect();
        out
    })
}

/// Open actions of the seven days after `day`, each day's together, and how many more there are.
pub fn week(day: Day) -> (Vec<(Day, Vec<Item>)>, usize) {
    data::with_directory(|directory| {
        let rows = directory.open_actions(Some(day.plus_days(1)), day.plus_days(7));
        let mut days: Vec<(Day, Vec<Item>)> = Vec::new();
        for row in rows.iter().take(MOST) {
            let item = Item::of(directory, row);
            match days.last_mut() {
                Some((due, items)) if *due == row.due => items.push(item),
                _ => days.push((row.due, vec![item])),
            }
        }
        (days, rows.len().saturating_sub(MOST))
    })
}

/// Birthdays and other dates after `day`, as far as they are shown.
pub fn dates(day: Day) -> Vec<Date> {
    data::with_directory(|directory| dates_of(directory, day.plus_days(1), DATES_AHEAD))
}

fn dates_of(directory: &Directory, from: Day, days: u32) -> Vec<Date> {
    let coming = directory.coming(from, days);
    let shown = coming.iter().take(MOST).filter_map(|c| Some((directory.row(c.slot)?, c)));
    let made = shown.map(|(row, c)| Date {
        who: Who::of(&row),
        on: c.on,
        occasion: match c.occasion {
            Occasion::Birthday { age } => Special::Birthday { age },
            Occasion::Date { label, years } => Special::Date { label: label.to_owned(), years },
        },
        gift: has_gift(directory, row.id(), c.on),
    });
    made.collect()
}

/// Whether a gift is planned for a date or was made for it.
fn has_gift(directory: &Directory, customer: Id, on: Day) -> bool {
    let near = |day: Day| (-1..=i32::try_from(DATES_AHEAD).unwrap_or(i32::MAX)).contains(&on.days_since(day));
    directory.actions_of(customer).iter().any(|a| a.kind == ActionKind::Gift && near(a.due))
}

/// When to get a gift ready for a date: a few days before, but not in the past.
pub fn gift_day(on: Day, today: Day) -> Day {
    on.plus_days(-GIFT_DAYS).max(today)
}

/// Actions done on a day, the latest first.
pub fn done_on(day: Day) -> Vec<Item> {
    data::with_directory(|directory| {
        let rows = directory.done_actions(start_of(day));
        rows.iter().take(MOST).map(|row| Item::of(directory, row)).collect()
    })
}

/// Midnight here.
fn start_of(day: Day) -> Timestamp {
    let utc = Timestamp::from_millis(i64::from(day.epoch_days()) * 86_400_000);
    utc.plus_millis(-i64::from(clock::offset_at(utc)) * 60_000)
}

/// A customer of whom nothing was heard for long.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Quiet {
    pub who: Who,
    pub stage: Stage,
    pub standing: Option<Standing>,
    /// `None`: never contacted.
    pub days: Option<u32>,
}

/// The `limit` quiet customers that matter most, and how many there are.
pub fn quiet(day: Day, limit: usize) -> (Vec<Quiet>, usize) {
    let since = start_of(day.plus_days(-QUIET_DAYS));
    data::with_directory(|directory| {
        let filters = Filters { no_contact_since: Some(since), ..Filters::default() };
        let slots = directory.query(&Query { filters, ..Query::default() });
        // Weight, then time of the last contact, then slot: the smallest first.
        let mut best: BTreeSet<(u8, Timestamp, u32)> = BTreeSet::new();
        let mut count = 0;
        for slot in slots.iter() {
            let Some(row) = directory.row(*slot) else { continue };
            let last = row.last_contact();
            let heard = |at: Timestamp| at >= since;
            let company = row.organisation().and_then(|o| o.last_contact());
            // One keeps in touch with an organisation through its people; a new customer is not quiet yet.
            if row.contacts() > 0 || company.is_some_and(heard) || (last.is_none() && heard(row.created_at())) {
                continue;
            }
            count += 1;
            let weight = match (row.standing(), row.stage()) {
                (Some(Standing::Major), _) | (_, Stage::Loyal) => 0,
                (_, Stage::Established) => 1,
                (_, Stage::New) => 2,
                (_, Stage::Potential) => 3,
            };
            best.insert((weight, last.unwrap_or(row.created_at()), *slot));
            if best.len() > limit {
                best.pop_last();
            }
        }
        let rows = best.iter().filter_map(|(_, _, slot)| directory.row(*slot));
        let made = rows.map(|row| Quiet {
            who: Who::of(&row),
            stage: row.stage(),
            standing: row.standing(),
            days: row.last_contact().and_then(|at| {
                let days = day.days_since(at.day(clock::offset_at(at)));
                u32::try_from(days).ok()
            }),
        });
        (made.collect(), count)
    })
}

/// Whether nothing has been entered yet.
pub fn is_empty() -> bool {
    data::with_directory(|directory| {
        let counts = directory.counts();
        counts.customers == 0 && counts.open_actions == 0 && counts.done_actions == 0
    })
}
