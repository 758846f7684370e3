//! Where the user is, as a signal, and how to go elsewhere.
//!
//! Every route is a real directory on the host and the record stands in the query, so that a router has little to do:
//! this one is a page of code where leptos_router (with its URL parser and tables) would be 50 KB of the download.

use crate::ui::dom;
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlAnchorElement, MouseEvent, Url, UrlSearchParams};

#[derive(Clone, Debug, Default, PartialEq)]
struct Place {
    /// `None` where no page has this path.
    route: Option<Route>,
    /// With its question mark, or empty.
    query: String,
}

static PLACE: LazyLock<ArcRwSignal<Place>> = LazyLock::new(|| ArcRwSignal::new(Place::default()));
/// How often this tab has moved: pages opened later take the focus to their heading, and "back" has somewhere to go.
static MOVES: LazyLock<ArcRwSignal<usize>> = LazyLock::new(|| ArcRwSignal::new(0));
/// Whether the last move was the browser's back or forward.
static BACK: AtomicBool = AtomicBool::new(false);
static BASE: LazyLock<String> = LazyLock::new(base_path);

/// Whether a step leaves an entry in the browser's history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Push,
    Replace,
}

/// The route shown, `None` on a path without a page.
pub fn route() -> Memo<Option<Route>> {
    Memo::new(|_| PLACE.with(|place| place.route))
}

/// A value of the query, as `id` in `/customers?id=…`; follows the address.
pub fn query(key: &'static str) -> Memo<Option<String>> {
    Memo::new(move |_| PLACE.with(|place| value_of(&place.query, key)))
}

pub fn query_untracked(key: &str) -> Option<String> {
    PLACE.with_untracked(|place| value_of(&place.query, key))
}

/// The address of a page, for `href`.
pub fn href(route: Route, query: &[(&str, &str)]) -> String {
    let mut out = BASE.clone();
    out.push_str(route.path());
    if let Ok(params) = UrlSearchParams::new() {
        for (key, value) in query {
            params.append(key, value);
        }
        if !query.is_empty() {
            out.push('?');
            out.push_str(&String::from(params.to_string()));
        }
    }
    out
}

/// Goes to a page.
pub fn navigate(route: Route, query: &[(&str, &str)], step: Step) {
    go(&href(route, query), step);
}

/// Back to where the user came from within the app, or to `otherwise` if this page was opened directly.
pub fn back_or(otherwise: Route) {
    if MOVES.get_untracked() > 0 {
        if let Ok(history) = window().history() {
            let _ = history.back();
        }
    } else {
        navigate(otherwise, &[], Step::Replace);
    }
}

/// Whether the user has moved within the app since it was opened.
pub(super) fn has_moved() -> bool {
    MOVES.get_untracked() > 0
}

/// Whether the page shown was reached by the browser's back or forward.
pub(super) fn came_back() -> bool {
    BACK.load(Ordering::Relaxed)
}

/// The address of this moment, without the host.
pub(super) fn address() -> String {
    let here = window().location();
    here.pathname().unwrap_or_default() + &here.search().unwrap_or_default()
}

/// Follows the address bar and takes over clicks on links into the app. Called once at start.
pub fn start() {
    read();
    let back = window_event_listener_untyped("popstate", |_| {
        MOVES.update(|n| *n += 1);
        BACK.store(true, Ordering::Relaxed);
        read();
    });
    let click = window_event_listener(leptos::ev::click, on_click);
    std::mem::forget((back, click));
}

fn go(address: &str, step: Step) {
    let Ok(history) = window().history() else {
        return;
    };
    let step = if self::address() == address { Step::Replace } else { step };
    let done = match step {
        Step::Push => history.push_state_with_url(&JsValue::NULL, "", Some(address)),
        Step::Replace => history.replace_state_with_url(&JsValue::NULL, "", Some(address)),
    };
    if done.is_ok() {
        if step == Step::Push {
            MOVES.update(|n| *n += 1);
            BACK.store(false, Ordering::Relaxed);
        }
        read();
    }
}

fn read() {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    let place = Place {
        route: path
            .strip_prefix(BASE.as_str())
            .or(path.strip_prefix(BASE.trim_end_matches('/')))
            .and_then(Route::from_path),
        query: location.search().unwrap_or_default(),
    };
    if PLACE.with_untracked(|now| *now != place) {
        PLACE.set(place);
    }
}

fn value_of(query: &str, key: &str) -> Option<String> {
    UrlSearchParams::new_with_str(query).ok()?.get(key).filter(|v| !v.is_empty())
}

fn base_path() -> String {
    let uri = document().base_uri().ok().flatten();
    let mut path = uri.and_then(|uri| Url::new(&uri).ok()).map_or_else(|| "/".to_owned(), |url| url.pathname());
    path.truncate(path.rfind('/').map_or(0, |i| i + 1));
    path
}

fn on_click(event: MouseEvent) {
    if event.default_prevented()
        || event.button() != 0
        || event.meta_key()
        || event.ctrl_key()
        || event.shift_key()
        || event.alt_key()
    {
        return;
    }
    let Some(link) = dom::closest(&event, "a[href]").and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok()) else {
        return;
    };
    // With a base, `#field` would name a place on the first page; here it means: go to that element.
    if let Some(id) = link.get_attribute("href").as_deref().and_then(|h| h.strip_prefix('#')) {
        event.prevent_default();
        if let Some(target) = dom::by_id(id) {
            target.scroll_into_view();
            dom::focus(&target);
        }
        return;
    }
    let leaves = !link.target().is_empty() || link.has_attribute("download") || link.rel().contains("external");
    if leaves || window().location().origin().ok() != Some(link.origin()) {
        return;
    }
    let path = link.pathname();
    if path.strip_prefix(BASE.as_str()).and_then(Route::from_path).is_some() {
        event.prevent_default();
        go(&(path + &link.search()), Step::Push);
    }
}
