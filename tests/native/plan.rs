//! What an import does with each record: descent, merging, clashes.

use crate::sample::{GOLDEN, at, id, letters, read, write};
use changliu::domain::history::HistoryKind;
use changliu::domain::merge::{FieldChange, diff};
use changliu::domain::{Collection, HistoryEntry, Id, Timestamp};
use changliu::formats::backup::Entity;
use changliu::formats::backup::plan::{Class, Decision, Policy, Side, Stamps, Tally, decide};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// A device in small: records, histories, a clock, and import as the app does it.
#[derive(Clone)]
struct Device {
    name: u8,
    clock: i64,
    made: u8,
    records: BTreeMap<(Collection, String), Entity>,
}

impl std::fmt::Debug for Device {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.records.values().try_for_each(|e| writeln!(f, "    {}", e.to_value().unwrap()))
    }
}

impl Device {
    fn new(name: u8, clock: i64) -> Device {
        Device { name, clock, made: 0, records: BTreeMap::new() }
    }
    fn tick(&mut self) -> Timestamp {
        self.clock += 10;
        at(self.clock)
    }
    fn new_id(&mut self) -> Id {
        self.made += 1;
        Id::from_bytes([self.name, self.made, 0, 0, 0, 0, 0x70, 0, 0x80, 0, 0, 0, 0, 0, 0, 0])
    }
    fn put(&mut self, entity: Entity) {
        self.records.insert((entity.collection(), entity.cluster_key()), entity);
    }
    fn history(&self, of: Id) -> Vec<HistoryEntry> {
        let all = self.records.values().filter_map(|e| match e {
            Entity::History(h) if h.record == of => Some((**h).clone()),
            _ => None,
        });
        all.collect()
    }
    fn customer(&self, n: u8) -> Option<Value> {
        self.records.get(&(Collection::Customers, id(n).to_string())).map(|e| e.to_value().unwrap())
    }
    /// Writes fields of a customer (`null` removes), with its history.
    fn edit(&mut self, n: u8, fields: Value) {
        let now = self.tick();
        let old = self.customer(n);
        let mut new = old.clone().unwrap_or_else(
            || json!({"id": id(n), "created_at": now, "kind": "person", "name": "n", "stage": "potential"}),
        );
        let map = new.as_object_mut().unwrap();
        map.insert("updated_at".into(), json!(now));
        map.insert("device".into(), json!(id(self.name)));
        for (key, value) in fields.as_object().unwrap() {
            if value.is_null() {
                map.remove(key);
            } else {
                map.insert(key.clone(), value.clone());
            }
        }
        let entry = HistoryEntry {
            id: self.new_id(),
            created_at: now,
            updated_at: now,
            device: id(self.name),
            deleted_at: None,
            record: id(n),
            collection: Collection::Customers,
            parent: None,
            operation: id(0),
            kind: if old.is_some() { HistoryKind::Changed } else { HistoryKind::Created },
            before: old.as_ref().map(|o| o["updated_at"].as_str().unwrap().parse().unwrap()),
            changes: old.map(|o| diff(&o, &new)).unwrap_or_default(),
            extra: Default::default(),
        };
        self.put(Entity::History(Box::new(entry)));
        self.put(Entity::from_value(Collection::Customers, &new).unwrap());
    }
    /// Takes a backup in; returns what was decided about the customers, and whether anything was written.
    fn import(&mut self, file: &Device, policy: Policy) -> (Vec<(u8, Decision)>, Tally, bool) {
        let before = self.records.clone();
        let (mut decisions, mut tally, mut new) = (Vec::new(), Tally::default(), Vec::new());
        let stamps = Stamps { now: self.tick(), device: id(self.name), operation: id(99) };
        for incoming in file.records.values() {
            let key = (incoming.collection(), incoming.cluster_key());
            let ours = before.get(&key).map(|e| e.to_value().unwrap());
            let our_history: Vec<_> = self
                .history(incoming.id())
                .into_iter()
                .filter(|h| before.contains_key(&(Collection::History, format!("{}/{}", h.record, h.id))))
                .collect();
            let theirs = incoming.to_value().unwrap();
            let decision = decide(
                ours.as_ref().map(|value| Side { value, history: &our_history }),
                incoming,
                Side { value: &theirs, history: &file.history(incoming.id()) },
                policy,
            );
            tally.count(decision.class);
            if incoming.collection() == Collection::Customers {
                decisions.push((incoming.id().as_bytes()[8], decision.clone()));
            }
            let (record, entries) = decision.carry_out(incoming, stamps, &mut || self.new_id());
            new.extend(record);
            new.extend(entries.into_iter().map(|h| Entity::History(Box::new(h))));
        }
        new.into_iter().for_each(|e| self.put(e));
        let written = before != self.records;
        (decisions, tally, written)
    }
    /// The customers without their stamps.
    fn content(&self) -> Vec<Value> {
        let customers = self.records.values().filter(|e| e.collection() == Collection::Customers);
        customers
            .map(|e| {
                let mut value = e.to_value().unwrap();
                let map = value.as_object_mut().unwrap();
                map.remove("updated_at");
                map.remove("device");
                value
            })
            .collect()
    }
    /// The same without what tells of descent.
    fn without_history(&self) -> Device {
        let mut device = self.clone();
        device.records.retain(|(collection, _), _| *collection != Collection::History);
        device
    }
}

