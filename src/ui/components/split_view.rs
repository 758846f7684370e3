//! List left, detail right, each scrolling by itself. Where there is no room for both, the detail lies over the list and
//! a button (and Esc, and the browser's own back) leads to the list again.

use super::button::{Button, Variant};
use super::icon::Icon;
use crate::i18n::{common, shell};
use crate::ui::dom;
use crate::ui::keys::{Scope, use_shortcut};
use leptos::children::ViewFnOnce;
use leptos::html;
use leptos::prelude::*;

/// As in split-view.css.
const NARROW: &str = "(width < 64em)";

#[component]
pub fn SplitView(
    /// Whether something is chosen and the detail lies over the list where there is no room for both.
    #[prop(into)]
    open: Signal<bool>,
    #[prop(into)] list: ViewFnOnce,
    #[prop(into)] detail: ViewFnOnce,
    /// Back to the list; mostly `router::back_or(Route::…)`.
    #[prop(into)]
    on_back: Callback<()>,
) -> impl IntoView {
    use_shortcut("Escape", shell::KEY_BACK, Scope::Page, move || {
        if open.get_untracked() && dom::media(NARROW) {
            on_back.run(());
        }
    });
    // Where one lies over the other, the focus goes along; side by side it stays where the user left it.
    let detail_node = NodeRef::<html::Div>::new();
    let list_node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<bool>| {
        let now = open.get();
        if before.is_some_and(|b| b != now) && dom::media(NARROW) {
            dom::next_frame(move || {
                let to = if now {
                    detail_node.try_get_untracked().flatten().map(Into::into)
                } else {
                    let list = list_node.try_get_untracked().flatten();
                    list.and_then(|l| dom::all_within(&l, "[role=listbox], [role=list]").into_iter().next())
                };
                if let Some(to) = to {
                    dom::focus(&to);
                }
            });
        }
        now
    });
    view! {
        <div class="split" data-open=move || open.get().then_some("true")>
            <div class="split__list" node_ref=list_node>{list.run()}</div>
            <div class="split__detail" tabindex="-1" node_ref=detail_node>
                <div class="split__back">
                    <Button label=common::BACK icon=Icon::Back variant=Variant::Quiet on_press=on_back />
                </div>
                <div class="split__inner">{detail.run()}</div>
            </div>
        </div>
    }
    .into_any()
}
