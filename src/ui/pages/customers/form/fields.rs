//! Small parts of the form.

use crate::domain::Id;
use crate::domain::customers::{DraftError, Field, Kind};
use crate::i18n::{Label, Lang, customers as words, lang};
use crate::state::data;
use crate::store::directory::{Filters, Query};
use crate::ui::components::ComboItem;
use crate::ui::dom;
use leptos::prelude::*;

pub(super) type Errors = Memo<Vec<(Field, DraftError)>>;

/// What is wrong with a field, in words; `field` may depend on the row's place.
pub(super) fn error(errors: Errors, field: impl Fn() -> Field + Send + Sync + 'static) -> Signal<Option<String>> {
    Signal::derive(move || {
        let field = field();
        let found = errors.with(|all| all.iter().find(|(f, _)| *f == field).map(|(_, e)| *e));
        found.map(|e| words::draft_error(lang(), e))
    })
}

pub(super) fn summary_line(lang: Lang, field: Field, error: DraftError) -> String {
    words::filter_of(lang, field.label().get(lang), &words::draft_error(lang, error))
}

/// Words still standing in a field that takes them over when it is left: saving by keyboard leaves it.
pub(super) fn take_typed() {
    if let Some(field) = dom::focused()
        && (field.class_list().contains("combo__input") || field.class_list().contains("tags-input__input"))
    {
        let _ = field.blur();
    }
}

/// Organisations found by name, pinyin or anything else that finds them in the list.
pub(super) fn organisations(text: &str, but: Option<Id>) -> Vec<ComboItem> {
    let query = Query {
        text: text.to_owned(),
        filters: Filters { kind: Some(Kind::Organisation), ..Filters::default() },
        ..Query::default()
    };
    data::with_directory_untracked(|d| {
        let slots = d.query(&query);
        let rows = slots.iter().filter_map(|slot| d.row(*slot)).filter(|r| Some(r.id()) != but);
        let item = |r: crate::store::directory::Row<'_>| ComboItem {
            id: r.id().to_string(),
            label: r.name().to_owned(),
            sub: [r.alias(), r.industry()].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · "),
        };
        rows.take(30).map(item).collect()
    })
}
