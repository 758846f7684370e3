//! One customer: who they are, what comes next, what has been.

mod action_form;
mod actions;
mod contacts;
mod entry;
mod entry_fields;
mod header;
mod history;
mod lifecycle;
mod log;
mod log_form;
mod next;
mod overview;
mod pick_day;
mod profile;

use super::live::{Load, live};
use super::{place, trash};
use crate::domain::customers::Kind;
use crate::domain::{Action, Collection, Customer, Id, LogEntry};
use crate::i18n::{Label, common, customers as words, t, tr};
use crate::state::customers::{self, Trashed};
use crate::state::data;
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use crate::ui::{errors, keys};
use leptos::prelude::*;
use std::sync::Arc;

/// What the parts of a record share.
#[derive(Clone, Copy)]
struct Shared {
    id: Id,
    customer: Signal<Arc<Customer>>,
    logs: RwSignal<Load<Vec<LogEntry>>>,
    actions: RwSignal<Load<Vec<Action>>>,
    /// Whether the entry box is folded out.
    entry: RwSignal<bool>,
    pick: pick_day::PickDay,
    action_form: action_form::ActionForm,
    log_form: log_form::LogForm,
}

#[derive(Clone, PartialEq)]
enum State {
    Waiting,
    Failed(crate::store::StoreError),
    Missing,
    Here,
}

pub(super) fn record(id: Id) -> AnyView {
    let found = live(move || customers::load(id));
    let state = Memo::new(move |_| {
        found.with(|f| match f {
            Load::Waiting => State::Waiting,
            Load::Failed(e) => State::Failed(e.clone()),
            Load::Here(None) => State::Missing,
            Load::Here(Some(_)) => State::Here,
        })
    });
    (move || match state.get() {
        State::Waiting => view! { <Skeleton shape=SkeletonShape::Blocks count=3 /> }.into_any(),
        State::Failed(e) => errors::failed(&e, None),
        State::Missing => missing(),
        State::Here => here(id, found),
    })
    .into_any()
}

fn missing() -> AnyView {
    let actions = || view! { <Button label=words::TO_LIST on_press=|| place::list(Step::Replace) /> };
    view! { <EmptyState title=words::MISSING hint=words::MISSING_HINT icon=Icon::Person actions=actions /> }.into_any()
}

fn here(id: Id, found: RwSignal<Load<Option<Customer>>>) -> AnyView {
    let Some(first) = found.with_untracked(|f| f.here().cloned().flatten()) else { return missing() };
    // The last one seen stays while the record is read anew.
    let kept = StoredValue::new(Arc::new(first));
    let customer = Memo::new(move |_| {
        if let Some(now) = found.with(|f| f.here().cloned().flatten()) {
            kept.set_value(Arc::new(now));
        }
        kept.get_value()
    });
    let shared = Shared {
        id,
        customer: customer.into(),
        logs: live(move || customers::logs(id)),
        actions: live(move || customers::actions(id)),
        entry: RwSignal::new(router::query_untracked("log").is_some()),
        pick: pick_day::PickDay::new(),
        action_form: action_form::ActionForm::new(id),
        log_form: log_form::LogForm::new(),
    };
    keys::use_shortcut("e", words::KEY_EDIT, keys::Scope::Page, move || place::edit(id));
    keys::use_shortcut("l", words::KEY_LOG, keys::Scope::Page, move || shared.entry.set(true));
    let deleted = Memo::new(move |_| customer.with(|c| c.deleted_at.is_some()));
    let alive = move || (!deleted.get()).then(|| entry::entry(shared));
    view! {
        <article class="customer">
            {move || deleted.get().then(|| in_trash(shared))} {header::header(shared)} {lifecycle::lifecycle(shared)}
            {parts(shared)} {move || alive()} {shared.action_form.dialog()} {shared.log_form.dialog(shared)} {shared.pick.dialog()}
        </article>
    }
    .into_any()
}

