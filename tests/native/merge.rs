//! Three-way merging, differences, taking changes back.

use crate::sample::letters;
use changliu::domain::merge::{Clash, FieldChange, Merged, diff, resolve, revert, three_way};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Map, Value, json};

/// Paths of the clashes.
fn clashing(merged: &Merged) -> Vec<&str> {
    merged.clashes.iter().map(|c| c.path.as_str()).collect()
}

#[test]
fn three_way_merging_by_field() {
    let check = |base: Value, mine: Value, theirs: Value, expected: Value, clashes: &[&str]| {
        let place = format!("{base} {mine} {theirs}");
        let merged = three_way(&base, &mine, &theirs);
        assert_eq!(merged.value, expected, "{place}");
        assert_eq!(clashing(&merged), clashes, "{place}");
    };
    let none: &[&str] = &[];
    // One side only.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 1}), json!({"a": 2}), none);
    check(json!({"a": 1}), json!({"a": 1}), json!({"a": 2}), json!({"a": 2}), none);
    check(json!({"a": 1}), json!({}), json!({"a": 1, "b": 1}), json!({"b": 1}), none);
    check(json!({}), json!({"a": 1}), json!({"b": 1}), json!({"a": 1, "b": 1}), none);
    // Both, alike.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 2}), json!({"a": 2}), none);
    check(json!({"a": 1, "b": 1}), json!({"b": 1}), json!({"b": 1}), json!({"b": 1}), none);
    // Both, each in its own way: theirs stands, and the clash is told.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 3}), json!({"a": 3}), &["/a"]);
    check(json!({}), json!({"a": 2}), json!({"a": 3}), json!({"a": 3}), &["/a"]);
    check(json!({"a": 1}), json!({}), json!({"a": 3}), json!({"a": 3}), &["/a"]);
    check(json!({"a": 1}), json!({"a": 2}), json!({}), json!({}), &["/a"]);
    // `null` is a value, not a missing field.
    check(json!({"a": 1}), json!({"a": null}), json!({}), json!({}), &["/a"]);
    check(json!({"a": null}), json!({"a": null}), json!({}), json!({}), none);
    // Below objects.
    check(
        json!({"o": {"a": 1, "b": 1}}),
        json!({"o": {"a": 2, "b": 1}}),
        json!({"o": {"a": 1, "b": 2}}),
        json!({"o": {"a": 2, "b": 2}}),
        none,
    );
    check(json!({}), json!({"o": {"a": 1}}), json!({"o": {"b": 1, "a": 2}}), json!({"o": {"a": 2, "b": 1}}), &["/o/a"]);
    check(json!({"o": {"a": 1}}), json!({"o": 5}), json!({"o": {"a": 2}}), json!({"o": {"a": 2}}), &["/o"]);
    check(
        json!({"a/b": {"~": 1}}),
        json!({"a/b": {"~": 2}}),
        json!({"a/b": {"~": 3}}),
        json!({"a/b": {"~": 3}}),
        &["/a~1b/~0"],
    );
    // Lists of texts as sets; other lists as one value.
    check(
        json!({"t": ["a", "b"]}),
        json!({"t": ["b", "m"]}),
        json!({"t": ["a", "b", "t"]}),
        json!({"t": ["b", "t", "m"]}),
        none,
    );
    check(json!({}), json!({"t": ["m"]}), json!({"t": ["t"]}), json!({"t": ["t", "m"]}), none);
    check(json!({"t": ["a"]}), json!({}), json!({"t": ["a", "t"]}), json!({"t": ["t"]}), none);
    check(json!({"t": ["a", "b"]}), json!({"t": ["b"]}), json!({"t": ["a"]}), json!({}), none);
    check(
        json!({"p": [{"n": 1}]}),
        json!({"p": [{"n": 2}]}),
        json!({"p": [{"n": 1}, {"n": 3}]}),
        json!({"p": [{"n": 1}, {"n": 3}]}),
        &["/p"],
    );
    check(json!({"t": ["a"]}), json!({"t": ["b"]}), json!({"t": [1]}), json!({"t": [1]}), &["/t"]);
    check(json!({"t": "a"}), json!({"t": "m"}), json!({"t": ["a"]}), json!({"t": ["a"]}), &["/t"]);
    // Stamps are theirs and never clash; fields of that name below are fields.
    check(
        json!({"updated_at": 1, "device": 1, "a": 1}),
        json!({"updated_at": 2, "device": 2, "a": 2}),
        json!({"updated_at": 3, "device": 3, "a": 1}),
        json!({"updated_at": 3, "device": 3, "a": 2}),
        none,
    );
    check(
        json!({"o": {"device": 1}}),
        json!({"o": {"device": 2}}),
        json!({"o": {"device": 3}}),
        json!({"o": {"device": 3}}),
        &["/o/device"],
    );
    check(
        json!({"updated_at": 1, "a": 1}),
        json!({"updated_at": 2, "a": 2}),
        json!({"updated_at": 1, "a": 1}),
        json!({"updated_at": 1, "a": 2}),
        none,
    );
}

