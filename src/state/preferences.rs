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
    // The page's colour is known once the new theme's styles are computed.
    request_animation_frame(colour_the_frame);
}

/// The browser's own frame takes the page's colour. index.html says it for both themes of the system; a theme chosen by
/// hand overrides both.
fn colour_the_frame() {
    const KEPT: &str = "data-of-system";
    let Ok(metas) = document().query_selector_all("meta[name=theme-color]") else {
        return;
    };
    let paper = (THEME.get_untracked() != Theme::System).then(paper).flatten();
    for i in 0..metas.length() {
        let Some(meta) = metas.item(i).and_then(|m| m.dyn_into::<web_sys::Element>().ok()) else {
            continue;
        };
        let own = meta.get_attribute(KEPT);
        if own.is_none() {
            let _ = meta.set_attribute(KEPT, &meta.get_attribute("content").unwrap_or_default());
        }
        if let Some(colour) = paper.clone().or(own) {
            let _ = meta.set_attribute("content", &colour);
        }
    }
}

fn paper() -> Option<String> {
    let root = document().document_element()?;
    let style = window().get_computed_style(&root).ok()??;
    style.get_property_value("--paper").ok().map(|c| c.trim().to_owned()).filter(|c| !c.is_empty())
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
