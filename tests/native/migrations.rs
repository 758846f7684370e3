//! Named steps from one stored version to the next.

use crate::sample::read_with;
use changliu::domain::Collection;
use changliu::formats::backup::{ReadError, Reason};
use changliu::store::migrations::{FORMAT_VERSION, Migration, PRESENT, STEPS, UpgradeError, Versions, upgrade};
use serde_json::{Map, Value, json};
use std::path::Path;

fn fixtures() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures")
}

/// Everything that must hold for a list of steps.
fn check_steps(versions: &Versions, folder: &Path) -> Result<(), String> {
    if versions.known as usize != 1 + versions.steps.len() {
        return Err(format!("{} steps do not lead from version 1 to {}", versions.steps.len(), versions.known));
    }
    for (i, step) in versions.steps.iter().enumerate() {
        let name = format!("{}-{}", step.version, step.name);
        if step.version as usize != i + 2 {
            return Err(format!("{name} is out of order"));
        }
        if step.name.is_empty() || !step.name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
        {
            return Err(format!("{name}: lower case and hyphens"));
        }
        if step.why.len() < 20 {
            return Err(format!("{name} does not say why"));
        }
        let read = |file: &str| -> Result<Map<String, Value>, String> {
            let path = folder.join(&name).join(file);
            let text = std::fs::read_to_string(&path).map_err(|_| format!("{name} has no fixture {file}"))?;
            serde_json::from_str(&text).map_err(|e| format!("{name}/{file}: {e}"))
        };
        let (mut before, after) = (read("before.json")?, read("after.json")?);
        if before == after {
            return Err(format!("{name}: the fixture shows no difference"));
        }
        for (collection, records) in &mut before {
            let collection = Collection::from_name(collection).ok_or(format!("{name}: no collection {collection}"))?;
            for record in records.as_array_mut().into_iter().flatten().filter_map(Value::as_object_mut) {
                (step.run)(collection, record);
            }
        }
        if before != after {
            return Err(format!("{name} makes of before.json\n{:#}\nbut after.json is\n{after:#?}", json!(before)));
        }
    }
    Ok(())
}

#[test]
fn every_step_has_its_fixture() {
    check_steps(&PRESENT, &fixtures().join("migrations")).unwrap();
}

#[test]
fn every_released_version_has_its_golden_file() {
    for version in 1..=FORMAT_VERSION {
        assert!(
            fixtures().join(format!("backup/v{version}.json")).exists(),
            "no tests/fixtures/backup/v{version}.json"
        );
    }
}

/// Made-up steps: version 2 splits the name, version 3 takes the demo mark out of the tags.
const MADE_UP: Versions = Versions {
    steps: &[
        Migration {
            version: 2,
            name: "one-name",
            why: "First and last name become one, as people write it.",
            run: one_name,
        },
        Migration {
            version: 3,
            name: "demo-mark",
            why: "The mark of demo data was a tag, which users could remove.",
            run: demo,
        },
    ],
    known: 3,
};

fn one_name(collection: Collection, record: &mut Map<String, Value>) {
    if collection == Collection::Customers
        && let (Some(last), Some(first)) = (record.remove("last"), record.remove("first"))
    {
        let name = format!("{}{}", last.as_str().unwrap_or_default(), first.as_str().unwrap_or_default());
        record.insert("name".into(), name.into());
    }
}

fn demo(_: Collection, record: &mut Map<String, Value>) {
    if let Some(tags) = record.get_mut("tags").and_then(Value::as_array_mut) {
        let count = tags.len();
        tags.retain(|t| t != "demo");
        if tags.len() < count {
            record.insert("demo".into(), true.into());
        }
    }
}

