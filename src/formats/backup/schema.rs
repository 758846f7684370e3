//! The JSON Schema of the backup, made from the types. Native only: the app does not need it, its users' tools do.

use super::{Carried, Counts, FORMAT};
use crate::domain::{Action, Customer, HistoryEntry, LogEntry, Timestamp};
use crate::store::migrations::FORMAT_VERSION;
use schemars::JsonSchema;
use serde_json::{Value, json};

/// Changliu backup: everything in the app, one record a line. Fields that a schema does not name are kept.
#[derive(JsonSchema)]
#[schemars(rename = "Backup")]
#[expect(dead_code, reason = "only its shape is used")]
struct Backup {
    format: String,
    version: u32,
    /// When the file was written.
    exported_at: Timestamp,
    /// Numbers of records, by which a file that was cut off is found out.
    counts: Counts,
    customers: Vec<Customer>,
    logs: Vec<LogEntry>,
    actions: Vec<Action>,
    /// Who changed which field of which record, and when.
    history: Vec<HistoryEntry>,
    /// Lines of the database that could not be understood, as they lie there.
    unreadable: Vec<Carried>,
}

/// JSON Schema 2020-12 of the format that this code writes.
pub fn schema() -> Value {
    let mut schema = schemars::schema_for!(Backup).to_value();
    plain(&mut schema);
    if let Some(fields) = schema.get_mut("properties").and_then(Value::as_object_mut) {
        fields.insert("format".into(), json!({"const": FORMAT}));
        fields.insert("version".into(), json!({"const": FORMAT_VERSION}));
    }
    schema
}

/// Takes out `format`s of numbers, which JSON Schema does not know and strict validators refuse.
fn plain(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|key, v| key != "format" || !v.as_str().is_some_and(|f| f.contains("int")));
            map.values_mut().for_each(plain);
        }
        Value::Array(items) => items.iter_mut().for_each(plain),
        _ => {}
    }
}