fn in_trash(shared: Shared) -> AnyView {
    let id = shared.id;
    let purging = RwSignal::new(false);
    let name = Signal::derive(move || shared.customer.with(|c| c.name.to_string()));
    let what = Trashed { collection: Collection::Customers, id, customer: Some(id) };
    let restore = move || {
        acts::run(words::RESTORED, async move { customers::restore::<Customer>(&id.to_string()).await });
    };
    let actions = move || {
        view! {
            <Button label=common::RESTORE variant=Variant::Primary on_press=restore />
            <Button label=words::PURGE variant=Variant::Quiet on_press=move || purging.set(true) />
        }
    };
    view! {
        <Banner title=words::IN_TRASH tone=Tone::Caution icon=Icon::Trash inset=true actions=actions />
        {trash::purge_dialog(purging, what, name)}
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Overview,
    Log,
    Actions,
    Profile,
    Contacts,
    History,
}

impl Part {
    const PERSON: &'static [Part] = &[Part::Overview, Part::Log, Part::Actions, Part::Profile, Part::History];
    const ORGANISATION: &'static [Part] =
        &[Part::Overview, Part::Log, Part::Actions, Part::Contacts, Part::Profile, Part::History];

    const fn code(self) -> &'static str {
        match self {
            Part::Overview => "overview",
            Part::Log => "log",
            Part::Actions => "actions",
            Part::Profile => "profile",
            Part::Contacts => "contacts",
            Part::History => "history",
        }
    }
}

impl Shared {
    fn go(self, part: Part) {
        let id = self.id.to_string();
        let query: &[(&str, &str)] =
            if part == Part::Overview { &[("id", &id)] } else { &[("id", &id), ("tab", part.code())] };
        router::navigate(Route::Customers, query, Step::Replace);
    }

    fn open_actions(self) -> usize {
        self.actions.with(|a| a.here().map_or(0, |all| all.iter().filter(|a| a.done_at.is_none()).count()))
    }

    fn contacts(self) -> usize {
        data::with_directory(|d| d.row_of(self.id).map_or(0, |r| r.contacts() as usize))
    }

    fn label(self, part: Part) -> Words {
        match part {
            Part::Overview => words::TAB_OVERVIEW.into(),
            Part::Profile => words::TAB_PROFILE.into(),
            Part::History => words::TAB_HISTORY.into(),
            Part::Log => (move || {
                let n = self.logs.with(|l| l.here().map_or(0, Vec::len));
                words::with_count(tr(Collection::Logs.label()), n)
            })
            .into(),
            Part::Actions => (move || words::with_count(tr(Collection::Actions.label()), self.open_actions())).into(),
            Part::Contacts => (move || words::with_count(tr(words::CONTACTS), self.contacts())).into(),
        }
    }
}

fn parts(shared: Shared) -> AnyView {
    let organisation = Memo::new(move |_| shared.customer.with(|c| c.kind == Kind::Organisation));
    let tab = router::query("tab");
    (move || {
        let all = if organisation.get() { Part::ORGANISATION } else { Part::PERSON };
        let at = Memo::new(move |_| {
            tab.with(|code| all.iter().position(|p| Some(p.code()) == code.as_deref())).unwrap_or(0)
        });
        let labels = all.iter().map(|p| shared.label(*p)).collect();
        let choose = move |i: usize| shared.go(all.get(i).copied().unwrap_or(Part::Overview));
        let panel = move || match all.get(at.get()).copied().unwrap_or(Part::Overview) {
            Part::Overview => overview::overview(shared),
            Part::Log => log::log(shared),
            Part::Actions => actions::actions(shared),
            Part::Profile => profile::profile(shared),
            Part::Contacts => contacts::contacts(shared),
            Part::History => history::history(shared),
        };
        view! {
            <Tabs label=words::PARTS labels=labels chosen=at on_choose=choose panel="customer-part" />
            <div
                class="customer__part"
                role="tabpanel"
                id="customer-part"
                aria-labelledby=move || format!("customer-part-tab-{}", at.get())
            >
                {move || panel()}
            </div>
        }
    })
    .into_any()
}

/// The name of a customer as the directory has it.
fn name_of(id: Id) -> Option<String> {
    data::with_directory(|d| d.row_of(id).map(|r| r.name().to_owned()))
}

/// A line of facts: its name and its value.
fn fact(label: crate::i18n::Text, value: AnyView) -> AnyView {
    view! {
        <div class="facts__one">
            <dt>{t(label)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
