//! The dry run: what an import or a restore would do, and the user's word on it.

use super::import::{numbers, restore_numbers};
use crate::domain::Collection;
use crate::domain::merge::Clash;
use crate::formats::backup::plan::Policy;
use crate::i18n::{Text, backup as words, common, customers, format, lang, t, tr};
use crate::state::backup::import::{ClashShown, Commit, Staged};
use crate::state::backup::{self as work, Importing, Origin, Ready};
use crate::state::{clock, data};
use crate::ui::components::*;
use leptos::prelude::*;
use leptos::task::spawn_local;

const POLICIES: [(Policy, Text); 3] =
    [(Policy::Newer, words::POLICY_NEWER), (Policy::Mine, words::POLICY_MINE), (Policy::Theirs, words::POLICY_THEIRS)];

pub(super) fn preview() -> AnyView {
    let ready = Memo::new(|_| match work::importing() {
        Importing::Ready(ready) => Some(*ready),
        _ => None,
    });
    let open = RwSignal::new(false);
    effect(move || open.set(ready.with(Option::is_some)));
    let replace = RwSignal::new(false);
    let policy = RwSignal::new(0_usize);
    let is_restore = Memo::new(move |_| ready.with(|r| matches!(r, Some(Ready { from: Origin::Snapshot(_), .. }))));
    // A new file starts with the gentle choice.
    effect(move || {
        if ready.with(Option::is_none) {
            replace.set(false);
            policy.set(0);
        }
    });
    let title = move || tr(if is_restore.get() { words::PREVIEW_RESTORE } else { words::PREVIEW }).to_owned();
    let go = Callback::new(move |()| {
        let commit =
            if is_restore.get_untracked() || replace.get_untracked() { Commit::Replace } else { Commit::Merge };
        let policy = POLICIES.get(policy.get_untracked()).map_or(Policy::default(), |p| p.0);
        spawn_local(work::take_effect(commit, policy));
    });
    let cancel = Callback::new(move |()| spawn_local(work::close_import()));
    let useless = Signal::derive(move || {
        !replace.get() && !is_restore.get() && ready.with(|r| r.as_ref().is_some_and(changes_nothing))
    });
    let footer = move || {
        let act = move || match (is_restore.get(), replace.get()) {
            (true, _) => view! { <Button label=words::RESTORE_DO variant=Variant::Primary on_press=go /> }.into_any(),
            (_, true) => view! { <Button label=words::REPLACE_DO variant=Variant::Danger on_press=go /> }.into_any(),
            (_, false) => {
                view! { <Button label=words::MERGE_DO variant=Variant::Primary disabled=useless on_press=go /> }
                    .into_any()
            }
        };
        view! {
            <Button label=common::CANCEL on_press=cancel />
            {move || act()}
        }
    };
    let body = move || ready.get().map(|r| content(r, replace, policy));
    view! {
        <Dialog open=open title=title wide=true footer=footer on_dismiss=cancel>
            {move || body()}
        </Dialog>
    }
    .into_any()
}

fn changes_nothing(ready: &Ready) -> bool {
    ready.staged.unreadable_total == 0 && ready.preview.total(|t| t.new + t.changed + t.clash) == 0
}

fn content(ready: Ready, replace: RwSignal<bool>, policy: RwSignal<usize>) -> AnyView {
    let Ready { from, staged, preview, here, again } = ready.clone();
    let count = |c: Collection| here.get(&c).copied().unwrap_or(0);
    let (customers, logs, actions) =
        (count(Collection::Customers), count(Collection::Logs), count(Collection::Actions));
    let replaces = move || words::replaces(lang(), customers, logs, actions);
    let restoring = matches!(from, Origin::Snapshot(_));
    let again = again.then(|| view! { <Banner title=words::AGAIN tone=Tone::Caution icon=Icon::Alert inset=true /> });
    let nothing =
        (!restoring && changes_nothing(&ready)).then(|| view! { <p class="muted">{t(words::NOTHING_TO_DO)}</p> });
    let how = if restoring {
        view! {
            <p>{t(words::RESTORE_HINT)}</p>
            <p class="small muted">{move || words::here_now(lang(), customers, logs, actions)}</p>
        }
        .into_any()
    } else {
        let options = Options::new(
            vec![words::MERGE.into(), words::REPLACE.into()],
            Signal::derive(move || Some(usize::from(replace.get()))),
            Callback::new(move |(i,): (Option<usize>,)| replace.set(i == Some(1))),
        );
        let hint = move || tr(if replace.get() { words::REPLACE_HINT } else { words::MERGE_HINT }).to_owned();
        view! {
            <ChoiceField label=words::HOW options=options hint=hint />
            {move || {
                (replace.get() && customers + logs + actions > 0)
                    .then(|| view! { <p class="data__warn">{icon(Icon::Alert)} <span>{replaces}</span></p> })
            }}
        }
        .into_any()
    };
    let clashed = preview.total(|t| t.clash);
    let policy_field = (clashed > 0 && !restoring).then(|| {
        let options = Options::new(
            POLICIES.iter().map(|p| p.1.into()).collect(),
            Signal::derive(move || Some(policy.get())),
            Callback::new(move |(i,): (Option<usize>,)| policy.set(i.unwrap_or(0))),
        );
        let list = clashes(preview.clashes.clone(), clashed);
        let merging = Memo::new(move |_| !replace.get());
        view! {
            <div class="stack" hidden=move || !merging.get()>
                <ChoiceField label=words::POLICY options=options hint=words::POLICY_HINT />
                {list}
            </div>
        }
    });
    view! {
        {again}
        <p class="small faint">{origin(from, &staged)}</p>
        {if restoring { restore_numbers(&preview, &here) } else { numbers(&preview, staged.unreadable_total) }}
        {nothing}
        {how}
        {policy_field}
        {unreadable(&staged)}
        {ignored(&staged)}
        {(!restoring).then(|| view! { <p class="small muted">{t(words::SNAPSHOT_FIRST)}</p> })}
    }
    .into_any()
}

