//! Whole backups out and in, on the in-memory twin: round trips, merges, and failures at every transaction.

use crate::sample::{self, GOLDEN};
use changliu::domain::customers::{Kind, Name};
use changliu::domain::{Collection, Customer, Id, Record, Timestamp};
use changliu::formats::backup::plan::{Policy, Stamps};
use changliu::formats::backup::{ReadError, Writer};
use changliu::state::backup::export::{Exported, export};
use changliu::state::backup::import::*;
use changliu::store::bulk::Commit;
use changliu::store::kv::{Area, Asked, Entry, Kv, KvError, Mode, Range, Tx};
use changliu::store::memory::{Memory, MemoryTx};
use changliu::store::{Change, Database, Edit, StoreError};
use pollster::block_on;
use std::cell::Cell;
use std::rc::Rc;

/// A database whose commits fail from the n-th on, as if the process had been ended there.
#[derive(Clone, Default)]
struct Mortal(Rc<(Memory, Cell<Option<u32>>, Cell<u32>)>);

struct MortalTx<'a> {
    tx: MemoryTx<'a>,
    of: &'a Mortal,
    writes: bool,
}

impl Mortal {
    fn dies_at(&self, commit: u32) {
        self.0.1.set(Some(commit));
        self.0.2.set(0);
    }
    fn lives(&self) {
        self.0.1.set(None);
    }
    /// What the user's data is: everything but what is staged.
    fn data(&self) -> Vec<(Area, String, Vec<u8>)> {
        self.0.0.dump().into_iter().filter(|(a, ..)| *a != Area::Staging).collect()
    }
    fn staged(&self) -> usize {
        self.0.0.dump().iter().filter(|(a, ..)| *a == Area::Staging).count()
    }
}

impl Kv for Mortal {
    type Tx<'a> = MortalTx<'a>;
    fn begin_in(&self, mode: Mode, areas: &[Area]) -> Result<MortalTx<'_>, KvError> {
        Ok(MortalTx { tx: self.0.0.begin_in(mode, areas)?, of: self, writes: mode != Mode::Read })
    }
}

impl<'db> Tx for MortalTx<'db> {
    fn get<'t>(&'t self, area: Area, key: &str) -> impl Asked<Option<Vec<u8>>> + use<'t, 'db> {
        self.tx.get(area, key)
    }
    fn range<'t>(&'t self, area: Area, range: &Range, limit: u32) -> impl Asked<Vec<Entry>> + use<'t, 'db> {
        self.tx.range(area, range, limit)
    }
    fn keys<'t>(&'t self, area: Area, range: &Range, limit: Option<u32>) -> impl Asked<Vec<String>> + use<'t, 'db> {
        self.tx.keys(area, range, limit)
    }
    fn last<'t>(&'t self, area: Area, range: &Range) -> impl Asked<Option<Entry>> + use<'t, 'db> {
        self.tx.last(area, range)
    }
    fn put(&self, area: Area, key: &str, value: &[u8]) -> Result<(), KvError> {
        self.tx.put(area, key, value)
    }
    fn delete(&self, area: Area, range: &Range) -> Result<(), KvError> {
        self.tx.delete(area, range)
    }
    async fn commit(self) -> Result<(), KvError> {
        let (_, limit, count) = &*self.of.0;
        if self.writes {
            if limit.get().is_some_and(|l| count.get() >= l) {
                return Err(KvError::Closed);
            }
            count.set(count.get() + 1);
        }
        self.tx.commit().await
    }
}

/// A file in pieces of some size.
struct Bytes(Vec<u8>, usize);
impl Source for Bytes {
    async fn next(&mut self) -> Result<Option<Vec<u8>>, SourceError> {
        let rest = self.0.split_off(self.1.min(self.0.len()));
        let piece = std::mem::replace(&mut self.0, rest);
        Ok((!piece.is_empty()).then_some(piece))
    }
}

/// Says stop when it has been asked so often.
struct Steps(u32);
impl Pace for Steps {
    async fn breathe(&mut self) -> bool {
        self.progress(0, 0)
    }
    fn progress(&mut self, _: u64, _: u64) -> bool {
        self.0 = self.0.saturating_sub(1);
        self.0 > 0
    }
}
const ON: u32 = u32::MAX;

