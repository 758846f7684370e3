//! The seam to the browser's database: areas of text keys and byte values, with transactions.

/// A part of the database with its own keys. Keys are ASCII and compare by byte.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Area {
    /// Records, in blocks.
    Blocks,
    /// What is derived from each block for lists and search, under the block's key.
    Directory,
    /// Few small facts about this database and device.
    Meta,
    /// What is being typed and not yet saved.
    Drafts,
    /// Earlier states of all data.
    Snapshots,
    /// An import before it takes effect.
    Staging,
}

impl Area {
    pub const ALL: [Area; 6] =
        [Area::Blocks, Area::Directory, Area::Meta, Area::Drafts, Area::Snapshots, Area::Staging];

    pub const fn name(self) -> &'static str {
        match self {
            Area::Blocks => "blocks",
            Area::Directory => "directory",
            Area::Meta => "meta",
            Area::Drafts => "drafts",
            Area::Snapshots => "snapshots",
            Area::Staging => "staging",
        }
    }
}

/// Keys from `from` (itself in, unless `after`) up to `to` (itself in).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Range {
    pub from: String,
    pub after: bool,
    pub to: String,
}

impl Range {
    /// Every key that begins with `prefix`.
    pub fn prefix(prefix: &str) -> Range {
        Range { from: prefix.to_owned(), after: false, to: format!("{prefix}\u{7f}") }
    }
    pub fn all() -> Range {
        Range::prefix("")
    }
    /// The same end, but only keys after `key`.
    pub fn after(&self, key: &str) -> Range {
        Range { from: key.to_owned(), after: true, to: self.to.clone() }
    }
    /// The same start, but only keys up to `key`.
    pub fn up_to(&self, key: &str) -> Range {
        Range { from: self.from.clone(), after: self.after, to: key.to_owned() }
    }
    pub fn contains(&self, key: &str) -> bool {
        (if self.after { key > self.from.as_str() } else { key >= self.from.as_str() }) && key <= self.to.as_str()
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    Read,
    /// What a user typed: on the disk before it is acknowledged.
    Write,
    /// Much data whose source is still there: the browser decides when it reaches the disk.
    Bulk,
}

/// Why the database did not do what it was asked. Variants differ where the user must act differently.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum KvError {
    #[error("the disk or the browser's share of it is full")]
    Full,
    #[error("the connection to the database is closed")]
    Closed,
    #[error("another tab holds the database in an older version")]
    Blocked,
    #[error("the database was made by a newer version ({0})")]
    Newer(String),
    #[error("the browser keeps no data here (private mode, or storage switched off): {0}")]
    Denied(String),
    #[error("the database failed: {0}")]
    Other(String),
}

/// A database. Beginning never waits: a transaction is queued behind those it conflicts with.
pub trait Kv {
    type Tx<'a>: Tx
    where
        Self: 'a;
    /// A transaction over some areas. It neither waits for those over other areas nor holds them up.
    fn begin_in(&self, mode: Mode, areas: &[Area]) -> Result<Self::Tx<'_>, KvError>;
    /// A transaction over all areas.
    fn begin(&self, mode: Mode) -> Result<Self::Tx<'_>, KvError> {
        self.begin_in(mode, &Area::ALL)
    }
}

/// What is read: there when it is awaited, but asked for when the method is called. What does not depend on each
/// other is asked for before any of it is awaited, and costs one way to the database and back together.
pub trait Asked<T>: Future<Output = Result<T, KvError>> {}
impl<T, F: Future<Output = Result<T, KvError>>> Asked<T> for F {}

/// An entry of an area: key and value.
pub type Entry = (String, Vec<u8>);

/// A transaction: isolated from others' writes, all or nothing. Dropped without `commit`, it is rolled back. Between
/// its beginning and `commit` nothing but its own methods may be awaited.
pub trait Tx {
    fn get<'t>(&'t self, area: Area, key: &str) -> impl Asked<Option<Vec<u8>>> + use<'t, Self>;
    /// At most `limit` entries in key order.
    fn range<'t>(&'t self, area: Area, range: &Range, limit: u32) -> impl Asked<Vec<Entry>> + use<'t, Self>;
    fn keys<'t>(&'t self, area: Area, range: &Range, limit: Option<u32>) -> impl Asked<Vec<String>> + use<'t, Self>;
    /// The entry with the greatest key of the range.
    fn last<'t>(&'t self, area: Area, range: &Range) -> impl Asked<Option<Entry>> + use<'t, Self>;
    /// Queued; a failure shows at the latest in `commit`.
    fn put(&self, area: Area, key: &str, value: &[u8]) -> Result<(), KvError>;
    fn delete(&self, area: Area, range: &Range) -> Result<(), KvError>;
    /// Success means that everything written is there for good.
    fn commit(self) -> impl Future<Output = Result<(), KvError>>;

    fn delete_key(&self, area: Area, key: &str) -> Result<(), KvError> {
        self.delete(area, &Range { from: key.to_owned(), after: false, to: key.to_owned() })
    }
}
