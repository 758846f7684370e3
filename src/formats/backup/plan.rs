//! What importing a record means, beside the one we have. Pure: the caller brings both with their histories.
//!
//! Which of two versions came from the other is told by the history: an entry leads from `before` to its own time.
//! Where neither did, the fields are merged, from the last version that both share if the histories lead back to
//! it, otherwise field by field. Where both sides have another value, a policy chooses; the value that loses goes
//! into the history, so nothing vanishes.

use super::Entity;
use crate::domain::history::HistoryKind;
use crate::domain::merge::{self, Clash, FieldChange, diff, three_way};
use crate::domain::record::Extra;
use crate::domain::{Collection, HistoryEntry, Id, Timestamp};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::cmp::Ordering;

/// Who wins where both sides have another value for a field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Policy {
    /// The record that was changed last.
    #[default]
    Newer,
    /// What is here.
    Mine,
    /// What the file says.
    Theirs,
}

/// A record and its own history, in any order. Ours is the history from before the file's is merged in.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    pub value: &'a Value,
    pub history: &'a [HistoryEntry],
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Class {
    /// We have no record with this id.
    New,
    /// Equal but for who wrote it when.
    Same,
    /// It came from ours, or adds to it without contradiction.
    Changed,
    /// Ours came from it, or holds all it says: ours stays.
    Older,
    /// Both changed the same fields.
    Clash,
}

/// What is to be done with an incoming record.
#[derive(Clone, PartialEq, Debug)]
pub struct Decision {
    pub class: Class,
    /// Present and incoming values of the fields that clash: `mine` is ours, `theirs` the file's.
    pub clashes: Vec<Clash>,
    /// What to store; `None`: ours stays as it is.
    write: Option<Write>,
    seen: Option<Seen>,
}

#[derive(Clone, PartialEq, Debug)]
struct Write {
    entity: Entity,
    /// It is a new version, made by the merge, and is to be stamped as one.
    merged: bool,
    /// What changes on ours, if the file's own history does not tell it already.
    changes: Option<(Timestamp, Vec<FieldChange>)>,
}

/// The file's version, which ours has taken in, and those of its values that lost.
#[derive(Clone, PartialEq, Debug)]
struct Seen {
    version: Version,
    lost: Vec<FieldChange>,
}

/// Who imports, when, and in which operation.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Stamps {
    pub now: Timestamp,
    pub device: Id,
    pub operation: Id,
}

impl Decision {
    fn keep(class: Class) -> Decision {
        Decision { class, clashes: Vec::new(), write: None, seen: None }
    }

    /// Whether anything is to be written.
    pub fn changes_something(&self) -> bool {
        self.write.is_some() || self.seen.is_some()
    }

    /// The record to store, if ours does not stay as it is, and the history entries to add. `incoming` is the record
    /// that was decided about.
    pub fn carry_out(
        self,
        incoming: &Entity,
        stamps: Stamps,
        new_id: &mut dyn FnMut() -> Id,
    ) -> (Option<Entity>, Vec<HistoryEntry>) {
        let Stamps { now, device, operation } = stamps;
        let mut entries = Vec::new();
        let mut tell = |of: &Entity, (at, device): Version, before, changes| {
            entries.push(HistoryEntry {
                id: new_id(),
                created_at: at,
                updated_at: at,
                device,
                deleted_at: None,
                record: of.id(),
                collection: of.collection(),
                parent: of.parent(),
                operation,
                kind: HistoryKind::Imported,
                before,
                changes,
                extra: Extra::new(),
            });
        };
        // An entry without a version before it: it tells of a version that is not on the way to ours.
        if let Some(Seen { version, lost }) = self.seen {
            tell(incoming, version, None, lost);
        }
        let entity = self.write.map(|Write { mut entity, merged, changes }| {
            if merged {
                entity.stamp(now, device);
            }
            if let Some((before, changes)) = changes {
                tell(&entity, (entity.updated_at(), entity.device()), Some(before), changes);
            }
            entity
        });
        (entity, entries)
    }
}

/// Decides about one incoming record. `incoming` is the same record as `incoming_side.value`.
pub fn decide(ours: Option<Side<'_>>, incoming: &Entity, incoming_side: Side<'_>, policy: Policy) -> Decision {
    let theirs = incoming_side;
    let take = |class, changes| Decision {
        class,
        clashes: Vec::new(),
        write: Some(Write { entity: incoming.clone(), merged: false, changes }),
        seen: None,
    };
    let Some(ours) = ours else { return take(Class::New, None) };
    let changes = diff(ours.value, theirs.value);
    if changes.is_empty() {
        return Decision::keep(Class::Same);
    }
    if incoming.collection() == Collection::History {
        // What is history does not change; one of the two was tampered with, and ours is believed.
        return Decision::keep(Class::Older);
    }
    let (our_version, their_version) = (ours.version(), theirs.version());
    match (theirs.has_been(our_version), ours.has_been(their_version)) {
        (true, false) => {
            let told = theirs.way_back().any(|(version, _)| version == our_version);
            take(Class::Changed, (!told).then_some((our_version.0, changes)))
        }
        (false, true) => Decision::keep(Class::Older),
        // Neither came from the other; or each says it came from the other, which tells nothing.
        (each, _) => merge_sides(ours, theirs, incoming, policy, !each),
    }
}

