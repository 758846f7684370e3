//! What stands around every page: navigation, top bar, notices.

mod commands;
mod navigation;
mod notices;
mod page;

pub use notices::update;
pub use page::{Page, PageLayout};

use crate::i18n::{shell, t};
use crate::ui::announce::LiveRegion;
use crate::ui::components::palette::Palette;
use crate::ui::components::toast::Toasts;
use crate::ui::components::{Dialog, ShortcutList};
use crate::ui::quick::Quick;
use crate::ui::routes::Route;
use crate::ui::{app, router};
use leptos::prelude::*;

pub(super) fn shell(page: fn(Option<Route>) -> AnyView) -> AnyView {
    let route = router::route();
    let help = RwSignal::new(false);
    let quick = Quick::provide();
    commands::register(help);
    crate::ui::commands::register(quick);
    view! {
        <a class="skip-link" href="#content">
            {t(shell::SKIP_TO_CONTENT)}
        </a>
        <div class="shell">
            {navigation::rail(route)}
            <div class="main">{app::notices()} {notices::notices()} {app::gate(route, page)}</div>
            {navigation::bottom_bar(route)}
        </div>
        <Palette />
        {quick.dialogs()}
        <Dialog open=help title=shell::SHORTCUTS>
            <ShortcutList />
        </Dialog>
        <Toasts />
        <LiveRegion />
    }
    .into_any()
}
