//! The groups of the form, in the order in which one gets to know a customer.

use super::fields::{Errors, error, organisations};
use super::model::Model;
use super::repeated;
use crate::domain::Id;
use crate::domain::customers::{Field, Gender, Kind, Nature, Region, Size, Source, Stage, Standing, Trade};
use crate::i18n::{Text, customers as words, t, tr};
use crate::state::data;
use crate::ui::components::*;
use leptos::prelude::*;

/// So many industries are offered while one is typed.
const INDUSTRIES: usize = 60;

pub(super) fn groups(id: Option<Id>, m: Model, errors: Errors) -> AnyView {
    view! {
        {basic(id, m, errors)}
        {contact(m, errors)}
        {move || (m.kind.get() == Kind::Person).then(|| work(id, m, errors))}
        {classes(m)}
        {dates(m, errors)}
        {group(words::GROUP_INTERESTS, repeated::interests(m, errors))}
        {notes(m, errors)}
        {sources(m, errors)}
    }
    .into_any()
}

fn group(title: Text, content: impl IntoView + 'static) -> AnyView {
    view! {
        <fieldset class="form__group card card__body">
            <legend class="visually-hidden">{t(title)}</legend>
            <h3 aria-hidden="true">{t(title)}</h3>
            {content}
        </fieldset>
    }
    .into_any()
}

fn basic(id: Option<Id>, m: Model, errors: Errors) -> AnyView {
    let person = Memo::new(move |_| m.kind.get() == Kind::Person);
    let name = move || tr(if person.get() { words::NAME_PERSON } else { words::NAME_ORGANISATION }).to_owned();
    let alias = move || tr(if person.get() { words::ALIAS_PERSON } else { words::ALIAS_ORGANISATION }).to_owned();
    let gender = move || {
        person.get().then(|| {
            let options = Options::optional(Gender::ALL, m.gender);
            view! { <ChoiceField label=words::field_text("gender") options=options /> }
        })
    };
    let content = view! {
        <ChoiceField
            label=words::field_text("kind")
            options=Options::of(Kind::ALL, m.kind).icons(&[Icon::Building, Icon::Person])
        />
        <TextField
            label=name
            value=m.name
            required=true
            autofocus=id.is_none()
            id=m.id_of(Field::Name)
            error=error(errors, || Field::Name)
        />
        <TextField label=alias value=m.alias id=m.id_of(Field::Alias) error=error(errors, || Field::Alias) />
        {move || gender()}
    };
    group(words::GROUP_BASIC, content)
}

fn contact(m: Model, errors: Errors) -> AnyView {
    let content = view! {
        {repeated::phones(m, errors)}
        <TextField label=words::field_text("wechat") value=m.wechat />
        {repeated::emails(m, errors)}
        {repeated::addresses(m, errors)}
        <TextField label=words::field_text("website") value=m.website kind=TextKind::Web />
    };
    group(words::GROUP_CONTACT, content)
}

fn work(id: Option<Id>, m: Model, errors: Errors) -> AnyView {
    let search = move |q: &str| organisations(q, id);
    let content = view! {
        <ComboField
            label=words::field_text("organisation")
            value=m.organisation
            search=search
            create=true
            hint=words::ORGANISATION_HINT
            placeholder=words::ORGANISATION_SEARCH
            id=m.id_of(Field::Organisation)
            error=error(errors, || Field::Organisation)
        />
        <div class="form__pair">
            <TextField label=words::field_text("department") value=m.department />
            <TextField label=words::field_text("title") value=m.title />
        </div>
    };
    group(words::GROUP_WORK, content)
}

fn classes(m: Model) -> AnyView {
    let industries: Vec<String> = data::with_directory_untracked(|d| {
        d.industries().into_iter().take(INDUSTRIES).map(|(name, _)| name.to_owned()).collect()
    });
    let industries = industries.into_iter().map(|name| view! { <option value=name></option> }).collect_view();
    let size = move || {
        (m.kind.get() == Kind::Organisation).then(|| {
            let options = Options::optional(Size::ALL, m.size);
            view! { <SelectField label=words::field_text("size") options=options /> }
        })
    };
    let content = view! {
        <ChoiceField label=words::field_text("stage") options=Options::of(Stage::ALL, m.stage) />
        <ChoiceField label=words::field_text("standing") options=Options::optional(Standing::ALL, m.standing) />
        <ChoiceField label=words::field_text("trade") options=Options::optional(Trade::ALL, m.trade) />
        <div class="form__pair">
            <TextField label=words::field_text("industry") value=m.industry list="customer-industries" />
            <SelectField label=words::field_text("nature") options=Options::optional(Nature::ALL, m.nature) />
            {move || size()}
            <SelectField label=words::field_text("region") options=Options::optional(Region::ALL, m.region) />
        </div>
        <datalist id="customer-industries">{industries}</datalist>
    };
    group(words::GROUP_KIND, content)
}

fn dates(m: Model, errors: Errors) -> AnyView {
    let person = Memo::new(move |_| m.kind.get() == Kind::Person);
    let birthday = move || {
        person.get().then(|| {
            view! {
                <TextField
                    label=words::field_text("birthday")
                    value=m.birthday
                    hint=words::BIRTHDAY_HINT
                    id=m.id_of(Field::Birthday)
                    error=error(errors, || Field::Birthday)
                />
            }
        })
    };
    let family = move || person.get().then(|| repeated::family(m, errors));
    let content = view! {
        {move || birthday()}
        {repeated::dates(m, errors)}
        {move || family()}
    };
    group(words::GROUP_DATES, content)
}

fn notes(m: Model, errors: Errors) -> AnyView {
    let suggestions = Signal::derive(|| {
        data::with_directory(|d| d.tags().into_iter().map(|(tag, _)| tag.to_owned()).collect::<Vec<_>>())
    });
    let content = view! {
        <TagsField
            label=words::field_text("tags")
            value=m.tags
            suggestions=suggestions
            hint=words::TAGS_HINT
            id=m.id_of(Field::Tags)
            error=error(errors, || Field::Tags)
        />
        <TextArea label=words::field_text("notes") value=m.notes />
    };
    group(words::GROUP_NOTES, content)
}

fn sources(m: Model, errors: Errors) -> AnyView {
    let content = view! {
        <SelectField label=words::field_text("source") options=Options::optional(Source::ALL, m.source) />
        {repeated::facts(m, errors)}
    };
    group(words::GROUP_SOURCE, content)
}
