//! A white sheet with a heading, something at its side, and a body.

use super::words::Words;
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<Words>,
    /// Beside the title: a count, a chip, a button.
    #[prop(optional, into)]
    aside: Option<ViewFnOnce>,
    /// The body reaches the edges (lists with lines).
    #[prop(optional)]
    flush: bool,
    #[prop(optional, into)] chosen: Signal<bool>,
    children: Children,
) -> impl IntoView {
    let plain = title.is_none() && aside.is_none();
    let head = (!plain).then(|| {
        view! {
            <div class="card__head">
                <h2>{title.map(|t| t.show())}</h2>
                {aside.map(|a| view! { <div class="card__aside">{a.run()}</div> }.into_any())}
            </div>
        }
        .into_any()
    });
    view! {
        <section class="card" class:card--plain=plain class:card--chosen=move || chosen.get()>
            {head}
            <div class="card__body" class:card__body--flush=flush>
                {children()}
            </div>
        </section>
    }
    .into_any()
}
