//! The card 导入: choosing a file, and what came of it. The dry run stands in a dialog (`preview`).

use super::failure::{failed, progress};
use crate::domain::Collection;
use crate::formats::backup::plan::Tally;
use crate::i18n::{Label, Text, backup as words, lang, t};
use crate::state::backup::import::{Commit, Preview};
use crate::state::backup::{self as work, Importing, Origin, Outcome};
use crate::ui::announce::announce;
use crate::ui::components::*;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

pub(super) fn import() -> AnyView {
    view! {
        <Card title=words::IMPORT>
            <div class="stack">
                <div class="data__act">
                    {chooser()}
                    <p class="small muted data__say">{t(words::IMPORT_HINT)}</p>
                </div>
                {state(|from| matches!(from, Origin::File { .. }))}
            </div>
        </Card>
    }
    .into_any()
}

/// The browser's own file field under a label that looks like a button.
fn chooser() -> AnyView {
    let chosen = move |event: web_sys::Event| {
        let input = event_target::<web_sys::HtmlInputElement>(&event);
        let file = input.files().and_then(|files| files.get(0));
        // So that the same file can be chosen again.
        input.set_value("");
        if let Some(file) = file {
            spawn_local(work::read_file(file));
        }
    };
    view! {
        <label class="button button--secondary data__file">
            {icon(Icon::Upload)} <span>{t(words::IMPORT)}</span>
            <input
                type="file"
                class="visually-hidden"
                accept=".json,.gz,application/json,application/gzip"
                on:change=chosen
            />
        </label>
    }
    .into_any()
}

/// What is under way, what failed or what was done, of imports that come from where `ours` says.
pub(super) fn state(ours: fn(&Origin) -> bool) -> AnyView {
    let shown = Memo::new(move |_| match work::importing() {
        Importing::None | Importing::Ready(_) => Importing::None,
        Importing::Working(from) | Importing::Failed(from, _) if !ours(&from) => Importing::None,
        Importing::Done(done) if !ours(&done.from) => Importing::None,
        other => other,
    });
    let close = Callback::new(|()| spawn_local(work::close_import()));
    view! {
        {move || match shown.get() {
            Importing::None | Importing::Ready(_) => ().into_any(),
            Importing::Working(_) => progress(|_| true),
            Importing::Failed(_, failure) => failed(failure, close),
            Importing::Done(outcome) => done(*outcome, close),
        }}
    }
    .into_any()
}

fn done(outcome: Outcome, close: Callback<()>) -> AnyView {
    let (title, undo) = match (&outcome.from, outcome.commit) {
        (Origin::Snapshot(_), _) => (words::RESTORED, words::UNDO_RESTORE),
        (_, Commit::Merge) => (words::MERGED, words::UNDO_IMPORT),
        (_, Commit::Replace) => (words::REPLACED, words::UNDO_IMPORT),
    };
    announce(title);
    let at = outcome.before.at;
    let sub = move || {
        let (day, minutes) = words::local(at, crate::state::clock::offset_at(at));
        words::undo_until(lang(), day, minutes)
    };
    let actions = move || {
        view! {
            <Button label=undo icon=Icon::Undo on_press=Callback::new(|()| spawn_local(work::undo_import())) />
            <Button label=crate::i18n::common::CLOSE variant=Variant::Quiet on_press=close />
        }
    };
    view! {
        <div class="stack" role="status">
            <Banner title=title sub=sub tone=Tone::Good icon=Icon::CheckCircle inset=true actions=actions />
            {numbers(&outcome.preview, outcome.staged.unreadable_total)}
        </div>
    }
    .into_any()
}

type Count = fn(&Tally) -> u64;

const CLASSES: [(Text, Tone, Count); 6] = [
    (words::NEW, Tone::Good, |t| t.new),
    (words::CHANGED, Tone::Info, |t| t.changed),
    (words::CLASH, Tone::Caution, |t| t.clash),
    (words::SAME, Tone::Neutral, |t| t.same),
    (words::OLDER, Tone::Neutral, |t| t.older),
    (words::UNREADABLE, Tone::Danger, |t| t.unreadable),
];

/// One collection's numbers; what is none is not said.
fn tally_row(collection: Collection, numbers: Vec<(Text, Tone, u64)>) -> AnyView {
    let chip = |(text, tone, n): (Text, Tone, u64)| {
        view! { <Chip label=move || words::class_count(lang(), text, n) tone=tone /> }.into_any()
    };
    let chips: Vec<AnyView> = numbers.into_iter().filter(|(.., n)| *n > 0).map(chip).collect();
    view! {
        <div class="data__tally">
            <dt>{t(collection.label())}</dt>
            <dd class="row">{chips}</dd>
        </div>
    }
    .into_any()
}

/// Per collection what a restore does to what is here.
pub(super) fn restore_numbers(preview: &Preview, here: &BTreeMap<Collection, u64>) -> AnyView {
    let rows = Collection::ALL.into_iter().filter_map(|c| {
        let tally = preview.tally.get(&c).copied().unwrap_or_default();
        let differs = tally.changed + tally.older + tally.clash;
        let gone = here.get(&c).map_or(0, |here| here.saturating_sub(tally.same + differs + tally.unreadable));
        let numbers = vec![
            (words::COMES_BACK, Tone::Good, tally.new),
            (words::TURNS_BACK, Tone::Info, differs),
            (words::GOES, Tone::Caution, gone),
            (words::STAYS, Tone::Neutral, tally.same + tally.unreadable),
        ];
        numbers.iter().any(|(.., n)| *n > 0).then(|| tally_row(c, numbers))
    });
    let rows: Vec<AnyView> = rows.collect();
    view! { <dl class="data__tallies">{rows}</dl> }.into_any()
}

/// Per collection how many records are new, changed and so on.
pub(super) fn numbers(preview: &Preview, unreadable: u64) -> AnyView {
    let of = |tally: &Tally| CLASSES.iter().map(|(text, tone, of)| (*text, *tone, of(tally))).collect::<Vec<_>>();
    let rows = Collection::ALL.into_iter().filter_map(|c| Some(tally_row(c, of(preview.tally.get(&c)?))));
    let some: Vec<AnyView> = rows.collect();
    if some.is_empty() {
        return view! { <p class="muted">{t(words::EMPTY_FILE)}</p> }.into_any();
    }
    let kept = (unreadable > 0).then(|| view! { <p class="small muted">{t(words::UNREADABLE_KEPT)}</p> });
    view! {
        <dl class="data__tallies">{some}</dl>
        {kept}
    }
    .into_any()
}
