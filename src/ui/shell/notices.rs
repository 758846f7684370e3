//! Notices of the whole app: a new version waits, or has come by another tab.

use crate::i18n::{common, lang, shell};
use crate::state::unsaved;
use crate::ui::components::*;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Version {
    Current,
    /// A new one is installed and waits.
    Waits,
    /// Another tab runs the new one already; this one goes on with the old.
    AppliedElsewhere,
}

pub(super) fn notices() -> AnyView {
    // public/update.js may have found it before this program ran.
    let waits = updater().is_some_and(|u| get(&u, "ready").is_truthy());
    let version = RwSignal::new(if waits { Version::Waits } else { Version::Current });
    let ready = window_event_listener_untyped("changliu:update-ready", move |_| version.set(Version::Waits));
    let applied =
        window_event_listener_untyped("changliu:update-applied", move |_| version.set(Version::AppliedElsewhere));
    on_cleanup(move || {
        ready.remove();
        applied.remove();
    });
    let shown = Memo::new(move |_| version.get());
    view! {
        <div class="banners">
            {move || match shown.get() {
                Version::Current => None,
                Version::Waits => Some(banner(shell::UPDATE_READY.into(), shell::UPDATE_NOW.into(), version)),
                Version::AppliedElsewhere => Some(banner(shell::UPDATE_APPLIED.into(), shell::RELOAD.into(), version)),
            }}
        </div>
    }
    .into_any()
}

fn banner(title: Words, act: Words, version: RwSignal<Version>) -> AnyView {
    let blocked = Signal::derive(|| unsaved::count() > 0);
    let why = move || {
        if blocked.get() {
            format!("{} {}", shell::n_unsaved(lang(), unsaved::count()), shell::UPDATE_BLOCKED.get(lang()))
        } else {
            String::new()
        }
    };
    let actions = move || {
        view! {
            <Button label=act.clone() variant=Variant::Primary disabled=blocked on_press=update />
            <Button label=common::LATER variant=Variant::Quiet on_press=move || version.set(Version::Current) />
        }
    };
    view! { <Banner title=title sub=why icon=Icon::Download actions=actions /> }.into_any()
}

/// Switches to the new version and reloads; public/update.js knows how.
pub fn update() {
    if let Some(updater) = updater()
        && let Ok(apply) = get(&updater, "apply").dyn_into::<js_sys::Function>()
    {
        let _ = apply.call0(&updater);
    }
}

fn updater() -> Option<JsValue> {
    Some(get(&window(), "changliuUpdate")).filter(JsValue::is_object)
}

fn get(of: &JsValue, name: &str) -> JsValue {
    js_sys::Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}
