//! Lists of rows in the form: values beside the keys that [`RepeatField`](crate::ui::components::RepeatField) moves.

use crate::domain::Extra;
use crate::domain::customers::{DateDraft, FactDraft, FamilyDraft, RowDraft, Source};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// One row: signals that live as long as the form, whatever view shows them.
pub(super) trait RowModel: Clone + Send + Sync + 'static {
    type Draft;
    fn of(draft: &Self::Draft) -> Self;
    fn draft(&self) -> Self::Draft;
}

pub(super) struct Rows<R: 'static> {
    pub keys: RwSignal<Vec<u32>>,
    all: StoredValue<BTreeMap<u32, R>>,
    next: StoredValue<u32>,
}

impl<R: 'static> Clone for Rows<R> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<R: 'static> Copy for Rows<R> {}

impl<R: RowModel> Rows<R> {
    pub fn new(drafts: &[R::Draft]) -> Rows<R> {
        let mut all = BTreeMap::new();
        all.extend((0..).zip(drafts.iter().map(R::of)));
        Rows {
            keys: RwSignal::new(all.keys().copied().collect()),
            next: StoredValue::new(all.len() as u32),
            all: StoredValue::new(all),
        }
    }

    pub fn add(self, draft: &R::Draft) -> u32 {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        self.all.update_value(|all| drop(all.insert(key, R::of(draft))));
        key
    }

    pub fn remove(self, key: u32) {
        self.all.update_value(|all| drop(all.remove(&key)));
    }

    pub fn get(self, key: u32) -> Option<R> {
        self.all.with_value(|all| all.get(&key).cloned())
    }

    /// The rows in order; follows them.
    pub fn drafts(self) -> Vec<R::Draft> {
        self.keys.get().into_iter().filter_map(|key| self.get(key)).map(|row| row.draft()).collect()
    }

    pub fn key_at(self, index: usize) -> u32 {
        self.keys.with_untracked(|keys| keys.get(index).copied().unwrap_or_default())
    }
}

/// A kind and a text.
#[derive(Clone)]
pub(super) struct TextRow<K: 'static> {
    pub kind: ArcRwSignal<K>,
    pub text: ArcRwSignal<String>,
    extra: Extra,
}

impl<K: Copy + Send + Sync + 'static> RowModel for TextRow<K> {
    type Draft = RowDraft<K>;
    fn of(d: &RowDraft<K>) -> Self {
        TextRow { kind: ArcRwSignal::new(d.kind), text: ArcRwSignal::new(d.text.clone()), extra: d.extra.clone() }
    }
    fn draft(&self) -> RowDraft<K> {
        RowDraft { kind: self.kind.get(), text: self.text.get(), extra: self.extra.clone() }
    }
}

#[derive(Clone)]
pub(super) struct DateRow {
    pub label: ArcRwSignal<String>,
    pub day: ArcRwSignal<String>,
    /// `once` where it does not come back; a text because a list of choices wants one.
    pub repeat: ArcRwSignal<String>,
    extra: Extra,
}

impl RowModel for DateRow {
    type Draft = DateDraft;
    fn of(d: &DateDraft) -> Self {
        DateRow {
            label: ArcRwSignal::new(d.label.clone()),
            day: ArcRwSignal::new(d.day.clone()),
            repeat: ArcRwSignal::new(if d.once { "once" } else { "yearly" }.to_owned()),
            extra: d.extra.clone(),
        }
    }
    fn draft(&self) -> DateDraft {
        let once = self.repeat.get() == "once";
        DateDraft { label: self.label.get(), day: self.day.get(), once, extra: self.extra.clone() }
    }
}

#[derive(Clone)]
pub(super) struct FamilyRow {
    pub relation: ArcRwSignal<String>,
    pub name: ArcRwSignal<String>,
    pub note: ArcRwSignal<String>,
    extra: Extra,
}

impl RowModel for FamilyRow {
    type Draft = FamilyDraft;
    fn of(d: &FamilyDraft) -> Self {
        FamilyRow {
            relation: ArcRwSignal::new(d.relation.clone()),
            name: ArcRwSignal::new(d.name.clone()),
            note: ArcRwSignal::new(d.note.clone()),
            extra: d.extra.clone(),
        }
    }
    fn draft(&self) -> FamilyDraft {
        FamilyDraft {
            relation: self.relation.get(),
            name: self.name.get(),
            note: self.note.get(),
            extra: self.extra.clone(),
        }
    }
}

#[derive(Clone)]
pub(super) struct FactRow {
    pub about: ArcRwSignal<String>,
    pub source: ArcRwSignal<Option<Source>>,
    pub learned_on: ArcRwSignal<String>,
    pub note: ArcRwSignal<String>,
    extra: Extra,
}

impl RowModel for FactRow {
    type Draft = FactDraft;
    fn of(d: &FactDraft) -> Self {
        FactRow {
            about: ArcRwSignal::new(d.about.clone()),
            source: ArcRwSignal::new(d.source),
            learned_on: ArcRwSignal::new(d.learned_on.clone()),
            note: ArcRwSignal::new(d.note.clone()),
            extra: d.extra.clone(),
        }
    }
    fn draft(&self) -> FactDraft {
        FactDraft {
            about: self.about.get(),
            source: self.source.get(),
            learned_on: self.learned_on.get(),
            note: self.note.get(),
            extra: self.extra.clone(),
        }
    }
}
