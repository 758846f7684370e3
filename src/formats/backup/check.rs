//! What serde_json lets pass and we do not: keys that are there twice (the last would win silently), numbers that
//! other programs cannot hold, the character NUL.

use super::{MAX_INTEGER, Reason};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

/// Walks through a JSON text; the error has the place.
pub fn check(json: &str) -> Result<(), (Reason, serde_json::Error)> {
    let found = Cell::new(None);
    let mut reader = serde_json::Deserializer::from_str(json);
    let result = Walk(&found).deserialize(&mut reader).and_then(|()| reader.end());
    result.map_err(|error| {
        let reason = found.take().unwrap_or_else(|| match message(&error) {
            text if text == "number out of range" => Reason::Number,
            text => Reason::Syntax(text),
        });
        (reason, error)
    })
}

/// serde_json's message without the place, which is relative to the record and told apart.
pub fn message(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rfind(" at line ") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

#[derive(Clone, Copy)]
struct Walk<'a>(&'a Cell<Option<Reason>>);

impl Walk<'_> {
    fn fail<E: Error>(self, reason: Reason) -> E {
        self.0.set(Some(reason));
        E::custom("refused")
    }
    fn text<E: Error>(self, text: &str) -> Result<(), E> {
        if memchr::memchr(0, text.as_bytes()).is_some() { Err(self.fail(Reason::Nul)) } else { Ok(()) }
    }
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }
    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }
    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E: Error>(self, n: u64) -> Result<(), E> {
        if n > MAX_INTEGER { Err(self.fail(Reason::Number)) } else { Ok(()) }
    }
    fn visit_i64<E: Error>(self, n: i64) -> Result<(), E> {
        self.visit_u64(n.unsigned_abs())
    }
    fn visit_f64<E: Error>(self, n: f64) -> Result<(), E> {
        if n.abs() > MAX_INTEGER as f64 { Err(self.fail(Reason::Number)) } else { Ok(()) }
    }
    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.text(text)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(self)?.is_some() {}
        Ok(())
    }
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        // A short list is searched faster than a set is filled; from time to time it is emptied into the set.
        let mut keys: Vec<Cow<'de, str>> = Vec::new();
        let mut many = std::collections::HashSet::new();
        while let Some(Key(key)) = map.next_key()? {
            self.text(&key)?;
            if keys.contains(&key) || many.contains(&key) {
                return Err(self.fail(Reason::RepeatedKey(key.into_owned())));
            }
            keys.push(key);
            if keys.len() == 64 {
                many.extend(keys.drain(..));
            }
            map.next_value_seed(self)?;
        }
        Ok(())
    }
}

/// A key, borrowed from the text where it has no escapes.
struct Key<'de>(Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Key<'de>, D::Error> {
        struct V;
        impl<'de> Visitor<'de> for V {
            type Value = Key<'de>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a key")
            }
            fn visit_borrowed_str<E>(self, s: &'de str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Borrowed(s)))
            }
            fn visit_str<E>(self, s: &str) -> Result<Key<'de>, E> {
                Ok(Key(Cow::Owned(s.to_owned())))
            }
        }
        d.deserialize_str(V)
    }
}
