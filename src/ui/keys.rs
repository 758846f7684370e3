//! The keyboard: parts register what they answer to while they stand; one listener hands keys out; `?` lists them.

use crate::i18n::Text;
use crate::ui::dom;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use web_sys::KeyboardEvent;

/// Where a shortcut is listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    Anywhere,
    Page,
}

#[derive(Clone)]
pub struct Shortcut {
    number: u32,
    /// As `KeyboardEvent.key` names it, `mod+` before it for Ctrl or ⌘: `mod+k`, `/`, `?`, `n`.
    pub keys: &'static str,
    pub label: Text,
    pub scope: Scope,
    run: Arc<dyn Fn() + Send + Sync>,
}

static SHORTCUTS: LazyLock<ArcRwSignal<Vec<Shortcut>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// Answers to `keys` for as long as the calling component stands. Single keys are left alone while the user types.
pub fn use_shortcut(keys: &'static str, label: Text, scope: Scope, run: impl Fn() + Send + Sync + 'static) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    SHORTCUTS.update(|all| all.push(Shortcut { number, keys, label, scope, run: Arc::new(run) }));
    on_cleanup(move || SHORTCUTS.update(|all| all.retain(|s| s.number != number)));
}

/// What can be pressed now; follows changes.
pub fn shortcuts() -> Vec<Shortcut> {
    SHORTCUTS.get()
}

/// The key caps to show for `mod+k`: Ctrl K, or ⌘ K on Apple's keyboards.
pub fn caps(keys: &str) -> Vec<String> {
    let (with_mod, key) = match keys.strip_prefix("mod+") {
        Some(key) => (true, key),
        None => (false, keys),
    };
    let mut out = Vec::with_capacity(2);
    if with_mod {
        out.push(if dom::is_apple() { "⌘" } else { "Ctrl" }.to_owned());
    }
    out.push(match key {
        "ArrowUp" => "↑".to_owned(),
        "ArrowDown" => "↓".to_owned(),
        "Escape" => "Esc".to_owned(),
        key if key.len() == 1 && with_mod => key.to_ascii_uppercase(),
        key => key.to_owned(),
    });
    out
}

/// Called once at start.
pub fn start() {
    let handle = window_event_listener(leptos::ev::keydown, on_key);
    std::mem::forget(handle);
}

fn on_key(event: KeyboardEvent) {
    if event.default_prevented() || event.is_composing() || event.alt_key() {
        return;
    }
    let with_mod = event.ctrl_key() || event.meta_key();
    // Single keys belong to the text being written, and to the dialog in front.
    let blocked = dom::is_typing(&event) || covered();
    let pressed = event.key();
    let found = SHORTCUTS.with_untracked(|all| {
        // The newest first: a page's own key goes before the shell's.
        all.iter()
            .rev()
            .find(|s| match s.keys.strip_prefix("mod+") {
                Some("z") => with_mod && !event.shift_key() && !blocked && pressed.eq_ignore_ascii_case("z"),
                Some(key) => with_mod && pressed.eq_ignore_ascii_case(key),
                None => !with_mod && !blocked && pressed == s.keys,
            })
            .cloned()
    });
    if let Some(shortcut) = found {
        event.prevent_default();
        (shortcut.run)();
    }
}

/// Whether a dialog or a menu is open; notices are open always. Older browsers do not know the second selector and answer with an error.
fn covered() -> bool {
    ["dialog[open]", ":popover-open:not(.toasts)"].iter().any(|s| matches!(document().query_selector(s), Ok(Some(_))))
}
