//! What can be written down from anywhere: a log entry, a next action. The forms keep their words while the app is open
//! and in a draft, whether they stand in a card or in a dialog.

mod next;
mod note;
mod todo;

pub use note::NoteForm;

use crate::domain::{Day, Id};
use crate::i18n::{format::short_date, lang_untracked, today as words};
use crate::state::{clock, find};
use crate::ui::components::*;
use crate::ui::dom;
use leptos::prelude::*;

/// The forms' values. Made once by the shell.
#[derive(Clone, Copy)]
pub struct Quick {
    note: note::Note,
    todo: todo::Todo,
}

impl Quick {
    /// Made once, where it lives as long as the app.
    pub(super) fn provide() -> Quick {
        let quick = Quick { note: note::Note::new(), todo: todo::Todo::new() };
        provide_context(quick);
        quick
    }

    /// Where a form for it is on the page, moves there; otherwise opens the dialog.
    pub fn write_note(self) {
        self.note.begin();
        match dom::by_id(note::CARD).filter(|_| dom::media(WIDE)) {
            Some(_) => dom::focus_later(note::CUSTOMER_FIELD.into()),
            None => self.note.open.set(true),
        }
    }

    pub fn add_todo(self) {
        self.todo.begin();
    }

    pub(super) fn dialogs(self) -> AnyView {
        view! {
            {note::dialog(self.note)}
            {todo::dialog(self.todo)}
        }
        .into_any()
    }
}

/// Wide enough for the card to stand beside the list, in sight.
const WIDE: &str = "(width >= 64em)";

pub fn quick() -> Option<Quick> {
    use_context::<Quick>()
}

/// Customers for a field, found by typing; recently opened ones first.
fn customers(text: &str) -> Vec<ComboItem> {
    let hits = if text.trim().is_empty() { find::recent(8) } else { find::customers(text, 30) };
    let item = |hit: find::Hit| ComboItem { id: hit.who.id.to_string(), label: hit.who.name, sub: hit.sub };
    hits.into_iter().map(item).collect()
}

fn chosen_id(chosen: &Chosen) -> Option<Id> {
    match chosen {
        Chosen::Item { id, .. } => id.parse().ok(),
        Chosen::Nothing | Chosen::New(_) => None,
    }
}

/// Days chosen with one touch: what each is called and how many days from today it is.
pub(super) const QUICK_DAYS: [(crate::i18n::Text, i32); 3] =
    [(words::TO_TOMORROW, 1), (words::TO_THREE_DAYS, 3), (words::TO_WEEK, 7)];

/// A day in a notice: `11-24 周二`.
pub(super) fn day_words(day: Day) -> String {
    short_date(lang_untracked(), day)
}

pub(super) fn next_monday(today: Day) -> Day {
    today.plus_days(7 - today.weekday() as i32)
}

pub(super) fn today() -> Day {
    clock::today()
}
