//! The rail at the left, and the bar at the foot of a phone.

use crate::i18n::{shell, t};
use crate::ui::components::icon;
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
    let items = shown().take(IN_BAR).map(|r| item(r, now)).collect_view();
    view! {
        <nav class="bottom-bar" aria-label=t(shell::NAVIGATION)>
            <ul class="bottom-bar__list">{items}</ul>
        </nav>
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

/// The strokes of 长 as a mark of our own: a stem, the long bar, a bend like running water.
fn brand() -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d="M9 3.5v16.2l4-2.6M16.8 4.2C14.8 6.4 12.3 8 9 9M3.5 11.6h17M12.5 11.6c1.2 3.800 3.800 6.700 8 8.400"></path>
        </svg>
    }
    .into_any()
}
