//! Lists other than those of customers: actions, dates to come, the trash, unreadable records, counts.

use super::actions::Entry;
use super::customers::{View, item, read_yearly};
use super::memory::{ActionSegment, Directory, Tally, around};
use super::segment::Unreadable;
use super::slots::Slot;
use crate::domain::customers::{Kind, Nature, Region, SpecialDate, Stage, Standing};
use crate::domain::search::cmp_names;
use crate::domain::sort;
use crate::domain::time::{ClockTime, YearlyDay};
use crate::domain::{ActionKind, Collection, Day, Id, LogKind, Timestamp};
use std::cmp::Reverse;

/// An action as lists show it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ActionRow<'a> {
    pub id: Id,
    pub customer: Option<Id>,
    /// The customer's slot, if it has one that is here.
    pub slot: Option<u32>,
    pub kind: ActionKind,
    pub title: &'a str,
    pub due: Day,
    pub time: Option<ClockTime>,
    pub done_at: Option<Timestamp>,
    pub follow_up_day: Option<u32>,
    pub postponed: u32,
}

/// A birthday or another date to keep in mind.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Coming<'a> {
    pub slot: u32,
    pub on: Day,
    pub occasion: Occasion<'a>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Occasion<'a> {
    /// With the age reached, where the year of birth is known.
    Birthday { age: Option<u32> },
    /// With the number of years since, where it comes every year and its year is known.
    Date { label: &'a str, years: Option<u32> },
}

/// A deleted record.
#[derive(Clone, PartialEq, Debug)]
pub struct TrashRow<'a> {
    pub collection: Collection,
    pub id: Id,
    /// The customer it belongs to; itself for a customer.
    pub customer: Option<Id>,
    pub deleted_at: Timestamp,
    /// Name, title, or the beginning of the text.
    pub text: &'a str,
    pub log_kind: Option<LogKind>,
    pub action_kind: Option<ActionKind>,
}

/// A line of a block that cannot be read; see `blocks::find`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnreadableRow<'a> {
    pub collection: Collection,
    /// Key of the block and of its segment.
    pub block: &'a str,
    /// Key of the line.
    pub key: &'a [u8],
    pub why: Unreadable,
}

/// Numbers of live customers, by each choice in the order of its `ALL`.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    pub customers: u32,
    pub organisations: u32,
    pub people: u32,
    pub demo: u32,
    pub deleted: u32,
    pub stages: [u32; Stage::ALL.len()],
    pub standings: [u32; Standing::ALL.len()],
    pub regions: [u32; Region::ALL.len()],
    pub natures: [u32; Nature::ALL.len()],
    /// Log entries, deleted ones left out.
    pub logs: u32,
    pub open_actions: u32,
    pub done_actions: u32,
}

