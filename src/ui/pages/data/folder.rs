//! The folder to which snapshots are written too.

use crate::i18n::{Text, backup as words, lang, t};
use crate::state::snapshots::folder::{self as state, Folder, Wrote};
use crate::ui::components::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;

/// Nothing where the browser cannot write to a folder.
pub(super) fn folder() -> AnyView {
    let folder = Memo::new(|_| state::folder());
    view! {
        {move || match folder.get() {
            Folder::Unsupported => ().into_any(),
            Folder::None => {
                row(t(words::FOLDER_HINT), vec![button(words::FOLDER_CHOOSE, || async { state::choose().await.map(drop) })])
            }
            Folder::Chosen { name, asks: true, .. } => {
                row(
                    move || format!("{} {}", words::folder_named(lang(), &name), crate::i18n::tr(words::FOLDER_ASKS)),
                    vec![button(words::FOLDER_ALLOW, state::ask), button(words::FOLDER_STOP, state::forget)],
                )
            }
            Folder::Chosen { name, last, .. } => {
                row(
                    move || match &last {
                        None => format!("{} {}", words::folder_named(lang(), &name), crate::i18n::tr(words::FOLDER_WAITS)),
                        Some(Wrote { at, failed: None }) => words::folder_wrote(lang(), &name, &super::when(*at)),
                        Some(Wrote { at, failed: Some(why) }) => {
                            words::folder_failed(lang(), &name, &super::when(*at), why)
                        }
                    },
                    vec![button(words::FOLDER_STOP, state::forget)],
                )
            }
        }}
    }
    .into_any()
}

fn row<T: Into<String> + 'static>(says: impl Fn() -> T + Send + Sync + 'static, buttons: Vec<AnyView>) -> AnyView {
    view! {
        <div class="data__folder">
            {icon(Icon::Folder)}
            <div class="grow">
                <p class="strong">{t(words::FOLDER)}</p>
                <p class="small muted">{move || says().into()}</p>
            </div>
            <div class="row">{buttons}</div>
        </div>
    }
    .into_any()
}

fn button<F>(label: Text, run: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<(), String>> + 'static,
{
    let press = Callback::new(move |()| {
        let work = run();
        spawn_local(async move {
            if let Err(said) = work.await {
                Toast::new(said).danger().show();
            }
        });
    });
    view! { <Button label=label on_press=press /> }.into_any()
}
