//! What every database behind `store::kv` must do. Run natively on the in-memory twin and in the browser on
//! IndexedDB. `open` gives the same database again each time it is called with the same name.

use changliu::domain::customers::{Kind, Name, Stage, Tag};
use changliu::domain::history::HistoryKind;
use changliu::domain::{Collection, Customer, HistoryEntry, Id, LogEntry, LogKind, Record, Timestamp};
use changliu::store::bulk::{Commit, Row};
use changliu::store::collections::text;
use changliu::store::kv::{Area, Kv, Mode, Range, Tx};
use changliu::store::snapshots::{Reason, Snapshot};
use changliu::store::{Change, Database, Edit, StoreError};
use std::collections::{BTreeMap, HashSet};

pub fn id(n: u64) -> Id {
    Id::from_parts(1_700_000_000_000 + n, [7; 10])
}
fn at(n: i64) -> Timestamp {
    Timestamp::from_millis(1_700_000_000_000 + n)
}
pub fn customer(n: u64) -> Customer {
    Customer::new(id(n), at(n as i64), id(9_999), Kind::Person, Name::parse(&format!("客户{n}")).unwrap())
}
fn log(n: u64, customer: u64, note: &str) -> LogEntry {
    LogEntry {
        id: id(n),
        created_at: at(n as i64),
        updated_at: at(n as i64),
        device: id(9_999),
        deleted_at: None,
        customer: id(customer),
        contact: None,
        kind: LogKind::Call,
        at: at(n as i64),
        text: note.into(),
        extra: Default::default(),
    }
}
pub fn change(n: u64, edits: Vec<Edit>) -> Change {
    Change { operation: id(50_000 + n), at: at(100_000 + n as i64), device: id(9_998), edits, draft: None }
}
fn row<T: Record>(record: &T) -> Row {
    (record.cluster_key(), text(record).unwrap())
}
async fn customers<K: Kv>(db: &Database<K>) -> Vec<Customer> {
    let mut all = Vec::new();
    db.export(|collection, block| {
        if collection == Collection::Customers {
            all.extend(changliu::store::blocks::lines(block).map(|l| serde_json::from_slice(l.json).unwrap()));
        }
        true
    })
    .await
    .unwrap();
    all
}
async fn healthy<K: Kv>(db: &Database<K>) {
    let stored = db.directory(|_, _| ()).await.unwrap();
    assert_eq!((stored.missing, stored.orphaned), (vec![], vec![]), "directory is beside every block");
}

