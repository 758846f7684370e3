//! One record: from its bytes in a file to an entity, or to what is kept of it.

use super::check::{check, message};
use super::{Carried, Encoding, Entity, Place, Reason, Unreadable, pointer};
use crate::domain::Collection;
use crate::formats::base64;
use crate::store::migrations::Versions;
use serde_json::Value;
use std::borrow::Cow;

/// Why a record cannot be understood, and where within it.
#[derive(Clone, PartialEq, Debug)]
pub struct Fault {
    pub reason: Reason,
    /// Of the value at fault, within the record.
    pub pointer: String,
    /// Bytes of the record before the place of the fault.
    pub offset: usize,
}

impl Fault {
    /// Of the record as a whole.
    pub fn whole(reason: Reason) -> Fault {
        Fault { reason, pointer: String::new(), offset: 0 }
    }
}

/// Reads a record that was written in the format `version`.
pub fn understand(versions: &Versions, collection: Collection, version: u32, raw: &[u8]) -> Result<Entity, Fault> {
    let fault = |reason, offset| Fault { reason, pointer: pointer::at_end_of(&raw[..offset]).value, offset };
    let text = std::str::from_utf8(raw).map_err(|e| fault(Reason::NotUtf8, e.valid_up_to()))?;
    check(text).map_err(|(reason, error)| fault(reason, offset_of(text, &error)))?;
    if !text.trim_ascii_start().starts_with('{') {
        return Err(fault(Reason::NotAnObject, 0));
    }
    let present = if version == versions.known {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(upgraded(versions, collection, version, text).map_err(Fault::whole)?)
    };
    Entity::from_json(collection, &present).map_err(|error| {
        let message = message(&error);
        let missing = message.strip_prefix("missing field `").and_then(|m| m.strip_suffix('`'));
        let mut offset = offset_of(&present, &error);
        // serde_json names the place after it has gone over the closing bracket of what holds the value.
        if present.as_bytes()[..offset].ends_with(b"}") || present.as_bytes()[..offset].ends_with(b"]") {
            offset -= 1;
        }
        let at = pointer::at_end_of(&present.as_bytes()[..offset]);
        // In an upgraded text the places are not those of the file.
        let offset = if matches!(present, Cow::Borrowed(_)) { offset } else { 0 };
        match missing {
            Some(field) => Fault { reason: Reason::Missing(field.to_owned()), pointer: at.container, offset },
            None => Fault { reason: Reason::Value(message), pointer: at.value, offset },
        }
    })
}

fn upgraded(versions: &Versions, collection: Collection, version: u32, text: &str) -> Result<String, Reason> {
    let syntax = |e: serde_json::Error| Reason::Syntax(e.to_string());
    let mut value: Value = crate::domain::json::read(text.as_bytes()).map_err(syntax)?;
    let Value::Object(record) = &mut value else { return Err(Reason::NotAnObject) };
    versions.upgrade(collection, version, record).map_err(|e| Reason::Value(e.to_string()))?;
    serde_json::to_string(&value).map_err(syntax)
}

/// The number of bytes before the place that the error names.
fn offset_of(text: &str, error: &serde_json::Error) -> usize {
    let line_start = match error.line() {
        0 | 1 => 0,
        n => memchr::memchr_iter(b'\n', text.as_bytes()).nth(n - 2).map_or(0, |end| end + 1),
    };
    (line_start + error.column()).min(text.len())
}

/// What is kept of an entry of a list of records.
pub fn unreadable(collection: Collection, raw: &[u8], list_pointer: &str, place: Place, fault: Fault) -> Unreadable {
    Unreadable {
        collection,
        key: own_key(raw),
        raw: one_line(raw),
        reason: fault.reason,
        pointer: format!("{list_pointer}{}", fault.pointer),
        place: place.forward(raw.get(..fault.offset).unwrap_or_default()),
    }
}

/// What an entry of the list `unreadable` keeps; an entry that is none itself is kept too.
pub fn carried(raw: &[u8], pointer: &str, place: Place) -> Unreadable {
    let parts = serde_json::from_slice::<Carried>(raw)
        .ok()
        .and_then(|c| Some((c.collection, bytes(c.key, c.key_encoding)?, bytes(c.raw, c.encoding)?)));
    let Some((collection, key, raw)) = parts else {
        return unreadable(Collection::Customers, raw, pointer, place, Fault::whole(Reason::Carried));
    };
    // A key with a tab or a line break would break the block it is put in.
    let key = if key.is_empty() || key.iter().any(u8::is_ascii_control) { own_key(&raw) } else { key };
    let raw = one_line(&raw);
    Unreadable { collection, key, raw, reason: Reason::Carried, pointer: pointer.to_owned(), place }
}

fn bytes(text: String, encoding: Option<Encoding>) -> Option<Vec<u8>> {
    match encoding {
        None => Some(text.into_bytes()),
        Some(Encoding::Base64) => base64::decode(&text),
    }
}

/// A key made from the content (FNV-1a, 128 bits). It sorts behind all ids.
pub fn own_key(raw: &[u8]) -> Vec<u8> {
    let mut hash: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
    for byte in raw {
        hash = (hash ^ u128::from(*byte)).wrapping_mul(0x0000_0000_0100_0000_0000_0000_0000_013B);
    }
    format!("~{hash:032x}").into_bytes()
}

/// A line of a block has no line break: one between values becomes a space. (The reader stops at one in a text.)
fn one_line(raw: &[u8]) -> Vec<u8> {
    raw.iter().map(|b| if *b == b'\n' { b' ' } else { *b }).collect()
}
