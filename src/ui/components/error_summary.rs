//! All faults of a form in one place, above it: it takes the focus when saving failed, and each line leads to its field.

use super::blocks::When;
use super::icon::{Icon, icon as draw};
use crate::i18n::{common, lang};
use crate::ui::dom;
use leptos::html;
use leptos::prelude::*;

/// `errors`: the id of each field and what is wrong with it. Raise `attempt` with every try to save.
#[component]
pub fn ErrorSummary(
    #[prop(into)] errors: Signal<Vec<(String, String)>>,
    #[prop(into)] attempt: Signal<usize>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |before: Option<usize>| {
        let now = attempt.get();
        if now > before.unwrap_or(0) && errors.with_untracked(|e| !e.is_empty()) {
            dom::next_frame(move || {
                if let Some(Some(summary)) = node.try_get_untracked() {
                    dom::focus(&summary);
                }
            });
        }
        now
    });
    let heading = dom::unique_id("errors");
    let shown = Memo::new(move |_| attempt.get() > 0 && errors.with(|e| !e.is_empty()));
    view! {
        <When holds=move || shown.get()>
            <div class="error-summary" role="alert" tabindex="-1" node_ref=node aria-labelledby=heading.clone()>
                <h2 id=heading.clone() class="row">
                    {draw(Icon::Alert)}
                    <span>{move || common::n_errors(lang(), errors.with(Vec::len))}</span>
                </h2>
                <ul>
                    {move || {
                        errors
                            .get()
                            .into_iter()
                            .map(|(id, words)| view! { <li><a href=format!("#{id}")>{words}</a></li> })
                            .collect_view()
                    }}
                </ul>
            </div>
        </When>
    }
    .into_any()
}
