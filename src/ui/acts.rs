//! What the user hears after a change: done, with the way back by the button of the notice; or why not.

use crate::domain::Collection;
use crate::i18n::{common, customers as words, format::list, lang_untracked, tr_untracked};
use crate::state::data::{self, Done};
use crate::store::{RecordClash, StoreError};
use crate::ui::components::{Icon, Toast, Words, toast};
use crate::ui::errors;
use std::future::Future;

/// Carries a change out and tells of it, with a button that takes it back.
pub fn run(words: impl Into<Words>, change: impl Future<Output = Result<Done, StoreError>> + 'static) {
    let words = words.into();
    leptos::task::spawn_local(async move {
        match change.await {
            Ok(done) => tell(words, done),
            Err(e) => errors::show(&e),
        }
    });
}

/// Tells of a change that is on the disk.
pub fn tell(words: impl Into<Words>, done: Done) {
    if done.history.is_empty() {
        toast(words::NOTHING_CHANGED);
        return;
    }
    Toast::new(words).icon(Icon::Check).action(common::UNDO, move || undo(done.clone())).show();
}

fn undo(done: Done) {
    leptos::task::spawn_local(async move {
        match data::undo(&done).await {
            Ok(_) => toast(common::UNDONE),
            Err(e) => not_undone(&e),
        }
    });
}

/// A change that could not be taken back: mostly because the same fields were changed again since.
pub fn not_undone(error: &StoreError) {
    let StoreError::Clash(records) = error else { return errors::show(error) };
    let lang = lang_untracked();
    let names: Vec<String> = records.iter().flat_map(field_names).collect();
    Toast::new(words::not_undone(lang, &list(lang, &names))).danger().show();
}

/// The fields that clash, as they are called.
pub fn field_names(clash: &RecordClash) -> Vec<String> {
    clash.clashes.iter().map(|c| field_name(clash.collection, &c.path)).collect()
}

/// A field as it is called; one of another version has only its own name.
pub fn field_name(collection: Collection, path: &str) -> String {
    match words::field(collection, path) {
        Some(text) => tr_untracked(text).to_owned(),
        None => path.trim_start_matches('/').to_owned(),
    }
}
