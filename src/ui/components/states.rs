//! The states of a list or page that is not filled: loading, empty, filtered to nothing, failed.

use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::{common, t};
use leptos::children::ViewFnOnce;
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum SkeletonShape {
    /// Rows with a disc and two lines, as lists of customers.
    #[default]
    Rows,
    /// Blocks, as cards.
    Blocks,
}

/// Grey shapes of what will stand here. CSS shows them only after 150 ms, so that quick loads do not flicker.
#[component]
pub fn Skeleton(#[prop(optional)] shape: SkeletonShape, #[prop(default = 6)] count: usize) -> impl IntoView {
    let one = move |_| match shape {
        SkeletonShape::Rows => view! {
            <div class="skeleton__row">
                <span class="skeleton__disc"></span>
                <span class="skeleton__lines">
                    <span class="skeleton__bar"></span>
                    <span class="skeleton__bar"></span>
                </span>
            </div>
        }
        .into_any(),
        SkeletonShape::Blocks => view! { <div class="skeleton__block"></div> }.into_any(),
    };
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{t(common::LOADING)}</span>
            {(0..count).map(one).collect_view()}
        </div>
    }
    .into_any()
}

/// Nothing here yet, or nothing left by the filter: one sentence and what fills it.
#[component]
pub fn EmptyState(
    #[prop(into)] title: Words,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional)] icon: Option<Icon>,
    /// The buttons.
    #[prop(optional, into)]
    actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="state">
            {icon.map(draw)}
            <p class="state__title">{title.show()}</p>
            {hint.map(|h| view! { <p class="small">{h.show()}</p> })}
            {actions.map(|a| view! { <div class="state__actions">{a.run()}</div> })}
        </div>
    }
    .into_any()
}

/// Something failed: what happened, what is safe, what to do.
#[component]
pub fn ErrorState(
    #[prop(into)] happened: Words,
    #[prop(into)] safe: Words,
    #[prop(into)] todo: Words,
    #[prop(optional, into)] actions: Option<ViewFnOnce>,
) -> impl IntoView {
    view! {
        <div class="state state--danger" role="alert">
            {draw(Icon::Alert)}
            <p class="state__title">{happened.show()}</p>
            <dl>
                <dt>{t(common::WHAT_IS_SAFE)}</dt>
                <dd>{safe.show()}</dd>
                <dt>{t(common::WHAT_TO_DO)}</dt>
                <dd>{todo.show()}</dd>
            </dl>
            {actions.map(|a| view! { <div class="state__actions">{a.run()}</div> })}
        </div>
    }
    .into_any()
}
