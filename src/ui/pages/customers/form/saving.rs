//! Saving the form, and what the store answers.

use super::clash::ClashDialog;
use super::fields;
use super::model::Model;
use crate::domain::{Customer, Id};
use crate::i18n::{customers as words, tr_untracked};
use crate::state::customers::{self, SaveError};
use crate::state::data::Done;
use crate::store::StoreError;
use crate::ui::acts;
use crate::ui::announce::announce;
use crate::ui::errors;
use crate::ui::pages::customers::place;
use crate::ui::router::Step;
use leptos::prelude::*;

/// What saving and leaving share.
#[derive(Clone, Copy)]
pub(super) struct Saving {
    pub id: Option<Id>,
    pub base: StoredValue<Option<Customer>>,
    pub model: Model,
    pub attempt: RwSignal<usize>,
    pub busy: RwSignal<bool>,
    pub saved: RwSignal<bool>,
    pub clash: ClashDialog,
}

impl Saving {
    pub fn save(self) {
        fields::take_typed();
        self.attempt.update(|n| *n += 1);
        let form = untrack(|| self.model.draft());
        if !customers::check(&form).is_empty() || self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let base = self.base.get_value();
        leptos::task::spawn_local(async move {
            let outcome = customers::save(base.as_ref(), &form).await;
            self.after(outcome);
        });
    }

    /// Saves again with the user's choice for each field that clashed.
    pub fn resolve(self, mine: Vec<String>) {
        let (Some(base), Some(clash)) = (self.base.get_value(), self.clash.clash()) else { return };
        let form = untrack(|| self.model.draft());
        self.busy.set(true);
        leptos::task::spawn_local(async move {
            let take_mine = |path: &str| mine.iter().any(|p| p == path);
            let outcome = customers::save_resolved(&base, &form, &clash, take_mine).await;
            self.after(outcome);
        });
    }

    fn after(self, outcome: Result<(Id, Done), SaveError>) {
        // The form may be gone by now; what was saved is saved.
        self.busy.try_set(false);
        match outcome {
            Ok((id, done)) => {
                let here = self.saved.try_set(true).is_none();
                self.clash.close();
                acts::tell(if self.id.is_none() { words::CUSTOMER_ADDED } else { words::CUSTOMER_SAVED }, done);
                if here {
                    place::open(id, Step::Replace);
                }
            }
            Err(SaveError::Invalid(_)) => {
                self.attempt.try_update(|n| *n += 1);
            }
            Err(SaveError::Store(StoreError::Clash(records))) => {
                self.clash.show(records.into_iter().next());
                announce(tr_untracked(words::CLASH_TITLE));
            }
            Err(SaveError::Store(e)) => errors::show(&e),
        }
    }
}
