//! 今天的安排: overdue, then by time, then for the whole day.

use super::{coming, kinds, row};
use crate::domain::Day;
use crate::i18n::{common, lang, shell, t, today as words};
use crate::state::today::{self as state, Category, Item};
use crate::ui::components::*;
use crate::ui::dom;
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::quick::quick;
use crate::ui::routes::Route;
use leptos::html;
use leptos::prelude::*;

pub(super) fn agenda(day: Signal<Day>, done: Memo<Vec<Item>>) -> AnyView {
    let only = RwSignal::new(None::<Category>);
    let agenda = Memo::new(move |_| state::agenda(day.get(), only.get()));
    let list = NodeRef::<html::Div>::new();
    use_shortcut("j", shell::KEY_NEXT, Scope::Page, move || step(list, 1));
    use_shortcut("k", shell::KEY_PREVIOUS, Scope::Page, move || step(list, -1));

    let overdue = Memo::new(move |_| part(agenda, |item, day| item.due < day, day.get()));
    let due = Memo::new(move |_| part(agenda, |item, day| item.due >= day, day.get()));
    let add = quick().map(|q| {
        view! { <Button label=words::TODO_ADD icon=Icon::Plus variant=Variant::Quiet on_press=move || q.add_todo() /> }
    });
    let nothing = Memo::new(move |_| agenda.with(|a| a.items.is_empty() && a.dates.is_empty()));
    view! {
        <Card title=words::AGENDA flush=true aside=move || view! { {add} }>
            {filters(agenda, only)}
            <div node_ref=list>
                {section(words::OVERDUE.into(), true, overdue, day)}
                {move || (!overdue.with(Vec::is_empty) && !due.with(Vec::is_empty)).then(|| heading(words::DUE_TODAY.into(), false))}
                {section_rows(due, day)}
                <ul class="agenda">
                    {each(move || agenda.with(|a| a.dates.clone()), move |date| coming::date_row(date, day.get_untracked()))}
                </ul>
                {move || nothing.get().then(|| blank(only, done))}
            </div>
            {move || {
                agenda
                    .with(|a| (a.more > 0).then_some(a.more))
                    .map(|n| {
                        view! {
                            <p class="agenda__more">
                                <Link to=Route::Customers query=vec![("filter", "due".into())]>
                                    {move || words::more(lang(), n)}
                                </Link>
                            </p>
                        }
                    })
            }}
        </Card>
    }
    .into_any()
}

fn part(agenda: Memo<state::Agenda>, wanted: fn(&Item, Day) -> bool, day: Day) -> Vec<Item> {
    agenda.with(|a| a.items.iter().filter(|item| wanted(item, day)).cloned().collect())
}

fn section(title: Words, late: bool, items: Memo<Vec<Item>>, day: Signal<Day>) -> AnyView {
    view! {
        {move || (!items.with(Vec::is_empty)).then(|| heading(title.clone(), late))}
        {section_rows(items, day)}
    }
    .into_any()
}

fn section_rows(items: Memo<Vec<Item>>, day: Signal<Day>) -> AnyView {
    // The day is part of the key: "3 days ago" is another row tomorrow.
    let rows = move || {
        let day = day.get();
        items.get().into_iter().map(|item| (item, day)).collect::<Vec<_>>()
    };
    view! {
        <ul class="agenda">
            {each(rows, |(item, day)| row::row(item, day))}
        </ul>
    }
    .into_any()
}

fn heading(title: Words, late: bool) -> AnyView {
    view! {
        <h3 class="agenda__heading" class:agenda__heading--late=late>
            {title.show()}
        </h3>
    }
    .into_any()
}

/// A chip for everything, and one for each kind that is there.
fn filters(agenda: Memo<state::Agenda>, only: RwSignal<Option<Category>>) -> AnyView {
    let counts = Memo::new(move |_| agenda.with(|a| a.counts));
    let kinds = Memo::new(move |_| {
        let there = |c: &Category| counts.get()[*c as usize] > 0 || only.get() == Some(*c);
        Category::ALL.into_iter().filter(there).collect::<Vec<_>>()
    });
    let all = move || words::with_count(lang(), common::ALL_ITEMS, counts.get().iter().sum());
    let chip = move |category: Category| {
        let label = move || words::with_count(lang(), kinds::filter_label(category), counts.get()[category as usize]);
        let press = move || only.update(|now| *now = (*now != Some(category)).then_some(category));
        view! { <ToggleChip label pressed=Signal::derive(move || only.get() == Some(category)) on_press=press /> }
            .into_any()
    };
    view! {
        // With one kind there is nothing to choose.
        <When holds=move || kinds.with(|k| k.len() > 1)>
            <div class="chips agenda__filters" role="group" aria-label=t(words::FILTER)>
                <ToggleChip label=all pressed=Signal::derive(move || only.get().is_none()) on_press=move || only.set(None) />
                {each(move || kinds.get(), chip)}
            </div>
        </When>
    }
    .into_any()
}

fn blank(only: RwSignal<Option<Category>>, done: Memo<Vec<Item>>) -> AnyView {
    if only.get_untracked().is_some() {
        let all = move || view! { <Button label=words::SHOW_ALL on_press=move || only.set(None) /> };
        return view! { <EmptyState title=words::NONE_OF_KIND icon=Icon::Filter actions=all /> }.into_any();
    }
    if !done.with(Vec::is_empty) {
        return view! { <EmptyState title=words::ALL_DONE icon=Icon::CheckCircle /> }.into_any();
    }
    view! { <EmptyState title=words::NOTHING_DUE hint=words::NOTHING_DUE_HINT icon=Icon::Sun /> }.into_any()
}

/// Moves the focus to the next or previous row's first link or button.
fn step(list: NodeRef<html::Div>, by: isize) {
    let Some(list) = list.get_untracked() else { return };
    let rows = dom::all_within(&list, ".agenda__row");
    let now = dom::focused().and_then(|f| rows.iter().position(|row| row.contains(Some(&f))));
    let to = now.map_or(0, |at| at.saturating_add_signed(by).min(rows.len().saturating_sub(1)));
    if let Some(first) = rows.get(to).and_then(|row| dom::all_within(row, "a, button").into_iter().next()) {
        dom::focus(&first);
    }
}
