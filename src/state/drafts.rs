//! What is typed and not yet saved: kept while typing, offered again after a killed tab.

use super::data;
use crate::store::StoreError;
use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};
use std::time::Duration;

/// How long after the last key a draft is written.
const PAUSE: Duration = Duration::from_millis(250);

/// The draft under `key`, if there is one that can still be read.
pub async fn load<T: DeserializeOwned>(key: &str) -> Result<Option<T>, StoreError> {
    let found = data::database()?.drafts(key).await?;
    Ok(found.into_iter().find(|(k, _)| k == key).and_then(|(_, text)| crate::domain::json::read(text.as_bytes()).ok()))
}

/// Keys of all drafts that begin with `prefix`.
pub async fn keys(prefix: &str) -> Result<Vec<String>, StoreError> {
    Ok(data::database()?.drafts(prefix).await?.into_iter().map(|(key, _)| key).collect())
}

pub async fn save<T: Serialize>(key: &str, value: &T) -> Result<(), StoreError> {
    let text = serde_json::to_string(value)?;
    data::database()?.set_draft(key, Some(&text)).await
}

pub async fn drop(key: &str) -> Result<(), StoreError> {
    data::database()?.set_draft(key, None).await
}

/// Keeps `text` (the form as JSON, or `None` while it is as it was) under `key` for as long as the form stands:
/// a short while after the last change, and at once when the page is hidden. `failed` hears what went wrong.
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
                if let Err(e) = stored {
                    let _ = failed.try_run((e,));
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
    Effect::new(move |_| {
        text.track();
        stop();
        let key = later_key.clone();
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
