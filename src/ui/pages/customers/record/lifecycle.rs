//! The four stages of a customer as a bar; a press changes the stage.

use super::Shared;
use crate::domain::customers::Stage;
use crate::i18n::{Label, customers as words, lang, t};
use crate::state::customers;
use crate::ui::acts;
use leptos::prelude::*;

pub(super) fn lifecycle(shared: Shared) -> AnyView {
    let Shared { id, customer, .. } = shared;
    let now = Memo::new(move |_| customer.with(|c| (c.stage, c.stage_since)));
    let one = move |stage: Stage| {
        let is_now = move || now.get().0 == stage;
        let press = move |_| {
            if now.get_untracked().0 != stage {
                let words = move || words::stage_changed(lang(), stage.label().get(lang()));
                acts::run(words, async move { customers::change_stage(id, stage).await });
            }
        };
        let since = move || {
            let (current, since) = now.get();
            let day = since.filter(|_| current == stage)?;
            let month = format!("{:04}-{:02}", day.year(), day.month());
            Some(format!(" · {}", words::stage_since(lang(), &month)))
        };
        view! {
            <button
                type="button"
                class="lifecycle__stage"
                class:lifecycle__stage--reached=move || stage <= now.get().0
                aria-pressed=move || if is_now() { "true" } else { "false" }
                on:click=press
            >
                <span class="lifecycle__bar" aria-hidden="true"></span>
                <span class="lifecycle__word">{t(stage.label())} {since}</span>
            </button>
        }
    };
    view! {
        <div class="lifecycle" role="group" aria-label=t(words::LIFECYCLE)>
            {Stage::ALL.iter().copied().map(one).collect_view()}
        </div>
    }
    .into_any()
}
