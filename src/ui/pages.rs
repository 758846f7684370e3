//! One module a page. `page` is the one place where a route meets its page.

mod customers;
mod data;
#[cfg(debug_assertions)]
mod gallery;
mod not_found;
mod settings;
mod today;

use crate::ui::on_demand::on_demand;
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn page(route: Option<Route>) -> AnyView {
    match route {
        Some(Route::Today) => today::today().into_any(),
        Some(Route::Customers) => on_demand(|| Box::pin(customers::customers())),
        Some(Route::Data) => on_demand(|| Box::pin(data::data())),
        Some(Route::Settings) => on_demand(|| Box::pin(settings::settings())),
        Some(Route::Deals | Route::Service | Route::Surveys | Route::Learn | Route::Analysis) | None => {
            not_found::not_found()
        }
        #[cfg(debug_assertions)]
        Some(Route::Gallery) => gallery::gallery(),
    }
}
