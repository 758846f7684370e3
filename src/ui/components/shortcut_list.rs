//! All keyboard shortcuts that work now, by place.

use super::blocks::When;
use crate::i18n::{Text, shell, t};
use crate::ui::keys::{self, Scope};
use leptos::prelude::*;

/// What lists answer to wherever they are; the rest is registered.
const IN_LISTS: [(&[&str], Text); 2] = [(&["↑", "↓", "j", "k"], shell::KEY_MOVE), (&["Enter"], shell::KEY_OPEN)];

#[component]
pub fn ShortcutList() -> impl IntoView {
    let of = |scope: Scope| {
        move || {
            let mut seen = Vec::new();
            keys::shortcuts()
                .into_iter()
                .filter(|s| s.scope == scope && !matches!(s.keys, "j" | "k"))
                // Two parts of a page may answer to one key (the newer does); it is listed once.
                .filter(|s| {
                    !seen.contains(&s.keys) && {
                        seen.push(s.keys);
                        true
                    }
                })
                .map(|s| row(keys::caps(s.keys), s.label))
                .collect_view()
        }
    };
    let has_page =
        Memo::new(|_| keys::shortcuts().iter().any(|s| s.scope == Scope::Page && !matches!(s.keys, "j" | "k")));
    let lists =
        IN_LISTS.iter().map(|(caps, text)| row(caps.iter().map(|c| (*c).to_owned()).collect(), *text)).collect_view();
    view! {
        <div class="shortcuts">
            <div class="shortcuts__group">
                <h3>{t(shell::KEYS_ANYWHERE)}</h3>
                {of(Scope::Anywhere)}
            </div>
            <When holds=move || has_page.get()>
                <div class="shortcuts__group">
                    <h3>{t(shell::KEYS_PAGE)}</h3>
                    {of(Scope::Page)}
                </div>
            </When>
            <div class="shortcuts__group">
                <h3>{t(shell::KEYS_LISTS)}</h3>
                {lists}
            </div>
        </div>
    }
    .into_any()
}

fn row(caps: Vec<String>, label: Text) -> AnyView {
    let caps = caps.into_iter().map(|c| view! { <kbd>{c}</kbd> }).collect_view();
    view! {
        <div class="shortcuts__row">
            <span>{t(label)}</span>
            <span class="shortcuts__keys">{caps}</span>
        </div>
    }
    .into_any()
}
