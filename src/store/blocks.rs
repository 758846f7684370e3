//! A block: some records of one collection as lines `<cluster key>\t<json>\n`, sorted by key.
//!
//! A record's JSON has no raw line break or tab outside its texts' escapes, so a line is a record. A line that
//! cannot be understood is kept verbatim at its place: other records' edits never lose it.

/// Blocks are split when an edit lets them grow beyond this many bytes …
pub const SPLIT_ABOVE: usize = 96 * 1024;
/// … into parts of about this size; also the size of blocks written in bulk.
pub const TARGET: usize = 48 * 1024;

/// One line of a block. `json` is empty in a line without a tab, which has all of itself as its key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Line<'a> {
    pub key: &'a [u8],
    pub json: &'a [u8],
    /// Whether there is a tab; a damaged line is written back exactly as it was.
    pub(super) tab: bool,
}

impl<'a> Line<'a> {
    pub fn new(key: &'a [u8], json: &'a [u8]) -> Line<'a> {
        Line { key, json, tab: true }
    }
    pub(super) fn len(&self) -> usize {
        self.key.len() + self.json.len() + 2
    }
}

/// The lines of a block in order. A last line without its line break (a cut-off block) is a line too.
pub fn lines(block: &[u8]) -> impl Iterator<Item = Line<'_>> {
    let body = block.strip_suffix(b"\n").unwrap_or(block);
    let count = if body.is_empty() { 0 } else { usize::MAX };
    body.split(|b| *b == b'\n').take(count).map(|line| match memchr::memchr(b'\t', line) {
        Some(tab) => Line::new(&line[..tab], &line[tab + 1..]),
        None => Line { key: line, json: &[], tab: false },
    })
}

/// The JSON of the record with this key.
pub fn find<'a>(block: &'a [u8], key: &str) -> Option<&'a [u8]> {
    lines(block).find(|l| l.key == key.as_bytes()).map(|l| l.json)
}

/// The block with the record put in at its place or replaced, or taken out (`None`).
pub fn with(block: &[u8], key: &str, json: Option<&[u8]>) -> Vec<u8> {
    let mut out = Vec::with_capacity(block.len() + key.len() + json.map_or(0, <[u8]>::len) + 2);
    let key = key.as_bytes();
    // A damaged line says nothing about the order.
    let there = lines(block).any(|l| l.tab && l.key == key);
    let mut insert = json.filter(|_| !there);
    for line in lines(block) {
        if line.tab
            && line.key > key
            && let Some(json) = insert.take()
        {
            push(&mut out, key, json);
        }
        if line.tab && line.key == key {
            json.into_iter().for_each(|json| push(&mut out, key, json));
        } else {
            push_line(&mut out, line);
        }
    }
    if let Some(json) = insert {
        push(&mut out, key, json);
    }
    out
}

pub(super) fn push(out: &mut Vec<u8>, key: &[u8], json: &[u8]) {
    out.extend_from_slice(key);
    out.push(b'\t');
    out.extend_from_slice(json);
    out.push(b'\n');
}

pub(super) fn push_line(out: &mut Vec<u8>, line: Line<'_>) {
    if line.tab {
        push(out, line.key, line.json);
    } else {
        out.extend_from_slice(line.key);
        out.push(b'\n');
    }
}

/// Appends a record; for bulk writing in key order.
pub fn append(block: &mut Vec<u8>, key: &str, json: &[u8]) {
    push(block, key.as_bytes(), json);
}

/// Cuts a block that has grown too large into parts of about [`TARGET`] bytes; a record is never cut.
pub fn split(block: Vec<u8>) -> Vec<Vec<u8>> {
    if block.len() <= SPLIT_ABOVE {
        return vec![block];
    }
    let parts = block.len().div_ceil(TARGET);
    let target = block.len() / parts;
    let mut out = vec![Vec::with_capacity(target + 4096)];
    for line in lines(&block) {
        match out.last_mut() {
            Some(part) if part.is_empty() || part.len() + line.len() / 2 <= target => push_line(part, line),
            _ => {
                let mut part = Vec::with_capacity(target + 4096);
                push_line(&mut part, line);
                out.push(part);
            }
        }
    }
    out
}

/// The key of the first line, which names the block.
pub fn first_key(block: &[u8]) -> Option<&[u8]> {
    lines(block).next().map(|l| l.key)
}
