//! 概况: what is to be done next and what one should know before ringing the bell.

use super::{Part, Shared, actions, contacts, fact, log, profile};
use crate::domain::Customer;
use crate::domain::customers::Kind;
use crate::i18n::format::relative_day;
use crate::i18n::{Label, customers as words, lang, t};
use crate::state::clock;
use crate::ui::components::*;
use crate::ui::pages::customers::live::Load;
use leptos::prelude::*;

const ACTIONS: usize = 4;
const DATES: usize = 4;
const ENTRIES: usize = 3;

pub(super) fn overview(shared: Shared) -> AnyView {
    let customer = shared.customer;
    let tags = move || customer.with(|c| (!c.tags.is_empty()).then(|| tags(c)));
    let notes = move || customer.with(|c| (!c.notes.is_empty()).then(|| notes(c)));
    let people = move || (customer.with(|c| c.kind) == Kind::Organisation).then(|| contacts::card(shared));
    view! {
        <div class="customer__grid">
            <div class="stack">{next(shared)} {latest(shared)}</div>
            <div class="stack">{facts(shared)} {people} {dates(shared)} {tags} {notes}</div>
        </div>
    }
    .into_any()
}

fn next(shared: Shared) -> AnyView {
    let aside = move || {
        view! {
            <Button
                label=words::ADD_ACTION
                icon=Icon::Plus
                variant=Variant::Quiet
                on_press=move || shared.action_form.create()
            />
        }
    };
    let content = move || {
        let all = actions::listed(shared, true, ACTIONS);
        if all.is_empty() {
            return view! { <p class="card__note muted">{t(words::NEXT_EMPTY)}</p> }.into_any();
        }
        let more = shared.open_actions() > ACTIONS;
        view! {
            <div class="rows">{all.into_iter().map(|a| actions::row(shared, a, false)).collect_view()}</div>
            {more.then(|| see_all(shared, Part::Actions))}
        }
        .into_any()
    };
    view! {
        <Card title=words::NEXT_STEPS aside=aside flush=true>
            {move || content()}
        </Card>
    }
    .into_any()
}

pub(super) fn see_all(shared: Shared, part: Part) -> AnyView {
    view! {
        <div class="card__more no-print">
            <Button label=words::SEE_ALL variant=Variant::Quiet wide=true on_press=move || shared.go(part) />
        </div>
    }
    .into_any()
}

/// What is asked for most; the rest is in the profile.
fn facts(shared: Shared) -> AnyView {
    let content = move || {
        shared.customer.with(|c| {
            let lines = key_facts(c);
            if lines.is_empty() {
                view! { <p class="muted">{t(words::NO_FACTS)}</p> }.into_any()
            } else {
                view! { <dl class="facts">{lines}</dl> }.into_any()
            }
        })
    };
    view! { <Card title=words::KEY_FACTS>{move || content()}</Card> }.into_any()
}

fn key_facts(c: &Customer) -> Vec<AnyView> {
    let mut out = Vec::new();
    let mut add = |name: &str, value: AnyView| out.push(fact(words::field_text(name), value));
    if !c.phones.is_empty() {
        add("phones", profile::phones(c));
    }
    if !c.wechat.is_empty() {
        add("wechat", c.wechat.clone().into_any());
    }
    if !c.emails.is_empty() {
        add("emails", profile::emails(c));
    }
    if let Some(address) = c.addresses.first() {
        add("addresses", address.text.clone().into_any());
    }
    if let Some(region) = c.region {
        add("region", t(region.label()).into_any());
    }
    if let Some(nature) = c.nature.filter(|_| c.kind == Kind::Organisation) {
        add("nature", t(nature.label()).into_any());
    }
    if let Some(size) = c.size {
        add("size", t(size.label()).into_any());
    }
    if !c.interests.is_empty() {
        let all: Vec<String> = c.interests.iter().map(|i| i.text.clone()).collect();
        add("interests", (move || crate::i18n::format::list(lang(), &all)).into_any());
    }
    if !c.family.is_empty() {
        let all: Vec<String> = c.family.iter().map(words::family_member).collect();
        add("family", (move || crate::i18n::format::list(lang(), &all)).into_any());
    }
    if let Some(source) = c.source {
        add("source", t(source.label()).into_any());
    }
    out
}

fn dates(shared: Shared) -> AnyView {
    let content = move || {
        let today = clock::today();
        shared.customer.with(|c| {
            let coming = c.coming_dates(today);
            if coming.is_empty() {
                return view! { <p class="muted">{t(words::NO_DATES)}</p> }.into_any();
            }
            let one = |(day, date): (crate::domain::Day, Option<&crate::domain::customers::SpecialDate>)| {
                let label = date.map(|d| d.label.clone());
                let years = match date {
                    None => c.birthday.and_then(|b| b.age_on(day)),
                    Some(d) if d.yearly => d.day.age_on(day).filter(|n| *n > 0),
                    Some(_) => None,
                };
                let birthday = date.is_none();
                let near = day.days_since(today) <= 14;
                let name = move || label.clone().unwrap_or_else(|| words::BIRTHDAY.get(lang()).to_owned());
                let said = move || {
                    let lang = lang();
                    let years =
                        years.map(|n| if birthday { words::turns(lang, n) } else { words::anniversary(lang, n) });
                    let when = relative_day(lang, day, today);
                    [Some(when), years].into_iter().flatten().collect::<Vec<_>>().join(" · ")
                };
                view! {
                    <li class="dates__one">
                        {icon(if birthday { Icon::Cake } else { Icon::Calendar })}
                        <Chip
                            label=move || crate::i18n::format::compact_date(lang(), day, today)
                            tone=if near { Tone::Special } else { Tone::Neutral }
                        />
                        <span class="grow">{name}</span>
                        <span class="small faint">{said}</span>
                    </li>
                }
            };
            view! { <ul class="dates">{coming.into_iter().take(DATES).map(one).collect_view()}</ul> }.into_any()
        })
    };
    view! { <Card title=words::COMING_DATES>{move || content()}</Card> }.into_any()
}

fn tags(c: &Customer) -> AnyView {
    let all: Vec<String> = c.tags.iter().map(|t| t.to_string()).collect();
    let chips = all.into_iter().map(|tag| view! { <Chip label=tag tone=Tone::Primary /> }).collect_view();
    view! {
        <Card title=words::field_text("tags")>
            <div class="chips">{chips}</div>
        </Card>
    }
    .into_any()
}

fn notes(c: &Customer) -> AnyView {
    let notes = c.notes.clone();
    view! {
        <Card title=words::field_text("notes")>
            <p class="pre-line">{notes}</p>
        </Card>
    }
    .into_any()
}

fn latest(shared: Shared) -> AnyView {
    let content = move || {
        shared.logs.with(|logs| match logs {
            Load::Here(all) if !all.is_empty() => {
                let more = all.len() > ENTRIES;
                view! {
                    <ul class="log">{all.iter().take(ENTRIES).map(|l| log::one(shared, l, true)).collect_view()}</ul>
                    {more.then(|| see_all(shared, Part::Log))}
                }
                .into_any()
            }
            Load::Here(_) => view! {
                <p class="card__note muted">{t(words::NO_LOGS)} " · " {t(words::NO_LOGS_HINT)}</p>
            }
            .into_any(),
            Load::Waiting | Load::Failed(_) => ().into_any(),
        })
    };
    view! {
        <Card title=words::LATEST flush=true>
            {move || content()}
        </Card>
    }
    .into_any()
}
