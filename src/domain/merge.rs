//! Differences between two versions of a record, three-way merging by field, and taking a change back.
//!
//! Works on JSON, so that a field which this version does not know is merged like any other. A *field* is a
//! path of object keys; lists are one value, except that lists of plain texts (tags) merge as sets.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// Fields that say who wrote a record when; they follow from the merge and are never part of it.
const STAMPS: [&str; 2] = ["updated_at", "device"];

/// One field's change: `path` is a JSON pointer (RFC 6901); a missing value means that the field is not there.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FieldChange {
    pub path: String,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_value")]
    pub from: Option<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none", deserialize_with = "some_value")]
    pub to: Option<Value>,
}

/// Keeps an explicit `null` apart from a missing value.
fn some_value<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(d).map(Some)
}

/// One field that both sides changed, each in its own way.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Clash {
    pub path: String,
    pub base: Option<Value>,
    pub mine: Option<Value>,
    pub theirs: Option<Value>,
}

/// Outcome of a three-way merge. In `value` a clashing field has *their* value.
#[derive(Clone, PartialEq, Debug)]
pub struct Merged {
    pub value: Value,
    pub clashes: Vec<Clash>,
}

/// Merges `mine` and `theirs`, which both came from `base`. Stamps are taken from `theirs`.
pub fn three_way(base: &Value, mine: &Value, theirs: &Value) -> Merged {
    let mut clashes = Vec::new();
    let mut path = String::new();
    let value = merge_field(Some(base), Some(mine), Some(theirs), &mut path, &mut clashes);
    let mut value = value.unwrap_or(Value::Null);
    if let Value::Object(merged) = &mut value {
        for key in STAMPS {
            match theirs.get(key) {
                Some(stamp) => drop(merged.insert(key.to_owned(), stamp.clone())),
                None => drop(merged.remove(key)),
            }
        }
    }
    Merged { value, clashes }
}

fn merge_field(
    base: Option<&Value>,
    mine: Option<&Value>,
    theirs: Option<&Value>,
    path: &mut String,
    clashes: &mut Vec<Clash>,
) -> Option<Value> {
    if mine == theirs || mine == base {
        return theirs.cloned();
    }
    if theirs == base {
        return mine.cloned();
    }
    let empty = Map::new();
    if let (Some(Value::Object(m)), Some(Value::Object(t))) = (mine, theirs) {
        let b = base.and_then(Value::as_object).unwrap_or(&empty);
        let mut merged = Map::new();
        let keys = t.keys().chain(m.keys().filter(|k| !t.contains_key(*k)));
        for key in keys {
            let len = push_key(path, key);
            let is_stamp = len == 0 && STAMPS.contains(&key.as_str());
            let value = if is_stamp { None } else { merge_field(b.get(key), m.get(key), t.get(key), path, clashes) };
            path.truncate(len);
            if let Some(value) = value {
                merged.insert(key.clone(), value);
            }
        }
        return Some(Value::Object(merged));
    }
    if let (Some(m), Some(t)) = (text_list(mine), text_list(theirs)) {
        let b = text_list(base).unwrap_or_default();
        // Theirs, without what I removed, then what I added.
        let kept = t.iter().filter(|x| !b.contains(x) || m.contains(x));
        let added = m.iter().filter(|x| !b.contains(x) && !t.contains(x));
        let list: Vec<Value> = kept.chain(added).map(|x| Value::from(*x)).collect();
        return (!list.is_empty()).then_some(Value::Array(list));
    }
    clashes.push(Clash { path: path.clone(), base: base.cloned(), mine: mine.cloned(), theirs: theirs.cloned() });
    theirs.cloned()
}

/// A list of plain texts, where a missing list is an empty one.
fn text_list(value: Option<&Value>) -> Option<Vec<&str>> {
    match value {
        None => Some(Vec::new()),
        Some(Value::Array(items)) => items.iter().map(Value::as_str).collect(),
        Some(_) => None,
    }
}

fn push_key(path: &mut String, key: &str) -> usize {
    let len = path.len();
    path.push('/');
    path.push_str(&key.replace('~', "~0").replace('/', "~1"));
    len
}

/// What differs from `old` to `new`, by top-level field and below objects; stamps are left out.
pub fn diff(old: &Value, new: &Value) -> Vec<FieldChange> {
    let mut changes = Vec::new();
    diff_field(Some(old), Some(new), &mut String::new(), &mut changes);
    changes
}

fn diff_field(old: Option<&Value>, new: Option<&Value>, path: &mut String, changes: &mut Vec<FieldChange>) {
    if old == new {
        return;
    }
    if let (Some(Value::Object(o)), Some(Value::Object(n))) = (old, new) {
        for key in o.keys().chain(n.keys().filter(|k| !o.contains_key(*k))) {
            let len = push_key(path, key);
            if len != 0 || !STAMPS.contains(&key.as_str()) {
                diff_field(o.get(key), n.get(key), path, changes);
            }
            path.truncate(len);
        }
        return;
    }
    changes.push(FieldChange { path: path.clone(), from: old.cloned(), to: new.cloned() });
}

/// Takes `changes` back on the present `value`. A field that has been changed again since keeps its present
/// value and is returned as a clash (`mine` = what the undo would set).
pub fn revert(value: &Value, changes: &[FieldChange]) -> Merged {
    let mut out = value.clone();
    let mut clashes = Vec::new();
    for change in changes {
        let present = get(value, &change.path);
        if present == change.to.as_ref() {
            set(&mut out, &change.path, change.from.clone());
        } else if let (Some(to), Some(from), Some(now)) =
            (text_list(change.to.as_ref()), text_list(change.from.as_ref()), text_list(present))
        {
            let kept = now.iter().filter(|x| !to.contains(x) || from.contains(x));
            let back = from.iter().filter(|x| !to.contains(x) && !now.contains(x));
            let list: Vec<Value> = kept.chain(back).map(|x| Value::from(*x)).collect();
            set(&mut out, &change.path, (!list.is_empty()).then_some(Value::Array(list)));
        } else if present != change.from.as_ref() {
            clashes.push(Clash {
                path: change.path.clone(),
                base: change.to.clone(),
                mine: change.from.clone(),
                theirs: present.cloned(),
            });
        }
    }
    Merged { value: out, clashes }
}

/// Puts the chosen value of each clash in: `true` takes mine, `false` keeps theirs.
pub fn resolve(merged: &Merged, take_mine: impl Fn(&Clash) -> bool) -> Value {
    let mut value = merged.value.clone();
    for clash in merged.clashes.iter().filter(|c| take_mine(c)) {
        set(&mut value, &clash.path, clash.mine.clone());
    }
    value
}

fn get<'a>(value: &'a Value, path: &str) -> Option<&'a Value> {
    value.pointer(path)
}

/// Sets the field at `path`, making objects on the way; `None` removes it.
fn set(value: &mut Value, path: &str, to: Option<Value>) {
    let Some((parents, last)) = path.rsplit_once('/') else {
        if let Some(to) = to {
            *value = to;
        }
        return;
    };
    let unescape = |k: &str| k.replace("~1", "/").replace("~0", "~");
    let mut at = value;
    for key in parents.split('/').skip(1).map(unescape) {
        let Value::Object(map) = at else { return };
        at = map.entry(key).or_insert_with(|| Value::Object(Map::new()));
    }
    if let Value::Object(map) = at {
        match to {
            Some(to) => drop(map.insert(unescape(last), to)),
            None => drop(map.remove(&unescape(last))),
        }
    }
}
