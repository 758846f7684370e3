//! All tests that need a browser, in one binary: the store's contract on real IndexedDB, and what only it can show.
#![cfg(target_arch = "wasm32")]

#[path = "browser/backup.rs"]
mod backup;
#[path = "contract/suite.rs"]
mod suite;

use changliu::domain::customers::Tag;
use changliu::domain::{Customer, HistoryEntry, Record};
use changliu::store::idb::{Closed, Idb};
use changliu::store::kv::{Kv, KvError, Mode};
use changliu::store::{Database, Edit, StoreError};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen_test::*;

wasm_bindgen_test_configure!(run_in_browser);

thread_local!(static NEXT: Cell<u32> = const { Cell::new(0) });

/// A database of this name; each test has its own.
async fn open(name: &str) -> Idb {
    Idb::open(name, || {}, |_| {}).await.unwrap()
}
async fn fresh() -> Idb {
    let n = NEXT.with(|n| n.replace(n.get() + 1));
    let name = format!("test-{n}");
    Idb::delete(&name).await.unwrap();
    open(&name).await
}

#[wasm_bindgen_test]
async fn keys_and_transactions() {
    suite::keys_and_transactions(fresh().await).await;
}
#[wasm_bindgen_test]
async fn edits_and_history() {
    suite::edits_and_history(fresh().await).await;
}
#[wasm_bindgen_test]
async fn concurrent_edits() {
    suite::concurrent_edits(fresh().await).await;
}
#[wasm_bindgen_test]
async fn many_records() {
    suite::many_records(fresh().await).await;
}
#[wasm_bindgen_test]
async fn unreadable_lines() {
    suite::unreadable_lines(fresh().await).await;
}
#[wasm_bindgen_test]
async fn staged_import() {
    suite::staged_import(fresh().await).await;
}
#[wasm_bindgen_test]
async fn purge() {
    suite::purge(fresh().await).await;
}
#[wasm_bindgen_test]
async fn drafts_and_snapshots() {
    Idb::delete("test-drafts").await.unwrap();
    suite::drafts_and_snapshots(open("test-drafts").await, async || open("test-drafts").await).await;
}
#[wasm_bindgen_test]
async fn newer_data() {
    Idb::delete("test-newer").await.unwrap();
    suite::newer_data(open("test-newer").await, async || open("test-newer").await).await;
}

/// Two tabs that both write on the basis of the same old version: every one of their edits survives.
#[wasm_bindgen_test]
async fn two_connections_lose_nothing() {
    Idb::delete("test-two").await.unwrap();
    let (one, _) = Database::open(open("test-two").await).await.unwrap();
    let (two, _) = Database::open(open("test-two").await).await.unwrap();
    let base = suite::customer(1);
    one.apply(&suite::change(0, vec![Edit::create(&base).unwrap()])).await.unwrap();
    let write = async |db: &Database<Idb>, tab: u64| {
        for n in 0..60 {
            let mut mine = base.clone();
            mine.tags.push(Tag::parse(&format!("{tab}-{n}")).unwrap());
            db.apply(&suite::change(100 * tab + n, vec![Edit::update(&base, &mine).unwrap()])).await.unwrap();
        }
    };
    futures_util::future::join(write(&one, 1), write(&two, 2)).await;
    let all: Customer = one.get(&base.cluster_key()).await.unwrap().unwrap();
    assert_eq!(all.tags.len(), 120);
    let history: Vec<HistoryEntry> = two.children(base.id).await.unwrap();
    assert_eq!(history.len(), 121);
    assert_eq!(one.revision().await.unwrap(), two.revision().await.unwrap());
}

/// Another tab brings a newer layout: this one lets go at once and says so, and does not open the newer one.
#[wasm_bindgen_test]
async fn lets_go_for_a_newer_layout() {
    Idb::delete("test-newer-layout").await.unwrap();
    let why = Rc::new(Cell::new(None));
    let heard = why.clone();
    let kv = Idb::open("test-newer-layout", || {}, move |w| heard.set(Some(w))).await.unwrap();
    let (db, _) = Database::open(kv).await.unwrap();
    let newer = indexed_db_futures::database::Database::open("test-newer-layout")
        .with_version(2u8)
        .with_on_upgrade_needed(|_, _| Ok(()))
        .await
        .unwrap();
    gloo::timers::future::TimeoutFuture::new(50).await;
    assert_eq!(why.get(), Some(Closed::ByOtherTab));
    let refused = db.apply(&suite::change(0, vec![Edit::create(&suite::customer(1)).unwrap()])).await;
    assert_eq!(refused, Err(StoreError::Database(KvError::Closed)));
    let again = Idb::open("test-newer-layout", || {}, |_| {}).await;
    assert!(matches!(again.map(drop), Err(KvError::Newer(_))));
    newer.close();
}

/// A connection that is closed on purpose says so instead of hanging.
#[wasm_bindgen_test]
async fn closed_is_an_error() {
    let kv = fresh().await;
    kv.close();
    assert!(matches!(kv.begin(Mode::Read).map(drop), Err(KvError::Closed)));
}
