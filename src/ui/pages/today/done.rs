//! What was done today; any of it can be taken back.

use super::row;
use crate::i18n::{lang, today as words};
use crate::state::today::Item;
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn done(done: Memo<Vec<Item>>) -> AnyView {
    let count = move || view! { <span>{move || words::n_items(lang(), done.with(Vec::len))}</span> };
    view! {
        <When holds=move || !done.with(Vec::is_empty)>
            <Card title=words::DONE_TODAY flush=true aside=count>
                <ul class="agenda agenda--first">
                    {each(move || done.get(), row::done_row)}
                </ul>
            </Card>
        </When>
    }
    .into_any()
}
