//! Long work, with its count and a way to stop it.

use super::button::{Button, Variant};
use super::tone::{Tone, class};
use super::words::Words;
use crate::i18n::common;
use leptos::prelude::*;

/// `share` from 0 to 1, or `None` while the end is not known.
#[component]
pub fn Progress(
    #[prop(into)] label: Words,
    #[prop(into)] share: Signal<Option<f64>>,
    /// How far it is in words: `12 / 300`.
    #[prop(optional, into)]
    count: Option<Words>,
    #[prop(optional, into)] on_cancel: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <div class="progress">
            <p class="progress__words">
                <span>{label.show()}</span>
                {count.map(|c| view! { <span>{c.show()}</span> })}
            </p>
            <div class="progress__line">
                <progress
                    class="progress__bar"
                    aria-label=label.show()
                    max="1"
                    // Without the attribute the bar has no end; an empty one would read as 0.
                    value=move || share.get().map(|s| format!("{:.3}", s.clamp(0.0, 1.0)))
                ></progress>
                {on_cancel
                    .map(|cancel| view! { <Button label=common::CANCEL variant=Variant::Quiet on_press=cancel /> })}
            </div>
        </div>
    }
    .into_any()
}

/// A share of a whole as a bar; the number stands beside it in words.
#[component]
pub fn Meter(#[prop(into)] share: Signal<f64>, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! {
        <span class=class("meter", tone) aria-hidden="true">
            <span class="meter__fill" style:--share=move || format!("{:.3}", share.get().clamp(0.0, 1.0))></span>
        </span>
    }
    .into_any()
}
