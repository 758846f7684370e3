//! Data for tests: the golden backup, and generators of records.

use changliu::domain::{Collection, Id, Timestamp};
use changliu::formats::backup::{Counts, Entity, Event, ReadError, Reader, Summary, Unreadable, Writer};
use changliu::store::migrations::Versions;
use proptest::prelude::*;
use serde_json::{Map, Value, json};

/// A full backup of version 1: every field of every entity, unknown fields, unreadable lines. Frozen.
pub const GOLDEN: &str = include_str!("../fixtures/backup/v1.json");

/// Everything that came out of a file.
#[derive(Debug, PartialEq, Default)]
pub struct Outcome {
    pub records: Vec<Entity>,
    pub unreadable: Vec<Unreadable>,
    pub ignored: Vec<String>,
    pub events: usize,
}

/// Reads a file in chunks of the given sizes, over and over.
pub fn read_in(file: &[u8], sizes: &[usize]) -> (Outcome, Result<Summary, ReadError>) {
    read_by(Reader::new(), file, sizes)
}

pub fn read(file: &[u8]) -> (Outcome, Result<Summary, ReadError>) {
    read_in(file, &[])
}

/// Reads as a code that knows these versions.
pub fn read_with(versions: Versions, file: &[u8]) -> (Outcome, Result<Summary, ReadError>) {
    read_by(Reader::of(versions), file, &[])
}

fn read_by(mut reader: Reader, file: &[u8], sizes: &[usize]) -> (Outcome, Result<Summary, ReadError>) {
    let mut outcome = Outcome::default();
    let mut rest = file;
    let mut sizes = sizes.iter().cycle();
    while !rest.is_empty() {
        let size = sizes.next().map_or(rest.len(), |n| (*n).clamp(1, rest.len()));
        let (chunk, after) = rest.split_at(size);
        rest = after;
        let result = reader.push(chunk, &mut |event| {
            outcome.events += 1;
            match event {
                Event::Record(r) => outcome.records.push(r.entity),
                Event::Unreadable(u) => outcome.unreadable.push(u),
                Event::Ignored { name, .. } => outcome.ignored.push(name),
            }
        });
        if let Err(error) = result {
            assert_eq!(reader.push(b"{}", &mut |_| panic!("an event after an error")), Err(error.clone()));
            return (outcome, Err(error));
        }
    }
    (outcome, reader.finish())
}

/// Writes a backup as the app does.
pub fn write(records: &[Entity], unreadable: &[Unreadable], exported_at: &str) -> Vec<u8> {
    let mut counts = Counts::default();
    records.iter().for_each(|r| *counts.of_mut(r.collection()) += 1);
    let mut out = Vec::new();
    let mut writer = Writer::new(counts, exported_at.parse().unwrap(), &mut out);
    for collection in Collection::ALL {
        for record in records.iter().filter(|r| r.collection() == collection) {
            writer.record(collection, &record.to_json().unwrap(), &mut out).unwrap();
        }
    }
    for u in unreadable {
        writer.unreadable(u.collection, &u.key, &u.raw, &mut out).unwrap();
    }
    writer.finish(&mut out).unwrap();
    out
}

pub const NOW: &str = "2026-11-21T12:34:56.789Z";

pub fn id(n: u8) -> Id {
    Id::from_parts(1_795_000_000_000, [n; 10])
}

pub fn at(n: i64) -> Timestamp {
    Timestamp::from_millis(1_795_000_000_000 + n)
}

/// A text of these characters. (A regular expression would be parsed anew for each text.)
pub fn letters(of: &'static str, count: std::ops::Range<usize>) -> impl Strategy<Value = String> {
    let letters: Vec<char> = of.chars().collect();
    prop::collection::vec(prop::sample::select(letters), count).prop_map(String::from_iter)
}

/// Any text, often with what is difficult in JSON.
pub fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        letters("abc xyz", 0..8),
        letters("王小明\"\\/\n\t\u{2028}😀é~,:{}[]", 0..8),
        prop::collection::vec(any::<char>(), 0..8).prop_map(|c| c.into_iter().filter(|c| *c != '\0').collect()),
    ]
}

/// A JSON value as a newer version might put it in a field that we do not know.
pub fn json_value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-(1i64 << 53)..=(1i64 << 53)).prop_map(Value::from),
        (-9e15f64..9e15).prop_map(Value::from),
        (-1f64..1.0).prop_map(Value::from),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 12, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map(text(), inner, 0..4).prop_map(|m| json!(m)),
        ]
    })
}

/// A record of any collection, with some fields of its own and some that are unknown.
pub fn entity() -> impl Strategy<Value = Entity> {
    let extra = prop::collection::btree_map(letters("x\"\\/~é", 0..4), json_value(), 0..3);
    (
        0..4usize,
        any::<[u8; 4]>(),
        0..1000i64,
        0..1000i64,
        text(),
        prop::collection::vec(letters("abc王", 1..3), 0..3),
        extra,
    )
        .prop_map(|(which, [a, b, c, d], created, updated, text, tags, extra)| {
            let collection = Collection::ALL[which];
            let mut record = json!({
                "id": id(a), "created_at": at(created), "updated_at": at(updated), "device": id(b),
            });
            let fields = match collection {
                Collection::Customers => json!({
                    "kind": if c % 2 == 0 { "person" } else { "organisation" },
                    "name": format!("n{}", text.chars().take(100).collect::<String>()),
                    "notes": text, "tags": tags, "birthday": "--02-29",
                    "phones": [{"kind": "mobile", "number": "1", "x_p": tags}],
                }),
                Collection::Logs => json!({"customer": id(c), "kind": "visit", "at": at(7), "text": text}),
                Collection::Actions => json!({
                    "customer": (c % 2 == 0).then(|| id(c)), "kind": "call", "title": text,
                    "due": "2026-12-31", "postponed": d,
                }),
                Collection::History => json!({
                    "record": id(c), "collection": "logs", "operation": id(d), "kind": "changed", "before": at(0),
                    "changes": [{"path": "/text", "from": text, "to": null}],
                }),
            };
            let into = |record: &mut Value, more: Map<String, Value>| record.as_object_mut().unwrap().extend(more);
            into(&mut record, fields.as_object().unwrap().clone());
            into(&mut record, extra.into_iter().map(|(k, v)| (format!("x_{k}"), v)).collect());
            Entity::from_value(collection, &record).unwrap()
        })
}

/// The records of a database: in order, none twice.
pub fn entities() -> impl Strategy<Value = Vec<Entity>> {
    prop::collection::vec(entity(), 0..6).prop_map(|mut all| {
        all.sort_by_key(|e| (e.collection(), e.cluster_key()));
        all.dedup_by_key(|e| (e.collection(), e.cluster_key()));
        all
    })
}
