//! The app as a whole: opening its data, and what stands in place of the pages or above them while that is in trouble.
//!
//! Once a page has been shown it stays: words typed into a form outlive a lost connection, which is told in a banner.

use crate::i18n::{Text, common, errors as words, lang};
use crate::state::data::{self, Phase};
use crate::state::unsaved;
use crate::state::{backup, storage};
use crate::store::StoreError;
use crate::store::idb::Closed;
use crate::store::kv::KvError;
use crate::ui::components::*;
use crate::ui::errors;
use crate::ui::routes::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::LazyLock;

/// Opens the data. Called once at start.
pub(super) fn start() {
    spawn_local(async {
        data::open().await;
        data::get_ready_to_write().await;
        storage::opened().await;
    });
}

/// Opens the data again after it was lost or could not be opened.
pub fn reopen() {
    spawn_local(async {
        data::open().await;
        if data::phase_untracked() == Phase::Ready {
            toast(words::REOPENED);
        }
    });
}

/// Whether the data has been there since the app was started; pages stay from then on.
static OPENED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

#[derive(Clone, PartialEq)]
enum Gate {
    Opening,
    Waiting,
    Failed(StoreError),
    Open,
}

/// The page of a route, or what stands in its place until the data has been opened.
pub(super) fn gate(route: Memo<Option<Route>>, page: fn(Option<Route>) -> AnyView) -> AnyView {
    // An effect, because a memo that nobody reads at the time would miss it.
    effect(|| {
        if data::phase() == Phase::Ready && !OPENED.get_untracked() {
            OPENED.set(true);
        }
    });
    let gate = Memo::new(|_| match data::phase() {
        _ if OPENED.get() => Gate::Open,
        Phase::Ready => Gate::Open,
        Phase::Opening | Phase::Loading { .. } => Gate::Opening,
        Phase::Waiting => Gate::Waiting,
        Phase::Failed(e) => Gate::Failed(e),
        Phase::Lost(_) => Gate::Failed(StoreError::Database(KvError::Closed)),
    });
    let shown = move || {
        let route = route.get();
        let needs_data = match route {
            Some(Route::Settings) | None => false,
            #[cfg(debug_assertions)]
            Some(Route::Gallery) => false,
            Some(_) => true,
        };
        // Settings and the like do not wait, and are not made anew once the data is there.
        let gate = if needs_data { gate.get() } else { Gate::Open };
        match gate {
            Gate::Open => page(route),
            gate => instead(route, gate),
        }
    };
    view! { {move || shown()} }.into_any()
}

fn instead(route: Option<Route>, gate: Gate) -> AnyView {
    let title = route.map_or(crate::i18n::shell::APP_NAME, Route::title);
    let inside = match gate {
        Gate::Open | Gate::Opening => view! { <Skeleton /> }.into_any(),
        Gate::Waiting => view! {
            <ErrorState happened=words::WAITING safe=words::WAITING_SAFE todo=words::WAITING_TODO />
        }
        .into_any(),
        Gate::Failed(e) => errors::failed(&e, Some(remedies(&e, false))),
    };
    empty_page(title, inside)
}

/// A page with nothing but what stands in its place.
pub fn empty_page(title: Text, inside: AnyView) -> AnyView {
    view! {
        <Page title>
            <Card flush=true>{inside}</Card>
        </Page>
    }
    .into_any()
}

/// What can be done about data that does not open.
fn remedies(error: &StoreError, in_banner: bool) -> leptos::children::ViewFnOnce {
    let newer = matches!(error, StoreError::NewerFormat { .. } | StoreError::Database(KvError::Newer(_)));
    (move || {
        let blocked = Signal::derive(|| unsaved::count() > 0);
        view! {
            {newer
                .then(|| {
                    view! {
                        <Button
                            label=words::CHECK_UPDATE
                            icon=Icon::Download
                            variant=Variant::Primary
                            disabled=blocked
                            on_press=crate::ui::shell::update
                        />
                    }
                })}
            <Button
                label=common::RETRY
                variant=if newer { Variant::Secondary } else { Variant::Primary }
                on_press=reopen
            />
            {(!in_banner).then(save_raw)}
        }
        .into_any()
    })
    .into()
}

/// Saves everything as it lies in the database, for data that cannot be opened.
fn save_raw() -> AnyView {
    let busy = RwSignal::new(false);
    let press = move || {
        busy.set(true);
        spawn_local(async move {
            match backup::save_raw().await {
                Ok(()) => toast(words::SAVE_RAW_DONE),
                Err(e) => errors::tell(&e),
            }
            busy.set(false);
        });
    };
    view! { <Button label=words::SAVE_RAW busy=busy on_press=press /> }.into_any()
}

/// What is told above the pages while the data is in trouble.
pub(super) fn notices() -> AnyView {
    // Loading counts up; the banner must not be made anew with every step.
    let trouble = Memo::new(|_| match data::phase() {
        phase @ (Phase::Lost(_) | Phase::Failed(_) | Phase::Waiting) if OPENED.get() => Some(phase),
        _ => None,
    });
    view! {
        <div class="banners app-notices">
            {move || {
                trouble
                    .get()
                    .map(|phase| match phase {
                        Phase::Lost(why) => lost(why),
                        Phase::Failed(e) => failing(&e),
                        Phase::Waiting => waiting(),
                        _ => ().into_any(),
                    })
            }}
            {rebuilding}
        </div>
    }
    .into_any()
}

fn lost(why: Closed) -> AnyView {
    let (title, sub) = match why {
        Closed::ByOtherTab => (words::LOST_TO_TAB, words::LOST_TO_TAB_SUB),
        Closed::ByBrowser => (words::LOST_TO_BROWSER, words::LOST_TO_BROWSER_SUB),
    };
    let again = || view! { <Button label=words::REOPEN variant=Variant::Primary on_press=reopen /> }.into_any();
    view! { <Banner title sub tone=Tone::Danger icon=Icon::Alert actions=again /> }.into_any()
}

fn waiting() -> AnyView {
    let sub = move || words::together(lang(), words::WAITING_SAFE.get(lang()), words::WAITING_TODO.get(lang()));
    view! { <Banner title=words::WAITING sub tone=Tone::Caution icon=Icon::Clock /> }.into_any()
}

fn failing(error: &StoreError) -> AnyView {
    let explained = errors::explain(error);
    let (safe, todo) = (explained.safe, explained.todo);
    let sub = move || words::together(lang(), &safe.get(), &todo.get());
    let actions = remedies(error, true);
    view! { <Banner title=explained.happened sub tone=Tone::Danger icon=Icon::Alert actions /> }.into_any()
}

fn rebuilding() -> Option<AnyView> {
    let (done, total) = data::rebuilding()?;
    Some(
        view! {
            <p class="app-notices__line" role="status">
                <span class="spinner" aria-hidden="true"></span>
                <span>{move || words::rebuilding(lang(), done, total)}</span>
            </p>
        }
        .into_any(),
    )
}
