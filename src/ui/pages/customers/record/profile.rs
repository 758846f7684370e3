//! 档案: everything that is known, in groups.

use super::header::tel;
use super::{Shared, fact, name_of, place};
use crate::domain::Customer;
use crate::i18n::{Label, Lang, Text, customers as words, lang, t, tr};
use crate::ui::components::*;
use crate::ui::pages::customers::dates;
use leptos::prelude::*;

pub(super) fn profile(shared: Shared) -> AnyView {
    let content = move || shared.customer.with(|c| groups(c));
    view! { <div class="customer__grid">{content}</div> }.into_any()
}

/// Lines of one group; empty facts leave no line.
#[derive(Default)]
struct Lines(Vec<AnyView>);

impl Lines {
    fn view(&mut self, name: &str, value: AnyView) {
        self.0.push(fact(words::field_text(name), value));
    }
    fn text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.view(name, view! { <span class="pre-line">{value.to_owned()}</span> }.into_any());
        }
    }
    fn choice<T: Label>(&mut self, name: &str, value: Option<T>) {
        if let Some(value) = value {
            self.view(name, t(value.label()).into_any());
        }
    }
    /// One line of the value each.
    fn each(&mut self, name: &str, values: Vec<AnyView>) {
        if !values.is_empty() {
            self.view(name, values.into_iter().map(|v| view! { <div>{v}</div> }).collect_view().into_any());
        }
    }
    fn card(self, title: Text) -> Option<AnyView> {
        (!self.0.is_empty()).then(|| {
            view! {
                <Card title=title>
                    <dl class="facts">{self.0}</dl>
                </Card>
            }
            .into_any()
        })
    }
}

fn groups(c: &Customer) -> AnyView {
    let mut basic = Lines::default();
    basic.choice("kind", Some(c.kind));
    basic.text("name", c.name.as_str());
    basic.text("alias", &c.alias);
    basic.choice("gender", c.gender);
    if let Some((id, name)) = c.organisation.and_then(|id| Some((id, name_of(id)?))) {
        basic.view("organisation", view! { <a class="link" href=place::record(id)>{name}</a> }.into_any());
    }
    basic.text("department", &c.department);
    basic.text("title", &c.title);

    let mut contact = Lines::default();
    if !c.phones.is_empty() {
        contact.view("phones", phones(c));
    }
    if !c.emails.is_empty() {
        contact.view("emails", emails(c));
    }
    contact.text("wechat", &c.wechat);
    if !c.website.is_empty() {
        contact.view("website", website(&c.website));
    }
    let places = c.addresses.iter().map(|a| kinded(a.kind.label(), a.text.clone())).collect();
    contact.each("addresses", places);

    let mut class = Lines::default();
    class.text("industry", &c.industry);
    class.choice("nature", c.nature);
    class.choice("size", c.size);
    class.choice("region", c.region);
    class.choice("stage", Some(c.stage));
    class.text("stage_since", &c.stage_since.map(|d| d.to_string()).unwrap_or_default());
    class.choice("trade", c.trade);
    class.choice("standing", c.standing);

    let mut days = Lines::default();
    if let Some(birthday) = c.birthday {
        days.view("birthday", (move || words::yearly_day(lang(), birthday)).into_any());
    }
    let dates_all = c.dates.iter().cloned().map(|d| (move || words::special_date(lang(), &d)).into_any()).collect();
    days.each("dates", dates_all);
    days.each("family", c.family.iter().map(|f| words::family_member(f).into_any()).collect());

    let mut likes = Lines::default();
    likes.each("interests", c.interests.iter().map(|i| kinded(i.kind.label(), i.text.clone())).collect());

    let mut notes = Lines::default();
    let tags: Vec<String> = c.tags.iter().map(|t| t.to_string()).collect();
    if !tags.is_empty() {
        notes.view("tags", (move || crate::i18n::format::list(lang(), &tags)).into_any());
    }
    notes.text("notes", &c.notes);

    let mut sources = Lines::default();
    sources.choice("source", c.source);
    sources.each("facts", c.facts.iter().cloned().map(|f| (move || said_by(lang(), &f)).into_any()).collect());
    sources.text("created_at", &dates::moment(c.created_at));
    sources.text("updated_at", &dates::moment(c.updated_at));

    let left = [
        (basic, words::GROUP_BASIC),
        (class, words::GROUP_KIND),
        (days, words::GROUP_DATES),
        (sources, words::GROUP_SOURCE),
    ];
    let right = [(contact, words::GROUP_CONTACT), (likes, words::GROUP_INTERESTS), (notes, words::GROUP_NOTES)];
    view! {
        <div class="stack">{left.into_iter().map(|(lines, title)| lines.card(title)).collect_view()}</div>
        <div class="stack">{right.into_iter().map(|(lines, title)| lines.card(title)).collect_view()}</div>
    }
    .into_any()
}

fn said_by(lang: Lang, f: &crate::domain::customers::Fact) -> String {
    let day = f.learned_on.map(|d| d.to_string()).unwrap_or_default();
    let parts = [f.about.as_str(), f.source.label().get(lang), &day, &f.note];
    parts.into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
}

/// A value with its kind small behind it.
fn kinded(kind: Text, text: String) -> AnyView {
    view! {
        <span>{text}</span>
        " "
        <span class="small faint">{move || tr(kind)}</span>
    }
    .into_any()
}

pub(super) fn phones(c: &Customer) -> AnyView {
    let one = |p: &crate::domain::customers::Phone| {
        let kind = p.kind.label();
        view! {
            <div>
                <a class="link" href=tel(&p.number)>
                    {p.number.clone()}
                </a>
                " "
                <span class="small faint">{t(kind)}</span>
            </div>
        }
    };
    c.phones.iter().map(one).collect_view().into_any()
}

pub(super) fn emails(c: &Customer) -> AnyView {
    let one = |e: &crate::domain::customers::Email| {
        view! {
            <div>
                <a class="link" href=format!("mailto:{}", e.address)>
                    {e.address.clone()}
                </a>
            </div>
        }
    };
    c.emails.iter().map(one).collect_view().into_any()
}

/// Only web addresses become links: what is typed there may be anything.
fn website(text: &str) -> AnyView {
    let address = if text.contains("://") { text.to_owned() } else { format!("https://{text}") };
    if address.starts_with("https://") || address.starts_with("http://") {
        let shown = text.to_owned();
        view! { <a class="link" href=address target="_blank" rel="noopener noreferrer external">{shown}</a> }.into_any()
    } else {
        text.to_owned().into_any()
    }
}
