//! Rust source taken apart as far as the checks need it: code without comments, texts and tests; the texts apart.

use std::path::{Path, PathBuf};

pub struct Source {
    /// Below the project's folder, with `/`.
    pub path: String,
    /// Comments, texts and `#[cfg(test)]` items are blank; lines stay where they are.
    pub code: String,
    /// Line and content of each text and character that is in the code.
    pub texts: Vec<(usize, String)>,
}

impl Source {
    pub fn new(path: &str, text: &str) -> Source {
        let (code, mut texts) = without_texts(text);
        let (code, tests) = without_tests(&code);
        texts.retain(|(line, _)| !tests.iter().any(|t| t.contains(line)));
        Source { path: path.to_owned(), code, texts }
    }

    /// The layer: the first word below `src/`.
    pub fn layer(&self) -> &str {
        let below = self.path.strip_prefix("src/").unwrap_or(&self.path);
        below.split(['/', '.']).next().unwrap_or_default()
    }

    /// Lines of code, counted from 1.
    pub fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.code.lines().enumerate().map(|(i, line)| (i + 1, line))
    }

    /// Lines up to the last that is not blank.
    pub fn length(&self) -> usize {
        self.code.lines().count()
    }
}

pub fn project() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The files with this ending below a folder of the project, with their paths below the project's.
pub fn files(folder: &str, ending: &str) -> Vec<(String, String)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() { walk(&path, found) } else { found.push(path) }
        }
    }
    let mut found = Vec::new();
    walk(&project().join(folder), &mut found);
    found.sort();
    let named = found.into_iter().filter_map(|path| {
        let name = path.strip_prefix(project()).unwrap().to_string_lossy().replace('\\', "/");
        name.ends_with(ending).then(|| (name, std::fs::read_to_string(&path).unwrap()))
    });
    named.collect()
}

/// All of `src`.
pub fn sources() -> Vec<Source> {
    files("src", ".rs").iter().map(|(path, text)| Source::new(path, text)).collect()
}

/// Blanks comments and texts, and returns the texts with their lines.
fn without_texts(text: &str) -> (String, Vec<(usize, String)>) {
    let chars: Vec<char> = text.chars().collect();
    let (mut code, mut texts) = (String::with_capacity(text.len()), Vec::new());
    let at = |i: usize| chars.get(i).copied().unwrap_or('\0');
    let blank =
        |code: &mut String, part: &[char]| code.extend(part.iter().map(|c| if *c == '\n' { '\n' } else { ' ' }));
    let mut i = 0;
    while i < chars.len() {
        let start = i;
        let before = code.chars().last().unwrap_or(' ');
        match (at(i), at(i + 1)) {
            ('/', '/') => {
                while i < chars.len() && at(i) != '\n' {
                    i += 1;
                }
                blank(&mut code, &chars[start..i]);
            }
            ('/', '*') => {
                let mut depth = 0;
                loop {
                    match (at(i), at(i + 1)) {
                        ('/', '*') => (depth, i) = (depth + 1, i + 2),
                        ('*', '/') => (depth, i) = (depth - 1, i + 2),
                        _ => i += 1,
                    }
                    if depth == 0 || i >= chars.len() {
                        break;
                    }
                }
                blank(&mut code, &chars[start..i.min(chars.len())]);
            }
            ('r', '"' | '#') if !before.is_alphanumeric() && before != '_' || before == 'b' => {
                let hashes = (i + 1..).take_while(|k| at(*k) == '#').count();
                if at(i + 1 + hashes) != '"' {
                    code.push(at(i));
                    i += 1;
                    continue;
                }
                i += 2 + hashes;
                let content = i;
                while i < chars.len() && !(at(i) == '"' && (1..=hashes).all(|k| at(i + k) == '#')) {
                    i += 1;
                }
                texts.push((line_of(&code), chars[content..i.min(chars.len())].iter().collect()));
                i = (i + 1 + hashes).min(chars.len());
                blank(&mut code, &chars[start..i]);
            }
            ('"', _) => {
                i += 1;
                while i < chars.len() && at(i) != '"' {
                    i += if at(i) == '\\' { 2 } else { 1 };
                }
                i = (i + 1).min(chars.len());
                texts.push((line_of(&code), chars[start + 1..i - 1].iter().collect()));
                blank(&mut code, &chars[start..i]);
            }
            // A character, unless it is a lifetime.
            ('\'', c) if c == '\\' || at(i + 2) == '\'' => {
                i += if c == '\\' { 3 } else { 2 };
                while i < chars.len() && at(i) != '\'' {
                    i += 1;
                }
                i = (i + 1).min(chars.len());
                texts.push((line_of(&code), chars[start + 1..i - 1].iter().collect()));
                blank(&mut code, &chars[start..i]);
            }
            (c, _) => {
                code.push(c);
                i += 1;
            }
        }
    }
    (code, texts)
}

fn line_of(code: &str) -> usize {
    code.matches('\n').count() + 1
}

/// Blanks the items under `#[cfg(test)]`, and returns their lines.
fn without_tests(code: &str) -> (String, Vec<std::ops::RangeInclusive<usize>>) {
    let mut out = code.to_owned();
    let mut lines = Vec::new();
    while let Some(start) = out.find("#[cfg(test)]") {
        let mut depth = 0;
        let mut end = out.len();
        for (i, c) in out[start..].char_indices() {
            match c {
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
            if depth == 0 && matches!(c, '}' | ';') {
                end = start + i + 1;
                break;
            }
        }
        lines.push(line_of(&out[..start])..=line_of(&out[..end]));
        let blank: String = out[start..end].chars().map(|c| if c == '\n' { '\n' } else { ' ' }).collect();
        out.replace_range(start..end, &blank);
    }
    (out, lines)
}

/// Every place where `word` stands as a whole word.
pub fn has_word(line: &str, word: &str) -> bool {
    let part = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    line.match_indices(word)
        .any(|(at, _)| !part(line[..at].chars().next_back()) && !part(line[at + word.len()..].chars().next()))
}

#[test]
fn source_is_taken_apart() {
    let text = r##"
let a = "te\"xt // no comment"; // "comment"
/* a /* nested */ "x" */ let b = r#"raw " text"#; let c = b"bytes"; let d = '"'; let e = '\''; let l: &'static str = x;
#[cfg(test)]
mod tests { fn f() { "in a test".unwrap() } }
let z = '\u{4e00}';
"##;
    let source = Source::new("src/ui/x.rs", text);
    let texts: Vec<_> = source.texts.iter().map(|(line, text)| (*line, text.as_str())).collect();
    let expected =
        [(2, r#"te\"xt // no comment"#), (3, "raw \" text"), (3, "bytes"), (3, "\""), (3, r"\'"), (6, r"\u{4e00}")];
    assert_eq!(texts, expected);
    assert!(source.code.contains("let l: &'static str = x;") && !source.code.contains("comment"));
    assert!(!source.code.contains("unwrap") && !source.code.contains("nested"));
    assert_eq!((source.layer(), source.code.lines().count()), ("ui", text.lines().count()));
    assert!(has_word("a.ui::b", "ui") && !has_word("gui::x", "ui") && !has_word("ui_x", "ui"));
}
