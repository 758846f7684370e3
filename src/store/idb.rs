//! The browser's database.

use super::kv::{Area, Asked, Entry, Kv, KvError, Mode, Range, Tx};
use indexed_db_futures::cursor::CursorDirection;
use indexed_db_futures::database::Database;
use indexed_db_futures::error::{Error, OpenDbError};
use indexed_db_futures::internals::SystemRepr;
use indexed_db_futures::prelude::*;
use indexed_db_futures::transaction::{Transaction, TransactionDurability, TransactionMode, TransactionOptions};
use indexed_db_futures::typed_array::{Uint8Array, Uint8ArraySlice};
use indexed_db_futures::{KeyRange, object_store::ObjectStore};
use std::cell::Cell;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};
use wasm_bindgen::{JsCast, JsValue};

/// Version of the object stores' layout, not of the records' format (which `meta/head` holds).
const LAYOUT: u8 = 1;

/// Why the connection ended while the app was open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Closed {
    /// Another tab opened the database in a newer layout, or deletes it.
    ByOtherTab,
    /// The browser closed it: the site's data was cleared, or the disk failed.
    ByBrowser,
}

pub struct Idb {
    db: Database,
    closed: Rc<Cell<bool>>,
}

impl Idb {
    /// Opens or makes the database `name`. `on_wait` is called if another tab must close first; `on_close` once, if
    /// the connection is lost later.
    pub async fn open(
        name: &str,
        on_wait: impl Fn() + 'static,
        on_close: impl FnOnce(Closed) + 'static,
    ) -> Result<Idb, KvError> {
        let db = Database::open(name)
            .with_version(LAYOUT)
            .with_on_blocked(move |_| {
                on_wait();
                Ok(())
            })
            .with_on_upgrade_needed(|event, db| {
                if (event.old_version() as u32) < 1 {
                    for area in Area::ALL {
                        db.create_object_store(area.name()).build()?;
                    }
                }
                Ok(())
            })
            .await
            .map_err(open_error)?;
        let closed = Rc::new(Cell::new(false));
        if let Ok(mut listener) = db.version_changes() {
            let (db, closed) = (db.clone(), closed.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let why = match listener.recv().await {
                    // Holding on would block the other tab for ever.
                    Some(_) => Closed::ByOtherTab,
                    None => Closed::ByBrowser,
                };
                drop(listener);
                closed.set(true);
                db.close();
                on_close(why);
            });
        }
        Ok(Idb { db, closed })
    }

    pub fn close(&self) {
        self.closed.set(true);
        self.db.as_sys().close();
    }

    /// Removes a database for good; for tests and for starting over after a failure that the user confirmed.
    pub async fn delete(name: &str) -> Result<(), KvError> {
        Database::delete_by_name(name).map_err(open_error)?.await.map_err(error)
    }
}

pub struct IdbTx<'a>(Transaction<'a>);

impl Kv for Idb {
    type Tx<'a> = IdbTx<'a>;
    fn begin_in(&self, mode: Mode, areas: &[Area]) -> Result<IdbTx<'_>, KvError> {
        if self.closed.get() {
            return Err(KvError::Closed);
        }
        let (access, durability) = match mode {
            Mode::Read => (TransactionMode::Readonly, TransactionDurability::Default),
            Mode::Write => (TransactionMode::Readwrite, TransactionDurability::Strict),
            Mode::Bulk => (TransactionMode::Readwrite, TransactionDurability::Relaxed),
        };
        self.db
            .transaction(areas.iter().map(|area| area.name()).collect::<Vec<_>>())
            .with_mode(access)
            .with_options(TransactionOptions::new().with_durability(durability))
            .build()
            .map(IdbTx)
            .map_err(error)
    }
}

impl IdbTx<'_> {
    fn store(&self, area: Area) -> Result<ObjectStore<'_>, KvError> {
        self.0.object_store(area.name()).map_err(error)
    }
}

/// A future of the database's makes its request when it is polled first; here that is at once.
fn asked<F: Future>(future: F) -> impl Future<Output = F::Output> {
    let mut future = Box::pin(future);
    let first = future.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    async move {
        match first {
            Poll::Ready(done) => done,
            Poll::Pending => future.await,
        }
    }
}

