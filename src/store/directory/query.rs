//! Finding customers: text, filters, order. A search reads each region it needs once, straight through.

use super::customers::{In, View};
use super::memory::Directory;
use super::slots::{NEVER, NONE, Slot};
use crate::domain::customers::{Kind, Nature, Region, Stage, Standing};
use crate::domain::pinyin::Token;
use crate::domain::search::{self, BREAK, Letters, Part, Term, fold};
use crate::domain::{Day, Timestamp};
use memchr::memmem::{self, Finder};
use std::sync::Arc;

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Sort {
    #[default]
    Name,
    LastContact,
    NextAction,
    Created,
    Updated,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Scope {
    #[default]
    Live,
    Trash,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum TagMatch {
    #[default]
    Any,
    All,
}

/// What a customer must be. An empty list and `None` leave it open.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Filters {
    pub kind: Option<Kind>,
    pub stages: Vec<Stage>,
    pub standings: Vec<Standing>,
    pub regions: Vec<Region>,
    pub natures: Vec<Nature>,
    pub tags: Vec<String>,
    pub tag_match: TagMatch,
    pub has_phone: Option<bool>,
    /// Last contact before this time, or never.
    pub no_contact_since: Option<Timestamp>,
    /// Next open action due on this day or before.
    pub due_by: Option<Day>,
    pub demo: Option<bool>,
}

impl Filters {
    /// How many of the filters are set; each is a chip in the list.
    pub fn count(&self) -> usize {
        let lists = [self.stages.len(), self.standings.len(), self.regions.len(), self.natures.len(), self.tags.len()];
        let singles = [
            self.kind.is_some(),
            self.has_phone.is_some(),
            self.no_contact_since.is_some(),
            self.due_by.is_some(),
            self.demo.is_some(),
        ];
        lists.into_iter().filter(|n| *n > 0).count() + singles.into_iter().filter(|set| *set).count()
    }

    fn accept(&self, s: &Slot) -> bool {
        let t = s.traits;
        let one_of = |list: bool, found: bool| list || found;
        self.kind.is_none_or(|k| k == t.kind())
            && one_of(self.stages.is_empty(), self.stages.contains(&t.stage()))
            && one_of(self.standings.is_empty(), t.standing().is_some_and(|v| self.standings.contains(&v)))
            && one_of(self.regions.is_empty(), t.region().is_some_and(|v| self.regions.contains(&v)))
            && one_of(self.natures.is_empty(), t.nature().is_some_and(|v| self.natures.contains(&v)))
            && self.has_phone.is_none_or(|wanted| wanted == t.has_phone())
            && self.no_contact_since.is_none_or(|since| s.last_contact < since.millis())
            && self.due_by.is_none_or(|day| s.next_due != NEVER && s.next_due <= day.epoch_days())
            && self.demo.is_none_or(|wanted| wanted == t.is_demo())
    }
}

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Query {
    pub text: String,
    pub filters: Filters,
    pub sort: Sort,
    pub descending: bool,
    pub scope: Scope,
}

/// The last query and its answer, good until something changes.
pub struct LastResult {
    query: Query,
    slots: Arc<[u32]>,
}

/// One bit a slot.
struct Bits(Vec<u64>);

impl Bits {
    fn new(len: usize) -> Bits {
        Bits(vec![0; len.div_ceil(64)])
    }
    fn has(&self, slot: u32) -> bool {
        self.0.get(slot as usize / 64).is_some_and(|word| word >> (slot % 64) & 1 == 1)
    }
    fn set(&mut self, slot: u32) {
        if let Some(word) = self.0.get_mut(slot as usize / 64) {
            *word |= 1 << (slot % 64);
        }
    }
    fn keep(&mut self, other: &Bits) {
        self.0.iter_mut().zip(&other.0).for_each(|(a, b)| *a &= b);
    }
    fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }
    fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }
}

impl Directory {
    /// The slots of the customers that the query finds, in order.
    pub fn query(&mut self, query: &Query) -> Arc<[u32]> {
        if let Some(last) = self.last.as_ref().filter(|last| last.query == *query) {
            return last.slots.clone();
        }
        let hits = self.hits(query);
        let mut slots = Vec::with_capacity(hits.count());
        if !hits.is_empty() {
            slots.extend(self.order(query.sort, query.descending).iter().filter(|slot| hits.has(**slot)));
        }
        let slots: Arc<[u32]> = slots.into();
        self.last = Some(LastResult { query: query.clone(), slots: slots.clone() });
        slots
    }

    fn hits(&self, query: &Query) -> Bits {
        let mut hits = Bits::new(self.slots.len());
        for (slot, s) in self.slots.here() {
            if s.traits.is_deleted() == (query.scope == Scope::Trash) && query.filters.accept(s) {
                hits.set(slot);
            }
        }
        if !query.filters.tags.is_empty() {
            let mut any = Bits::new(self.slots.len());
            for tag in &query.filters.tags {
                let tagged = self.tagged(tag);
                match query.filters.tag_match {
                    TagMatch::All => hits.keep(&tagged),
                    TagMatch::Any => any.0.iter_mut().zip(&tagged.0).for_each(|(a, b)| *a |= b),
                }
            }
            if query.filters.tag_match == TagMatch::Any {
                hits.keep(&any);
            }
        }
        for term in search::Query::parse(&query.text).terms() {
            if hits.is_empty() {
                break;
            }
            let few = hits.count() * 8 < self.slots.len();
            hits.keep(&if few { self.found_among(term, &hits) } else { self.found(term) });
        }
        hits
    }

