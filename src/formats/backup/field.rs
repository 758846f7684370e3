//! The top-level fields of a backup.

use crate::domain::Collection;

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Field {
    Format,
    Version,
    ExportedAt,
    Counts,
    List(List),
    Unknown,
}

#[derive(Clone, Copy, PartialEq, Debug)]
pub enum List {
    Records(Collection),
    Unreadable,
}

impl List {
    pub fn name(self) -> &'static str {
        match self {
            List::Records(collection) => collection.name(),
            List::Unreadable => "unreadable",
        }
    }
}

impl Field {
    pub fn of(name: &str) -> Field {
        match name {
            "format" => Field::Format,
            "version" => Field::Version,
            "exported_at" => Field::ExportedAt,
            "counts" => Field::Counts,
            "unreadable" => Field::List(List::Unreadable),
            _ => Collection::from_name(name).map_or(Field::Unknown, |c| Field::List(List::Records(c))),
        }
    }
}
