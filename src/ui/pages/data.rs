//! 数据: backup, import, snapshots, storage; and what is wrong with the data, if anything is.

mod backup;
mod extras;
mod failure;
mod folder;
mod import;
mod preview;
mod snapshots;
mod storage;

use crate::i18n::{backup as words, shell, t};
use crate::on_demand;
use crate::state::backup as work;
use crate::state::clock;
use crate::state::parts::Boxed;
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::{JsCast, JsValue};

on_demand! {
    data: pub(super) fn data() -> AnyView {
        let dragging = drops();
        view! {
            <Page title=shell::DATA>
                <div class="data">
                    <div class="data__main">{backup::backup()} {import::import()} {snapshots::snapshots()}</div>
                    <div class="data__aside">
                        {extras::unreadable()} {storage::storage()} {extras::demo()} {extras::format()}
                    </div>
                </div>
                {preview::preview()}
                {move || dragging.get().then(|| view! { <div class="data__drop">{icon(Icon::Upload)} {t(words::DROP_HERE)}</div> })}
            </Page>
        }
        .into_any()
    }
}

on_demand! {
    data: fn fill() -> Boxed<()> {
        Box::pin(extras::fill())
    }
}

/// Fills the demo in and says so, for the empty states of other pages.
pub(super) async fn fill_demo() {
    match fill().await {
        Ok(filling) => filling.await,
        Err(missing) => errors::show(&missing.into()),
    }
}

/// A file may be dropped anywhere on the page. Returns whether one hangs over it.
fn drops() -> RwSignal<bool> {
    let dragging = RwSignal::new(false);
    let has_files = |event: &web_sys::Event| {
        let types = js_sys::Reflect::get(&transfer(event), &"types".into()).unwrap_or(JsValue::UNDEFINED);
        types.is_object() && js_sys::Array::from(&types).includes(&"Files".into(), 0)
    };
    let over = window_event_listener_untyped("dragover", move |event| {
        if has_files(&event) {
            event.prevent_default();
            dragging.set(true);
        }
    });
    let left = window_event_listener_untyped("dragleave", move |event| {
        // Between two elements of the page there is always a next one.
        let to = js_sys::Reflect::get(&event, &"relatedTarget".into()).unwrap_or(JsValue::NULL);
        if to.is_null() {
            dragging.set(false);
        }
    });
    let dropped = window_event_listener_untyped("drop", move |event| {
        dragging.set(false);
        let files = js_sys::Reflect::get(&transfer(&event), &"files".into()).ok();
        let first = files.and_then(|f| f.dyn_into::<web_sys::FileList>().ok()).and_then(|f| f.get(0));
        if let Some(file) = first {
            event.prevent_default();
            spawn_local(work::read_file(file));
        }
    });
    on_cleanup(move || {
        over.remove();
        left.remove();
        dropped.remove();
    });
    dragging
}

fn transfer(event: &web_sys::Event) -> JsValue {
    js_sys::Reflect::get(event, &"dataTransfer".into()).unwrap_or(JsValue::UNDEFINED)
}

/// `2026-11-21 09:30` in this device's zone.
fn when(at: crate::domain::Timestamp) -> String {
    let (day, minutes) = words::local(at, clock::offset_at(at));
    words::when(day, minutes)
}
