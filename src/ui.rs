//! Routes, pages and components; wasm only.

pub mod acts;
pub mod announce;
pub mod app;
mod commands;
pub mod components;
pub mod dom;
pub mod errors;
pub mod install;
pub mod keys;
pub mod on_demand;
mod pages;
pub mod quick;
pub mod router;
pub mod routes;
mod shell;

/// Starts the app in the page.
pub fn start() {
    console_error_panic_hook::set_once();
    crate::state::preferences::start();
    router::start();
    keys::start();
    install::start();
    // index.html holds the place; boot.js takes its waiting page away once this has drawn.
    if let Some(place) = dom::by_id("app") {
        leptos::mount::mount_to(place, || shell::shell(pages::page)).forget();
    }
    // Only now is there something that runs futures.
    app::start();
}
