//! Backups: writing, reading, and everything that can be wrong with a file.

use crate::sample::{GOLDEN, NOW, entities, letters, read, read_in, write};
use changliu::domain::Collection;
use changliu::formats::backup::{Counts, Place, ReadError, Reason, Shape, Unreadable, WriteError, Writer};
use proptest::prelude::*;
use proptest::test_runner::Config;

/// A file with these lists (JSON), and true counts only where told so.
fn file(customers: &str) -> String {
    format!("{{\"format\":\"changliu\",\"version\":1,\n\"customers\":[{customers}]}}")
}

fn good(n: u8) -> String {
    format!(
        r#"{{"id":"01938a5e-0000-7000-8000-0000000000{n:02x}","created_at":"2026-11-02T01:30:00.000Z","updated_at":"2026-11-02T01:30:00.000Z","device":"01938a5e-0000-7000-8000-0000000000ff","kind":"person","name":"王小明"}}"#
    )
}

#[test]
fn golden_file_of_version_1_is_read_and_written_back_byte_for_byte() {
    let (outcome, summary) = read(GOLDEN.as_bytes());
    let summary = summary.unwrap();
    assert_eq!(outcome.ignored, Vec::<String>::new());
    assert_eq!(outcome.unreadable.len(), 3, "{:#?}", outcome.unreadable);
    assert!(outcome.unreadable.iter().all(|u| u.reason == Reason::Carried), "{:#?}", outcome.unreadable);
    assert_eq!(outcome.unreadable[1].raw, b"{\"id\":\"\xff\xfe\"}");
    assert_eq!(outcome.unreadable[2].key, b"\x80no tab");
    assert_eq!(summary.header.counts, Some(Counts { customers: 4, logs: 3, actions: 3, history: 6 }));
    let back = write(&outcome.records, &outcome.unreadable, &summary.header.exported_at.unwrap().to_string());
    assert_eq!(String::from_utf8(back).unwrap(), GOLDEN);
}

#[test]
fn golden_file_is_in_the_order_of_cluster_keys() {
    let records = read(GOLDEN.as_bytes()).0.records;
    let keys: Vec<_> = records.iter().map(|r| (r.collection(), r.cluster_key())).collect();
    assert!(keys.is_sorted(), "{keys:#?}");
}

#[test]
fn layout_is_one_record_a_line() {
    let empty = String::from_utf8(write(&[], &[], NOW)).unwrap();
    assert_eq!(
        empty,
        "{\"format\":\"changliu\",\"version\":1,\"exported_at\":\"2026-11-21T12:34:56.789Z\",\
         \"counts\":{\"customers\":0,\"logs\":0,\"actions\":0,\"history\":0},\n\
         \"customers\":[],\n\"logs\":[],\n\"actions\":[],\n\"history\":[],\n\"unreadable\":[]}\n"
    );
    assert!(read(empty.as_bytes()).1.is_ok());
}

#[test]
fn writer_refuses_a_file_that_contradicts_itself() {
    let start = |counts| {
        let mut out = Vec::new();
        (Writer::new(counts, NOW.parse().unwrap(), &mut out), out)
    };
    let (mut writer, mut out) = start(Counts { customers: 1, ..Counts::default() });
    writer.record(Collection::Logs, b"{}", &mut out).unwrap();
    assert!(matches!(writer.record(Collection::Customers, b"{}", &mut out), Err(WriteError::Order)));
    let error = writer.finish(&mut out).unwrap_err();
    assert!(matches!(error, WriteError::Counts { collection: Collection::Customers, declared: 1, written: 0 }));
}