/// Transactions: order, ranges, isolation from what was not committed, rollback.
pub async fn keys_and_transactions<K: Kv>(kv: K) {
    let tx = kv.begin(Mode::Write).unwrap();
    for key in ["b/2", "a/1", "b/1", "b/3", "c"] {
        tx.put(Area::Blocks, key, key.as_bytes()).unwrap();
    }
    tx.put(Area::Meta, "b/2", b"other area").unwrap();
    tx.commit().await.unwrap();

    let tx = kv.begin(Mode::Read).unwrap();
    let b = Range::prefix("b/");
    let entries = tx.range(Area::Blocks, &b, 10).await.unwrap();
    assert_eq!(entries.iter().map(|(k, _)| k.as_str()).collect::<Vec<_>>(), ["b/1", "b/2", "b/3"]);
    assert_eq!(entries[1].1, b"b/2");
    assert_eq!(tx.range(Area::Blocks, &b, 2).await.unwrap().len(), 2);
    assert_eq!(tx.keys(Area::Blocks, &b.after("b/1"), None).await.unwrap(), ["b/2", "b/3"]);
    assert_eq!(tx.keys(Area::Blocks, &b.after("b/3"), None).await.unwrap(), Vec::<String>::new());
    assert_eq!(tx.keys(Area::Blocks, &Range::all(), None).await.unwrap().len(), 5);
    let b2 = Some(("b/2".to_owned(), b"b/2".to_vec()));
    assert_eq!(tx.last(Area::Blocks, &b.up_to("b/2")).await.unwrap(), b2);
    assert_eq!(tx.last(Area::Blocks, &b.up_to("b/25")).await.unwrap(), b2);
    assert_eq!(tx.last(Area::Blocks, &b.up_to("b/0")).await.unwrap(), None);
    // Asked for together, awaited in any order.
    let (first, last, none) =
        (tx.get(Area::Blocks, "b/1"), tx.last(Area::Blocks, &b), tx.range(Area::Blocks, &Range::prefix("x"), 3));
    assert_eq!(none.await.unwrap(), []);
    assert_eq!(last.await.unwrap().unwrap().0, "b/3");
    assert_eq!(first.await.unwrap().as_deref(), Some(&b"b/1"[..]));
    assert_eq!(tx.get(Area::Blocks, "b/2").await.unwrap().as_deref(), Some(&b"b/2"[..]));
    assert_eq!(tx.get(Area::Blocks, "none").await.unwrap(), None);
    drop(tx);

    // Dropped without commit: nothing happened.
    {
        let tx = kv.begin(Mode::Write).unwrap();
        tx.put(Area::Blocks, "d", b"x").unwrap();
        tx.delete(Area::Blocks, &b).unwrap();
        assert_eq!(tx.get(Area::Blocks, "d").await.unwrap().as_deref(), Some(&b"x"[..]), "sees its own writes");
        assert_eq!(tx.keys(Area::Blocks, &b, None).await.unwrap().len(), 0);
    }
    let tx = kv.begin(Mode::Read).unwrap();
    assert_eq!(tx.get(Area::Blocks, "d").await.unwrap(), None);
    assert_eq!(tx.keys(Area::Blocks, &b, None).await.unwrap().len(), 3);
    drop(tx);

    let tx = kv.begin(Mode::Write).unwrap();
    tx.delete_key(Area::Blocks, "b/2").unwrap();
    tx.commit().await.unwrap();
    let tx = kv.begin(Mode::Read).unwrap();
    assert_eq!(tx.keys(Area::Blocks, &b, None).await.unwrap(), ["b/1", "b/3"]);
    assert_eq!(tx.get(Area::Meta, "b/2").await.unwrap().as_deref(), Some(&b"other area"[..]), "areas are apart");
    drop(tx);

    let tx = kv.begin_in(Mode::Write, &[Area::Drafts]).unwrap();
    tx.put(Area::Drafts, "d", b"x").unwrap();
    assert!(tx.put(Area::Blocks, "d", b"x").is_err(), "an area that the transaction is not over");
    tx.commit().await.unwrap();
}

