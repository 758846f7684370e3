//! What of a text to highlight.

use super::fold::fold_char;
use super::{Query, Term};
use crate::domain::customers::phone_digits;
use crate::domain::pinyin::spell;
use crate::domain::sort;
use std::ops::Range;

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HighlightKind {
    /// A name or alias of a customer or its organisation; also found by pinyin.
    Name,
    Text,
    /// A phone number as it was written.
    Phone,
}

/// The parts of `text` that the query matches, as byte ranges in order that neither overlap nor touch.
pub fn highlight(text: &str, query: &Query, kind: HighlightKind) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if query.is_empty() || text.is_empty() {
        return found;
    }
    let folded = Folded::new(text);
    for term in query.terms() {
        match kind {
            HighlightKind::Phone => phone(text, term, &mut found),
            HighlightKind::Text => folded.find(term.text(), &mut found),
            HighlightKind::Name => {
                let before = found.len();
                folded.find(term.text(), &mut found);
                if found.len() == before {
                    pinyin(text, term, &mut found);
                }
            }
        }
    }
    joined(found)
}

/// A folded text that knows where its characters come from.
struct Folded {
    text: String,
    /// For each byte of the folded text, the byte range of its character in the source.
    from: Vec<(u32, u32)>,
}

impl Folded {
    fn new(source: &str) -> Folded {
        let mut out = Folded { text: String::with_capacity(source.len()), from: Vec::with_capacity(source.len()) };
        for (at, c) in source.char_indices() {
            let range = (at as u32, (at + c.len_utf8()) as u32);
            fold_char(c, |c| out.text.push(c));
            out.from.resize(out.text.len(), range);
        }
        out
    }
    fn find(&self, part: &str, found: &mut Vec<Range<usize>>) {
        for (at, part) in self.text.match_indices(part) {
            if let (Some(first), Some(last)) = (self.from.get(at), self.from.get(at + part.len() - 1)) {
                found.push(first.0 as usize..last.1 as usize);
            }
        }
    }
}

/// The characters of the first place in a name whose syllables the term spells.
fn pinyin(name: &str, term: &Term, found: &mut Vec<Range<usize>>) {
    let Some(letters) = term.letters() else { return };
    let spelled = spell(name, true);
    for start in 0..spelled.len() {
        let mut scan = letters.scan_from_start();
        for (i, s) in spelled.iter().enumerate().skip(start) {
            if scan.step_all(s.tokens()) {
                found.extend(spelled[start..=i].iter().map(|s| s.range()));
                return;
            }
            if scan.is_lost() {
                break;
            }
        }
    }
}

/// The digits of a phone number, with what stands between them.
fn phone(number: &str, term: &Term, found: &mut Vec<Range<usize>>) {
    let Some(wanted) = term.digits() else { return };
    let digits = phone_digits(number);
    let places: Vec<Range<usize>> = number
        .char_indices()
        .filter(|(_, c)| super::half_width(*c).is_ascii_digit())
        .map(|(at, c)| at..at + c.len_utf8())
        .collect();
    // A country code in front is not among the digits.
    let skipped = places.len().saturating_sub(digits.len());
    for (at, part) in digits.match_indices(wanted) {
        if let (Some(first), Some(last)) = (places.get(skipped + at), places.get(skipped + at + part.len() - 1)) {
            found.push(first.start..last.end);
        }
    }
}

fn joined(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    sort::by_key(&mut ranges, |r| (r.start, r.end));
    let mut out: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for r in ranges {
        match out.last_mut() {
            Some(last) if r.start <= last.end => last.end = last.end.max(r.end),
            _ => out.push(r),
        }
    }
    out
}
