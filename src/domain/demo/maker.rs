//! Makes the demo and the customers for measuring.

mod bench;
mod firms;
mod people;
mod places;
mod relations;
mod rng;
mod story;
mod trades;

pub use bench::Bench;
pub use rng::Rng;

use super::Demo;
use crate::domain::customers::{Address, Email, Phone, PhoneKind, PlaceKind, Tag};
use crate::domain::record::Extra;
use crate::domain::{Day, Id, Timestamp};
use places::City;

/// Makes the demo; the same for the same arguments. Times of day are those of China.
pub fn make(seed: u64, today: Day, now: Timestamp, device: Id, count: usize, ids: &mut dyn FnMut() -> Id) -> Demo {
    let mut rng = Rng::new(seed);
    let mut demo = Demo { customers: firms::make(&mut rng, today, now, device, count, ids), ..Demo::default() };
    relations::add(&mut demo, &mut rng, today, now, device, ids);
    demo
}

/// Customers for measuring, about 1 KB each as JSON, in the order of their ids.
pub fn bench(seed: u64, count: usize) -> Bench {
    Bench::new(seed, count)
}

fn mobile(rng: &mut Rng) -> Phone {
    let number = format!("154 00{:02} {:04}", rng.below(100), rng.below(10_000));
    Phone { kind: PhoneKind::Mobile, number, extra: Extra::new() }
}

fn landline(rng: &mut Rng, city: &City) -> Phone {
    let number = match city.digits {
        7 => format!("{}-00{} {:04}", city.area_code, rng.below(10), rng.below(10_000)),
        _ => format!("{}-00{:02} {:04}", city.area_code, rng.below(100), rng.below(10_000)),
    };
    Phone { kind: PhoneKind::Work, number, extra: Extra::new() }
}

fn address(rng: &mut Rng, city: &City, buildings: &[&str], roads: &[&str]) -> Address {
    let (district, road) = (rng.pick(city.districts), rng.pick(roads));
    let number = rng.between(1, 399);
    let place = match rng.below(3) {
        0 => format!(
            "{}{}座{}室",
            rng.pick(buildings),
            rng.one(&['A', 'B', 'C', 'D']),
            rng.between(3, 28) * 100 + rng.between(1, 12)
        ),
        1 => format!("{}{}号楼", rng.pick(buildings), rng.between(1, 18)),
        _ => String::new(),
    };
    // Municipalities are cities as well as provinces; all others are called 市 too.
    let text = format!("{}市{district}{road}{number}号{place}", city.name);
    Address { kind: PlaceKind::Work, text, extra: Extra::new() }
}

fn email(who: &str, firm: &str) -> Email {
    Email { kind: PlaceKind::Work, address: format!("{who}@{firm}.example.com"), extra: Extra::new() }
}

fn firm_name(pattern: &str, city: &str, own: &str) -> String {
    pattern.replacen('城', city, 1).replacen('号', own, 1)
}

/// Up to `most` different tags.
fn tags(rng: &mut Rng, from: &[&str], most: usize) -> Vec<Tag> {
    let mut out: Vec<Tag> = Vec::new();
    for _ in 0..rng.below(most + 1) {
        out.extend(Tag::parse(rng.pick(from)).ok().filter(|t| !out.contains(t)));
    }
    out
}

/// China is eight hours east of UTC.
const OFFSET_MINUTES: i32 = 8 * 60;

/// A time of work on that day, or the workday before where it is a Saturday or Sunday; not after `now`.
fn at_work(rng: &mut Rng, day: Day, now: Timestamp) -> Timestamp {
    let day = day.plus_days(4 - (day.weekday() as i32).max(4));
    at_day(rng, day, now)
}

/// The same on any day of the week.
fn at_day(rng: &mut Rng, day: Day, now: Timestamp) -> Timestamp {
    let seconds = i64::from(rng.between(9 * 3600, 17 * 3600 + 2700)) - i64::from(OFFSET_MINUTES) * 60;
    let at = Timestamp::from_millis((i64::from(day.epoch_days()) * 86_400 + seconds) * 1000);
    at.min(now.plus_millis(-1000 * i64::from(rng.between(180, 14_400))))
}
