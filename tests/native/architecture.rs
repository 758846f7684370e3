//! What the architecture promises to be absent. Each check returns what it found wrong, and is itself shown a bad
//! sample, so that it cannot fall silent.

mod source;

use source::{Source, files, has_word, project, sources};
use std::collections::BTreeSet;

/// What each layer may name of the others (`domain` → `store` → `state` → `ui`; `formats` and `i18n` beside them).
/// A path allows itself and what lies below it.
const MAY_NAME: [(&str, &[&str]); 6] = [
    ("domain", &[]),
    // What crosses the border has the stored shape's version, and its steps, which are pure.
    ("formats", &["domain", "store::migrations"]),
    ("store", &["domain"]),
    // Errors and reasons of the others get their words here, by exhaustive match.
    (
        "i18n",
        &["domain", "formats::backup", "store::StoreError", "store::directory::Unreadable", "store::snapshots::Reason"],
    ),
    // The language is a signal that lives with the words, and only the preferences set it; names of files are words.
    ("state", &["domain", "formats", "store", "i18n::Lang", "i18n::lang_untracked", "i18n::set_lang", "i18n::backup"]),
    (
        "ui",
        &[
            "domain",
            "formats",
            "i18n",
            "state",
            // Of the store no calls: only what they answer, rows, questions and errors, which are plain values.
            "store::StoreError",
            "store::RecordClash",
            "store::directory",
            "store::kv::KvError",
            "store::idb::Closed",
        ],
    ),
];

const LAYERS: [&str; 6] = ["domain", "store", "formats", "i18n", "state", "ui"];

/// The paths below `crate::` that a file names, each with its line; `use crate::{a, b::{c, d}}` is unfolded.
fn named(source: &Source) -> Vec<(usize, String)> {
    let code = &source.code;
    let mut all = Vec::new();
    for (at, _) in code.match_indices("crate::") {
        if code[..at].ends_with(['$', '_']) || code[..at].ends_with(char::is_alphanumeric) {
            continue;
        }
        let line = code[..at].matches('\n').count() + 1;
        unfold(&code[at + "crate::".len()..], String::new(), &mut |path| all.push((line, path)));
    }
    // Up and over: `super::super::store` from a file in its layer.
    for (line, text) in source.lines() {
        for layer in LAYERS.iter().filter(|l| **l != source.layer()) {
            if text.contains(&format!("super::{layer}::"))
                && source.path.matches('/').count() <= text.matches("super::").count() + 1
            {
                all.push((line, (*layer).to_owned()));
            }
        }
    }
    all
}

fn unfold(text: &str, prefix: String, found: &mut dyn FnMut(String)) -> usize {
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).unwrap_or(text.len());
    let path = format!("{prefix}{}", text[..end].trim_end_matches("::"));
    if !text[..end].ends_with("::") && end > 0 || !text[end..].starts_with('{') {
        if !path.is_empty() {
            found(path);
        }
        return end;
    }
    let prefix = if path.is_empty() { path } else { format!("{path}::") };
    let mut at = end + 1;
    loop {
        at += text[at..].len() - text[at..].trim_start_matches([' ', '\n', ',']).len();
        match text[at..].chars().next() {
            None => return at,
            Some('}') => return at + 1,
            Some(_) => {
                let step = unfold(&text[at..], prefix.clone(), found);
                // `x as y`, `*` and the like.
                at += step + text[at + step..].find([',', '}']).unwrap_or(0);
                if step == 0 && !text[at..].starts_with([',', '}']) {
                    return at;
                }
            }
        }
    }
}

fn layers(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        let Some((_, may)) = MAY_NAME.iter().find(|(layer, _)| *layer == source.layer()) else { continue };
        for (line, path) in named(source) {
            let layer = path.split("::").next().unwrap_or_default();
            let other = LAYERS.contains(&layer) && layer != source.layer();
            let allowed = may.iter().any(|m| path == *m || path.starts_with(&format!("{m}::")));
            if other && !allowed {
                wrong.push(format!("{}:{line} names crate::{path}", source.path));
            }
        }
    }
    wrong
}

