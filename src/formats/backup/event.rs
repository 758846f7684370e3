//! What comes out of a file.

use super::{Counts, Entity, Place, Reason};
use crate::domain::{Collection, Timestamp};

/// What was found in the file.
#[derive(Clone, PartialEq, Debug)]
pub enum Event {
    Record(Incoming),
    Unreadable(Unreadable),
    /// A top-level field that this version does not know; its content is not taken over.
    Ignored {
        name: String,
        place: Place,
    },
}

#[derive(Clone, PartialEq, Debug)]
pub struct Incoming {
    /// In the present shape, whatever version the file has.
    pub entity: Entity,
    /// Its cluster key.
    pub key: String,
    /// Its number in its list, from 0.
    pub index: u64,
    pub place: Place,
}

/// A record that cannot be understood.
#[derive(Clone, PartialEq, Debug)]
pub struct Unreadable {
    pub collection: Collection,
    /// Where it is to be kept in its collection. One that stands in a list of records gets a key of its own,
    /// made from its content, so that it is never in the place of a record and importing it twice keeps it once.
    pub key: Vec<u8>,
    /// As it came, but for line breaks, which a line of a block cannot have.
    pub raw: Vec<u8>,
    pub reason: Reason,
    /// JSON pointer to the value at fault, as near as it is known.
    pub pointer: String,
    /// Of the fault, as near as it is known.
    pub place: Place,
}

/// What the file says of itself.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Header {
    pub version: Option<u64>,
    pub exported_at: Option<Timestamp>,
    pub counts: Option<Counts>,
}

/// What was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Summary {
    pub header: Header,
    /// Entries of each list, understood or not.
    pub found: Counts,
    /// Those of them that could not be understood, with the entries of the list `unreadable`.
    pub unreadable: u64,
}
