//! What a form holds while it is being filled in, and how it becomes a customer.

use super::*;
use crate::domain::record::Extra;
use crate::domain::search::half_width;
use serde::{Deserialize, Serialize};

/// The form's content as typed. Kept as a draft until it is saved, so it must take anything.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct CustomerDraft {
    pub kind: Kind,
    pub name: String,
    pub alias: String,
    /// The organisation chosen …
    pub organisation: Option<Id>,
    /// … or the name of a new one, to be made with the customer.
    pub new_organisation: String,
    pub department: String,
    pub title: String,
    pub gender: Option<Gender>,
    pub industry: String,
    pub nature: Option<Nature>,
    pub size: Option<Size>,
    pub region: Option<Region>,
    pub stage: Stage,
    pub trade: Option<Trade>,
    pub standing: Option<Standing>,
    pub source: Option<Source>,
    pub phones: Vec<RowDraft<PhoneKind>>,
    pub emails: Vec<RowDraft<PlaceKind>>,
    pub wechat: String,
    pub website: String,
    pub addresses: Vec<RowDraft<PlaceKind>>,
    pub birthday: String,
    pub dates: Vec<DateDraft>,
    pub family: Vec<FamilyDraft>,
    pub interests: Vec<RowDraft<InterestKind>>,
    pub tags: Vec<String>,
    pub notes: String,
    pub facts: Vec<FactDraft>,
}

/// A row with a kind and a text: a phone, an e-mail, an address, an interest.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub struct RowDraft<K> {
    pub kind: K,
    pub text: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DateDraft {
    pub label: String,
    pub day: String,
    pub once: bool,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FamilyDraft {
    pub relation: String,
    pub name: String,
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

#[derive(Clone, PartialEq, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FactDraft {
    pub about: String,
    pub source: Option<Source>,
    pub learned_on: String,
    pub note: String,
    #[serde(flatten)]
    pub extra: Extra,
}

/// A field of the form; rows are counted from 0.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Field {
    Name,
    Alias,
    Organisation,
    Phone(usize),
    Email(usize),
    Address(usize),
    Birthday,
    Date(usize),
    Family(usize),
    Interest(usize),
    Tags,
    Fact(usize),
}

/// Why a field cannot be saved as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DraftError {
    #[error("a name is needed")]
    Missing,
    #[error("longer than {max} characters")]
    TooLong { max: usize },
    #[error("a phone number needs 3 to 20 digits")]
    Phone,
    #[error("not an e-mail address")]
    Email,
    #[error("not a day: write 1985-03-04 or 03-04")]
    Day,
    #[error("a label is needed")]
    Label,
    #[error("a source is needed")]
    Source,
}

impl Default for CustomerDraft {
    fn default() -> CustomerDraft {
        CustomerDraft {
            kind: Kind::Person,
            name: String::new(),
            alias: String::new(),
            organisation: None,
            new_organisation: String::new(),
            department: String::new(),
            title: String::new(),
            gender: None,
            industry: String::new(),
            nature: None,
            size: None,
            region: None,
            stage: Stage::default(),
            trade: None,
            standing: None,
            source: None,
            phones: Vec::new(),
            emails: Vec::new(),
            wechat: String::new(),
            website: String::new(),
            addresses: Vec::new(),
            birthday: String::new(),
            dates: Vec::new(),
            family: Vec::new(),
            interests: Vec::new(),
            tags: Vec::new(),
            notes: String::new(),
            facts: Vec::new(),
        }
    }
}

