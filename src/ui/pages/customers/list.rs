//! The list at the left: filter field, chips, order, rows.

mod chips;
pub(super) mod choice;
mod filters;
mod row;
mod sorting;

pub(super) use row::{stage_tone, standing_tone};

use super::place;
use crate::domain::Id;
use crate::domain::customers::Kind;
use crate::i18n::{common, customers as words, lang, shell, t};
use crate::state::data::{self, Phase};
use crate::ui::components::*;
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use crate::ui::{dom, errors};
use choice::Choice;
use leptos::prelude::*;
use std::sync::Arc;

const FILTER: &str = "customers-filter";

/// What the panel shows besides the rows' own states.
#[derive(Clone, PartialEq)]
enum State {
    Loading,
    Failed(crate::store::StoreError),
    Empty,
    NothingFound,
    Filled,
}

pub(super) type Slots = Memo<Arc<[u32]>>;

/// The customers to show, in order.
pub(super) fn slots() -> Slots {
    Memo::new(|_| {
        let query = choice::with(Choice::query);
        data::with_directory(|d| d.query(&query))
    })
}

pub(super) fn list(slots: Slots, total: Memo<usize>, chosen: Memo<Option<Id>>) -> AnyView {
    let filtering = RwSignal::new(false);
    use_shortcut("/", shell::KEY_FILTER, Scope::Page, || {
        if let Some(field) = dom::by_id(FILTER) {
            dom::focus(&field);
        }
    });
    let state = Memo::new(move |_| match data::phase() {
        Phase::Opening | Phase::Waiting | Phase::Loading { .. } => State::Loading,
        Phase::Failed(e) => State::Failed(e),
        Phase::Ready | Phase::Lost(_) if total.get() == 0 => State::Empty,
        Phase::Ready | Phase::Lost(_) if slots.with(|s| s.is_empty()) => State::NothingFound,
        Phase::Ready | Phase::Lost(_) => State::Filled,
    });
    view! {
        <div class="customers-list">
            <div class="customers-list__tools">
                {field(slots)}
                <div class="customers-list__line">
                    {chips::chips(filtering)}
                    <div class="customers-list__order">{sorting::sorting()} {menu()}</div>
                </div>
            </div>
            {move || match state.get() {
                State::Loading => view! { <Skeleton count=9 /> }.into_any(),
                State::Failed(e) => errors::failed(&e, Some(retry().into())),
                State::Empty => empty(),
                State::NothingFound => nothing_found(),
                State::Filled => rows(slots, chosen),
            }}
        </div>
        {filters::dialog(filtering, slots)}
    }
    .into_any()
}

fn retry() -> impl FnOnce() -> AnyView + Send + 'static {
    || view! { <Button label=common::RETRY on_press=|| leptos::task::spawn_local(data::open()) /> }.into_any()
}

fn rows(slots: Slots, chosen: Memo<Option<Id>>) -> AnyView {
    let count = Signal::derive(move || slots.with(|s| s.len()));
    let slot = move |i: usize| slots.with(|s| s.get(i).copied());
    let selected = Memo::new(move |_| {
        let wanted = data::with_directory(|d| d.slot_of(chosen.get()?))?;
        slots.with(|s| s.iter().position(|slot| *slot == wanted))
    });
    let open = Callback::new(move |(i,): (usize,)| {
        let id = slots.with_untracked(|s| s.get(i).copied());
        if let Some(id) = id.and_then(|slot| data::with_directory_untracked(|d| d.row(slot).map(|r| r.id()))) {
            // Walking through the list is one step of the browser's history, not twenty.
            let step = if chosen.get_untracked().is_some() { Step::Replace } else { Step::Push };
            place::open(id, step);
        }
    });
    view! {
        <VirtualList
            label=words::LIST
            name="customers"
            count=count
            key=move |i| {
                let text = choice::with(|c| format!("{:?} {}", c.sort, c.text));
                format!("{:?} {} {:?} {text}", slot(i), data::version(), lang())
            }
            row=move |i| row::row(untrack(|| slot(i)))
            selected=selected
            on_open=open
            reset=Signal::derive(|| choice::with(|c| format!("{c:?}")))
        />
    }
    .into_any()
}

