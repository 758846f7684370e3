//! Changes made by one touch: carried out, told, and taken back by the button of the notice.

use crate::i18n::{common, errors as words};
use crate::state::data::{self, Done};
use crate::store::StoreError;
use crate::ui::components::{Icon, Toast, Words, toast};
use crate::ui::errors;
use leptos::task::spawn_local;

/// Carries a change out and tells of it.
pub fn run(said: impl Into<Words>, change: impl Future<Output = Result<Done, StoreError>> + 'static) {
    let said = said.into();
    spawn_local(async move {
        match change.await {
            Ok(done) => tell(said, done),
            Err(e) => errors::show(&e),
        }
    });
}

/// Tells of a change that is on the disk.
pub fn tell(said: impl Into<Words>, done: Done) {
    Toast::new(said).icon(Icon::Check).action(common::UNDO, move || undo(done.clone())).show();
}

fn undo(done: Done) {
    spawn_local(async move {
        match data::undo(&done).await {
            Ok(_) => toast(common::UNDONE),
            Err(StoreError::Clash(_)) => Toast::new(words::UNDO_CLASH).danger().show(),
            Err(e) => errors::show(&e),
        }
    });
}
