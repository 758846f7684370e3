//! Sorted lists of all slots, kept and mended rather than sorted anew after every edit.

use super::customers::View;
use super::memory::{CustomerSegment, Directory};
use super::query::Sort;
use super::slots::{NEVER, Slot, Slots};
use crate::domain::search::{self, MORE, Part};
use crate::domain::sort;
use std::cmp::Ordering;

/// Above this many changed slots an order is made anew.
const MEND_AT_MOST: usize = 512;

#[derive(Default)]
pub struct Orders {
    kept: Vec<Order>,
}

struct Order {
    sort: Sort,
    descending: bool,
    slots: Vec<u32>,
    /// Slots whose place may have changed.
    touched: Vec<u32>,
}

impl Orders {
    /// Notes that something about a slot has changed.
    pub fn touch(&mut self, slot: u32) {
        self.kept.iter_mut().for_each(|o| o.touched.push(slot));
        self.kept.retain(|o| o.touched.len() <= MEND_AT_MOST);
    }
}

impl Directory {
    /// All slots in order. Slots whose customers are gone may be among them.
    pub(super) fn order(&mut self, sort: Sort, descending: bool) -> &[u32] {
        let mut orders = std::mem::take(&mut self.orders);
        let at = match orders.kept.iter().position(|o| o.sort == sort && o.descending == descending) {
            Some(at) => at,
            None => {
                let slots = self.sorted(&mut orders, sort, descending);
                orders.kept.push(Order { sort, descending, slots, touched: Vec::new() });
                orders.kept.len() - 1
            }
        };
        if let Some(order) = orders.kept.get_mut(at) {
            self.mend(order);
        }
        self.orders = orders;
        self.orders.kept.get(at).map_or(&[], |o| &o.slots)
    }

    fn sorted(&self, orders: &mut Orders, sort: Sort, descending: bool) -> Vec<u32> {
        // By name first, so that a stable sort leaves equal ones in that order.
        let kept = orders.kept.iter_mut().find(|o| o.sort == Sort::Name && !o.descending);
        let mut slots = match kept {
            Some(names) => {
                self.mend(names);
                names.slots.clone()
            }
            None => self.sorted_by_name(),
        };
        match (sort, descending) {
            (Sort::Name, false) => {}
            (Sort::Name, true) => slots.reverse(),
            _ => {
                let keys: Vec<i64> =
                    (0..self.slots.len() as u32).map(|slot| self.key(sort, descending, slot)).collect();
                sort::numbers(&mut slots, &mut |a, b| keys.get(a as usize).cmp(&keys.get(b as usize)));
            }
        }
        slots
    }

    fn sorted_by_name(&self) -> Vec<u32> {
        let mut keyed: Vec<_> = self.slots.here().map(|(slot, s)| (s.name, slot)).collect();
        keyed.sort_unstable();
        // Among names spelled alike the characters decide, as in `cmp_names`. Read in the order of memory, once.
        let beginnings: Vec<u128> = (0..self.slots.len() as u32).map(|slot| self.beginning(slot)).collect();
        let beginning = |slot: u32| beginnings.get(slot as usize).copied().unwrap_or(0);
        for alike in keyed.chunk_by_mut(|a, b| a.0 == b.0).filter(|alike| alike.len() > 1) {
            let full = alike.iter().any(|(name, _)| name.is_full());
            sort::by(alike, |(_, a), (_, b)| match (beginning(*a), beginning(*b)) {
                _ if full => self.cmp_names(*a, *b),
                // A beginning that ends in zero is the whole name.
                (x, y) if x == y && x & 0xFF == 0 => self.cmp_ages(*a, *b),
                (x, y) if x == y => self.cmp_names(*a, *b),
                (x, y) => x.cmp(&y),
            });
        }
        keyed.into_iter().map(|(_, slot)| slot).collect()
    }

    fn cmp_ages(&self, a: u32, b: u32) -> Ordering {
        let age = |slot| self.slots.get(slot).map(|s| s.age);
        (age(a), a).cmp(&(age(b), b))
    }

    /// The beginning of the folded name, for a quick comparison.
    fn beginning(&self, slot: u32) -> u128 {
        let mut bytes = [0; 16];
        if let Some(named) = Named::new(&self.slots, &self.segments, slot) {
            bytes.iter_mut().zip(named.folded().bytes()).for_each(|(to, from)| *to = from);
        }
        u128::from_be_bytes(bytes)
    }