/// Two devices that began with the same customer, each with its own edits after.
fn two(start: Value, a: &[Value], b: &[Value]) -> (Device, Device) {
    let mut first = Device::new(1, 0);
    first.edit(1, start);
    let mut second = Device { name: 2, clock: first.clock + 3, ..first.clone() };
    a.iter().for_each(|fields| first.edit(1, fields.clone()));
    b.iter().for_each(|fields| second.edit(1, fields.clone()));
    (first, second)
}

fn one(mut ours: Device, theirs: &Device, policy: Policy) -> (Decision, Value, Device) {
    let (decisions, _, written) = ours.import(theirs, policy);
    let decision = decisions.into_iter().next().unwrap().1;
    assert!(written || !decision.changes_something());
    let value = ours.customer(1).unwrap();
    (decision, value, ours)
}

#[test]
fn descent_is_told_by_history() {
    let check = |a: &[Value], b: &[Value], class: Class, alias: &str| {
        let (ours, theirs) = two(json!({"alias": "0"}), a, b);
        for policy in [Policy::Newer, Policy::Mine, Policy::Theirs] {
            let (decision, value, after) = one(ours.clone(), &theirs, policy);
            assert_eq!((decision.class, value["alias"].as_str()), (class, Some(alias)), "{policy:?}");
            assert_eq!(decision.clashes, []);
            if class == Class::Changed {
                assert_eq!(Some(&value), theirs.customer(1).as_ref(), "taken over with its stamps");
                let told = after.records.len() - ours.records.len();
                assert_eq!(told, b.len(), "the file's history tells it; no entry is added");
            }
        }
    };
    let set = |v: &str| json!({"alias": v});
    check(&[], &[], Class::Same, "0");
    check(&[], &[set("1")], Class::Changed, "1");
    check(&[], &[set("1"), set("2"), set("3")], Class::Changed, "3");
    check(&[set("1")], &[], Class::Older, "1");
    check(&[set("1"), set("2")], &[], Class::Older, "2");
}

#[test]
fn descent_is_told_also_where_the_making_is_not() {
    // Records that came without history (from a file, from the demo) and were changed since.
    let unmade = |mut device: Device| {
        device.records.retain(|_, e| !matches!(e, Entity::History(h) if h.kind == HistoryKind::Created));
        device
    };
    let (old, new) = two(json!({"alias": "0"}), &[], &[json!({"alias": "1"})]);
    let (old, new) = (unmade(old), unmade(new));
    assert_eq!(one(old.clone(), &new, Policy::Mine).0.class, Class::Changed);
    assert_eq!(one(new, &old, Policy::Theirs).0.class, Class::Older);
    // And the last common version is found: the change of one side only is no clash.
    let (a, b) = two(json!({"alias": "0", "notes": "0"}), &[json!({"notes": "a"})], &[json!({"alias": "b"})]);
    let (decision, value, _) = one(unmade(a), &unmade(b), Policy::Mine);
    assert_eq!((decision.class, &value["alias"], &value["notes"]), (Class::Changed, &json!("b"), &json!("a")));
}