fn object(value: Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

#[test]
fn steps_run_from_the_version_of_the_record() {
    let old = object(json!({"last": "王", "first": "小明", "tags": ["demo", "x"], "unknown": [1]}));
    let check = |from, collection, expected: Value| {
        let mut record = old.clone();
        assert_eq!(MADE_UP.upgrade(collection, from, &mut record), Ok(()));
        assert_eq!(record, object(expected), "{from}");
    };
    let customers = Collection::Customers;
    check(1, customers, json!({"name": "王小明", "tags": ["x"], "demo": true, "unknown": [1]}));
    check(1, Collection::Logs, json!({"last": "王", "first": "小明", "tags": ["x"], "demo": true, "unknown": [1]}));
    check(2, customers, json!({"last": "王", "first": "小明", "tags": ["x"], "demo": true, "unknown": [1]}));
    check(3, customers, json!(old));
    for (from, error) in [(0, UpgradeError::Unknown { found: 0 }), (4, UpgradeError::Newer { found: 4, known: 3 })] {
        let mut record = old.clone();
        assert_eq!(MADE_UP.upgrade(customers, from, &mut record), Err(error));
        assert_eq!(record, old, "untouched");
    }
    assert!(STEPS.len() < FORMAT_VERSION as usize);
    let mut record = old.clone();
    assert_eq!(upgrade(customers, FORMAT_VERSION, &mut record), Ok(()));
    assert_eq!(record, old, "the present version is left as it is");
}

#[test]
fn an_old_backup_runs_through_the_same_steps() {
    let record = |name: Value| {
        let mut record = object(json!({
            "id": "01938a5e-0000-7000-8000-000000000001", "created_at": "2026-11-02T01:30:00.000Z",
            "updated_at": "2026-11-02T01:30:00.000Z", "device": "01938a5e-0000-7000-8000-0000000000ff",
            "kind": "person", "tags": ["demo"],
        }));
        record.extend(object(name));
        record
    };
    let file = |version: u32| {
        // The version after the records: they have to wait for it.
        let lists = json!([record(json!({"last": "王", "first": "小明"})), record(json!({"last": "王"})), {"a": 1}]);
        format!("{{\"format\":\"changliu\",\"customers\":{lists},\"version\":{version}}}")
    };
    let (outcome, summary) = read_with(MADE_UP, file(1).as_bytes());
    assert_eq!(summary.map(|s| (s.found.customers, s.unreadable)), Ok((3, 2)));
    let expected = record(json!({"name": "王小明", "tags": null, "stage": "potential", "demo": true}));
    let expected: Map<_, _> = expected.into_iter().filter(|(_, v)| !v.is_null()).collect();
    assert_eq!(outcome.records[0].to_value().unwrap(), json!(expected));
    let faults: Vec<_> = outcome.unreadable.iter().map(|u| (u.pointer.as_str(), u.reason.clone())).collect();
    assert_eq!(
        faults,
        [("/customers/1", Reason::Missing("name".into())), ("/customers/2", Reason::Missing("id".into())),]
    );
    // What cannot be understood is kept as it came, not half upgraded.
    assert_eq!(
        serde_json::from_slice::<Value>(&outcome.unreadable[0].raw).unwrap(),
        json!(record(json!({"last": "王"})))
    );
    // From version 2 on names are not put together.
    assert_eq!(read_with(MADE_UP, file(2).as_bytes()).1.map(|s| s.unreadable), Ok(3));
    let newer = ReadError::Newer { found: 4, known: 3 };
    assert_eq!(read_with(MADE_UP, file(4).as_bytes()).1, Err(newer));
}

#[test]
fn the_check_of_steps_can_fail() {
    let folder = std::env::temp_dir().join(format!("changliu-migrations-{}", std::process::id()));
    let write = |step: &str, file: &str, text: &str| {
        std::fs::create_dir_all(folder.join(step)).unwrap();
        std::fs::write(folder.join(step).join(file), text).unwrap();
    };
    let fails = |versions: &Versions, expected: &str| {
        let error = check_steps(versions, &folder).unwrap_err();
        assert!(error.contains(expected), "{error}");
    };
    fails(&MADE_UP, "2-one-name has no fixture before.json");
    write("2-one-name", "before.json", r#"{"customers":[{"last":"a","first":"b"}]}"#);
    fails(&MADE_UP, "2-one-name has no fixture after.json");
    write("2-one-name", "after.json", r#"{"customers":[{"last":"a","first":"b"}]}"#);
    fails(&MADE_UP, "no difference");
    write("2-one-name", "after.json", r#"{"customers":[{"name":"ba"}]}"#);
    fails(&MADE_UP, "2-one-name makes of before.json");
    write("2-one-name", "after.json", r#"{"customers":[{"name":"ab"}]}"#);
    fails(&MADE_UP, "3-demo-mark has no fixture");
    write("3-demo-mark", "before.json", r#"{"customers":[{"tags":["demo"]}]}"#);
    write("3-demo-mark", "after.json", r#"{"customers":[{"tags":[],"demo":true}]}"#);
    assert_eq!(check_steps(&MADE_UP, &folder), Ok(()));
    fails(&Versions { known: 2, ..MADE_UP }, "do not lead from version 1 to 2");
    let step = |version, name, why| Migration { version, name, why, run: one_name };
    let list = |step| Versions { steps: Box::leak(Box::new([step])), known: 2 };
    let why = "A reason that is long enough.";
    fails(&list(step(3, "a", why)), "out of order");
    fails(&list(step(2, "A b", why)), "lower case");
    fails(&list(step(2, "a", "")), "does not say why");
    std::fs::remove_dir_all(&folder).unwrap();
}
