//! The values a customer is made of.

use crate::domain::record::Extra;
use crate::domain::time::YearlyDay;
use crate::domain::{Day, Id};
use serde::{Deserialize, Serialize};

/// An enum whose stored form is snake case, with the list of its values in the order they are shown.
macro_rules! choices {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $value:ident),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        #[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
        pub enum $name { $($(#[$vdoc])* $value),+ }
        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$value),+];
            /// Its place in `ALL`; a compact code for derived data, never for stored records.
            pub fn index(self) -> u8 {
                self as u8
            }
            pub fn from_index(index: u8) -> Option<$name> {
                Self::ALL.get(usize::from(index)).copied()
            }
        }
    };
}
pub(crate) use choices;

choices! { Kind { Organisation, Person } }
choices! { Gender { Female, Male } }
choices! {
    /// Nature of the customer (B7).
    Nature { Government, Special, Company, Individual, Partner }
}
choices! {
    /// Size by number of people: below 20, 20–99, 100–499, 500–1,999, 2,000 and more.
    Size { Micro, Small, Medium, Large, Huge }
}
choices! {
    /// The seven regions of mainland China (B7), and those beyond.
    Region { Northeast, North, East, Central, South, Southwest, Northwest, Elsewhere }
}
choices! {
    /// Lifecycle stage (B1).
    Stage { Potential, New, Established, Loyal }
}
choices! {
    /// Course of trade (B1, B7): has traded, is trading, is about to.
    Trade { Former, Current, Upcoming }
}
choices! {
    /// Standing by volume (B7).
    Standing { Major, Regular, Occasional }
}
choices! {
    /// Where a customer or a fact comes from (B2).
    Source { Conversation, Research, Event, PastProject, Referral, Public, Inbound, Other }
}
choices! {
    /// Kind of an interest (B2).
    InterestKind { Arts, Sport, Drink, Games, Other }
}
choices! { PhoneKind { Mobile, Work, Home, Fax, Other } }
choices! { PlaceKind { Work, Home, Delivery, Other } }

#[expect(clippy::derivable_impls, reason = "the macro that makes the enum marks no default")]
impl Default for Stage {
    fn default() -> Stage {
        Stage::Potential
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TextError {
    #[error("must not be empty")]
    Empty,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
}

/// One line: runs of white space become one space, none at the ends.
fn one_line(s: &str, max: usize) -> Result<String, TextError> {
    let text = s.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.chars().count() {
        0 => Err(TextError::Empty),
        n if n > max => Err(TextError::TooLong { max }),
        _ => Ok(text),
    }
}

/// A one-line text that is neither empty nor too long.
macro_rules! text_newtype {
    ($(#[$doc:meta])* $type:ident, $max:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $type(String);
        impl $type {
            pub const MAX_CHARS: usize = $max;
            pub fn parse(s: &str) -> Result<$type, TextError> {
                one_line(s, Self::MAX_CHARS).map($type)
            }
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }
        impl TryFrom<String> for $type {
            type Error = TextError;
            fn try_from(s: String) -> Result<$type, TextError> {
                $type::parse(&s)
            }
        }
        impl From<$type> for String {
            fn from(v: $type) -> String {
                v.0
            }
        }
        impl std::fmt::Display for $type {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
        #[cfg(not(target_arch = "wasm32"))]
        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                stringify!($type).into()
            }
            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                schemars::json_schema!({"type": "string", "minLength": 1, "maxLength": $max})
            }
        }
    };
}
text_newtype!(
    /// Name of a customer.
    Name,
    200
);
text_newtype!(
    /// A free label on a customer.
    Tag,
    40
);

/// A phone number as it was written; compared and searched by its digits.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Phone {
    pub kind: PhoneKind,
    pub number: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Email {
    pub kind: PlaceKind,
    pub address: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Address {
    pub kind: PlaceKind,
    pub text: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A date to keep in mind besides the birthday: a founding day, a contract's end.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct SpecialDate {
    pub label: String,
    pub day: YearlyDay,
    /// Comes back every year; otherwise it is that one day.
    pub yearly: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

impl SpecialDate {
    /// Its next time on or after `from`, or `None` if it has passed for good.
    pub fn next(&self, from: Day) -> Option<Day> {
        match self.day.year() {
            Some(y) if !self.yearly => Day::new(y, self.day.month(), self.day.day()).filter(|d| *d >= from),
            _ => Some(self.day.next(from)),
        }
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct FamilyMember {
    pub relation: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Interest {
    pub kind: InterestKind,
    pub text: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// Where a fact comes from: what it is about in the user's words, from what source, learned when.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Fact {
    pub about: String,
    pub source: Source,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub learned_on: Option<Day>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// The digits of a phone number for comparing: full-width digits folded, a leading +86 or 0086 dropped.
pub fn phone_digits(number: &str) -> String {
    let digits: String = number
        .chars()
        .filter_map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')),
            _ => None,
        })
        .collect();
    // The plus may stand in brackets: (+86) 138…
    let international = number.chars().take_while(|c| !c.is_numeric()).any(|c| matches!(c, '+' | '＋'));
    let national = match digits.strip_prefix("0086") {
        Some(rest) => Some(rest),
        None if international => digits.strip_prefix("86"),
        None => None,
    };
    match national {
        Some(rest) if rest.len() >= 7 => rest.to_owned(),
        _ => digits,
    }
}

/// The id that stands for "no customer" where a customer is optional.
pub fn owner_or_nil(customer: Option<Id>) -> Id {
    customer.unwrap_or(Id::NIL)
}