impl Directory {
    /// Open actions due within `from..=to`, by day and time. `from: None` has everything overdue too.
    pub fn open_actions(&self, from: Option<Day>, to: Day) -> Vec<ActionRow<'_>> {
        let due = |a: &Entry| a.due <= to && from.is_none_or(|from| a.due >= from);
        let mut rows = self.live_actions(|a| a.done_at.is_none() && due(a));
        sort::by_key(&mut rows, |a| (a.due, a.time.is_none(), a.time, a.id));
        rows
    }

    /// Actions done at `since` or later, the latest first.
    pub fn done_actions(&self, since: Timestamp) -> Vec<ActionRow<'_>> {
        let mut rows = self.live_actions(|a| a.done_at.is_some_and(|at| at >= since));
        sort::by_key(&mut rows, |a| (Reverse(a.done_at), a.id));
        rows
    }

    /// All actions of a customer that are not deleted: open ones by day, then done ones, the latest first.
    pub fn actions_of(&self, customer: Id) -> Vec<ActionRow<'_>> {
        let slot = self.slot_of(customer);
        let segments = around(&self.actions, Collection::Actions, customer);
        let all = segments.flat_map(|s| s.entries.iter().map(move |a| (s, a)));
        let its = all.filter(|(_, a)| a.customer == customer && a.deleted_at.is_none());
        let mut rows: Vec<_> = its.map(|(s, a)| action_row(s, a, slot)).collect();
        sort::by_key(&mut rows, |a| {
            let open = a.done_at.is_none();
            (Reverse(a.done_at), open.then_some((a.due, a.time.is_none(), a.time)), a.id)
        });
        sort::by_key(&mut rows, |a| a.done_at.is_some());
        rows
    }

    /// Actions that are neither deleted nor of a deleted customer.
    fn live_actions(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<ActionRow<'_>> {
        let all = self.actions.values().flat_map(|s| s.entries.iter().map(move |a| (s, a)));
        let wanted = all.filter(|(_, a)| a.deleted_at.is_none() && wanted(a));
        let rows = wanted.map(|(s, a)| action_row(s, a, self.slot_of(a.customer)));
        let deleted = |slot| self.slots.get(slot).is_some_and(|s| s.traits.is_deleted());
        rows.filter(|a| !a.slot.is_some_and(deleted)).collect()
    }

    /// Birthdays and other dates of live customers in the days `from`, `from + 1`, … (`days` of them), by day.
    pub fn coming(&self, from: Day, days: u32) -> Vec<Coming<'_>> {
        let to = from.plus_days(i32::try_from(days).unwrap_or(i32::MAX).saturating_sub(1));
        let window = YearDays::new(from, days);
        let mut out = Vec::new();
        for (slot, s) in self.slots.here().filter(|(_, s)| s.traits.has_dates() && !s.traits.is_deleted()) {
            for (occasion, day, yearly) in self.view(s).into_iter().flat_map(|view| dates(view, s.entry as usize)) {
                if !window.has(day) {
                    continue;
                }
                let date = SpecialDate { label: String::new(), day, yearly, extra: Default::default() };
                let Some(on) = date.next(from).filter(|on| *on <= to && days > 0) else { continue };
                let years = if yearly { day.age_on(on) } else { None };
                let occasion = match occasion {
                    None => Occasion::Birthday { age: years },
                    Some(label) => Occasion::Date { label, years },
                };
                out.push(Coming { slot, on, occasion });
            }
        }
        sort::by_key(&mut out, |c| (c.on, !matches!(c.occasion, Occasion::Birthday { .. }), c.slot));
        out
    }

    fn view(&self, slot: &Slot) -> Option<View<'_>> {
        self.segments.get(slot.segment as usize).map(|s| s.view())
    }

    /// Live people of an organisation, by name.
    pub fn contacts_of(&self, organisation: Id) -> Vec<u32> {
        let Some(wanted) = self.slots.find(organisation) else { return Vec::new() };
        let its = self.slots.here().filter(|(_, s)| s.organisation == wanted && !s.traits.is_deleted());
        let mut slots: Vec<u32> = its.map(|(slot, _)| slot).collect();
        let name = |slot: u32| self.row(slot).map_or("", |row| row.name());
        sort::by(&mut slots, |a, b| cmp_names(name(*a), name(*b)));
        slots
    }

    /// Ids of all demo customers, deleted or not.
    pub fn demo_customers(&self) -> Vec<Id> {
        let demo = self.slots.here().filter(|(_, s)| s.traits.is_demo());
        demo.filter_map(|(slot, _)| self.row(slot)).map(|row| row.id()).collect()
    }

    /// Everything deleted, the latest first.
    pub fn trash(&self) -> Vec<TrashRow<'_>> {
        let deleted = self.slots.here().filter(|(_, s)| s.traits.is_deleted());
        let customers = deleted.filter_map(|(slot, _)| self.row(slot)).map(|row| TrashRow {
            collection: Collection::Customers,
            id: row.id(),
            customer: Some(row.id()),
            deleted_at: row.deleted_at().unwrap_or_default(),
            text: row.name(),
            log_kind: None,
            action_kind: None,
        });
        let runs = self.logs.values().flat_map(|s| &s.runs);
        let logs = runs.flat_map(|run| run.deleted.iter().map(move |log| (run.customer, log)));
        let logs = logs.map(|(customer, log)| TrashRow {
            collection: Collection::Logs,
            id: log.id,
            customer: Some(customer),
            deleted_at: Timestamp::from_millis(log.deleted_at),
            text: &log.excerpt,
            log_kind: Some(log.kind),
            action_kind: None,
        });
        let actions = self.actions.values().flat_map(|s| s.entries.iter().map(move |a| (s, a)));
        let actions = actions.filter_map(|(s, a)| {
            Some(TrashRow {
                collection: Collection::Actions,
                id: a.id,
                customer: Some(a.customer).filter(|id| !id.is_nil()),
                deleted_at: a.deleted_at?,
                text: s.title(a),
                log_kind: None,
                action_kind: Some(a.kind),
            })
        });
        let mut rows: Vec<_> = customers.chain(logs).chain(actions).collect();
        sort::by_key(&mut rows, |row| (Reverse(row.deleted_at), row.collection, row.id));
        rows
    }

    /// Lines of blocks that cannot be read, by block.
    pub fn unreadable(&self) -> Vec<UnreadableRow<'_>> {
        let blocks = self.unreadable.iter();
        let rows = blocks.flat_map(|(block, (collection, lines))| {
            lines.iter().map(|(why, key)| UnreadableRow { collection: *collection, block, key, why: *why })
        });
        rows.collect()
    }

    /// Tags of live customers with their numbers, the most used first.
    pub fn tags(&self) -> Vec<(&str, u32)> {
        ranked(&self.tags)
    }

    /// Industries of live customers with their numbers, the most used first.
    pub fn industries(&self) -> Vec<(&str, u32)> {
        ranked(&self.industries)
    }

    pub fn counts(&self) -> Counts {
        let mut c = Counts::default();
        let add = |list: &mut [u32], index: Option<u8>| {
            if let Some(n) = index.and_then(|i| list.get_mut(usize::from(i))) {
                *n += 1;
            }
        };
        for (_, s) in self.slots.here() {
            let t = s.traits;
            if t.is_deleted() {
                c.deleted += 1;
                continue;
            }
            c.customers += 1;
            c.organisations += u32::from(t.kind() == Kind::Organisation);
            c.people += u32::from(t.kind() == Kind::Person);
            c.demo += u32::from(t.is_demo());
            add(&mut c.stages, Some(t.stage().index()));
            add(&mut c.standings, t.standing().map(Standing::index));
            add(&mut c.regions, t.region().map(Region::index));
            add(&mut c.natures, t.nature().map(Nature::index));
        }
        c.logs = self.logs.values().flat_map(|s| &s.runs).map(|run| run.count).sum();
        for action in self.actions.values().flat_map(|s| &s.entries).filter(|a| a.deleted_at.is_none()) {
            *(if action.done_at.is_some() { &mut c.done_actions } else { &mut c.open_actions }) += 1;
        }
        c
    }
}

