//! All segments together in memory, and what follows from them across segments.

use super::customers::{Layout, View};
use super::orders::Orders;
use super::query::LastResult;
use super::segment::{SegmentFault, Unreadable, check_segment, open};
use super::slots::{Mix, NEVER, NONE, Slots};
use super::{actions, logs};
use crate::domain::search::Part;
use crate::domain::sort;
use crate::domain::{Collection, Id};
use std::collections::{BTreeMap, HashMap};
use std::hash::BuildHasherDefault;
use std::ops::Bound;

/// How often each tag or industry is there.
pub type Tally = HashMap<Box<str>, u32, BuildHasherDefault<Mix>>;

/// Lines that cannot be read: why, and their keys.
pub type UnreadableLines = Vec<(Unreadable, Box<[u8]>)>;

/// The directory of all customers, log entries and actions.
#[derive(Default)]
pub struct Directory {
    pub(super) slots: Slots,
    /// Customers' segments by number; numbers of removed ones are used again.
    pub(super) segments: Vec<CustomerSegment>,
    customer_keys: BTreeMap<Box<str>, u32>,
    pub(super) logs: BTreeMap<Box<str>, LogSegment>,
    pub(super) actions: BTreeMap<Box<str>, ActionSegment>,
    /// Unreadable lines by collection and the key of their block.
    pub(super) unreadable: BTreeMap<Box<str>, (Collection, UnreadableLines)>,
    pub(super) tags: Tally,
    pub(super) industries: Tally,
    pub(super) orders: Orders,
    pub(super) last: Option<LastResult>,
}

/// A segment of customers as it is stored, and the slots of its entries.
#[derive(Default)]
pub struct CustomerSegment {
    bytes: Box<[u8]>,
    body: usize,
    layout: Layout,
    pub slots: Box<[u32]>,
}

impl CustomerSegment {
    pub fn view(&self) -> View<'_> {
        View { body: self.bytes.get(self.body..).unwrap_or(&[]), layout: self.layout }
    }
}

pub struct LogSegment {
    pub runs: Vec<logs::Run>,
}

/// Actions, and the segment's body, which has their titles.
pub struct ActionSegment {
    pub entries: Vec<actions::Entry>,
    body: Box<[u8]>,
}

impl ActionSegment {
    pub fn title(&self, entry: &actions::Entry) -> &str {
        let range = entry.title.0 as usize..entry.title.1 as usize;
        self.body.get(range).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or("")
    }
}

impl Directory {
    pub fn new() -> Directory {
        Directory::default()
    }

    /// Takes a segment in, in place of the one with the same key (`<collection>/<first key>`) if there is one.
    pub fn load(&mut self, key: &str, segment: Vec<u8>) -> Result<(), SegmentFault> {
        let info = check_segment(&segment)?;
        let named = key.split_once('/').and_then(|(c, _)| Collection::from_name(c));
        if named != Some(info.collection) {
            return Err(SegmentFault::Collection);
        }
        self.last = None;
        let checked = open(&segment)?;
        let body_at = checked.body;
        let bad: Vec<_> = checked.unreadable.iter().map(|(why, key)| (*why, Box::from(*key))).collect();
        if bad.is_empty() {
            self.unreadable.remove(key);
        } else {
            self.unreadable.insert(key.into(), (info.collection, bad));
        }
        let body = segment.get(body_at..).unwrap_or(&[]);
        match info.collection {
            Collection::Customers => {
                let layout = Layout::of(body).ok_or(SegmentFault::Contents)?;
                self.load_customers(key, segment.into(), body_at, layout);
            }
            Collection::Logs => {
                let runs = logs::read(body).ok_or(SegmentFault::Contents)?;
                self.replace_logs(key, Some(LogSegment { runs }));
            }
            Collection::Actions => {
                let entries = actions::read(body).ok_or(SegmentFault::Contents)?;
                self.replace_actions(key, Some(ActionSegment { entries, body: body.into() }));
            }
            Collection::History => {}
        }
        Ok(())
    }