#[test]
fn readers_tolerance() {
    let check = |text: &str, expected: usize| {
        let (outcome, summary) = read(text.as_bytes());
        let summary = summary.unwrap_or_else(|e| panic!("{e}\n{text}"));
        assert_eq!(outcome.unreadable, [], "{text}");
        assert_eq!(outcome.records.len(), expected, "{text}");
        assert_eq!(summary.found.total(), expected as u64);
        outcome
    };
    check(&file(&good(1)), 1);
    // A byte order mark, white space, other line ends.
    check(&format!("\u{feff}  {}\r\n\t", file(&good(1)).replace('\n', "\r\n")), 1);
    // Pretty-printed, keys in alphabetical order: what it is stands at the end.
    let value: serde_json::Value = serde_json::from_str(GOLDEN).unwrap();
    let pretty = serde_json::to_string_pretty(&value).unwrap();
    assert!(pretty.find("\"customers\"") < pretty.find("\"version\""));
    let (mut sorted, summary) = read(pretty.as_bytes());
    summary.unwrap();
    let (golden, _) = read(GOLDEN.as_bytes());
    sorted.records.sort_by_key(|r| r.collection());
    assert_eq!(sorted.records, golden.records);
    // Escapes in keys.
    check(&file(&good(1)).replace("customers", "\\u0063ustomers").replace("\"name\"", "\"n\\u0061me\""), 1);
    // Fields we do not know are told, whatever is in them; lists may be missing.
    let more = file(&good(1)).replace("{\"format\"", "{\"more\":{\"a\":[1,\"]}\",{}]},\"mo\\nre\":1e5,\"format\"");
    assert_eq!(check(&more, 1).ignored, ["more", "mo\nre"]);
    check(&file(""), 0);
    // A strange time of export does not matter.
    check(&file(&good(1)).replace("\"version\"", "\"exported_at\":\"yesterday\",\"version\""), 1);
}

