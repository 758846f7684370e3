//! The contract suite on the in-memory twin, and what only the twin can show.

#[path = "../contract/suite.rs"]
mod suite;

use changliu::domain::{Id, Timestamp};
use changliu::store::kv::{Area, Kv, KvError, Mode, Range, Tx};
use changliu::store::memory::{Memory, MemoryTx};
use changliu::store::snapshots::{Reason, Snapshot, thinned};
use changliu::store::{Database, Edit, StoreError, blocks};
use pollster::block_on;
use std::rc::Rc;

/// The same database opened again and again.
#[derive(Clone, Default)]
struct Shared(Rc<Memory>);
impl Kv for Shared {
    type Tx<'a> = MemoryTx<'a>;
    fn begin_in(&self, mode: Mode, areas: &[Area]) -> Result<MemoryTx<'_>, KvError> {
        self.0.begin_in(mode, areas)
    }
}

#[test]
fn contract() {
    block_on(async {
        suite::keys_and_transactions(Memory::default()).await;
        suite::edits_and_history(Memory::default()).await;
        suite::concurrent_edits(Memory::default()).await;
        suite::many_records(Memory::default()).await;
        suite::unreadable_lines(Memory::default()).await;
        suite::staged_import(Memory::default()).await;
        suite::purge(Memory::default()).await;
        let shared = Shared::default();
        suite::drafts_and_snapshots(shared.clone(), async || shared.clone()).await;
        let shared = Shared::default();
        suite::newer_data(shared.clone(), async || shared.clone()).await;
    });
}

#[test]
fn a_full_disk_writes_nothing_and_says_so() {
    let shared = Shared::default();
    let (db, _) = block_on(Database::open(shared.clone())).unwrap();
    shared.0.capacity.set(Some(600));
    let before = shared.0.dump();
    let edits = (0..5).map(|n| Edit::create(&suite::customer(n)).unwrap()).collect();
    let full = block_on(db.apply(&suite::change(1, edits)));
    assert_eq!(full, Err(StoreError::Database(KvError::Full)));
    assert_eq!(shared.0.dump(), before);
}

#[test]
fn a_lost_directory_is_found_and_rebuilt() {
    block_on(async {
        let shared = Shared::default();
        let (db, _) = Database::open(shared.clone()).await.unwrap();
        let edits = (0..5).map(|n| Edit::create(&suite::customer(n)).unwrap()).collect();
        db.apply(&suite::change(1, edits)).await.unwrap();
        let whole = shared.0.dump();
        let tx = shared.begin(Mode::Write).unwrap();
        tx.delete(Area::Directory, &Range::all()).unwrap();
        tx.put(Area::Directory, "customers/orphan", b"?").unwrap();
        tx.commit().await.unwrap();
        let (db, _) = Database::open(shared.clone()).await.unwrap();
        let stored = db.directory(|_, _| ()).await.unwrap();
        assert_eq!((stored.missing.len(), stored.orphaned.len()), (1, 1));
        let keys = [stored.missing, stored.orphaned].concat();
        db.rebuild(&keys).await.unwrap();
        assert_eq!(shared.0.dump(), whole);
    });
}

#[test]
fn blocks_keep_order_and_foreign_lines() {
    let mut block = Vec::new();
    for (key, json) in [("c", "3"), ("a", "1"), ("b", "2"), ("b", "22"), ("e", "5")] {
        block = blocks::with(&block, key, Some(json.as_bytes()));
    }
    assert_eq!(block, b"a\t1\nb\t22\nc\t3\ne\t5\n");
    assert_eq!(blocks::with(&block, "c", None), b"a\t1\nb\t22\ne\t5\n");
    assert_eq!(blocks::with(&block, "x", None), block);
    assert_eq!(blocks::find(&block, "b"), Some(&b"22"[..]));
    assert_eq!(blocks::find(&block, "d"), None);
    let damaged = b"a\t1\n\xff\xfe no tab\nc\t3\n";
    assert_eq!(blocks::with(damaged, "d", Some(b"4")), b"a\t1\n\xff\xfe no tab\nc\t3\nd\t4\n");
    let cut_off = b"a\t1\nb\t{\"n";
    assert_eq!(blocks::with(cut_off, "c", Some(b"3")), b"a\t1\nb\t{\"n\nc\t3\n");
}

#[test]
fn split_cuts_between_records_only() {
    let mut block = Vec::new();
    for n in 0..500 {
        blocks::append(&mut block, &format!("{n:04}"), "x".repeat(n % 700).as_bytes());
    }
    let parts = blocks::split(block.clone());
    assert!(parts.len() > 1);
    assert!(parts.iter().all(|p| p.len() < blocks::SPLIT_ABOVE && p.ends_with(b"\n")));
    assert!(parts.concat() == block, "nothing is lost or moved");
    let huge = format!("k\t{}\n", "x".repeat(3 * blocks::SPLIT_ABOVE)).into_bytes();
    assert_eq!(blocks::split(huge.clone()), [huge]);
}

#[test]
fn snapshots_are_thinned() {
    let day = 86_400_000i64;
    let now = Timestamp::from_millis(20_000 * day + day / 2);
    let snapshot = |n: u64, age_hours: i64| Snapshot {
        id: Id::from_parts(n, [0; 10]),
        at: now.plus_millis(-age_hours * 3_600_000),
        reason: Reason::Daily,
        counts: Default::default(),
        size: 1,
        revision: n,
    };
    // Three a day for sixty days.
    let all: Vec<Snapshot> = (0..180).map(|n| snapshot(n, n as i64 * 8 + 1)).collect();
    let gone = thinned(&all, now, 0);
    let kept: Vec<&Snapshot> = all.iter().filter(|s| !gone.contains(&s.id)).collect();
    let age = |s: &Snapshot| now.day(0).days_since(s.at.day(0));
    assert_eq!(kept.iter().filter(|s| age(s) < 2).count(), all.iter().filter(|s| age(s) < 2).count());
    assert_eq!(kept.iter().filter(|s| (2..9).contains(&age(s))).count(), 7);
    assert_eq!(kept.iter().filter(|s| (9..37).contains(&age(s))).count(), 4);
    assert_eq!(kept.iter().filter(|s| age(s) >= 37).count(), 0);
    assert_eq!(thinned(&kept.into_iter().cloned().collect::<Vec<_>>(), now, 0), []);
}