#[test]
fn both_changed() {
    let check = |start: Value, a: Value, b: Value, class: Class, newer: Value, mine: Value, theirs: Value| {
        let (ours, other) = two(start.clone(), std::slice::from_ref(&a), std::slice::from_ref(&b));
        for (policy, expected) in [(Policy::Newer, newer), (Policy::Mine, mine), (Policy::Theirs, theirs)] {
            let (decision, value, after) = one(ours.clone(), &other, policy);
            let place = format!("{start} {a} {b} {policy:?}");
            assert_eq!(decision.class, class, "{place}");
            for (key, expected) in expected.as_object().unwrap() {
                assert_eq!(value.get(key).unwrap_or(&Value::Null), expected, "{place}: {key}");
            }
            let before = ours.customer(1).unwrap();
            if diff(&before, &value).is_empty() {
                assert_eq!(value, before, "not even its stamps change");
            } else {
                let told = after.history(id(1)).into_iter().find(|h| {
                    h.kind == HistoryKind::Imported && h.created_at.to_string() == value["updated_at"].as_str().unwrap()
                });
                let told = told.expect("an entry for the merge");
                assert_eq!(told.changes, diff(&before, &value));
                assert_eq!(Some(told.before.unwrap().to_string().as_str()), before["updated_at"].as_str());
            }
        }
    };
    use Class::{Changed, Clash, Older, Same};
    // Different fields: both stay, whatever the policy.
    let both = json!({"alias": "a", "notes": "b"});
    check(json!({}), json!({"alias": "a"}), json!({"notes": "b"}), Changed, both.clone(), both.clone(), both);
    // The same field, the same way.
    let same = json!({"alias": "a"});
    check(json!({}), same.clone(), same.clone(), Same, same.clone(), same.clone(), same.clone());
    // The same field in two ways. The second device's clock is ahead.
    let a = json!({"alias": "a"});
    let b = json!({"alias": "b"});
    check(json!({}), a.clone(), b.clone(), Clash, b.clone(), a.clone(), b.clone());
    // One field clashes, the others are merged all the same.
    check(
        json!({"wechat": "w"}),
        json!({"alias": "a", "notes": "a"}),
        json!({"alias": "b", "wechat": null}),
        Clash,
        json!({"alias": "b", "notes": "a", "wechat": null}),
        json!({"alias": "a", "notes": "a", "wechat": null}),
        json!({"alias": "b", "notes": "a", "wechat": null}),
    );
    // Tags are merged as sets.
    check(
        json!({"tags": ["x", "y"]}),
        json!({"tags": ["y", "a"]}),
        json!({"tags": ["x", "y", "b"]}),
        Changed,
        json!({"tags": ["y", "b", "a"]}),
        json!({"tags": ["y", "a", "b"]}),
        json!({"tags": ["y", "b", "a"]}),
    );
    // One edits, the other puts it into the trash: it is in the trash with the edit.
    let deleted = json!({"deleted_at": at(500)});
    let merged = json!({"alias": "a", "deleted_at": at(500)});
    check(json!({}), a.clone(), deleted, Changed, merged.clone(), merged.clone(), merged);
    // One says nothing that the other does not say too.
    let more = json!({"alias": "a", "notes": "n"});
    check(json!({}), more.clone(), a.clone(), Older, more.clone(), more.clone(), more.clone());
    check(json!({}), a, more.clone(), Changed, more.clone(), more.clone(), more);
}

#[test]
fn without_histories_fields_are_compared_two_ways() {
    let (ours, theirs) = two(
        json!({"alias": "0", "tags": ["x"]}),
        &[json!({"alias": "a", "notes": "a", "tags": ["x", "a"]})],
        &[json!({"alias": "b", "wechat": "b", "tags": ["b"]})],
    );
    let (ours, theirs) = (ours.without_history(), theirs.without_history());
    for (policy, alias, tags) in [
        (Policy::Newer, "b", json!(["b", "x", "a"])),
        (Policy::Theirs, "b", json!(["b", "x", "a"])),
        (Policy::Mine, "a", json!(["x", "a", "b"])),
    ] {
        let (decision, value, after) = one(ours.clone(), &theirs, policy);
        assert_eq!(decision.class, Class::Clash);
        let clash = &decision.clashes[0];
        assert_eq!((decision.clashes.len(), clash.path.as_str()), (1, "/alias"));
        assert_eq!((&clash.mine, &clash.theirs), (&Some(json!("a")), &Some(json!("b"))));
        assert_eq!(json!([value["alias"], value["notes"], value["wechat"]]), json!([alias, "a", "b"]), "{policy:?}");
        assert_eq!(value["tags"], tags);
        // The value that lost is in the history.
        let changes: Vec<FieldChange> = after.history(id(1)).into_iter().flat_map(|h| h.changes).collect();
        let lost = Some(json!(if alias == "a" { "b" } else { "a" }));
        assert!(changes.iter().any(|c| c.path == "/alias" && (c.from == lost || c.to == lost)), "{changes:#?}");
    }
}

