//! The fields of a log entry: in the entry box and where an entry is changed.

use super::super::dates;
use super::Shared;
use crate::domain::customers::Kind;
use crate::domain::logs::LogKind;
use crate::domain::{Id, Timestamp};
use crate::i18n::customers as words;
use crate::state::{clock, data};
use crate::ui::components::*;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// An entry as typed. Kept as a draft.
#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    pub kind: Option<LogKind>,
    /// `None` while it is for now.
    pub at: Option<(String, String)>,
    pub contact: String,
    pub text: String,
}

#[derive(Clone, Copy)]
pub(super) struct EntryFields {
    pub kind: RwSignal<LogKind>,
    pub now: RwSignal<bool>,
    pub day: RwSignal<String>,
    pub time: RwSignal<String>,
    /// The contact's id, or empty.
    pub contact: RwSignal<String>,
    pub text: RwSignal<String>,
}

const ICONS: [Icon; 6] = [Icon::Phone, Icon::Visit, Icon::Chat, Icon::Gift, Icon::CheckCircle, Icon::Note];

/// The icon of a kind, the same in the list of entries.
pub(super) fn icon_of(kind: LogKind) -> Icon {
    ICONS.get(usize::from(kind.index())).copied().unwrap_or(Icon::Note)
}

impl EntryFields {
    pub fn new() -> EntryFields {
        EntryFields {
            kind: RwSignal::new(LogKind::Call),
            now: RwSignal::new(true),
            day: RwSignal::new(String::new()),
            time: RwSignal::new(String::new()),
            contact: RwSignal::new(String::new()),
            text: RwSignal::new(String::new()),
        }
    }

    pub fn typed(self) -> Typed {
        Typed {
            kind: Some(self.kind.get()),
            at: (!self.now.get()).then(|| (self.day.get(), self.time.get())),
            contact: self.contact.get(),
            text: self.text.get(),
        }
    }

    pub fn fill(self, typed: Typed) {
        self.kind.set(typed.kind.unwrap_or(LogKind::Call));
        self.now.set(typed.at.is_none());
        let (day, time) = typed.at.unwrap_or_default();
        self.day.set(day);
        self.time.set(time);
        self.contact.set(typed.contact);
        self.text.set(typed.text);
    }

    pub fn set_time(self, at: Timestamp) {
        let offset = clock::offset_at(at);
        self.now.set(false);
        self.day.set(at.day(offset).to_string());
        self.time.set(at.clock_time(offset).to_string());
    }

    /// When it happened; `None` where what is typed is no time.
    pub fn at(self) -> Option<Timestamp> {
        if self.now.get_untracked() {
            Some(clock::now())
        } else {
            dates::at(&self.day.get_untracked(), &self.time.get_untracked())
        }
    }

    pub fn contact_id(self) -> Option<Id> {
        self.contact.get_untracked().parse().ok()
    }

    /// How: six buttons with icons.
    pub fn kinds(self) -> AnyView {
        let options = Options::of(LogKind::ALL, self.kind).icons(&ICONS);
        view! { <ChoiceField label=words::ENTRY_KIND hide_label=true options=options /> }.into_any()
    }

    /// When, and with whom where the customer is an organisation.
    pub fn circumstances(self, shared: Shared, day_error: Signal<Option<String>>) -> AnyView {
        let change = move || self.set_time(clock::now());
        let when = move || {
            if self.now.get() {
                view! { <ActionChip label=words::ENTRY_CHANGE_TIME icon=Icon::Clock on_press=change /> }.into_any()
            } else {
                view! {
                    <div class="entry__when">
                        <DateField label=words::ENTRY_DAY hide_label=true value=self.day error=day_error />
                        <TimeField label=words::ENTRY_TIME hide_label=true value=self.time />
                    </div>
                }
                .into_any()
            }
        };
        let with = move || {
            if shared.customer.with(|c| c.kind) != Kind::Organisation {
                return None;
            }
            let people: Vec<(String, Words)> = data::with_directory(|d| {
                let all = d.contacts_of(shared.id).into_iter().filter_map(|slot| d.row(slot));
                all.map(|r| (r.id().to_string(), r.name().into())).collect()
            });
            if people.is_empty() {
                return None;
            }
            let options = Options::strings(people, self.contact, true);
            Some(view! { <SelectField label=words::ENTRY_CONTACT options=options /> })
        };
        view! {
            {move || when()}
            {move || with()}
        }
        .into_any()
    }
}
