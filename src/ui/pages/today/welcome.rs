//! The first day: nothing is there yet.

use super::aside;
use crate::domain::Day;
use crate::i18n::today as words;
use crate::ui::components::*;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn welcome(day: Signal<Day>) -> AnyView {
    let actions = || {
        view! {
            <LinkButton
                label=words::WELCOME_NEW
                icon=Icon::Plus
                variant=Variant::Primary
                href=router::href(Route::Customers, &[("new", "person")])
            />
            <LinkButton label=words::WELCOME_IMPORT icon=Icon::Upload href=router::href(Route::Data, &[]) />
            <LinkButton label=words::WELCOME_DEMO icon=Icon::People href=router::href(Route::Data, &[]) />
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
