//! A row of the day's list: when, who, what; done and moved in one touch.

use super::kinds;
use crate::domain::Day;
use crate::domain::time::ClockTime;
use crate::i18n::{format, lang, today as words, tr};
use crate::state::find::Who;
use crate::state::today::Item;
use crate::state::{clock, customers as cases};
use crate::ui::components::*;
use crate::ui::routes::Route;
use crate::ui::{acts, router};
use leptos::prelude::*;

/// The dialog that asks for a day; one for all rows.
#[derive(Clone, Copy)]
pub(super) struct Moving {
    open: RwSignal<bool>,
    item: RwSignal<Option<Item>>,
    day: RwSignal<String>,
    time: RwSignal<String>,
}

impl Moving {
    pub fn provide() -> Moving {
        let moving = Moving {
            open: RwSignal::new(false),
            item: RwSignal::new(None),
            day: RwSignal::default(),
            time: RwSignal::default(),
        };
        provide_context(moving);
        moving
    }

    fn ask(self, item: &Item) {
        self.day.set(item.due.max(clock::today()).to_string());
        self.time.set(item.time.map(|t| t.to_string()).unwrap_or_default());
        self.item.set(Some(item.clone()));
        self.open.set(true);
    }

    fn save(self) {
        let (Some(item), Ok(day)) = (self.item.get_untracked(), self.day.get_untracked().parse::<Day>()) else {
            return;
        };
        self.open.set(false);
        shift(&item, day, self.time.get_untracked().parse().ok());
    }
}

/// A row of an open action.
pub(super) fn row(item: Item, today: Day) -> AnyView {
    let late = item.due < today;
    let when = {
        let item = item.clone();
        move || match item.time {
            _ if late => words::late(lang(), today.days_since(item.due).unsigned_abs() as usize),
            Some(time) => time.to_string(),
            None => tr(words::ALL_DAY).to_owned(),
        }
    };
    let kind = {
        let item = item.clone();
        move || kinds::kind_words(&item)
    };
    let who = item.who.as_ref().map(person);
    let alone = who.is_none();
    let title = item.title.clone();
    let finish = {
        let item = item.clone();
        move || finish(&item)
    };
    let name = item.title.clone();
    let class = kinds::class(item.category());
    view! {
        <li class=class class:agenda__row--late=late>
            <span class="agenda__when">{when}</span>
            <span class="agenda__bar" aria-hidden="true"></span>
            <div class="agenda__words">
                <p class="agenda__first">
                    {who}
                    {alone.then(|| view! { <span class="agenda__who">{title.clone()}</span> })}
                    <span class="agenda__kind">{kind}</span>
                </p>
                {(!alone && !title.is_empty()).then(|| view! { <p class="agenda__what">{title.clone()}</p> })}
            </div>
            <div class="agenda__acts">
                <IconButton label=move || words::named(lang(), words::FINISH, &name) icon=Icon::CheckCircle on_press=finish />
                {menu(item, today)}
            </div>
        </li>
    }
    .into_any()
}

/// Name and organisation, as a link to the customer.
pub(super) fn person(who: &Who) -> AnyView {
    let organisation = (!who.organisation.is_empty()).then(|| {
        view! {
            <span class="agenda__joint">" · "</span>
            <span class="agenda__organisation">{who.organisation.clone()}</span>
        }
    });
    view! {
        <a class="agenda__who" href=router::href(Route::Customers, &[("id", &who.id.to_string())])>
            {who.name.clone()}
            {organisation}
        </a>
    }
    .into_any()
}

fn finish(item: &Item) {
    let (key, title) = (item.key(), item.title.clone());
    acts::run(move || words::finished(lang(), &title), async move { cases::finish_action(key, true).await });
}

fn shift(item: &Item, to: Day, time: Option<ClockTime>) {
    let key = item.key();
    let said = move || words::moved(lang(), &format::short_date(lang(), to));
    acts::run(said, async move { cases::move_action(key, to, time).await });
}

/// Moving to another day, deleting.
fn menu(item: Item, today: Day) -> AnyView {
    let moving = use_context::<Moving>();
    let to = |label, day: Day| {
        let item = item.clone();
        MenuItem::new(label, move || shift(&item, day, item.time))
    };
    let mut items = Vec::with_capacity(6);
    if item.due != today {
        items.push(to(words::TO_TODAY, today).icon(Icon::Sun));
    }
    items.push(to(words::TO_TOMORROW, today.plus_days(1)).icon(Icon::ChevronRight));
    items.push(to(words::TO_THREE_DAYS, today.plus_days(3)).icon(Icon::ChevronRight));
    items.push(to(words::TO_MONDAY, crate::ui::quick::next_monday(today)).icon(Icon::ChevronRight));
    let asked = item.clone();
    let ask = MenuItem::new(words::TO_DATE, move || {
        if let Some(moving) = moving {
            moving.ask(&asked);
        }
    });
    items.push(ask.icon(Icon::Calendar));
    let key = item.key();
    let remove = MenuItem::new(words::REMOVE, move || {
        let key = key.clone();
        acts::run(words::REMOVED, async move { cases::delete_action(key).await });
    });
    items.push(remove.icon(Icon::Trash).danger().line_before());
    let title = item.title;
    view! { <MoreMenu label=move || words::named(lang(), words::POSTPONE, &title) items=items /> }.into_any()
}

pub(super) fn move_dialog(moving: Moving) -> AnyView {
    let footer =
        move || view! { <Button label=words::MOVE_SAVE variant=Variant::Primary on_press=move || moving.save() /> };
    let missing = Signal::derive(move || {
        moving.day.with(|d| d.parse::<Day>().is_err()).then(|| tr(words::DAY_MISSING).to_owned())
    });
    view! {
        <Dialog open=moving.open title=words::MOVE_TITLE footer=footer>
            <form
                class="form__group"
                novalidate
                on:submit=move |e| {
                    e.prevent_default();
                    moving.save();
                }
            >
                <p class="muted">{move || moving.item.with(|i| i.as_ref().map(|i| i.title.clone()))}</p>
                <div class="form__pair">
                    <DateField label=words::MOVE_DAY value=moving.day error=missing />
                    <TimeField label=words::MOVE_TIME value=moving.time />
                </div>
                <button type="submit" hidden></button>
            </form>
        </Dialog>
    }
    .into_any()
}

/// A row of an action that is done; one touch brings it back.
pub(super) fn done_row(item: Item) -> AnyView {
    let who = item.who.as_ref().map(person);
    let at = item.done_at.map(|at| at.clock_time(clock::offset_at(at)).to_string());
    let (key, title) = (item.key(), item.title.clone());
    let name = title.clone();
    let back = move || {
        let key = key.clone();
        acts::run(words::REOPENED, async move { cases::finish_action(key, false).await });
    };
    let alone = who.is_none();
    let kind = {
        let item = item.clone();
        move || kinds::kind_words(&item)
    };
    let label = move || words::named(lang(), words::REOPEN, &name);
    view! {
        <li class="agenda__row agenda__row--done">
            <span class="agenda__when">{at}</span>
            <span class="agenda__bar" aria-hidden="true"></span>
            <div class="agenda__words">
                <p class="agenda__first">
                    {who}
                    {alone.then(|| view! { <span class="agenda__who">{title.clone()}</span> })}
                    <span class="agenda__kind">{kind}</span>
                </p>
                {(!alone && !title.is_empty()).then(|| view! { <p class="agenda__what">{title.clone()}</p> })}
            </div>
            <div class="agenda__acts">
                <IconButton label icon=Icon::Undo on_press=back />
            </div>
        </li>
    }
    .into_any()
}
