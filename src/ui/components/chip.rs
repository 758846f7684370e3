//! Small marks: chips, toggles, dots.

use super::icon::{Icon, icon as draw};
use super::tone::{Tone, class};
use super::words::Words;
use crate::i18n::{common, lang};
use leptos::prelude::*;

/// A mark beside a name.
#[component]
pub fn Chip(
    #[prop(into)] label: Words,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] icon: Option<Icon>,
) -> impl IntoView {
    face(label, tone, icon, None)
}

fn face(label: Words, tone: Tone, before: Option<Icon>, after: Option<Icon>) -> AnyView {
    view! {
        <span class=class("chip", tone)>
            {before.map(draw)}
            <span class="chip__label">{label.draw()}</span>
            {after.map(draw)}
        </span>
    }
    .into_any()
}

/// A chip that is pressed on or off: filters, quick choices.
#[component]
pub fn ToggleChip(
    #[prop(into)] label: Words,
    #[prop(into)] pressed: Signal<bool>,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="chip-button"
            aria-pressed=move || if pressed.get() { "true" } else { "false" }
            on:click=move |_| on_press.run(())
        >
            {face(label, Tone::Neutral, icon, None)}
        </button>
    }
    .into_any()
}

/// A chip that does something once: add a filter, take a suggestion.
#[component]
pub fn ActionChip(
    #[prop(into)] label: Words,
    #[prop(optional)] tone: Tone,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(into)] on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class="chip-button" on:click=move |_| on_press.run(())>
            {face(label, tone, icon, None)}
        </button>
    }
    .into_any()
}

/// A chip that can be taken away: a set filter, a tag being edited.
#[component]
pub fn RemovableChip(
    #[prop(into)] label: Words,
    #[prop(default = Tone::Primary)] tone: Tone,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
    let name = label.clone();
    view! {
        <button
            type="button"
            class="chip-button"
            aria-label=move || common::remove_named(lang(), &name.get())
            on:click=move |_| on_remove.run(())
        >
            {face(label, tone, None, Some(Icon::Close))}
        </button>
    }
    .into_any()
}

/// A coloured dot; its meaning is said in words to who cannot see the colour.
#[component]
pub fn BadgeDot(#[prop(into)] label: Words, #[prop(optional)] tone: Tone) -> impl IntoView {
    view! {
        <span class=class("badge-dot", tone) role="img" aria-label=label.show() title=label.show()></span>
    }
    .into_any()
}
