//! The fields of which there may be several.

use super::fields::{Errors, error};
use super::model::{Model, row_id};
use super::rows::{DateRow, FactRow, FamilyRow, RowModel, Rows, TextRow};
use crate::domain::Extra;
use crate::domain::customers::{
    DateDraft, FactDraft, FamilyDraft, Field, InterestKind, PhoneKind, PlaceKind, RowDraft, Source,
};
use crate::i18n::{Label, Text, customers as words};
use crate::ui::components::*;
use leptos::prelude::*;

/// A list of rows: what it is called, what one is made of, how it is drawn.
fn list<R: RowModel>(
    name: &str,
    add: Text,
    rows: Rows<R>,
    fresh: impl Fn() -> R::Draft + Send + Sync + 'static,
    draw: impl Fn(R, Row) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let label = words::field_text(name);
    let draw_row = Callback::new(move |(row,): (Row,)| match rows.get(row.key) {
        Some(values) => draw(values, row),
        None => ().into_any(),
    });
    let on_add = Callback::new(move |()| rows.add(&fresh()));
    let on_remove = Callback::new(move |(key,): (u32,)| rows.remove(key));
    view! {
        <RepeatField
            label=label
            one=label
            add_label=add
            rows=rows.keys
            on_add=on_add
            on_remove=on_remove
            row=draw_row
            ordered=true
        />
    }
    .into_any()
}

/// What tells one list of a kind and a text from another.
struct Texts<K: 'static> {
    name: &'static str,
    /// Begins the ids of its fields.
    id: &'static str,
    add: Text,
    label: Text,
    kind: TextKind,
    kinds: &'static [K],
    usual: K,
    field: fn(usize) -> Field,
}

/// Rows of a kind and a text.
fn texts<K>(of: Texts<K>, rows: Rows<TextRow<K>>, errors: Errors) -> AnyView
where
    K: Copy + PartialEq + Label + Send + Sync + 'static,
{
    let Texts { name, id, add, label, kind, kinds, usual, field } = of;
    let fresh = move || RowDraft { kind: usual, text: String::new(), extra: Extra::new() };
    list(name, add, rows, fresh, move |values, Row { key, index }| {
        let options = Options::of(kinds, RwSignal::from(values.kind));
        let wrong = error(errors, move || field(index.get()));
        view! {
            <SelectField label=words::ROW_KIND hide_label=true options=options />
            <TextField
                label=label
                hide_label=true
                placeholder=label
                value=RwSignal::from(values.text)
                kind=kind
                id=row_id(id, key)
                error=wrong
            />
        }
        .into_any()
    })
}

pub(super) fn phones(m: Model, errors: Errors) -> AnyView {
    let of = Texts {
        name: "phones",
        id: "phone",
        add: words::ADD_PHONE,
        label: words::PHONE_NUMBER,
        kind: TextKind::Phone,
        kinds: PhoneKind::ALL,
        usual: PhoneKind::Mobile,
        field: Field::Phone,
    };
    texts(of, m.phones, errors)
}

pub(super) fn emails(m: Model, errors: Errors) -> AnyView {
    let of = Texts {
        name: "emails",
        id: "email",
        add: words::ADD_EMAIL,
        label: words::field_text("emails"),
        kind: TextKind::Email,
        kinds: PlaceKind::ALL,
        usual: PlaceKind::Work,
        field: Field::Email,
    };
    texts(of, m.emails, errors)
}

pub(super) fn addresses(m: Model, errors: Errors) -> AnyView {
    let of = Texts {
        name: "addresses",
        id: "address",
        add: words::ADD_ADDRESS,
        label: words::field_text("addresses"),
        kind: TextKind::Plain,
        kinds: PlaceKind::ALL,
        usual: PlaceKind::Work,
        field: Field::Address,
    };
    texts(of, m.addresses, errors)
}

pub(super) fn interests(m: Model, errors: Errors) -> AnyView {
    let of = Texts {
        name: "interests",
        id: "interest",
        add: words::ADD_INTEREST,
        label: words::INTEREST_TEXT,
        kind: TextKind::Plain,
        kinds: InterestKind::ALL,
        usual: InterestKind::Arts,
        field: Field::Interest,
    };
    texts(of, m.interests, errors)
}

pub(super) fn dates(m: Model, errors: Errors) -> AnyView {
    list("dates", words::ADD_DATE, m.dates, DateDraft::default, move |values: DateRow, Row { key, index }| {
        let repeat =
            vec![("yearly".to_owned(), words::DATE_YEARLY.into()), ("once".to_owned(), words::DATE_ONCE.into())];
        let options = Options::strings(repeat, RwSignal::from(values.repeat), false);
        view! {
            <TextField
                label=words::DATE_LABEL
                hide_label=true
                placeholder=words::DATE_LABEL
                value=RwSignal::from(values.label)
                id=row_id("date", key)
                error=error(errors, move || Field::Date(index.get()))
            />
            <TextField
                label=words::DATE_DAY
                hide_label=true
                placeholder="2010-05-20"
                value=RwSignal::from(values.day)
            />
            <SelectField label=words::DATE_REPEAT hide_label=true options=options />
        }
        .into_any()
    })
}

pub(super) fn family(m: Model, errors: Errors) -> AnyView {
    list("family", words::ADD_FAMILY, m.family, FamilyDraft::default, move |values: FamilyRow, Row { key, index }| {
        view! {
            <TextField
                label=words::FAMILY_RELATION
                hide_label=true
                placeholder=words::FAMILY_RELATION
                value=RwSignal::from(values.relation)
                id=row_id("family", key)
                error=error(errors, move || Field::Family(index.get()))
            />
            <TextField
                label=words::FAMILY_NAME
                hide_label=true
                placeholder=words::FAMILY_NAME
                value=RwSignal::from(values.name)
            />
            <TextField
                label=words::FAMILY_NOTE
                hide_label=true
                placeholder=words::FAMILY_NOTE
                value=RwSignal::from(values.note)
            />
        }
        .into_any()
    })
}

pub(super) fn facts(m: Model, errors: Errors) -> AnyView {
    list("facts", words::ADD_FACT, m.facts, FactDraft::default, move |values: FactRow, Row { key, index }| {
        let options = Options::optional(Source::ALL, RwSignal::from(values.source));
        view! {
            <TextField
                label=words::FACT_ABOUT
                hide_label=true
                placeholder=words::FACT_ABOUT
                value=RwSignal::from(values.about)
                id=row_id("fact", key)
                error=error(errors, move || Field::Fact(index.get()))
            />
            <SelectField label=words::FACT_SOURCE hide_label=true options=options />
            <DateField label=words::FACT_DAY hide_label=true value=RwSignal::from(values.learned_on) />
            <TextField
                label=words::FACT_NOTE
                hide_label=true
                placeholder=words::FACT_NOTE
                value=RwSignal::from(values.note)
            />
        }
        .into_any()
    })
}
