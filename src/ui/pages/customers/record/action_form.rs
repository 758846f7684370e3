//! The dialog in which a next action is made or changed.

use crate::domain::actions::ActionKind;
use crate::domain::time::ClockTime;
use crate::domain::{Action, Day, Id, Record};
use crate::i18n::{common, customers as words, tr};
use crate::state::{clock, customers};
use crate::ui::acts;
use crate::ui::components::*;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct ActionForm {
    customer: Id,
    open: RwSignal<bool>,
    /// The key of the action to change, `None` for a new one.
    key: RwSignal<Option<String>>,
    kind: RwSignal<ActionKind>,
    title: RwSignal<String>,
    day: RwSignal<String>,
    time: RwSignal<String>,
    note: RwSignal<String>,
    attempt: RwSignal<usize>,
    as_it_was: StoredValue<(String, String)>,
}

impl ActionForm {
    pub fn new(customer: Id) -> ActionForm {
        ActionForm {
            customer,
            open: RwSignal::new(false),
            key: RwSignal::new(None),
            kind: RwSignal::new(ActionKind::Call),
            title: RwSignal::new(String::new()),
            day: RwSignal::new(String::new()),
            time: RwSignal::new(String::new()),
            note: RwSignal::new(String::new()),
            attempt: RwSignal::new(0),
            as_it_was: StoredValue::new((String::new(), String::new())),
        }
    }

    pub fn create(self) {
        self.show(None, ActionKind::Call, "", clock::today().plus_days(1), None, "");
    }

    pub fn edit(self, a: &Action) {
        self.show(Some(a.cluster_key()), a.kind, &a.title, a.due, a.time, &a.note);
    }

    fn show(self, key: Option<String>, kind: ActionKind, title: &str, due: Day, time: Option<ClockTime>, note: &str) {
        self.key.set(key);
        self.kind.set(kind);
        self.title.set(title.to_owned());
        self.day.set(due.to_string());
        self.time.set(time.map(|t| t.to_string()).unwrap_or_default());
        self.note.set(note.to_owned());
        self.attempt.set(0);
        self.as_it_was.set_value((title.to_owned(), note.to_owned()));
        self.open.set(true);
    }

    fn save(self) {
        self.attempt.update(|n| *n += 1);
        let title = self.title.get_untracked().trim().to_owned();
        let (Ok(due), false) = (self.day.get_untracked().parse::<Day>(), title.is_empty()) else { return };
        let time = self.time.get_untracked().parse::<ClockTime>().ok();
        let (kind, note) = (self.kind.get_untracked(), self.note.get_untracked().trim().to_owned());
        self.open.set(false);
        match self.key.get_untracked() {
            None => {
                let new = Action { time, note, ..customers::new_action(Some(self.customer), kind, title, due) };
                acts::run(words::ACTION_ADDED, async move { customers::add_action(new).await });
            }
            Some(key) => acts::run(common::SAVED, async move {
                let change = |a: &mut Action| {
                    a.postponed += u32::from(due > a.due);
                    (a.kind, a.title, a.due, a.time, a.note) = (kind, title, due, time, note);
                };
                customers::update::<Action>(&key, change).await
            }),
        }
    }

    pub fn dialog(self) -> AnyView {
        let tried = move || self.attempt.get() > 0;
        let title_error = Signal::derive(move || {
            (tried() && self.title.with(|t| t.trim().is_empty())).then(|| tr(words::TITLE_NEEDED).to_owned())
        });
        let day_error = Signal::derive(move || {
            (tried() && self.day.with(|d| d.parse::<Day>().is_err())).then(|| tr(words::DAY_NEEDED).to_owned())
        });
        let name =
            move || tr(if self.key.with(Option::is_some) { words::EDIT_ACTION } else { words::NEW_ACTION }).to_owned();
        let dirty = Signal::derive(move || {
            let (title, note) = self.as_it_was.get_value();
            self.title.get() != title || self.note.get() != note
        });
        let footer = move || {
            view! {
                <Button label=common::CANCEL on_press=move || self.open.set(false) />
                <Button label=common::SAVE variant=Variant::Primary on_press=move || self.save() />
            }
        };
        view! {
            <Dialog open=self.open title=name footer=footer dirty=dirty>
                <form
                    class="form"
                    on:submit=move |e: web_sys::SubmitEvent| {
                        e.prevent_default();
                        self.save();
                    }
                >
                    <div class="form__group">
                        <TextField
                            label=words::ACTION_TITLE
                            value=self.title
                            error=title_error
                            required=true
                            autofocus=true
                        />
                        <ChoiceField label=words::ACTION_KIND options=Options::of(ActionKind::ALL, self.kind) />
                        <div class="form__pair">
                            <DateField label=words::ACTION_DAY value=self.day error=day_error required=true />
                            <TimeField label=words::ACTION_TIME value=self.time />
                        </div>
                        <TextArea
                            label=words::ACTION_NOTE
                            value=self.note
                            on_submit=Callback::new(move |()| self.save())
                        />
                    </div>
                    // Enter in a field saves.
                    <button type="submit" class="visually-hidden" tabindex="-1" aria-hidden="true"></button>
                </form>
            </Dialog>
        }
        .into_any()
    }
}
