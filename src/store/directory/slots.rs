//! A slot is a customer's place in memory. It stays the same number while the app is open, whatever is edited.

use super::customers::Traits;
use crate::domain::Id;
use crate::domain::search::NameKey;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// No slot, no segment.
pub const NONE: u32 = u32::MAX;
/// No open action.
pub const NEVER: i32 = i32::MAX;

/// What is known of a customer without looking into its segment. A slot may exist before (or after) its
/// customer: log entries and contacts name customers too.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Where the customer is: [`NONE`] while it is nowhere.
    pub segment: u32,
    pub entry: u32,
    pub traits: Traits,
    /// Slot of the organisation.
    pub organisation: u32,
    /// Live contacts, where it is an organisation.
    pub contacts: u32,
    pub logs: u32,
    /// Due day of the next open action in days since 1970.
    pub next_due: i32,
    pub last_contact: i64,
    pub name: NameKey,
    /// The beginning of the customer's id, which has the time of its making: the order of equal names.
    pub age: u64,
}

impl Slot {
    const EMPTY: Slot = Slot {
        segment: NONE,
        entry: 0,
        traits: Traits(0),
        organisation: NONE,
        contacts: 0,
        logs: 0,
        next_due: NEVER,
        last_contact: i64::MIN,
        name: NameKey::LAST,
        age: 0,
    };
    pub fn is_here(&self) -> bool {
        self.segment != NONE
    }
}

#[derive(Default)]
pub struct Slots {
    list: Vec<Slot>,
    ids: HashMap<Id, u32, BuildHasherDefault<Mix>>,
}

impl Slots {
    pub fn len(&self) -> usize {
        self.list.len()
    }
    pub fn get(&self, slot: u32) -> Option<&Slot> {
        self.list.get(slot as usize)
    }
    pub fn get_mut(&mut self, slot: u32) -> Option<&mut Slot> {
        self.list.get_mut(slot as usize)
    }
    /// Slots with their customers.
    pub fn here(&self) -> impl Iterator<Item = (u32, &Slot)> {
        (0..).zip(&self.list).filter(|(_, s)| s.is_here())
    }
    pub fn find(&self, id: Id) -> Option<u32> {
        self.ids.get(&id).copied()
    }
    pub fn find_or_make(&mut self, id: Id) -> u32 {
        *self.ids.entry(id).or_insert_with(|| {
            let age = id.as_bytes().first_chunk().map_or(0, |bytes| u64::from_be_bytes(*bytes));
            self.list.push(Slot { age, ..Slot::EMPTY });
            self.list.len() as u32 - 1
        })
    }
}

/// A quick hash. The data is the user's own: nobody gains by making it slow.
#[derive(Default)]
pub struct Mix(u64);

impl Hasher for Mix {
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|w| self.write_u64(u64::from_le_bytes(*w)));
        rest.iter().for_each(|b| self.write_u8(*b));
    }
    fn write_u8(&mut self, byte: u8) {
        self.write_u64(byte.into());
    }
    fn write_usize(&mut self, n: usize) {
        self.write_u64(n as u64);
    }
    fn write_u64(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(23) ^ word).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 29
    }
}
