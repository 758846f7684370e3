//! One small dialog that asks for a day, shared by all who need one.

use crate::domain::Day;
use crate::i18n::{common, customers as words, tr};
use crate::state::clock;
use crate::ui::components::*;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct PickDay {
    open: RwSignal<bool>,
    value: RwSignal<String>,
    wrong: RwSignal<bool>,
    then: StoredValue<Option<Callback<(Day,)>>>,
}

impl PickDay {
    pub fn new() -> PickDay {
        PickDay {
            open: RwSignal::new(false),
            value: RwSignal::new(String::new()),
            wrong: RwSignal::new(false),
            then: StoredValue::new(None),
        }
    }

    /// Asks, beginning with `from`; `then` hears the answer.
    pub fn ask(self, from: Day, then: Callback<(Day,)>) {
        self.value.set(from.to_string());
        self.wrong.set(false);
        self.then.set_value(Some(then));
        self.open.set(true);
    }

    fn answer(self) {
        match (self.value.get_untracked().parse::<Day>(), self.then.get_value()) {
            (Ok(day), Some(then)) => {
                self.open.set(false);
                then.run((day,));
            }
            _ => self.wrong.set(true),
        }
    }

    pub fn dialog(self) -> AnyView {
        let error = Signal::derive(move || self.wrong.get().then(|| tr(words::DAY_NEEDED).to_owned()));
        let footer = move || {
            view! {
                <Button label=common::CANCEL on_press=move || self.open.set(false) />
                <Button label=common::DONE variant=Variant::Primary on_press=move || self.answer() />
            }
        };
        view! {
            <Dialog open=self.open title=common::PICK_DATE footer=footer>
                <form on:submit=move |e: web_sys::SubmitEvent| {
                    e.prevent_default();
                    self.answer();
                }>
                    <DateField
                        label=words::ACTION_DAY
                        value=self.value
                        error=error
                        min=clock::today().to_string()
                    />
                </form>
            </Dialog>
        }
        .into_any()
    }
}