impl CustomerDraft {
    /// The form's content for an existing customer.
    pub fn of(c: &Customer) -> CustomerDraft {
        fn row<K>(kind: K, text: &str, extra: &Extra) -> RowDraft<K> {
            RowDraft { kind, text: text.to_owned(), extra: extra.clone() }
        }
        CustomerDraft {
            kind: c.kind,
            name: c.name.to_string(),
            alias: c.alias.clone(),
            organisation: c.organisation,
            new_organisation: String::new(),
            department: c.department.clone(),
            title: c.title.clone(),
            gender: c.gender,
            industry: c.industry.clone(),
            nature: c.nature,
            size: c.size,
            region: c.region,
            stage: c.stage,
            trade: c.trade,
            standing: c.standing,
            source: c.source,
            phones: c.phones.iter().map(|p| row(p.kind, &p.number, &p.extra)).collect(),
            emails: c.emails.iter().map(|e| row(e.kind, &e.address, &e.extra)).collect(),
            wechat: c.wechat.clone(),
            website: c.website.clone(),
            addresses: c.addresses.iter().map(|a| row(a.kind, &a.text, &a.extra)).collect(),
            birthday: c.birthday.map(yearly_text).unwrap_or_default(),
            dates: c
                .dates
                .iter()
                .map(|d| DateDraft {
                    label: d.label.clone(),
                    day: yearly_text(d.day),
                    once: !d.yearly,
                    extra: d.extra.clone(),
                })
                .collect(),
            family: c
                .family
                .iter()
                .map(|f| FamilyDraft {
                    relation: f.relation.clone(),
                    name: f.name.clone(),
                    note: f.note.clone(),
                    extra: f.extra.clone(),
                })
                .collect(),
            interests: c.interests.iter().map(|i| row(i.kind, &i.text, &i.extra)).collect(),
            tags: c.tags.iter().map(|t| t.to_string()).collect(),
            notes: c.notes.clone(),
            facts: c
                .facts
                .iter()
                .map(|f| FactDraft {
                    about: f.about.clone(),
                    source: Some(f.source),
                    learned_on: f.learned_on.map(|d| d.to_string()).unwrap_or_default(),
                    note: f.note.clone(),
                    extra: f.extra.clone(),
                })
                .collect(),
        }
    }

    /// Writes the form's content into `target`. Rows left empty are dropped. On errors, all of them are
    /// returned in the order of the form and `target` is not to be used.
    pub fn write_to(&self, target: &mut Customer) -> Result<(), Vec<(Field, DraftError)>> {
        let mut errors = Vec::new();
        match Name::parse(&self.name) {
            Ok(name) => target.name = name,
            Err(TextError::Empty) => errors.push((Field::Name, DraftError::Missing)),
            Err(TextError::TooLong { max }) => errors.push((Field::Name, DraftError::TooLong { max })),
        }
        target.kind = self.kind;
        target.alias = trimmed(&self.alias);
        if target.alias.chars().count() > Name::MAX_CHARS {
            errors.push((Field::Alias, DraftError::TooLong { max: Name::MAX_CHARS }));
        }
        let person = self.kind == Kind::Person;
        target.organisation = self.organisation.filter(|id| person && *id != target.id);
        if person && !self.new_organisation.trim().is_empty() && Name::parse(&self.new_organisation).is_err() {
            errors.push((Field::Organisation, DraftError::TooLong { max: Name::MAX_CHARS }));
        }
        target.department = trimmed(&self.department);
        target.title = trimmed(&self.title);
        target.gender = self.gender.filter(|_| person);
        target.industry = trimmed(&self.industry);
        target.nature = self.nature;
        target.size = self.size;
        target.region = self.region;
        target.stage = self.stage;
        target.trade = self.trade;
        target.standing = self.standing;
        target.source = self.source;
        target.wechat = trimmed(&self.wechat);
        target.website = trimmed(&self.website);
        target.notes = self.notes.trim().to_owned();
        target.phones.clear();
        for (i, row) in filled(&self.phones) {
            if !(3..=20).contains(&phone_digits(&row.text).len()) {
                errors.push((Field::Phone(i), DraftError::Phone));
            }
            target.phones.push(Phone { kind: row.kind, number: trimmed(&row.text), extra: row.extra.clone() });
        }
        target.emails.clear();
        for (i, row) in filled(&self.emails) {
            let address = trimmed(&row.text);
            if !is_email(&address) {
                errors.push((Field::Email(i), DraftError::Email));
            }
            target.emails.push(Email { kind: row.kind, address, extra: row.extra.clone() });
        }
        target.addresses = filled(&self.addresses)
            .map(|(_, r)| Address { kind: r.kind, text: trimmed(&r.text), extra: r.extra.clone() })
            .collect();
        target.birthday = match self.birthday.trim() {
            "" => None,
            text => parse_yearly(text).or_else(|| {
                errors.push((Field::Birthday, DraftError::Day));
                None
            }),
        };
        target.dates.clear();
        for (i, d) in self.dates.iter().enumerate() {
            let label = trimmed(&d.label);
            if label.is_empty() && d.day.trim().is_empty() {
                continue;
            }
            match parse_yearly(d.day.trim()) {
                _ if label.is_empty() => errors.push((Field::Date(i), DraftError::Label)),
                // A day that comes only once needs its year.
                Some(day) if !d.once || day.year().is_some() => {
                    target.dates.push(SpecialDate { label, day, yearly: !d.once, extra: d.extra.clone() });
                }
                _ => errors.push((Field::Date(i), DraftError::Day)),
            }
        }
        target.family.clear();
        for (i, f) in self.family.iter().enumerate() {
            let member = FamilyMember {
                relation: trimmed(&f.relation),
                name: trimmed(&f.name),
                note: trimmed(&f.note),
                extra: f.extra.clone(),
            };
            if member.relation.is_empty() && !(member.name.is_empty() && member.note.is_empty()) {
                errors.push((Field::Family(i), DraftError::Label));
            } else if !member.relation.is_empty() {
                target.family.push(member);
            }
        }
        target.interests = filled(&self.interests)
            .map(|(_, r)| Interest { kind: r.kind, text: trimmed(&r.text), extra: r.extra.clone() })
            .collect();
        target.tags.clear();
        for text in &self.tags {
            match Tag::parse(text) {
                Ok(tag) if !target.tags.contains(&tag) => target.tags.push(tag),
                Ok(_) | Err(TextError::Empty) => {}
                Err(TextError::TooLong { max }) => errors.push((Field::Tags, DraftError::TooLong { max })),
            }
        }
        target.facts.clear();
        for (i, f) in self.facts.iter().enumerate() {
            let about = trimmed(&f.about);
            let learned_on = f.learned_on.trim();
            if about.is_empty() && f.note.trim().is_empty() && f.source.is_none() && learned_on.is_empty() {
                continue;
            }
            match (f.source, learned_on.parse::<Day>()) {
                _ if about.is_empty() => errors.push((Field::Fact(i), DraftError::Label)),
                (None, _) => errors.push((Field::Fact(i), DraftError::Source)),
                (_, Err(_)) if !learned_on.is_empty() => errors.push((Field::Fact(i), DraftError::Day)),
                (Some(source), day) => target.facts.push(Fact {
                    about,
                    source,
                    learned_on: day.ok(),
                    note: trimmed(&f.note),
                    extra: f.extra.clone(),
                }),
            }
        }
        if errors.is_empty() { Ok(()) } else { Err(errors) }
    }
}

