//! The in-memory twin of the browser's database, for native tests and for a browser that keeps nothing.

use super::kv::{Area, Asked, Entry, Kv, KvError, Mode, Range, Tx};
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::future::ready;

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
    areas: Vec<Area>,
}

impl Kv for Memory {
    type Tx<'a> = MemoryTx<'a>;
    fn begin_in(&self, mode: Mode, areas: &[Area]) -> Result<MemoryTx<'_>, KvError> {
        if mode != Mode::Read && self.writing.replace(true) {
            return Err(KvError::Other("two write transactions at once".into()));
        }
        Ok(MemoryTx { db: self, map: RefCell::new(self.map.borrow().clone()), mode, areas: areas.to_vec() })
    }
}

impl MemoryTx<'_> {
    fn within(&self, area: Area) -> Result<(), KvError> {
        match self.areas.contains(&area) {
            true => Ok(()),
            false => Err(KvError::Other(format!("the transaction is not over {}", area.name()))),
        }
    }
    fn writable(&self, area: Area) -> Result<(), KvError> {
        match self.mode {
            Mode::Read => Err(KvError::Other("write in a read transaction".into())),
            Mode::Write | Mode::Bulk => self.within(area),
        }
    }
    fn select<T>(&self, area: Area, range: &Range, f: impl Fn(&str, &[u8]) -> T) -> Result<Vec<T>, KvError> {
        self.within(area)?;
        let map = self.map.borrow();
        let here = map.range((area, range.from.clone())..).take_while(|((a, k), _)| *a == area && *k <= range.to);
        Ok(here.filter(|((_, k), _)| range.contains(k)).map(|((_, k), v)| f(k, v)).collect())
    }
}

impl<'db> Tx for MemoryTx<'db> {
    fn get<'t>(&'t self, area: Area, key: &str) -> impl Asked<Option<Vec<u8>>> + use<'t, 'db> {
        ready(self.within(area).map(|()| self.map.borrow().get(&(area, key.to_owned())).cloned()))
    }
    fn range<'t>(&'t self, area: Area, range: &Range, limit: u32) -> impl Asked<Vec<Entry>> + use<'t, 'db> {
        let mut all = self.select(area, range, |k, v| (k.to_owned(), v.to_vec()));
        all.iter_mut().for_each(|all| all.truncate(limit as usize));
        ready(all)
    }
    fn keys<'t>(&'t self, area: Area, range: &Range, limit: Option<u32>) -> impl Asked<Vec<String>> + use<'t, 'db> {
        let mut all = self.select(area, range, |k, _| k.to_owned());
        all.iter_mut().for_each(|all| all.truncate(limit.map_or(usize::MAX, |n| n as usize)));
        ready(all)
    }
    fn last<'t>(&'t self, area: Area, range: &Range) -> impl Asked<Option<Entry>> + use<'t, 'db> {
        ready(self.select(area, range, |k, v| (k.to_owned(), v.to_vec())).map(|mut all| all.pop()))
    }
    fn put(&self, area: Area, key: &str, value: &[u8]) -> Result<(), KvError> {
        self.writable(area)?;
        self.map.borrow_mut().insert((area, key.to_owned()), value.to_vec());
        Ok(())
    }
    fn delete(&self, area: Area, range: &Range) -> Result<(), KvError> {
        self.writable(area)?;
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
