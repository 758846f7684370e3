//! Tells when the list or the size of its text changes.

use crate::ui::components::effect;
use leptos::html;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;

/// Runs `measure` when the list or the text size changes. The observer's callback is let go with the component.
pub(super) fn watch_size(
    node: NodeRef<html::Div>,
    probe: NodeRef<html::Div>,
    measure: impl Fn() + Clone + Send + Sync + 'static,
) {
    let watching = StoredValue::new_local(None::<(web_sys::ResizeObserver, Closure<dyn FnMut()>)>);
    effect(move || {
        let (Some(list), Some(probe)) = (node.get(), probe.get()) else {
            return;
        };
        let measure = measure.clone();
        let callback = Closure::<dyn FnMut()>::new(measure);
        if let Ok(observer) = web_sys::ResizeObserver::new(callback.as_ref().unchecked_ref()) {
            observer.observe(&list);
            observer.observe(&probe);
            watching.set_value(Some((observer, callback)));
        }
    });
    on_cleanup(move || {
        if let Some(Some((observer, _))) = watching.try_update_value(Option::take) {
            observer.disconnect();
        }
    });
}