#[test]
fn what_spoils_the_whole_file() {
    let at = |line, column, offset| Place { line, column, offset };
    let check = |text: &str, expected: ReadError| {
        for sizes in [&[][..], &[1], &[7, 2]] {
            let (_, result) = read_in(text.as_bytes(), sizes);
            assert_eq!(result.as_ref().err(), Some(&expected), "{text:?}");
        }
    };
    let p = |s: &str| s.to_owned();
    check("", ReadError::Empty);
    check(" \n", ReadError::Empty);
    check("\u{feff}", ReadError::Empty);
    check("PK\u{3}\u{4}", ReadError::NotJson);
    check("姓名,电话", ReadError::NotJson);
    check("\0", ReadError::NotJson);
    check("[1]", ReadError::NotOurs { found: None });
    check("{}", ReadError::NotOurs { found: None });
    check(r#"{"version":7,"customers":[{}]}"#, ReadError::NotOurs { found: None });
    check(r#"{"version":7,"format":"other"}"#, ReadError::NotOurs { found: Some(p("other")) });
    check(r#"{"format":7}"#, ReadError::NotOurs { found: None });
    check(r#"{"format":"changliu","version":2,"customers":5}"#, ReadError::Newer { found: 2, known: 1 });
    check(r#"{"version":99999999999,"format":"changliu"}"#, ReadError::Newer { found: 99_999_999_999, known: 1 });
    let shape = |pointer: &str, place, expected| ReadError::Shape { pointer: p(pointer), place, expected };
    check(r#"{"format":"changliu"}"#, shape("/version", at(1, 22, 21), Shape::Version));
    check(r#"{"format":"changliu","version":"1"}"#, shape("/version", at(1, 32, 31), Shape::Version));
    check(r#"{"format":"changliu","version":0}"#, shape("/version", at(1, 32, 31), Shape::Version));
    check(r#"{"format":"changliu","counts":[]}"#, shape("/counts", at(1, 31, 30), Shape::Counts));
    check("{\"logs\":\n {}}", shape("/logs", at(2, 2, 10), Shape::List));
    check("{\"logs\":[],\"logs\":[]}", ReadError::Twice { pointer: p("/logs"), place: at(1, 12, 11) });
    check("{\"a/b\":1,\"a\\/b\":1}", ReadError::Twice { pointer: p("/a~1b"), place: at(1, 10, 9) });
    check(&format!("{}x", file("")), ReadError::TrailingData { place: at(2, 16, 49) });
    check(&format!("{}\n\0", file("")), ReadError::TrailingData { place: at(3, 1, 50) });
    check(&format!("{}{}", file(""), file("")), ReadError::TrailingData { place: at(2, 16, 49) });
    let syntax = |pointer: &str, place, expected| ReadError::Syntax { pointer: p(pointer), place, expected };
    check("{\"姓\":1 2}", syntax("/姓", at(1, 8, 9), "a comma or the end"));
    check("{,}", syntax("", at(1, 2, 1), "a key or the end"));
    check("{\"a\":1,}", syntax("", at(1, 8, 7), "a key"));
    check("{\"a\" 1}", syntax("/a", at(1, 6, 5), "a colon"));
    check("{\"a\":\0}", syntax("/a", at(1, 6, 5), "a value"));
    check("{\"logs\":[1,]}", syntax("/logs/1", at(1, 12, 11), "a value"));
    check("{\"logs\":[1 1]}", syntax("/logs/0", at(1, 12, 11), "a comma or the end of the list"));
    check("{\"logs\":[{\"a\":[1,{]}]}", syntax("/logs/0/a/1", at(1, 19, 18), "the bracket that fits"));
    check("{\"\\ud800\":1}", syntax("", at(1, 2, 1), "a key that is text"));
    let text = file(&format!("\n{},\n{}", good(1), good(2).replace("明\"", "明")));
    let place = at(4, text.lines().last().unwrap().chars().count() as u64 + 1, text.len() as u64);
    // The missing quotation mark makes the rest of the file a text, up to the next line.
    check(&format!("{text}\n"), ReadError::UnclosedText { pointer: p("/customers/1/name"), place });
    let deep = "[".repeat(65);
    let place = at(2, 78, 111);
    check(&file(&deep), ReadError::TooDeep { pointer: format!("/customers/0{}", "/0".repeat(64)), place, limit: 64 });
    // A skipped field has the limits too.
    let place = at(1, 70, 69);
    check(&format!("{{\"a\":{deep}"), ReadError::TooDeep { pointer: p("/a"), place, limit: 64 });
    let full = file(&good(1));
    let counted =
        full.replace("\"version\"", "\"counts\":{\"customers\":2,\"logs\":0,\"actions\":0,\"history\":0},\"version\"");
    let collection = Collection::Customers;
    check(&counted, ReadError::Counts { collection, declared: 2, found: 1 });
    for cut in 1..full.len() {
        let result = read(&full.as_bytes()[..cut]).1;
        assert!(matches!(result, Err(ReadError::Truncated { place, .. }) if place.offset == cut as u64), "{cut}");
    }
    let cut = full.find("小明").unwrap();
    let place = at(2, 212, full[..cut].len() as u64);
    check(&full[..cut], ReadError::Truncated { pointer: p("/customers/0/name"), place });
}

#[test]
fn one_record_that_is_too_large() {
    let text = file(&format!("{},{{\"notes\":\"{}\"}}", good(1), "长".repeat(12 << 20)));
    for size in [1 << 16, 5 << 20, 1 << 30] {
        let (outcome, result) = read_in(text.as_bytes(), &[size]);
        assert_eq!(outcome.records.len(), 1);
        let Err(ReadError::TooLarge { pointer, place, limit }) = result else { panic!("{result:?}") };
        assert_eq!((pointer.as_str(), place.line, limit), ("/customers/1", 2, 32 << 20));
    }
}

#[test]
fn what_spoils_one_record_only() {
    let check = |bad: &[u8], reason: Reason, pointer: &str, line: u64| {
        let text = file(&format!("\n{},\n@,\n{}\n", good(1), good(2)));
        let (before, after) = text.split_once('@').unwrap();
        let text = [before.as_bytes(), bad, after.as_bytes()].concat();
        let (outcome, summary) = read(&text);
        let bad = String::from_utf8_lossy(bad);
        assert_eq!(summary.as_ref().map(|s| (s.found.customers, s.unreadable)), Ok((3, 1)), "{bad}");
        assert_eq!(outcome.records.len(), 2, "{bad}");
        let [u] = outcome.unreadable.as_slice() else { panic!("{:?}", outcome.unreadable) };
        assert_eq!((&u.reason, u.pointer.as_str()), (&reason, format!("/customers/1{pointer}").as_str()), "{bad}");
        assert_eq!(u.place.line, line + 4, "{bad}");
        let kept = String::from_utf8_lossy(&u.raw).into_owned();
        assert_eq!(kept, bad.replace('\n', " "));
        assert!(u.key.starts_with(b"~"));
        // What is kept is exported, imported and kept again as it is.
        let again = read(&write(&outcome.records, &outcome.unreadable, NOW)).0;
        assert_eq!((&again.unreadable[0].key, &again.unreadable[0].raw), (&u.key, &u.raw));
        assert_eq!(again.records, outcome.records);
    };
    let with = |from: &str, to: &str| {
        let text = good(3);
        assert!(text.contains(from), "{from}");
        text.replace(from, to).into_bytes()
    };
    let value = |s: &str| Reason::Value(s.to_owned());
    let syntax = |s: &str| Reason::Syntax(s.to_owned());
    let name = "\"name\":\"王小明\"";
    check(b"17", Reason::NotAnObject, "", 0);
    check(b"\"{\"", Reason::NotAnObject, "", 0);
    check(b"[{}]", Reason::NotAnObject, "", 0);
    check(b"null", Reason::NotAnObject, "", 0);
    check(b"nul", syntax("EOF while parsing a value"), "", 0);
    check(b"nuls", syntax("expected ident"), "", 0);
    check(b"{}", Reason::Missing("id".into()), "", 0);
    check(&with(&format!(",{name}"), ""), Reason::Missing("name".into()), "", 0);
    check(&with(name, "\n\n\"name\":7"), value("invalid type: integer `7`, expected a string"), "/name", 2);
    check(&with(name, "\"name\":\" \""), value("must not be empty"), "/name", 0);
    check(&with(name, "\"name\":{}"), value("invalid type: map, expected a string"), "/name", 0);
    check(
        &with("\"kind\":\"person\"", "\"kind\":\"robot\""),
        value("unknown variant `robot`, expected `organisation` or `person`"),
        "/kind",
        0,
    );
    check(
        &with(name, &format!("{name},\"stage_since\":\"2026-02-30\"")),
        value("not a calendar day (YYYY-MM-DD): 2026-02-30"),
        "/stage_since",
        0,
    );
    check(
        &with("2026-11-02T01:30:00.000Z\",\"dev", "yesterday\",\"dev"),
        value("not an RFC 3339 time: yesterday"),
        "/updated_at",
        0,
    );
    let phones =
        |rows: &str| with(name, &format!("{name},\"phones\":[{{\"kind\":\"home\",\"number\":\"1\"}},{rows}],\"x\":1"));
    check(&phones("{\"kind\":\"home\"}"), Reason::Missing("number".into()), "/phones/1", 0);
    check(
        &phones("{\"kind\":\"home\",\"number\":[]}"),
        value("invalid type: sequence, expected a string"),
        "/phones/1/number",
        0,
    );
    check(&phones("\"123\""), value("invalid type: string \"123\", expected struct Phone"), "/phones/1", 0);
    check(&with("{\"id\"", "{\"id\":1,\"id\""), Reason::RepeatedKey("id".into()), "/id", 0);
    check(&with(name, &format!("{name},\"x\":{{\"a\":1,\"\\u0061\":2}}")), Reason::RepeatedKey("a".into()), "/x/a", 0);
    let many = (0..200).map(|i| format!("\"k{i}\":0,")).collect::<String>();
    check(&with(name, &format!("{many}{name},\"k150\":0")), Reason::RepeatedKey("k150".into()), "/k150", 0);
    for number in ["9007199254740993", "-9007199254740993", "1e16", "123456789012345678901234567890", "1e999", "-1E400"]
    {
        check(&with(name, &format!("{name},\"x\":[0,{number}]")), Reason::Number, "/x/1", 0);
    }
    check(&with("王", "\\u0000"), Reason::Nul, "/name", 0);
    check(&with(name, &format!("{name},\"\\u0000\":1")), Reason::Nul, "/\0", 0);
    check(&with("王", "\0"), syntax("control character (\\u0000-\\u001F) found while parsing a string"), "/name", 0);
    check(&with("王", "\t"), syntax("control character (\\u0000-\\u001F) found while parsing a string"), "/name", 0);
    check(&with("王", "\\ud83d\\u0041"), syntax("lone leading surrogate in hex escape"), "/name", 0);
    check(&with("王", "\\ude00"), syntax("lone leading surrogate in hex escape"), "/name", 0);
    check(&with("王", "\\x"), syntax("invalid escape"), "/name", 0);
    check(&with(name, &format!("{name},")), syntax("trailing comma"), "", 0);
    check(&with("\"kind\":", "\"kind\" "), syntax("expected `:`"), "/kind", 0);
    check(&with(":\"person\"", ":NaN"), syntax("expected value"), "/kind", 0);
    check(&with(":\"person\"", ":'person'"), syntax("expected value"), "/kind", 0);
    check(&with(name, &format!("{name},\"x\":01")), syntax("invalid number"), "/x", 0);
    let mut bytes = good(3).into_bytes();
    let name_at = bytes.windows(3).position(|w| w == "小".as_bytes()).unwrap();
    bytes[name_at] = 0xFF;
    check(&bytes, Reason::NotUtf8, "/name", 0);
    // Depth up to the limit is fine for us; the record only lacks its fields.
    check(format!("{}{}", "[".repeat(64), "]".repeat(64)).as_bytes(), Reason::NotAnObject, "", 0);
}

#[test]
fn a_record_that_is_there_twice_is_kept_aside() {
    let check = |ids: &[u8], repeated: &[usize]| {
        let records: Vec<_> =
            ids.iter().enumerate().map(|(i, n)| good(*n).replace("王小明", &format!("n{i}"))).collect();
        let (outcome, summary) = read(file(&records.join(",")).as_bytes());
        let found: Vec<_> =
            outcome.unreadable.iter().map(|u| (u.reason.clone(), u.pointer.clone(), lossy(&u.raw))).collect();
        let expected: Vec<_> =
            repeated.iter().map(|i| (Reason::Repeated, format!("/customers/{i}"), records[*i].clone())).collect();
        assert_eq!(found, expected, "{ids:?}");
        assert_eq!(summary.map(|s| (s.found.customers, s.unreadable)), Ok((ids.len() as u64, repeated.len() as u64)));
    };
    check(&[1, 2, 3], &[]);
    check(&[3, 1, 2], &[]);
    check(&[1, 1], &[1]);
    check(&[1, 2, 1, 3, 2, 4], &[2, 4]);
    check(&[3, 2, 1, 1, 2, 3], &[3, 4, 5]);
    // The same id in another list is another record.
    let log =
        r#""kind":"call","customer":"01938a5e-0000-7000-8000-000000000001","at":"2026-11-02T01:30:00.000Z","text":"""#;
    let logs = good(1).replace(r#""kind":"person","name":"王小明""#, log);
    let both = file(&good(1)).replace("]}", &format!("],\"logs\":[{logs}]}}"));
    assert_eq!(read(both.as_bytes()).0.records.len(), 2);
}

#[test]
fn entries_of_the_list_of_unreadable_lines() {
    let check = |entry: &str, collection, key: &[u8], raw: &str| {
        let text = format!("{{\"format\":\"changliu\",\"version\":1,\"unreadable\":[{entry}]}}");
        let (outcome, summary) = read(text.as_bytes());
        assert_eq!(summary.map(|s| s.unreadable), Ok(1));
        let u = &outcome.unreadable[0];
        assert_eq!((u.collection, &u.key[..key.len()]), (collection, key), "{entry}");
        assert_eq!((String::from_utf8_lossy(&u.raw).as_ref(), &u.reason), (raw, &Reason::Carried));
        assert!(!u.key.iter().any(u8::is_ascii_control), "a block's line would break");
    };
    check(r#"{"collection":"logs","key":"k","raw":"{\"a"}"#, Collection::Logs, b"k", "{\"a");
    check(r#"{"collection":"logs","key":"k","raw":"a\nb"}"#, Collection::Logs, b"k", "a b");
    check(r#"{"collection":"logs","key":"k\tx","raw":"a"}"#, Collection::Logs, b"~", "a");
    check(r#"{"collection":"logs","key":"k\nx","raw":"a"}"#, Collection::Logs, b"~", "a");
    check(r#"{"collection":"logs","key":"","raw":"a"}"#, Collection::Logs, b"~", "a");
    check(r#"{"collection":"logs","key":"k","raw":"YQ==","encoding":"base64"}"#, Collection::Logs, b"k", "a");
    // What is no such entry is kept whole.
    for entry in
        [r#"{"collection":"logs","key":"k","raw":"?","encoding":"base64"}"#, r#"{"collection":"deals"}"#, "1", "{"]
    {
        if entry != "{" {
            check(entry, Collection::Customers, b"~", entry);
        }
    }
}

fn cases(n: u32) -> Config {
    Config { cases: n, failure_persistence: None, ..Config::default() }
}

/// A valid file, damaged: cut, bytes flipped, ranges doubled, dropped or moved, nested deeply, numbers blown up.
fn damaged() -> impl Strategy<Value = File> {
    let tokens = prop::sample::select(vec![
        "\"",
        "\\",
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\n",
        "\0",
        "\u{feff}",
        "null",
        "1e999",
        "99999999999999999999",
        "\\ud800",
        "\"version\":2,",
        "\"customers\":[",
        "\"id\":1,",
        "{\"a\":{\"a\":",
        "[[[[[[[[[[[[[[[[[[[[[[[[[",
    ]);
    let edit = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0..7u8, any::<u8>(), tokens);
    (entities(), prop::bool::weighted(0.1), prop::collection::vec(edit, 0..5)).prop_map(|(records, golden, edits)| {
        let mut file = if golden { GOLDEN.as_bytes().to_vec() } else { write(&records, &[], NOW) };
        for (a, b, what, byte, token) in edits {
            if file.is_empty() {
                break;
            }
            let (a, b) = (a.index(file.len()), b.index(file.len()));
            let (from, to) = (a.min(b), a.max(b));
            match what {
                0 => file.truncate(a),
                1 => file[a] = byte,
                2 => file[a] ^= 1 << (byte % 8),
                3 => drop(file.splice(a..a, token.bytes())),
                4 => drop(file.drain(from..to.min(from + usize::from(byte)))),
                5 => {
                    let part = file[from..to.min(from + usize::from(byte))].to_vec();
                    drop(file.splice(b..b, part));
                }
                _ => drop(file.splice(a..a, token.repeat(usize::from(byte)).into_bytes())),
            }
        }
        File(file)
    })
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Shown as text when a test fails.
struct File(Vec<u8>);

impl std::fmt::Debug for File {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&lossy(&self.0))
    }
}

/// Holds for every input whatever: no panic, the same for every size of chunks, and nothing is lost.
fn holds_for_any_input(file: &[u8], sizes: &[usize]) -> Result<(), TestCaseError> {
    let whole = read(file);
    let parts = read_in(file, sizes);
    prop_assert_eq!(&whole, &parts);
    let (outcome, result) = whole;
    if let Ok(summary) = &result {
        let of = |c| outcome.records.iter().filter(|r| r.collection() == c).count() as u64;
        let records: u64 = Collection::ALL.into_iter().map(of).sum();
        prop_assert_eq!(summary.unreadable, outcome.unreadable.len() as u64);
        let carried = outcome.unreadable.iter().filter(|u| u.reason == Reason::Carried).count() as u64;
        prop_assert_eq!(summary.found.total(), records + summary.unreadable - carried);
        // What was read and reported makes a file that gives the same again.
        let again = read(&write(&outcome.records, &outcome.unreadable, NOW));
        prop_assert!(again.1.is_ok(), "{:?}", again.1);
        prop_assert_eq!(again.0.unreadable.len(), outcome.unreadable.len());
        for (a, b) in again.0.unreadable.iter().zip(&outcome.unreadable) {
            let kept = |u: &Unreadable| (u.collection, lossy(&u.key), lossy(&u.raw));
            prop_assert_eq!(kept(a), kept(b));
        }
        let mut records = outcome.records;
        records.sort_by_key(|r| r.collection());
        prop_assert_eq!(again.0.records, records);
    }
    if let Some(place) = result.as_ref().err().and_then(ReadError::place) {
        prop_assert!(place.offset <= file.len() as u64);
        let before = &file[..place.offset as usize];
        prop_assert_eq!(place.line, 1 + before.iter().filter(|b| **b == b'\n').count() as u64);
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(12_000))]
    #[test]
    fn hostile_files(file in damaged(), sizes in prop::collection::vec(1..200usize, 1..5)) {
        holds_for_any_input(&file.0, &sizes)?;
    }
}

proptest! {
    #![proptest_config(cases(4_000))]
    #[test]
    fn arbitrary_bytes(bytes in prop::collection::vec(any::<u8>(), 0..300).prop_map(File), sizes in prop::collection::vec(1..9usize, 1..5)) {
        holds_for_any_input(&bytes.0, &sizes)?;
    }
    #[test]
    fn json_like(text in letters("{}[]\",:\\ \n01eE.+-trufalsn\u{feff}王", 0..120), sizes in prop::collection::vec(1..9usize, 1..5)) {
        holds_for_any_input(format!("{{\"format\":\"changliu\",\"version\":1,\"customers\":[{text}").as_bytes(), &sizes)?;
        holds_for_any_input(format!("{{{text}").as_bytes(), &sizes)?;
    }
}

proptest! {
    #![proptest_config(cases(1_000))]
    #[test]
    fn export_import_export(records in entities(), sizes in prop::collection::vec(1..3000usize, 1..4)) {
        let file = write(&records, &[], NOW);
        let (outcome, summary) = read_in(&file, &sizes);
        prop_assert!(summary.is_ok(), "{:?}", summary);
        prop_assert_eq!(&outcome.unreadable, &[]);
        prop_assert_eq!(&outcome.records, &records);
        prop_assert_eq!(write(&outcome.records, &outcome.unreadable, NOW), file);
    }
}
