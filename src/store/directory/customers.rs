//! Segments of customers. They are used in memory as they are stored: a table of rows of equal size, then regions
//! of searched texts, digits, syllables and everything else, so that a search reads the regions it needs straight
//! through and no other.

use super::bytes::{Reader, push_bytes};
use super::segment::Build;
use crate::domain::customers::{Gender, Kind, Nature, Region, Size, Stage, Standing, Trade, phone_digits};
use crate::domain::pinyin::{Token, spell};
use crate::domain::search::{self, BREAK, NameKey, Part, flatten, fold_into};
use crate::domain::time::YearlyDay;
use crate::domain::{Customer, Id, Timestamp};

/// Bytes of a row: id, created, updated, traits, ends of its parts of the regions.
const ROW: usize = ENDS + 4 * REGIONS;
const ENDS: usize = 16 + 8 + 8 + 4;
const REGIONS: usize = 6;
/// Number of rows and lengths of the regions.
const HEAD: usize = 4 + 4 * REGIONS;

/// The regions in their order. The first three hold texts: for each its [`Part`] as a byte, then the folded text;
/// folded texts have no such bytes. Letters are looked for where there are letters, ideographs where there are
/// ideographs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum In {
    /// Texts with ASCII letters or digits and nothing but ASCII.
    Latin,
    /// Texts with ASCII letters or digits and others.
    Mixed,
    /// Texts without ASCII letters and digits.
    Plain,
    /// The digits of each phone number, each followed by a line break.
    Digits,
    /// Tokens of the name and of the alias, two bytes each, each name ended by [`BREAK`].
    Tokens,
    /// Tagged values, see [`item`].
    Items,
}

impl In {
    pub const TEXTS: [In; 3] = [In::Latin, In::Mixed, In::Plain];

    /// Where a folded text is.
    pub fn of(folded: &str) -> In {
        match (folded.bytes().any(|b| b.is_ascii_alphanumeric()), folded.is_ascii()) {
            (true, true) => In::Latin,
            (true, false) => In::Mixed,
            (false, _) => In::Plain,
        }
    }
    /// Where a part of a text can be.
    pub fn with_part(folded: &str) -> &'static [In] {
        match In::of(folded) {
            In::Latin => &[In::Latin, In::Mixed],
            In::Mixed => &[In::Mixed],
            // Nothing but punctuation can be anywhere.
            _ if folded.is_ascii() => &In::TEXTS,
            _ => &[In::Mixed, In::Plain],
        }
    }
}

/// Tags of values in [`In::Items`]. Dates come first.
pub mod item {
    pub const ORGANISATION: u8 = 1;
    pub const DELETED_AT: u8 = 2;
    pub const BIRTHDAY: u8 = 3;
    pub const DATE: u8 = 4;
    pub const PHONE: u8 = 5;
    /// Added to a [`super::Part`]: the text as written, where the folded one does not tell.
    pub const WRITTEN: u8 = 64;
}

/// Small facts in one word. A choice that may be missing is stored one higher, 0 meaning none.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Traits(pub u32);

impl Traits {
    const HAS_PHONE: u32 = 1 << 19;
    const DELETED: u32 = 1 << 20;
    const DEMO: u32 = 1 << 21;
    const HAS_DATES: u32 = 1 << 22;

