//! The dialog in which a log entry is changed.

use super::Shared;
use super::entry_fields::{EntryFields, Typed};
use crate::domain::{LogEntry, Record};
use crate::i18n::{common, customers as words, tr};
use crate::state::customers;
use crate::ui::acts;
use crate::ui::components::*;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct LogForm {
    open: RwSignal<bool>,
    key: StoredValue<String>,
    fields: EntryFields,
    text_before: StoredValue<String>,
    attempt: RwSignal<usize>,
}

impl LogForm {
    pub fn new() -> LogForm {
        LogForm {
            open: RwSignal::new(false),
            key: StoredValue::new(String::new()),
            fields: EntryFields::new(),
            text_before: StoredValue::new(String::new()),
            attempt: RwSignal::new(0),
        }
    }

    pub fn edit(self, entry: &LogEntry) {
        self.key.set_value(entry.cluster_key());
        self.fields.fill(Typed {
            kind: Some(entry.kind),
            at: None,
            contact: entry.contact.map(|c| c.to_string()).unwrap_or_default(),
            text: entry.text.clone(),
        });
        self.fields.set_time(entry.at);
        self.text_before.set_value(entry.text.clone());
        self.attempt.set(0);
        self.open.set(true);
    }

    fn save(self) {
        self.attempt.update(|n| *n += 1);
        let text = self.fields.text.get_untracked().trim().to_owned();
        let (Some(at), false) = (self.fields.at(), text.is_empty()) else { return };
        let (key, kind, contact) = (self.key.get_value(), self.fields.kind.get_untracked(), self.fields.contact_id());
        self.open.set(false);
        acts::run(common::SAVED, async move {
            let change = |l: &mut LogEntry| {
                // Typed to the minute: an unchanged minute keeps its seconds.
                if l.at.millis() / 60_000 != at.millis() / 60_000 {
                    l.at = at;
                }
                (l.kind, l.contact, l.text) = (kind, contact, text);
            };
            customers::update::<LogEntry>(&key, change).await
        });
    }

    pub fn dialog(self, shared: Shared) -> AnyView {
        let text_error = Signal::derive(move || {
            let empty = self.fields.text.with(|t| t.trim().is_empty());
            (self.attempt.get() > 0 && empty).then(|| tr(words::ENTRY_NEEDED).to_owned())
        });
        let day_error = Signal::derive(move || {
            self.fields.day.track();
            self.fields.time.track();
            (self.attempt.get() > 0 && self.fields.at().is_none()).then(|| tr(words::DAY_NEEDED).to_owned())
        });
        let dirty = Signal::derive(move || self.fields.text.get() != self.text_before.get_value());
        let footer = move || {
            view! {
                <Button label=common::CANCEL on_press=move || self.open.set(false) />
                <Button label=common::SAVE variant=Variant::Primary on_press=move || self.save() />
            }
        };
        view! {
            <Dialog open=self.open title=words::ENTRY_EDIT footer=footer dirty=dirty>
                <div class="form__group">
                    {self.fields.kinds()} <TextArea
                        label=words::ENTRY_TEXT
                        value=self.fields.text
                        error=text_error
                        on_submit=Callback::new(move |()| self.save())
                    /> {self.fields.circumstances(shared, day_error)}
                </div>
            </Dialog>
        }
        .into_any()
    }
}
