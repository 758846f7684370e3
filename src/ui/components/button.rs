//! Buttons do something here; links go somewhere.

use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Variant {
    /// The one thing to do here.
    Primary,
    #[default]
    Secondary,
    /// Among others, without a frame.
    Quiet,
    /// Cannot be undone.
    Danger,
}

impl Variant {
    const fn class(self) -> &'static str {
        match self {
            Variant::Primary => "button button--primary",
            Variant::Secondary => "button button--secondary",
            Variant::Quiet => "button button--quiet",
            Variant::Danger => "button button--danger",
        }
    }
}

/// A button with words. While `busy` it turns, keeps its place and cannot be pressed again.
#[component]
pub fn Button(
    #[prop(into)] label: Words,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] icon: Option<Icon>,
    #[prop(optional, into)] busy: Signal<bool>,
    #[prop(optional, into)] disabled: Signal<bool>,
    /// Sends the form it stands in.
    #[prop(optional)]
    submit: bool,
    /// As wide as its place.
    #[prop(optional)]
    wide: bool,
    /// For a button that opens something: whether it is open.
    #[prop(optional, into)]
    expanded: Option<Signal<bool>>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=variant.class()
            class:button--wide=wide
            id=id
            disabled=move || disabled.get()
            aria-busy=move || busy.get().then_some("true")
            aria-expanded=expanded.map(|e| move || if e.get() { "true" } else { "false" })
            on:click=move |event| {
                if busy.get_untracked() {
                    event.prevent_default();
                } else if let Some(run) = on_press {
                    run.run(());
                }
            }
        >
            {move || match (busy.get(), icon) {
                (true, _) => Some(view! { <span class="spinner" aria-hidden="true"></span> }.into_any()),
                (false, Some(i)) => Some(draw(i)),
                (false, None) => None,
            }}
            <span>{label.show()}</span>
        </button>
    }
    .into_any()
}

/// A square button with an icon; `label` is its name for the tooltip and for who cannot see it.
#[component]
pub fn IconButton(
    #[prop(into)] label: Words,
    icon: Icon,
    #[prop(optional, into)] disabled: Signal<bool>,
    #[prop(optional, into)] pressed: Option<Signal<bool>>,
    #[prop(optional, into)] id: Option<String>,
    #[prop(optional, into)] on_press: Option<Callback<()>>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class="button button--icon"
            id=id
            title=label.show()
            aria-label=label.show()
            aria-pressed=pressed.map(|p| move || if p.get() { "true" } else { "false" })
            disabled=move || disabled.get()
            on:click=move |_| {
                if let Some(run) = on_press {
                    run.run(());
                }
            }
        >
            {draw(icon)}
        </button>
    }
    .into_any()
}

/// A link that looks like a button: to a page of the app, or to any address (`tel:`, `mailto:`, a download).
#[component]
pub fn LinkButton(
    #[prop(into)] label: Words,
    #[prop(into)] href: Signal<String>,
    #[prop(optional)] variant: Variant,
    #[prop(optional)] icon: Option<Icon>,
) -> impl IntoView {
    view! {
        <a class=variant.class() href=move || href.get()>
            {icon.map(draw)}
            <span>{label.show()}</span>
        </a>
    }
    .into_any()
}

/// A link in running text to a page of the app.
#[component]
pub fn Link(to: Route, #[prop(optional)] query: Vec<(&'static str, String)>, children: Children) -> impl IntoView {
    let query: Vec<_> = query.iter().map(|(k, v)| (*k, v.as_str())).collect();
    view! {
        <a class="link" href=router::href(to, &query)>
            {children()}
        </a>
    }
    .into_any()
}
