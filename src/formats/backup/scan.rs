//! Finds the end of a JSON value in chunks of any size, and keeps count of lines and columns.

use super::MAX_DEPTH;
use super::error::Place;

/// Where the reader stands. Columns are counted only where they are asked for, and no byte twice.
#[derive(Debug)]
pub struct Cursor {
    /// Offset of the present chunk.
    base: u64,
    /// Place in the present chunk.
    pub at: usize,
    pub line: u64,
    line_start: u64,
    /// Up to here the bytes of this line that begin no character are in `continuation`.
    counted: u64,
    continuation: u64,
}

impl Default for Cursor {
    fn default() -> Cursor {
        Cursor { base: 0, at: 0, line: 1, line_start: 0, counted: 0, continuation: 0 }
    }
}

impl Cursor {
    pub fn offset(&self) -> u64 {
        self.base + self.at as u64
    }

    /// The next byte is the first of its line.
    pub fn start_line_after(&mut self) {
        self.line_start = self.offset() + 1;
        self.counted = self.line_start;
        self.continuation = 0;
    }

    pub fn place_in(&mut self, chunk: &[u8]) -> Place {
        let from = self.counted.saturating_sub(self.base) as usize;
        if let Some(bytes) = chunk.get(from..self.at) {
            self.continuation += continuation_bytes(bytes);
            self.counted = self.offset();
        }
        self.place()
    }

    /// The place after everything that has been counted.
    pub fn place(&self) -> Place {
        let offset = self.offset();
        let column = offset.saturating_sub(self.line_start + self.continuation) + 1;
        Place { line: self.line, column, offset }
    }

    pub fn end_chunk(&mut self, chunk: &[u8]) {
        self.at = chunk.len();
        self.place_in(chunk);
        self.base = self.offset();
        self.at = 0;
    }
}

impl Place {
    /// The place behind `bytes`, which begin here.
    pub fn forward(self, bytes: &[u8]) -> Place {
        let offset = self.offset + bytes.len() as u64;
        let characters = |bytes: &[u8]| bytes.len() as u64 - continuation_bytes(bytes);
        match memchr::memrchr(b'\n', bytes) {
            Some(end) => Place {
                line: self.line + memchr::memchr_iter(b'\n', bytes).count() as u64,
                column: characters(&bytes[end + 1..]) + 1,
                offset,
            },
            None => Place { line: self.line, column: self.column + characters(bytes), offset },
        }
    }
}

fn continuation_bytes(bytes: &[u8]) -> u64 {
    bytes.iter().filter(|b| **b & 0xC0 == 0x80).count() as u64
}

/// How far a value has been read. Looks at brackets and quotation marks only.
#[derive(Debug, Default)]
pub struct Scan {
    scalar: bool,
    in_text: bool,
    escaped: bool,
    depth: u32,
    /// A bit for each open bracket, the innermost last: 1 for an object, 0 for a list.
    brackets: u64,
}

pub struct Scanned {
    /// Bytes that belong to the value.
    pub len: usize,
    pub stop: Option<Stop>,
}

pub enum Stop {
    Done,
    /// A line break within a text.
    Unclosed,
    TooDeep,
    /// A bracket closes what another kind opened.
    Mismatch,
}

const _: () = assert!(MAX_DEPTH <= u64::BITS);

impl Scan {
    /// Whether a value can start with this byte.
    pub fn starts(byte: u8) -> bool {
        matches!(byte, b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b'a'..=b'z' | b'A'..=b'Z')
    }

    pub fn new(first: u8) -> Scan {
        Scan { scalar: !matches!(first, b'{' | b'[' | b'"'), ..Scan::default() }
    }

    /// Whether `bytes` are one value from end to end, by its brackets and quotation marks.
    pub fn is_whole(bytes: &[u8]) -> bool {
        let Some(first) = bytes.first().filter(|b| Scan::starts(**b)) else { return false };
        let Scanned { len, stop } = Scan::new(*first).run(bytes, &mut Cursor::default());
        len == bytes.len() && matches!(stop, Some(Stop::Done))
    }

    /// Goes through `bytes`, which start at the cursor.
    pub fn run(&mut self, bytes: &[u8], cursor: &mut Cursor) -> Scanned {
        let scanned = |len, stop| Scanned { len, stop: Some(stop) };
        let more = Scanned { len: bytes.len(), stop: None };
        if self.scalar {
            let end = bytes.iter().position(|b| !matches!(b, b'-' | b'+' | b'.' | b'_') && !b.is_ascii_alphanumeric());
            return end.map_or(more, |end| scanned(end, Stop::Done));
        }
        let start = cursor.at;
        let mut i = 0;
        while i < bytes.len() {
            if self.in_text {
                if self.escaped && bytes[i] != b'\n' {
                    self.escaped = false;
                    i += 1;
                    continue;
                }
                let Some(step) = memchr::memchr3(b'"', b'\\', b'\n', &bytes[i..]) else { return more };
                i += step;
                match bytes[i] {
                    b'\n' => return scanned(i, Stop::Unclosed),
                    b'\\' => self.escaped = true,
                    _ => {
                        self.in_text = false;
                        if self.depth == 0 {
                            return scanned(i + 1, Stop::Done);
                        }
                    }
                }
            } else {
                match bytes[i] {
                    b'"' => self.in_text = true,
                    b'{' | b'[' if self.depth == MAX_DEPTH => return scanned(i, Stop::TooDeep),
                    b @ (b'{' | b'[') => {
                        self.brackets = self.brackets << 1 | u64::from(b == b'{');
                        self.depth += 1;
                    }
                    b @ (b'}' | b']') => {
                        if self.brackets & 1 != u64::from(b == b'}') {
                            return scanned(i, Stop::Mismatch);
                        }
                        self.brackets >>= 1;
                        self.depth -= 1;
                        if self.depth == 0 {
                            return scanned(i + 1, Stop::Done);
                        }
                    }
                    b'\n' => {
                        cursor.at = start + i;
                        cursor.start_line_after();
                        cursor.line += 1;
                    }
                    _ => {}
                }
            }
            i += 1;
        }
        more
    }
}