#[test]
fn a_later_import_starts_from_what_was_merged_before() {
    let (mut a, mut b) = two(json!({}), &[json!({"alias": "a"})], &[json!({"notes": "b"})]);
    a.import(&b, Policy::Newer);
    // B goes on without having seen A's merge; only its new edit counts.
    b.edit(1, json!({"notes": "b2"}));
    a.edit(1, json!({"wechat": "w"}));
    let (decision, value, a) = one(a, &b, Policy::Mine);
    assert_eq!(decision.class, Class::Changed, "no clash: A's notes were B's");
    assert_eq!(json!([value["alias"], value["notes"], value["wechat"]]), json!(["a", "b2", "w"]));
    // Then B takes over all of A.
    let (decision, value, _) = one(b, &a, Policy::Mine);
    assert_eq!((decision.class, Some(value)), (Class::Changed, a.customer(1)));
}

#[test]
fn what_was_decided_here_is_not_asked_again() {
    for policy in [Policy::Newer, Policy::Mine, Policy::Theirs] {
        for histories in [true, false] {
            let (mut a, mut b) =
                two(json!({}), &[json!({"alias": "a", "tags": ["a"]})], &[json!({"alias": "b", "tags": ["b"]})]);
            if !histories {
                (a, b) = (a.without_history(), b.without_history());
            }
            assert!(a.import(&b, policy).2);
            let (decision, _, written) = a.import(&b, policy);
            assert!(!written, "{policy:?} {histories} {decision:?}");
        }
    }
}

#[test]
fn a_tampered_file_does_no_harm() {
    // The same stamps with other content (edited by hand), a history that goes in circles, an entry that was changed.
    let (ours, mut theirs) = two(json!({"alias": "0"}), &[], &[]);
    let mut edited = theirs.customer(1).unwrap();
    edited["alias"] = json!("by hand");
    theirs.put(Entity::from_value(Collection::Customers, &edited).unwrap());
    let (decision, value, _) = one(ours.clone(), &theirs, Policy::Theirs);
    assert_eq!((decision.class, &value["alias"]), (Class::Clash, &json!("by hand")));
    let (_, value, _) = one(ours.clone(), &theirs, Policy::Mine);
    assert_eq!(value["alias"], json!("0"));
    let (mut ours, mut theirs) = two(json!({"alias": "0"}), &[json!({"alias": "a"})], &[json!({"alias": "b"})]);
    for device in [&mut ours, &mut theirs] {
        let now: Timestamp = device.customer(1).unwrap()["updated_at"].as_str().unwrap().parse().unwrap();
        let entries: Vec<_> = device.history(id(1));
        for mut h in entries {
            h.before = Some(now);
            h.changes.clear();
            device.put(Entity::History(Box::new(h)));
        }
    }
    assert_eq!(one(ours.clone(), &theirs, Policy::Newer).0.class, Class::Clash);
    let mut changed = theirs.clone();
    for mut h in theirs.history(id(1)) {
        h.kind = HistoryKind::Undone;
        changed.put(Entity::History(Box::new(h)));
    }
    let (_, tally, written) = theirs.import(&changed, Policy::Theirs);
    assert_eq!((tally.older, tally.same, written), (2, 1, false), "history is not rewritten");
}

#[test]
fn golden_file_into_itself_and_into_nothing() {
    let mut device = Device::new(1, 0);
    read(GOLDEN.as_bytes()).0.records.into_iter().for_each(|r| device.put(r));
    let mut empty = Device::new(2, 0);
    let (_, tally, _) = empty.import(&device, Policy::Newer);
    assert_eq!(tally, Tally { new: 16, ..Tally::default() });
    assert_eq!(empty.records, device.records);
    let file = |d: &Device| write(&d.records.values().cloned().collect::<Vec<_>>(), &[], crate::sample::NOW);
    assert_eq!(file(&empty), file(&device));
    let copy = device.clone();
    let (_, tally, written) = device.import(&copy, Policy::Theirs);
    assert_eq!((tally, written), (Tally { same: 16, ..Tally::default() }, false));
}

/// An edit of one of two customers.
fn edit() -> impl Strategy<Value = (u8, Value)> {
    let value = letters("abc", 1..2);
    let fields = prop_oneof![
        3 => (prop::sample::select(vec!["alias", "notes", "wechat", "x_new"]), value).prop_map(|(k, v)| json!({k: v})),
        1 => prop::sample::select(vec!["alias", "notes", "x_new"]).prop_map(|k| json!({k: null})),
        2 => prop::sample::subsequence(vec!["p", "q", "r", "s"], 1..4).prop_map(|tags| json!({"tags": tags})),
        1 => prop::sample::select(vec!["1", "2"]).prop_map(|n| json!({"phones": [{"kind": "work", "number": n}]})),
        1 => (0..3i64).prop_map(|n| if n == 0 { json!({"deleted_at": null}) } else { json!({"deleted_at": at(n)}) }),
    ];
    (1..3u8, fields)
}

