//! Record ids: UUID version 7 (RFC 9562), so that ids sort by the time of their making.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Id of a record, an operation or a device. Written as lower-case hyphenated text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Id(Uuid);

impl Id {
    pub const NIL: Id = Id(Uuid::nil());

    /// Makes an id from milliseconds since 1970 and random bytes; the caller brings clock and randomness.
    pub fn from_parts(unix_ms: u64, random: [u8; 10]) -> Id {
        Id(uuid::Builder::from_unix_timestamp_millis(unix_ms, &random).into_uuid())
    }

    /// The id numbered `n` of those that belong to this one: of an operation, its history entries.
    pub fn derived(self, n: u32) -> Id {
        let mut bytes = *self.as_bytes();
        for (byte, x) in bytes[12..].iter_mut().zip((n + 1).to_be_bytes()) {
            *byte ^= x;
        }
        Id(Uuid::from_bytes(bytes))
    }

    pub fn from_bytes(bytes: [u8; 16]) -> Id {
        Id(Uuid::from_bytes(bytes))
    }

    pub fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    pub fn is_nil(&self) -> bool {
        self.0.is_nil()
    }
}

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.hyphenated().fmt(f)
    }
}

impl std::str::FromStr for Id {
    type Err = uuid::Error;
    fn from_str(s: &str) -> Result<Id, uuid::Error> {
        Uuid::try_parse(s).map(Id)
    }
}
