//! Matching letters against the syllables of names.

use crate::domain::pinyin::{self, Spelling, TOKEN_COUNT, Token, spell};

/// Ends a name among tokens.
pub const BREAK: Token = 0;
/// Set on a token that is a further reading of the character before.
pub const MORE: Token = 0x8000;

/// A name as a flat row of tokens.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tokens(Vec<Token>);

impl Tokens {
    pub fn of(name: &str) -> Tokens {
        let mut out = Vec::new();
        flatten(&spell(name, true), |t| out.push(t));
        Tokens(out)
    }
    pub fn matches(&self, letters: &Letters) -> bool {
        let mut scan = letters.scan();
        self.0.iter().any(|t| scan.step(*t))
    }
}

/// A spelled name as a flat row of tokens, further readings marked.
pub fn flatten(name: &[Spelling], mut push: impl FnMut(Token)) {
    for s in name {
        s.tokens().enumerate().for_each(|(i, t)| push(if i == 0 { t } else { t | MORE }));
    }
}

/// Typed letters that may be pinyin, initials or a mix of them, prepared for matching.
#[derive(Clone, PartialEq, Eq)]
pub struct Letters {
    text: String,
    /// For each token the positions after which it can leave off when it starts at the beginning (bit n: n
    /// letters are used up).
    first: Box<[u64; TOKEN_COUNT]>,
    /// The same when it starts at each further position, `[position - 1][token]`.
    further: Box<[u64]>,
}

impl std::fmt::Debug for Letters {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Letters").field(&self.text).finish()
    }
}

impl Letters {
    /// Positions are bits of a word; nobody types more.
    const MAX: usize = 48;

    /// From a folded word of letters, digits and apostrophes with at least one letter. ü is taken as v.
    pub(super) fn parse(word: &str) -> Option<Letters> {
        let text: String =
            word.chars().filter(|c| !"'’‘`".contains(*c)).map(|c| if c == 'ü' { 'v' } else { c }).collect();
        let fits = text.bytes().all(|b| b.is_ascii_alphanumeric()) && text.bytes().any(|b| b.is_ascii_alphabetic());
        if !fits || text.len() > Letters::MAX {
            return None;
        }
        let from = |position: usize| {
            let letters = text.get(position..).unwrap_or("").as_bytes();
            (0..TOKEN_COUNT).map(move |t| reach(letters, pinyin::token_text(t as Token)) << position)
        };
        let mut first = Box::new([0; TOKEN_COUNT]);
        first.iter_mut().zip(from(0)).for_each(|(to, bits)| *to = bits);
        let further = (1..text.len()).flat_map(from).collect();
        Some(Letters { text, first, further })
    }
    pub fn as_str(&self) -> &str {
        &self.text
    }
    /// A scan that finds the letters anywhere in a name.
    pub fn scan(&self) -> Scan<'_> {
        Scan { letters: self, done: 1 << self.text.len(), before: 0, now: 0 }
    }
    /// A scan that finds them only at the beginning of what it is shown.
    pub(super) fn scan_from_start(&self) -> ScanFromStart<'_> {
        ScanFromStart { letters: self, now: 1 }
    }
    fn after(&self, position: usize, token: Token) -> u64 {
        let token = usize::from(token) % TOKEN_COUNT;
        match position.checked_sub(1) {
            None => self.first[token],
            Some(row) => self.further.get(row * TOKEN_COUNT + token).copied().unwrap_or(0),
        }
    }
}

/// Bits of the lengths ≥ 1 to which `syllable` and `letters` begin alike. v in a syllable may be typed u.
fn reach(letters: &[u8], syllable: &str) -> u64 {
    let same =
        letters.iter().zip(syllable.bytes()).take_while(|(l, s)| **l == *s || (*s == b'v' && **l == b'u')).count();
    (2u64 << same) - 2
}

/// Reads the tokens of a name one by one.
pub struct Scan<'a> {
    letters: &'a Letters,
    done: u64,
    before: u64,
    now: u64,
}

impl Scan<'_> {
    /// Takes the next token; true once all letters are used up.
    #[inline]
    pub fn step(&mut self, token: Token) -> bool {
        // Without its mark; most names do not begin to match at most of their characters.
        let first = self.letters.first[usize::from(token) % TOKEN_COUNT];
        if first | self.now | self.before == 0 {
            return false;
        }
        if token & MORE == 0 {
            self.before = if token == BREAK { 0 } else { self.now };
            self.now = 0;
        }
        self.now |= first;
        let mut open = self.before & !self.done;
        while open != 0 {
            let position = open.trailing_zeros() as usize;
            open &= open - 1;
            self.now |= self.letters.after(position, token);
        }
        self.now & self.done != 0
    }
    /// Forgets the characters read so far.
    pub fn restart(&mut self) {
        self.before = 0;
        self.now = 0;
    }
}

/// Reads a name character by character, with all readings of each.
pub(super) struct ScanFromStart<'a> {
    letters: &'a Letters,
    now: u64,
}

impl ScanFromStart<'_> {
    /// Takes the next character's readings; true once all letters are used up.
    pub(super) fn step_all(&mut self, readings: impl Iterator<Item = Token>) -> bool {
        let before = std::mem::take(&mut self.now);
        for token in readings {
            let positions = (0..self.letters.text.len()).filter(|p| before >> p & 1 == 1);
            self.now |= positions.fold(0, |bits, p| bits | self.letters.after(p, token));
        }
        self.now >> self.letters.text.len() & 1 == 1
    }
    /// Nothing can match any more.
    pub(super) fn is_lost(&self) -> bool {
        self.now == 0
    }
}