fn field(slots: Slots) -> AnyView {
    let text = || choice::with(|c| c.text.clone());
    let to_rows = || {
        if let Ok(Some(list)) = document().query_selector(".customers-list .virtual-list") {
            use wasm_bindgen::JsCast;
            if let Ok(list) = list.dyn_into() {
                dom::focus(&list);
            }
        }
    };
    let on_key = move |e: web_sys::KeyboardEvent| {
        if e.is_composing() {
            return;
        }
        match e.key().as_str() {
            "Escape" if !choice::now().text.is_empty() => choice::update(|c| c.text.clear()),
            "Escape" | "ArrowDown" => to_rows(),
            "Enter" => {
                let first = slots.with_untracked(|s| s.first().copied());
                if let Some(id) = first.and_then(|s| data::with_directory_untracked(|d| d.row(s).map(|r| r.id()))) {
                    let here = router::query_untracked("id").is_some();
                    place::open(id, if here { Step::Replace } else { Step::Push });
                }
            }
            _ => return,
        }
        e.prevent_default();
        e.stop_propagation();
    };
    view! {
        <div class="customers-filter" role="search">
            {icon(Icon::Search)}
            <input
                id=FILTER
                class="customers-filter__input"
                type="search"
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                enterkeyhint="search"
                aria-label=t(words::FILTER_FIELD)
                placeholder=t(words::FILTER_PLACEHOLDER)
                prop:value=text
                on:input=move |e| {
                    let typed = event_target_value(&e);
                    choice::update(|c| c.text = typed);
                }
                on:keydown=on_key
            />
            <When holds=|| choice::with(|c| !c.text.is_empty())>
                <IconButton
                    label=words::CLEAR_TEXT
                    icon=Icon::Close
                    on_press=|| {
                        choice::update(|c| c.text.clear());
                        dom::focus_later(FILTER.to_owned());
                    }
                />
            </When>
        </div>
    }
    .into_any()
}

fn menu() -> AnyView {
    let items = vec![
        MenuItem::new(words::NEW_CUSTOMER, || place::new(Kind::Person, None)).icon(Icon::Person),
        MenuItem::new(words::NEW_ORGANISATION, || place::new(Kind::Organisation, None)).icon(Icon::Building),
        MenuItem::link(words::IMPORT_BACKUP, Signal::derive(|| router::href(Route::Data, &[])))
            .icon(Icon::Upload)
            .line_before(),
        MenuItem::new(words::TRASH, place::trash).icon(Icon::Trash),
    ];
    view! { <MoreMenu label=words::MENU items=items /> }.into_any()
}

fn fill_demo(busy: RwSignal<bool>) {
    busy.set(true);
    leptos::task::spawn_local(async move {
        crate::ui::pages::data::fill_demo().await;
        busy.try_set(false);
    });
}

fn empty() -> AnyView {
    let busy = RwSignal::new(false);
    let actions = move || {
        view! {
            <Button
                label=words::NEW_CUSTOMER
                variant=Variant::Primary
                icon=Icon::Plus
                on_press=|| place::new(Kind::Person, None)
            />
            <LinkButton label=words::IMPORT_BACKUP href=router::href(Route::Data, &[]) icon=Icon::Upload />
            <Button label=words::FILL_DEMO icon=Icon::People busy=busy on_press=move || fill_demo(busy) />
        }
    };
    view! { <EmptyState title=words::EMPTY hint=words::EMPTY_HINT icon=Icon::People actions=actions /> }.into_any()
}

fn nothing_found() -> AnyView {
    let actions = || view! { <Button label=words::FILTERS_CLEAR on_press=|| choice::update(Choice::clear) /> };
    view! {
        <EmptyState
            title=words::EMPTY_FILTERED
            hint=words::EMPTY_FILTERED_HINT
            icon=Icon::Search
            actions=actions
        />
    }
    .into_any()
}