    fn of(c: &Customer) -> Traits {
        let code = |index: Option<u8>, shift: u32| index.map_or(0, |i| (u32::from(i) + 1) << shift);
        let flag = |set: bool, flag: u32| if set { flag } else { 0 };
        Traits(
            u32::from(c.kind.index())
                | code(c.gender.map(Gender::index), 1)
                | u32::from(c.stage.index()) << 3
                | code(c.standing.map(Standing::index), 5)
                | code(c.trade.map(Trade::index), 7)
                | code(c.nature.map(Nature::index), 9)
                | code(c.size.map(Size::index), 12)
                | code(c.region.map(Region::index), 15)
                | flag(!c.phones.is_empty(), Self::HAS_PHONE)
                | flag(c.deleted_at.is_some(), Self::DELETED)
                | flag(c.demo, Self::DEMO)
                | flag(c.birthday.is_some() || !c.dates.is_empty(), Self::HAS_DATES),
        )
    }
    fn index(self, shift: u32, bits: u32) -> Option<u8> {
        ((self.0 >> shift & ((1 << bits) - 1)) as u8).checked_sub(1)
    }
    pub fn kind(self) -> Kind {
        if self.0 & 1 == Kind::Person as u32 { Kind::Person } else { Kind::Organisation }
    }
    pub fn is_person(self) -> bool {
        self.kind() == Kind::Person
    }
    pub fn stage(self) -> Stage {
        Stage::from_index((self.0 >> 3 & 3) as u8).unwrap_or_default()
    }
    pub fn gender(self) -> Option<Gender> {
        Gender::from_index(self.index(1, 2)?)
    }
    pub fn standing(self) -> Option<Standing> {
        Standing::from_index(self.index(5, 2)?)
    }
    pub fn trade(self) -> Option<Trade> {
        Trade::from_index(self.index(7, 2)?)
    }
    pub fn nature(self) -> Option<Nature> {
        Nature::from_index(self.index(9, 3)?)
    }
    pub fn size(self) -> Option<Size> {
        Size::from_index(self.index(12, 3)?)
    }
    pub fn region(self) -> Option<Region> {
        Region::from_index(self.index(15, 4)?)
    }
    pub fn has_phone(self) -> bool {
        self.0 & Self::HAS_PHONE != 0
    }
    pub fn is_deleted(self) -> bool {
        self.0 & Self::DELETED != 0
    }
    pub fn is_demo(self) -> bool {
        self.0 & Self::DEMO != 0
    }
    pub fn has_dates(self) -> bool {
        self.0 & Self::HAS_DATES != 0
    }
}

#[derive(Default)]
pub struct Builder {
    rows: Vec<u8>,
    text: String,
    regions: [Vec<u8>; REGIONS],
}

impl Build<Customer> for Builder {
    fn add(&mut self, c: &Customer) {
        let [latin, mixed, plain, digits, tokens, items] = &mut self.regions;
        let mut item = |tag: u8, bytes: &[u8]| {
            items.push(tag);
            push_bytes(items, bytes);
        };
        if let Some(day) = c.birthday {
            item(item::BIRTHDAY, &yearly_bytes(day));
        }
        for date in &c.dates {
            let head = yearly_bytes(date.day).into_iter().chain([u8::from(date.yearly)]);
            item(item::DATE, &head.chain(date.label.bytes()).collect::<Vec<u8>>());
        }
        if let Some(id) = c.organisation {
            item(item::ORGANISATION, id.as_bytes());
        }
        if let Some(at) = c.deleted_at {
            item(item::DELETED_AT, &at.millis().to_le_bytes());
        }
        if let Some(phone) = c.phones.first() {
            item(item::PHONE, phone.number.as_bytes());
        }
        let folded = &mut self.text;
        search::parts(c, |part, written| {
            folded.clear();
            fold_into(folded, written);
            let region = match In::of(folded) {
                In::Latin => &mut *latin,
                In::Mixed => &mut *mixed,
                _ => &mut *plain,
            };
            region.push(part as u8);
            region.extend_from_slice(folded.as_bytes());
            // Only the parts that lists show. Tags must keep their order too, and regions part them.
            let kept = if part == Part::Tag { c.tags.len() > 1 || folded != written } else { folded != written };
            if part <= Part::Industry && kept {
                item(item::WRITTEN + part as u8, written.as_bytes());
            }
        });
        for p in &c.phones {
            digits.extend_from_slice(phone_digits(&p.number).as_bytes());
            digits.push(b'\n');
        }
        let person = c.kind == Kind::Person;
        for name in [c.name.as_str(), &c.alias].into_iter().filter(|n| !n.is_empty()) {
            flatten(&spell(name, person), |t| tokens.extend_from_slice(&t.to_le_bytes()));
            tokens.extend_from_slice(&BREAK.to_le_bytes());
        }
        self.rows.extend_from_slice(c.id.as_bytes());
        self.rows.extend_from_slice(&c.created_at.millis().to_le_bytes());
        self.rows.extend_from_slice(&c.updated_at.millis().to_le_bytes());
        self.rows.extend_from_slice(&Traits::of(c).0.to_le_bytes());
        for region in &self.regions {
            self.rows.extend_from_slice(&(region.len() as u32).to_le_bytes());
        }
    }
    fn finish(self, out: &mut Vec<u8>) {
        out.extend_from_slice(&((self.rows.len() / ROW) as u32).to_le_bytes());
        for region in &self.regions {
            out.extend_from_slice(&(region.len() as u32).to_le_bytes());
        }
        out.extend_from_slice(&self.rows);
        for region in &self.regions {
            out.extend_from_slice(region);
        }
    }
}

