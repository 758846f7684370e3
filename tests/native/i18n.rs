//! Words and the way numbers and days are written.

use changliu::domain::Day;
use changliu::i18n::format::{
    compact_date, count, days, file_size, full_date, heading_date, list, month_day, number, percent, relative_day,
    short_date,
};
use changliu::i18n::{Lang, TABLES, common, customers, pseudo};

fn day(s: &str) -> Day {
    Day::try_from(s.to_owned()).unwrap()
}

#[test]
fn numbers_are_grouped_by_three() {
    for (n, shown) in
        [(0, "0"), (999, "999"), (1_000, "1,000"), (1_286, "1,286"), (-86_400, "−86,400"), (12_345_678, "12,345,678")]
    {
        assert_eq!(number(n), shown);
    }
    assert_eq!(count(100_000), "100,000");
}

#[test]
fn percent_reaches_100_only_at_the_end() {
    for (part, whole, shown) in [(0, 0, "0%"), (0, 7, "0%"), (1, 3, "33%"), (999, 1_000, "99%"), (7, 7, "100%")] {
        assert_eq!(percent(part, whole), shown);
    }
}

#[test]
fn sizes_in_the_unit_that_fits() {
    for (bytes, shown) in [
        (0, "0 B"),
        (999, "999 B"),
        (1_000, "1.0 KB"),
        (82_000, "82 KB"),
        (999_960, "1.0 MB"),
        (1_250_000, "1.3 MB"),
        (10_000_000_000, "10 GB"),
        (u64::MAX, "18446744 TB"),
    ] {
        assert_eq!(file_size(bytes), shown, "{bytes}");
    }
}

#[test]
fn days_as_each_language_writes_them() {
    let d = day("2026-11-21");
    assert_eq!(full_date(d), "2026-11-21");
    assert_eq!(short_date(Lang::Zh, d), "11-21 周六");
    assert_eq!(short_date(Lang::En, d), "Sat 21 Nov");
    assert_eq!(heading_date(Lang::Zh, d), "11月21日 周六");
    assert_eq!(compact_date(Lang::Zh, day("2026-03-04"), d), "03-04");
    assert_eq!(compact_date(Lang::En, day("2026-03-04"), d), "4 Mar");
    assert_eq!(compact_date(Lang::En, day("2025-03-04"), d), "2025-03-04");
    assert_eq!(month_day(Lang::Zh, 5, 3), "5月3日");
    assert_eq!(month_day(Lang::En, 5, 3), "3 May");
}

#[test]
fn days_by_their_distance() {
    let today = day("2026-11-21");
    for (away, zh, en) in [
        (0, "今天", "today"),
        (-1, "昨天", "yesterday"),
        (1, "明天", "tomorrow"),
        (2, "后天", "in 2 d"),
        (-2, "2 天前", "2 d ago"),
        (-3, "3 天前", "3 d ago"),
        (3, "3 天后", "in 3 d"),
        (-13, "13 天前", "13 d ago"),
        (-14, "2 周前", "2 wk ago"),
        (-59, "8 周前", "8 wk ago"),
        (-91, "2 个月前", "2 mo ago"),
        (-364, "11 个月前", "11 mo ago"),
        (-365, "1 年前", "1 yr ago"),
        (800, "2 年后", "in 2 yr"),
    ] {
        let d = today.plus_days(away);
        assert_eq!(relative_day(Lang::Zh, d, today), zh, "{away}");
        assert_eq!(relative_day(Lang::En, d, today), en, "{away}");
    }
    assert_eq!(days(Lang::Zh, 91), "91 天");
    assert_eq!(days(Lang::En, 1), "1 day");
}

#[test]
fn english_has_a_plural() {
    assert_eq!(customers::n_customers(Lang::En, 0), "0 customers");
    assert_eq!(customers::n_customers(Lang::En, 1), "1 customer");
    assert_eq!(customers::n_customers(Lang::En, 1_286), "1,286 customers");
    assert_eq!(customers::n_customers(Lang::Zh, 1_286), "1,286 户");
    assert_eq!(list(Lang::Zh, &["甲".to_owned(), "乙".to_owned()]), "甲、乙");
}

#[test]
fn pseudo_is_strange_in_brackets_and_longer() {
    for (_, table) in TABLES {
        for (name, text) in *table {
            let made = text.get(Lang::Pseudo);
            assert!(made.starts_with('⟦') && made.ends_with('⟧'), "{name}: {made}");
            let (before, after) = (text.en.chars().count(), made.chars().count());
            assert!(after * 10 >= before * 12, "{name}: {made}");
        }
    }
    assert_eq!(pseudo("Save"), "⟦Sávé~⟧");
    assert!(customers::n_customers(Lang::Pseudo, 2).starts_with('⟦'));
    assert_eq!(common::SAVE.get(Lang::Pseudo), common::SAVE.get(Lang::Pseudo));
}

#[test]
fn every_text_is_there_in_both_languages() {
    for (file, table) in TABLES {
        for (name, text) in *table {
            assert!(!text.zh.trim().is_empty() && !text.en.trim().is_empty(), "{file}::{name}");
            assert_eq!(text.zh.trim(), text.zh, "{file}::{name}");
            assert_eq!(text.en.trim(), text.en, "{file}::{name}");
            // Half-width punctuation between Chinese characters is a slip of the input method.
            let chars: Vec<char> = text.zh.chars().collect();
            for pair in chars.windows(2) {
                let cjk = ('\u{4e00}'..='\u{9fff}').contains(&pair[0]);
                assert!(!(cjk && matches!(pair[1], ',' | ';' | '?' | '!' | ':')), "{file}::{name}: {}", text.zh);
            }
            // 您 is for the customer's eyes only.
            assert!(!text.zh.contains('您'), "{file}::{name}: {}", text.zh);
        }
    }
}

#[test]
fn language_of_a_first_visit() {
    for (tag, lang) in [
        (Some("zh-CN"), Lang::Zh),
        (Some("ZH-hant-TW"), Lang::Zh),
        (Some("en-GB"), Lang::En),
        (Some("de"), Lang::En),
        (Some(""), Lang::Zh),
        (None, Lang::Zh),
    ] {
        assert_eq!(Lang::from_browser(tag), lang, "{tag:?}");
    }
    for lang in [Lang::Zh, Lang::En, Lang::Pseudo] {
        assert_eq!(Lang::from_code(lang.code()), Some(lang));
    }
}
