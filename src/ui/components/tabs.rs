//! Parts of one record side by side. The arrow keys move between them; only the chosen one is in the order of Tab.

use super::words::Words;
use crate::ui::dom;
use leptos::html;
use leptos::prelude::*;

/// Shows which of `labels` is chosen; what stands below is the caller's, best in `<div role="tabpanel">` with the id
/// `panel` and `aria-labelledby` the id `{panel}-tab-{i}`.
#[component]
pub fn Tabs(
    /// The name of the set, for who cannot see it.
    #[prop(into)]
    label: Words,
    labels: Vec<Words>,
    #[prop(into)] chosen: Signal<usize>,
    #[prop(into)] on_choose: Callback<(usize,)>,
    #[prop(into)] panel: String,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let count = labels.len();
    let go = move |to: usize| {
        on_choose.run((to,));
        if let Some(list) = node.get_untracked()
            && let Some(tab) = dom::all_within(&list, "[role=tab]").get(to)
        {
            dom::focus(tab);
            dom::show_in_row(tab);
        }
    };
    let tabs = labels
        .into_iter()
        .enumerate()
        .map(|(i, words)| {
            view! {
                <button
                    type="button"
                    role="tab"
                    class="tabs__tab"
                    id=format!("{panel}-tab-{i}")
                    aria-controls=panel.clone()
                    aria-selected=move || if chosen.get() == i { "true" } else { "false" }
                    tabindex=move || if chosen.get() == i { "0" } else { "-1" }
                    on:click=move |_| on_choose.run((i,))
                >
                    {words.show()}
                </button>
            }
        })
        .collect_view();
    view! {
        <div
            class="tabs"
            role="tablist"
            node_ref=node
            aria-label=label.show()
            on:keydown=move |e| {
                let now = chosen.get_untracked();
                let to = match e.key().as_str() {
                    "ArrowRight" => (now + 1) % count.max(1),
                    "ArrowLeft" => (now + count.max(1) - 1) % count.max(1),
                    "Home" => 0,
                    "End" => count.saturating_sub(1),
                    _ => return,
                };
                e.prevent_default();
                go(to);
            }
        >
            {tabs}
        </div>
    }
    .into_any()
}

/// Parts that have an address of their own: links, of which one is the present.
#[component]
pub fn TabLinks(
    #[prop(into)] label: Words,
    /// Words and address of each.
    links: Vec<(Words, String)>,
    #[prop(into)] current: Signal<usize>,
) -> impl IntoView {
    let links = links
        .into_iter()
        .enumerate()
        .map(|(i, (words, href))| {
            view! {
                <a class="tabs__tab" href=href aria-current=move || (current.get() == i).then_some("true")>
                    {words.show()}
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=label.show()>
            {links}
        </nav>
    }
    .into_any()
}
