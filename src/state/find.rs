//! Finding a customer from anywhere: by typing, or among those opened lately.

use super::data;
use crate::domain::Id;
use crate::domain::search::{self, HighlightKind, highlight};
use crate::store::directory::{Query, Row, Sort};
use leptos::prelude::*;
use std::ops::Range;
use std::sync::LazyLock;

/// A customer with what tells namesakes apart.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Who {
    pub id: Id,
    pub name: String,
    /// Name of the organisation, empty for none.
    pub organisation: String,
}

impl Who {
    pub fn of(row: &Row<'_>) -> Who {
        let organisation = row.organisation().filter(|o| !o.is_deleted());
        Who {
            id: row.id(),
            name: row.name().to_owned(),
            // The short name where there is one: lists are narrow.
            organisation: organisation
                .map_or(String::new(), |o| if o.alias().is_empty() { o.name() } else { o.alias() }.to_owned()),
        }
    }
}

/// A customer found, with the letters that were found.
#[derive(Clone, PartialEq, Debug)]
pub struct Hit {
    pub who: Who,
    pub is_person: bool,
    pub marks: Vec<Range<usize>>,
    /// Organisation, title, and a phone number where that was looked for.
    pub sub: String,
    pub sub_marks: Vec<Range<usize>>,
}

const JOINT: &str = " · ";

/// The customers that match, by name; at most `limit`.
pub fn customers(text: &str, limit: usize) -> Vec<Hit> {
    data::with_directory_untracked(|directory| {
        let slots = directory.query(&Query { text: text.to_owned(), ..Query::default() });
        let query = search::Query::parse(text);
        slots.iter().filter_map(|slot| directory.row(*slot)).take(limit).map(|row| hit(&row, &query)).collect()
    })
}

fn hit(row: &Row<'_>, query: &search::Query) -> Hit {
    let who = Who::of(row);
    let mut sub = String::new();
    let mut sub_marks = Vec::new();
    let mut add = |text: &str, kind: HighlightKind| {
        if text.is_empty() {
            return;
        }
        if !sub.is_empty() {
            sub.push_str(JOINT);
        }
        let at = sub.len();
        sub.push_str(text);
        sub_marks.extend(highlight(text, query, kind).into_iter().map(|r| r.start + at..r.end + at));
    };
    add(&who.organisation, HighlightKind::Name);
    add(row.title(), HighlightKind::Text);
    if let Some(phone) = row.phone().filter(|p| !highlight(p, query, HighlightKind::Phone).is_empty()) {
        add(phone, HighlightKind::Phone);
    }
    Hit {
        marks: highlight(&who.name, query, HighlightKind::Name),
        is_person: row.kind() == crate::domain::customers::Kind::Person,
        who,
        sub,
        sub_marks,
    }
}

const RECENT_KEY: &str = "changliu.recent";
const KEPT: usize = 12;

static RECENT: LazyLock<ArcRwSignal<Vec<Id>>> = LazyLock::new(|| {
    let storage = window().local_storage().ok().flatten();
    let text = storage.and_then(|s| s.get_item(RECENT_KEY).ok().flatten()).unwrap_or_default();
    ArcRwSignal::new(text.split(' ').filter_map(|id| id.parse().ok()).take(KEPT).collect())
});

/// Notes that a customer was opened. Kept on this device only; where it cannot be kept it holds for this tab.
pub fn opened(id: Id) {
    RECENT.update(|all| {
        all.retain(|other| *other != id);
        all.insert(0, id);
        all.truncate(KEPT);
    });
    let text = RECENT.with_untracked(|all| all.iter().map(Id::to_string).collect::<Vec<_>>().join(" "));
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(RECENT_KEY, &text);
    }
}

/// Customers opened lately, the last first; those contacted last where none was opened yet.
pub fn recent(limit: usize) -> Vec<Hit> {
    let nothing = search::Query::default();
    let ids = RECENT.get_untracked();
    data::with_directory_untracked(|directory| {
        let opened = ids.iter().filter_map(|id| directory.row_of(*id)).filter(|row| !row.is_deleted());
        let found: Vec<Hit> = opened.take(limit).map(|row| hit(&row, &nothing)).collect();
        if !found.is_empty() {
            return found;
        }
        let slots = directory.query(&Query { sort: Sort::LastContact, descending: true, ..Query::default() });
        slots.iter().filter_map(|slot| directory.row(*slot)).take(limit).map(|row| hit(&row, &nothing)).collect()
    })
}
