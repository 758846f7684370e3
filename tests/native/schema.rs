//! The published JSON Schema: fresh, and true of the golden file.

use crate::sample::GOLDEN;
use changliu::formats::backup::schema::schema;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::Path;

const CHECKED_IN: &str = "public/schema/backup-v1.json";

#[test]
fn checked_in_schema_is_fresh() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(CHECKED_IN);
    let fresh = format!("{:#}\n", schema());
    if std::env::var_os("UPDATE").is_some() {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, &fresh).unwrap();
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        present == fresh,
        "{CHECKED_IN} does not tell what the types say any more.\n\
         Did the stored shape change on purpose? Then: UPDATE=1 cargo test --test native schema, and look at the diff:\n\
         a new optional field is fine; anything else needs a migration and a new format version."
    );
}

/// Marks `Type.field` for each field of the schema that the value has, and `Type.*` for one it does not name.
fn mark(schema: &Value, at: &Value, name: &str, value: &Value, seen: &mut BTreeSet<String>) {
    if let Some(reference) = at.get("$ref").and_then(Value::as_str) {
        let name = reference.rsplit('/').next().unwrap();
        return mark(schema, &schema["$defs"][name], name, value, seen);
    }
    for choice in at.get("anyOf").and_then(Value::as_array).into_iter().flatten() {
        mark(schema, choice, name, value, seen);
    }
    match value {
        Value::Object(fields) => {
            for (key, value) in fields {
                match at.get("properties").and_then(|p| p.get(key)) {
                    Some(below) => {
                        seen.insert(format!("{name}.{key}"));
                        mark(schema, below, name, value, seen);
                    }
                    None => drop(seen.insert(format!("{name}.*"))),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| mark(schema, &at["items"], name, item, seen)),
        _ => {}
    }
}

/// All that [`mark`] can mark.
fn all_fields(schema: &Value) -> BTreeSet<String> {
    let root = ("Backup", schema);
    let types = schema["$defs"].as_object().unwrap().iter().map(|(name, def)| (name.as_str(), def));
    let mut all = BTreeSet::new();
    for (name, def) in types.chain([root]) {
        all.extend(def["properties"].as_object().into_iter().flatten().map(|(key, _)| format!("{name}.{key}")));
        if def["additionalProperties"] == json!(true) {
            all.insert(format!("{name}.*"));
        }
    }
    all
}

#[test]
fn golden_file_has_every_field_of_every_type_and_unknown_ones() {
    let (schema, golden) = (schema(), serde_json::from_str::<Value>(GOLDEN).unwrap());
    let mut seen = BTreeSet::new();
    mark(&schema, &schema, "Backup", &golden, &mut seen);
    let all = all_fields(&schema);
    assert!(all.contains("Customer.birthday") && all.contains("Phone.*") && all.len() > 80, "{all:#?}");
    let missing: Vec<_> = all.difference(&seen).collect();
    assert!(missing.is_empty(), "the golden file lacks {missing:#?}");
    let unknown: Vec<_> = seen.difference(&all).collect();
    assert!(unknown.is_empty(), "the schema does not allow {unknown:#?}");
}
