//! The card 快照: the list, restoring, saving as a file, deleting; and the folder they go to as well.

use super::failure::{progress, said};
use super::folder::folder;
use crate::domain::Collection;
use crate::i18n::{Label, backup as words, common, format::file_size, lang, t};
use crate::state::backup::jobs::Work;
use crate::state::backup::{self as work, Importing, Origin};
use crate::state::snapshots::{self, Reason, Snapshot};
use crate::state::storage;
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Rows shown before one asks for all.
const FEW: usize = 6;

pub(super) fn snapshots() -> AnyView {
    let all = Memo::new(|_| storage::storage().snapshots);
    let wide = RwSignal::new(false);
    let delete = RwSignal::new(None::<Snapshot>);
    let take = Callback::new(|()| {
        spawn_local(async {
            match snapshots::take(Reason::ByHand).await {
                Ok(_) => said(words::SNAPSHOT_TAKEN),
                Err(e) => errors::tell(&e),
            }
        });
    });
    let own_work =
        |job: work::jobs::Job| job.work == Work::Snapshot && !matches!(work::importing(), Importing::Working(_));
    let rows = move || {
        let count = if wide.get() { usize::MAX } else { FEW };
        all.get().into_iter().take(count).map(|s| row(s, delete)).collect_view()
    };
    let more = move || {
        (!wide.get() && all.with(Vec::len) > FEW).then(|| {
            view! {
                <div class="data__more">
                    <Button
                        label=words::SHOW_ALL
                        variant=Variant::Quiet
                        on_press=Callback::new(move |()| wide.set(true))
                    />
                </div>
            }
        })
    };
    let empty = move || {
        (storage::storage().known && all.with(Vec::is_empty)).then(|| {
            view! { <EmptyState title=words::SNAPSHOTS_NONE hint=words::SNAPSHOTS_NONE_HINT icon=Icon::History /> }
        })
    };
    view! {
        <Card
            title=words::SNAPSHOTS
            flush=true
            aside=move || view! { <Button label=words::SNAPSHOT_NOW icon=Icon::Plus variant=Variant::Quiet on_press=take /> }
        >
            <p class="data__hint">{t(words::SNAPSHOTS_HINT)}</p>
            <div class="data__inset">
                {progress(own_work)} {super::import::state(|from| matches!(from, Origin::Snapshot(_)))}
            </div>
            <div class="rows">{rows}</div>
            {move || empty()}
            {move || more()}
            {folder()}
        </Card>
        {ask_delete(delete)}
    }
    .into_any()
}

fn row(s: Snapshot, delete: RwSignal<Option<Snapshot>>) -> AnyView {
    let count = |c: Collection| s.counts.get(&c).copied().unwrap_or(0);
    let (customers, logs, actions) =
        (count(Collection::Customers), count(Collection::Logs), count(Collection::Actions));
    let (size, at, reason) = (s.size, s.at, s.reason.label());
    let restore = s.clone();
    let save = s.clone();
    let menu = vec![
        MenuItem::new(words::RESTORE, move || spawn_local(work::read_snapshot(restore.clone()))).icon(Icon::History),
        MenuItem::new(words::SAVE_AS_FILE, move || {
            let save = save.clone();
            spawn_local(async move {
                if let Err(e) = snapshots::save_as_file(&save).await {
                    errors::tell(&e);
                }
            })
        })
        .icon(Icon::Download),
        MenuItem::new(common::DELETE, move || delete.set(Some(s.clone()))).icon(Icon::Trash).danger().line_before(),
    ];
    view! {
        <div class="rows__row">
            <div class="grow">
                <p class="row">
                    <span class="strong nowrap">{super::when(at)}</span>
                    <span class="small muted">{t(reason)}</span>
                </p>
                <p class="small faint">
                    {move || format!("{} · {}", words::counts(lang(), customers, logs, actions), file_size(size))}
                </p>
            </div>
            <MoreMenu label=move || words::snapshot_named(lang(), &super::when(at), reason) items=menu />
        </div>
    }
    .into_any()
}

/// Deleting a snapshot cannot be undone, so it asks.
fn ask_delete(delete: RwSignal<Option<Snapshot>>) -> AnyView {
    let open = RwSignal::new(false);
    effect(move || open.set(delete.with(Option::is_some)));
    let close = Callback::new(move |()| delete.set(None));
    let go = Callback::new(move |()| {
        if let Some(snapshot) = delete.get_untracked() {
            delete.set(None);
            spawn_local(async move {
                match snapshots::delete(&snapshot).await {
                    Ok(()) => said(words::SNAPSHOT_DELETED),
                    Err(e) => errors::show(&e),
                }
            });
        }
    });
    let named = move || {
        delete.with(|s| s.as_ref().map(|s| words::snapshot_named(lang(), &super::when(s.at), s.reason.label())))
    };
    let footer = move || {
        view! {
            <Button label=common::CANCEL on_press=close />
            <Button label=common::DELETE variant=Variant::Danger on_press=go />
        }
    };
    view! {
        <Dialog open=open title=words::DELETE_ASK footer=footer on_dismiss=close>
            <p class="strong">{named}</p>
            <p>{t(words::DELETE_ASK_BODY)}</p>
        </Dialog>
    }
    .into_any()
}