#[test]
fn clashes_hold_all_three_values() {
    let merged = three_way(&json!({"a": 1}), &json!({}), &json!({"a": 3}));
    assert_eq!(merged.clashes, [Clash { path: "/a".into(), base: Some(json!(1)), mine: None, theirs: Some(json!(3)) }]);
}

#[test]
fn resolving_takes_the_chosen_value() {
    let merged = three_way(
        &json!({"a": 1, "o": {"x/y": 1}}),
        &json!({"o": {"x/y": 2}, "m": 1}),
        &json!({"a": 3, "o": {"x/y": 3}, "t": 1}),
    );
    assert_eq!(clashing(&merged), ["/a", "/o/x~1y"]);
    assert_eq!(resolve(&merged, |_| false), merged.value);
    assert_eq!(resolve(&merged, |_| true), json!({"o": {"x/y": 2}, "m": 1, "t": 1}));
    assert_eq!(resolve(&merged, |c| c.path == "/a"), json!({"o": {"x/y": 3}, "m": 1, "t": 1}));
    // Where their whole object is gone it is made again for my value.
    let merged = three_way(&json!({"o": {"a": 1}}), &json!({"o": {"a": 2}}), &json!({}));
    assert_eq!(resolve(&merged, |_| true), json!({"o": {"a": 2}}));
}

#[test]
fn differences() {
    let check = |old: Value, new: Value, expected: &[(&str, Option<Value>, Option<Value>)]| {
        let changes: Vec<_> = diff(&old, &new).into_iter().map(|c| (c.path, c.from, c.to)).collect();
        let expected: Vec<_> = expected.iter().cloned().map(|(p, a, b)| (p.to_owned(), a, b)).collect();
        assert_eq!(changes, expected, "{old} {new}");
    };
    check(json!({"a": 1, "updated_at": 1, "device": 1}), json!({"a": 1, "updated_at": 2, "device": 2}), &[]);
    check(
        json!({"a": 1, "b": 1}),
        json!({"a": 2, "c": 3}),
        &[("/a", Some(json!(1)), Some(json!(2))), ("/b", Some(json!(1)), None), ("/c", None, Some(json!(3)))],
    );
    check(
        json!({"o": {"a": 1, "device": 1}}),
        json!({"o": {"a": 1, "device": 2}}),
        &[("/o/device", Some(json!(1)), Some(json!(2)))],
    );
    check(json!({"a": null}), json!({}), &[("/a", Some(Value::Null), None)]);
    check(json!({"l": [1]}), json!({"l": [1, 2]}), &[("/l", Some(json!([1])), Some(json!([1, 2])))]);
    check(json!({"o": {}}), json!({}), &[("/o", Some(json!({})), None)]);
    check(json!({"a~/": 1}), json!({"a~/": 2}), &[("/a~0~1", Some(json!(1)), Some(json!(2)))]);
}

