//! JSON by one reader and one writer: each further form of serde's (a `Value`, a `&str`) would have the code of
//! every type once more in the program. The same texts and values as with serde_json's own functions.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Error, Value};

#[inline(never)]
pub fn read<T: DeserializeOwned>(text: &[u8]) -> Result<T, Error> {
    serde_json::from_slice(text)
}

#[inline(never)]
pub fn write<T: Serialize>(value: &T) -> Result<Vec<u8>, Error> {
    serde_json::to_vec(value)
}

/// By way of its text.
pub fn to_value<T: Serialize>(value: &T) -> Result<Value, Error> {
    read(&write(value)?)
}

/// By way of its text.
pub fn from_value<T: DeserializeOwned>(value: &Value) -> Result<T, Error> {
    read(&write(value)?)
}
