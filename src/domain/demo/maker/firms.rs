//! The customers of the demo: organisations, their contacts, and people on their own.

use super::people::{
    self, FACTS, FACTS_BEFORE, FACTS_OF_FIRMS, FAMILY, FIRM_NOTES, FIRM_TAGS, INTERESTS, PERSON_NOTES,
};
use super::people::{PERSON_TAGS, STAGE_TAGS, romanised};
use super::places::{BUILDINGS, CITIES, City, ESTATES, ROADS};
use super::rng::Rng;
use super::story::OCCUPATIONS;
use super::trades::{FIRM_NAMES, TRADES, Trade};
use super::{address, at_work, email, firm_name, landline, mobile, tags};
use crate::domain::customers::{self as c, Fact, FamilyMember, Gender, Interest, Kind, Name, PlaceKind, SpecialDate};
use crate::domain::record::Extra;
use crate::domain::time::YearlyDay;
use crate::domain::{Customer, Day, Id, Timestamp};
use std::collections::HashSet;

struct Maker<'a> {
    rng: &'a mut Rng,
    today: Day,
    now: Timestamp,
    device: Id,
    ids: &'a mut dyn FnMut() -> Id,
    names: HashSet<String>,
    people: u32,
}

pub(super) fn make(
    rng: &mut Rng,
    today: Day,
    now: Timestamp,
    device: Id,
    count: usize,
    ids: &mut dyn FnMut() -> Id,
) -> Vec<Customer> {
    let firms = count * 35 / 100;
    let mut own_names = FIRM_NAMES.to_vec();
    rng.shuffle(&mut own_names);
    let mut m = Maker { rng, today, now, device, ids, names: HashSet::new(), people: 0 };
    let mut out = Vec::with_capacity(count);
    for i in 0..firms {
        // Every line of business and every city comes up before any comes twice.
        let (trade, city) = (&TRADES[i % TRADES.len()], &CITIES[(i * 11) % CITIES.len()]);
        let own = own_names[i % own_names.len()];
        let Some(firm) = m.firm(trade, city, own) else { continue };
        // Ten for seven firms; the rest of the people are on their own.
        let contacts = 1 + usize::from([0, 3, 5].contains(&(i % 7)));
        let head = (firm.id, own, firm.stage, firm.created_at);
        out.push(firm);
        for n in 0..contacts {
            if out.len() + (firms - i - 1) < count {
                out.extend(m.contact(trade, city, head, n));
            }
        }
    }
    for i in out.len()..count {
        out.extend(m.private(&CITIES[(i * 8) % CITIES.len()]));
    }
    out
}

