//! The first day: nothing is there yet.

use super::aside;
use crate::domain::Day;
use crate::i18n::today as words;
use crate::ui::components::*;
use crate::ui::pages::data::fill_demo;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn welcome(day: Signal<Day>) -> AnyView {
    let busy = RwSignal::new(false);
    let demo = move || {
        busy.set(true);
        spawn_local(async move {
            fill_demo().await;
            // Mostly this page is gone by then: the list stands in its place.
            busy.try_set(false);
        });
    };
    let actions = move || {
        view! {
            <LinkButton
                label=words::WELCOME_NEW
                icon=Icon::Plus
                variant=Variant::Primary
                href=router::href(Route::Customers, &[("new", "person")])
            />
            <LinkButton label=words::WELCOME_IMPORT icon=Icon::Upload href=router::href(Route::Data, &[]) />
            <Button label=words::WELCOME_DEMO icon=Icon::People busy on_press=demo />
        }
    };
    view! {
        <div class="today__welcome">
            <Card>
                <EmptyState title=words::WELCOME hint=words::WELCOME_HINT icon=Icon::Sun actions />
            </Card>
            {aside::safety(day)}
        </div>
    }
    .into_any()
}
