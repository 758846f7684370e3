//! Language and theme: device preferences in localStorage, needed before the first paint (boot.js reads the same keys).

use crate::i18n::{Lang, lang_untracked, set_lang};
use leptos::prelude::*;
use std::sync::LazyLock;
use wasm_bindgen::JsCast;

const LANG_KEY: &str = "changliu.lang";
const THEME_KEY: &str = "changliu.theme";

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    Light,
    Dark,
    #[default]
    System,
}

impl Theme {
    pub const fn code(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
            Theme::System => "system",
        }
    }

    fn from_code(code: &str) -> Option<Theme> {
        match code {
            "light" => Some(Theme::Light),
            "dark" => Some(Theme::Dark),
            "system" => Some(Theme::System),
            _ => None,
        }
    }
}

static THEME: LazyLock<ArcRwSignal<Theme>> = LazyLock::new(|| ArcRwSignal::new(Theme::default()));

pub fn theme() -> Theme {
    THEME.get()
}

/// Reads what was chosen on this device, applies it, and follows other tabs. Called once at start.
pub fn start() {
    read();
    let handle = window_event_listener_untyped("storage", |event| {
        let Ok(event) = event.dyn_into::<web_sys::StorageEvent>() else {
            return;
        };
        // No key means that everything was cleared.
        if matches!(event.key().as_deref(), None | Some(LANG_KEY | THEME_KEY)) {
            read();
        }
    });
    // The listener lives as long as the tab.
    std::mem::forget(handle);
}

pub fn choose_lang(lang: Lang) {
    keep(LANG_KEY, lang.code());
    set_lang(lang);
    apply();
}

pub fn choose_theme(theme: Theme) {
    keep(THEME_KEY, theme.code());
    THEME.set(theme);
    apply();
}

fn read() {
    let lang = kept(LANG_KEY).and_then(|code| Lang::from_code(&code));
    set_lang(lang.unwrap_or_else(|| Lang::from_browser(window().navigator().language().as_deref())));
    THEME.set(kept(THEME_KEY).and_then(|code| Theme::from_code(&code)).unwrap_or_default());
    apply();
}

fn apply() {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang_untracked().html());
        let _ = root.set_attribute("data-theme", THEME.get_untracked().code());
    }
}

// In private mode storage may be missing or full; the choice then holds for this tab only, which the user sees at once.
fn kept(key: &str) -> Option<String> {
    window().local_storage().ok()??.get_item(key).ok()?
}

fn keep(key: &str, value: &str) {
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = storage.set_item(key, value);
    }
}