impl Maker<'_> {
    fn base(&mut self, kind: Kind, name: &str) -> Option<Customer> {
        let name = Name::parse(name).ok()?;
        let day = self.today.plus_days(-self.rng.between(190, 1100));
        let at = at_work(self.rng, day, self.now);
        let id = (self.ids)();
        let mut customer = Customer::new(id, at, self.device, kind, name);
        customer.demo = true;
        customer.source = Some(self.rng.one(c::Source::ALL));
        Some(customer)
    }

    fn firm(&mut self, trade: &Trade, city: &City, own: &str) -> Option<Customer> {
        let (pattern, short) = self.rng.one(trade.names);
        let name = firm_name(pattern, city.name, own);
        let mut firm = self.base(Kind::Organisation, &name)?;
        firm.alias = format!("{own}{short}");
        firm.industry = trade.industry.to_owned();
        firm.nature = Some(trade.nature);
        let sizes: &[usize] = if trade.nature == c::Nature::Individual { &[70, 30] } else { &[25, 35, 25, 12, 3] };
        firm.size = c::Size::from_index(self.rng.weighted(sizes) as u8);
        firm.region = Some(city.region);
        self.stand(&mut firm);
        firm.phones.push(landline(self.rng, city));
        firm.addresses.push(address(self.rng, city, BUILDINGS, ROADS));
        if self.rng.chance(60) {
            firm.website = format!("https://{}.example.com", romanised(own, false));
        }
        if self.rng.chance(45) {
            let (year, month, day) = (self.rng.between(1996, 2021), self.rng.between(1, 12), self.rng.between(1, 28));
            firm.dates.extend(special("成立纪念日", YearlyDay::new(Some(year), month as u32, day as u32), true));
        }
        if firm.stage != c::Stage::Potential && self.rng.chance(40) {
            let end = self.today.plus_days(self.rng.between(5, 240));
            firm.dates.extend(special("合同到期", yearly(end, true), false));
        }
        firm.tags = tags(self.rng, FIRM_TAGS, 2);
        if self.rng.chance(55) {
            firm.tags.extend(tags(self.rng, STAGE_TAGS[firm.stage as usize], 1));
        }
        if self.rng.chance(75) {
            firm.notes = self.rng.pick(FIRM_NOTES).to_owned();
        }
        let known = if firm.stage == c::Stage::Potential { FACTS_BEFORE } else { FACTS_OF_FIRMS };
        self.facts(&mut firm, &FACTS[..known]);
        Some(firm)
    }

    fn contact(
        &mut self,
        trade: &Trade,
        city: &City,
        firm: (Id, &str, c::Stage, Timestamp),
        n: usize,
    ) -> Option<Customer> {
        let (organisation, own, stage, created) = firm;
        let mut person = self.person(city)?;
        person.created_at = person.created_at.max(created);
        person.updated_at = person.created_at;
        person.organisation = Some(organisation);
        person.stage = stage;
        let (title, department) =
            if n == 0 { trade.titles[0] } else { trade.titles[1 + self.rng.below(trade.titles.len() - 1)] };
        let (title, department) = if n == 0 && self.rng.chance(60) { trade.titles[1] } else { (title, department) };
        (person.title, person.department) = (title.to_owned(), department.to_owned());
        let address = romanised(person.name.as_str(), true);
        if self.rng.chance(70) {
            person.emails.push(email(&address, &romanised(own, false)));
        }
        if self.rng.chance(30) {
            person.phones.push(landline(self.rng, city));
        }
        self.facts(&mut person, &FACTS[FACTS_OF_FIRMS..]);
        Some(person)
    }

    fn private(&mut self, city: &City) -> Option<Customer> {
        let mut person = self.person(city)?;
        person.nature = Some(c::Nature::Individual);
        person.title = self.rng.pick(OCCUPATIONS).to_owned();
        self.stand(&mut person);
        let mut home = address(self.rng, city, ESTATES, ROADS);
        home.kind = PlaceKind::Home;
        person.addresses.push(home);
        self.facts(&mut person, &FACTS[FACTS_OF_FIRMS + 3..]);
        Some(person)
    }

    /// What every person has: a name that nobody else has, phone, birthday, interests.
    fn person(&mut self, city: &City) -> Option<Customer> {
        let mut who = people::person(self.rng);
        for _ in 0..20 {
            if self.names.insert(who.name.clone()) {
                break;
            }
            who = people::person(self.rng);
        }
        let mut person = self.base(Kind::Person, &who.name)?;
        person.gender = Some(who.gender);
        person.region = Some(city.region);
        person.phones.push(mobile(self.rng));
        if self.rng.chance(25) {
            let call = match who.gender {
                Gender::Female => ["姐", "工", "老师"],
                Gender::Male => ["总", "工", "哥"],
            };
            person.alias = format!("{}{}", who.surname, self.rng.pick(&call));
        }
        if self.rng.chance(65) {
            person.wechat = format!("{}{}", romanised(&who.name, true), self.rng.between(1, 999));
        }
        self.people += 1;
        // Every ninth has a birthday within ten days, so that there is always one coming.
        let year = self.rng.between(1962, 1999);
        if self.people % 9 == 1 {
            let soon = self.today.plus_days(self.rng.between(0, 10));
            person.birthday = YearlyDay::new(Some(year), soon.month(), soon.day().min(28));
        } else if self.rng.chance(70) {
            let year = Some(year).filter(|_| self.rng.chance(75));
            person.birthday = YearlyDay::new(year, self.rng.between(1, 12) as u32, self.rng.between(1, 28) as u32);
        }
        for _ in 0..self.rng.below(3) {
            let (kind, text) = self.rng.one(INTERESTS);
            if person.interests.iter().all(|i| i.kind != kind) {
                person.interests.push(Interest { kind, text: text.to_owned(), extra: Extra::new() });
            }
        }
        if self.rng.chance(40) {
            let fits = |relation: &str| match who.gender {
                Gender::Female => relation != "妻子",
                Gender::Male => relation != "丈夫",
            };
            let (relation, note) = self.rng.one(FAMILY);
            if fits(relation) {
                let (relation, note) = (relation.to_owned(), note.to_owned());
                person.family.push(FamilyMember { relation, name: String::new(), note, extra: Extra::new() });
            }
        }
        if self.rng.chance(12) {
            let day = YearlyDay::new(None, self.rng.between(1, 12) as u32, self.rng.between(1, 28) as u32);
            person.dates.extend(special("结婚纪念日", day, true));
        }
        person.tags = tags(self.rng, PERSON_TAGS, 3);
        if self.rng.chance(65) {
            person.notes = self.rng.pick(PERSON_NOTES).to_owned();
        }
        Some(person)
    }

    /// Stage, and standing and trade that fit it.
    fn stand(&mut self, customer: &mut Customer) {
        let (stage, standing) = [
            (c::Stage::Potential, None),
            (c::Stage::New, Some(c::Standing::Occasional)),
            (c::Stage::Established, Some(c::Standing::Regular)),
            (c::Stage::Loyal, Some(c::Standing::Major)),
        ][self.rng.weighted(&[34, 18, 32, 16])];
        customer.stage = stage;
        customer.standing = standing;
        customer.trade = match stage {
            c::Stage::Potential => Some(c::Trade::Upcoming).filter(|_| self.rng.chance(50)),
            c::Stage::Established if self.rng.chance(20) => Some(c::Trade::Former),
            _ => Some(c::Trade::Current),
        };
        // A new customer's stage begins with the first order; that is set with the log.
        customer.stage_since = match stage {
            c::Stage::Established => Some(self.today.plus_days(-self.rng.between(190, 500))),
            c::Stage::Loyal => Some(self.today.plus_days(-self.rng.between(300, 900))),
            _ => None,
        };
        if let Some(since) = customer.stage_since {
            let met = since.plus_days(-self.rng.between(30, 200));
            customer.created_at = customer.created_at.min(at_work(self.rng, met, self.now));
            customer.updated_at = customer.created_at;
        }
    }

    fn facts(&mut self, customer: &mut Customer, from: &[(&str, &str)]) {
        for _ in 0..self.rng.below(3) {
            let (about, note) = self.rng.one(from);
            if customer.facts.iter().any(|f| f.about == about) {
                continue;
            }
            customer.facts.push(Fact {
                about: about.to_owned(),
                source: self.rng.one(c::Source::ALL),
                learned_on: Some(self.today.plus_days(-self.rng.between(3, 180))),
                note: note.to_owned(),
                extra: Extra::new(),
            });
        }
    }
}

fn special(label: &str, day: Option<YearlyDay>, yearly: bool) -> Option<SpecialDate> {
    day.map(|day| SpecialDate { label: label.to_owned(), day, yearly, extra: Extra::new() })
}

fn yearly(day: Day, with_year: bool) -> Option<YearlyDay> {
    YearlyDay::new(with_year.then_some(day.year()), day.month(), day.day())
}
