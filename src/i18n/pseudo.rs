//! The pseudo-locale: English that nobody could have typed into a view by hand.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// Accented, in brackets and about 30 % longer, as German or Russian would be.
pub fn pseudo(english: &str) -> String {
    let mut out = String::with_capacity(english.len() * 2);
    out.push('⟦');
    let mut letters = 0_usize;
    for c in english.chars() {
        out.push(accented(c));
        if c.is_ascii_alphabetic() {
            letters += 1;
            // A vowel said twice lengthens the word itself, which is what breaks narrow columns.
            if letters.is_multiple_of(3) && matches!(c, 'a' | 'e' | 'i' | 'o' | 'u') {
                out.push(accented(c));
            }
        }
    }
    for _ in 0..english.chars().count().div_ceil(5) {
        out.push('~');
    }
    out.push('⟧');
    out
}

/// Letters of Latin-1 only, which every font has: a fallback font would hide the faults of the layout.
fn accented(c: char) -> char {
    match c {
        'a' => 'á',
        'c' => 'ç',
        'e' => 'é',
        'i' => 'í',
        'n' => 'ñ',
        'o' => 'ó',
        'u' => 'ú',
        'y' => 'ý',
        'A' => 'Å',
        'C' => 'Ç',
        'D' => 'Ð',
        'E' => 'É',
        'I' => 'Í',
        'N' => 'Ñ',
        'O' => 'Ö',
        'U' => 'Ü',
        'Y' => 'Ý',
        other => other,
    }
}

static MADE: Mutex<BTreeMap<&'static str, &'static str>> = Mutex::new(BTreeMap::new());

/// `Text::get` hands out `&'static str`; the pseudo-locale therefore keeps what it made. Only a tester's session pays.
pub(super) fn interned(english: &'static str) -> &'static str {
    let mut made = match MADE.lock() {
        Ok(made) => made,
        Err(poisoned) => poisoned.into_inner(),
    };
    made.entry(english).or_insert_with(|| Box::leak(pseudo(english).into_boxed_str()))
}
