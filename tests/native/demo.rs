//! The demo: believable, of one piece, and nobody's telephone rings.

use changliu::domain::customers::{CustomerDraft, Kind, Region, Stage, phone_digits};
use changliu::domain::demo::{DEMO_COUNT, Demo, Rng, bench, file, make};
use changliu::domain::{Day, Id, LogKind, Timestamp};
use std::collections::{BTreeMap, BTreeSet, HashSet};

pub fn today() -> Day {
    Day::new(2026, 11, 21).unwrap()
}

pub fn demo(seed: u64) -> Demo {
    let now: Timestamp = "2026-11-21T06:30:00.000Z".parse().unwrap();
    let mut n = 0;
    make(seed, today(), now, Id::NIL, DEMO_COUNT, &mut || {
        n += 1;
        Id::from_parts(1_763_000_000_000 + n, [7; 10])
    })
}

const FILE: &str = "public/demo.txt";

/// What the app fills in on that day.
fn filled(today: Day) -> Demo {
    let text = std::fs::read_to_string(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE)).unwrap();
    let mut n = 0;
    file::read(&text, today, Id::from_parts(7, [7; 10]), &mut || {
        n += 1;
        Id::from_parts(1_763_000_000_000 + n, [7; 10])
    })
    .unwrap()
}

#[test]
fn the_file_is_what_is_made() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(FILE);
    let fresh = file::write();
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &fresh).unwrap();
    }
    let present = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(present == fresh, "{FILE} is not what is made any more: UPDATE=1 cargo test --test native demo");
}

#[test]
fn the_file_fits_every_day() {
    // A week, the ends of a year, and a leap day.
    let days = (0..7)
        .map(|n| today().plus_days(n))
        .chain([(2026, 12, 31), (2027, 1, 1), (2028, 2, 29), (2020, 5, 5)].map(|(y, m, d)| Day::new(y, m, d).unwrap()));
    for today in days {
        let d = filled(today);
        assert!(d.customers.iter().all(|c| c.device == Id::from_parts(7, [7; 10]) && c.created_at <= c.updated_at));
        // Midnight in China.
        let now = Timestamp::from_millis(i64::from(today.epoch_days()) * 86_400_000 - 8 * 3_600_000);
        complete_and_varied(&d, today);
        fitting(&d, today, now);
        for at in d.logs.iter().map(|l| l.at).chain(d.customers.iter().map(|c| c.updated_at)) {
            assert!(at.day(480).weekday() < 5 && at < now);
        }
        let mut ids: Vec<Id> = d.customers.iter().map(|c| c.id).collect();
        ids.extend(d.logs.iter().map(|l| l.id).chain(d.actions.iter().map(|a| a.id)));
        let n = ids.len();
        assert_eq!(ids.into_iter().collect::<HashSet<_>>().len(), n);
    }
    // On the day for which it was made, it is what was made.
    let now = Timestamp::from_millis(i64::from(today().epoch_days()) * 86_400_000 - 8 * 3_600_000);
    let mut n = 0;
    let made = make(1, today(), now, Id::NIL, DEMO_COUNT, &mut || {
        n += 1;
        file::id(n)
    });
    let read = filled(today());
    let texts = |d: &Demo| d.logs.iter().map(|l| (l.at, l.text.clone())).collect::<Vec<_>>();
    let born = |d: &Demo| d.customers.iter().map(|c| (c.name.clone(), c.birthday)).collect::<Vec<_>>();
    assert_eq!((made.logs.len(), born(&made)), (read.logs.len(), born(&read)));
    let weekday = |(at, _): &&(Timestamp, String)| at.day(480).weekday() < 5;
    let (a, b) = (texts(&made), texts(&read));
    assert!(a.iter().filter(weekday).all(|x| b.contains(x)));
}

#[test]
fn a_broken_file_is_told_by_its_line() {
    let fault = file::read("\n{\"id\":1}", today(), Id::NIL, &mut || Id::NIL).unwrap_err();
    assert_eq!(fault.line, 2);
}

#[test]
fn the_same_for_the_same_seed() {
    assert_eq!(demo(1), demo(1));
    assert_ne!(demo(1).customers[0].name, demo(2).customers[0].name);
}

#[test]
fn as_many_as_wanted() {
    for count in [0, 1, 2, 10, 57, 200, 333] {
        let mut n = 0;
        let demo = make(3, today(), Timestamp::default(), Id::NIL, count, &mut || {
            n += 1;
            Id::from_parts(n, [1; 10])
        });
        assert_eq!(demo.customers.len(), count);
    }
}

#[test]
fn customers_are_complete_and_varied() {
    for seed in 0..5 {
        complete_and_varied(&demo(seed), today());
    }
}

