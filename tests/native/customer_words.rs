//! The words of customers: every stored field has a name, values are said in words.

use changliu::domain::{Action, Collection, Customer, Id, LogEntry, LogKind, Timestamp};
use changliu::i18n::customers::{self as words, Context, value_words};
use changliu::i18n::{Lang, Text};
use serde_json::{Value, json};

fn fields<T: schemars::JsonSchema>() -> Vec<String> {
    let schema = serde_json::to_value(schemars::schema_for!(T)).unwrap();
    schema["properties"].as_object().unwrap().keys().cloned().collect()
}

/// The words of a field of one collection, by its path.
type Words = fn(&str) -> Option<Text>;

#[test]
fn every_field_has_a_name() {
    let tables: [(Vec<String>, Words); 3] = [
        (fields::<Customer>(), words::customer_field),
        (fields::<LogEntry>(), words::log_field),
        (fields::<Action>(), words::action_field),
    ];
    for (names, label) in tables {
        assert!(names.len() > 8);
        for name in names {
            let text = label(&format!("/{name}")).unwrap_or_else(|| panic!("no name for {name}"));
            assert!(!text.zh.is_empty() && !text.en.is_empty(), "{name}");
        }
    }
    assert_eq!(words::customer_field("/phones/0/number"), words::customer_field("/phones"));
    assert_eq!(words::customer_field("/of_another_version"), None);
}

fn said(lang: Lang, collection: Collection, path: &str, value: Value) -> String {
    let name_of = |_: Id| Some("衡信机电".to_owned());
    let context = Context { lang, name_of: &name_of, offset_at: &|_: Timestamp| 480 };
    value_words(&context, collection, path, Some(&value))
}

#[test]
fn values_in_words() {
    use Collection::{Actions, Customers, Logs};
    for (collection, path, value, zh, en) in [
        (Customers, "/stage", json!("loyal"), "忠实客户", "Loyal"),
        (Customers, "/stage", json!("of a later version"), "of a later version", "of a later version"),
        (Customers, "/tags", json!(["茶", "酒"]), "茶、酒", "茶, 酒"),
        (Customers, "/birthday", json!("--03-04"), "3月4日", "4 Mar"),
        (Customers, "/birthday", json!("1985-03-04"), "1985-03-04", "1985-03-04"),
        (Customers, "/demo", json!(true), "是", "yes"),
        (Customers, "/organisation", json!("01930000-0000-7000-8000-000000000000"), "衡信机电", "衡信机电"),
        (Customers, "/phones", json!([{"kind":"mobile","number":"138"}]), "手机 138", "Mobile 138"),
        (Logs, "/kind", json!("visit"), "拜访", "Visit"),
        (Logs, "/at", json!("2026-11-21T01:30:00.000Z"), "2026-11-21 09:30", "2026-11-21 09:30"),
        (Actions, "/due", json!("2026-11-21"), "2026-11-21", "2026-11-21"),
        (Customers, "/newer", json!({"a": 1}), "{\"a\":1}", "{\"a\":1}"),
    ] {
        assert_eq!(said(Lang::Zh, collection, path, value.clone()), zh);
        assert_eq!(said(Lang::En, collection, path, value), en);
    }
    let none = |_: Id| None;
    let context = Context { lang: Lang::Zh, name_of: &none, offset_at: &|_: Timestamp| 0 };
    assert_eq!(value_words(&context, Customers, "/title", None), "（空）");
}

#[test]
fn the_next_step_is_named_after_the_entry() {
    assert_eq!(words::next_title(Lang::Zh, LogKind::Call, ""), "电话跟进");
    assert_eq!(words::next_title(Lang::Zh, LogKind::Call, "要报价\n下周"), "电话跟进：要报价");
    assert_eq!(words::excerpt("一二三四五", 5), "一二三四五");
    assert_eq!(words::excerpt("一二三四五六", 5), "一二三四五…");
}