/// Words that a layer must not know, with the files that may all the same.
const MUST_NOT_KNOW: [(&[&str], &[&str], &[&str]); 5] = [
    (
        &["domain", "formats", "store", "i18n"],
        &["web_sys", "js_sys", "wasm_bindgen", "leptos", "gloo", "indexed_db_futures", "console_error_panic_hook"],
        &["src/store/idb.rs", "src/store/handles.rs", "src/i18n/live.rs"],
    ),
    (
        &["domain", "formats", "i18n"],
        &["async", "await", "SystemTime", "Instant", "now", "rand", "getrandom"],
        &["src/i18n/live.rs"],
    ),
    (&["domain", "formats", "store", "i18n", "state"], &["view!", "IntoView", "AnyView"], &[]),
    (&["domain", "store"], &["Signal", "RwSignal", "Effect"], &[]),
    (&["ui"], &["indexed_db_futures", "IdbFactory", "IdbDatabase", "IdbTransaction"], &[]),
];

fn foreign_words(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        for (layers, words, except) in MUST_NOT_KNOW {
            if !layers.contains(&source.layer()) || except.iter().any(|e| source.path.starts_with(e)) {
                continue;
            }
            for (line, text) in source.lines() {
                // `now` as a variable or field is a value somebody brought; as a call it is a clock.
                let hit = |w: &&&str| if **w == "now" { text.contains("::now(") } else { has_word(text, w) };
                wrong.extend(words.iter().filter(hit).map(|w| format!("{}:{line} knows {w}", source.path)));
            }
        }
    }
    wrong
}

/// Files outside `i18n` that hold Chinese characters for another reason than to be read by a user.
const CJK_DATA: &[(&str, &str)] = &[
    ("src/domain/customers/draft.rs", "the marks that people put into dates"),
    ("src/domain/pinyin/", "characters and how they are read"),
    ("src/domain/pinyin.rs", "characters and how they are read"),
    ("src/domain/demo", "the customers of the demo"),
    ("src/domain/regions", "names of provinces and cities"),
    ("src/domain/lunar", "names of the lunar calendar"),
];

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{303F}' | '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}')
}

fn chinese(sources: &[Source]) -> Vec<String> {
    let outside = |s: &&Source| s.layer() != "i18n" && !CJK_DATA.iter().any(|(path, _)| s.path.starts_with(path));
    let found = sources.iter().filter(outside).flat_map(|s| {
        s.texts.iter().filter(|(_, t)| t.contains(is_cjk)).map(|(line, t)| format!("{}:{line} says {t:?}", s.path))
    });
    found.collect()
}

/// Ways to stop the program.
fn panics(sources: &[Source]) -> Vec<String> {
    const STOPS: [&str; 8] =
        [".unwrap()", ".expect(", ".unwrap_err()", ".expect_err(", "panic!", "todo!", "unimplemented!", "unreachable!"];
    let mut wrong = Vec::new();
    for source in sources {
        for (line, text) in source.lines() {
            let stop = STOPS.iter().filter(|s| text.contains(**s));
            wrong.extend(stop.map(|s| format!("{}:{line} has {s}", source.path)));
        }
    }
    wrong
}

/// (what is rarely exceeded, what never is), in lines without tests.
fn limits(layer: &str) -> (usize, usize) {
    if layer == "ui" { (250, 300) } else { (400, 450) }
}

fn lengths(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for layer in LAYERS {
        let (rarely, never) = limits(layer);
        let of_layer: Vec<_> = sources.iter().filter(|s| s.layer() == layer).collect();
        let long: Vec<_> = of_layer.iter().filter(|s| s.length() > rarely).collect();
        let more = |s: &&&&Source| s.length() > never;
        wrong.extend(
            long.iter().filter(more).map(|s| format!("{} has {} lines, more than {never}", s.path, s.length())),
        );
        // Rarely: one in ten.
        if long.len() * 10 > of_layer.len().max(10) {
            let names: Vec<_> = long.iter().map(|s| s.path.as_str()).collect();
            wrong.push(format!("too many files of {layer} have more than {rarely} lines: {}", names.join(", ")));
        }
    }
    wrong
}

fn module_files(paths: &[String]) -> Vec<String> {
    paths.iter().filter(|p| p.ends_with("/mod.rs")).map(|p| format!("{p}: modules are foo.rs + foo/")).collect()
}