fn merge_sides(ours: Side<'_>, theirs: Side<'_>, incoming: &Entity, policy: Policy, use_history: bool) -> Decision {
    let (our_version, their_version) = (ours.version(), theirs.version());
    let base = if use_history { common_version(ours, theirs) } else { None };
    let base = base.unwrap_or_else(|| Value::Object(Map::new()));
    let text = |side: Side<'_>| side.value.to_string();
    let ours_wins = match policy {
        Policy::Mine => true,
        Policy::Theirs => false,
        // At the same time the same one on every device.
        Policy::Newer => match our_version.cmp(&their_version) {
            Ordering::Equal => text(ours) > text(theirs),
            order => order == Ordering::Greater,
        },
    };
    // The winner's value stands where both differ, and its order counts; so both devices come to the same.
    let (loser, winner) = if ours_wins { (theirs.value, ours.value) } else { (ours.value, theirs.value) };
    let mut merged = three_way(&base, loser, winner);
    let entity = Entity::from_value(incoming.collection(), &merged.value).unwrap_or_else(|_| {
        // Fields that do not fit together: the winner is taken as a whole, all that differs has clashed.
        merged.clashes = whole_clash(&base, loser, winner);
        merged.value = winner.clone();
        incoming.clone()
    });
    let clashes: Vec<Clash> = merged.clashes.into_iter().map(|c| if ours_wins { swapped(c) } else { c }).collect();
    let changes = diff(ours.value, &merged.value);
    let class = match (clashes.is_empty(), changes.is_empty()) {
        (false, _) => Class::Clash,
        (true, true) => Class::Older,
        (true, false) => Class::Changed,
    };
    // The file's version is taken over as that version only if that does not turn the clock back.
    let is_theirs = diff(theirs.value, &merged.value).is_empty() && their_version > our_version;
    let write = (!changes.is_empty()).then(|| Write {
        entity: if is_theirs { incoming.clone() } else { entity },
        merged: !is_theirs,
        changes: Some((our_version.0, changes)),
    });
    let lost = clashes.iter().filter(|_| ours_wins);
    let lost: Vec<_> =
        lost.map(|c| FieldChange { path: c.path.clone(), from: c.base.clone(), to: c.theirs.clone() }).collect();
    // That the file's version has gone into ours must be known later, also if the file has no history.
    let untold = write.as_ref().is_some_and(|w| w.merged) && !theirs.history.iter().any(|h| made(h) == their_version);
    let seen = (untold || !lost.is_empty()).then_some(Seen { version: their_version, lost });
    Decision { class, clashes, write, seen }
}

fn swapped(clash: Clash) -> Clash {
    Clash { mine: clash.theirs, theirs: clash.mine, ..clash }
}

fn whole_clash(base: &Value, loser: &Value, winner: &Value) -> Vec<Clash> {
    let clash = |c: FieldChange| {
        let base = base.pointer(&c.path).cloned();
        Clash { path: c.path, base, mine: c.from, theirs: c.to }
    };
    diff(loser, winner).into_iter().map(clash).collect()
}

/// A version of a record: when it was written, and by which device.
type Version = (Timestamp, Id);

impl<'a> Side<'a> {
    fn version(self) -> Version {
        let text = |key| self.value.get(key).and_then(Value::as_str).unwrap_or_default();
        (text("updated_at").parse().unwrap_or_default(), text("device").parse().unwrap_or_default())
    }

    /// Whether the record has been in this version.
    fn has_been(self, version: Version) -> bool {
        self.version() == version
            || self.history.iter().any(|h| made(h) == version || self.came_from(h) == Some(version))
            // An entry says only when the version before it was written. Where no entry tells by whom, that must do.
            || self.history.iter().any(|h| h.before == Some(version.0) && self.came_from(h).is_none())
    }

    /// The version from which an entry leads on, if an entry tells who made that.
    fn came_from(self, entry: &HistoryEntry) -> Option<Version> {
        let before = entry.before?;
        let mut makers = self.history.iter().filter(|h| h.created_at == before).map(made);
        // One device writes one version at a time; of two devices at the same time, its own comes first.
        makers.clone().find(|(_, device)| *device == entry.device).or_else(|| makers.next())
    }

    /// Its versions from the present one back, as far as the history leads.
    fn way_back(self) -> impl Iterator<Item = (Version, Value)> + use<'a> {
        let start = Some((self.version(), self.value.clone()));
        // No way is longer than there are entries; so a circle in a tampered history ends too.
        std::iter::successors(start, move |(version, value)| {
            self.history.iter().filter(|h| made(h) == *version).find_map(|h| {
                let before = self.came_from(h).or(h.before.map(|at| (at, h.device)))?;
                let back = merge::revert(value, &h.changes);
                back.clashes.is_empty().then_some((before, back.value))
            })
        })
        .take(self.history.len() + 1)
    }
}

/// The version that an entry tells of.
fn made(entry: &HistoryEntry) -> Version {
    (entry.created_at, entry.device)
}

/// The last version that both sides have been in.
fn common_version(ours: Side<'_>, theirs: Side<'_>) -> Option<Value> {
    let from_ours = ours.way_back().find(|(version, _)| theirs.has_been(*version));
    let from_theirs = theirs.way_back().find(|(version, _)| ours.has_been(*version));
    let all = from_ours.into_iter().chain(from_theirs);
    // Both devices must choose alike, also where the two ways back do not lead to the same content.
    let best = all.max_by(|(a, x), (b, y)| a.cmp(b).then_with(|| x.to_string().cmp(&y.to_string())));
    best.map(|(_, value)| value)
}

/// Numbers for the dry run.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Tally {
    pub new: u64,
    pub same: u64,
    pub changed: u64,
    pub older: u64,
    pub clash: u64,
    pub unreadable: u64,
}

impl Tally {
    pub fn count(&mut self, class: Class) {
        *match class {
            Class::New => &mut self.new,
            Class::Same => &mut self.same,
            Class::Changed => &mut self.changed,
            Class::Older => &mut self.older,
            Class::Clash => &mut self.clash,
        } += 1;
    }
}
