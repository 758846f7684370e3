//! One form for texts that read alike: lower case, half-width, white space and control characters as spaces.

/// The half-width form of a full-width character.
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '\u{3000}' => ' ',
        _ => c,
    }
}

pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(&mut out, text);
    out
}

/// Appends the folded text.
pub fn fold_into(out: &mut String, text: &str) {
    for c in text.chars() {
        fold_char(c, |c| out.push(c));
    }
}

/// Every character by itself, so that a part of a text folds to a part of the folded text.
pub(super) fn fold_char(c: char, mut push: impl FnMut(char)) {
    match half_width(c) {
        c if c.is_whitespace() || c.is_control() => push(' '),
        c if c.is_ascii() => push(c.to_ascii_lowercase()),
        // Ideographs, the usual case, have no case.
        c @ '\u{3400}'..='\u{9FFF}' => push(c),
        c => c.to_lowercase().for_each(push),
    }
}