    /// Takes a segment out.
    pub fn remove(&mut self, key: &str) {
        self.last = None;
        self.unreadable.remove(key);
        match key.split_once('/').and_then(|(c, _)| Collection::from_name(c)) {
            Some(Collection::Customers) => {
                if let Some(number) = self.customer_keys.remove(key) {
                    self.unload_customers(number);
                }
            }
            Some(Collection::Logs) => self.replace_logs(key, None),
            Some(Collection::Actions) => self.replace_actions(key, None),
            Some(Collection::History) | None => {}
        }
    }

    /// The slot of a customer that is here, deleted or not.
    pub fn slot_of(&self, id: Id) -> Option<u32> {
        self.slots.find(id).filter(|s| self.slots.get(*s).is_some_and(|s| s.is_here()))
    }

    fn load_customers(&mut self, key: &str, bytes: Box<[u8]>, body: usize, layout: Layout) {
        let number = match self.customer_keys.get(key) {
            Some(number) => {
                let number = *number;
                self.unload_customers(number);
                number
            }
            None => {
                let free = self.segments.iter().position(|s| s.bytes.is_empty()).filter(|_| !self.all_in_use());
                let number = free.unwrap_or(self.segments.len()) as u32;
                if free.is_none() {
                    self.segments.push(CustomerSegment::default());
                }
                self.customer_keys.insert(key.into(), number);
                number
            }
        };
        let mut segment = CustomerSegment { bytes, body, layout, slots: Box::default() };
        segment.slots = (0..layout.count).map(|entry| self.slots.find_or_make(segment.view().id(entry))).collect();
        if let Some(place) = self.segments.get_mut(number as usize) {
            *place = segment;
        }
        for entry in 0..layout.count {
            self.attach(number, entry);
        }
    }

    fn all_in_use(&self) -> bool {
        self.customer_keys.len() == self.segments.len()
    }

    fn unload_customers(&mut self, number: u32) {
        let slots = self.segments.get(number as usize).map(|s| s.slots.clone()).unwrap_or_default();
        for (entry, slot) in slots.iter().enumerate() {
            // It may have moved to another segment already.
            if self.slots.get(*slot).is_some_and(|s| s.segment == number && s.entry as usize == entry) {
                self.detach(*slot);
            }
        }
        if let Some(segment) = self.segments.get_mut(number as usize) {
            *segment = CustomerSegment::default();
        }
    }

    /// Lets a slot stand for an entry of a segment.
    fn attach(&mut self, number: u32, entry: usize) {
        let Some(segment) = self.segments.get(number as usize) else { return };
        let (view, Some(&slot)) = (segment.view(), segment.slots.get(entry)) else { return };
        let (traits, name, organisation) = (view.traits(entry), view.name_key(entry), view.organisation(entry));
        self.detach(slot);
        let organisation = organisation.map_or(NONE, |id| self.slots.find_or_make(id));
        if let Some(s) = self.slots.get_mut(slot) {
            (s.segment, s.entry, s.traits) = (number, entry as u32, traits);
            (s.name, s.organisation) = (name, organisation);
        }
        self.tally(slot, 1);
        self.orders.touch(slot);
    }

    /// The opposite of [`Self::attach`]; the slot keeps what other collections say of it.
    fn detach(&mut self, slot: u32) {
        if !self.slots.get(slot).is_some_and(|s| s.is_here()) {
            return;
        }
        self.tally(slot, -1);
        self.orders.touch(slot);
        if let Some(s) = self.slots.get_mut(slot) {
            s.segment = NONE;
        }
    }

    /// Counts what a customer adds to others.
    fn tally(&mut self, slot: u32, by: i32) {
        let Some(s) = self.slots.get(slot).copied() else { return };
        if s.traits.is_deleted() {
            return;
        }
        if let Some(organisation) = self.slots.get_mut(s.organisation) {
            organisation.contacts = organisation.contacts.saturating_add_signed(by);
        }
        let Some(segment) = self.segments.get(s.segment as usize) else { return };
        let (view, entry) = (segment.view(), s.entry as usize);
        view.tags(entry).for_each(|tag| count(&mut self.tags, tag, by));
        let industry = view.written(entry, Part::Industry);
        if !industry.is_empty() {
            count(&mut self.industries, industry, by);
        }
    }

