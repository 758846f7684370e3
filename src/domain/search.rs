//! Searching customers: what is searched, what a query means, what of a text to highlight.
//!
//! A query is folded and split at white space; every term must match. A term matches by a part of a text, by
//! the pinyin of a name (a non-empty beginning of each next syllable), or by digits of a phone number.

mod fold;
mod highlight;
mod order;
mod syllables;

pub use fold::{fold, fold_into, half_width};
pub use highlight::{HighlightKind, highlight};
pub use order::{NameKey, cmp_names};
pub use syllables::{BREAK, Letters, MORE, Tokens, flatten};

use super::Customer;
use super::customers::phone_digits;

/// Searched texts of a customer. The order is the order in search data: names come first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[repr(u8)]
pub enum Part {
    Name = 1,
    Alias,
    Title,
    Tag,
    Industry,
    Department,
    Wechat,
    Email,
    Address,
    Notes,
}

impl Part {
    pub const ALL: [Part; 10] = [
        Part::Name,
        Part::Alias,
        Part::Title,
        Part::Tag,
        Part::Industry,
        Part::Department,
        Part::Wechat,
        Part::Email,
        Part::Address,
        Part::Notes,
    ];
}

/// Calls `f` with every non-empty searched text of a customer, in the order of [`Part`].
pub fn parts<'a>(c: &'a Customer, mut f: impl FnMut(Part, &'a str)) {
    let mut one = |part, text: &'a str| {
        if !text.is_empty() {
            f(part, text);
        }
    };
    one(Part::Name, c.name.as_str());
    one(Part::Alias, &c.alias);
    one(Part::Title, &c.title);
    c.tags.iter().for_each(|t| one(Part::Tag, t.as_str()));
    one(Part::Industry, &c.industry);
    one(Part::Department, &c.department);
    one(Part::Wechat, &c.wechat);
    c.emails.iter().for_each(|e| one(Part::Email, &e.address));
    c.addresses.iter().for_each(|a| one(Part::Address, &a.text));
    one(Part::Notes, &c.notes);
}

/// What the user looks for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Query {
    terms: Vec<Term>,
}

/// One word of a query in the forms in which it can match.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Term {
    text: String,
    letters: Option<Letters>,
    digits: Option<String>,
}

impl Query {
    pub fn parse(text: &str) -> Query {
        let folded = fold(text);
        // Somebody who types only a number types its groups as they come, also groups of one digit.
        let number = folded.chars().all(is_phone_char) && folded.bytes().filter(u8::is_ascii_digit).count() >= 2;
        let terms = folded.split_whitespace().map(|word| Term {
            text: word.to_owned(),
            letters: Letters::parse(word),
            digits: typed_digits(word).filter(|d| d.len() >= if number { 1 } else { 2 }),
        });
        let mut terms: Vec<Term> = terms.collect();
        if number {
            // A country code standing alone says nothing; punctuation standing alone neither.
            let said = |t: &Term| t.digits.is_some() && !["+86", "0086"].contains(&t.text.as_str());
            if terms.iter().any(said) {
                terms.retain(said);
            }
        }
        Query { terms }
    }
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }
    pub fn terms(&self) -> &[Term] {
        &self.terms
    }
    /// Whether the customer matches, by its own texts or its organisation's names. The plain form of what the
    /// directory does on compact data.
    pub fn matches(&self, c: &Customer, organisation: Option<&Customer>) -> bool {
        let names = |c: &Customer, t: &Term| t.in_name(c.name.as_str()) || t.in_name(&c.alias);
        self.terms.iter().all(|t| {
            let mut found = names(c, t) || organisation.is_some_and(|o| names(o, t));
            parts(c, |_, text| found = found || t.in_text(text));
            found || c.phones.iter().any(|p| t.in_phone(&p.number))
        })
    }
}

impl Term {
    /// The folded word, looked for in texts.
    pub fn text(&self) -> &str {
        &self.text
    }
    /// Its letters, if it can be pinyin.
    pub fn letters(&self) -> Option<&Letters> {
        self.letters.as_ref()
    }
    /// Its digits, if it can be a part of a phone number.
    pub fn digits(&self) -> Option<&str> {
        self.digits.as_deref()
    }
    fn in_text(&self, text: &str) -> bool {
        fold(text).contains(&self.text)
    }
    fn in_name(&self, name: &str) -> bool {
        self.in_text(name) || self.letters.as_ref().is_some_and(|l| Tokens::of(name).matches(l))
    }
    fn in_phone(&self, number: &str) -> bool {
        self.digits.as_ref().is_some_and(|d| phone_digits(number).contains(d))
    }
}

fn is_phone_char(c: char) -> bool {
    c.is_ascii_digit() || c.is_whitespace() || "+-().–—".contains(c)
}

/// The digits of a word that looks like (a part of) a phone number, without the country code.
fn typed_digits(word: &str) -> Option<String> {
    if !word.chars().all(is_phone_char) {
        return None;
    }
    let digits: String = word.chars().filter(char::is_ascii_digit).collect();
    let code = if word.starts_with('+') { "86" } else { "0086" };
    let national = digits.strip_prefix(code).filter(|rest| !rest.is_empty());
    Some(national.map_or(digits.clone(), str::to_owned)).filter(|d| !d.is_empty())
}
