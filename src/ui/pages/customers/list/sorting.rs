//! The order of the list, on a button that opens the choice.

use super::choice;
use crate::i18n::{Text, customers as words, tr};
use crate::store::directory::Sort;
use crate::ui::components::*;
use leptos::prelude::*;

const ALL: [Sort; 5] = [Sort::LastContact, Sort::NextAction, Sort::Name, Sort::Created, Sort::Updated];

const fn name(sort: Sort) -> Text {
    match sort {
        Sort::Name => words::SORT_NAME,
        Sort::LastContact => words::SORT_CONTACT,
        Sort::NextAction => words::SORT_NEXT,
        Sort::Created => words::SORT_CREATED,
        Sort::Updated => words::SORT_UPDATED,
    }
}

/// The direction that is mostly meant: the latest contact first, but A before Z and the next date before later ones.
const fn usually_descending(sort: Sort) -> bool {
    !matches!(sort, Sort::Name | Sort::NextAction)
}

pub(super) fn sorting() -> AnyView {
    let mut items: Vec<MenuItem> = ALL
        .into_iter()
        .map(|sort| {
            MenuItem::new(name(sort), move || {
                choice::update(|c| {
                    if c.sort != sort {
                        (c.sort, c.descending) = (sort, usually_descending(sort));
                    }
                });
            })
            .checked(Signal::derive(move || choice::with(|c| c.sort == sort)))
        })
        .collect();
    for (label, descending) in [(words::ASCENDING, false), (words::DESCENDING, true)] {
        let item = MenuItem::new(label, move || choice::update(|c| c.descending = descending))
            .checked(Signal::derive(move || choice::with(|c| c.descending == descending)));
        items.push(if descending { item } else { item.line_before() });
    }
    view! { <Menu label=words::SORT_BY items=items trigger=trigger /> }.into_any()
}

fn trigger(id: String, open: Callback<()>) -> AnyView {
    let arrow = || if choice::with(|c| c.descending) { "↓" } else { "↑" };
    view! {
        <button
            type="button"
            class="customers-sort"
            id=id
            aria-haspopup="menu"
            title=crate::i18n::t(words::SORT_BY)
            on:click=move |_| open.run(())
        >
            <span>{move || tr(name(choice::with(|c| c.sort)))}</span>
            <span aria-hidden="true">{arrow}</span>
        </button>
    }
    .into_any()
}