/// Colours written as values, in a style sheet or in a text of the program.
fn raw_colour(value: &str) -> Option<String> {
    const NAMES: [&str; 18] = [
        "white", "black", "red", "green", "blue", "yellow", "gray", "grey", "orange", "purple", "pink", "brown",
        "silver", "gold", "navy", "teal", "crimson", "ivory",
    ];
    const FUNCTIONS: [&str; 9] = ["rgb", "rgba", "hsl", "hsla", "hwb", "lab", "lch", "oklab", "oklch"];
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '#');
    for word in value.split(|c: char| !is_part(c) && c != '(').flat_map(|w| w.split_inclusive('(')) {
        let hex = word.strip_prefix('#').filter(|h| matches!(h.len(), 3 | 4 | 6 | 8));
        let is_hex = hex.is_some_and(|h| h.bytes().all(|b| b.is_ascii_hexdigit()));
        if is_hex || NAMES.contains(&word) || word.strip_suffix('(').is_some_and(|f| FUNCTIONS.contains(&f)) {
            return Some(word.to_owned());
        }
    }
    None
}

fn colours_in_styles(sheets: &[(String, String)]) -> Vec<String> {
    let mut wrong = Vec::new();
    for (path, text) in sheets.iter().filter(|(path, _)| !path.ends_with("/tokens.css")) {
        let mut plain = text.clone();
        while let Some(start) = plain.find("/*") {
            let end = plain[start..].find("*/").map_or(plain.len(), |e| start + e + 2);
            let blank: String = plain[start..end].chars().filter(|c| *c == '\n').collect();
            plain.replace_range(start..end, &blank);
        }
        for (i, line) in plain.lines().enumerate() {
            // Declarations only: a selector may be called `.red`.
            for declaration in line.split(['{', ';', '}']).filter_map(|d| d.split_once(':')) {
                if let Some(colour) = raw_colour(declaration.1).filter(|_| !declaration.0.trim().is_empty()) {
                    wrong.push(format!("{path}:{} has the colour {colour}", i + 1));
                }
            }
        }
    }
    wrong
}

fn colours_in_code(sources: &[Source]) -> Vec<String> {
    let mut wrong = Vec::new();
    for source in sources {
        for (line, text) in &source.texts {
            // Words are no colours here: they are ids, classes and names.
            if let Some(colour) = raw_colour(text).filter(|c| c.starts_with('#') && c.len() > 4 || c.ends_with('(')) {
                wrong.push(format!("{}:{line} has the colour {colour}", source.path));
            }
        }
    }
    wrong
}

/// Tables of texts that the checks over all texts do not reach, and English words with Chinese in them.
fn texts_out_of_reach(sources: &[Source]) -> Vec<String> {
    let tables: BTreeSet<&str> = changliu::i18n::TABLES.iter().map(|(name, _)| *name).collect();
    let mut wrong = Vec::new();
    for source in sources.iter().filter(|s| s.layer() == "i18n" && s.path != "src/i18n.rs") {
        let name = source.path.trim_start_matches("src/i18n/").trim_end_matches(".rs").replace('/', ".");
        if source.lines().any(|(_, text)| has_word(text, "texts!")) && !tables.contains(name.as_str()) {
            wrong.push(format!("{}: its table {name} is not in TABLES", source.path));
        }
    }
    wrong
}

