//! Customers: organisations and people (frameworks B1–B7, the facts about a customer).

mod draft;
mod values;

pub use draft::{
    CustomerDraft, DateDraft, DraftError, FactDraft, FamilyDraft, Field, RowDraft, is_email, parse_yearly,
};
pub use values::*;

use super::record::{Collection, Extra, is_default, record};
use super::time::YearlyDay;
use super::{Day, Id, Timestamp};
use crate::domain::sort;
use serde::{Deserialize, Serialize};

/// An organisation, or a person: on their own, or a contact of an organisation.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Customer {
    pub id: Id,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    /// The device that wrote it last.
    pub device: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    pub kind: Kind,
    pub name: Name,
    /// Short name of an organisation, other name of a person.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub alias: String,
    /// The organisation this person is a contact of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Id>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub department: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub title: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub industry: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<Nature>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<Size>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<Region>,
    #[serde(default)]
    pub stage: Stage,
    /// Since when it is in its stage, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stage_since: Option<Day>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trade: Option<Trade>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub standing: Option<Standing>,
    /// How this customer was first found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<Source>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phones: Vec<Phone>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub emails: Vec<Email>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wechat: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub website: String,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub addresses: Vec<Address>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub birthday: Option<YearlyDay>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dates: Vec<SpecialDate>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub family: Vec<FamilyMember>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub interests: Vec<Interest>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<Tag>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notes: String,
    /// Where single facts come from (frameworks B2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// Made by the demo button, and removed by it.
    #[serde(default, skip_serializing_if = "is_default")]
    pub demo: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Customer, Collection::Customers, |self| None);

impl Customer {
    /// A customer with a name and nothing else.
    pub fn new(id: Id, at: Timestamp, device: Id, kind: Kind, name: Name) -> Customer {
        Customer {
            id,
            created_at: at,
            updated_at: at,
            device,
            deleted_at: None,
            kind,
            name,
            alias: String::new(),
            organisation: None,
            department: String::new(),
            title: String::new(),
            gender: None,
            industry: String::new(),
            nature: None,
            size: None,
            region: None,
            stage: Stage::default(),
            stage_since: None,
            trade: None,
            standing: None,
            source: None,
            phones: Vec::new(),
            emails: Vec::new(),
            wechat: String::new(),
            website: String::new(),
            addresses: Vec::new(),
            birthday: None,
            dates: Vec::new(),
            family: Vec::new(),
            interests: Vec::new(),
            tags: Vec::new(),
            notes: String::new(),
            facts: Vec::new(),
            demo: false,
            extra: Extra::new(),
        }
    }

    /// Days to keep in mind: the birthday (with no label) and the other dates, each with its next time on or after `from`.
    pub fn coming_dates(&self, from: Day) -> Vec<(Day, Option<&SpecialDate>)> {
        let birthday = self.birthday.map(|b| (b.next(from), None));
        let others = self.dates.iter().filter_map(|d| d.next(from).map(|day| (day, Some(d))));
        let mut all: Vec<_> = birthday.into_iter().chain(others).collect();
        sort::by_key(&mut all, |(day, _)| *day);
        all
    }
}
