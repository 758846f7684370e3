//! A page: its title for all readers, its top bar, its content.

mod place;

use crate::i18n::{lang, shell, t};
use crate::ui::components::effect;
use crate::ui::components::palette::open_palette;
use crate::ui::components::{Icon, Words, icon};
use crate::ui::{dom, keys, router};
use leptos::children::ViewFn;
use leptos::html;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PageLayout {
    /// The content scrolls as a whole.
    #[default]
    Scroll,
    /// The content fills the page and scrolls inside (SplitView); a line parts it from the top bar.
    Fill,
}

#[component]
pub fn Page(
    #[prop(into)] title: Words,
    #[prop(optional, into)] subtitle: Option<Words>,
    /// The one thing to do here, at the right of the top bar.
    #[prop(optional, into)]
    action: Option<ViewFn>,
    #[prop(optional)] layout: PageLayout,
    children: Children,
) -> impl IntoView {
    let heading = NodeRef::<html::H1>::new();
    let name = title.clone();
    effect(move || document().set_title(&shell::document_title(lang(), &name.get())));
    // After a move within the app the heading is where reading starts; on the first load the browser knows better.
    effect(move || {
        if let Some(heading) = heading.get()
            && router::has_moved()
        {
            dom::focus(&heading);
        }
    });
    let content = NodeRef::<html::Main>::new();
    let scrolled = place::keep(content);
    let fill = layout == PageLayout::Fill;
    view! {
        <header class="top-bar" class:top-bar--ruled=fill>
            <div class="top-bar__titles">
                <h1 node_ref=heading tabindex="-1">
                    {title.show()}
                </h1>
                {subtitle.map(|s| view! { <p class="top-bar__subtitle">{s.show()}</p> })}
            </div>
            {search()}
            {action.map(|a| view! { <div class="top-bar__action">{a.run()}</div> })}
        </header>
        <main class="content" class:content--flush=fill id="content" tabindex="-1" node_ref=content on:scroll=move |_| scrolled()>
            {children()}
        </main>
    }
    .into_any()
}

/// Looks like a field and opens the palette, which is one.
fn search() -> AnyView {
    view! {
        <button type="button" class="top-bar__search" on:click=|_| open_palette()>
            {icon(Icon::Search)}
            <span class="top-bar__search-words">{t(shell::SEARCH_PLACEHOLDER)}</span>
            <kbd aria-hidden="true">{keys::caps("mod+k").join(" ")}</kbd>
        </button>
    }
    .into_any()
}