    fn replace_logs(&mut self, key: &str, new: Option<LogSegment>) {
        let old = self.logs.remove(key);
        if old.is_none() {
            // The usual case at start: nothing to take back.
            for run in new.iter().flat_map(|s| &s.runs) {
                let slot = self.slots.find_or_make(run.customer);
                if let Some(s) = self.slots.get_mut(slot) {
                    s.logs += run.count;
                    s.last_contact = s.last_contact.max(run.last_contact);
                }
                self.orders.touch(slot);
            }
            self.logs.extend(new.map(|s| (key.into(), s)));
            return;
        }
        let both = old.iter().chain(&new).flat_map(|s| s.runs.iter().map(|r| r.customer));
        let customers = sort::set(both);
        self.logs.extend(new.map(|s| (key.into(), s)));
        for customer in customers {
            let runs = around(&self.logs, Collection::Logs, customer).flat_map(|s| &s.runs);
            let (count, last) = runs
                .filter(|r| r.customer == customer)
                .fold((0, i64::MIN), |(count, last), r| (count + r.count, last.max(r.last_contact)));
            let slot = self.slots.find_or_make(customer);
            if let Some(s) = self.slots.get_mut(slot) {
                (s.logs, s.last_contact) = (count, last);
            }
            self.orders.touch(slot);
        }
    }

    fn replace_actions(&mut self, key: &str, new: Option<ActionSegment>) {
        let old = self.actions.remove(key);
        if old.is_none() {
            for action in new.iter().flat_map(|s| &s.entries).filter(|a| a.is_open() && !a.customer.is_nil()) {
                let slot = self.slots.find_or_make(action.customer);
                if let Some(s) = self.slots.get_mut(slot) {
                    s.next_due = s.next_due.min(action.due.epoch_days());
                }
                self.orders.touch(slot);
            }
            self.actions.extend(new.map(|s| (key.into(), s)));
            return;
        }
        let both = old.iter().chain(&new).flat_map(|s| s.entries.iter().map(|a| a.customer));
        let customers = sort::set(both.filter(|id| !id.is_nil()));
        self.actions.extend(new.map(|s| (key.into(), s)));
        for customer in customers {
            let entries = around(&self.actions, Collection::Actions, customer).flat_map(|s| &s.entries);
            let open = entries.filter(|a| a.customer == customer && a.is_open());
            let next = open.map(|a| a.due.epoch_days()).min().unwrap_or(NEVER);
            let slot = self.slots.find_or_make(customer);
            if let Some(s) = self.slots.get_mut(slot) {
                s.next_due = next;
            }
            self.orders.touch(slot);
        }
    }
}

fn count(tally: &mut Tally, text: &str, by: i32) {
    match tally.get_mut(text) {
        Some(n) => {
            *n = n.saturating_add_signed(by);
            if *n == 0 {
                tally.remove(text);
            }
        }
        None if by > 0 => drop(tally.insert(text.into(), 1)),
        None => {}
    }
}

/// The segments that can have records of this customer: the one that begins before them, and those that begin
/// with one of them.
pub(super) fn around<'a, S>(
    all: &'a BTreeMap<Box<str>, S>,
    collection: Collection,
    customer: Id,
) -> impl Iterator<Item = &'a S> + use<'a, S> {
    let prefix = format!("{}/{customer}/", collection.name());
    let before = all.range::<str, _>((Bound::Unbounded, Bound::Excluded(prefix.as_str()))).next_back();
    let within = all.range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded));
    before.into_iter().chain(within.take_while(move |(key, _)| key.starts_with(&prefix))).map(|(_, s)| s)
}