fn complete_and_varied(d: &Demo, today: Day) {
    {
        let ids: HashSet<Id> = d.customers.iter().map(|c| c.id).collect();
        let names: HashSet<&str> = d.customers.iter().map(|c| c.name.as_str()).collect();
        assert_eq!((ids.len(), names.len()), (DEMO_COUNT, DEMO_COUNT));
        let firms = d.customers.iter().filter(|c| c.kind == Kind::Organisation).count();
        let alone = d.customers.iter().filter(|c| c.kind == Kind::Person && c.organisation.is_none()).count();
        assert!((65..=75).contains(&firms) && (20..=45).contains(&alone), "{firms} {alone}");
        let regions: BTreeSet<Region> = d.customers.iter().filter_map(|c| c.region).collect();
        assert_eq!(regions.len(), 7);
        let industries: BTreeSet<&str> = d.customers.iter().map(|c| c.industry.as_str()).collect();
        assert!(industries.len() > 20);
        let stages: BTreeMap<Stage, usize> = d.customers.iter().fold(BTreeMap::new(), |mut m, c| {
            *m.entry(c.stage).or_default() += 1;
            m
        });
        assert!(stages.len() == 4 && stages.values().all(|n| *n > 15), "{stages:?}");
        for c in &d.customers {
            assert!(c.demo && !c.phones.is_empty());
            assert!(c.organisation.is_none_or(|id| ids.contains(&id)));
            assert!(c.facts.iter().all(|f| f.learned_on.is_some_and(|day| day <= today)));
            // A form accepts what the demo made.
            let mut copy = c.clone();
            CustomerDraft::of(c).write_to(&mut copy).unwrap();
            assert_eq!(copy, *c);
        }
        let with = |what: fn(&changliu::domain::Customer) -> bool| d.customers.iter().filter(|c| what(c)).count();
        assert!(with(|c| !c.tags.is_empty()) > 100);
        assert!(with(|c| !c.interests.is_empty()) > 40);
        assert!(with(|c| !c.family.is_empty()) > 20);
        assert!(with(|c| !c.facts.is_empty()) > 80);
        assert!(with(|c| !c.notes.is_empty()) > 100);
        let soon =
            d.customers.iter().flat_map(|c| c.coming_dates(today)).filter(|(day, _)| day.days_since(today) <= 10);
        assert!(soon.count() >= 10);
    }
}

#[test]
fn nobody_can_be_reached() {
    let all = demo(4).customers.into_iter().chain(bench(4, 500));
    for c in all {
        for p in &c.phones {
            let digits = phone_digits(&p.number);
            let mobile = digits.starts_with("15400") && digits.len() == 11;
            let landline = digits.starts_with('0') && p.number.contains("-00") && (10..=12).contains(&digits.len());
            assert!(mobile || landline, "{}", p.number);
        }
        assert!(c.emails.iter().all(|e| e.address.ends_with(".example.com")));
        assert!(c.website.is_empty() || c.website.ends_with(".example.com"));
    }
}

#[test]
fn logs_and_actions_fit_their_customers() {
    let now: Timestamp = "2026-11-21T06:30:00.000Z".parse().unwrap();
    for seed in 0..5 {
        fitting(&demo(seed), today(), now);
    }
}

fn fitting(d: &Demo, today: Day, now: Timestamp) {
    {
        let customers: BTreeMap<Id, _> = d.customers.iter().map(|c| (c.id, c)).collect();
        assert!(d.logs.len() > 500, "{}", d.logs.len());
        let mut sales: BTreeMap<Id, Vec<Timestamp>> = BTreeMap::new();
        for log in &d.logs {
            let customer = customers[&log.customer];
            assert!(log.at <= now && log.created_at <= now && log.at >= customer.created_at);
            assert!(now.millis() - log.at.millis() < 200 * 86_400_000);
            assert!(log.contact.is_none_or(|id| customers[&id].organisation == Some(log.customer)));
            assert!(!log.text.contains(['{', '}']) && !log.text.is_empty(), "{}", log.text);
            if log.kind == LogKind::Sale {
                sales.entry(log.customer).or_default().push(log.at);
            }
        }
        for c in d.customers.iter().filter(|c| c.organisation.is_none()) {
            let sales = sales.get(&c.id).map_or(0, Vec::len);
            let fits = match c.stage {
                Stage::Potential => sales == 0,
                Stage::New => sales == 1 && c.stage_since.is_some(),
                Stage::Established | Stage::Loyal => c.stage_since.is_some(),
            };
            assert!(fits, "{:?} with {sales} sales", c.stage);
        }
        // Hardly a text comes twice.
        let texts: HashSet<&str> = d.logs.iter().map(|l| l.text.as_str()).collect();
        assert!(texts.len() * 100 >= d.logs.len() * 92, "{} of {}", texts.len(), d.logs.len());
        let open = d.actions.iter().filter(|a| a.done_at.is_none());
        let (mut late, mut now_due, mut coming) = (0, 0, 0);
        for a in open {
            assert!(a.customer.is_some_and(|id| customers.contains_key(&id)));
            assert!(!a.title.contains(['{', '}']));
            match a.due.days_since(today) {
                n if n < 0 => late += 1,
                0 => now_due += 1,
                _ => coming += 1,
            }
        }
        let done = d.actions.iter().filter(|a| a.done_at.is_some()).count();
        assert!(
            (5..=40).contains(&late) && now_due >= 5 && coming >= 25 && done >= 60,
            "{late} {now_due} {coming} {done}"
        );
        assert!(d.actions.iter().all(|a| a.done_at.is_none_or(|at| at <= now && at >= a.created_at)));
        assert!(d.actions.iter().any(|a| a.follow_up_day == Some(7) && a.done_at.is_none()));
    }
}

#[test]
fn bench_customers_are_about_a_kilobyte() {
    let all: Vec<_> = bench(1, 2000).collect();
    let bytes: usize = all.iter().map(|c| serde_json::to_vec(c).unwrap().len()).sum();
    assert!((900..1200).contains(&(bytes / all.len())), "{}", bytes / all.len());
    assert!(all.is_sorted_by_key(|c| c.id));
    assert_eq!(all, bench(1, 2000).collect::<Vec<_>>());
    assert_eq!(bench(1, 3).collect::<Vec<_>>(), all[..3]);
}

#[test]
fn the_generator_is_splitmix64() {
    // Reference values of Vigna's splitmix64.c for seed 1234567.
    let mut rng = Rng::new(1_234_567);
    assert_eq!([rng.word(), rng.word()], [6_457_827_717_110_365_317, 3_203_168_211_198_807_973]);
    assert!((0..1000).all(|_| rng.below(7) < 7));
    assert!((0..1000).all(|_| (-3..=3).contains(&rng.between(-3, 3))));
}
