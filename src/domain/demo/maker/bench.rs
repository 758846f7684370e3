//! Customers in any number, about 1 KB each as JSON, for measuring and for tests.

use super::people::{self, FACTS, FIRM_NOTES, FIRM_TAGS, INTERESTS, PERSON_NOTES, PERSON_TAGS};
use super::places::{BUILDINGS, CITIES, ROADS};
use super::rng::Rng;
use super::trades::{FIRM_NAMES, TRADES};
use super::{address, email, firm_name, landline, mobile, tags};
use crate::domain::customers::{Fact, Gender, Interest, InterestKind, Kind, Name, Size, Source, Stage, Standing};
use crate::domain::record::Extra;
use crate::domain::time::YearlyDay;
use crate::domain::{Customer, Id, Timestamp};

/// Customers in the order of their ids: every fourth an organisation, the three after it its contacts.
pub struct Bench {
    rng: Rng,
    device: Id,
    next: u64,
    count: u64,
    firm: Option<(Id, usize, usize, String)>,
}

impl Bench {
    pub(super) fn new(seed: u64, count: usize) -> Bench {
        let mut rng = Rng::new(seed);
        let device = id(&mut rng, 0);
        Bench { rng, device, next: 0, count: count as u64, firm: None }
    }
}

/// 1 January 2024.
const START_MS: u64 = 1_704_067_200_000;

fn id(rng: &mut Rng, n: u64) -> Id {
    let (a, b) = (rng.word().to_be_bytes(), rng.word().to_be_bytes());
    Id::from_parts(START_MS + n * 500, [a[0], a[1], a[2], a[3], a[4], a[5], a[6], a[7], b[0], b[1]])
}

impl Iterator for Bench {
    type Item = Customer;

    fn next(&mut self) -> Option<Customer> {
        if self.next >= self.count {
            return None;
        }
        let n = self.next;
        self.next += 1;
        let rng = &mut self.rng;
        let id = id(rng, n);
        let created = Timestamp::from_millis((START_MS + n * 500) as i64);
        let firm = self.firm.take().filter(|_| !n.is_multiple_of(4));
        let (trade_at, city_at) = match &firm {
            Some((_, trade, city, _)) => (*trade, *city),
            None => (rng.below(TRADES.len()), rng.below(CITIES.len())),
        };
        let (trade, city) = (&TRADES[trade_at], &CITIES[city_at]);
        let own = rng.pick(FIRM_NAMES);
        let person = people::person(rng);
        let (pattern, short): (&str, &str) = rng.one(trade.names);
        let name = match &firm {
            Some(_) => person.name.clone(),
            None => firm_name(pattern, city.name, own),
        };
        let kind = if firm.is_some() { Kind::Person } else { Kind::Organisation };
        let name = Name::parse(&name).ok()?;
        let mut c = Customer::new(id, created, self.device, kind, name);
        c.updated_at = created.plus_millis(rng.between(0, 400 * 86_400) as i64 * 1000);
        c.stage = rng.one(Stage::ALL);
        c.region = Some(city.region);
        c.source = Some(rng.one(Source::ALL));
        c.addresses.push(address(rng, city, BUILDINGS, ROADS));
        let mail = match &firm {
            Some((organisation, _, _, mail)) => {
                c.organisation = Some(*organisation);
                let (title, department) = rng.one(trade.titles);
                (c.title, c.department) = (title.to_owned(), department.to_owned());
                c.gender = Some(person.gender);
                c.alias = format!("{}{}", person.surname, if person.gender == Gender::Female { "姐" } else { "总" });
                c.phones.push(mobile(rng));
                c.birthday =
                    YearlyDay::new(Some(rng.between(1960, 2000)), rng.between(1, 12) as u32, rng.between(1, 28) as u32);
                let (kind, text): (InterestKind, &str) = rng.one(INTERESTS);
                c.interests.push(Interest { kind, text: text.to_owned(), extra: Extra::new() });
                c.wechat = format!("{}_{}", people::romanised(person.name.as_str(), true), rng.below(10_000));
                mail.clone()
            }
            None => {
                c.alias = format!("{own}{short}");
                c.industry = trade.industry.to_owned();
                c.nature = Some(trade.nature);
                c.size = Some(rng.one(Size::ALL));
                c.standing = Some(rng.one(Standing::ALL));
                let mail = people::romanised(own, false);
                c.website = format!("https://{mail}.example.com");
                mail
            }
        };
        c.phones.push(landline(rng, city));
        c.emails.push(email(&people::romanised(person.name.as_str(), true), &mail));
        let firmly = kind == Kind::Organisation;
        c.tags = tags(rng, if firmly { FIRM_TAGS } else { PERSON_TAGS }, 2);
        let notes = if firmly { FIRM_NOTES } else { PERSON_NOTES };
        c.notes = format!("{}{}", rng.pick(notes), rng.pick(notes));
        let (about, note): (&str, &str) = rng.one(FACTS);
        let (about, note) = (about.to_owned(), note.to_owned());
        c.facts.push(Fact { about, source: rng.one(Source::ALL), learned_on: None, note, extra: Extra::new() });
        self.firm = match firm {
            Some(firm) => Some(firm),
            None => Some((id, trade_at, city_at, mail)),
        };
        Some(c)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = (self.count - self.next) as usize;
        (left, Some(left))
    }
}
