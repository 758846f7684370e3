//! Backups on real IndexedDB, packed by the browser itself.

use super::fresh;
use changliu::domain::{Collection, Id, Timestamp};
use changliu::formats::backup::Writer;
use changliu::formats::backup::plan::{Policy, Stamps};
use changliu::state::backup::export::export;
use changliu::state::backup::files::{self, FileSource, Parts};
use changliu::state::backup::import::*;
use changliu::store::bulk::Commit;
use changliu::store::idb::Idb;
use changliu::store::kv::Area;
use changliu::store::{Database, StoreError};
use wasm_bindgen_test::*;

const GOLDEN: &str = include_str!("../fixtures/backup/v1.json");

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

fn id(n: u64) -> Id {
    Id::from_parts(1_780_000_000_000 + n, [3; 10])
}

fn blob(bytes: &[u8]) -> web_sys::Blob {
    let parts = Parts::default();
    parts.push(bytes);
    parts.into_blob(b"", "application/json").unwrap()
}

async fn import(db: &Database<Idb>, file: &web_sys::Blob, pace: &mut Steps) -> Result<Preview, ImportError> {
    let mut source = FileSource::open(file).await?;
    let staged = stage(db, id(1), &mut source, pace).await?;
    let preview = preview(db, &staged, pace).await?;
    let stamps = Stamps { now: Timestamp::from_millis(1), device: id(2), operation: id(3) };
    let terms = Terms { commit: Commit::Merge, policy: Policy::Newer, stamps };
    let mut n = 10;
    let mut ids = || {
        n += 1;
        id(n)
    };
    commit(db, &staged, &preview, terms, &mut ids, pace).await?;
    Ok(preview)
}

/// The file without its header, which has the time.
async fn exported(db: &Database<Idb>) -> (Vec<u8>, Vec<u8>) {
    let mut body = Vec::new();
    let done = export(db, |bytes| body.extend_from_slice(bytes), |_, _| true).await.unwrap();
    let at = "2026-11-21T12:34:56.789Z".parse().unwrap();
    (Writer::header(done.counts, at), body)
}

async fn everything(db: &Database<Idb>) -> Vec<(Area, String, Vec<u8>)> {
    let mut all = Vec::new();
    db.dump(|area, key, bytes| all.push((area, key.to_owned(), bytes.to_vec()))).await.unwrap();
    all
}

#[wasm_bindgen_test]
async fn a_packed_backup_goes_round() {
    let (one, _) = Database::open(fresh().await).await.unwrap();
    let found = import(&one, &blob(GOLDEN.as_bytes()), &mut Steps(u32::MAX)).await.unwrap();
    assert_eq!(found.tally[&Collection::Customers].new, 4);
    let (header, body) = exported(&one).await;
    let whole = blob(&[header, body.clone()].concat());
    let packed = files::packed(&whole, |_| true).await.unwrap().unwrap();
    assert_eq!(files::bytes_of(&packed, 0.0, 2.0).await.unwrap(), [0x1f, 0x8b]);
    let (two, _) = Database::open(fresh().await).await.unwrap();
    import(&two, &packed, &mut Steps(u32::MAX)).await.unwrap();
    assert!(exported(&two).await.1 == body);
    // Cut off, it says so and changes nothing.
    let before = everything(&two).await;
    let cut = packed.slice_with_f64_and_f64(0.0, packed.size() / 2.0).unwrap();
    let error = import(&two, &cut, &mut Steps(u32::MAX)).await.unwrap_err();
    assert!(matches!(error, ImportError::Source(SourceError::Packed(_))), "{error}");
    assert!(everything(&two).await == before);
}

#[wasm_bindgen_test]
async fn cancelled_at_any_step_everything_is_as_before() {
    let (db, _) = Database::open(fresh().await).await.unwrap();
    let before = everything(&db).await;
    for step in 1.. {
        match import(&db, &blob(GOLDEN.as_bytes()), &mut Steps(step)).await {
            Ok(_) => break,
            Err(e) => assert_eq!(e, ImportError::Store(StoreError::Cancelled)),
        }
        assert!(everything(&db).await == before, "step {step}");
    }
    assert_ne!(everything(&db).await, before);
}

#[wasm_bindgen_test]
async fn packing_can_be_stopped() {
    let large = blob(&vec![7; 5 << 20]);
    let mut steps = 0;
    let stopped = files::packed(&large, |_| {
        steps += 1;
        steps < 3
    });
    assert!(stopped.await.unwrap().is_none());
}
