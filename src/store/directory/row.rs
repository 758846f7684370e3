//! What a list shows of a customer.

use super::customers::{In, Traits, View, item};
use super::memory::Directory;
use super::slots::{NEVER, NONE, Slot};
use crate::domain::customers::{Gender, Kind, Nature, Region, Size, Stage, Standing, Trade};
use crate::domain::search::Part;
use crate::domain::{Day, Id, Timestamp};

/// A customer as lists show it. Reads the segment when asked.
#[derive(Clone, Copy)]
pub struct Row<'a> {
    directory: &'a Directory,
    slot: &'a Slot,
    view: View<'a>,
}

impl Directory {
    /// The row of a slot, unless its customer is gone.
    pub fn row(&self, slot: u32) -> Option<Row<'_>> {
        let slot = self.slots.get(slot).filter(|s| s.is_here())?;
        Some(Row { directory: self, slot, view: self.segments.get(slot.segment as usize)?.view() })
    }
    pub fn row_of(&self, id: Id) -> Option<Row<'_>> {
        self.row(self.slot_of(id)?)
    }
}

impl<'a> Row<'a> {
    fn entry(&self) -> usize {
        self.slot.entry as usize
    }
    fn traits(&self) -> Traits {
        self.slot.traits
    }
    pub fn id(&self) -> Id {
        self.view.id(self.entry())
    }
    pub fn kind(&self) -> Kind {
        self.traits().kind()
    }
    pub fn name(&self) -> &'a str {
        self.view.written(self.entry(), Part::Name)
    }
    pub fn alias(&self) -> &'a str {
        self.view.written(self.entry(), Part::Alias)
    }
    pub fn title(&self) -> &'a str {
        self.view.written(self.entry(), Part::Title)
    }
    pub fn industry(&self) -> &'a str {
        self.view.written(self.entry(), Part::Industry)
    }
    /// The first phone number as written.
    pub fn phone(&self) -> Option<&'a str> {
        self.view.item(self.entry(), item::PHONE).and_then(|b| std::str::from_utf8(b).ok())
    }
    pub fn tags(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.view.tags(self.entry())
    }
    /// All searched texts as they are searched (folded), each with its `Part`: to show where else something was found.
    pub fn texts(&self) -> impl Iterator<Item = (u8, &'a str)> + use<'a> {
        self.view.all_texts(self.entry())
    }
    /// The digits of each phone number.
    pub fn digits(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let numbers = self.view.part(self.entry(), In::Digits).split(|b| *b == b'\n');
        numbers.filter(|n| !n.is_empty()).filter_map(|n| std::str::from_utf8(n).ok())
    }
    pub fn organisation_id(&self) -> Option<Id> {
        self.view.organisation(self.entry())
    }
    pub fn organisation(&self) -> Option<Row<'a>> {
        if self.slot.organisation == NONE { None } else { self.directory.row(self.slot.organisation) }
    }
    pub fn gender(&self) -> Option<Gender> {
        self.traits().gender()
    }
    pub fn stage(&self) -> Stage {
        self.traits().stage()
    }
    pub fn standing(&self) -> Option<Standing> {
        self.traits().standing()
    }
    pub fn trade(&self) -> Option<Trade> {
        self.traits().trade()
    }
    pub fn nature(&self) -> Option<Nature> {
        self.traits().nature()
    }
    pub fn size(&self) -> Option<Size> {
        self.traits().size()
    }
    pub fn region(&self) -> Option<Region> {
        self.traits().region()
    }
    pub fn is_demo(&self) -> bool {
        self.traits().is_demo()
    }
    pub fn is_deleted(&self) -> bool {
        self.traits().is_deleted()
    }
    pub fn deleted_at(&self) -> Option<Timestamp> {
        let bytes = self.view.item(self.entry(), item::DELETED_AT)?;
        Some(Timestamp::from_millis(i64::from_le_bytes(*bytes.first_chunk()?)))
    }
    pub fn created_at(&self) -> Timestamp {
        self.view.created_at(self.entry())
    }
    pub fn updated_at(&self) -> Timestamp {
        self.view.updated_at(self.entry())
    }
    pub fn last_contact(&self) -> Option<Timestamp> {
        (self.slot.last_contact != i64::MIN).then(|| Timestamp::from_millis(self.slot.last_contact))
    }
    /// Due day of the next open action.
    pub fn next_due(&self) -> Option<Day> {
        if self.slot.next_due == NEVER { None } else { Day::from_epoch_days(self.slot.next_due) }
    }
    /// Log entries that are not deleted.
    pub fn logs(&self) -> u32 {
        self.slot.logs
    }
    /// People of this organisation that are not deleted.
    pub fn contacts(&self) -> u32 {
        self.slot.contacts
    }
}
