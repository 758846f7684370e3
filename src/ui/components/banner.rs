//! A notice across the page or inside a card, with what can be done about it.

use super::icon::{Icon, icon as draw};
use super::tone::{Tone, class};
use super::words::Words;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

#[component]
pub fn Banner(
    #[prop(into)] title: Words,
    #[prop(optional, into)] sub: Option<Words>,
    #[prop(default = Tone::Primary)] tone: Tone,
    #[prop(default = Icon::Info)] icon: Icon,
    /// Rounded, inside a page instead of across it.
    #[prop(optional)]
    inset: bool,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class=class("banner", tone) class:banner--inset=inset role="status">
            {draw(icon)}
            <p class="banner__words">
                {title.show()}
                {sub.map(|s| view! { <span class="banner__sub">{s.show()}</span> })}
            </p>
            {actions.map(|a| view! { <div class="banner__actions">{a.run()}</div> })}
        </div>
    }
    .into_any()
}
