//! What can be wrong with a backup: the file as a whole ([`ReadError`]), or one record of it ([`Reason`]).

use crate::domain::Collection;
use serde::{Deserialize, Serialize};

/// A place in a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Place {
    /// From 1.
    pub line: u64,
    /// In characters, from 1.
    pub column: u64,
    /// In bytes, from 0.
    pub offset: u64,
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "line {}, column {} (byte {})", self.line, self.column, self.offset)
    }
}

/// Why a file cannot be read at all. Nothing has been changed then, whatever the variant.
/// `pointer` is a JSON pointer (RFC 6901) to the value in which the fault lies.
#[derive(Clone, PartialEq, Debug, thiserror::Error)]
pub enum ReadError {
    #[error("the file is empty")]
    Empty,
    /// Another kind of file (a picture, a compressed file, a table), or UTF-16.
    #[error("not a JSON file")]
    NotJson,
    /// JSON, but not ours: `found` is what it says in `format`, if anything.
    #[error("JSON, but not a Changliu backup (format: {found:?})")]
    NotOurs { found: Option<String> },
    /// Written by a newer version of the app; to be opened with that.
    #[error("written in format version {found}; this app knows up to {known}")]
    Newer { found: u64, known: u32 },
    /// The file ends before its end: not fully copied or downloaded.
    #[error("cut off at {place}, in {pointer:?}")]
    Truncated { pointer: String, place: Place },
    /// A header says other numbers of records than there are: cut off and closed again, or edited.
    #[error("{found} records in {}, but the file says {declared}", collection.name())]
    Counts { collection: Collection, declared: u64, found: u64 },
    #[error("expected {expected} at {place}, in {pointer:?}")]
    Syntax { pointer: String, place: Place, expected: &'static str },
    /// A text that does not end on its line: a quotation mark is missing.
    #[error("unclosed text at {place}, in {pointer:?}")]
    UnclosedText { pointer: String, place: Place },
    #[error("the value at {pointer:?} has the wrong shape, {expected:?} is needed ({place})")]
    Shape { pointer: String, place: Place, expected: Shape },
    /// `place` is that of the second.
    #[error("{pointer:?} is there twice, again at {place}")]
    Twice { pointer: String, place: Place },
    #[error("more than {limit} levels at {place}, in {pointer:?}")]
    TooDeep { pointer: String, place: Place, limit: u32 },
    /// One record is larger than any real one; `place` is its start.
    #[error("larger than {limit} bytes: {pointer:?} at {place}")]
    TooLarge { pointer: String, place: Place, limit: usize },
    /// Too many records stand before the format and version by which they are to be read.
    #[error("format and version come after more than {limit} bytes of records")]
    HeaderTooLate { limit: usize },
    #[error("something follows after the end, at {place}")]
    TrailingData { place: Place },
}

/// What a part of the file must be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A list.
    List,
    /// A whole number from 1.
    Version,
    /// An object with the numbers of records.
    Counts,
}

impl ReadError {
    /// Where the fault lies, for those that have a place.
    pub fn place(&self) -> Option<Place> {
        use ReadError::*;
        match self {
            Empty | NotJson | NotOurs { .. } | Newer { .. } | Counts { .. } | HeaderTooLate { .. } => None,
            Truncated { place, .. }
            | Syntax { place, .. }
            | UnclosedText { place, .. }
            | Shape { place, .. }
            | Twice { place, .. }
            | TooDeep { place, .. }
            | TooLarge { place, .. }
            | TrailingData { place } => Some(*place),
        }
    }

    /// JSON pointer to the value in which it lies, for those that have one.
    pub fn pointer(&self) -> Option<&str> {
        use ReadError::*;
        match self {
            Empty
            | NotJson
            | NotOurs { .. }
            | Newer { .. }
            | Counts { .. }
            | HeaderTooLate { .. }
            | TrailingData { .. } => None,
            Truncated { pointer, .. }
            | Syntax { pointer, .. }
            | UnclosedText { pointer, .. }
            | Shape { pointer, .. }
            | Twice { pointer, .. }
            | TooDeep { pointer, .. }
            | TooLarge { pointer, .. } => Some(pointer),
        }
    }
}

/// Why one record cannot be understood. It is kept as it came.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Reason {
    #[error("not an object")]
    NotAnObject,
    #[error("not UTF-8")]
    NotUtf8,
    #[error("not JSON: {0}")]
    Syntax(String),
    #[error("the key {0:?} is there twice")]
    RepeatedKey(String),
    /// It would not be the same number in every program.
    #[error("a number beyond 2^53")]
    Number,
    #[error("a text with the character NUL")]
    Nul,
    #[error("the field {0:?} is missing")]
    Missing(String),
    #[error("not a valid value: {0}")]
    Value(String),
    /// The record itself could be read, but one with its id stands before it in the file.
    #[error("a record with this id is there already")]
    Repeated,
    /// It was unreadable already where the file was written.
    #[error("was unreadable when the backup was made")]
    Carried,
}

/// Why a backup cannot be written as asked.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    #[error("collections must be written in their order, unreadable lines last")]
    Order,
    #[error("{written} records of {} were written, {declared} were announced", collection.name())]
    Counts { collection: Collection, declared: u64, written: u64 },
    #[error(transparent)]
    Json(#[from] serde_json::Error),
}
