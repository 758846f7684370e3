//! Writing and reading the values that segments are made of. Reading takes any bytes.

use crate::domain::Id;

/// A cursor over bytes; every step is `None` at their end.
#[derive(Clone, Copy)]
pub struct Reader<'a>(pub &'a [u8]);

impl<'a> Reader<'a> {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    pub fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(taken)
    }
    pub fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (taken, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*taken)
    }
    pub fn u8(&mut self) -> Option<u8> {
        self.array().map(|[b]| b)
    }
    pub fn u16(&mut self) -> Option<u16> {
        self.array().map(u16::from_le_bytes)
    }
    pub fn u32(&mut self) -> Option<u32> {
        self.array().map(u32::from_le_bytes)
    }
    pub fn i32(&mut self) -> Option<i32> {
        self.array().map(i32::from_le_bytes)
    }
    pub fn i64(&mut self) -> Option<i64> {
        self.array().map(i64::from_le_bytes)
    }
    pub fn id(&mut self) -> Option<Id> {
        self.array().map(Id::from_bytes)
    }
    /// Bytes with their length in front.
    pub fn bytes(&mut self) -> Option<&'a [u8]> {
        let mut len = 0usize;
        for shift in (0..28).step_by(7) {
            let byte = self.u8()?;
            len |= usize::from(byte & 127) << shift;
            if byte < 128 {
                return self.take(len);
            }
        }
        None
    }
    pub fn text(&mut self) -> Option<&'a str> {
        self.bytes().and_then(|b| std::str::from_utf8(b).ok())
    }
}

/// Writes bytes with their length in front; longer ones than [`Reader::bytes`] takes are cut off.
pub fn push_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    let bytes = bytes.get(..(1 << 28) - 1).unwrap_or(bytes);
    let mut len = bytes.len();
    while len > 127 {
        out.push(len as u8 | 128);
        len >>= 7;
    }
    out.push(len as u8);
    out.extend_from_slice(bytes);
}

/// A checksum that finds any changed word. Not a defence against anybody.
pub fn checksum(seed: u64, bytes: &[u8]) -> u64 {
    const K: u64 = 0x9E37_79B9_7F4A_7C15;
    let step = |h: u64, word: u64| (h.rotate_left(29) ^ word).wrapping_mul(K);
    let (words, rest) = bytes.as_chunks::<8>();
    let mut h = words.iter().fold(seed ^ K, |h, w| step(h, u64::from_le_bytes(*w)));
    h = rest.iter().fold(h, |h, b| step(h, u64::from(*b)));
    step(h, bytes.len() as u64) ^ h >> 32
}
