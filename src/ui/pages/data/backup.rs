//! The card 备份: when the last one was, and the button that makes one.

use super::failure::progress;
use crate::i18n::{backup as words, lang, t, tr};
use crate::state::backup::jobs::{self, Work};
use crate::state::backup::{LastBackup, export_file};
use crate::state::clock;
use crate::state::storage::{self, BackupReminder};
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub(super) fn backup() -> AnyView {
    let pack = RwSignal::new(false);
    let busy = Signal::derive(|| jobs::job().is_some_and(|j| matches!(j.work, Work::Exporting | Work::Packing)));
    let press = Callback::new(move |()| {
        let pack = pack.get_untracked();
        spawn_local(async move {
            match export_file(pack).await {
                Ok(_) => super::failure::said(words::EXPORTED),
                Err(e) => errors::tell(&e),
            }
        });
    });
    view! {
        <Card title=words::BACKUP>
            <div class="stack">
                {reminder()} {last()}
                <div class="data__act">
                    <Button label=words::EXPORT variant=Variant::Primary icon=Icon::Download busy=busy on_press=press />
                    <p class="small muted data__say">{t(words::EXPORT_HINT)}</p>
                </div>
                <SwitchField
                    label=words::PACK
                    hint=words::PACK_HINT
                    checked=pack
                    on_change=move |on| pack.set(on)
                />
                {progress(|j| matches!(j.work, Work::Exporting | Work::Packing))}
            </div>
        </Card>
    }
    .into_any()
}

/// Gentle: it stands here and on 今日, and never in the way.
fn reminder() -> AnyView {
    let reminder = Memo::new(|_| storage::backup_reminder());
    view! {
        {move || {
            reminder
                .get()
                .map(|why| {
                    let title = move || match why {
                        BackupReminder::Never => tr(words::NEVER_BACKED_UP).to_owned(),
                        BackupReminder::Days(days) => words::overdue(lang(), days),
                    };
                    let sub = match why {
                        BackupReminder::Never => words::NEVER_HINT,
                        BackupReminder::Days(_) => words::REMIND_TODO,
                    };
                    view! { <Banner title=title sub=sub tone=Tone::Caution icon=Icon::Shield inset=true /> }
                })
        }}
    }
    .into_any()
}

fn last() -> AnyView {
    let last = Memo::new(|_| storage::storage().last_backup);
    let none = Memo::new(|_| storage::storage().known && storage::backup_reminder().is_none());
    view! {
        {move || match last.get() {
            Some(last) => facts(last),
            None => none.get().then(|| view! { <p class="muted">{t(words::NEVER_BACKED_UP)}</p> }).into_any(),
        }}
    }
    .into_any()
}

fn facts(last: LastBackup) -> AnyView {
    let LastBackup { at, label, counts, size, .. } = last;
    let day = at.day(clock::offset_at(at));
    let changed = Memo::new(|_| storage::changed_since_backup());
    let since = move || {
        if changed.get() {
            view! { <Chip label=words::CHANGED_SINCE tone=Tone::Caution /> }
        } else {
            view! { <Chip label=words::UNCHANGED_SINCE tone=Tone::Good /> }
        }
    };
    view! {
        <div class="stack stack--tight">
            <div class="row">
                <span class="strong">{move || words::last_backup(lang(), day, clock::today())}</span>
                {move || since()}
            </div>
            <p class="small faint">
                {move || {
                    format!(
                        "{} · {} ({}) · {} · {}",
                        super::when(at),
                        label,
                        tr(words::THIS_DEVICE),
                        words::counts(lang(), counts.customers, counts.logs, counts.actions),
                        crate::i18n::format::file_size(size),
                    )
                }}
            </p>
        </div>
    }
    .into_any()
}
