//! 客户: the list at the left, one customer, a form or the trash at the right.

mod dates;
mod form;
mod list;
mod live;
mod place;
mod record;
mod trash;

use crate::domain::customers::Kind;
use crate::i18n::{customers as words, lang, shell};
use crate::on_demand;
use crate::state::data;
use crate::ui::components::*;
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::on_demand::on_demand;
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use leptos::prelude::*;
use list::choice::{self, Choice};
use place::Place;

on_demand! {
    customers: pub(super) fn customers() -> AnyView {
        if let Some(filter) = router::query_untracked("filter") {
            choice::update(|c| c.take_from_link(&filter));
        }
        let place = place::place();
        let slots = list::slots();
        let total = Memo::new(|_| data::with_directory(|d| d.counts().customers as usize));
        let chosen = Memo::new(move |_| match place.get() {
            Place::Record(id) | Place::Edit(id) => Some(id),
            Place::Nothing | Place::New(..) | Place::Trash => None,
        });
        let filtered = Memo::new(|_| choice::with(Choice::is_filtered));
        let subtitle = move || match (filtered.get(), total.get()) {
            (_, 0) => String::new(),
            (false, all) => words::n_customers(lang(), all),
            (true, all) => words::n_of_customers(lang(), slots.with(|s| s.len()), all),
        };
        let action = || {
            view! {
                <Button
                    label=words::NEW_CUSTOMER
                    variant=Variant::Primary
                    icon=Icon::Plus
                    on_press=|| place::new(Kind::Person, None)
                />
            }
        };
        use_shortcut("n", words::KEY_NEW, Scope::Page, || place::new(Kind::Person, None));
        let back = move || match place.get_untracked() {
            // From a form opened by its address there is a record to go back to, not only the list.
            Place::Edit(id) if !router::has_moved() => place::open(id, Step::Replace),
            _ => router::back_or(Route::Customers),
        };
        view! {
            <Page title=shell::CUSTOMERS subtitle=subtitle action=action layout=PageLayout::Fill>
                <SplitView
                    open=Signal::derive(move || place.get() != Place::Nothing)
                    on_back=back
                    list=move || list::list(slots, total, chosen)
                    detail=move || detail(place)
                />
            </Page>
        }
        .into_any()
    }
}

fn detail(place: Memo<Place>) -> AnyView {
    (move || match place.get() {
        Place::Nothing => view! {
            <div class="customers-nothing">
                <EmptyState title=words::CHOOSE_ONE hint=words::CHOOSE_HINT icon=Icon::People />
            </div>
        }
        .into_any(),
        Place::Record(id) => record::record(id),
        Place::Edit(id) => on_demand(move || Box::pin(form::edit(id))),
        Place::New(kind, of) => on_demand(move || Box::pin(form::new(kind, of))),
        Place::Trash => trash::trash(),
    })
    .into_any()
}