    /// Puts the touched slots in their places.
    fn mend(&self, order: &mut Order) {
        if order.touched.is_empty() {
            return;
        }
        let mut touched = std::mem::take(&mut order.touched);
        sort::numbers(&mut touched, &mut |a, b| a.cmp(&b));
        touched.dedup();
        let old = std::mem::take(&mut order.slots);
        let kept: Vec<u32> = old.into_iter().filter(|slot| touched.binary_search(slot).is_err()).collect();
        touched.retain(|slot| self.slots.get(*slot).is_some_and(Slot::is_here));
        let cmp = |a: u32, b: u32| self.cmp(order.sort, order.descending, a, b);
        sort::numbers(&mut touched, &mut |a, b| cmp(a, b));
        order.slots.reserve(kept.len() + touched.len());
        let mut rest = kept.as_slice();
        for slot in touched {
            let (before, after) = rest.split_at(rest.partition_point(|other| cmp(*other, slot) == Ordering::Less));
            order.slots.extend_from_slice(before);
            order.slots.push(slot);
            rest = after;
        }
        order.slots.extend_from_slice(rest);
    }

    fn cmp(&self, sort: Sort, descending: bool, a: u32, b: u32) -> Ordering {
        match (sort, descending) {
            (Sort::Name, false) => self.cmp_names(a, b),
            (Sort::Name, true) => self.cmp_names(b, a),
            _ => self.key(sort, descending, a).cmp(&self.key(sort, descending, b)).then_with(|| self.cmp_names(a, b)),
        }
    }

    /// A number by which a slot sorts in any order but by name.
    fn key(&self, sort: Sort, descending: bool, slot: u32) -> i64 {
        let Some(s) = self.slots.get(slot) else { return i64::MAX };
        let stamp = |read: fn(View<'_>, usize) -> i64| {
            self.segments.get(s.segment as usize).map_or(0, |segment| read(segment.view(), s.entry as usize))
        };
        let key = match sort {
            Sort::Name => 0,
            // Never met counts as longest ago.
            Sort::LastContact => s.last_contact,
            // Nothing planned comes last either way.
            Sort::NextAction if s.next_due == NEVER => return i64::MAX,
            Sort::NextAction => s.next_due.into(),
            Sort::Created => stamp(|view, entry| view.created_at(entry).millis()),
            Sort::Updated => stamp(|view, entry| view.updated_at(entry).millis()),
        };
        // Not `-key`: the smallest number has no opposite.
        if descending { !key } else { key }
    }

    fn cmp_names(&self, a: u32, b: u32) -> Ordering {
        let (Some(x), Some(y)) =
            (Named::new(&self.slots, &self.segments, a), Named::new(&self.slots, &self.segments, b))
        else {
            return a.cmp(&b);
        };
        let by_key = x.slot.name.cmp(&y.slot.name);
        let by_tokens = || if x.slot.name.is_full() { x.tokens().cmp(y.tokens()) } else { Ordering::Equal };
        by_key.then_with(by_tokens).then_with(|| x.folded().cmp(y.folded())).then_with(|| self.cmp_ages(a, b))
    }
}

/// A slot's name, as far as comparing needs to look.
struct Named<'a> {
    slot: &'a Slot,
    view: View<'a>,
}

impl<'a> Named<'a> {
    fn new(slots: &'a Slots, segments: &'a [CustomerSegment], slot: u32) -> Option<Named<'a>> {
        let slot = slots.get(slot)?;
        Some(Named { slot, view: segments.get(slot.segment as usize)?.view() })
    }
    fn entry(&self) -> usize {
        self.slot.entry as usize
    }
    fn tokens(&self) -> impl Iterator<Item = u16> + use<'a> {
        let (tokens, _) = self.view.part(self.entry(), super::customers::In::Tokens).as_chunks::<2>();
        let tokens = tokens.iter().map(|t| u16::from_le_bytes(*t)).take_while(|t| *t != search::BREAK);
        tokens.filter(|t| t & MORE == 0)
    }
    fn folded(&self) -> &'a str {
        self.view.texts(self.entry(), Part::Name).next().unwrap_or("")
    }
}
