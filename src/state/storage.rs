//! What the browser grants, how much is used, the last backup, and the gentle reminder to make one.

use super::backup::LastBackup;
use super::snapshots::{self, Snapshot, folder};
use super::{clock, data};
use crate::store::StoreError;
use leptos::prelude::*;
use std::sync::LazyLock;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Days after which the reminder comes.
const REMIND_AFTER: i64 = 7;
const BACKUP_KEY: &str = "last_backup";
const ASKED_KEY: &str = "persist_asked";

#[derive(Clone, PartialEq, Debug, Default)]
pub struct Storage {
    /// Whether the browser has promised not to clear this site's data by itself. `None` where it does not say.
    pub persisted: Option<bool>,
    /// Bytes used by this site.
    pub used: Option<u64>,
    /// Newest first.
    pub snapshots: Vec<Snapshot>,
    pub last_backup: Option<LastBackup>,
    /// Whether the above has been read.
    pub known: bool,
}

impl Storage {
    pub fn snapshots_size(&self) -> u64 {
        self.snapshots.iter().map(|s| s.size).sum()
    }
}

static STORAGE: LazyLock<ArcRwSignal<Storage>> = LazyLock::new(|| ArcRwSignal::new(Storage::default()));

/// What is known of the storage; follows changes.
pub fn storage() -> Storage {
    STORAGE.get()
}

pub(super) fn set_snapshots(all: Vec<Snapshot>) {
    STORAGE.update(|s| s.snapshots = all);
}

/// To be called once the data is open: reads what the data page and the reminder show, and takes the daily snapshot
/// when the start is over.
pub async fn opened() {
    refresh().await;
    folder::load().await;
    gloo::timers::future::TimeoutFuture::new(4_000).await;
    snapshots::daily().await;
}

/// Reads it all anew.
pub async fn refresh() {
    let Ok(db) = data::database() else { return };
    let (used, persisted) = futures_util::future::join(used(), persisted()).await;
    let snapshots = db.snapshots().await.unwrap_or_default();
    let last_backup = db.meta(BACKUP_KEY).await.ok().flatten();
    STORAGE.set(Storage { persisted, used, snapshots, last_backup, known: true });
}

pub(super) async fn remember_backup(last: LastBackup) -> Result<(), StoreError> {
    data::database()?.set_meta(BACKUP_KEY, &last).await?;
    STORAGE.update(|s| s.last_backup = Some(last));
    Ok(())
}

fn manager() -> Option<web_sys::StorageManager> {
    // Missing where the page is not served securely.
    let manager = js_sys::Reflect::get(&window().navigator(), &"storage".into()).ok()?;
    manager.is_object().then(|| manager.unchecked_into())
}

async fn used() -> Option<u64> {
    let estimate = JsFuture::from(manager()?.estimate().ok()?).await.ok()?;
    let used = js_sys::Reflect::get(&estimate, &"usage".into()).ok()?.as_f64()?;
    Some(used as u64)
}

async fn persisted() -> Option<bool> {
    JsFuture::from(manager()?.persisted().ok()?).await.ok()?.as_bool()
}

/// Asks the browser not to clear this site's data by itself. Returns what it said.
pub async fn ask_to_persist() -> Option<bool> {
    let granted = match manager().and_then(|m| m.persist().ok()) {
        Some(promise) => JsFuture::from(promise).await.ok().and_then(|v| v.as_bool()),
        None => None,
    };
    STORAGE.update(|s| s.persisted = granted);
    granted
}

/// To be called when the user has saved something of their own: the first time, the browser is asked to keep it.
pub fn data_was_added() {
    spawn_local(async {
        let Ok(db) = data::database() else { return };
        if db.meta::<bool>(ASKED_KEY).await.ok().flatten() == Some(true) || persisted().await == Some(true) {
            return;
        }
        // Marked first: a browser that shows a question shows it once, whatever comes of it.
        if db.set_meta(ASKED_KEY, &true).await.is_ok() {
            ask_to_persist().await;
        }
    });
}

/// Why a backup would be good now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BackupReminder {
    /// There are customers and there has never been a backup.
    Never,
    /// So many days ago, and there have been changes since.
    Days(i64),
}

/// Whether to remind of a backup; follows changes.
pub fn backup_reminder() -> Option<BackupReminder> {
    let revision = data::revision();
    STORAGE.with(|s| {
        if !s.known {
            return None;
        }
        match &s.last_backup {
            None => {
                let own = data::with_directory(|d| {
                    let counts = d.counts();
                    counts.customers.saturating_sub(counts.demo)
                });
                (own > 0).then_some(BackupReminder::Never)
            }
            Some(last) => {
                let days = (clock::now().millis() - last.at.millis()) / 86_400_000;
                (days >= REMIND_AFTER && last.revision != revision).then_some(BackupReminder::Days(days))
            }
        }
    })
}

/// Whether anything has changed since the last backup; follows changes.
pub fn changed_since_backup() -> bool {
    let revision = data::revision();
    STORAGE.with(|s| s.last_backup.as_ref().is_none_or(|last| last.revision != revision))
}

/// This browser and system in words that its user knows: `Chrome · Windows`.
pub fn device_label() -> String {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let named = |table: &[(&str, &'static str)]| {
        table.iter().find(|(mark, _)| agent.contains(mark)).map_or("?", |(_, name)| *name)
    };
    // The more particular first: most browsers also call themselves Chrome, and all of them Safari.
    let browser = named(&[
        ("MicroMessenger", "WeChat"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("HuaweiBrowser", "Huawei Browser"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = named(&[
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "Mac"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ]);
    format!("{browser} · {system}")
}

/// Safari clears a site's data after 7 days without a visit, unless the app stands on the home screen.
pub fn cleared_after_seven_days() -> bool {
    let agent = window().navigator().user_agent().unwrap_or_default();
    let is_safari =
        agent.contains("Safari") && !["Chrome", "Chromium", "Edg", "Android"].iter().any(|m| agent.contains(m));
    let stands_alone = window().match_media("(display-mode: standalone)").ok().flatten().is_some_and(|m| m.matches());
    is_safari && !stands_alone
}