#[test]
fn a_change_keeps_null_apart_from_missing() {
    for (from, to) in [(None, Some(Value::Null)), (Some(Value::Null), None), (Some(json!(1)), Some(Value::Null))] {
        let change = FieldChange { path: "/a".into(), from, to };
        let text = serde_json::to_string(&change).unwrap();
        assert_eq!(serde_json::from_str::<FieldChange>(&text).unwrap(), change, "{text}");
    }
}

#[test]
fn taking_a_change_back() {
    let check = |old: Value, new: Value, now: Value, expected: Value, clashes: &[&str]| {
        let undone = revert(&now, &diff(&old, &new));
        assert_eq!(undone.value, expected, "{old} {new} {now}");
        assert_eq!(clashing(&undone), clashes, "{old} {new} {now}");
    };
    let none: &[&str] = &[];
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 2}), json!({"a": 1}), none);
    // What was changed since elsewhere stays.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 2, "b": 1}), json!({"a": 1, "b": 1}), none);
    // The same field was changed since: its present value stays, and is told.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 3}), json!({"a": 3}), &["/a"]);
    check(json!({"a": 1}), json!({}), json!({"a": 3}), json!({"a": 3}), &["/a"]);
    // Somebody took it back already.
    check(json!({"a": 1}), json!({"a": 2}), json!({"a": 1}), json!({"a": 1}), none);
    check(json!({}), json!({"a": 2}), json!({}), json!({}), none);
    // Tags one by one.
    check(
        json!({"t": ["a", "b"]}),
        json!({"t": ["b", "c"]}),
        json!({"t": ["b", "c", "d"]}),
        json!({"t": ["b", "d", "a"]}),
        none,
    );
    check(json!({}), json!({"t": ["a"]}), json!({"t": ["a", "d"]}), json!({"t": ["d"]}), none);
    check(json!({"t": ["a"]}), json!({}), json!({"t": ["d"]}), json!({"t": ["d", "a"]}), none);
    check(
        json!({"o": {"a": 1}}),
        json!({"o": {"a": 2}}),
        json!({"o": {"a": 2, "b": 1}}),
        json!({"o": {"a": 1, "b": 1}}),
        none,
    );
    check(json!({"o": {"a": 1}}), json!({"o": {}}), json!({}), json!({"o": {"a": 1}}), none);
    check(json!({"o": {}}), json!({"o": {"a": 1}}), json!({"o": 7}), json!({"o": 7}), none);
}

fn without_stamps(value: &Value) -> Value {
    let mut value = value.clone();
    if let Some(map) = value.as_object_mut() {
        map.remove("updated_at");
        map.remove("device");
    }
    value
}

/// Tags in one order, stamps away.
fn settled(value: &Value) -> Value {
    fn sort(value: &mut Value) {
        match value {
            Value::Array(items) if items.iter().all(Value::is_string) => items.sort_by_key(Value::to_string),
            Value::Object(map) => map.values_mut().for_each(sort),
            _ => {}
        }
    }
    let mut value = without_stamps(value);
    sort(&mut value);
    value
}

/// A small record, with keys that often meet.
fn record() -> impl Strategy<Value = Value> {
    let scalar =
        prop_oneof![Just(Value::Null), (0..3i64).prop_map(Value::from), letters("ab", 0..2).prop_map(Value::from)];
    let tags = prop::sample::subsequence(vec!["x", "y", "z"], 1..4).prop_map(|t| json!(t));
    let rows = prop::collection::vec((0..3i64).prop_map(|n| json!({"n": n})), 1..3).prop_map(Value::from);
    let flat = prop_oneof![4 => scalar, 2 => tags, 1 => rows];
    let object = prop::collection::btree_map(letters("ab~/", 1..2), flat.clone(), 0..3).prop_map(|m| json!(m));
    let field = prop_oneof![5 => flat, 1 => object];
    let fields = prop::collection::btree_map(letters("abcd/", 1..2), field, 0..5);
    (fields, 0..3i64, 0..3i64).prop_map(|(fields, at, device)| {
        let mut map: Map<String, Value> = fields.into_iter().collect();
        map.insert("updated_at".into(), at.into());
        map.insert("device".into(), device.into());
        Value::Object(map)
    })
}

