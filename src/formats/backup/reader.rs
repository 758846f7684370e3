//! Reads a backup from chunks of any size.
//!
//! A light tokenizer finds the records; serde_json reads each. What spoils the file as a whole is an error and says
//! where; one record that cannot be understood is an event and is kept as it came.

use super::error::{Place, ReadError, Shape};
use super::event::{Event, Header, Incoming, Summary};
use super::field::{Field, List};
use super::record::{Fault, carried, understand, unreadable};
use super::repeats::Repeats;
use super::scan::{Cursor, Scan, Scanned, Stop};
use super::{Counts, Entity, FORMAT, MAX_DEPTH, MAX_HELD, MAX_RECORD, Reason, pointer};
use crate::domain::Collection;
use crate::store::migrations::{PRESENT, Versions};
use std::collections::BTreeSet;

type Sink<'a> = &'a mut dyn FnMut(Event);

pub struct Reader {
    versions: Versions,
    state: State,
    cursor: Cursor,
    scan: Scan,
    /// Bytes of the value or key being read.
    buf: Vec<u8>,
    /// Place where it starts.
    start: Place,
    /// The top-level field that is being read.
    field: Field,
    field_name: String,
    /// Number of the entry in the list that is being read.
    index: u64,
    seen: BTreeSet<String>,
    header: Header,
    is_ours: bool,
    held: Held,
    found: Counts,
    repeats: [Repeats; Collection::ALL.len()],
    unreadable: u64,
    failed: Option<ReadError>,
}

#[derive(Clone, Copy, PartialEq, Debug)]
enum State {
    /// Before the opening brace; the number of bytes of a byte order mark read.
    Start(u8),
    /// A key, or the end if nothing has come yet.
    FirstKey,
    Key,
    InKey,
    Colon,
    Value,
    InValue,
    AfterValue,
    FirstEntry,
    Entry,
    InEntry,
    AfterEntry,
    End,
}

/// Entries that came before the file said what it is.
#[derive(Default)]
struct Held {
    bytes: Vec<u8>,
    /// List, number, place, and end in `bytes`.
    entries: Vec<(List, u64, Place, usize)>,
}

impl Default for Reader {
    fn default() -> Reader {
        Reader::new()
    }
}

impl Reader {
    pub fn new() -> Reader {
        Reader::of(PRESENT)
    }

    /// For a code that knows these versions.
    pub fn of(versions: Versions) -> Reader {
        Reader {
            versions,
            state: State::Start(0),
            cursor: Cursor::default(),
            scan: Scan::default(),
            buf: Vec::new(),
            start: Place::default(),
            field: Field::Unknown,
            field_name: String::new(),
            index: 0,
            seen: BTreeSet::new(),
            header: Header::default(),
            is_ours: false,
            held: Held::default(),
            found: Counts::default(),
            repeats: Default::default(),
            unreadable: 0,
            failed: None,
        }
    }

