//! The rail at the left, and the bar at the foot of a phone.

use crate::i18n::{common, shell, t};
use crate::ui::components::menu::{menu, open_menu};
use crate::ui::components::{Icon, MenuItem, icon};
use crate::ui::dom;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// So many fit side by side on a phone.
const IN_BAR: usize = 5;

pub(super) fn rail(now: Memo<Option<Route>>) -> AnyView {
    let items =
        move |foot: bool| shown().filter(move |r| r.at_foot() == foot).map(move |r| item(r, now)).collect_view();
    view! {
        <nav class="rail" aria-label=t(shell::NAVIGATION)>
            <a class="rail__brand" href=router::href(Route::Today, &[]) aria-label=t(shell::APP_NAME)>
                {brand()}
            </a>
            <ul class="rail__list">{items(false)}</ul>
            <ul class="rail__list rail__list--end">{items(true)}</ul>
        </nav>
    }
    .into_any()
}

pub(super) fn bottom_bar(now: Memo<Option<Route>>) -> AnyView {
    let all: Vec<Route> = shown().collect();
    // The last place is the menu's where not all fit.
    let (bar, rest) = all.split_at(if all.len() > IN_BAR { IN_BAR - 1 } else { all.len() });
    let rest = (!rest.is_empty()).then(|| more(rest, now));
    view! {
        <nav class="bottom-bar" aria-label=t(shell::NAVIGATION)>
            <ul class="bottom-bar__list">{bar.iter().map(|r| item(*r, now)).collect_view()} {rest}</ul>
        </nav>
    }
    .into_any()
}

fn more(rest: &[Route], now: Memo<Option<Route>>) -> AnyView {
    let id = dom::unique_id("more");
    let opens = id.clone();
    let inside = rest.to_vec();
    let items = rest.iter().map(|r| MenuItem::link(r.title(), router::href(*r, &[])).icon(r.icon())).collect();
    view! {
        <li>
            <button
                type="button"
                class="nav-item"
                id=format!("{id}-button")
                aria-haspopup="menu"
                aria-expanded="false"
                // The page shown is one of those behind the button.
                aria-current=move || now.get().is_some_and(|r| inside.contains(&r)).then_some("true")
                on:click=move |_| open_menu(&opens)
            >
                {icon(Icon::More)}
                <span class="nav-item__word">{t(common::MORE)}</span>
            </button>
            {menu(id, common::MORE.into(), items)}
        </li>
    }
    .into_any()
}

fn shown() -> impl Iterator<Item = Route> {
    Route::ALL.iter().copied().filter(|r| r.built())
}

fn item(route: Route, now: Memo<Option<Route>>) -> AnyView {
    view! {
        <li>
            <a
                class="nav-item"
                href=router::href(route, &[])
                aria-current=move || (now.get() == Some(route)).then_some("page")
            >
                {icon(route.icon())}
                <span class="nav-item__word">{t(route.title())}</span>
            </a>
        </li>
    }
    .into_any()
}

/// The mark of the app, as public/icons has it.
fn brand() -> AnyView {
    view! {
        <svg class="rail__mark" viewBox="0 0 64 64" aria-hidden="true" focusable="false">
            <path d="M42 13.5C38 18.5 32.5 22.5 27 25M13.5 32H50.5M23.5 14V49.5L33 44.5M32 32C35.5 40.5 42 46.5 50.5 49.5"></path>
        </svg>
    }
    .into_any()
}