/// Two devices with a common past, possibly with an exchange on the way, and clocks that differ.
fn devices() -> impl Strategy<Value = (Device, Device)> {
    let edits = || prop::collection::vec(edit(), 0..4);
    (edits(), edits(), edits(), edits(), edits(), -40..40i64, any::<[bool; 3]>()).prop_map(
        |(start, a1, b1, a2, b2, skew, [exchange, a_has, b_has])| {
            let run = |d: &mut Device, edits: &[(u8, Value)]| edits.iter().for_each(|(n, f)| d.edit(*n, f.clone()));
            let mut a = Device::new(1, 0);
            run(&mut a, &[(1, json!({})), (2, json!({}))]);
            run(&mut a, &start);
            let mut b = Device { name: 2, clock: a.clock + skew.max(1) * 7 + 3, ..a.clone() };
            run(&mut a, &a1);
            run(&mut b, &b1);
            if exchange {
                a.import(&b, Policy::Newer);
            }
            run(&mut a, &a2);
            run(&mut b, &b2);
            (if a_has { a.without_history() } else { a }, if b_has { b.without_history() } else { b })
        },
    )
}

proptest! {
    #![proptest_config(Config { cases: 600, failure_persistence: None, ..Config::default() })]

    #[test]
    fn merging_a_file_with_itself_changes_nothing((a, _) in devices()) {
        let mut same = a.clone();
        let (_, tally, written) = same.import(&a, Policy::Theirs);
        prop_assert!(!written);
        prop_assert_eq!(tally.same as usize, a.records.len());
    }

    #[test]
    fn into_nothing_everything_is_new((a, _) in devices()) {
        let mut empty = Device::new(3, 0);
        let (_, tally, _) = empty.import(&a, Policy::Newer);
        prop_assert_eq!(tally.new as usize, a.records.len());
        prop_assert_eq!(empty.records, a.records);
    }

    #[test]
    fn merging_is_idempotent((mut a, b) in devices(), policy in prop::sample::select(vec![Policy::Newer, Policy::Mine, Policy::Theirs])) {
        a.import(&b, policy);
        let (decisions, _, written) = a.import(&b, policy);
        prop_assert!(!written, "{:#?}", decisions);
    }

    #[test]
    fn both_directions_give_equal_records((a, b) in devices()) {
        let (mut into_a, mut into_b) = (a.clone(), b.clone());
        into_a.import(&b, Policy::Newer);
        into_b.import(&a, Policy::Newer);
        prop_assert_eq!(into_a.content(), into_b.content());
        // And once more, with the merged versions.
        let (file_a, file_b) = (into_a.clone(), into_b.clone());
        into_a.import(&file_b, Policy::Newer);
        into_b.import(&file_a, Policy::Newer);
        prop_assert_eq!(into_a.content(), file_a.content());
        prop_assert_eq!(into_b.content(), file_b.content());
    }

    #[test]
    fn one_after_the_other_gives_equal_records((mut a, mut b) in devices(), policy in prop::sample::select(vec![Policy::Newer, Policy::Mine, Policy::Theirs])) {
        a.import(&b, policy);
        b.import(&a, Policy::Newer);
        // Where no history tells what came from what, the order of tags is each device's own.
        let sorted = |mut all: Vec<Value>| {
            for tags in all.iter_mut().filter_map(|r| r.get_mut("tags")?.as_array_mut()) {
                tags.sort_by_key(Value::to_string);
            }
            all
        };
        prop_assert_eq!(sorted(a.content()), sorted(b.content()));
    }

    #[test]
    fn no_value_vanishes((mut a, b) in devices(), policy in prop::sample::select(vec![Policy::Newer, Policy::Mine, Policy::Theirs])) {
        let before: Vec<Value> = a.content().into_iter().chain(b.content()).collect();
        a.import(&b, policy);
        let kept = a.records.values().map(|e| e.to_value().unwrap().to_string()).collect::<String>();
        for record in before {
            for key in ["alias", "notes", "wechat", "x_new", "phones", "deleted_at"] {
                if let Some(value) = record.get(key) {
                    let (field, change) = (format!("\"{key}\":{value}"), format!("\"path\":\"/{key}\""));
                    prop_assert!(kept.contains(&field) || (kept.contains(&change) && kept.contains(&value.to_string())), "{} {}", key, value);
                }
            }
        }
    }
}