/// A yearly day as a user writes it.
fn yearly_text(d: YearlyDay) -> String {
    d.to_string().trim_start_matches("--").to_owned()
}

/// A yearly day as users write it: `1985-03-04`, `1985/3/4`, `1985年3月4日`, `19850304`, or without the year.
pub fn parse_yearly(text: &str) -> Option<YearlyDay> {
    let text: String = text.chars().map(half_width).collect();
    let text = text.trim().trim_start_matches("--");
    let parts: Vec<&str> = text.split(|c: char| !c.is_ascii_digit()).filter(|p| !p.is_empty()).collect();
    if text.chars().any(|c| !c.is_ascii_digit() && !"-/. 年月日号".contains(c)) {
        return None;
    }
    let number = |s: &str| s.parse::<u32>().ok();
    match parts.as_slice() {
        [y, m, d] if y.len() == 4 => YearlyDay::new(Some(number(y)? as i32), number(m)?, number(d)?),
        [m, d] if m.len() <= 2 && d.len() <= 2 => YearlyDay::new(None, number(m)?, number(d)?),
        [all] if all.len() == 8 => {
            YearlyDay::new(Some(number(&all[..4])? as i32), number(&all[4..6])?, number(&all[6..])?)
        }
        _ => None,
    }
}

/// One `@`, something before it, a domain with a dot after it, no white space: what a typing error breaks,
/// and no more than that.
pub fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else { return false };
    !local.is_empty()
        && text.len() <= 254
        && !text.chars().any(|c| c.is_whitespace() || c.is_control() || "<>,;\"".contains(c))
        && !domain.contains('@')
        && domain.contains('.')
        && domain.split('.').all(|part| !part.is_empty())
}

fn trimmed(s: &str) -> String {
    s.trim().to_owned()
}

fn filled<K>(rows: &[RowDraft<K>]) -> impl Iterator<Item = (usize, &RowDraft<K>)> {
    rows.iter().enumerate().filter(|(_, r)| !r.text.trim().is_empty())
}
