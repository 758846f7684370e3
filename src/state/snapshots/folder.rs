//! A folder on this device to which every snapshot is written too, where the browser has the File System Access API.

use super::super::backup::files::{call, call_async, error_name, said};
use super::super::clock;
use super::Snapshot;
use crate::domain::{Day, Id, Timestamp};
use crate::store::handles;
use crate::store::snapshots::{Reason, thinned};
use js_sys::Reflect;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use std::sync::LazyLock;
use wasm_bindgen::prelude::*;
use web_sys::Blob;

/// Only files with such names are ever touched: `changliu-2026-11-21-0930.json.gz`.
const PREFIX: &str = "changliu-";
const SUFFIX: &str = ".json.gz";

/// What became of the last attempt to write.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct Wrote {
    pub at: Timestamp,
    /// What the browser said, where it failed.
    pub failed: Option<String>,
}

#[derive(Clone, PartialEq, Debug, Default)]
pub enum Folder {
    /// This browser cannot.
    #[default]
    Unsupported,
    None,
    Chosen {
        name: String,
        /// The browser wants to be asked again.
        asks: bool,
        last: Option<Wrote>,
    },
}

static FOLDER: LazyLock<ArcRwSignal<Folder>> = LazyLock::new(|| ArcRwSignal::new(Folder::default()));
thread_local!(static HANDLE: RefCell<Option<JsValue>> = const { RefCell::new(None) });

/// The folder; follows changes.
pub fn folder() -> Folder {
    FOLDER.get()
}

fn supported() -> bool {
    Reflect::get(&window(), &"showDirectoryPicker".into()).is_ok_and(|f| f.is_function())
}

fn access() -> JsValue {
    let options = js_sys::Object::new();
    // A fresh object takes any property.
    let _ = Reflect::set(&options, &"mode".into(), &"readwrite".into());
    let _ = Reflect::set(&options, &"id".into(), &"changliu".into());
    options.into()
}

/// Looks up the remembered folder.
pub(in crate::state) async fn load() {
    if !supported() {
        return;
    }
    FOLDER.set(Folder::None);
    if let Ok(Some(handle)) = handles::load().await {
        HANDLE.replace(Some(handle));
        look().await;
    }
}

async fn look() {
    let Some(handle) = HANDLE.with_borrow(Clone::clone) else {
        FOLDER.set(Folder::None);
        return;
    };
    let granted = call_async(&handle, "queryPermission", &[access()]).await;
    let asks = granted.ok().and_then(|p| p.as_string()).as_deref() != Some("granted");
    let name = Reflect::get(&handle, &"name".into()).ok().and_then(|n| n.as_string()).unwrap_or_default();
    let last = match super::data::database() {
        Ok(db) => db.meta("folder").await.ok().flatten(),
        Err(_) => None,
    };
    FOLDER.set(Folder::Chosen { name, asks, last });
}

/// Lets the user choose a folder. `Ok(false)` if they did not.
pub async fn choose() -> Result<bool, String> {
    let picked = match call_async(&window(), "showDirectoryPicker", &[access()]).await {
        Ok(handle) => handle,
        Err(e) if error_name(&e) == "AbortError" => return Ok(false),
        Err(e) => return Err(said(&e)),
    };
    handles::save(Some(&picked)).await.map_err(|e| e.to_string())?;
    HANDLE.replace(Some(picked));
    look().await;
    Ok(true)
}

/// Asks the browser again for the right to write there; it wants a press of a button for that.
pub async fn ask() -> Result<(), String> {
    if let Some(handle) = HANDLE.with_borrow(Clone::clone) {
        call_async(&handle, "requestPermission", &[access()]).await.map_err(|e| said(&e))?;
    }
    look().await;
    Ok(())
}

/// No longer writes there; what is there stays.
pub async fn forget() -> Result<(), String> {
    HANDLE.take();
    let forgotten = handles::save(None).await.map_err(|e| e.to_string());
    look().await;
    forgotten
}

/// Writes a snapshot there, and thins what is there by the same rule as here. What happened is remembered and shown.
pub(super) async fn write(snapshot: &Snapshot, blob: &Blob) {
    let Some(handle) = HANDLE.with_borrow(Clone::clone) else { return };
    let failed = match try_write(&handle, snapshot, blob).await {
        Ok(()) => None,
        Err(e) if error_name(&e) == "NotAllowedError" => return look().await,
        Err(e) => Some(said(&e)),
    };
    if let Ok(db) = super::data::database() {
        // Only for showing it; the snapshot itself is safe in the browser.
        let _ = db.set_meta("folder", &Wrote { at: snapshot.at, failed }).await;
    }
    look().await;
}

async fn try_write(folder: &JsValue, snapshot: &Snapshot, blob: &Blob) -> Result<(), JsValue> {
    let create = js_sys::Object::new();
    Reflect::set(&create, &"create".into(), &true.into())?;
    let name = format!("{PREFIX}{}{SUFFIX}", super::stamp(snapshot));
    let file = call_async(folder, "getFileHandle", &[name.into(), create.into()]).await?;
    let stream = call_async(&file, "createWritable", &[]).await?;
    // Until it is closed, the browser writes beside the file: a half one never takes its place.
    call_async(&stream, "write", &[blob.into()]).await?;
    call_async(&stream, "close", &[]).await?;
    thin(folder, snapshot.at).await
}

async fn thin(folder: &JsValue, now: Timestamp) -> Result<(), JsValue> {
    let names = call(folder, "keys", &[])?;
    let mut found: Vec<(String, Snapshot)> = Vec::new();
    loop {
        let next = call_async(&names, "next", &[]).await?;
        if Reflect::get(&next, &"done".into())?.is_truthy() {
            break;
        }
        let name = Reflect::get(&next, &"value".into())?.as_string().unwrap_or_default();
        if let Some(at) = time_of(&name) {
            let id = Id::from_parts(found.len() as u64, [0; 10]);
            let counts = Default::default();
            found.push((name, Snapshot { id, at, reason: Reason::Daily, counts, size: 0, revision: 0 }));
        }
    }
    let all: Vec<Snapshot> = found.iter().map(|(_, s)| s.clone()).collect();
    let gone = thinned(&all, now, clock::offset_at(now));
    for (name, _) in found.iter().filter(|(_, s)| gone.contains(&s.id)) {
        call_async(folder, "removeEntry", &[name.as_str().into()]).await?;
    }
    Ok(())
}

/// The time in a file's name; `None` for any other file.
fn time_of(name: &str) -> Option<Timestamp> {
    let stamp = name.strip_prefix(PREFIX)?.strip_suffix(SUFFIX)?;
    let (day, time) = stamp.rsplit_once('-')?;
    let day: Day = day.parse().ok()?;
    let time: i64 = time.parse().ok().filter(|_| time.len() == 4)?;
    let minutes = i64::from(day.epoch_days()) * 1440 + time / 100 * 60 + time % 100;
    let local = Timestamp::from_millis(minutes * 60_000);
    Some(local.plus_millis(-i64::from(clock::offset_at(local)) * 60_000))
}
