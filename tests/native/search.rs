//! Pinyin, queries, highlighting, the order of names.

use changliu::domain::Customer;
use changliu::domain::customers::{Kind, Name, Phone, PhoneKind};
use changliu::domain::pinyin::{readings, spell, token_text};
use changliu::domain::search::{HighlightKind, Query, cmp_names, fold, highlight};
use changliu::domain::{Id, Timestamp};
use proptest::prelude::*;

fn spelled(name: &str, person: bool) -> String {
    spell(name, person).iter().map(|s| token_text(s.tokens[0])).collect::<Vec<_>>().join(" ")
}

fn customer(name: &str) -> Customer {
    Customer::new(Id::NIL, Timestamp::default(), Id::NIL, Kind::Person, Name::parse(name).unwrap())
}

#[test]
fn readings_most_usual_first() {
    #[track_caller]
    fn check(c: char, expected: &str) {
        assert_eq!(readings(c).collect::<Vec<_>>().join(" "), expected, "{c}");
    }
    check('中', "zhong");
    check('行', "xing hang");
    check('吕', "lv");
    check('女', "nv");
    check('略', "lve");
    check('乐', "le yue");
    check('喆', "zhe");
    check('a', "");
    check('の', "");
    check('、', "");
    let known = ('\u{4E00}'..='\u{9FFF}').filter(|c| readings(*c).next().is_some()).count();
    assert!(known > 20_900, "{known}");
}

#[test]
fn surnames_are_read_as_surnames() {
    #[track_caller]
    fn check(name: &str, expected: &str) {
        assert_eq!(spelled(name, true), expected, "{name}");
    }
    check("单雄信", "shan xiong xin");
    check("曾国强", "zeng guo qiang");
    check("解晓东", "xie xiao dong");
    check("仇英", "qiu ying");
    check("区志航", "ou zhi hang");
    check("查良", "zha liang");
    check("尉迟恭", "yu chi gong");
    check("尉健", "wei jian");
    check("长孙无忌", "zhang sun wu ji");
    check("万俟卨", "mo qi xie");
    check("万家宝", "wan jia bao");
    check("单于", "chan yu");
    check("任盈盈", "ren ying ying");
    check("朴正秀", "piao zheng xiu");
    check("翟天", "zhai tian");
    check("盖伦", "ge lun");
    check("周明远", "zhou ming yuan");
    check("阿里·Ali３", "a li a l i 3");
    assert_eq!(spelled("单县重庆银行", false), "shan xian chong qing yin hang");
    assert_eq!(spelled("长江工行", false), "chang jiang gong xing");
}

#[test]
fn a_query_finds() {
    #[track_caller]
    fn check(query: &str, name: &str, expected: bool) {
        assert_eq!(Query::parse(query).matches(&customer(name), None), expected, "{query} in {name}");
    }
    for query in [
        "zhoumy",
        "zmy",
        "zhoumingy",
        "mingyuan",
        "zhou ming",
        "ZMY",
        "ｚｍｙ",
        "明",
        "远 周",
        "my",
        "y",
        "zhoumingyuan",
    ] {
        check(query, "周明远", true);
    }
    for query in ["zy", "zhouyuan", "zhu", "mingzhou", "zhoumingyuann", "周远", "ou", "z x"] {
        check(query, "周明远", false);
    }
    check("xian", "西安", true);
    check("xi'an", "西安", true);
    check("lvbu", "吕布", true);
    check("lubu", "吕布", true);
    check("lübu", "吕布", true);
    check("nvwa", "女娲", true);
    check("shanxx", "单雄信", true);
    check("danxx", "单雄信", true);
    check("chongqing", "重庆", true);
    check("k12jy", "K12教育", true);
    check("3mzg", "3M中国", true);
    check("zhongguoshenzhen", "中国（深圳）", true);
    check("siemens", "Siemens 西门子", true);
    check("mens", "Siemens 西门子", true);
    check("", "周明远", true);
    check("  ", "周明远", true);
}

#[test]
fn digits_find_phones() {
    #[track_caller]
    fn check(query: &str, number: &str, expected: bool) {
        let mut c = customer("周明远");
        c.phones.push(Phone { kind: PhoneKind::Mobile, number: number.to_owned(), extra: Default::default() });
        let query = Query::parse(query);
        assert_eq!(query.matches(&c, None), expected, "{query:?} in {number}");
        assert_eq!(!highlight(number, &query, HighlightKind::Phone).is_empty(), expected);
    }
    let number = "+86 138-0000-1234";
    for query in
        ["138", "1234", "1380000", "138 0000 1234", "138-0000", "+8613800001234", "+86 138", "1 38", "00001", "１３８"]
    {
        check(query, number, true);
    }
    for query in ["1", "139", "+86 139", "8613", "12345", "138x"] {
        check(query, number, false);
    }
    check("07558200", "(0755) 8200 1234 转 801", true);
    check("801", "(0755) 8200 1234 转 801", true);
}