/// Create, change, read, trash, restore, undo, with history.
pub async fn edits_and_history<K: Kv>(kv: K) {
    let (db, migrated_from) = Database::open(kv).await.unwrap();
    assert_eq!(migrated_from, None);
    healthy(&db).await;
    let a = customer(1);
    let made = db.apply(&change(1, vec![Edit::create(&a).unwrap()])).await.unwrap();
    assert_eq!(made.records[0].history.as_ref().unwrap().kind, HistoryKind::Created);
    let stored: Customer = db.get(&a.cluster_key()).await.unwrap().unwrap();
    assert_eq!((stored.name.as_str(), stored.updated_at, stored.device), ("客户1", at(100_001), id(9_998)));

    let mut b = stored.clone();
    b.stage = Stage::Loyal;
    b.tags = vec![Tag::parse("大客户").unwrap()];
    let changed = db.apply(&change(2, vec![Edit::update(&stored, &b).unwrap()])).await.unwrap();
    let entry = changed.records[0].history.clone().unwrap();
    assert_eq!(entry.before, Some(at(100_001)));
    let mut paths: Vec<&str> = entry.changes.iter().map(|c| c.path.as_str()).collect();
    paths.sort_unstable();
    assert_eq!(paths, ["/stage", "/tags"]);

    // An edit that changes nothing leaves no trace.
    let now: Customer = db.get(&a.cluster_key()).await.unwrap().unwrap();
    let same = db.apply(&change(3, vec![Edit::update(&now, &now).unwrap()])).await.unwrap();
    assert_eq!(same.records[0].history, None);
    assert_eq!(db.get::<Customer>(&a.cluster_key()).await.unwrap().unwrap().updated_at, at(100_002));

    db.apply(&change(4, vec![Edit::Undo(entry)])).await.unwrap();
    let undone: Customer = db.get(&a.cluster_key()).await.unwrap().unwrap();
    assert_eq!((undone.stage, undone.tags.len()), (Stage::Potential, 0));

    db.apply(&change(5, vec![Edit::delete(&undone, at(7)).unwrap()])).await.unwrap();
    let gone: Customer = db.get(&a.cluster_key()).await.unwrap().unwrap();
    assert_eq!(gone.deleted_at, Some(at(7)));
    db.apply(&change(6, vec![Edit::restore(&gone).unwrap()])).await.unwrap();
    db.apply(&change(7, vec![Edit::Undo(made.records[0].history.clone().unwrap())])).await.unwrap();
    let trashed: Customer = db.get(&a.cluster_key()).await.unwrap().unwrap();
    assert!(trashed.deleted_at.is_some(), "undoing its making moves it to the trash");

    let history: Vec<HistoryEntry> = db.children(a.id).await.unwrap();
    let kinds: Vec<HistoryKind> = history.iter().map(|h| h.kind).collect();
    use HistoryKind::*;
    assert_eq!(kinds, [Created, Changed, Undone, Deleted, Restored, Undone]);
    healthy(&db).await;
}

/// Two tabs: edits of different fields merge, of the same field clash and write nothing.
pub async fn concurrent_edits<K: Kv>(kv: K) {
    let (db, _) = Database::open(kv).await.unwrap();
    let base = customer(1);
    db.apply(&change(1, vec![Edit::create(&base).unwrap()])).await.unwrap();
    let base: Customer = db.get(&base.cluster_key()).await.unwrap().unwrap();
    let mut mine = base.clone();
    mine.wechat = "mine".into();
    mine.tags.push(Tag::parse("甲").unwrap());
    let mut theirs = base.clone();
    theirs.title = "经理".into();
    theirs.tags.push(Tag::parse("乙").unwrap());
    db.apply(&change(2, vec![Edit::update(&base, &theirs).unwrap()])).await.unwrap();
    db.apply(&change(3, vec![Edit::update(&base, &mine).unwrap()])).await.unwrap();
    let both: Customer = db.get(&base.cluster_key()).await.unwrap().unwrap();
    assert_eq!((both.wechat.as_str(), both.title.as_str(), both.tags.len()), ("mine", "经理", 2));

    let mut again = base.clone();
    again.title = "总监".into();
    again.notes = "x".into();
    let other = customer(2);
    let edits = vec![Edit::create(&other).unwrap(), Edit::update(&base, &again).unwrap()];
    let Err(StoreError::Clash(clashes)) = db.apply(&change(4, edits)).await else { panic!("a clash was expected") };
    assert_eq!(clashes.len(), 1);
    assert_eq!(clashes[0].clashes[0].path, "/title");
    assert_eq!(clashes[0].clashes[0].theirs, Some("经理".into()));
    assert_eq!(db.get::<Customer>(&other.cluster_key()).await.unwrap(), None, "nothing of the operation happened");
    assert_eq!(db.get::<Customer>(&base.cluster_key()).await.unwrap().unwrap().notes, "");

    // The user looks at both values and takes their own.
    let mut resolved = both.clone();
    resolved.title = "总监".into();
    resolved.notes = "x".into();
    db.apply(&change(5, vec![Edit::resolve(&clashes[0], &resolved).unwrap()])).await.unwrap();
    let last: Customer = db.get(&base.cluster_key()).await.unwrap().unwrap();
    assert_eq!((last.title.as_str(), last.wechat.as_str(), last.notes.as_str()), ("总监", "mine", "x"));
    healthy(&db).await;
}

