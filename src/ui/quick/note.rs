//! A log entry in a few touches: who, how, what; then what comes next.

use super::{chosen_id, customers, next};
use crate::domain::logs::LogKind;
use crate::domain::{Id, Timestamp};
use crate::i18n::{today as words, tr};
use crate::state::customers::{self as cases, NewLog, Next};
use crate::state::{clock, drafts};
use crate::ui::components::*;
use crate::ui::{acts, dom, errors};
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};

/// Where the form stands: its fields' ids begin with it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Card,
    Dialog,
}

impl Place {
    const fn customer(self) -> &'static str {
        match self {
            Place::Card => CUSTOMER_FIELD,
            Place::Dialog => "note-dialog-customer",
        }
    }
    const fn text(self) -> &'static str {
        match self {
            Place::Card => "note-card-text",
            Place::Dialog => "note-dialog-text",
        }
    }
    const fn next(self) -> &'static str {
        match self {
            Place::Card => "note-card-next",
            Place::Dialog => "note-dialog-next",
        }
    }
}

/// The form in the card.
pub(super) const CARD: &str = "note-card";
/// The card's first field, which is moved to where it is in sight.
pub(super) const CUSTOMER_FIELD: &str = "note-card-customer";
const DRAFT: &str = "quick-note";

/// The form's values.
#[derive(Clone, Copy)]
pub(super) struct Note {
    pub open: RwSignal<bool>,
    customer: RwSignal<Chosen>,
    kind: RwSignal<LogKind>,
    text: RwSignal<String>,
    /// What has just been saved, while its next step is offered.
    saved: RwSignal<Option<Saved>>,
    asked: RwSignal<bool>,
    busy: RwSignal<bool>,
    restored: StoredValue<bool>,
}

/// A log entry that is on the disk.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Saved {
    pub customer: Id,
    pub name: String,
    pub log: Id,
    pub at: Timestamp,
    pub kind: LogKind,
    pub text: String,
}

#[derive(Serialize, Deserialize)]
struct Draft {
    customer: Option<(String, String)>,
    kind: LogKind,
    text: String,
}

impl Note {
    pub fn new() -> Note {
        Note {
            open: RwSignal::new(false),
            customer: RwSignal::default(),
            kind: RwSignal::new(LogKind::Call),
            text: RwSignal::default(),
            saved: RwSignal::new(None),
            asked: RwSignal::new(false),
            busy: RwSignal::new(false),
            restored: StoredValue::new(false),
        }
    }

    /// A new entry; the last one's next step is not offered any more.
    pub fn begin(self) {
        self.saved.set(None);
    }

    fn clear(self) {
        self.customer.set(Chosen::Nothing);
        self.kind.set(LogKind::Call);
        self.text.set(String::new());
        self.asked.set(false);
    }

    fn draft(self) -> Option<String> {
        let text = self.text.get();
        let customer = self.customer.get();
        let kind = self.kind.get();
        if text.trim().is_empty() {
            return None;
        }
        let customer = match customer {
            Chosen::Item { id, label } => Some((id, label)),
            Chosen::Nothing | Chosen::New(_) => None,
        };
        serde_json::to_string(&Draft { customer, kind, text }).ok()
    }

    /// Words of an earlier start of the app, once, and only into an empty form.
    fn restore(self) {
        if self.restored.get_value() {
            return;
        }
        self.restored.set_value(true);
        spawn_local(async move {
            let Ok(Some(draft)) = drafts::load::<Draft>(DRAFT).await else { return };
            if self.text.with_untracked(String::is_empty) {
                self.text.set(draft.text);
                self.kind.set(draft.kind);
                if let Some((id, label)) = draft.customer {
                    self.customer.set(Chosen::Item { id, label });
                }
            }
        });
    }

    fn save(self, place: Place) {
        self.asked.set(true);
        let text = self.text.get_untracked().trim().to_owned();
        let chosen = self.customer.get_untracked();
        let Some(customer) = chosen_id(&chosen) else {
            dom::focus_later(place.customer().into());
            return;
        };
        let name = if let Chosen::Item { label, .. } = chosen { label } else { String::new() };
        if text.is_empty() {
            dom::focus_later(place.text().into());
            return;
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        let (kind, at) = (self.kind.get_untracked(), clock::now());
        spawn_local(async move {
            let new = NewLog { customer, contact: None, kind, at, text: text.clone() };
            match cases::log(new, Next::Nothing, DRAFT.into()).await {
                Ok((log, done)) => {
                    self.clear();
                    self.saved.set(Some(Saved { customer, name, log, at, kind, text }));
                    acts::tell(words::NOTE_SAVED, done);
                    dom::focus_later(place.next().into());
                }
                Err(e) => errors::show(&e),
            }
            self.busy.set(false);
        });
    }
}

/// The form in a card or dialog.
#[component]
pub fn NoteForm() -> impl IntoView {
    super::quick().map(|q| form(q.note, Place::Card))
}

fn form(note: Note, place: Place) -> AnyView {
    note.restore();
    drafts::keep(DRAFT.into(), Signal::derive(move || note.draft()), Callback::new(|(e,)| errors::show(&e)));
    let close = Callback::new(move |()| {
        note.saved.set(None);
        note.open.set(false);
    });
    let shown = Memo::new(move |_| note.saved.get());
    view! {
        <div class="quick-note" id=(place == Place::Card).then_some(CARD)>
            {move || match shown.get() {
                Some(saved) => next::offer(saved, place.next(), close),
                None => fields(note, place),
            }}
        </div>
    }
    .into_any()
}

fn fields(note: Note, place: Place) -> AnyView {
    let no_customer = Signal::derive(move || {
        (note.asked.get() && note.customer.with(|c| chosen_id(c).is_none()))
            .then(|| tr(words::NOTE_CUSTOMER_MISSING).to_owned())
    });
    let no_text = Signal::derive(move || {
        (note.asked.get() && note.text.with(|t| t.trim().is_empty())).then(|| tr(words::NOTE_TEXT_MISSING).to_owned())
    });
    let save = Callback::new(move |()| note.save(place));
    view! {
        <form
            class="form__group"
            novalidate
            on:submit=move |e| {
                e.prevent_default();
                note.save(place);
            }
        >
            <ComboField
                label=words::NOTE_CUSTOMER
                value=note.customer
                search=customers
                placeholder=words::NOTE_CUSTOMER_HINT
                error=no_customer
                id=place.customer()
            />
            <ChoiceField label=words::NOTE_KIND hide_label=true options=Options::of(LogKind::ALL, note.kind) />
            <TextArea
                label=words::NOTE_TEXT
                hide_label=true
                value=note.text
                placeholder=words::NOTE_TEXT_HINT
                error=no_text
                id=place.text()
                on_submit=save
            />
            <Button label=words::NOTE_SAVE variant=Variant::Primary submit=true wide=true busy=note.busy />
        </form>
    }
    .into_any()
}

pub(super) fn dialog(note: Note) -> AnyView {
    view! {
        <Dialog open=note.open title=words::NOTE on_dismiss=move || note.saved.set(None)>
            {form(note, Place::Dialog)}
        </Dialog>
    }
    .into_any()
}
