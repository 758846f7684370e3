//! The order of names: by pinyin, Latin names among them by their letters.

use super::fold;
use crate::domain::pinyin::{OTHER, Token, spell};
use std::cmp::Ordering;

/// The first tokens of a name packed so that keys compare as names do; equal keys need a closer look.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub struct NameKey(u64);

impl NameKey {
    /// After every name.
    pub const LAST: NameKey = NameKey(u64::MAX);
    /// Tokens in a key, nine bits each.
    const LEN: u32 = 7;

    /// From the most likely token of each character.
    pub fn new(tokens: impl Iterator<Item = Token>) -> NameKey {
        let mut key = NameKey::default();
        (0..Self::LEN).zip(tokens).for_each(|(i, t)| key.0 |= u64::from(t.min(OTHER)) << (9 * (Self::LEN - 1 - i)));
        // A name of nothing but punctuation comes last.
        if key.0 == 0 { NameKey::LAST } else { key }
    }
    pub fn of(name: &str, person: bool) -> NameKey {
        NameKey::new(spell(name, person).iter().map(|s| s.tokens[0]))
    }
    /// Whether the name may go on after the tokens in the key.
    pub fn is_full(self) -> bool {
        self.0 & 511 != 0
    }
}

/// Compares two names for a list: by pinyin, then by their characters. Short names are read as persons' names.
pub fn cmp_names(a: &str, b: &str) -> Ordering {
    cmp_names_as((a, is_short(a)), (b, is_short(b)))
}

/// The same where it is known which name is a person's.
pub(crate) fn cmp_names_as(a: (&str, bool), b: (&str, bool)) -> Ordering {
    let key = |(name, person): (&str, bool)| spell(name, person).into_iter().map(|s| s.tokens[0]);
    NameKey::of(a.0, a.1)
        .cmp(&NameKey::of(b.0, b.1))
        .then_with(|| key(a).cmp(key(b)))
        .then_with(|| fold(a.0).cmp(&fold(b.0)))
        .then_with(|| a.0.cmp(b.0))
}

fn is_short(name: &str) -> bool {
    name.chars().count() <= 4
}
