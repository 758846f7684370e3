//! A next action: for a customer, or the user's own business.

use super::{QUICK_DAYS, chosen_id, customers, day_words};
use crate::domain::time::ClockTime;
use crate::domain::{ActionKind, Day};
use crate::i18n::{lang_untracked, t, today as words, tr};
use crate::on_demand;
use crate::state::customers as cases;
use crate::ui::components::*;
use crate::ui::on_demand::on_demand;
use crate::ui::{acts, dom};
use leptos::prelude::*;

const TITLE_FIELD: &str = "quick-todo-title";

#[derive(Clone, Copy)]
pub(super) struct Todo {
    open: RwSignal<bool>,
    title: RwSignal<String>,
    customer: RwSignal<Chosen>,
    kind: RwSignal<ActionKind>,
    day: RwSignal<String>,
    time: RwSignal<String>,
    asked: RwSignal<bool>,
}

impl Todo {
    pub fn new() -> Todo {
        Todo {
            open: RwSignal::new(false),
            title: RwSignal::default(),
            customer: RwSignal::default(),
            kind: RwSignal::new(ActionKind::Task),
            day: RwSignal::default(),
            time: RwSignal::default(),
            asked: RwSignal::new(false),
        }
    }

    pub fn begin(self) {
        // Words written before and not saved stay.
        if self.title.with_untracked(|t| t.trim().is_empty()) {
            self.customer.set(Chosen::Nothing);
            self.kind.set(ActionKind::Task);
            self.time.set(String::new());
            self.day.set(super::today().to_string());
        }
        self.asked.set(false);
        self.open.set(true);
    }

    fn save(self) {
        self.asked.set(true);
        let title = self.title.get_untracked().trim().to_owned();
        let Ok(day) = self.day.get_untracked().parse::<Day>() else {
            dom::focus_later("quick-todo-day".into());
            return;
        };
        if title.is_empty() {
            dom::focus_later(TITLE_FIELD.into());
            return;
        }
        let customer = self.customer.with_untracked(chosen_id);
        let time = self.time.get_untracked().parse::<ClockTime>().ok();
        let mut action = cases::new_action(customer, self.kind.get_untracked(), title, day);
        action.time = time;
        self.open.set(false);
        self.title.set(String::new());
        let said = format!("{} · {}", words::TODO_ADDED.get(lang_untracked()), day_words(day));
        acts::run(said, async move { cases::add_action(action).await });
    }
}

pub(super) fn dialog(todo: Todo) -> AnyView {
    let footer = move || {
        view! { <Button label=words::NOTE_SAVE variant=Variant::Primary on_press=move || todo.save() /> }
    };
    view! {
        <Dialog open=todo.open title=words::TODO footer=footer>
            {on_demand(move || Box::pin(content(todo)))}
        </Dialog>
    }
    .into_any()
}

on_demand! {
    todo: fn content(todo: Todo) -> AnyView {
        fields(todo)
    }
}

fn fields(todo: Todo) -> AnyView {
    let missing = move |is: Signal<bool>, what: crate::i18n::Text| {
        Signal::derive(move || (todo.asked.get() && is.get()).then(|| tr(what).to_owned()))
    };
    let no_title = missing(Signal::derive(move || todo.title.with(|t| t.trim().is_empty())), words::TODO_TITLE_MISSING);
    let no_day = missing(Signal::derive(move || todo.day.with(|d| d.parse::<Day>().is_err())), words::DAY_MISSING);
    let pick = move |day: Day| todo.day.set(day.to_string());
    let is = move |day: Day| Signal::derive(move || todo.day.with(|d| *d == day.to_string()));
    let today = super::today();
    view! {
        <form
            class="form__group"
            novalidate
            on:submit=move |e| {
                e.prevent_default();
                todo.save();
            }
        >
            <TextField label=words::TODO_TITLE value=todo.title error=no_title autofocus=true id=TITLE_FIELD />
            <ChoiceField label=words::TODO_KIND hide_label=true options=Options::of(ActionKind::ALL, todo.kind) />
            <div class="form__pair">
                <DateField label=words::TODO_DAY value=todo.day error=no_day id="quick-todo-day" />
                <TimeField label=words::TODO_TIME value=todo.time />
            </div>
            <div class="chips" role="group" aria-label=t(words::TODO_DAY)>
                <ToggleChip label=words::DUE_TODAY pressed=is(today) on_press=move || pick(today) />
                {QUICK_DAYS
                    .map(|(label, days)| {
                        let day = today.plus_days(days);
                        view! { <ToggleChip label pressed=is(day) on_press=move || pick(day) /> }
                    })
                    .collect_view()}
            </div>
            <ComboField
                label=words::NOTE_CUSTOMER
                value=todo.customer
                search=customers
                hint=words::TODO_CUSTOMER_HINT
                placeholder=words::NOTE_CUSTOMER_HINT
            />
            // Enter in a field saves; the button to see stands at the dialog's foot.
            <button type="submit" hidden></button>
        </form>
    }
    .into_any()
}
