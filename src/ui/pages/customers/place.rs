//! What the address says is shown at the right: `/customers?id=…`, `?new=…`, `?edit=…`, `?trash=1`.

use crate::domain::Id;
use crate::domain::customers::Kind;
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use leptos::prelude::*;

#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Place {
    Nothing,
    Record(Id),
    Edit(Id),
    /// A new customer, of an organisation where one is given.
    New(Kind, Option<Id>),
    Trash,
}

pub(super) fn place() -> Memo<Place> {
    let (id, edit, new, of, trash) =
        (router::query("id"), router::query("edit"), router::query("new"), router::query("of"), router::query("trash"));
    Memo::new(move |_| {
        let parsed = |text: Option<String>| text.and_then(|t| t.parse().ok());
        if trash.with(Option::is_some) {
            return Place::Trash;
        }
        if let Some(kind) = new.get() {
            let kind = if kind == "organisation" { Kind::Organisation } else { Kind::Person };
            return Place::New(kind, parsed(of.get()));
        }
        match (parsed(id.get()), edit.with(Option::is_some)) {
            (None, _) => Place::Nothing,
            (Some(id), false) => Place::Record(id),
            (Some(id), true) => Place::Edit(id),
        }
    })
}

pub(super) fn record(id: Id) -> String {
    router::href(Route::Customers, &[("id", &id.to_string())])
}

pub(super) fn open(id: Id, step: Step) {
    router::navigate(Route::Customers, &[("id", &id.to_string())], step);
}

pub(super) fn edit(id: Id) {
    router::navigate(Route::Customers, &[("id", &id.to_string()), ("edit", "1")], Step::Push);
}

pub(super) fn new(kind: Kind, of: Option<Id>) {
    let kind = if kind == Kind::Organisation { "organisation" } else { "person" };
    match of {
        None => router::navigate(Route::Customers, &[("new", kind)], Step::Push),
        Some(of) => router::navigate(Route::Customers, &[("new", kind), ("of", &of.to_string())], Step::Push),
    }
}

pub(super) fn trash() {
    router::navigate(Route::Customers, &[("trash", "1")], Step::Push);
}

pub(super) fn list(step: Step) {
    router::navigate(Route::Customers, &[], step);
}
