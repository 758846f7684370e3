//! Beside the day's list: its numbers, who was not heard of for long, and whether the data is safe.

use crate::domain::Day;
use crate::i18n::{Label, Text, format::count, lang, t, today as words, tr};
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
            <Show when=move || quiet.with(|(_, n)| *n > MOST_QUIET)>
                <Link to=Route::Customers query=vec![("filter", "quiet".into())]>
                    {move || format!("{} {}", tr(words::QUIET_ALL), count(quiet.with(|(_, n)| *n)))}
                </Link>
            </Show>
        }
    };
    view! {
        <Card title=words::QUIET aside=all>
            <ul class="quiet">
                <For each=move || quiet.get().0 key=|q| q.clone() children=quiet_row />
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
    // What it weighs: standing before stage.
    let label = standing.map_or(stage.label(), Label::label);
    view! {
        <li>
            <a class="quiet__row" href=router::href(Route::Customers, &[("id", &who.id.to_string())])>
                <Avatar name=who.name.clone() id=who.id.to_string() size=AvatarSize::Small />
                <span class="quiet__words">
                    <span class="quiet__name">{who.name.clone()}</span>
                    <span class="quiet__sub">{sub}</span>
                </span>
                <Chip label />
            </a>
        </li>
    }
    .into_any()
}

/// Works without network; where the data is; when it was last copied elsewhere.
pub(super) fn safety() -> AnyView {
    let line = || {
        let mut parts = vec![tr(words::LOCAL_ONLY).to_owned()];
        if works_offline() {
            parts.insert(0, tr(words::OFFLINE_READY).to_owned());
        }
        parts.join(" · ")
    };
    view! {
        <a class="card safety" href=router::href(Route::Data, &[])>
            <BadgeDot label=words::LOCAL_ONLY tone=Tone::Good />
            <span>{line}</span>
        </a>
    }
    .into_any()
}

/// Whether the service worker holds the app's files.
fn works_offline() -> bool {
    let get = |of: &wasm_bindgen::JsValue, name: &str| js_sys::Reflect::get(of, &name.into()).unwrap_or_default();
    let worker = get(&window().navigator().into(), "serviceWorker");
    worker.is_object() && get(&worker, "controller").is_object()
}
