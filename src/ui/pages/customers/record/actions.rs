//! 待办: what is to be done and what was; done, moved or put off with one press.

use super::Shared;
use crate::domain::actions::{ActionKind, Due};
use crate::domain::{Action, Day, Record};
use crate::i18n::format::{compact_date, relative_day, short_date};
use crate::i18n::{Lang, common, customers as words, lang, t};
use crate::state::{clock, customers};
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::pages::customers::dates;
use crate::ui::pages::customers::live::Load;
use leptos::prelude::*;

/// Done ones beyond these are history, not work.
const DONE_SHOWN: usize = 50;

pub(super) fn actions(shared: Shared) -> AnyView {
    let open = move || listed(shared, true, usize::MAX);
    let done = move || listed(shared, false, DONE_SHOWN);
    let add = move || view! { <Button label=words::ADD_ACTION icon=Icon::Plus variant=Variant::Quiet on_press=move || shared.action_form.create() /> };
    let content = move || {
        let all = open();
        if all.is_empty() {
            return view! { <EmptyState title=words::NEXT_EMPTY icon=Icon::Checklist /> }.into_any();
        }
        view! { <div class="rows">{all.into_iter().map(|a| row(shared, a, true)).collect_view()}</div> }.into_any()
    };
    let past = move || {
        let all = done();
        (!all.is_empty()).then(|| {
            view! {
                <Card title=words::DONE_ACTIONS flush=true>
                    <div class="rows">{all.into_iter().map(|a| row(shared, a, false)).collect_view()}</div>
                </Card>
            }
        })
    };
    view! {
        <div class="stack">
            <Card title=words::OPEN_ACTIONS aside=add flush=true>
                {move || content()}
            </Card>
            {move || past()}
        </div>
    }
    .into_any()
}

/// Open or done actions, as many as asked for.
pub(super) fn listed(shared: Shared, open: bool, most: usize) -> Vec<Action> {
    shared.actions.with(|all| match all {
        Load::Here(all) => all.iter().filter(|a| a.done_at.is_none() == open).take(most).cloned().collect(),
        Load::Waiting | Load::Failed(_) => Vec::new(),
    })
}

pub(super) const fn icon_of(kind: ActionKind) -> Icon {
    match kind {
        ActionKind::Call => Icon::Phone,
        ActionKind::Visit => Icon::Visit,
        ActionKind::Message => Icon::Chat,
        ActionKind::Gift => Icon::Gift,
        ActionKind::Task => Icon::Checklist,
    }
}

/// The day on its chip: in words where it is near.
fn due_words(lang: Lang, action: &Action) -> String {
    let today = clock::today();
    let day = match Due::on(action.due, today) {
        Due::Overdue { days } => words::overdue(lang, days as usize),
        Due::Today => relative_day(lang, action.due, today),
        Due::Coming { days } if days <= 2 => relative_day(lang, action.due, today),
        Due::Coming { days } if days < 180 => short_date(lang, action.due),
        Due::Coming { .. } => compact_date(lang, action.due, today),
    };
    match action.time {
        Some(time) => format!("{day} {time}"),
        None => day,
    }
}

/// One action. `moves`: with what puts it off right beside it.
pub(super) fn row(shared: Shared, action: Action, moves: bool) -> AnyView {
    let key = action.cluster_key();
    let open = action.done_at.is_none();
    let tone = match Due::on(action.due, clock::today()) {
        Due::Overdue { .. } => Tone::Danger,
        Due::Today => Tone::Primary,
        Due::Coming { .. } => Tone::Neutral,
    };
    let finish = {
        let key = key.clone();
        move || {
            let key = key.clone();
            let words = if open { words::ACTION_DONE } else { words::ACTION_REOPENED };
            acts::run(words, async move { customers::finish_action(key, open).await });
        }
    };
    let time = action.time;
    let to = {
        let key = key.clone();
        Callback::new(move |(day,): (Day,)| {
            let key = key.clone();
            let said = move || words::moved_to(lang(), &short_date(lang(), day));
            acts::run(said, async move { customers::move_action(key, day, time).await });
        })
    };
    let due = action.due;
    let pick = move || shared.pick.ask(due.max(clock::today()), to);
    let days = |n: i32| move || to.run((clock::today().plus_days(n),));
    let monday = move || to.run((dates::next_monday(clock::today()),));
    let chips = (open && moves).then(|| {
        view! {
            <div class="chips no-print" role="group" aria-label=t(words::POSTPONE)>
                <ActionChip label=words::TOMORROW on_press=days(1) />
                <ActionChip label=words::IN_3_DAYS on_press=days(3) />
                <ActionChip label=words::NEXT_MONDAY on_press=monday />
                <ActionChip label=common::PICK_DATE on_press=pick />
            </div>
        }
    });
    let delete = {
        let (key, title) = (key.clone(), action.title.clone());
        move || {
            let (key, title) = (key.clone(), title.clone());
            let said = move || words::deleted_named(lang(), &title);
            acts::run(said, async move { customers::delete_action(key).await });
        }
    };
    let mut items = Vec::new();
    if open && !moves {
        items.push(MenuItem::new(words::TOMORROW, days(1)));
        items.push(MenuItem::new(words::IN_3_DAYS, days(3)));
        items.push(MenuItem::new(words::NEXT_MONDAY, monday));
        items.push(MenuItem::new(common::PICK_DATE, pick));
    }
    let whole = action.clone();
    let edit = MenuItem::new(common::EDIT, move || shared.action_form.edit(&whole)).icon(Icon::Edit);
    items.push(if items.is_empty() { edit } else { edit.line_before() });
    items.push(MenuItem::new(common::DELETE, delete).icon(Icon::Trash).danger());
    let (shown, kind) = (action.clone(), action.kind);
    let when = move || match shown.done_at {
        Some(at) => dates::when(lang(), at),
        None => due_words(lang(), &shown),
    };
    let marks = {
        let (day, times) = (action.follow_up_day, action.postponed);
        move || {
            let day = day.map(|d| words::follow_up_mark(lang(), d));
            let times = (times > 0).then(|| words::postponed(lang(), times));
            day.into_iter().chain(times).collect::<Vec<_>>().join(" · ")
        }
    };
    let marked = action.follow_up_day.is_some() || action.postponed > 0;
    view! {
        <div class="rows__row action" class:action--done=!open>
            <IconButton
                label=if open { words::MARK_DONE } else { words::MARK_OPEN }
                icon=if open { Icon::Check } else { Icon::CheckCircle }
                pressed=Signal::derive(move || !open)
                on_press=finish
            />
            <div class="action__words">
                <div class="action__line">
                    {icon(icon_of(kind))} <Chip label=when tone=if open { tone } else { Tone::Neutral } />
                    <span class="action__title">{action.title.clone()}</span>
                </div>
                {(!action.note.is_empty()).then(|| view! { <p class="small muted pre-line">{action.note.clone()}</p> })}
                {marked.then(|| view! { <p class="tiny faint">{marks}</p> })}
                {chips}
            </div>
            <span class="no-print">
                <MoreMenu items=items />
            </span>
        </div>
    }
    .into_any()
}
