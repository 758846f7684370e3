//! The language of this tab as a signal. `state::preferences` sets it; views read it.

use super::{Lang, Text};
use leptos::prelude::*;
use std::sync::LazyLock;

// Not tied to an owner: texts are asked for before the first view stands and after the last one is gone.
static LANG: LazyLock<ArcRwSignal<Lang>> = LazyLock::new(|| ArcRwSignal::new(Lang::default()));

/// The language; what calls this runs again when it changes.
pub fn lang() -> Lang {
    LANG.get()
}

/// The language of this moment, for event handlers and messages.
pub fn lang_untracked() -> Lang {
    LANG.get_untracked()
}

pub fn set_lang(lang: Lang) {
    if LANG.get_untracked() != lang {
        LANG.set(lang);
    }
}

/// For views: `{t(SAVE)}`, `title=t(SAVE)`. Follows the language.
pub fn t(text: Text) -> impl Fn() -> &'static str + Copy + Send + Sync + 'static {
    move || text.get(lang())
}

/// The words now. Inside a view or a derived signal it follows the language too.
pub fn tr(text: Text) -> &'static str {
    text.get(lang())
}

/// The words of this moment, without following the language: for event handlers, file names, dialogs of the browser.
pub fn tr_untracked(text: Text) -> &'static str {
    text.get(lang_untracked())
}