fn yearly_bytes(day: YearlyDay) -> [u8; 4] {
    let [low, high] = day.year().map_or(u16::MAX, |y| y as u16).to_le_bytes();
    [low, high, day.month() as u8, day.day() as u8]
}

/// A yearly day and what follows it.
pub fn read_yearly(bytes: &[u8]) -> Option<(YearlyDay, &[u8])> {
    let mut r = Reader(bytes);
    let (year, month, day) = (r.u16()?, r.u8()?, r.u8()?);
    let year = (year != u16::MAX).then_some(i32::from(year));
    Some((YearlyDay::new(year, month.into(), day.into())?, r.0))
}

/// The number of rows, if the body's lengths and ends fit together.
pub fn check(body: &[u8]) -> Option<u32> {
    let view = Layout::of(body)?;
    let mut before = [0u32; REGIONS];
    let (rows, _) = body.get(HEAD..view.starts[0])?.as_chunks::<ROW>();
    for row in rows {
        let (ends, _) = row[ENDS..].as_chunks::<4>();
        for (i, end) in ends.iter().map(|e| u32::from_le_bytes(*e)).enumerate() {
            if end < before[i] {
                return None;
            }
            before[i] = end;
        }
    }
    let whole = (0..REGIONS).all(|i| before[i] as usize == view.starts[i + 1] - view.starts[i]);
    (whole && rows.len() == view.count).then_some(view.count as u32)
}

/// Where things are in a body.
#[derive(Clone, Copy, Default)]
pub struct Layout {
    pub count: usize,
    /// Where each region begins, and where the last one ends.
    starts: [usize; REGIONS + 1],
}

impl Layout {
    pub fn of(body: &[u8]) -> Option<Layout> {
        let mut r = Reader(body);
        let count = r.u32()? as usize;
        let mut starts = [0; REGIONS + 1];
        starts[0] = HEAD.checked_add(count.checked_mul(ROW)?)?;
        for i in 0..REGIONS {
            starts[i + 1] = starts[i].checked_add(r.u32()? as usize)?;
        }
        (starts[REGIONS] == body.len()).then_some(Layout { count, starts })
    }
}

/// A body that has been checked, with its layout.
#[derive(Clone, Copy)]
pub struct View<'a> {
    pub body: &'a [u8],
    pub layout: Layout,
}

