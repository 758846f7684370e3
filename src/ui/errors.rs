//! Every failure of the store in the user's words: what happened, what is safe, what to do.

use crate::i18n::{Label, Text, backup as data_words, errors as words, lang, t, tr_untracked};
use crate::state::backup::Failure;
use crate::store::StoreError;
use crate::store::kv::KvError;
use crate::ui::announce::announce;
use crate::ui::app;
use crate::ui::components::{ErrorState, Toast, Words, toast};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

/// A failure as the user reads it.
#[derive(Clone)]
pub struct Explained {
    pub happened: Words,
    pub safe: Words,
    pub todo: Words,
    /// What the browser or the data said, for who helps from afar.
    pub detail: Option<Words>,
}

impl Explained {
    fn new(happened: impl Into<Words>, safe: Text, todo: Text) -> Explained {
        Explained { happened: happened.into(), safe: safe.into(), todo: todo.into(), detail: None }
    }

    fn detail(mut self, detail: impl Into<Words>) -> Explained {
        self.detail = Some(detail.into());
        self
    }
}

/// By exhaustive match: a new variant does not compile before it has its words.
pub fn explain(error: &StoreError) -> Explained {
    match error {
        StoreError::Database(e) => database(e),
        StoreError::Clash(records) => {
            let n = records.len();
            Explained::new(words::CLASH, words::CLASH_SAFE, words::CLASH_TODO)
                .detail(move || words::n_clashes(lang(), n))
        }
        StoreError::NewerFormat { found, known } => {
            let (found, known) = (*found, *known);
            Explained::new(words::NEWER, words::NEWER_SAFE, words::NEWER_TODO)
                .detail(move || words::formats(lang(), found, known))
        }
        StoreError::Unreadable { collection, key } => {
            let what = collection.label();
            let happened = move || words::unreadable(lang(), what);
            Explained::new(happened, words::UNREADABLE_SAFE, words::UNREADABLE_TODO).detail(key.clone())
        }
        StoreError::Changed => Explained::new(words::CHANGED, words::CHANGED_SAFE, words::CHANGED_TODO),
        StoreError::NotLoaded => {
            Explained::new(words::PART_MISSING, words::PART_MISSING_SAFE, words::PART_MISSING_TODO)
        }
        StoreError::Cancelled => Explained::new(words::CANCELLED, words::CANCELLED_SAFE, words::CANCELLED_TODO),
        StoreError::Migration { collection, key, reason } => {
            let what = collection.label();
            let happened = move || words::migration(lang(), what);
            Explained::new(happened, words::MIGRATION_SAFE, words::MIGRATION_TODO).detail(format!("{key}: {reason}"))
        }
        StoreError::Internal(why) => {
            Explained::new(words::INTERNAL, words::INTERNAL_SAFE, words::INTERNAL_TODO).detail(why.clone())
        }
    }
}

fn database(error: &KvError) -> Explained {
    match error {
        KvError::Full => Explained::new(words::DISK_FULL, words::DISK_FULL_SAFE, words::DISK_FULL_TODO),
        KvError::Closed => Explained::new(words::CLOSED, words::CLOSED_SAFE, words::CLOSED_TODO),
        KvError::Blocked => Explained::new(words::BLOCKED, words::BLOCKED_SAFE, words::BLOCKED_TODO),
        KvError::Newer(said) => Explained::new(words::NEWER, words::NEWER_SAFE, words::NEWER_TODO).detail(said.clone()),
        KvError::Denied(said) => {
            Explained::new(words::DENIED, words::DENIED_SAFE, words::DENIED_TODO).detail(said.clone())
        }
        KvError::Other(said) => Explained::new(words::OTHER, words::OTHER_SAFE, words::OTHER_TODO).detail(said.clone()),
    }
}

/// Tells of a failure in a notice that stays until it is closed. What the user stopped is no failure.
pub fn show(error: &StoreError) {
    if matches!(error, StoreError::Cancelled) {
        announce(tr_untracked(words::CANCELLED));
        return;
    }
    let Explained { happened, safe, todo, .. } = explain(error);
    let notice = Toast::new(move || words::notice(lang(), &happened.get(), &safe.get(), &todo.get())).danger();
    // The data can be opened again on the spot.
    let closed = matches!(error, StoreError::Database(KvError::Closed));
    if closed { notice.action(words::REOPEN, app::reopen) } else { notice }.show();
}

/// Tells of what did not work in passing. What the user stopped is no failure.
pub fn tell(failure: &Failure) {
    match failure {
        f if f.is_cancelled() => toast(data_words::STOPPED),
        Failure::Store(e) => show(e),
        Failure::Busy => toast(data_words::BUSY),
        Failure::Missing => show(&StoreError::NotLoaded),
        Failure::Browser(said) => Toast::new(said.clone()).danger().show(),
        Failure::Read(e) => Toast::new(e.to_string()).danger().show(),
        Failure::Source(e) => Toast::new(e.to_string()).danger().show(),
    }
}

/// The failure in place of what could not be loaded.
pub fn failed(error: &StoreError, actions: Option<ViewFnOnce>) -> AnyView {
    let Explained { happened, safe, todo, detail } = explain(error);
    let detail = detail.map(|d| {
        view! {
            <details class="failure__detail">
                <summary>{t(words::DETAIL)}</summary>
                <p>{d.show()}</p>
            </details>
        }
    });
    let state = match actions {
        Some(actions) => view! { <ErrorState happened safe todo actions /> }.into_any(),
        None => view! { <ErrorState happened safe todo /> }.into_any(),
    };
    view! { <div class="failure">{state} {detail}</div> }.into_any()
}