fn id(n: u64) -> Id {
    Id::from_parts(1_780_000_000_000 + n, [9; 10])
}
fn now() -> Timestamp {
    sample::NOW.parse().unwrap()
}
async fn open(kv: &Mortal) -> Database<Mortal> {
    Database::open(kv.clone()).await.unwrap().0
}
async fn exported(db: &Database<Mortal>) -> (Exported, Vec<u8>) {
    let mut body = Vec::new();
    let done = export(db, |bytes| body.extend_from_slice(bytes), |_, _| true).await.unwrap();
    let mut file = Writer::header(done.counts, now());
    file.append(&mut body);
    (done, file)
}
async fn import(
    db: &Database<Mortal>,
    file: &[u8],
    commit_how: Commit,
    policy: Policy,
    pace: &mut Steps,
) -> Result<Preview, ImportError> {
    let staged = stage(db, id(1), &mut Bytes(file.to_vec(), 20_000), pace).await?;
    let preview = preview(db, &staged, pace).await?;
    let mut next = 100;
    let mut ids = || {
        next += 1;
        id(next)
    };
    let stamps = Stamps { now: now(), device: id(2), operation: id(3) };
    let terms = Terms { commit: commit_how, policy, stamps };
    commit(db, &staged, &preview, terms, &mut ids, pace).await?;
    Ok(preview)
}
async fn merge(db: &Database<Mortal>, file: &[u8]) -> Preview {
    import(db, file, Commit::Merge, Policy::Newer, &mut Steps(ON)).await.unwrap()
}
fn person(n: u64, name: &str) -> Customer {
    Customer::new(
        id(1_000 + n),
        Timestamp::from_millis(1_780_000_000_000),
        id(2),
        Kind::Person,
        Name::parse(name).unwrap(),
    )
}
async fn apply(db: &Database<Mortal>, n: u64, edits: Vec<Edit>) {
    let at = Timestamp::from_millis(1_780_000_100_000 + n as i64);
    db.apply(&Change { operation: id(50_000 + n), at, device: id(2), edits, draft: None }).await.unwrap();
}
async fn healthy(db: &Database<Mortal>) {
    let stored = db.directory(|_, _| ()).await.unwrap();
    assert_eq!((stored.missing, stored.orphaned), (vec![], vec![]));
}

#[test]
fn the_golden_file_comes_back_equal() {
    block_on(async {
        for how in [Commit::Merge, Commit::Replace] {
            let db = open(&Mortal::default()).await;
            let preview = import(&db, GOLDEN.as_bytes(), how, Policy::Newer, &mut Steps(ON)).await.unwrap();
            assert_eq!(preview.total(|t| t.new), 16);
            assert_eq!(preview.total(|t| t.unreadable), 3);
            healthy(&db).await;
            let (_, file) = exported(&db).await;
            let header = GOLDEN.find("\"counts\"").unwrap();
            let from = String::from_utf8_lossy(&file).find("\"counts\"").unwrap();
            assert_eq!(String::from_utf8_lossy(&file[from..]), &GOLDEN[header..]);
            // The same file once more changes nothing.
            let before = db.kv().data();
            let again = merge(&db, GOLDEN.as_bytes()).await;
            assert_eq!((again.total(|t| t.new), again.total(|t| t.same)), (0, 16));
            let blocks =
                |d: Vec<(Area, String, Vec<u8>)>| -> Vec<_> { d.into_iter().filter(|x| x.0 == Area::Blocks).collect() };
            assert_eq!(blocks(db.kv().data()), blocks(before));
        }
    });
}

#[test]
fn many_records_go_round() {
    block_on(async {
        let db = open(&Mortal::default()).await;
        let edits = (0..600).map(|n| Edit::create(&person(n, &format!("客户{n}"))).unwrap()).collect();
        apply(&db, 1, edits).await;
        let (done, file) = exported(&db).await;
        assert_eq!((done.counts.customers, done.counts.history), (600, 600));
        let other = open(&Mortal::default()).await;
        let preview = merge(&other, &file).await;
        assert_eq!(preview.total(|t| t.new), 1200);
        healthy(&other).await;
        assert!(exported(&other).await.1 == file);
        assert_eq!(other.kv().staged(), 0);
    });
}

