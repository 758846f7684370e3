//! Decides record by record, with the rules of `formats::backup::plan`, and keeps count.

use super::{Pace, SHOWN_CLASHES, Staged, Terms, entity_of, history_of};
use crate::domain::merge::Clash;
use crate::domain::{Collection, Id};
use crate::formats::backup::own_key;
use crate::formats::backup::plan::{Class, Policy, Side, Tally, decide};
use crate::store::StoreError;
use crate::store::collections::text;
use crate::store::transfer::{Differing, RawRow, Weigh};
use serde_json::Value;
use std::collections::BTreeMap;

/// A record whose fields were changed here and in the file, each in its own way.
#[derive(Clone, PartialEq, Debug)]
pub struct ClashShown {
    pub collection: Collection,
    /// What it is called here: its name, title or text.
    pub name: String,
    pub clashes: Vec<Clash>,
}

pub struct Weigher<'a, P> {
    staged: &'a Staged,
    /// `None` in a dry run.
    real: Option<(Terms, &'a mut dyn FnMut() -> Id)>,
    pace: &'a mut P,
    lines: u64,
    tally: BTreeMap<Collection, Tally>,
    clashes: Vec<ClashShown>,
}

impl<'a, P: Pace> Weigher<'a, P> {
    pub fn dry(staged: &'a Staged, pace: &'a mut P) -> Weigher<'a, P> {
        Weigher { staged, real: None, pace, lines: staged.read, tally: BTreeMap::new(), clashes: Vec::new() }
    }

    pub fn real(
        staged: &'a Staged,
        terms: Terms,
        lines: u64,
        new_id: &'a mut dyn FnMut() -> Id,
        pace: &'a mut P,
    ) -> Weigher<'a, P> {
        let real = Some((terms, new_id));
        Weigher { staged, real, pace, lines, tally: BTreeMap::new(), clashes: Vec::new() }
    }

    pub fn found(self) -> (BTreeMap<Collection, Tally>, Vec<ClashShown>) {
        (self.tally, self.clashes)
    }

    fn is_unreadable(&self, collection: Collection, key: &[u8]) -> bool {
        !self.staged.unreadable_keys.is_empty() && self.staged.unreadable_keys.contains(&(collection, key.to_vec()))
    }

    fn tally(&mut self, collection: Collection) -> &mut Tally {
        self.tally.entry(collection).or_default()
    }
}

impl<P: Pace> Weigh for Weigher<'_, P> {
    fn fresh(&mut self, collection: Collection, key: &[u8]) {
        if self.is_unreadable(collection, key) {
            self.tally(collection).unreadable += 1;
        } else {
            self.tally(collection).count(Class::New);
        }
    }

    fn same(&mut self, collection: Collection, key: &[u8]) {
        if self.is_unreadable(collection, key) {
            self.tally(collection).unreadable += 1;
        } else {
            self.tally(collection).count(Class::Same);
        }
    }

    fn differs(&mut self, record: Differing<'_>) -> Result<Vec<(Collection, RawRow)>, StoreError> {
        let collection = record.collection;
        let aside = |raw: &[u8]| (collection, (own_key(raw), raw.to_vec()));
        if self.is_unreadable(collection, record.key) {
            // What is here keeps its place; what came is kept beside it.
            self.tally(collection).unreadable += 1;
            return Ok(vec![aside(record.incoming)]);
        }
        let Some(incoming) = entity_of(collection, record.incoming) else {
            return Err(StoreError::Internal("a staged record cannot be read".into()));
        };
        let stored = || (collection, (record.key.to_vec(), record.incoming.to_vec()));
        let ours: Value = match entity_of(collection, record.present) {
            Some(entity) => entity.to_value()?,
            None => {
                // A damaged line gives way to a good one, and is kept beside it.
                self.tally(collection).count(Class::Changed);
                return Ok(vec![stored(), aside(record.present)]);
            }
        };
        let theirs = incoming.to_value()?;
        let (our_history, their_history) = (history_of(&record.our_history), history_of(&record.their_history));
        let policy = self.real.as_ref().map_or(Policy::default(), |(terms, _)| terms.policy);
        let decision = decide(
            Some(Side { value: &ours, history: &our_history }),
            &incoming,
            Side { value: &theirs, history: &their_history },
            policy,
        );
        self.tally(collection).count(decision.class);
        if decision.class == Class::Clash && self.clashes.len() < SHOWN_CLASHES {
            let clashes = decision.clashes.clone();
            self.clashes.push(ClashShown { collection, name: name_of(&ours), clashes });
        }
        let Some((terms, new_id)) = &mut self.real else { return Ok(Vec::new()) };
        let (entity, entries) = decision.carry_out(&incoming, terms.stamps, *new_id);
        let mut rows = Vec::with_capacity(entries.len() + 1);
        if let Some(entity) = entity {
            rows.push((collection, (entity.cluster_key().into_bytes(), entity.to_json()?)));
        }
        for entry in entries {
            use crate::domain::Record;
            rows.push((Collection::History, (entry.cluster_key().into_bytes(), text(&entry)?)));
        }
        Ok(rows)
    }

    fn progress(&mut self, lines: u64) -> bool {
        self.pace.progress(lines, self.lines.max(lines))
    }
}

fn name_of(record: &Value) -> String {
    let field = |name: &str| record.get(name).and_then(Value::as_str).filter(|s| !s.is_empty());
    let name = ["name", "title", "text", "id"].into_iter().find_map(field).unwrap_or_default();
    name.chars().take(60).collect()
}
