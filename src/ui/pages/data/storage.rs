//! The card 存储空间: how much there is, how much of it are snapshots, and whether the browser keeps it.

use crate::i18n::{backup as words, format::file_size, format::number, t, tr};
use crate::state::{data, storage as state};
use crate::ui::components::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn storage() -> AnyView {
    // Looked at anew each time the page opens.
    spawn_local(state::refresh());
    let used = Memo::new(|_| state::storage().used);
    let snapshots = Memo::new(|_| state::storage().snapshots_size());
    let share = Signal::derive(move || match used.get() {
        Some(used) if used > 0 => snapshots.get() as f64 / used as f64,
        _ => 0.0,
    });
    let records = Memo::new(|_| {
        data::with_directory(|d| {
            let c = d.counts();
            u64::from(c.customers) + u64::from(c.logs) + u64::from(c.open_actions) + u64::from(c.done_actions)
        })
    });
    let persisted = Memo::new(|_| state::storage().persisted);
    let refused = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let ask = Callback::new(move |()| {
        busy.set(true);
        spawn_local(async move {
            let granted = state::ask_to_persist().await;
            busy.set(false);
            refused.set(granted != Some(true));
        });
    });
    let kept = move || {
        let (tone, text) = match persisted.get() {
            Some(true) => (Tone::Good, words::KEPT),
            Some(false) => (Tone::Caution, words::NOT_KEPT),
            None => (Tone::Neutral, words::KEEP_UNKNOWN),
        };
        view! {
            <p class="data__kept">
                <BadgeDot label=text tone=tone />
                <span>{t(text)}</span>
            </p>
        }
    };
    let ask_button = move || {
        (persisted.get() != Some(true))
            .then(|| view! { <Button label=words::ASK_TO_KEEP icon=Icon::Lock busy=busy on_press=ask /> })
    };
    let safari = state::cleared_after_seven_days().then(|| {
        view! {
            <Banner title=words::SAFARI sub=words::SAFARI_TODO tone=Tone::Caution icon=Icon::Alert inset=true />
        }
    });
    view! {
        <Card title=words::STORAGE>
            <div class="stack">
                <dl class="data__facts">
                    {fact(words::USED, move || used.get().map_or_else(|| "–".to_owned(), file_size))}
                    {fact(words::OF_THAT_SNAPSHOTS, move || file_size(snapshots.get()))}
                    {fact(words::RECORDS, move || number(records.get()))}
                </dl>
                <Meter share=share />
                {move || kept()}
                {move || refused.get().then(|| view! { <p class="small muted" role="status">{tr(words::KEEP_REFUSED)}</p> })}
                {move || ask_button()}
                {safari}
            </div>
        </Card>
    }
    .into_any()
}

fn fact(name: crate::i18n::Text, value: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    view! {
        <div>
            <dt>{t(name)}</dt>
            <dd>{value}</dd>
        </div>
    }
    .into_any()
}