#[test]
fn both_devices_edits_survive() {
    block_on(async {
        let (here, there) = (open(&Mortal::default()).await, open(&Mortal::default()).await);
        let base = person(1, "王小明");
        let other = person(2, "李四");
        apply(&here, 1, vec![Edit::create(&base).unwrap(), Edit::create(&other).unwrap()]).await;
        merge(&there, &exported(&here).await.1).await;
        let renamed = Customer { name: Name::parse("王大明").unwrap(), ..base.clone() };
        apply(&here, 2, vec![Edit::update(&base, &renamed).unwrap()]).await;
        let noted = Customer { notes: "喜欢喝茶".into(), ..base.clone() };
        apply(&there, 3, vec![Edit::update(&base, &noted).unwrap()]).await;
        let changed = Customer { notes: "只在那边改".into(), ..other.clone() };
        apply(&there, 4, vec![Edit::update(&other, &changed).unwrap()]).await;
        let preview = merge(&here, &exported(&there).await.1).await;
        let customers = preview.tally[&Collection::Customers];
        assert_eq!((customers.changed, customers.clash, customers.same), (2, 0, 0));
        let merged: Customer = here.get(&base.cluster_key()).await.unwrap().unwrap();
        assert_eq!((merged.name.as_str(), merged.notes.as_str()), ("王大明", "喜欢喝茶"));
        let other: Customer = here.get(&other.cluster_key()).await.unwrap().unwrap();
        assert_eq!(other.notes, "只在那边改");
        healthy(&here).await;
    });
}

#[test]
fn a_clash_is_shown_and_the_policy_decides() {
    for (policy, expected) in [(Policy::Newer, "那边"), (Policy::Mine, "这边"), (Policy::Theirs, "那边")] {
        block_on(async {
            let (here, there) = (open(&Mortal::default()).await, open(&Mortal::default()).await);
            let base = person(1, "王小明");
            apply(&here, 1, vec![Edit::create(&base).unwrap()]).await;
            merge(&there, &exported(&here).await.1).await;
            let mine = Customer { notes: "这边".into(), ..base.clone() };
            apply(&here, 2, vec![Edit::update(&base, &mine).unwrap()]).await;
            let theirs = Customer { notes: "那边".into(), ..base.clone() };
            apply(&there, 3, vec![Edit::update(&base, &theirs).unwrap()]).await;
            let file = exported(&there).await.1;
            let preview = import(&here, &file, Commit::Merge, policy, &mut Steps(ON)).await.unwrap();
            assert_eq!(preview.tally[&Collection::Customers].clash, 1);
            assert_eq!(preview.clashes.len(), 1);
            assert_eq!(
                (preview.clashes[0].name.as_str(), preview.clashes[0].clashes[0].path.as_str()),
                ("王小明", "/notes")
            );
            let merged: Customer = here.get(&base.cluster_key()).await.unwrap().unwrap();
            assert_eq!(merged.notes, expected);
        });
    }
}

#[test]
fn replacing_leaves_only_the_file() {
    block_on(async {
        let db = open(&Mortal::default()).await;
        apply(&db, 1, vec![Edit::create(&person(1, "留不住")).unwrap()]).await;
        import(&db, GOLDEN.as_bytes(), Commit::Replace, Policy::Newer, &mut Steps(ON)).await.unwrap();
        healthy(&db).await;
        let (done, _) = exported(&db).await;
        assert_eq!((done.counts.customers, done.counts.total()), (4, 16));
    });
}

#[test]
fn ended_or_cancelled_anywhere_it_is_all_or_nothing() {
    block_on(async {
        let seed = |kv: &Mortal| {
            let kv = kv.clone();
            async move {
                let db = open(&kv).await;
                apply(&db, 1, vec![Edit::create(&person(1, "原来的")).unwrap()]).await;
                db
            }
        };
        let whole = {
            let kv = Mortal::default();
            merge(&seed(&kv).await, GOLDEN.as_bytes()).await;
            kv.data()
        };
        let mut ended = 0;
        for commit in 0..100 {
            let kv = Mortal::default();
            let db = seed(&kv).await;
            let before = kv.data();
            kv.dies_at(commit);
            let result = import(&db, GOLDEN.as_bytes(), Commit::Merge, Policy::Newer, &mut Steps(ON)).await;
            if result.is_ok() {
                assert!(kv.data() == whole);
                break;
            }
            ended += 1;
            assert!(kv.data() == before, "ended at commit {commit}");
            // Opening again sweeps up.
            kv.lives();
            open(&kv).await;
            assert_eq!(kv.staged(), 0);
            assert!(kv.data() == before);
        }
        assert!(ended > 3, "{ended}");
        let mut cancelled = 0;
        for step in 1..1000 {
            let kv = Mortal::default();
            let db = seed(&kv).await;
            let before = kv.data();
            match import(&db, GOLDEN.as_bytes(), Commit::Merge, Policy::Newer, &mut Steps(step)).await {
                Ok(_) => break,
                Err(e) => assert_eq!(e, ImportError::Store(StoreError::Cancelled)),
            }
            cancelled += 1;
            assert!(kv.data() == before, "cancelled at step {step}");
        }
        assert!(cancelled > 5, "{cancelled}");
    });
}

