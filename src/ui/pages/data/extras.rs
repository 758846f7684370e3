//! The smaller cards: the demo, records that cannot be read, the file format.

use super::failure::progress;
use crate::i18n::{Label, backup as words, common, lang, t};
use crate::state::backup::jobs::{self, Work};
use crate::state::{backup as work, data, demo as state};
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn demo() -> AnyView {
    let count = Memo::new(|_| state::count());
    let busy = Signal::derive(|| jobs::job().is_some_and(|j| j.work == Work::Demo));
    let fill = Callback::new(|()| spawn_local(fill()));
    let remove = Callback::new(|()| spawn_local(remove()));
    let button = move || {
        if count.get() > 0 {
            view! { <Button label=words::DEMO_REMOVE icon=Icon::Trash busy=busy on_press=remove /> }.into_any()
        } else {
            view! { <Button label=words::DEMO_FILL icon=Icon::People busy=busy on_press=fill /> }.into_any()
        }
    };
    view! {
        <Card title=words::DEMO>
            <div class="stack">
                <p class="small muted">{t(words::DEMO_HINT)}</p>
                {move || {
                    let n = count.get();
                    (n > 0).then(|| view! { <p class="strong">{move || words::demo_here(lang(), n)}</p> })
                }}
                {progress(|j| j.work == Work::Demo)}
                {move || button()}
            </div>
        </Card>
    }
    .into_any()
}

/// Fills the demo in and says so, with the way back. Other pages' empty states call it too.
pub async fn fill() {
    match state::fill().await {
        Ok(n) => Toast::new(move || words::demo_filled(lang(), n))
            .icon(Icon::Check)
            .action(common::UNDO, || spawn_local(remove()))
            .show(),
        Err(e) => errors::tell(&e),
    }
}

async fn remove() {
    match state::remove().await {
        Ok((before, n)) => Toast::new(move || words::demo_removed(lang(), n))
            .icon(Icon::Check)
            .action(common::UNDO, move || spawn_local(work::restore(before.clone())))
            .show(),
        Err(e) => errors::tell(&e),
    }
}

/// Only where there are such records.
pub(super) fn unreadable() -> AnyView {
    let rows = Memo::new(|_| {
        data::with_directory(|d| {
            let rows = d.unreadable().into_iter();
            rows.map(|r| (r.collection, String::from_utf8_lossy(r.key).into_owned(), r.why)).collect::<Vec<_>>()
        })
    });
    let some = Memo::new(move |_| rows.with(|r| !r.is_empty()));
    let save = Callback::new(|()| {
        spawn_local(async {
            if let Err(e) = work::save_unreadable().await {
                errors::show(&e);
            }
        });
    });
    view! {
        {move || {
            some.get()
                .then(|| {
                    view! {
                        <Card title=words::UNREADABLE_TITLE aside=move || move || rows.with(Vec::len).to_string()>
                            <div class="stack">
                                <p class="small muted">{t(words::UNREADABLE_HINT)}</p>
                                <ul class="data__damaged">
                                    {move || {
                                        rows.get()
                                            .into_iter()
                                            .take(100)
                                            .map(|(collection, key, why)| {
                                                view! {
                                                    <li>
                                                        <p>
                                                            <span class="strong">{t(collection.label())}</span>
                                                            " "
                                                            {t(why.label())}
                                                        </p>
                                                        <p class="data__place">{key}</p>
                                                    </li>
                                                }
                                            })
                                            .collect_view()
                                    }}
                                </ul>
                                <Button label=words::SAVE_RAW icon=Icon::Download on_press=save />
                            </div>
                        </Card>
                    }
                })
        }}
    }
    .into_any()
}

pub(super) fn format() -> AnyView {
    let save = Callback::new(|()| {
        spawn_local(async {
            if let Err(e) = work::save_raw().await {
                errors::tell(&e);
            }
        });
    });
    view! {
        <Card title=words::FORMAT>
            <div class="stack">
                <p class="small muted">{t(words::FORMAT_HINT)}</p>
                <a class="link data__link" href="schema/backup-v1.json" target="_blank" rel="noopener">
                    {t(words::FORMAT_LINK)}
                </a>
                <p class="small muted">{t(words::RAW_ALL_HINT)}</p>
                <Button label=words::RAW_ALL icon=Icon::Download on_press=save />
            </div>
        </Card>
    }
    .into_any()
}
