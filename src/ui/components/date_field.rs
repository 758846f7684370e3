//! Days and times with the system's own pickers.

use super::field::Frame;
use super::words::Words;
use leptos::prelude::*;

/// A calendar day as `2026-11-21`, empty for none.
#[component]
pub fn DateField(
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] min: Option<String>,
    #[prop(optional, into)] max: Option<String>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    native("date", Frame::new(id, label, hint, error, required, hide_label), value, min, max)
}

/// A time of day as `09:30`, empty for none.
#[component]
pub fn TimeField(
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    native("time", Frame::new(id, label, hint, error, required, hide_label), value, None, None)
}

fn native(
    kind: &'static str,
    frame: Frame,
    value: RwSignal<String>,
    min: Option<String>,
    max: Option<String>,
) -> AnyView {
    let input = view! {
        <input
            class="input"
            type=kind
            id=frame.id.clone()
            min=min
            max=max
            aria-required=frame.required.then_some("true")
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            prop:value=move || value.get()
            on:input=move |e| value.set(event_target_value(&e))
        />
    };
    frame.around(input.into_any())
}
