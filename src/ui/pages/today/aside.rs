//! Beside the day's list: its numbers, who was not heard of for long, and whether the data is safe.

use crate::domain::Day;
use crate::domain::customers::Standing;
use crate::i18n::{Label, Text, format, format::count, lang, t, today as words, tr};
use crate::state::clock;
use crate::state::storage::{self, BackupReminder};
use crate::state::today::{self as state, Item, Quiet};
use crate::ui::components::*;
use crate::ui::router;
use crate::ui::routes::Route;
use leptos::prelude::*;

/// Customers shown; the rest is a link.
const MOST_QUIET: usize = 5;

pub(super) fn numbers(day: Signal<Day>, done: Memo<Vec<Item>>) -> AnyView {
    let now = Memo::new(move |_| {
        let agenda = state::agenda(day.get(), None);
        (agenda.due, agenda.overdue)
    });
    let number = |label: Text, value: Signal<usize>, class: &'static str| {
        view! {
            <div class="numbers__one">
                <dt>{t(label)}</dt>
                <dd class=class class:numbers__zero=move || value.get() == 0>
                    {move || count(value.get())}
                </dd>
            </div>
        }
    };
    view! {
        <section class="card" aria-label=t(words::SUMMARY)>
            <dl class="numbers">
                {number(words::N_DUE, Signal::derive(move || now.get().0), "figure")}
                {number(words::N_OVERDUE, Signal::derive(move || now.get().1), "figure text-danger")}
                {number(words::N_DONE, Signal::derive(move || done.with(Vec::len)), "figure text-good")}
            </dl>
        </section>
    }
    .into_any()
}

pub(super) fn quiet(day: Signal<Day>) -> AnyView {
    let quiet = Memo::new(move |_| state::quiet(day.get(), MOST_QUIET));
    let all = move || {
        view! {
            <When holds=move || quiet.with(|(_, n)| *n > MOST_QUIET)>
                <Link to=Route::Customers query=vec![("filter", "quiet".into())]>
                    {move || format!("{} {}", tr(words::QUIET_ALL), count(quiet.with(|(_, n)| *n)))}
                </Link>
            </When>
        }
    };
    view! {
        <Card title=words::QUIET aside=all>
            <ul class="quiet">
                {each(move || quiet.get().0, quiet_row)}
            </ul>
            {move || {
                quiet.with(|(some, _)| some.is_empty()).then(|| view! { <p class="faint small">{t(words::QUIET_EMPTY)}</p> })
            }}
        </Card>
    }
    .into_any()
}

fn quiet_row(quiet: Quiet) -> AnyView {
    let Quiet { who, stage, standing, days } = quiet;
    let since = move || match days {
        Some(n) => words::quiet_days(lang(), n as usize),
        None => tr(words::QUIET_NEVER).to_owned(),
    };
    let sub = {
        let organisation = who.organisation.clone();
        move || if organisation.is_empty() { since() } else { format!("{organisation} · {}", since()) }
    };
    // Why it stands here rather than another.
    let label = standing.filter(|s| *s == Standing::Major).map_or(stage.label(), Label::label);
    view! {
        <li>
            <a class="quiet__row" href=router::href(Route::Customers, &[("id", &who.id.to_string())])>
                <Avatar name=who.name.clone() id=who.id.to_string() size=AvatarSize::Small />
                <span class="quiet__words">
                    <span class="quiet__name ellipsis">{who.name.clone()}</span>
                    <span class="quiet__sub ellipsis">{sub}</span>
                </span>
                <Chip label />
            </a>
        </li>
    }
    .into_any()
}

/// Works without network; where the data is; when it was last copied elsewhere, and a word where that is long ago.
pub(super) fn safety(day: Signal<Day>) -> AnyView {
    let line = move || {
        let mut parts = Vec::with_capacity(3);
        if works_offline() {
            parts.push(tr(words::OFFLINE_READY).to_owned());
        }
        parts.push(tr(words::LOCAL_ONLY).to_owned());
        let storage = storage::storage();
        if let Some(last) = &storage.last_backup {
            let on = last.at.day(clock::offset_at(last.at));
            parts.push(words::last_backup(lang(), &format::relative_day(lang(), on, day.get())));
        }
        parts.join(" · ")
    };
    let reminder = Memo::new(|_| storage::backup_reminder());
    view! {
        {move || reminder.get().map(remind)}
        <a class="card safety" href=router::href(Route::Data, &[])>
            {move || {
                let tone = if reminder.get().is_some() { Tone::Caution } else { Tone::Good };
                view! { <BadgeDot label=words::BACKUP tone /> }
            }}
            <span>{move || line()}</span>
        </a>
    }
    .into_any()
}

fn remind(reminder: BackupReminder) -> AnyView {
    let (title, hint): (Words, Text) = match reminder {
        BackupReminder::Never => (words::BACKUP_NEVER.into(), words::BACKUP_NEVER_HINT),
        BackupReminder::Days(n) => {
            let n = usize::try_from(n).unwrap_or_default();
            ((move || words::backup_old(lang(), n)).into(), words::BACKUP_OLD_HINT)
        }
    };
    view! {
        <Card title>
            <p class="small muted">{t(hint)}</p>
            <p class="safety__act">
                <LinkButton label=words::BACKUP_NOW icon=Icon::Download href=router::href(Route::Data, &[]) />
            </p>
        </Card>
    }
    .into_any()
}

/// Whether the service worker holds the app's files.
fn works_offline() -> bool {
    let get = |of: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let worker = get(&window().navigator().into(), "serviceWorker");
    worker.is_object() && get(&worker, "controller").is_object()
}
