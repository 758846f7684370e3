//! All tests that need a browser, in one binary: the store's contract on real IndexedDB, and what only it can show.
#![cfg(target_arch = "wasm32")]

#[path = "contract/suite.rs"]
mod suite;

use changliu::store::idb::Idb;
use std::cell::Cell;
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
