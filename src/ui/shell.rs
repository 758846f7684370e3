//! What stands around every page: navigation, top bar, notices.

mod navigation;
mod page;

pub use page::{Page, PageLayout};

use crate::i18n::{shell, t};
use crate::ui::announce::LiveRegion;
use crate::ui::components::toast::Toasts;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn shell(page: fn(Option<Route>) -> AnyView) -> AnyView {
    let route = router::route();
    view! {
        <a class="skip-link" href="#content">
            {t(shell::SKIP_TO_CONTENT)}
        </a>
        <div class="shell">
            {navigation::rail(route)}
            <div class="main">{move || page(route.get())}</div>
            {navigation::bottom_bar(route)}
        </div>
        <Toasts />
        <LiveRegion />
    }
    .into_any()
}