impl<'a> View<'a> {
    pub fn region(&self, region: In) -> &'a [u8] {
        let at = region as usize;
        self.body.get(self.layout.starts[at]..self.layout.starts[at + 1]).unwrap_or(&[])
    }
    fn field<const N: usize>(&self, entry: usize, at: usize) -> [u8; N] {
        self.body.get(HEAD + entry * ROW + at..).and_then(<[u8]>::first_chunk).copied().unwrap_or([0; N])
    }
    pub fn id(&self, entry: usize) -> Id {
        Id::from_bytes(self.field(entry, 0))
    }
    pub fn created_at(&self, entry: usize) -> Timestamp {
        Timestamp::from_millis(i64::from_le_bytes(self.field(entry, 16)))
    }
    pub fn updated_at(&self, entry: usize) -> Timestamp {
        Timestamp::from_millis(i64::from_le_bytes(self.field(entry, 24)))
    }
    pub fn traits(&self, entry: usize) -> Traits {
        Traits(u32::from_le_bytes(self.field(entry, 32)))
    }
    /// Where the entry's part of a region ends.
    pub fn end(&self, entry: usize, region: In) -> usize {
        u32::from_le_bytes(self.field(entry, ENDS + 4 * region as usize)) as usize
    }
    pub fn part(&self, entry: usize, region: In) -> &'a [u8] {
        let start = entry.checked_sub(1).map_or(0, |before| self.end(before, region));
        self.region(region).get(start..self.end(entry, region)).unwrap_or(&[])
    }
    /// All folded texts of an entry with their parts; within each region the parts ascend.
    pub fn all_texts(&self, entry: usize) -> impl Iterator<Item = (u8, &'a str)> + use<'a> {
        let this = *self;
        In::TEXTS.into_iter().flat_map(move |region| this.texts_up_to(entry, region, u8::MAX))
    }
    /// The folded texts of an entry that are this part of it.
    pub fn texts(&self, entry: usize, part: Part) -> impl Iterator<Item = &'a str> + use<'a> {
        let (this, part) = (*self, part as u8);
        let texts = In::TEXTS.into_iter().flat_map(move |region| this.texts_up_to(entry, region, part));
        texts.filter(move |(p, _)| *p == part).map(|(_, text)| text)
    }
    fn texts_up_to(&self, entry: usize, region: In, last: u8) -> impl Iterator<Item = (u8, &'a str)> + use<'a> {
        let mut rest = self.part(entry, region);
        std::iter::from_fn(move || {
            let (part, text) = rest.split_first().filter(|(part, _)| **part <= last)?;
            let end = text.iter().position(|b| *b < b' ').unwrap_or(text.len());
            let (text, after) = text.split_at(end);
            rest = after;
            Some((*part, std::str::from_utf8(text).unwrap_or("")))
        })
    }
    pub fn items(&self, entry: usize) -> impl Iterator<Item = (u8, &'a [u8])> + use<'a> {
        let mut r = Reader(self.part(entry, In::Items));
        std::iter::from_fn(move || r.u8().zip(r.bytes()))
    }
    pub fn item(&self, entry: usize, tag: u8) -> Option<&'a [u8]> {
        self.items(entry).find(|(t, _)| *t == tag).map(|(_, bytes)| bytes)
    }
    /// A text as it was written.
    pub fn written(&self, entry: usize, part: Part) -> &'a str {
        match self.item(entry, item::WRITTEN + part as u8) {
            Some(bytes) => std::str::from_utf8(bytes).unwrap_or(""),
            None => self.texts(entry, part).next().unwrap_or(""),
        }
    }
    /// Tags as they were written: among the items, or a single one that is folded as written.
    pub fn tags(&self, entry: usize) -> impl Iterator<Item = &'a str> + use<'a> {
        let written = self.items(entry).filter(|(tag, _)| *tag == item::WRITTEN + Part::Tag as u8);
        let mut written = written.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok()).peekable();
        let folded = if written.peek().is_none() { self.texts(entry, Part::Tag).next() } else { None };
        written.chain(folded)
    }
    pub fn organisation(&self, entry: usize) -> Option<Id> {
        self.item(entry, item::ORGANISATION).and_then(|b| Reader(b).id())
    }
    pub fn name_key(&self, entry: usize) -> NameKey {
        let (tokens, _) = self.part(entry, In::Tokens).as_chunks::<2>();
        let tokens = tokens.iter().map(|t| Token::from_le_bytes(*t)).take_while(|t| *t != BREAK);
        NameKey::new(tokens.filter(|t| t & search::MORE == 0))
    }
}