#[test]
fn highlights() {
    #[track_caller]
    fn check(text: &str, query: &str, kind: HighlightKind, expected: &str) {
        let mut marked = text.to_owned();
        for r in highlight(text, &Query::parse(query), kind).iter().rev() {
            marked.insert(r.end, ']');
            marked.insert(r.start, '[');
        }
        assert_eq!(marked, expected);
    }
    use HighlightKind::*;
    check("周明远", "zmy", Name, "[周明远]");
    check("周明远", "ming", Name, "周[明]远");
    check("周明远", "明远", Name, "周[明远]");
    check("周明远", "zhou yuan", Name, "[周]明[远]");
    check("周明远", "ming", Text, "周明远");
    check("中国（深圳）", "zgsz", Name, "[中国]（[深圳]）");
    check("江苏苏州", "苏", Name, "江[苏苏]州");
    check("ABC Ａｂc", "abc", Text, "[ABC] [Ａｂc]");
    check("+86 138-0000-1234", "3800001", Phone, "+86 1[38-0000-1]234");
    check("138 0000 1234", "138 1234", Phone, "[138] 0000 [1234]");
    check("", "x", Text, "");
}

#[test]
fn names_in_order() {
    let sorted = [
        "360",
        "3M",
        "Bob",
        "白雪",
        "包容",
        "Bank of China",
        "曾国强",
        "长江",
        "Zoom",
        "张三",
        "张三丰",
        "张伟",
        "周明远",
        "周明月",
        "朱七",
        "あ",
        "——",
    ];
    let mut names = sorted.to_vec();
    names.reverse();
    names.sort_by(|a, b| cmp_names(a, b));
    // Letters stand before the syllables that begin with them.
    let expected = [
        "360",
        "3M",
        "Bank of China",
        "Bob",
        "白雪",
        "包容",
        "长江",
        "Zoom",
        "曾国强",
        "张三",
        "张三丰",
        "张伟",
        "周明远",
        "周明月",
        "朱七",
        "あ",
        "——",
    ];
    assert_eq!(names, expected);
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        "[\u{4E00}-\u{9FA5}]{2,4}",
        "[单曾解仇区查尉迟长孙万俟重庆银行音乐女略吕]{1,6}",
        "[a-zA-Z0-9ＡｂÉß\u{4E00}-\u{4E50} ·（）]{1,12}",
        "\\PC{1,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_000))]

    #[test]
    fn part_of_a_name_finds_it(text in name(), from in 0usize..12, len in 1usize..12) {
        let part: String = text.chars().skip(from).take(len).collect();
        if let Ok(parsed) = Name::parse(&text) {
            let c = customer(parsed.as_str());
            // Name::parse folds runs of white space only.
            prop_assert!(Query::parse(&part).matches(&c, None), "{part:?} in {text:?}");
        }
    }

    #[test]
    fn beginnings_of_its_pinyin_find_a_name(text in "[\u{4E00}-\u{9FA5}单曾解仇区查乐]{1,6}", cut in 1usize..40, short in any::<u32>()) {
        for person in [true, false] {
            let syllables: Vec<&str> = spell(&text, person).iter().map(|s| token_text(s.tokens[0])).collect();
            if syllables.iter().any(|s| s.is_empty()) {
                continue;
            }
            let whole = syllables.concat();
            let typed = &whole[..cut.min(whole.len())];
            prop_assert!(Query::parse(typed).matches(&customer(&text), None), "{typed} for {text}");
            // Any mix of initials and full syllables too.
            let mix: String = syllables.iter().enumerate().map(|(i, s)| if short >> i & 1 == 1 { &s[..1] } else { s }).collect();
            prop_assert!(Query::parse(&mix).matches(&customer(&text), None), "{mix} for {text}");
        }
    }

    #[test]
    fn what_is_found_is_highlighted(text in name(), query in prop_oneof![name(), "[a-z0-9 +-]{1,6}", "[a-z]{1,3}"], number in "[0-9 +()-]{0,16}") {
        let query = Query::parse(&query);
        let Ok(parsed) = Name::parse(&text) else { return Ok(()) };
        let mut c = customer(parsed.as_str());
        c.phones.push(Phone { kind: PhoneKind::Mobile, number: number.clone(), extra: Default::default() });
        let all = [(c.name.as_str(), HighlightKind::Name), (&number, HighlightKind::Phone), (&text, HighlightKind::Text)];
        let mut any = false;
        for (text, kind) in all {
            let ranges = highlight(text, &query, kind);
            any |= !ranges.is_empty();
            let mut last = None;
            for r in ranges {
                prop_assert!(text.get(r.clone()).is_some_and(|s| !s.is_empty()));
                prop_assert!(last.is_none_or(|end| end < r.start));
                last = Some(r.end);
            }
        }
        if query.matches(&c, None) {
            prop_assert!(any || query.is_empty());
        }
    }

    #[test]
    fn folding_twice_changes_nothing_in_width_or_case(text in "\\PC{0,20}") {
        let once = fold(&text);
        prop_assert!(!once.chars().any(|c| c.is_control()));
        prop_assert_eq!(once.split_whitespace().count() == 0, Query::parse(&text).is_empty());
    }

    #[test]
    fn names_have_one_order(a in name(), b in name(), c in name()) {
        use std::cmp::Ordering::*;
        prop_assert_eq!(cmp_names(&a, &b), cmp_names(&b, &a).reverse());
        prop_assert_eq!(cmp_names(&a, &a), Equal);
        if cmp_names(&a, &b) != Greater && cmp_names(&b, &c) != Greater {
            prop_assert!(cmp_names(&a, &c) != Greater);
        }
    }
}
