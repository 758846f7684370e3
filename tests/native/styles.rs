//! The style sheets agree with themselves: no name that is nowhere defined, one dark theme and not two.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

fn files(dir: &str, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut dirs = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(dir)];
    while let Some(dir) = dirs.pop() {
        for entry in fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if path.extension().is_some_and(|e| e == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn custom_properties(text: &str, before: &str, after: &[char]) -> BTreeSet<String> {
    text.match_indices(before)
        .filter_map(|(at, _)| {
            let rest = &text[at + before.len()..];
            let name: String = rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
            let next = rest[name.len()..].trim_start().chars().next();
            (!name.is_empty() && next.is_some_and(|c| after.contains(&c))).then_some(name)
        })
        .collect()
}

#[test]
fn every_custom_property_is_defined() {
    let css: String = files("style", "css").iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let rust: String = files("src/ui", "rs").iter().map(|f| fs::read_to_string(f).unwrap()).collect();
    let mut defined = custom_properties(&css, "--", &[':']);
    defined.extend(custom_properties(&rust, "style:--", &['=']));
    defined.extend(custom_properties(&rust, "\"--", &['"']));
    for used in custom_properties(&css, "var(--", &[')', ',']) {
        assert!(defined.contains(&used), "--{used} is used and nowhere defined");
    }
}

/// Declarations of the first block after `selector`.
fn block<'a>(css: &'a str, selector: &str) -> Vec<&'a str> {
    let start = css.find(selector).unwrap_or_else(|| panic!("no {selector}"));
    let body = &css[start..];
    let (from, to) = (body.find('{').unwrap() + 1, body.find('}').unwrap());
    body[from..to].lines().map(|l| l.split("/*").next().unwrap().trim()).filter(|l| !l.is_empty()).collect()
}

#[test]
fn dark_by_hand_and_by_system_are_one_theme() {
    let css = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("style/tokens.css")).unwrap();
    let by_hand = block(&css, ":root[data-theme=\"dark\"] {");
    assert!(by_hand.len() > 20);
    assert_eq!(by_hand, block(&css, ":root:not([data-theme=\"light\"], [data-theme=\"dark\"]) {"));
}

#[test]
fn every_file_is_in_a_layer() {
    for file in files("style", "css") {
        let css = fs::read_to_string(&file).unwrap();
        let first = css.lines().find(|l| l.starts_with('@')).unwrap_or_default();
        assert!(first.starts_with("@layer"), "{}", file.display());
        let opened = css.matches('{').count();
        assert_eq!(opened, css.matches('}').count(), "{}", file.display());
    }
}