    /// What the file has said of itself so far.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Reads on. After an error the file is to be given up; every further call returns the same error.
    pub fn push(&mut self, chunk: &[u8], sink: &mut dyn FnMut(Event)) -> Result<(), ReadError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let result = self.run(chunk, sink);
        self.failed = result.as_ref().err().cloned();
        self.cursor.end_chunk(chunk);
        result
    }

    /// To be called after the last chunk; only then is the file known to be whole.
    pub fn finish(self) -> Result<Summary, ReadError> {
        if let Some(error) = self.failed {
            return Err(error);
        }
        match self.state {
            State::Start(1 | 2) => return Err(ReadError::NotJson),
            State::Start(_) => return Err(ReadError::Empty),
            State::End => {}
            _ => return Err(ReadError::Truncated { pointer: self.pointer(), place: self.cursor.place() }),
        }
        if !self.is_ours {
            return Err(ReadError::NotOurs { found: None });
        }
        if self.header.version.is_none() {
            let pointer = "/version".to_owned();
            return Err(ReadError::Shape { pointer, place: self.cursor.place(), expected: Shape::Version });
        }
        if let Some(counts) = self.header.counts {
            for collection in Collection::ALL {
                let (declared, found) = (counts.of(collection), self.found.of(collection));
                if declared != found {
                    return Err(ReadError::Counts { collection, declared, found });
                }
            }
        }
        Ok(Summary { header: self.header, found: self.found, unreadable: self.unreadable })
    }

    fn run(&mut self, chunk: &[u8], sink: Sink) -> Result<(), ReadError> {
        let mut i = 0;
        while i < chunk.len() {
            self.cursor.at = i;
            match self.state {
                State::InKey | State::InValue | State::InEntry => i += self.value_part(chunk, i, sink)?,
                _ => {
                    i += usize::from(self.structure(chunk, chunk[i])?);
                }
            }
        }
        Ok(())
    }

    /// One byte outside of values; `false` if it belongs to what starts here.
    fn structure(&mut self, chunk: &[u8], byte: u8) -> Result<bool, ReadError> {
        const BYTE_ORDER_MARK: [u8; 3] = [0xEF, 0xBB, 0xBF];
        if let State::Start(n) = self.state {
            if self.cursor.offset() == u64::from(n) && BYTE_ORDER_MARK.get(usize::from(n)) == Some(&byte) {
                self.state = State::Start(n + 1);
                self.cursor.start_line_after();
                return Ok(true);
            }
            if matches!(n, 1 | 2) {
                return Err(ReadError::NotJson);
            }
        }
        match byte {
            b'\n' => {
                self.cursor.start_line_after();
                self.cursor.line += 1;
                return Ok(true);
            }
            b' ' | b'\t' | b'\r' => return Ok(true),
            _ => {}
        }
        let expected = match (self.state, byte) {
            (State::Start(_), b'{') => {
                self.state = State::FirstKey;
                return Ok(true);
            }
            (State::Start(_), b'[' | b'"' | b'0'..=b'9' | b'-') => return Err(ReadError::NotOurs { found: None }),
            (State::Start(_), _) => return Err(ReadError::NotJson),
            (State::FirstKey | State::Key, b'"') => {
                self.begin(chunk, State::InKey, byte);
                return Ok(false);
            }
            (State::FirstKey | State::AfterValue, b'}') => {
                self.state = State::End;
                return Ok(true);
            }
            (State::Colon, b':') => {
                self.state = State::Value;
                return Ok(true);
            }
            (State::Value, b'[') if matches!(self.field, Field::List(_)) => {
                self.state = State::FirstEntry;
                self.index = 0;
                return Ok(true);
            }
            (State::Value, _) if matches!(self.field, Field::List(_)) => {
                let place = self.cursor.place_in(chunk);
                return Err(ReadError::Shape { pointer: self.pointer(), place, expected: Shape::List });
            }
            (State::Value, b) if Scan::starts(b) => {
                self.begin(chunk, State::InValue, byte);
                return Ok(false);
            }
            (State::AfterValue, b',') => {
                self.state = State::Key;
                return Ok(true);
            }
            (State::FirstEntry | State::AfterEntry, b']') => {
                self.state = State::AfterValue;
                return Ok(true);
            }
            (State::FirstEntry | State::Entry, b) if Scan::starts(b) => {
                self.begin(chunk, State::InEntry, byte);
                return Ok(false);
            }
            (State::AfterEntry, b',') => {
                self.state = State::Entry;
                self.index += 1;
                return Ok(true);
            }
            (State::End, _) => return Err(ReadError::TrailingData { place: self.cursor.place_in(chunk) }),
            (State::FirstKey, _) => "a key or the end",
            (State::Key, _) => "a key",
            (State::Colon, _) => "a colon",
            (State::AfterValue, _) => "a comma or the end",
            (State::AfterEntry, _) => "a comma or the end of the list",
            (State::Value | State::FirstEntry | State::Entry, _) => "a value",
            (State::InKey | State::InValue | State::InEntry, _) => "a value",
        };
        Err(ReadError::Syntax { pointer: self.pointer(), place: self.cursor.place_in(chunk), expected })
    }

    fn begin(&mut self, chunk: &[u8], state: State, first: u8) {
        self.state = state;
        self.start = self.cursor.place_in(chunk);
        self.buf.clear();
        self.scan = Scan::new(first);
    }

    /// Goes on with a key, value or entry; returns how many bytes belong to it.
    fn value_part(&mut self, chunk: &[u8], from: usize, sink: Sink) -> Result<usize, ReadError> {
        // A record is read up to the limit and one byte more, so that the size of chunks makes no difference.
        let room = MAX_RECORD + 1 - self.buf.len();
        let part = &chunk[from..chunk.len().min(from.saturating_add(room))];
        let Scanned { len, stop } = self.scan.run(part, &mut self.cursor);
        // The content of an unknown field is not needed.
        if self.state == State::InKey || self.field != Field::Unknown {
            self.buf.extend_from_slice(&part[..len]);
        }
        self.cursor.at = from + len;
        if self.buf.len() > MAX_RECORD {
            let pointer = self.entry_pointer();
            return Err(ReadError::TooLarge { pointer, place: self.start, limit: MAX_RECORD });
        }
        let place = |reader: &mut Reader| reader.cursor.place_in(chunk);
        match stop {
            Some(Stop::Done) => {
                let value = std::mem::take(&mut self.buf);
                match self.state {
                    State::InKey => self.key_done(&value, sink)?,
                    State::InValue => self.value_done(&value, sink)?,
                    _ => self.entry_done(&value, sink)?,
                }
                self.buf = value;
            }
            Some(Stop::Unclosed) => {
                return Err(ReadError::UnclosedText { place: place(self), pointer: self.pointer() });
            }
            Some(Stop::TooDeep) => {
                return Err(ReadError::TooDeep { place: place(self), pointer: self.pointer(), limit: MAX_DEPTH });
            }
            Some(Stop::Mismatch) => {
                let expected = "the bracket that fits";
                return Err(ReadError::Syntax { place: place(self), pointer: self.pointer(), expected });
            }
            None => {}
        }
        Ok(len)
    }

    fn key_done(&mut self, raw: &[u8], sink: Sink) -> Result<(), ReadError> {
        let Ok(name) = serde_json::from_slice::<String>(raw) else {
            let pointer = String::new();
            return Err(ReadError::Syntax { pointer, place: self.start, expected: "a key that is text" });
        };
        if !self.seen.insert(name.clone()) {
            let mut pointer = String::new();
            pointer::push(&mut pointer, &name);
            return Err(ReadError::Twice { pointer, place: self.start });
        }
        self.field = Field::of(&name);
        self.field_name.clone_from(&name);
        self.state = State::Colon;
        if self.field == Field::Unknown {
            sink(Event::Ignored { name, place: self.start });
        }
        Ok(())
    }

    fn value_done(&mut self, raw: &[u8], sink: Sink) -> Result<(), ReadError> {
        self.state = State::AfterValue;
        let shape = |r: &Reader, expected| Err(ReadError::Shape { pointer: r.pointer(), place: r.start, expected });
        match self.field {
            Field::Format => match serde_json::from_slice::<String>(raw) {
                Ok(format) if format == FORMAT => self.is_ours = true,
                found => return Err(ReadError::NotOurs { found: found.ok() }),
            },
            Field::Version => match serde_json::from_slice::<u64>(raw) {
                Ok(0) | Err(_) => return shape(self, Shape::Version),
                // Named as newer only when it is known to be ours.
                Ok(version) => self.header.version = Some(version),
            },
            // A missing or strange time of export does not matter to the records.
            Field::ExportedAt => self.header.exported_at = serde_json::from_slice(raw).ok(),
            Field::Counts => match serde_json::from_slice(raw) {
                Ok(counts) => self.header.counts = Some(counts),
                Err(_) => return shape(self, Shape::Counts),
            },
            Field::List(_) | Field::Unknown => {}
        }
        if let Some(version) = self.version()? {
            self.release(version, sink);
        }
        Ok(())
    }

    /// The version, as soon as the file is known to be ours.
    fn version(&self) -> Result<Option<u32>, ReadError> {
        let Some(found) = self.header.version.filter(|_| self.is_ours) else { return Ok(None) };
        let newer = ReadError::Newer { found, known: self.versions.known };
        u32::try_from(found).ok().filter(|v| *v <= self.versions.known).map(Some).ok_or(newer)
    }

    fn entry_done(&mut self, raw: &[u8], sink: Sink) -> Result<(), ReadError> {
        self.state = State::AfterEntry;
        let Field::List(list) = self.field else { return Ok(()) };
        if let Some(version) = self.version()? {
            self.entry(list, version, self.index, self.start, raw, sink);
            return Ok(());
        }
        if self.held.bytes.len() + raw.len() > MAX_HELD {
            return Err(ReadError::HeaderTooLate { limit: MAX_HELD });
        }
        self.held.bytes.extend_from_slice(raw);
        self.held.entries.push((list, self.index, self.start, self.held.bytes.len()));
        Ok(())
    }

    /// Reads what was held back.
    fn release(&mut self, version: u32, sink: Sink) {
        let Held { bytes, entries } = std::mem::take(&mut self.held);
        let mut from = 0;
        for (list, index, place, to) in entries {
            self.entry(list, version, index, place, &bytes[from..to], sink);
            from = to;
        }
    }

    fn entry(&mut self, list: List, version: u32, index: u64, place: Place, raw: &[u8], sink: Sink) {
        let pointer = || format!("/{}/{index}", list.name());
        let event = match list {
            List::Records(collection) => {
                *self.found.of_mut(collection) += 1;
                let once = |entity: Entity| {
                    let key = entity.cluster_key();
                    let repeated = self.repeats[collection as usize].seen(&key);
                    if repeated { Err(Fault::whole(Reason::Repeated)) } else { Ok((entity, key)) }
                };
                match understand(&self.versions, collection, version, raw).and_then(once) {
                    Ok((entity, key)) => Event::Record(Incoming { entity, key, index, place }),
                    Err(fault) => Event::Unreadable(unreadable(collection, raw, &pointer(), place, fault)),
                }
            }
            List::Unreadable => Event::Unreadable(carried(raw, &pointer(), place)),
        };
        self.unreadable += u64::from(matches!(event, Event::Unreadable(_)));
        sink(event);
    }

    /// JSON pointer to the entry that is being read, or to the field.
    fn entry_pointer(&self) -> String {
        let mut pointer = String::new();
        let in_field =
            !matches!(self.state, State::Start(_) | State::FirstKey | State::Key | State::InKey | State::End);
        if in_field {
            pointer::push(&mut pointer, &self.field_name);
        }
        if matches!(self.state, State::FirstEntry | State::Entry | State::InEntry | State::AfterEntry) {
            pointer::push(&mut pointer, &self.index.to_string());
        }
        pointer
    }

    /// JSON pointer to the value that is being read.
    fn pointer(&self) -> String {
        let mut pointer = self.entry_pointer();
        if matches!(self.state, State::InValue | State::InEntry) {
            pointer.push_str(&pointer::at_end_of(&self.buf).value);
        }
        pointer
    }
}