fn action_row<'a>(segment: &'a ActionSegment, a: &Entry, slot: Option<u32>) -> ActionRow<'a> {
    ActionRow {
        id: a.id,
        customer: Some(a.customer).filter(|id| !id.is_nil()),
        slot,
        kind: a.kind,
        title: segment.title(a),
        due: a.due,
        time: a.time,
        done_at: a.done_at,
        follow_up_day: a.follow_up_day,
        postponed: a.postponed,
    }
}

fn ranked(tally: &Tally) -> Vec<(&str, u32)> {
    let mut list: Vec<_> = tally.iter().map(|(text, n)| (&**text, *n)).collect();
    sort::by(&mut list, |a, b| b.1.cmp(&a.1).then_with(|| cmp_names(a.0, b.0)));
    list
}

/// Birthday (without a label) and other dates of an entry, and whether each comes every year.
fn dates<'a>(view: View<'a>, entry: usize) -> impl Iterator<Item = (Option<&'a str>, YearlyDay, bool)> + use<'a> {
    // They come first.
    let dates = view.items(entry).take_while(|(tag, _)| [item::BIRTHDAY, item::DATE].contains(tag));
    dates.filter_map(|(tag, bytes)| {
        let (day, rest) = read_yearly(bytes)?;
        match rest.split_first() {
            Some((yearly, label)) if tag == item::DATE => {
                Some((Some(std::str::from_utf8(label).unwrap_or("")), day, *yearly != 0))
            }
            _ => Some((None, day, true)),
        }
    })
}

/// The days of the year within a span of days, for a quick first look. 29 February counts as the 28th too.
struct YearDays([u32; 13]);

impl YearDays {
    fn new(from: Day, days: u32) -> YearDays {
        let mut months = [0u32; 13];
        for day in (0..days.min(366)).map(|n| from.plus_days(n as i32)) {
            months[day.month() as usize % 13] |= 1 << day.day();
        }
        if months[2] >> 28 & 1 == 1 {
            months[2] |= 1 << 29;
        }
        YearDays(months)
    }
    fn has(&self, day: YearlyDay) -> bool {
        self.0[day.month() as usize % 13] >> day.day() & 1 == 1
    }
}
