//! One folder that the user picked, remembered in a small database of its own: a handle to a folder is no bytes, and
//! the database of the records is never held up by it.

use super::kv::KvError;
use indexed_db_futures::database::Database;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::TransactionMode;
use wasm_bindgen::JsValue;

const NAME: &str = "changliu-folder";
const STORE: &str = "handles";
const KEY: &str = "snapshots";

async fn open() -> Result<Database, KvError> {
    let opened = Database::open(NAME).with_version(1u8).with_on_upgrade_needed(|_, db| {
        if !db.object_store_names().any(|name| name == STORE) {
            db.create_object_store(STORE).build()?;
        }
        Ok(())
    });
    opened.await.map_err(|e| KvError::Other(e.to_string()))
}

fn other(e: indexed_db_futures::error::Error) -> KvError {
    KvError::Other(e.to_string())
}

/// The folder's handle.
pub async fn load() -> Result<Option<JsValue>, KvError> {
    let db = open().await?;
    let tx = db.transaction(STORE).with_mode(TransactionMode::Readonly).build().map_err(other)?;
    let found: Option<JsValue> =
        tx.object_store(STORE).map_err(other)?.get(KEY).primitive().map_err(other)?.await.map_err(other)?;
    drop(tx);
    db.close();
    Ok(found.filter(JsValue::is_object))
}

/// Keeps the folder's handle, or forgets it.
pub async fn save(handle: Option<&JsValue>) -> Result<(), KvError> {
    let db = open().await?;
    let tx = db.transaction(STORE).with_mode(TransactionMode::Readwrite).build().map_err(other)?;
    {
        let store = tx.object_store(STORE).map_err(other)?;
        match handle {
            Some(handle) => {
                store.put(handle.clone()).with_key(KEY).primitive().map_err(other)?.await.map_err(other)?;
            }
            None => store.delete::<&str, _>(KEY).primitive().map_err(other)?.await.map_err(other)?,
        }
    }
    tx.commit().await.map_err(other)?;
    db.close();
    Ok(())
}