/// Versions that stand in two places.
fn pins(cargo_toml: &str, cargo_lock: &str, trunk_toml: &str, versions: &str) -> Vec<String> {
    let between = |text: &str, before: &str, after: &str| -> String {
        let found = text.split_once(before).and_then(|(_, rest)| rest.split_once(after));
        found.map_or_else(|| format!("nothing behind {before:?}"), |(version, _)| version.to_owned())
    };
    let equal = |what: &str, one: String, other: String| {
        (one != other).then(|| format!("{what}: {one} in one place, {other} in the other"))
    };
    let bindgen = between(cargo_lock, "name = \"wasm-bindgen\"\nversion = \"", "\"");
    let trunk = between(versions, "TRUNK_VERSION=", "\n");
    let lowest = between(trunk_toml, "trunk-version = \">=", ",");
    [
        equal("wasm-bindgen in Cargo.toml and Cargo.lock", between(cargo_toml, "\nwasm-bindgen = \"=", "\""), bindgen),
        equal(
            "wasm-opt in Trunk.toml and versions.sh",
            between(trunk_toml, "wasm_opt = \"version_", "\""),
            between(versions, "BINARYEN_VERSION=", "\n"),
        ),
        equal("trunk in Trunk.toml and versions.sh", lowest, trunk),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn none(wrong: Vec<String>) {
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn layers_use_only_those_before_them() {
    none(layers(&sources()));
    none(foreign_words(&sources()));
}

#[test]
fn words_for_users_are_in_i18n() {
    none(chinese(&sources()));
    none(texts_out_of_reach(&sources()));
}

#[test]
fn nothing_stops_the_program() {
    none(panics(&sources()));
}

#[test]
fn files_are_one_logical_part() {
    none(lengths(&sources()));
    let paths: Vec<String> = ["src", "tests"].iter().flat_map(|f| files(f, ".rs")).map(|(path, _)| path).collect();
    none(module_files(&paths));
}

#[test]
fn colours_are_tokens() {
    none(colours_in_styles(&files("style", ".css")));
    none(colours_in_code(&sources()));
}

#[test]
fn versions_agree() {
    let read = |path: &str| std::fs::read_to_string(project().join(path)).unwrap();
    none(pins(&read("Cargo.toml"), &read("Cargo.lock"), &read("Trunk.toml"), &read("tools/versions.sh")));
}

#[test]
fn there_is_something_to_check() {
    let sources = sources();
    for layer in LAYERS {
        assert!(sources.iter().filter(|s| s.layer() == layer).count() >= 2, "{layer}");
    }
    assert!(files("style", ".css").len() > 5);
    assert!(sources.iter().map(|s| named(s).len()).sum::<usize>() > 50);
}

/// Each check on a bad sample: path, code, and the checks' findings.
#[test]
fn the_checks_can_fail() {
    let check = |check: fn(&[Source]) -> Vec<String>, path: &str, code: &str, expected: &[&str]| {
        let found = check(&[Source::new(path, code)]);
        assert_eq!(found, expected, "{path}\n{code}");
    };
    check(layers, "src/domain/x.rs", "use crate::store::blocks;", &["src/domain/x.rs:1 names crate::store::blocks"]);
    check(
        layers,
        "src/domain/x.rs",
        "\nuse crate::{domain::Id, i18n::{Lang, say}, ui as u};",
        &[
            "src/domain/x.rs:2 names crate::i18n::Lang",
            "src/domain/x.rs:2 names crate::i18n::say",
            "src/domain/x.rs:2 names crate::ui",
        ],
    );
    check(layers, "src/domain/x.rs", "use super::super::store::Kv;", &["src/domain/x.rs:1 names crate::store"]);
    check(
        layers,
        "src/formats/x.rs",
        "use crate::store::{\n    migrations::PRESENT,\n    kv,\n};",
        &["src/formats/x.rs:1 names crate::store::kv"],
    );
    check(
        layers,
        "src/ui/x.rs",
        "fn f(e: crate::store::StoreError) { crate::store::Database::open() }",
        &["src/ui/x.rs:1 names crate::store::Database::open"],
    );
    check(layers, "src/ui.rs", "use crate::store::*;", &["src/ui.rs:1 names crate::store"]);
    check(
        layers,
        "src/state/x.rs",
        "crate::i18n::say(); // crate::ui::x\nlet s = \"crate::ui::x\";",
        &["src/state/x.rs:1 names crate::i18n::say"],
    );
    check(
        layers,
        "src/store/x.rs",
        "use crate::domain::{Id, record::Record};\n#[cfg(test)]\nmod tests { use crate::ui::x; }",
        &[],
    );
    check(foreign_words, "src/store/x.rs", "use web_sys::Window;", &["src/store/x.rs:1 knows web_sys"]);
    check(
        foreign_words,
        "src/domain/x.rs",
        "async fn f() { let now = Utc::now(); }",
        &["src/domain/x.rs:1 knows async", "src/domain/x.rs:1 knows now"],
    );
    check(foreign_words, "src/store/idb.rs", "use web_sys::Window; async fn f(now: u8) {}", &[]);
    check(foreign_words, "src/state/x.rs", "view! { <p/> }", &["src/state/x.rs:1 knows view!"]);
    check(
        chinese,
        "src/ui/x.rs",
        "// 注\nlet a = \"保存\"; let b = '，'; let c = \"·\";",
        &["src/ui/x.rs:2 says \"保存\""],
    );
    check(chinese, "src/state/x.rs", "let a = r#\"「\"#;", &["src/state/x.rs:1 says \"「\""]);
    check(chinese, "src/i18n/x.rs", "let a = \"保存\";", &[]);
    check(
        panics,
        "src/ui/x.rs",
        "a.unwrap(); // b.unwrap()\nc.expect(\"x\"); panic!(); todo!(); d.unwrap_or(1); \"todo!\";",
        &[
            "src/ui/x.rs:1 has .unwrap()",
            "src/ui/x.rs:2 has .expect(",
            "src/ui/x.rs:2 has panic!",
            "src/ui/x.rs:2 has todo!",
        ],
    );
    check(panics, "src/ui/x.rs", "#[cfg(test)]\nmod tests { fn f() { a.unwrap(); } }\n#[cfg(test)]\nuse x;\n", &[]);
    check(lengths, "src/ui/x.rs", &"x();\n".repeat(301), &["src/ui/x.rs has 301 lines, more than 300"]);
    check(lengths, "src/store/x.rs", &"x();\n".repeat(450), &[]);
    let many: Vec<Source> = (0..11)
        .map(|i| Source::new(&format!("src/ui/{i}.rs"), &"x();\n".repeat(if i < 2 { 251 } else { 9 })))
        .collect();
    assert_eq!(lengths(&many), ["too many files of ui have more than 250 lines: src/ui/0.rs, src/ui/1.rs"]);
    check(
        colours_in_code,
        "src/ui/x.rs",
        "let a = \"#fff\"; let b = \"fill: #1e2a30\"; let c = \"rgb(1,2,3)\"; let d = \"red\"; let e = \"#phones\";",
        &["src/ui/x.rs:1 has the colour #1e2a30", "src/ui/x.rs:1 has the colour rgb("],
    );
    check(
        texts_out_of_reach,
        "src/i18n/lost.rs",
        "texts! {\n}",
        &["src/i18n/lost.rs: its table lost is not in TABLES"],
    );
    assert_eq!(
        module_files(&["src/ui/mod.rs".into(), "src/ui/remod.rs".into()]),
        ["src/ui/mod.rs: modules are foo.rs + foo/"]
    );
    let sheet = "/* #fff */\n.red:hover { color: #FFF; }\n.a { background: var(--ink); border: 1px solid red;\n  white-space: nowrap }\n.b { fill: rgb(1 2 3); color: color-mix(in oklab, var(--a), transparent) }\n";
    let found = colours_in_styles(&[("style/x.css".into(), sheet.into()), ("style/tokens.css".into(), sheet.into())]);
    assert_eq!(
        found,
        ["style/x.css:2 has the colour #FFF", "style/x.css:3 has the colour red", "style/x.css:5 has the colour rgb("]
    );
    let lock = "name = \"wasm-bindgen\"\nversion = \"0.2.131\"\n";
    let found = pins(
        "\nwasm-bindgen = \"=0.2.130\"\n",
        lock,
        "trunk-version = \">=0.21.14, <1\"\nwasm_opt = \"version_131\"",
        "TRUNK_VERSION=0.21.15\nBINARYEN_VERSION=132\n",
    );
    assert_eq!(
        found,
        [
            "wasm-bindgen in Cargo.toml and Cargo.lock: 0.2.130 in one place, 0.2.131 in the other",
            "wasm-opt in Trunk.toml and versions.sh: 131 in one place, 132 in the other",
            "trunk in Trunk.toml and versions.sh: 0.21.14 in one place, 0.21.15 in the other",
        ]
    );
    assert_eq!(pins("", "", "", "").len(), 3, "a missing pin is told");
}
