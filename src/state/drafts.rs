//! What is typed and not yet saved: kept while typing, offered again after a killed tab.

use super::data;
use crate::store::StoreError;
use leptos::prelude::*;
use serde::de::DeserializeOwned;
use std::time::Duration;

/// How long after the last key a draft is written to the database.
const PAUSE: Duration = Duration::from_millis(250);
/// Until then it stands in localStorage, which takes it at once, under this and its own name.
const MEANWHILE: &str = "changliu.draft.";

/// The draft under `key`, if there is one that can still be read.
pub async fn load<T: DeserializeOwned>(key: &str) -> Result<Option<T>, StoreError> {
    // What the tab had no time to write is the newest.
    if let Some(draft) = meanwhile::of(key).and_then(|text| crate::domain::json::read(text.as_bytes()).ok()) {
        return Ok(Some(draft));
    }
    let found = data::database()?.drafts(key).await?;
    Ok(found.into_iter().find(|(k, _)| k == key).and_then(|(_, text)| crate::domain::json::read(text.as_bytes()).ok()))
}

pub async fn drop(key: &str) -> Result<(), StoreError> {
    meanwhile::set(key, None);
    data::database()?.set_draft(key, None).await
}

/// To be called when the database has dropped the draft together with what it was typed for.
pub(super) fn forget(key: &str) {
    meanwhile::set(key, None);
}

/// Drafts on their way to the database. Where localStorage is forbidden or full, only the last moment is lost.
mod meanwhile {
    use super::MEANWHILE;

    fn storage() -> Option<web_sys::Storage> {
        leptos::prelude::window().local_storage().ok().flatten()
    }

    pub fn of(key: &str) -> Option<String> {
        storage()?.get_item(&format!("{MEANWHILE}{key}")).ok().flatten()
    }

    pub fn set(key: &str, text: Option<&str>) {
        let key = format!("{MEANWHILE}{key}");
        if let Some(storage) = storage() {
            let _ = match text {
                Some(text) => storage.set_item(&key, text),
                None => storage.remove_item(&key),
            };
        }
    }
}

/// Keeps `text` (the form as JSON, or `None` while it is as it was) under `key` for as long as the form stands: at
/// once in localStorage, a short while after the last change and when the page is hidden in the database. `failed` hears
/// what went wrong.
pub fn keep(key: String, text: Signal<Option<String>>, failed: Callback<(StoreError,)>) {
    let written = StoredValue::new(None::<Option<String>>);
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let write = {
        move |key: String| {
            let Some(now) = text.try_get_untracked() else { return };
            if written.try_get_value().flatten() == Some(now.clone()) {
                return;
            }
            let first = written.try_get_value().flatten().is_none();
            if first && now.is_none() {
                return;
            }
            written.set_value(Some(now.clone()));
            leptos::task::spawn_local(async move {
                let stored = match data::database() {
                    Ok(db) => db.set_draft(&key, now.as_deref()).await,
                    Err(e) => Err(e),
                };
                match stored {
                    // Unless more has been typed meanwhile.
                    Ok(()) if meanwhile::of(&key) == now => meanwhile::set(&key, None),
                    Ok(()) => {}
                    Err(e) => {
                        let _ = failed.try_run((e,));
                    }
                }
            });
        }
    };
    let stop = move || {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    };
    let later_key = key.clone();
    Effect::new(move |before: Option<()>| {
        let key = later_key.clone();
        let now = text.get();
        // A form that has just been opened has nothing new.
        if before.is_some() {
            meanwhile::set(&key, now.as_deref());
        }
        stop();
        timer.set_value(set_timeout_with_handle(move || write(key), PAUSE).ok());
    });
    let last_key = key.clone();
    let hidden = window_event_listener_untyped("visibilitychange", move |_| write(key.clone()));
    on_cleanup(move || {
        stop();
        hidden.remove();
        // Left within the pause: the last words count too.
        write(last_key);
    });
}