fn origin(from: Origin, staged: &Staged) -> impl Fn() -> String + Send + Sync + use<> {
    let written = staged.header.exported_at.map(|at| words::local(at, clock::offset_at(at)));
    move || match &from {
        Origin::File { name, size } => words::file_line(lang(), name, *size, written),
        Origin::Snapshot(s) => {
            use crate::i18n::Label;
            words::snapshot_named(lang(), &super::when(s.at), s.reason.label())
        }
    }
}

/// Both values of what clashes, the first records of them.
fn clashes(all: Vec<ClashShown>, total: u64) -> AnyView {
    let more = total.saturating_sub(all.len() as u64);
    let rows: Vec<AnyView> = all.into_iter().map(clash).collect();
    view! {
        <details class="data__details">
            <summary>{t(words::SHOW_CLASHES)}</summary>
            <div class="stack">{rows}</div>
            {(more > 0).then(|| view! { <p class="small faint">{move || words::and_more(lang(), more)}</p> })}
        </details>
    }
    .into_any()
}

fn clash(record: ClashShown) -> AnyView {
    let ClashShown { collection, name, clashes } = record;
    let rows: Vec<AnyView> = clashes.into_iter().map(|c| clash_row(collection, c)).collect();
    view! {
        <div class="data__clash">
            <p class="strong">{name}</p>
            <dl>{rows}</dl>
        </div>
    }
    .into_any()
}

fn clash_row(collection: Collection, clash: Clash) -> AnyView {
    let Clash { path, mine, theirs, .. } = clash;
    let label = customers::field(collection, &path);
    let shown = path.clone();
    let name = move || label.map_or_else(|| shown.clone(), |text| tr(text).to_owned());
    let value = |value: Option<serde_json::Value>| {
        let path = path.clone();
        move || {
            let name_of = |id| {
                data::with_directory_untracked(|d| {
                    d.slot_of(id).and_then(|slot| d.row(slot)).map(|row| row.name().to_owned())
                })
            };
            let context = customers::Context { lang: lang(), name_of: &name_of, offset_at: &clock::offset_at };
            customers::value_words(&context, collection, &path, value.as_ref())
        }
    };
    view! {
        <div class="data__field">
            <dt>{name}</dt>
            <dd>
                <span class="data__side">{t(words::MINE)}</span>
                {value(mine)}
            </dd>
            <dd>
                <span class="data__side">{t(words::THEIRS)}</span>
                {value(theirs)}
            </dd>
        </div>
    }
    .into_any()
}

/// The records of the file that cannot be read, each with its place.
fn unreadable(staged: &Staged) -> AnyView {
    if staged.unreadable_total == 0 {
        return ().into_any();
    }
    let more = staged.unreadable_total.saturating_sub(staged.unreadable.len() as u64);
    let rows: Vec<AnyView> = staged
        .unreadable
        .iter()
        .cloned()
        .map(|u| {
            view! {
                <li>
                    <p>{move || words::reason(lang(), &u.reason)}</p>
                    <p class="data__place">{move || words::place(lang(), u.place, &u.pointer)}</p>
                </li>
            }
            .into_any()
        })
        .collect();
    view! {
        <details class="data__details">
            <summary>{t(words::SHOW_UNREADABLE)}</summary>
            <ul class="stack stack--tight">{rows}</ul>
            {(more > 0).then(|| view! { <p class="small faint">{move || words::and_more(lang(), more)}</p> })}
        </details>
    }
    .into_any()
}

fn ignored(staged: &Staged) -> AnyView {
    if staged.ignored.is_empty() {
        return ().into_any();
    }
    let names: Vec<String> = staged.ignored.iter().map(|(name, _)| name.chars().take(40).collect()).collect();
    view! { <p class="small muted">{move || words::ignored(lang(), &format::list(lang(), &names))}</p> }.into_any()
}