/// Many records in any order: each is found, in order, blocks are split, the directory follows.
pub async fn many_records<K: Kv>(kv: K) {
    let (db, _) = Database::open(kv).await.unwrap();
    let mut all: Vec<Customer> = (0..400).map(customer).collect();
    for c in &mut all {
        c.notes = "长".repeat(300);
    }
    // In an order that is neither that of the ids nor its reverse.
    let mut order: Vec<usize> = (0..400).collect();
    order.sort_by_key(|n| (n * 7919) % 401);
    for (i, chunk) in order.chunks(50).enumerate() {
        let edits = chunk.iter().map(|n| Edit::create(&all[*n]).unwrap()).collect();
        db.apply(&change(i as u64, edits)).await.unwrap();
    }
    let found = customers(&db).await;
    assert_eq!(found.iter().map(|c| c.id).collect::<Vec<_>>(), all.iter().map(|c| c.id).collect::<Vec<_>>());
    let mut segments = 0;
    db.directory(|page, total| {
        segments += page.len();
        assert!(total > 5, "blocks were split: {total}");
    })
    .await
    .unwrap();
    assert!(segments > 5, "and have each their segment");
    healthy(&db).await;
    for n in [0, 1, 199, 398, 399] {
        assert_eq!(db.get::<Customer>(&id(n).to_string()).await.unwrap().unwrap().id, id(n));
    }
    // Log entries lie with their customer, wherever their ids are.
    let logs: Vec<LogEntry> = (0..90).map(|n| log(1_000 + n, n % 3, "访")).collect();
    let edits = logs.iter().rev().map(|l| Edit::create(l).unwrap()).collect();
    db.apply(&change(60, edits)).await.unwrap();
    let of_one: Vec<LogEntry> = db.children(id(1)).await.unwrap();
    assert_eq!(of_one.len(), 30);
    assert!(of_one.windows(2).all(|w| w[0].id < w[1].id));
    assert_eq!(db.children::<LogEntry>(id(500)).await.unwrap().len(), 0);
}

/// A line that cannot be read stays as it is, is never overwritten, and its neighbours can be edited.
pub async fn unreadable_lines<K: Kv>(kv: K) {
    let (a, broken, c) = (customer(1), id(2).to_string(), customer(3));
    let tx = kv.begin(Mode::Write).unwrap();
    let mut block = [row(&a).1.as_slice(), b""].concat();
    block = format!("{}\t{}\n{broken}\t{{\"name\":\n", a.id, String::from_utf8(block).unwrap()).into_bytes();
    tx.put(Area::Blocks, &format!("customers/{}", a.id), &block).unwrap();
    tx.commit().await.unwrap();

    let (db, _) = Database::open(kv).await.unwrap();
    let missing = db.directory(|_, _| ()).await.unwrap().missing;
    assert_eq!(missing.len(), 1, "a block without its segment is found");
    db.rebuild(&missing).await.unwrap();
    healthy(&db).await;
    let mut edited = a.clone();
    edited.title = "新".into();
    db.apply(&change(1, vec![Edit::update(&a, &edited).unwrap(), Edit::create(&c).unwrap()])).await.unwrap();
    assert_eq!(db.raw(Collection::Customers, &broken).await.unwrap().unwrap(), b"{\"name\":");
    assert_eq!(
        db.get::<Customer>(&broken).await,
        Err(StoreError::Unreadable { collection: Collection::Customers, key: broken.clone() })
    );
    let refused = db.apply(&change(2, vec![Edit::create(&customer(2)).unwrap()])).await;
    assert_eq!(refused, Err(StoreError::Unreadable { collection: Collection::Customers, key: broken }));
    assert_eq!(db.get::<Customer>(&c.cluster_key()).await.unwrap().unwrap().id, c.id);
}