#[test]
fn a_bad_file_changes_nothing_and_leaves_nothing() {
    block_on(async {
        let kv = Mortal::default();
        let db = open(&kv).await;
        apply(&db, 1, vec![Edit::create(&person(1, "原来的")).unwrap()]).await;
        let before = kv.0.0.dump();
        for file in
            [&GOLDEN[..GOLDEN.len() - 9], "[]", "", "{\"format\":\"other\"}", &GOLDEN.replacen(":1,", ":99,", 1)]
        {
            let result = import(&db, file.as_bytes(), Commit::Replace, Policy::Newer, &mut Steps(ON)).await;
            assert!(matches!(result, Err(ImportError::Read(_))), "{file}");
            assert!(kv.0.0.dump() == before, "{file}");
        }
        let cut = import(&db, &GOLDEN.as_bytes()[..900], Commit::Merge, Policy::Newer, &mut Steps(ON)).await;
        assert!(matches!(cut, Err(ImportError::Read(ReadError::Truncated { .. }))));
    });
}

#[test]
fn changed_in_between_it_refuses() {
    block_on(async {
        let db = open(&Mortal::default()).await;
        let staged = stage(&db, id(1), &mut Bytes(GOLDEN.into(), 5000), &mut Steps(ON)).await.unwrap();
        let seen = preview(&db, &staged, &mut Steps(ON)).await.unwrap();
        apply(&db, 1, vec![Edit::create(&person(1, "别处写的")).unwrap()]).await;
        let stamps = Stamps { now: now(), device: id(2), operation: id(3) };
        let terms = Terms { commit: Commit::Replace, policy: Policy::Newer, stamps };
        let before = db.kv().data();
        let mut ids = || id(7);
        let refused = commit(&db, &staged, &seen, terms, &mut ids, &mut Steps(ON)).await;
        assert_eq!(refused.map(drop), Err(StoreError::Changed));
        assert!(db.kv().data() == before);
        // Another tab begins an import: this one has lost its place, and never mixes with the other.
        let seen = preview(&db, &staged, &mut Steps(ON)).await.unwrap();
        db.begin_import(id(4)).await.unwrap();
        let refused = commit(&db, &staged, &seen, terms, &mut ids, &mut Steps(ON)).await;
        assert_eq!(refused.map(drop), Err(StoreError::Changed));
        assert!(db.kv().data() == before);
    });
}

#[test]
fn damaged_lines_survive_beside_good_ones() {
    block_on(async {
        let kv = Mortal::default();
        let db = open(&kv).await;
        let good = person(1, "好的");
        apply(&db, 1, vec![Edit::create(&good).unwrap()]).await;
        // The file has a damaged line under the key of a good record here, and the other way round.
        let damaged = format!(
            "{{\"format\":\"changliu\",\"version\":1,\"unreadable\":[{{\"collection\":\"customers\",\"key\":\"{}\",\"raw\":\"{{oops\"}}]}}",
            good.id
        );
        merge(&db, damaged.as_bytes()).await;
        assert!(db.get::<Customer>(&good.cluster_key()).await.unwrap().is_some());
        let (done, file) = exported(&db).await;
        assert_eq!(done.unreadable, 1);
        let other = open(&Mortal::default()).await;
        merge(&other, damaged.as_bytes()).await;
        merge(&other, &file).await;
        assert_eq!(other.get::<Customer>(&good.cluster_key()).await.unwrap().unwrap().name.as_str(), "好的");
        assert_eq!(exported(&other).await.0.unreadable, 1);
        healthy(&other).await;
    });
}
