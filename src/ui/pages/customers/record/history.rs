//! 修改历史: each change of the record, what it was from and to, and the way back.

use super::{Shared, name_of};
use crate::domain::HistoryEntry;
use crate::domain::history::HistoryKind;
use crate::i18n::{Label, customers as words, lang, t};
use crate::state::{clock, customers, data};
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::errors;
use crate::ui::pages::customers::dates;
use crate::ui::pages::customers::live::{Load, live};
use leptos::prelude::*;

const PAGE: usize = 50;

pub(super) fn history(shared: Shared) -> AnyView {
    let id = shared.id;
    let found = live(move || customers::history(id));
    let shown = RwSignal::new(PAGE);
    let content = move || {
        found.with(|all| match all {
            Load::Waiting => view! { <Skeleton count=4 /> }.into_any(),
            Load::Failed(e) => errors::failed(e, None),
            Load::Here(all) if all.is_empty() => {
                view! { <EmptyState title=words::HISTORY_EMPTY icon=Icon::History /> }.into_any()
            }
            Load::Here(all) => {
                let rest = all.len() > shown.get();
                view! {
                    <ul class="history rows">{all.iter().take(shown.get()).map(one).collect_view()}</ul>
                    {rest
                        .then(|| {
                            view! {
                                <Button
                                    label=crate::i18n::common::MORE
                                    variant=Variant::Quiet
                                    wide=true
                                    on_press=move || shown.update(|n| *n += PAGE)
                                />
                            }
                        })}
                }
                .into_any()
            }
        })
    };
    view! { <Card flush=true>{move || content()}</Card> }.into_any()
}

const fn tone_of(kind: HistoryKind) -> Tone {
    match kind {
        HistoryKind::Created | HistoryKind::Restored => Tone::Good,
        HistoryKind::Changed => Tone::Primary,
        HistoryKind::Deleted => Tone::Danger,
        HistoryKind::Imported => Tone::Info,
        HistoryKind::Undone => Tone::Caution,
    }
}

fn one(entry: &HistoryEntry) -> AnyView {
    let at = entry.created_at;
    let here = entry.device == data::device();
    let device = if here { words::HISTORY_HERE } else { words::HISTORY_ELSEWHERE };
    let whole = entry.clone();
    let undo = move || {
        let entry = whole.clone();
        leptos::task::spawn_local(async move {
            match customers::undo_entry(entry).await {
                Ok(done) => acts::tell(crate::i18n::common::UNDONE, done),
                Err(e) => acts::not_undone(&e),
            }
        });
    };
    let changes = entry.clone();
    // What an import did to a whole record has no fields to tell.
    let lines = move || {
        let lang = lang();
        let context = words::Context { lang, name_of: &name_of, offset_at: &clock::offset_at };
        let line = |c: &crate::domain::merge::FieldChange| {
            let say = |v| words::value_words(&context, changes.collection, &c.path, v);
            let from = say(c.from.as_ref());
            let from = match c.from {
                Some(_) => view! { <del>{from}</del> }.into_any(),
                None => view! { <span class="faint">{from}</span> }.into_any(),
            };
            view! {
                <div class="history__change">
                    <dt>{acts::field_name(changes.collection, &c.path)}</dt>
                    <dd>
                        {from}
                        {icon(Icon::ChevronRight)}
                        <ins>{say(c.to.as_ref())}</ins>
                    </dd>
                </div>
            }
        };
        changes.changes.iter().map(line).collect_view()
    };
    let can_undo = !entry.changes.is_empty() || entry.kind == HistoryKind::Created;
    let button = can_undo.then(|| {
        view! {
            <div class="history__undo no-print">
                <Button label=words::HISTORY_UNDO variant=Variant::Quiet icon=Icon::Undo on_press=undo />
            </div>
        }
    });
    view! {
        <li class="history__one">
            <p class="history__head">
                <Chip label=entry.kind.label() tone=tone_of(entry.kind) />
                <time datetime=at.to_string()>{dates::moment(at)}</time>
                <span class="faint">{t(device)}</span>
            </p>
            <dl class="history__changes">{lines}</dl>
            {button}
        </li>
    }
    .into_any()
}