/// A staged import is unseen until it takes effect, all at once, and not over data that changed meanwhile.
pub async fn staged_import<K: Kv>(kv: K) {
    let (db, _) = Database::open(kv).await.unwrap();
    let mut old: Vec<Customer> = (0..100).map(|n| customer(n * 2)).collect();
    old.iter_mut().for_each(|c| c.notes = "x".repeat(2_000));
    let rows: Vec<Row> = old.iter().map(row).collect();
    db.insert(vec![(Collection::Customers, rows)]).await.unwrap();
    let revision = db.revision().await.unwrap();

    let mut new: Vec<Customer> = (0..150).map(customer).collect();
    new.iter_mut().for_each(|c| c.notes = "y".repeat(1_000));
    for chunk in new.chunks(40).rev() {
        db.stage(Collection::Customers, chunk.iter().map(row).collect()).await.unwrap();
    }
    assert_eq!(customers(&db).await, old, "staged is not live");
    let cancelled = db.commit_staged(Commit::Merge, revision, |_| false).await;
    assert_eq!(cancelled.map(drop), Err(StoreError::Cancelled));
    assert_eq!(customers(&db).await, old, "cancelled: as before");
    let late = db.commit_staged(Commit::Merge, revision - 1, |_| true).await;
    assert_eq!(late.map(drop), Err(StoreError::Changed));
    assert_eq!(customers(&db).await, old);

    db.commit_staged(Commit::Merge, revision, |_| true).await.unwrap();
    let merged = customers(&db).await;
    assert_eq!(merged.len(), 175);
    assert!(merged.windows(2).all(|w| w[0].id < w[1].id));
    assert_eq!(merged.iter().filter(|c| c.notes.starts_with('y')).count(), 150);
    healthy(&db).await;

    db.stage(Collection::Customers, vec![row(&new[7])]).await.unwrap();
    db.commit_staged(Commit::Replace, revision + 1, |_| true).await.unwrap();
    assert_eq!(customers(&db).await, vec![new[7].clone()]);
    healthy(&db).await;
    let tx = db.kv().begin(Mode::Read).unwrap();
    assert_eq!(tx.keys(Area::Staging, &Range::all(), None).await.unwrap().len(), 0);
}

/// Emptying the trash takes what belongs to the record with it, and nothing else.
pub async fn purge<K: Kv>(kv: K) {
    let (db, _) = Database::open(kv).await.unwrap();
    let edits = vec![
        Edit::create(&customer(1)).unwrap(),
        Edit::create(&customer(2)).unwrap(),
        Edit::create(&log(10, 1, "a")).unwrap(),
        Edit::create(&log(11, 2, "b")).unwrap(),
    ];
    db.apply(&change(1, edits)).await.unwrap();
    let (_, removed) = db.purge(&HashSet::from([id(1).to_string()])).await.unwrap();
    assert_eq!(removed, 2);
    assert_eq!(customers(&db).await.len(), 1);
    assert_eq!(db.children::<LogEntry>(id(1)).await.unwrap().len(), 0);
    assert_eq!(db.children::<LogEntry>(id(2)).await.unwrap().len(), 1);
    for (record, entries) in [(1, 0), (10, 0), (2, 1), (11, 1)] {
        assert_eq!(db.children::<HistoryEntry>(id(record)).await.unwrap().len(), entries, "history of {record}");
    }
    healthy(&db).await;
}

