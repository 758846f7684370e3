//! Every sentence that a user reads, Chinese and English side by side.
//!
//! - A fixed text is a `Text` constant in the table of its feature (`texts! { SAVE = "保存", "Save"; }`).
//! - A sentence with values is a function beside the table that takes the language first and ends in [`say`].
//! - A domain enum gets its words through [`Label`], by an exhaustive match, so that a new variant does not compile
//!   before it has both.
//! - In views use [`t`] (a closure that follows the language) and [`tr`] (the words of this moment).
//!
//! The pseudo-locale shows what is not translated: set `changliu.lang` to `pseudo` in localStorage and reload; all
//! English then stands accented, in brackets and about 30 % longer, and what looks normal was never in a table.

pub mod backup;
pub mod common;
pub mod customers;
pub mod errors;
pub mod format;
#[cfg(target_arch = "wasm32")]
mod live;
mod pseudo;
pub mod settings;
pub mod shell;
pub mod today;

#[cfg(target_arch = "wasm32")]
pub use live::{lang, lang_untracked, set_lang, t, tr, tr_untracked};
pub use pseudo::pseudo;

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Lang {
    #[default]
    Zh,
    En,
    /// English made strange at run time, to find untranslated words and tight places.
    Pseudo,
}

impl Lang {
    /// The value kept in localStorage.
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Zh => "zh",
            Lang::En => "en",
            Lang::Pseudo => "pseudo",
        }
    }

    pub fn from_code(code: &str) -> Option<Lang> {
        match code {
            "zh" => Some(Lang::Zh),
            "en" => Some(Lang::En),
            "pseudo" => Some(Lang::Pseudo),
            _ => None,
        }
    }

    /// The language for a reader of whom only the browser's language is known. Simplified Chinese where it says nothing.
    pub fn from_browser(tag: Option<&str>) -> Lang {
        match tag {
            Some(tag) if !tag.is_empty() && !tag.to_ascii_lowercase().starts_with("zh") => Lang::En,
            _ => Lang::Zh,
        }
    }

    /// The value of `<html lang>`, which fonts, hyphenation and screen readers go by.
    pub const fn html(self) -> &'static str {
        match self {
            Lang::Zh => "zh-Hans",
            Lang::En => "en",
            // A private-use subtag keeps the speech of screen readers and still tells tests what they see.
            Lang::Pseudo => "en-x-pseudo",
        }
    }
}

/// One thing to say, in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Text {
    pub zh: &'static str,
    pub en: &'static str,
}

impl Text {
    pub const fn new(zh: &'static str, en: &'static str) -> Self {
        Self { zh, en }
    }

    pub fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
            Lang::Pseudo => pseudo::interned(self.en),
        }
    }
}

/// The words of an enum, by exhaustive match.
pub trait Label {
    fn label(self) -> Text;
}

/// Ends every sentence with values: `say(lang, format_args!("{n} 户"), format_args!("{n} customers"))`.
pub fn say(lang: Lang, zh: std::fmt::Arguments<'_>, en: std::fmt::Arguments<'_>) -> String {
    match lang {
        Lang::Zh => zh.to_string(),
        Lang::En => en.to_string(),
        Lang::Pseudo => pseudo(&en.to_string()),
    }
}

/// English takes the singular for exactly one; Chinese has no plural.
pub const fn plural<'a>(n: usize, one: &'a str, many: &'a str) -> &'a str {
    if n == 1 { one } else { many }
}

/// A table of texts: `NAME = "中文", "English";`, one a line.
macro_rules! texts {
    ($($(#[$meta:meta])* $name:ident = $zh:literal, $en:literal;)*) => {
        $($(#[$meta])* pub const $name: $crate::i18n::Text = $crate::i18n::Text::new($zh, $en);)*

        /// The whole table, for the checks over all texts.
        pub const ALL: &[(&str, $crate::i18n::Text)] = &[$((stringify!($name), $name)),*];
    };
}
use texts;

/// All tables by name, for the checks over all texts.
pub const TABLES: &[(&str, &[(&str, Text)])] = &[
    ("backup", backup::ALL),
    ("common", common::ALL),
    ("customers", customers::ALL),
    ("customers.record", customers::RECORD),
    ("errors", errors::ALL),
    ("settings", settings::ALL),
    ("shell", shell::ALL),
    ("today", today::ALL),
];