proptest! {
    #![proptest_config(Config { cases: 3000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn merging_without_changes_is_identity(base in record(), other in record()) {
        prop_assert_eq!(three_way(&base, &base, &base), Merged { value: base.clone(), clashes: vec![] });
        let theirs = three_way(&base, &base, &other);
        prop_assert_eq!((&theirs.value, theirs.clashes.len()), (&other, 0));
        let mine = three_way(&base, &other, &base);
        prop_assert_eq!((without_stamps(&mine.value), mine.clashes.len()), (without_stamps(&other), 0));
        let both = three_way(&base, &other, &other);
        prop_assert_eq!((&both.value, both.clashes.len()), (&other, 0));
    }

    #[test]
    fn changes_of_one_side_are_all_there(base in record(), mine in record(), theirs in record()) {
        let merged = three_way(&base, &mine, &theirs);
        let clashes = clashing(&merged);
        let touches = |path: &str, other: &str| path == other || path.starts_with(&format!("{other}/")) || other.starts_with(&format!("{path}/"));
        let (of_mine, of_theirs) = (diff(&base, &mine), diff(&base, &theirs));
        for (ours, others) in [(&of_mine, &of_theirs), (&of_theirs, &of_mine)] {
            for change in ours.iter().filter(|c| !others.iter().any(|o| touches(&o.path, &c.path))) {
                prop_assert_eq!(merged.value.pointer(&change.path), change.to.as_ref(), "{}", change.path);
            }
        }
        for path in clashes {
            prop_assert!(of_mine.iter().any(|c| touches(&c.path, path)) && of_theirs.iter().any(|c| touches(&c.path, path)));
        }
        prop_assert_eq!(merged.value.get("updated_at"), theirs.get("updated_at"));
    }

    #[test]
    fn both_directions_are_alike_but_for_clashes(base in record(), mine in record(), theirs in record()) {
        let (one, other) = (three_way(&base, &mine, &theirs), three_way(&base, &theirs, &mine));
        let (mut a, mut b) = (clashing(&one), clashing(&other));
        a.sort();
        b.sort();
        prop_assert_eq!(a, b);
        prop_assert_eq!(settled(&resolve(&one, |_| true)), settled(&other.value));
        prop_assert_eq!(settled(&one.value), settled(&resolve(&other, |_| true)));
    }

    #[test]
    fn a_change_taken_back_gives_the_original(old in record(), new in record()) {
        let changes = diff(&old, &new);
        let undone = revert(&new, &changes);
        prop_assert_eq!(undone.clashes, vec![]);
        prop_assert_eq!(without_stamps(&undone.value), without_stamps(&old));
        prop_assert_eq!(diff(&old, &new).is_empty(), without_stamps(&old) == without_stamps(&new));
        // Twice is once.
        prop_assert_eq!(revert(&undone.value, &changes), Merged { value: undone.value.clone(), clashes: vec![] });
    }

    #[test]
    fn taking_back_touches_only_what_was_changed(old in record(), new in record(), now in record()) {
        let changes = diff(&old, &new);
        let undone = revert(&now, &changes);
        for change in diff(&now, &undone.value) {
            prop_assert!(changes.iter().any(|c| c.path.starts_with(&change.path) || change.path.starts_with(&c.path)), "{}", change.path);
        }
        for clash in &undone.clashes {
            prop_assert_eq!(undone.value.pointer(&clash.path), clash.theirs.as_ref());
        }
    }
}