impl<'db> Tx for IdbTx<'db> {
    fn get<'t>(&'t self, area: Area, key: &str) -> impl Asked<Option<Vec<u8>>> + use<'t, 'db> {
        let key = key.to_owned();
        asked(async move {
            let found = self.store(area)?.get::<Uint8Array, String, _>(key).primitive().map_err(error)?.await;
            Ok(found.map_err(error)?.map(Into::into))
        })
    }

    fn range<'t>(&'t self, area: Area, range: &Range, limit: u32) -> impl Asked<Vec<Entry>> + use<'t, 'db> {
        let query = key_range(range);
        asked(async move {
            let store = self.store(area)?;
            let keys = store.get_all_keys::<String>().with_query::<String, _>(query.clone()).with_limit(limit);
            let values = store.get_all::<Uint8Array>().with_query::<String, _>(query).with_limit(limit);
            let (keys, values) = (keys.primitive().map_err(error)?, values.primitive().map_err(error)?);
            let (keys, values) = (keys.await.map_err(error)?, values.await.map_err(error)?);
            keys.zip(values).map(|(k, v)| Ok((k.map_err(error)?, v.map_err(error)?.into()))).collect()
        })
    }

    fn keys<'t>(&'t self, area: Area, range: &Range, limit: Option<u32>) -> impl Asked<Vec<String>> + use<'t, 'db> {
        let query = key_range(range);
        asked(async move {
            let store = self.store(area)?;
            let keys = store.get_all_keys::<String>().with_query::<String, _>(query);
            let keys = keys.with_limit(limit.unwrap_or(u32::MAX)).primitive().map_err(error)?.await.map_err(error)?;
            keys.map(|k| k.map_err(error)).collect()
        })
    }

    fn last<'t>(&'t self, area: Area, range: &Range) -> impl Asked<Option<Entry>> + use<'t, 'db> {
        let query = key_range(range);
        asked(async move {
            let store = self.store(area)?;
            let cursor = store.open_cursor().with_query::<String, _>(query);
            let cursor = cursor.with_direction(CursorDirection::Prev).await.map_err(error)?;
            let Some(mut cursor) = cursor else { return Ok(None) };
            let key = cursor.key::<String>().map_err(error)?;
            let value = cursor.next_record::<Uint8Array>().await.map_err(error)?;
            Ok(key.zip(value.map(Into::into)))
        })
    }

    fn put(&self, area: Area, key: &str, value: &[u8]) -> Result<(), KvError> {
        let request = self.store(area)?.put(Uint8ArraySlice::new(value)).with_key(key).primitive();
        // Not awaited: a failure aborts the transaction, and `commit` reports it.
        request.map(drop).map_err(error)
    }

    fn delete(&self, area: Area, range: &Range) -> Result<(), KvError> {
        let request = self.store(area)?.delete::<String, _>(key_range(range)).primitive();
        request.map(drop).map_err(error)
    }

    async fn commit(self) -> Result<(), KvError> {
        // The library reports a full disk as a bare abort; the reason stands in the transaction itself.
        let raw: web_sys::IdbTransaction = self.0.as_sys().clone().unchecked_into();
        match self.0.commit().await {
            Ok(()) => Ok(()),
            Err(e) => Err(raw.error().map_or_else(|| error(e), |reason| dom_error(&reason))),
        }
    }
}

fn key_range(range: &Range) -> KeyRange<String> {
    if range.from == range.to && !range.after {
        return KeyRange::Only(range.from.clone());
    }
    if range.from >= range.to {
        // IndexedDB refuses an empty range; no key of ours begins with this character.
        return KeyRange::Only("\u{0}".to_owned());
    }
    KeyRange::Bound(range.from.clone(), range.after, range.to.clone(), false)
}

fn dom_error(e: &web_sys::DomException) -> KvError {
    match e.name().as_str() {
        "QuotaExceededError" => KvError::Full,
        "VersionError" => KvError::Newer(e.message()),
        "InvalidStateError" => KvError::Closed,
        "SecurityError" | "NotAllowedError" => KvError::Denied(e.message()),
        // Chromium says "UnknownError" when its files cannot be written; the text names the disk.
        _ if e.message().to_lowercase().contains("disk") || e.message().to_lowercase().contains("quota") => {
            KvError::Full
        }
        name => KvError::Other(format!("{name}: {}", e.message())),
    }
}

fn error(e: Error) -> KvError {
    let text = e.to_string();
    match e {
        Error::DomException(e) => dom_error(&JsValue::from(e).unchecked_into::<web_sys::DomException>()),
        _ => KvError::Other(text),
    }
}

fn open_error(e: OpenDbError) -> KvError {
    match e {
        OpenDbError::Base(e) => match error(e) {
            // At opening, this is what private windows and switched-off storage give.
            KvError::Closed => KvError::Denied("InvalidStateError".into()),
            other => other,
        },
        OpenDbError::UnsupportedEnvironment | OpenDbError::NullFactory => KvError::Denied(e.to_string()),
        // Our version is not zero. The library says so of whatever `indexedDB.open` throws: browsers whose owner
        // forbids storage throw a SecurityError.
        OpenDbError::VersionZero => KvError::Denied("indexedDB.open".into()),
    }
}
