//! Writes a backup piece by piece; the caller sends the bytes on whenever it likes.

use super::{Carried, Counts, Encoding, FORMAT, WriteError};
use crate::domain::{Collection, Timestamp};
use crate::formats::base64;
use crate::store::migrations::FORMAT_VERSION;

/// Appends to the caller's buffer, which may be sent on and cleared between any two calls.
#[derive(Debug)]
pub struct Writer {
    /// Place in [`Collection::ALL`] of the list being written; behind its end: `unreadable`.
    section: usize,
    /// Whether that list has an entry already.
    filled: bool,
    /// `None` where the header is written last.
    declared: Option<Counts>,
    written: Counts,
}

impl Writer {
    /// Starts the file. `counts` are the records that will follow; unreadable lines are not counted.
    pub fn new(counts: Counts, exported_at: Timestamp, out: &mut Vec<u8>) -> Writer {
        out.extend_from_slice(&Writer::header(counts, exported_at));
        Writer { declared: Some(counts), ..Writer::body(out) }
    }

    /// Starts what comes after the [`header`](Writer::header), for who knows the numbers only at the end.
    pub fn body(out: &mut Vec<u8>) -> Writer {
        let mut writer = Writer { section: 0, filled: false, declared: None, written: Counts::default() };
        writer.open(out);
        writer
    }

    /// The beginning of the file.
    pub fn header(counts: Counts, exported_at: Timestamp) -> Vec<u8> {
        let Counts { customers, logs, actions, history } = counts;
        format!(
            "{{\"format\":\"{FORMAT}\",\"version\":{FORMAT_VERSION},\"exported_at\":\"{exported_at}\",\
             \"counts\":{{\"customers\":{customers},\"logs\":{logs},\"actions\":{actions},\"history\":{history}}}"
        )
        .into_bytes()
    }

    /// Numbers of the records written so far.
    pub fn written(&self) -> Counts {
        self.written
    }

    /// A record, as its one-line JSON lies in its block. The caller has seen that it can be read: it is not looked at.
    pub fn record(&mut self, collection: Collection, json: &[u8], out: &mut Vec<u8>) -> Result<(), WriteError> {
        self.go_to(Collection::ALL.iter().position(|c| *c == collection).unwrap_or_default(), out)?;
        self.entry(json, out);
        *self.written.of_mut(collection) += 1;
        Ok(())
    }

    /// A line of a block that cannot be understood. These come after all records.
    pub fn unreadable(
        &mut self,
        collection: Collection,
        key: &[u8],
        raw: &[u8],
        out: &mut Vec<u8>,
    ) -> Result<(), WriteError> {
        self.go_to(Collection::ALL.len(), out)?;
        let (key, key_encoding) = text(key);
        let (raw, encoding) = text(raw);
        let json = serde_json::to_vec(&Carried { collection, key, key_encoding, raw, encoding })?;
        self.entry(&json, out);
        Ok(())
    }

    /// Ends the file. An error means that it contradicts what it said at its start and is not to be kept.
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<(), WriteError> {
        self.go_to(Collection::ALL.len(), out)?;
        self.close(out);
        out.extend_from_slice(b"}\n");
        for collection in Collection::ALL {
            let written = self.written.of(collection);
            if let Some(declared) = self.declared.map(|d| d.of(collection))
                && declared != written
            {
                return Err(WriteError::Counts { collection, declared, written });
            }
        }
        Ok(())
    }

    fn go_to(&mut self, section: usize, out: &mut Vec<u8>) -> Result<(), WriteError> {
        if section < self.section {
            return Err(WriteError::Order);
        }
        while self.section < section {
            self.close(out);
            self.section += 1;
            self.open(out);
        }
        Ok(())
    }

    fn open(&mut self, out: &mut Vec<u8>) {
        let name = Collection::ALL.get(self.section).map_or("unreadable", |c| c.name());
        out.extend_from_slice(b",\n\"");
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b"\":[");
        self.filled = false;
    }

    fn close(&mut self, out: &mut Vec<u8>) {
        out.extend_from_slice(if self.filled { b"\n]" } else { b"]" });
    }

    fn entry(&mut self, json: &[u8], out: &mut Vec<u8>) {
        out.extend_from_slice(if self.filled { b",\n" } else { b"\n" });
        out.extend_from_slice(json);
        self.filled = true;
    }
}

/// Bytes as text, or in base64 where they are none.
fn text(bytes: &[u8]) -> (String, Option<Encoding>) {
    match std::str::from_utf8(bytes) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (base64::encode(bytes), Some(Encoding::Base64)),
    }
}
