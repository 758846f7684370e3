//! One module a page. `page` is the one place where a route meets its page.

mod customers;
mod data;
#[cfg(debug_assertions)]
mod gallery;
mod not_found;
mod settings;
mod today;

use crate::state::parts::{Boxed, Missing};
use crate::ui::app::empty_page;
use crate::ui::on_demand::framed;
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn page(route: Option<Route>) -> AnyView {
    match route {
        Some(Route::Today) => today::today().into_any(),
        Some(Route::Customers) => later(Route::Customers, || Box::pin(customers::customers())),
        Some(Route::Data) => later(Route::Data, || Box::pin(data::data())),
        Some(Route::Settings) => later(Route::Settings, || Box::pin(settings::settings())),
        Some(Route::Deals | Route::Service | Route::Surveys | Route::Learn | Route::Analysis) | None => {
            not_found::not_found()
        }
        #[cfg(debug_assertions)]
        Some(Route::Gallery) => gallery::gallery(),
    }
}

/// A page that is a part of the program of its own.
fn later(route: Route, load: fn() -> Boxed<Result<AnyView, Missing>>) -> AnyView {
    framed(move |inside| empty_page(route.title(), inside), load)
}
