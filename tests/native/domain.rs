//! Rules of the domain: time, drafts, phone numbers, entities.

use crate::sample::{at, id, letters};
use changliu::domain::actions::Due;
use changliu::domain::customers::{
    Customer, CustomerDraft, DateDraft, DraftError, FactDraft, FamilyDraft, Field, InterestKind, Kind, Name, PhoneKind,
    PlaceKind, RowDraft, Source, SpecialDate, Stage, Tag, TextError, is_email, parse_yearly, phone_digits,
};
use changliu::domain::record::Record;
use changliu::domain::time::{ClockTime, YearlyDay};
use changliu::domain::{Action, Collection, Day, Id, Timestamp};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::{Value, json};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

#[test]
fn timestamps() {
    let check = |text: &str, expected: Option<&str>| {
        let read = text.parse::<Timestamp>().map(|t| t.to_string());
        assert_eq!(read.ok().as_deref(), expected, "{text}");
    };
    check("2026-11-21T12:34:56.789Z", Some("2026-11-21T12:34:56.789Z"));
    check("2026-11-21T12:34:56Z", Some("2026-11-21T12:34:56.000Z"));
    check("2026-11-21T12:34:56.7899Z", Some("2026-11-21T12:34:56.789Z"));
    check("2026-11-21T20:34:56.789+08:00", Some("2026-11-21T12:34:56.789Z"));
    check("2026-11-21t12:34:56z", Some("2026-11-21T12:34:56.000Z"));
    check("2016-12-31T23:59:60Z", Some("2017-01-01T00:00:00.000Z"));
    check("1969-12-31T23:59:59.9999Z", Some("1969-12-31T23:59:59.999Z"));
    check("0000-01-01T00:00:00Z", Some("0000-01-01T00:00:00.000Z"));
    check("9999-12-31T23:59:59.999Z", Some("9999-12-31T23:59:59.999Z"));
    check("9999-12-31T23:59:59.999-01:00", None);
    check("0000-01-01T00:00:00+01:00", None);
    for bad in [
        "",
        "2026-11-21",
        "2026-11-21T12:34:56",
        "2026-13-01T00:00:00Z",
        "2026-02-29T00:00:00Z",
        "2026-11-21T24:00:00Z",
        "yesterday",
        "２０２６-11-21T12:34:56Z",
    ] {
        check(bad, None);
    }
    assert_eq!(Timestamp::from_millis(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
    assert_eq!(Timestamp::from_millis(i64::MIN).to_string(), "0000-01-01T00:00:00.000Z");
    assert_eq!(Timestamp::from_millis(5).plus_millis(i64::MAX).to_string(), "9999-12-31T23:59:59.999Z");
}

#[test]
fn days_and_clock_times_of_a_point_in_time() {
    let check = |text: &str, offset: i32, expected_day: &str, clock: &str| {
        let time: Timestamp = text.parse().unwrap();
        assert_eq!(
            (time.day(offset).to_string().as_str(), time.clock_time(offset).to_string().as_str()),
            (expected_day, clock),
            "{text} {offset}"
        );
    };
    check("2026-11-21T15:59:59.999Z", 480, "2026-11-21", "23:59");
    check("2026-11-21T16:00:00.000Z", 480, "2026-11-22", "00:00");
    check("2026-11-21T16:00:00.000Z", 0, "2026-11-21", "16:00");
    check("2026-01-01T00:10:00.000Z", -300, "2025-12-31", "19:10");
    check("2024-02-28T18:30:00.000Z", 330, "2024-02-29", "00:00");
    check("1960-01-01T00:00:30.000Z", 345, "1960-01-01", "05:45");
    check("1969-12-31T23:59:59.999Z", 0, "1969-12-31", "23:59");
    check("9999-12-31T23:59:59.999Z", 480, "9999-12-31", "07:59");
    check("0000-01-01T00:00:00.000Z", -60, "0000-01-01", "23:00");
}

#[test]
fn days() {
    for good in ["2026-11-21", "2024-02-29", "0000-01-01", "9999-12-31"] {
        assert_eq!(day(good).to_string(), good);
    }
    for bad in [
        "",
        "2026-2-1",
        "2026-02-29",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "20260101",
        "+026-01-01",
        "2026-01-1 ",
        "2026/01/01",
        "２０-01-01",
        "2026-01-01T",
        "年-01-01",
    ] {
        assert!(bad.parse::<Day>().is_err(), "{bad}");
    }
    let moved = |from: &str, by: i32| day(from).plus_days(by).to_string();
    assert_eq!(moved("2026-11-30", 1), "2026-12-01");
    assert_eq!(moved("2024-02-28", 1), "2024-02-29");
    assert_eq!(moved("2026-01-01", -1), "2025-12-31");
    assert_eq!(moved("9999-12-31", 1), "9999-12-31");
    assert_eq!(moved("0000-01-01", -1), "0000-01-01");
    assert_eq!(moved("2026-01-01", i32::MIN), "2026-01-01");
    assert_eq!(day("2026-11-21").weekday(), 5);
    assert_eq!(day("2026-11-23").weekday(), 0);
    for (text, week) in [
        ("2026-01-01", 1),
        ("2025-12-29", 1),
        ("2024-12-31", 1),
        ("2026-12-31", 53),
        ("2027-01-03", 53),
        ("2026-11-21", 47),
    ] {
        assert_eq!(day(text).iso_week(), week, "{text}");
    }
    assert_eq!(Day::EPOCH.epoch_days(), 0);
    assert_eq!(Day::from_epoch_days(-1).map(|d| d.to_string()).as_deref(), Some("1969-12-31"));
    assert_eq!(Day::from_epoch_days(i32::MAX), None);
    assert_eq!(day("2026-03-01").days_since(day("2024-03-01")), 730);
}

#[test]
fn yearly_days_come_back() {
    let check = |what: &str, from: &str, next: &str, age: Option<u32>| {
        let yearly: YearlyDay = what.parse().unwrap();
        assert_eq!(yearly.to_string(), what);
        assert_eq!(yearly.next(day(from)).to_string(), next, "{what} after {from}");
        assert_eq!(yearly.age_on(day(next)), age, "{what} on {next}");
    };
    check("1985-03-04", "2026-03-04", "2026-03-04", Some(41));
    check("1985-03-04", "2026-03-05", "2027-03-04", Some(42));
    check("--03-04", "2026-12-31", "2027-03-04", None);
    check("--12-31", "2026-12-31", "2026-12-31", None);
    check("--01-01", "2026-12-31", "2027-01-01", None);
    // Born on 29 February: kept on the 28th in common years.
    check("2000-02-29", "2026-02-28", "2026-02-28", Some(26));
    check("2000-02-29", "2026-03-01", "2027-02-28", Some(27));
    check("2000-02-29", "2027-03-01", "2028-02-29", Some(28));
    check("2000-02-29", "2028-02-28", "2028-02-29", Some(28));
    check("2000-02-29", "2028-03-01", "2029-02-28", Some(29));
    check("--02-29", "1899-12-31", "1900-02-28", None);
    check("--02-29", "2000-01-01", "2000-02-29", None);
    // Those born on the 28th keep the 28th in leap years.
    check("1999-02-28", "2028-02-28", "2028-02-28", Some(29));
    check("1999-02-28", "2028-02-29", "2029-02-28", Some(30));
    for bad in ["", "02-29", "--02-30", "--13-01", "1985-02-29", "--3-4", "---03-04", "1985-03-04 "] {
        assert!(bad.parse::<YearlyDay>().is_err(), "{bad}");
    }
    let age = |born: &str, on: &str| born.parse::<YearlyDay>().unwrap().age_on(day(on));
    assert_eq!(age("1985-03-04", "2026-03-03"), Some(40));
    assert_eq!(age("1985-03-04", "1985-03-04"), Some(0));
    assert_eq!(age("1985-03-04", "1985-03-03"), None);
    assert_eq!(age("1985-03-04", "1984-12-31"), None);
    assert_eq!(age("2000-02-29", "2001-02-27"), Some(0));
    assert_eq!(age("2000-02-29", "2001-02-28"), Some(1));
}

#[test]
fn special_dates_once_and_every_year() {
    let check = |what: &str, yearly: bool, from: &str, next: Option<&str>| {
        let date = SpecialDate { label: "x".into(), day: what.parse().unwrap(), yearly, extra: Default::default() };
        assert_eq!(date.next(day(from)).map(|d| d.to_string()).as_deref(), next, "{what} {yearly} {from}");
    };
    check("2027-02-28", false, "2026-11-21", Some("2027-02-28"));
    check("2027-02-28", false, "2027-02-28", Some("2027-02-28"));
    check("2027-02-28", false, "2027-03-01", None);
    check("1998-05-18", true, "2026-11-21", Some("2027-05-18"));
    check("2024-02-29", true, "2026-01-01", Some("2026-02-28"));
    check("2024-02-29", false, "2024-02-01", Some("2024-02-29"));
    let mut customer = Customer::new(id(1), at(0), id(2), Kind::Person, Name::parse("n").unwrap());
    customer.birthday = Some("--03-01".parse().unwrap());
    customer.dates = [("2026-12-01", false), ("2020-01-05", true), ("2020-01-05", false)]
        .map(|(d, yearly)| SpecialDate { label: d.into(), day: d.parse().unwrap(), yearly, extra: Default::default() })
        .into();
    let coming: Vec<_> =
        customer.coming_dates(day("2026-11-21")).into_iter().map(|(d, date)| (d.to_string(), date.is_some())).collect();
    assert_eq!(coming, [("2026-12-01".into(), true), ("2027-01-05".into(), true), ("2027-03-01".into(), false)]);
}

#[test]
fn clock_times() {
    for (text, minutes) in [("00:00", 0), ("09:30", 570), ("23:59", 1439)] {
        let time: ClockTime = text.parse().unwrap();
        assert_eq!((time.minutes(), time.to_string().as_str()), (minutes, text));
    }
    for bad in ["", "24:00", "9:30", "09:60", "09:3", "-1:00", "09：30", "+9:30", "09:30:00"] {
        assert!(bad.parse::<ClockTime>().is_err(), "{bad}");
    }
    assert!(ClockTime::new(u32::MAX, 0).is_none());
}

#[test]
fn where_an_action_stands() {
    let today = day("2026-03-01");
    let check = |due: &str, expected: Due| assert_eq!(Due::on(day(due), today), expected, "{due}");
    check("2026-02-28", Due::Overdue { days: 1 });
    check("2026-03-01", Due::Today);
    check("2026-03-04", Due::Coming { days: 3 });
    check("0000-01-01", Due::Overdue { days: 740_041 });
    assert!(Due::Overdue { days: 1 } < Due::Today && Due::Today < Due::Coming { days: 1 });
}

#[test]
fn digits_of_phone_numbers() {
    let check = |text: &str, expected: &str| assert_eq!(phone_digits(text), expected, "{text}");
    check("138 0013 8000", "13800138000");
    check("+86 138 0013 8000", "13800138000");
    check("＋８６ １３８ ００１３ ８０００", "13800138000");
    check("(+86)13800138000", "13800138000");
    check("0086-138-0013-8000", "13800138000");
    check("0512-6789 0123", "051267890123");
    check("+86 512 6789 0123", "51267890123");
    check("86 3321", "863321");
    check("8613800", "8613800");
    check("+1 (212) 555-0100", "12125550100");
    check("0086 12", "008612");
    check("转 8 分机", "8");
    check("", "");
    check("电话", "");
}

#[test]
fn email_addresses() {
    for good in ["a@b.cn", "first.last+tag@sub.example.com", "王@例子.中国", "o'neil@x.ie", "a@b.c.d"] {
        assert!(is_email(good), "{good}");
    }
    let long = format!("{}@b.cn", "a".repeat(250));
    for bad in [
        "",
        "a",
        "a@",
        "@b.cn",
        "a@b",
        "a@b.",
        "a@.cn",
        "a@@b.cn",
        "a@b@c.cn",
        "a b@c.cn",
        "a@b .cn",
        "<a@b.cn>",
        "a@b.cn,c@d.cn",
        "a@b..cn",
        "a@b.cn\n",
        "a\u{3000}@b.cn",
        &long,
    ] {
        assert!(!is_email(bad), "{bad:?}");
    }
}

#[test]
fn yearly_days_as_people_write_them() {
    let check = |text: &str, expected: Option<&str>| {
        assert_eq!(parse_yearly(text).map(|d| d.to_string()).as_deref(), expected, "{text}");
    };
    for text in [
        "1985-03-04",
        "1985-3-4",
        "1985/3/4",
        "1985.03.04",
        "1985年3月4日",
        "1985年3月4号",
        "1985 3 4",
        "19850304",
        " 1985-03-04 ",
    ] {
        check(text, Some("1985-03-04"));
    }
    for text in ["03-04", "3-4", "3/4", "3月4日", "3月4号", "--03-04", "3.4", "3月4"] {
        check(text, Some("--03-04"));
    }
    check("2-29", Some("--02-29"));
    check("2024-2-29", Some("2024-02-29"));
    // Full-width digits and separators, as a Chinese keyboard writes them.
    check("１９８５年３月４日", Some("1985-03-04"));
    check("１９８５－０３－０４", Some("1985-03-04"));
    check("３／４", Some("--03-04"));
    for bad in [
        "",
        "3",
        "2-30",
        "2023-2-29",
        "13-1",
        "85-3-4",
        "1985-3",
        "3-4-1985",
        "abc",
        "3-4x",
        "1985-03-04-05",
        "198503041",
        "4294967299-3-4",
        "1985-4294967299-4",
        "----",
        "年月日",
    ] {
        check(bad, None);
    }
}

#[test]
fn names_and_tags() {
    let check = |text: &str, expected: Result<&str, TextError>| {
        assert_eq!(Name::parse(text).as_ref().map(Name::as_str).map_err(|e| *e), expected, "{text:?}");
    };
    check("王小明", Ok("王小明"));
    check("  Li \t\n Lei\u{3000}x ", Ok("Li Lei x"));
    check("", Err(TextError::Empty));
    check(" \u{3000}\n", Err(TextError::Empty));
    let long = "长".repeat(200);
    check(&long, Ok(&long));
    check(&format!("{long}长"), Err(TextError::TooLong { max: 200 }));
    assert_eq!(Tag::parse(&"a".repeat(41)), Err(TextError::TooLong { max: 40 }));
    assert!(serde_json::from_value::<Name>(json!(" ")).is_err(), "nor from a file");
}

fn row<K>(kind: K, text: &str) -> RowDraft<K> {
    RowDraft { kind, text: text.into(), extra: Default::default() }
}

fn new_customer() -> Customer {
    Customer::new(id(1), at(0), id(2), Kind::Person, Name::parse("old").unwrap())
}

#[test]
fn a_draft_becomes_a_customer() {
    let draft = CustomerDraft {
        name: "  王  小明 ".into(),
        alias: " 小王 ".into(),
        organisation: Some(id(9)),
        stage: Stage::Loyal,
        phones: vec![row(PhoneKind::Mobile, " 138 0013 8000 "), row(PhoneKind::Work, "  ")],
        emails: vec![row(PlaceKind::Work, " a@b.cn ")],
        birthday: "3月4日".into(),
        dates: vec![
            DateDraft { label: "合同".into(), day: "2027-02-28".into(), once: true, ..DateDraft::default() },
            DateDraft { once: true, ..DateDraft::default() },
            DateDraft { label: "纪念".into(), day: "5-18".into(), ..DateDraft::default() },
        ],
        family: vec![FamilyDraft { relation: "女儿".into(), ..FamilyDraft::default() }, FamilyDraft::default()],
        interests: vec![row(InterestKind::Sport, " 羽毛球 "), row(InterestKind::Other, "")],
        tags: vec![" 重点 ".into(), "".into(), "重点".into(), "华东".into()],
        notes: " 一\n二 \n".into(),
        facts: vec![
            FactDraft {
                about: "x".into(),
                source: Some(Source::Event),
                learned_on: " 2026-11-05 ".into(),
                ..FactDraft::default()
            },
            FactDraft { about: "y".into(), source: Some(Source::Event), ..FactDraft::default() },
            FactDraft::default(),
        ],
        ..CustomerDraft::default()
    };
    let mut customer = new_customer();
    customer.extra.insert("x".into(), json!(1));
    customer.demo = true;
    assert_eq!(draft.write_to(&mut customer), Ok(()));
    let value = serde_json::to_value(&customer).unwrap();
    assert_eq!(
        value,
        json!({
            "id": id(1), "created_at": at(0), "updated_at": at(0), "device": id(2),
            "kind": "person", "name": "王 小明", "alias": "小王", "organisation": id(9), "stage": "loyal",
            "phones": [{"kind": "mobile", "number": "138 0013 8000"}],
            "emails": [{"kind": "work", "address": "a@b.cn"}],
            "birthday": "--03-04",
            "dates": [{"label": "合同", "day": "2027-02-28", "yearly": false}, {"label": "纪念", "day": "--05-18", "yearly": true}],
            "family": [{"relation": "女儿"}],
            "interests": [{"kind": "sport", "text": "羽毛球"}],
            "tags": ["重点", "华东"], "notes": "一\n二",
            "facts": [{"about": "x", "source": "event", "learned_on": "2026-11-05"}, {"about": "y", "source": "event"}],
            "demo": true, "x": 1,
        })
    );
    // And back into the form: saving an untouched form changes nothing.
    let mut again = customer.clone();
    assert_eq!(CustomerDraft::of(&customer).write_to(&mut again), Ok(()));
    assert_eq!(again, customer);
    // An organisation has no gender and belongs to none; nobody belongs to themselves.
    let draft = CustomerDraft { kind: Kind::Organisation, ..draft };
    assert_eq!(draft.write_to(&mut customer), Ok(()));
    assert_eq!((customer.organisation, customer.gender), (None, None));
    let draft = CustomerDraft { kind: Kind::Person, organisation: Some(id(1)), ..draft };
    assert_eq!(draft.write_to(&mut customer), Ok(()));
    assert_eq!(customer.organisation, None);
}

#[test]
fn all_errors_of_a_draft_in_the_order_of_the_form() {
    let long = "长".repeat(201);
    let draft = CustomerDraft {
        name: " ".into(),
        alias: long.clone(),
        new_organisation: long.clone(),
        phones: vec![
            row(PhoneKind::Mobile, "138 0013 8000"),
            row(PhoneKind::Mobile, "12"),
            row(PhoneKind::Mobile, &"1".repeat(21)),
            row(PhoneKind::Mobile, "电话"),
        ],
        emails: vec![row(PlaceKind::Work, ""), row(PlaceKind::Work, "a@b")],
        birthday: "2-30".into(),
        dates: vec![
            DateDraft { day: "3-4".into(), ..DateDraft::default() },
            DateDraft { label: "x".into(), ..DateDraft::default() },
            DateDraft { label: "x".into(), day: "3-4".into(), once: true, ..DateDraft::default() },
            DateDraft { label: "x".into(), day: "3-4".into(), ..DateDraft::default() },
        ],
        family: vec![
            FamilyDraft { name: "朵朵".into(), ..FamilyDraft::default() },
            FamilyDraft { note: "n".into(), ..FamilyDraft::default() },
        ],
        tags: vec!["a".repeat(41)],
        facts: vec![
            FactDraft { note: "n".into(), ..FactDraft::default() },
            FactDraft { about: "x".into(), ..FactDraft::default() },
            FactDraft {
                about: "x".into(),
                source: Some(Source::Other),
                learned_on: "3-4".into(),
                ..FactDraft::default()
            },
            FactDraft { learned_on: "2026-11-05".into(), ..FactDraft::default() },
        ],
        ..CustomerDraft::default()
    };
    let errors = draft.write_to(&mut new_customer()).unwrap_err();
    let max = 200;
    assert_eq!(
        errors,
        [
            (Field::Name, DraftError::Missing),
            (Field::Alias, DraftError::TooLong { max }),
            (Field::Organisation, DraftError::TooLong { max }),
            (Field::Phone(1), DraftError::Phone),
            (Field::Phone(2), DraftError::Phone),
            (Field::Phone(3), DraftError::Phone),
            (Field::Email(1), DraftError::Email),
            (Field::Birthday, DraftError::Day),
            (Field::Date(0), DraftError::Label),
            (Field::Date(1), DraftError::Day),
            (Field::Date(2), DraftError::Day),
            (Field::Family(0), DraftError::Label),
            (Field::Family(1), DraftError::Label),
            (Field::Tags, DraftError::TooLong { max: 40 }),
            (Field::Fact(0), DraftError::Label),
            (Field::Fact(1), DraftError::Source),
            (Field::Fact(2), DraftError::Day),
            // A row with nothing but a day is not thrown away silently.
            (Field::Fact(3), DraftError::Label),
        ]
    );
    let name = |name: String| CustomerDraft { name, ..CustomerDraft::default() }.write_to(&mut new_customer());
    assert_eq!(name(long), Err(vec![(Field::Name, DraftError::TooLong { max })]));
}

#[test]
fn a_draft_survives_being_stored() {
    let draft =
        CustomerDraft { name: "half".into(), phones: vec![row(PhoneKind::Work, "1")], ..CustomerDraft::default() };
    let text = serde_json::to_string(&draft).unwrap();
    assert_eq!(serde_json::from_str::<CustomerDraft>(&text).unwrap(), draft);
    // An older or newer form: what is missing is empty, what is unknown is no error.
    assert_eq!(serde_json::from_value::<CustomerDraft>(json!({"name": "half", "new_field": 1})).unwrap().name, "half");
}

#[test]
fn records_lie_below_their_parents() {
    let action = |customer: Value| {
        let value = json!({"id": id(3), "created_at": at(0), "updated_at": at(0), "device": id(1), "customer": customer, "kind": "task", "title": "", "due": "2026-01-01"});
        serde_json::from_value::<Action>(value).unwrap().cluster_key()
    };
    assert_eq!(action(json!(id(2))), format!("{}/{}", id(2), id(3)));
    assert_eq!(action(Value::Null), format!("{}/{}", Id::NIL, id(3)));
    assert_eq!(new_customer().cluster_key(), id(1).to_string());
    for collection in Collection::ALL {
        assert_eq!(Collection::from_name(collection.name()), Some(collection));
        assert_eq!(serde_json::to_value(collection).unwrap(), json!(collection.name()));
    }
    assert!(Collection::from_name("deals").is_none());
}

#[test]
fn ids_sort_by_time() {
    let (early, late) = (Id::from_parts(1, [255; 10]), Id::from_parts(2, [0; 10]));
    assert!(early < late && early.to_string() < late.to_string());
    assert_eq!(early.to_string().parse(), Ok(early));
    assert_eq!(early.to_string().as_bytes()[14], b'7');
    assert!("01938a5e-0000-7000-8000-00000000000".parse::<Id>().is_err());
    assert!(Id::NIL.is_nil());
}

proptest! {
    #![proptest_config(Config { cases: 1000, failure_persistence: None, ..Config::default() })]

    #[test]
    fn times_sort_like_their_texts(a in any::<i64>(), b in -100_000_000_000_000i64..300_000_000_000_000) {
        let (a, b) = (Timestamp::from_millis(a), Timestamp::from_millis(b));
        prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        prop_assert_eq!(a.to_string().parse(), Ok(a));
    }

    #[test]
    fn day_and_time_of_day_agree(ms in 0i64..4_000_000_000_000, offset in -840..840i32) {
        let time = Timestamp::from_millis(ms);
        let minutes = i64::from(time.day(offset).epoch_days()) * 1440 + i64::from(time.clock_time(offset).minutes());
        prop_assert_eq!(minutes, ms.div_euclid(60_000) + i64::from(offset));
    }

    #[test]
    fn moving_days_and_back(start in 0..700_000i32, by in -20_000..20_000i32) {
        let start = Day::from_epoch_days(start).unwrap();
        let moved = start.plus_days(by);
        prop_assert_eq!(moved.days_since(start), by);
        prop_assert_eq!(moved.plus_days(-by), start);
        prop_assert_eq!(moved.to_string().parse(), Ok(moved));
        prop_assert_eq!(start.cmp(&moved), start.to_string().cmp(&moved.to_string()));
    }

    #[test]
    fn a_yearly_day_comes_within_a_year(month in 1..13u32, dom in 1..32u32, from in 0..700_000i32) {
        let Some(yearly) = YearlyDay::new(None, month, dom) else { return Ok(()) };
        let from = Day::from_epoch_days(from).unwrap();
        let next = yearly.next(from);
        prop_assert!((0..366).contains(&next.days_since(from)), "{} {} {}", yearly, from, next);
        prop_assert!((next.month(), next.day()) == (month, dom) || (month, dom, next.month(), next.day()) == (2, 29, 2, 28));
    }

    #[test]
    fn nothing_panics_on_any_text(text in any::<String>(), dates in letters("0129-/. 年月日--Z:T", 0..12)) {
        for text in [&text, &dates] {
            let _ = (text.parse::<Timestamp>(), text.parse::<Day>(), text.parse::<YearlyDay>(), text.parse::<ClockTime>(), text.parse::<Id>());
            let _ = (parse_yearly(text), is_email(text), phone_digits(text), Name::parse(text), Tag::parse(text));
        }
    }

    #[test]
    fn what_a_yearly_day_is_shown_as_can_be_read(year in prop::option::of(0..10_000i32), month in 1..13u32, dom in 1..32u32) {
        let Some(yearly) = YearlyDay::new(year, month, dom) else { return Ok(()) };
        prop_assert_eq!(parse_yearly(&yearly.to_string()), Some(yearly));
        prop_assert_eq!(parse_yearly(yearly.to_string().trim_start_matches("--")), Some(yearly));
        prop_assert_eq!(yearly.to_string().parse(), Ok(yearly));
    }

    #[test]
    fn a_form_left_as_it_is_changes_nothing(entity in crate::sample::entity()) {
        let changliu::formats::backup::Entity::Customer(customer) = entity else { return Ok(()) };
        // As the form writes it the first time (its texts trimmed, rows without content dropped) it stays.
        let mut once = (*customer).clone();
        let mut draft = CustomerDraft::of(&customer);
        draft.phones.clear();
        prop_assume!(draft.write_to(&mut once).is_ok());
        let mut twice = once.clone();
        prop_assert_eq!(CustomerDraft::of(&once).write_to(&mut twice), Ok(()));
        prop_assert_eq!(twice, once);
    }
}
