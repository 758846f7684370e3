//! Toneless pinyin of Chinese characters, with surnames read as surnames. ü is written v.
//!
//! The table covers the 20,992 ideographs U+4E00–U+9FFF; see `pinyin/readings.txt` and `build.rs`.

mod names;

pub use names::{Spelling, spell};

mod tables {
    include!(concat!(env!("OUT_DIR"), "/pinyin.rs"));
}
pub use tables::FINGERPRINT;

/// For each ideograph two bytes: the index of its list of readings.
static CHARACTERS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/pinyin.bin"));
const FIRST: u32 = 0x4E00;

/// A digit, a letter or a syllable; they sort as names do. 0 is none, [`OTHER`] any other letter.
pub type Token = u16;
/// A letter that has no token of its own: another script, or an ideograph without a reading.
pub const OTHER: Token = 511;
/// All tokens are below this.
pub const TOKEN_COUNT: usize = 512;

/// The letters of a token; empty for none and for [`OTHER`].
pub fn token_text(token: Token) -> &'static str {
    tables::TOKENS.get(usize::from(token)).copied().unwrap_or("")
}

/// The token of a syllable.
fn syllable(text: &str) -> Token {
    // Letters come before the syllables written like them, so the last one is the syllable.
    tables::TOKENS.iter().rposition(|t| *t == text).map_or(0, |i| i as Token)
}

/// Up to three readings as tokens, the most usual first, padded with 0; all 0 for other characters.
fn reading_tokens(c: char) -> [Token; 3] {
    let at = u32::from(c).wrapping_sub(FIRST) as usize;
    let Some([low, high]) = CHARACTERS.get(at.saturating_mul(2)..).and_then(<[u8]>::first_chunk) else { return [0; 3] };
    let packed = tables::READINGS.get(usize::from(u16::from_le_bytes([*low, *high]))).copied().unwrap_or(0);
    [0, 9, 18].map(|shift| (packed >> shift & 511) as Token)
}

/// The readings of a character, the most usual first; none for anything but an ideograph.
pub fn readings(c: char) -> impl Iterator<Item = &'static str> {
    reading_tokens(c).into_iter().filter(|t| *t != 0).map(token_text)
}

/// The token of an ASCII letter (of either case) or digit.
fn letter_token(c: char) -> Option<Token> {
    match c.to_ascii_lowercase() {
        c @ '0'..='9' => Some(c as Token - '0' as Token + 1),
        c @ 'a'..='z' => tables::LETTERS.get(c as usize - 'a' as usize).copied(),
        _ => None,
    }
}
