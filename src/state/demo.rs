//! Made-up customers to try the app with: filled in and taken away without touching real ones.

use super::backup::Failure;
use super::backup::jobs::{self, Work};
use super::snapshots::{self, Reason, Snapshot};
use super::{clock, data, storage};
use crate::domain::demo::{Demo, file};
use crate::domain::{Collection, Record};
use crate::store::StoreError;
use crate::store::bulk::Row;
use crate::store::collections::text;
use leptos::prelude::window;
use std::collections::HashSet;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// How many there are now; follows changes.
pub fn count() -> usize {
    data::with_directory(|d| d.counts().demo as usize)
}

fn rows<T: Record>(records: &[T]) -> Result<Vec<Row>, StoreError> {
    records.iter().map(|r| Ok((r.cluster_key(), text(r)?))).collect()
}

/// Reads them from the file beside the program, which the service worker keeps too.
async fn fetch() -> Result<Demo, Failure> {
    let refused =
        |e: JsValue| Failure::Browser(e.dyn_ref::<js_sys::Error>().map(|e| e.message().into()).unwrap_or_default());
    let answer = JsFuture::from(window().fetch_with_str("demo.txt")).await.map_err(refused)?;
    let answer: web_sys::Response = answer.unchecked_into();
    if !answer.ok() {
        return Err(Failure::Browser(format!("{} demo.txt", answer.status())));
    }
    let text = JsFuture::from(answer.text().map_err(refused)?).await.map_err(refused)?;
    let text = text.as_string().unwrap_or_default();
    file::read(&text, clock::today(), data::device(), &mut clock::new_id).map_err(|e| Failure::Browser(e.to_string()))
}

/// Fills them in. Returns how many customers came.
pub async fn fill() -> Result<usize, Failure> {
    let db = data::database()?;
    let _guard = jobs::begin_soon(Work::Demo).await.ok_or(Failure::Busy)?;
    let demo = fetch().await?;
    let count = demo.customers.len();
    let groups = vec![
        (Collection::Customers, rows(&demo.customers)?),
        (Collection::Logs, rows(&demo.logs)?),
        (Collection::Actions, rows(&demo.actions)?),
    ];
    data::integrate(db.insert(groups).await?);
    Ok(count)
}

/// Takes them all away for good, after a snapshot to go back to. Returns it, and how many records went.
pub async fn remove() -> Result<(Snapshot, usize), Failure> {
    let db = data::database()?;
    let guard = jobs::begin_soon(Work::Demo).await.ok_or(Failure::Busy)?;
    let before = snapshots::take_within(&db, Reason::BeforeDemoRemoval).await?;
    let keys: HashSet<String> =
        data::with_directory_untracked(|d| d.demo_customers().iter().map(ToString::to_string).collect());
    let (touched, gone) = db.purge(&keys).await?;
    data::integrate(touched);
    drop(guard);
    storage::refresh().await;
    Ok((before, gone))
}
