//! What the list shows and in what order: kept while the app is open.

use crate::domain::customers::{Kind, Nature, Region, Stage, Standing};
use crate::state::clock;
use crate::store::directory::{Filters, Query, Scope, Sort, TagMatch};
use leptos::prelude::*;
use std::sync::LazyLock;

/// Days without contact after which a customer counts as left alone.
pub(in super::super) const QUIET_DAYS: i64 = 30;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in super::super) enum DueBy {
    Overdue,
    Today,
}

/// Filters as the user sets them; days are counted from today when the list is made.
#[derive(Clone, PartialEq, Debug, Default)]
pub(in super::super) struct Choice {
    pub text: String,
    pub kind: Option<Kind>,
    pub stages: Vec<Stage>,
    pub standings: Vec<Standing>,
    pub regions: Vec<Region>,
    pub natures: Vec<Nature>,
    pub tags: Vec<String>,
    pub all_tags: bool,
    pub has_phone: Option<bool>,
    pub due: Option<DueBy>,
    pub quiet: bool,
    pub demo: Option<bool>,
    pub sort: Sort,
    pub descending: bool,
}

static CHOICE: LazyLock<ArcRwSignal<Choice>> =
    LazyLock::new(|| ArcRwSignal::new(Choice { sort: Sort::LastContact, descending: true, ..Choice::default() }));

/// Follows the choice.
pub(in super::super) fn with<T>(f: impl FnOnce(&Choice) -> T) -> T {
    CHOICE.with(f)
}

pub(in super::super) fn now() -> Choice {
    CHOICE.get_untracked()
}

pub(in super::super) fn update(f: impl FnOnce(&mut Choice)) {
    CHOICE.update(f);
}

impl Choice {
    pub fn is_filtered(&self) -> bool {
        !self.text.trim().is_empty() || self.has_filters()
    }

    pub fn has_filters(&self) -> bool {
        let bare =
            Choice { text: self.text.clone(), sort: self.sort, descending: self.descending, ..Choice::default() };
        *self != Choice { all_tags: self.all_tags, ..bare }
    }

    /// Everybody again, in the same order.
    pub fn clear(&mut self) {
        *self = Choice { sort: self.sort, descending: self.descending, ..Choice::default() };
    }

    pub fn query(&self) -> Query {
        let today = clock::today();
        let now = clock::now();
        // At the beginning of the hour, so that the same list is asked for again and again.
        let hour = now.plus_millis(-(now.millis().rem_euclid(3_600_000)));
        Query {
            text: self.text.clone(),
            filters: Filters {
                kind: self.kind,
                stages: self.stages.clone(),
                standings: self.standings.clone(),
                regions: self.regions.clone(),
                natures: self.natures.clone(),
                tags: self.tags.clone(),
                tag_match: if self.all_tags { TagMatch::All } else { TagMatch::Any },
                has_phone: self.has_phone,
                no_contact_since: self.quiet.then(|| hour.plus_millis(-QUIET_DAYS * 86_400_000)),
                due_by: self.due.map(|due| match due {
                    DueBy::Overdue => today.plus_days(-1),
                    DueBy::Today => today,
                }),
                demo: self.demo,
            },
            sort: self.sort,
            descending: self.descending,
            scope: Scope::Live,
        }
    }

    /// Sets the filter that a link of another page asks for.
    pub fn take_from_link(&mut self, filter: &str) {
        self.clear();
        match filter {
            "quiet" => self.quiet = true,
            "overdue" => self.due = Some(DueBy::Overdue),
            "due" => self.due = Some(DueBy::Today),
            _ => {}
        }
    }
}
