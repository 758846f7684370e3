//! Routes, pages and components; wasm only.

pub mod announce;
pub mod components;
pub mod dom;
pub mod keys;
mod pages;
pub mod router;
pub mod routes;
mod shell;

use leptos::prelude::*;

/// Starts the app in the page.
pub fn start() {
    console_error_panic_hook::set_once();
    crate::state::preferences::start();
    router::start();
    keys::start();
    // boot.js shows a word while the program loads.
    if let Some(boot) = dom::by_id("boot") {
        boot.remove();
    }
    leptos::mount::mount_to_body(App);
}

#[component]
fn App() -> impl IntoView {
    shell::shell(pages::page)
}
