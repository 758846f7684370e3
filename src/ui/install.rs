//! Putting the app on the desktop or home screen, as far as the browser lets a page offer it.

use leptos::prelude::*;
use std::cell::RefCell;
use std::sync::LazyLock;
use wasm_bindgen::JsValue;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Install {
    /// Runs as an app already.
    Installed,
    /// The browser has offered it: [`ask`] shows its question.
    Offered,
    /// Safari: by hand, from the share menu.
    AppleByHand,
    /// By hand, from the browser's menu.
    ByHand,
}

static OFFERED: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

thread_local! {
    // The browser's event, which must be kept to show its question later.
    static OFFER: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Listens for the browser's offer. Called once at start.
pub fn start() {
    let offer = window_event_listener_untyped("beforeinstallprompt", |event| {
        event.prevent_default();
        OFFER.with_borrow_mut(|kept| *kept = Some(event.into()));
        OFFERED.set(true);
    });
    let done = window_event_listener_untyped("appinstalled", |_| OFFERED.set(false));
    std::mem::forget((offer, done));
}

pub fn state() -> Install {
    let navigator = JsValue::from(window().navigator());
    let get = |name: &str| js_sys::Reflect::get(&navigator, &name.into()).unwrap_or(JsValue::UNDEFINED);
    let offered = OFFERED.get();
    if crate::ui::dom::media("(display-mode: standalone)") || get("standalone").is_truthy() {
        Install::Installed
    } else if offered {
        Install::Offered
    } else if get("vendor").as_string().is_some_and(|v| v.starts_with("Apple")) {
        Install::AppleByHand
    } else {
        Install::ByHand
    }
}

/// Shows the browser's question. It can be asked once; the browser offers again if it likes.
pub fn ask() {
    if let Some(event) = OFFER.take()
        && let Ok(prompt) = js_sys::Reflect::get(&event, &"prompt".into())
        && let Some(prompt) = wasm_bindgen::JsCast::dyn_ref::<js_sys::Function>(&prompt)
    {
        let _ = prompt.call0(&event);
    }
    OFFERED.set(false);
}
