//! The dialog with all filters. It works at once; closing it shows what is left.

use super::Slots;
use super::choice::{self, Choice, DueBy};
use crate::domain::customers::{Kind, Nature, Region, Stage, Standing};
use crate::i18n::{Label, Text, customers as words, lang};
use crate::state::data;
use crate::ui::components::*;
use leptos::prelude::*;

/// So many tags are offered; others are found by typing them into the filter field.
const TAGS: usize = 30;

pub(super) fn dialog(open: RwSignal<bool>, slots: Slots) -> AnyView {
    let found = move || words::n_customers(lang(), slots.with(|s| s.len()));
    let footer = move || {
        let close = move || open.set(false);
        view! {
            <Button label=words::FILTERS_CLEAR variant=Variant::Quiet on_press=|| choice::update(clear_filters) />
            <Button
                label=move || words::filter_of(lang(), words::FILTERS_SHOW.get(lang()), &found())
                variant=Variant::Primary
                on_press=close
            />
        }
    };
    view! {
        <Dialog open=open title=words::FILTERS footer=footer>
            <div class="customers-filters">
                {due()}
                {one(words::field_text("kind"), Kind::ALL, |c| &mut c.kind)}
                {many(words::field_text("stage"), Stage::ALL, |c| &mut c.stages)}
                {many(words::field_text("standing"), Standing::ALL, |c| &mut c.standings)}
                {many(words::field_text("region"), Region::ALL, |c| &mut c.regions)}
                {many(words::field_text("nature"), Nature::ALL, |c| &mut c.natures)}
                {tags()}
                {flag(words::FILTER_CONTACT, words::HAS_PHONE, words::NO_PHONE, |c| &mut c.has_phone)}
                {flag(words::FILTER_DEMO, words::ONLY_DEMO, words::NO_DEMO, |c| &mut c.demo)}
            </div>
        </Dialog>
    }
    .into_any()
}

fn clear_filters(c: &mut Choice) {
    let text = std::mem::take(&mut c.text);
    c.clear();
    c.text = text;
}

fn group(title: Text, chips: AnyView) -> AnyView {
    view! {
        <fieldset class="customers-filters__group">
            <legend>{crate::i18n::t(title)}</legend>
            <div class="chips">{chips}</div>
        </fieldset>
    }
    .into_any()
}

/// A chip that puts a change in and out again.
fn chip(
    label: impl Into<Words>,
    is_on: impl Fn(&Choice) -> bool + Send + Sync + 'static,
    turn: impl Fn(&mut Choice, bool) + Send + Sync + 'static,
) -> AnyView {
    let on = Memo::new(move |_| choice::with(&is_on));
    let press = move || choice::update(|c| turn(c, !on.get_untracked()));
    view! { <ToggleChip label=label pressed=on on_press=press /> }.into_any()
}

fn many<T>(title: Text, all: &'static [T], list: fn(&mut Choice) -> &mut Vec<T>) -> AnyView
where
    T: Copy + PartialEq + Label + Send + Sync + 'static,
{
    let chips: Vec<AnyView> = all
        .iter()
        .map(|&v| {
            let has = move |c: &Choice| list(&mut c.clone()).contains(&v);
            chip(v.label(), has, move |c, on| {
                list(c).retain(|x| *x != v);
                if on {
                    list(c).push(v);
                }
            })
        })
        .collect();
    group(title, chips.into_any())
}

fn one<T>(title: Text, all: &'static [T], value: fn(&mut Choice) -> &mut Option<T>) -> AnyView
where
    T: Copy + PartialEq + Label + Send + Sync + 'static,
{
    let chips: Vec<AnyView> = all
        .iter()
        .map(|&v| {
            let is_on = move |c: &Choice| *value(&mut c.clone()) == Some(v);
            chip(v.label(), is_on, move |c, on| *value(c) = on.then_some(v))
        })
        .collect();
    group(title, chips.into_any())
}

fn flag(title: Text, yes: Text, no: Text, value: fn(&mut Choice) -> &mut Option<bool>) -> AnyView {
    let chips = [(yes, true), (no, false)].map(|(label, v)| {
        let is_on = move |c: &Choice| *value(&mut c.clone()) == Some(v);
        chip(label, is_on, move |c, on| *value(c) = on.then_some(v))
    });
    group(title, chips.into_iter().collect_view().into_any())
}

fn due() -> AnyView {
    let due =
        |label: Text, due: DueBy| chip(label, move |c| c.due == Some(due), move |c, on| c.due = on.then_some(due));
    let chips = [
        due(words::DUE_TODAY, DueBy::Today),
        due(words::DUE_OVERDUE, DueBy::Overdue),
        chip(words::FILTER_QUIET, |c| c.quiet, |c, on| c.quiet = on),
    ];
    group(words::FILTER_DUE, chips.into_iter().collect_view().into_any())
}

fn tags() -> AnyView {
    let all: Vec<(String, u32)> = data::with_directory_untracked(|d| {
        d.tags().into_iter().take(TAGS).map(|(tag, n)| (tag.to_owned(), n)).collect()
    });
    if all.is_empty() {
        return ().into_any();
    }
    let mut chips: Vec<AnyView> = all
        .into_iter()
        .map(|(tag, n)| {
            let (has, name) = (tag.clone(), tag.clone());
            chip(
                words::with_count(&tag, n as usize),
                move |c| c.tags.contains(&has),
                move |c, on| {
                    c.tags.retain(|t| *t != name);
                    if on {
                        c.tags.push(name.clone());
                    }
                },
            )
        })
        .collect();
    let several = Memo::new(|_| choice::with(|c| c.tags.len() > 1));
    let which = move || several.get().then(|| chip(words::TAGS_ALL, |c| c.all_tags, |c, on| c.all_tags = on));
    chips.push(which.into_any());
    group(words::FILTER_TAGS, chips.into_any())
}
