//! The version of the stored shape, and the named steps from each version to the next.
//!
//! A step is frozen once it has shipped; a mistake in it is mended by the next one. Upgrading the database and
//! reading an old backup run the same steps. Each step is a file of its own in `migrations/`, with its why, and has
//! its fixture `tests/fixtures/migrations/<version>-<name>/{before,after}.json`.
//!
//! This module is pure: `formats` may use it, unlike the rest of the store.

use crate::domain::Collection;
use serde_json::{Map, Value};

/// The version that this code writes.
pub const FORMAT_VERSION: u32 = 1;

/// The steps, oldest first. The first version has none.
pub const STEPS: &[Migration] = &[];

/// A step from the version before to `version`, on the raw JSON of one record.
#[derive(Clone, Copy, Debug)]
pub struct Migration {
    /// The version it leads to.
    pub version: u32,
    /// Lower case with hyphens; names its fixture.
    pub name: &'static str,
    pub why: &'static str,
    /// Leaves what it does not understand as it is: the record is then listed as unreadable, and kept.
    pub run: fn(Collection, &mut Map<String, Value>),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum UpgradeError {
    /// Not to be touched: a newer version of the app is needed.
    #[error("format version {found} is newer than this code, which knows up to {known}")]
    Newer { found: u32, known: u32 },
    #[error("there is no format version {found}")]
    Unknown { found: u32 },
}

/// The version a piece of code writes, and the steps that lead there.
#[derive(Clone, Copy, Debug)]
pub struct Versions {
    pub steps: &'static [Migration],
    pub known: u32,
}

/// Those of this code. Tests make up others.
pub const PRESENT: Versions = Versions { steps: STEPS, known: FORMAT_VERSION };

impl Versions {
    /// Brings a record from the version `from` to the known one.
    pub fn upgrade(
        &self,
        collection: Collection,
        from: u32,
        record: &mut Map<String, Value>,
    ) -> Result<(), UpgradeError> {
        match from {
            0 => return Err(UpgradeError::Unknown { found: from }),
            _ if from > self.known => return Err(UpgradeError::Newer { found: from, known: self.known }),
            _ => {}
        }
        for step in self.steps.iter().filter(|s| s.version > from) {
            (step.run)(collection, record);
        }
        Ok(())
    }
}

/// Brings a record from the version `from` to [`FORMAT_VERSION`].
pub fn upgrade(collection: Collection, from: u32, record: &mut Map<String, Value>) -> Result<(), UpgradeError> {
    PRESENT.upgrade(collection, from, record)
}
