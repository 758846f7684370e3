//! The in-memory twin of the browser's database, for native tests and for a browser that keeps nothing.

use super::kv::{Area, Kv, KvError, Mode, Range, Tx};
use std::cell::RefCell;
use std::collections::BTreeMap;

type Map = BTreeMap<(Area, String), Vec<u8>>;

/// Transactions see the state at their start plus their own writes; a commit whose start is out of date because
/// another write transaction committed in between cannot happen here: there is one thread and write transactions
/// take turns in the order of their `commit`, so an open one is refused while another is open.
#[derive(Default)]
pub struct Memory {
    map: RefCell<Map>,
    writing: std::cell::Cell<bool>,
    /// Most bytes that it takes before it says that it is full; for tests.
    pub capacity: std::cell::Cell<Option<usize>>,
}

impl Memory {
    /// Everything in it, in order; for comparing whole states in tests.
    pub fn dump(&self) -> Vec<(Area, String, Vec<u8>)> {
        self.map.borrow().iter().map(|((a, k), v)| (*a, k.clone(), v.clone())).collect()
    }
}

pub struct MemoryTx<'a> {
    db: &'a Memory,
    map: RefCell<Map>,
    mode: Mode,
}

impl Kv for Memory {
    type Tx<'a> = MemoryTx<'a>;
    fn begin(&self, mode: Mode) -> Result<MemoryTx<'_>, KvError> {
        if mode != Mode::Read && self.writing.replace(true) {
            return Err(KvError::Other("two write transactions at once".into()));
        }
        Ok(MemoryTx { db: self, map: RefCell::new(self.map.borrow().clone()), mode })
    }
}

impl MemoryTx<'_> {
    fn writable(&self) -> Result<(), KvError> {
        match self.mode {
            Mode::Read => Err(KvError::Other("write in a read transaction".into())),
            Mode::Write | Mode::Bulk => Ok(()),
        }
    }
    fn select<T>(&self, area: Area, range: &Range, f: impl Fn(&str, &[u8]) -> T) -> Vec<T> {
        let map = self.map.borrow();
        map.range((area, range.from.clone())..)
            .take_while(|((a, k), _)| *a == area && *k <= range.to)
            .filter(|((_, k), _)| range.contains(k))
            .map(|((_, k), v)| f(k, v))
            .collect()
    }
}

impl Tx for MemoryTx<'_> {
    async fn get(&self, area: Area, key: &str) -> Result<Option<Vec<u8>>, KvError> {
        Ok(self.map.borrow().get(&(area, key.to_owned())).cloned())
    }
    async fn range(&self, area: Area, range: &Range, limit: u32) -> Result<Vec<(String, Vec<u8>)>, KvError> {
        let mut all = self.select(area, range, |k, v| (k.to_owned(), v.to_vec()));
        all.truncate(limit as usize);
        Ok(all)
    }
    async fn keys(&self, area: Area, range: &Range, limit: Option<u32>) -> Result<Vec<String>, KvError> {
        let mut all = self.select(area, range, |k, _| k.to_owned());
        all.truncate(limit.map_or(usize::MAX, |n| n as usize));
        Ok(all)
    }
    async fn last_key(&self, area: Area, range: &Range) -> Result<Option<String>, KvError> {
        Ok(self.select(area, range, |k, _| k.to_owned()).pop())
    }
    fn put(&self, area: Area, key: &str, value: &[u8]) -> Result<(), KvError> {
        self.writable()?;
        self.map.borrow_mut().insert((area, key.to_owned()), value.to_vec());
        Ok(())
    }
    fn delete(&self, area: Area, range: &Range) -> Result<(), KvError> {
        self.writable()?;
        self.map.borrow_mut().retain(|(a, k), _| *a != area || !range.contains(k));
        Ok(())
    }
    async fn commit(self) -> Result<(), KvError> {
        if self.mode == Mode::Read {
            return Ok(());
        }
        let map = self.map.take();
        if let Some(capacity) = self.db.capacity.get()
            && map.values().map(Vec::len).sum::<usize>() > capacity
        {
            return Err(KvError::Full);
        }
        self.db.map.replace(map);
        Ok(())
    }
}

impl Drop for MemoryTx<'_> {
    fn drop(&mut self) {
        if self.mode != Mode::Read {
            self.db.writing.set(false);
        }
    }
}