/// Drafts, facts, snapshots; what a killed tab left half done is swept at the next start.
pub async fn drafts_and_snapshots<K: Kv>(first: K, open_again: impl AsyncFn() -> K) {
    let (db, _) = Database::open(first).await.unwrap();
    db.set_draft("customer/new", Some("{}")).await.unwrap();
    db.set_draft("log/1", Some("好")).await.unwrap();
    assert_eq!(db.drafts("customer/").await.unwrap(), [("customer/new".to_owned(), "{}".to_owned())]);
    db.set_draft("customer/new", None).await.unwrap();
    assert_eq!(db.drafts("").await.unwrap().len(), 1);
    // What is stored takes its draft away, and what clashes does not.
    let draft = format!("customer/{}", id(7));
    db.set_draft(&draft, Some("{}")).await.unwrap();
    let typed = |name: &str| Customer { name: Name::parse(name).unwrap(), ..customer(7) };
    let draft_of = |n, edit| Change { draft: Some(draft.clone()), ..change(n, vec![edit]) };
    db.apply(&change(70, vec![Edit::create(&typed("甲")).unwrap()])).await.unwrap();
    let clash = db.apply(&draft_of(71, Edit::update(&customer(7), &typed("乙")).unwrap())).await;
    assert!(matches!(clash, Err(StoreError::Clash(_))), "{clash:?}");
    assert_eq!(db.drafts("customer/").await.unwrap().len(), 1);
    db.apply(&draft_of(72, Edit::update(&typed("甲"), &typed("丙")).unwrap())).await.unwrap();
    assert_eq!(db.drafts("customer/").await.unwrap(), []);
    db.set_meta("backup", &at(5)).await.unwrap();
    assert_eq!(db.meta::<Timestamp>("backup").await.unwrap(), Some(at(5)));

    let snapshot = |n| Snapshot {
        id: id(n),
        at: at(n as i64),
        reason: Reason::Daily,
        counts: BTreeMap::from([(Collection::Customers, n)]),
        size: 3,
        revision: 0,
    };
    db.put_snapshot_part(id(1), 0, b"abc").await.unwrap();
    db.finish_snapshot(&snapshot(1)).await.unwrap();
    db.put_snapshot_part(id(2), 0, b"half").await.unwrap();
    db.stage(Collection::Customers, vec![row(&customer(1))]).await.unwrap();
    assert_eq!(db.snapshots().await.unwrap(), [snapshot(1)]);

    let (db, _) = Database::open(open_again().await).await.unwrap();
    let tx = db.kv().begin(Mode::Read).unwrap();
    assert_eq!(tx.keys(Area::Staging, &Range::all(), None).await.unwrap().len(), 0, "half an import is gone");
    assert_eq!(tx.keys(Area::Snapshots, &Range::prefix("part/"), None).await.unwrap().len(), 1);
    drop(tx);
    assert_eq!(db.snapshot_part(id(1), 0).await.unwrap().as_deref(), Some(&b"abc"[..]));
    assert_eq!(db.drafts("log/").await.unwrap()[0].1, "好", "what was typed is still there");
    db.delete_snapshots(&[id(1)]).await.unwrap();
    assert_eq!(db.snapshots().await.unwrap(), []);
    assert_eq!(db.snapshot_part(id(1), 0).await.unwrap(), None);
}

/// Data of a newer version is refused and stays as it is.
pub async fn newer_data<K: Kv>(kv: K, open_again: impl AsyncFn() -> K) {
    let tx = kv.begin(Mode::Write).unwrap();
    tx.put(Area::Meta, "head", br#"{"format":99,"revision":5}"#).unwrap();
    tx.put(Area::Blocks, "customers/x", b"x\t{}\n").unwrap();
    tx.commit().await.unwrap();
    drop(kv);
    match Database::open(open_again().await).await {
        Err(StoreError::NewerFormat { found: 99, .. }) => {}
        other => panic!("newer data must be refused, got {:?}", other.map(|(_, r)| r)),
    }
    let raw = Database::open_raw(open_again().await);
    let refused = raw.apply(&change(1, vec![Edit::create(&customer(1)).unwrap()])).await;
    assert!(matches!(refused, Err(StoreError::NewerFormat { .. })), "an older tab must not write either");
    let mut seen = Vec::new();
    raw.dump(|area, key, value| seen.push((area, key.to_owned(), value.to_vec()))).await.unwrap();
    assert!(seen.contains(&(Area::Blocks, "customers/x".into(), b"x\t{}\n".to_vec())), "it can be saved raw");
}