    fn tagged(&self, tag: &str) -> Bits {
        let mut bits = Bits::new(self.slots.len());
        let folded = fold(tag);
        let region = In::of(&folded);
        let mut needle = vec![Part::Tag as u8];
        needle.extend_from_slice(folded.as_bytes());
        let finder = Finder::new(&needle);
        for segment in &self.segments {
            let view = segment.view();
            let text = view.region(region);
            entries(
                view,
                region,
                |from| finder.find(text.get(from..)?),
                |entry, at| {
                    let end = at + needle.len();
                    let whole = end == view.end(entry, region) || text.get(end).is_some_and(|b| *b < b' ');
                    if whole {
                        segment.slots.get(entry).into_iter().for_each(|slot| bits.set(*slot));
                    }
                    whole
                },
            );
        }
        bits
    }

    /// Everybody whom the term matches.
    fn found(&self, term: &Term) -> Bits {
        let mut bits = Bits::new(self.slots.len());
        // Organisations found by name: their contacts are found too.
        let mut named = Bits::new(self.slots.len());
        let text = Finder::new(term.text());
        let digits = term.digits().map(Finder::new);
        for segment in &self.segments {
            let view = segment.view();
            let mut hit = |entry: usize, in_name: &dyn Fn() -> bool| {
                let Some(&slot) = segment.slots.get(entry) else { return true };
                bits.set(slot);
                if !view.traits(entry).is_person() && in_name() {
                    named.set(slot);
                }
                true
            };
            for &region in In::with_part(term.text()) {
                let texts = view.region(region);
                // Names stand first, so that the first place found is in one if any is.
                let find = |from| text.find(texts.get(from..)?);
                entries(view, region, find, |entry, at| hit(entry, &|| in_names(view, region, entry, at)));
            }
            if let Some(digits) = &digits {
                let numbers = view.region(In::Digits);
                entries(view, In::Digits, |from| digits.find(numbers.get(from..)?), |entry, _| hit(entry, &|| false));
            }
            if let Some(letters) = term.letters() {
                let tokens = view.region(In::Tokens);
                let find = |from| {
                    let (tokens, _) = tokens.get(from..)?.as_chunks::<2>();
                    let mut scan = letters.scan();
                    tokens.iter().position(|t| scan.step(Token::from_le_bytes(*t))).map(|at| at * 2)
                };
                entries(view, In::Tokens, find, |entry, _| hit(entry, &|| true));
            }
        }
        if !named.is_empty() {
            for (slot, s) in self.slots.here() {
                if s.organisation != NONE && named.has(s.organisation) {
                    bits.set(slot);
                }
            }
        }
        bits
    }
}

impl Directory {
    /// Those of a few candidates whom the term matches; the same as [`Self::found`], entry by entry.
    fn found_among(&self, term: &Term, candidates: &Bits) -> Bits {
        let mut bits = Bits::new(self.slots.len());
        let finder = Finder::new(term.text());
        for (slot, s) in self.slots.here().filter(|(slot, _)| candidates.has(*slot)) {
            let own = |s: &Slot, names_only: bool| {
                let Some(view) = self.segments.get(s.segment as usize).map(|s| s.view()) else { return false };
                let entry = s.entry as usize;
                let in_text = |&region: &In| {
                    let text = view.part(entry, region);
                    let start = view.end(entry, region) - text.len();
                    finder.find(text).is_some_and(|at| !names_only || in_names(view, region, entry, start + at))
                };
                let spelled = |letters: &Letters| {
                    let (tokens, _) = view.part(entry, In::Tokens).as_chunks::<2>();
                    let mut scan = letters.scan();
                    tokens.iter().any(|t| scan.step(Token::from_le_bytes(*t)))
                };
                In::with_part(term.text()).iter().any(in_text)
                    || term.letters().is_some_and(spelled)
                    || !names_only
                        && term
                            .digits()
                            .is_some_and(|d| memmem::find(view.part(entry, In::Digits), d.as_bytes()).is_some())
            };
            if own(s, false) || self.slots.get(s.organisation).is_some_and(|o| !o.traits.is_person() && own(o, true)) {
                bits.set(slot);
            }
        }
        bits
    }
}

/// Goes through a region: `find` looks for the next place from a given one on and answers how far on it is, `hit` is
/// called with its entry and the place itself; once it answers true, the rest of that entry is passed over.
fn entries(
    view: View<'_>,
    region: In,
    find: impl Fn(usize) -> Option<usize>,
    mut hit: impl FnMut(usize, usize) -> bool,
) {
    let (mut from, mut entry) = (0, 0);
    while let Some(at) = find(from).map(|far| from + far) {
        while at >= view.end(entry, region) {
            entry += 1;
            if entry >= view.layout.count {
                return;
            }
        }
        from = if hit(entry, at) { view.end(entry, region) } else { at + 1 };
    }
}

/// Whether a place in a region of texts lies in the name or alias of its entry.
fn in_names(view: View<'_>, region: In, entry: usize, at: usize) -> bool {
    let start = entry.checked_sub(1).map_or(0, |before| view.end(before, region));
    let text = view.region(region).get(start..at).unwrap_or(&[]);
    text.iter().rev().find(|b| **b < b' ').is_some_and(|part| *part <= Part::Alias as u8)
}

// Names are ended among the tokens, so that nothing is found across two of them.
const _: () = assert!(BREAK == 0);
