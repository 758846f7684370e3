//! Several short words: typed with Enter or a comma, taken from suggestions, removed one by one.

use super::chip::RemovableChip;
use super::field::Frame;
use super::words::Words;
use crate::i18n::{common, lang_untracked};
use crate::ui::announce::announce;
use crate::ui::dom;
use leptos::prelude::*;

#[component]
pub fn TagsField(
    #[prop(into)] label: Words,
    value: RwSignal<Vec<String>>,
    /// Tags in use elsewhere.
    #[prop(optional, into)]
    suggestions: Signal<Vec<String>>,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] placeholder: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, false, false);
    let typed = RwSignal::new(String::new());
    let list = dom::unique_id("tags");
    let add = move |text: &str| {
        // Full-width commas and the enumeration comma are what a Chinese keyboard gives.
        for tag in text.split([',', '\u{ff0c}', '\u{3001}', '\n']).map(str::trim).filter(|t| !t.is_empty()) {
            value.update(|all| {
                if !all.iter().any(|t| t == tag) {
                    all.push(tag.to_owned());
                }
            });
        }
        typed.set(String::new());
    };
    let remove = move |tag: &str| {
        value.update(|all| all.retain(|t| t != tag));
        announce(common::remove_named(lang_untracked(), tag));
    };
    let input_id = frame.id.clone();
    let chips = move || {
        let id = input_id.clone();
        value
            .get()
            .into_iter()
            .map(|tag| {
                let name = tag.clone();
                let back = id.clone();
                let gone = Callback::new(move |()| {
                    remove(&name);
                    // The chip is gone with the focus on it; the field is the nearest place to go on.
                    dom::focus_later(back.clone());
                });
                view! { <RemovableChip label=tag on_remove=gone /> }
            })
            .collect_view()
    };
    let options = move || {
        let have = value.get();
        let rest = suggestions.get().into_iter().filter(|s| !have.contains(s));
        rest.map(|s| view! { <option value=s></option> }).collect_view()
    };
    let control = view! {
        <div class="tags-input">
            {move || chips()}
            <input
                class="tags-input__input"
                id=frame.id.clone()
                type="text"
                autocomplete="off"
                list=list.clone()
                enterkeyhint="done"
                placeholder=placeholder.map(|p| p.show())
                aria-invalid=frame.invalid()
                aria-describedby=frame.described_by()
                prop:value=move || typed.get()
                on:input=move |e: web_sys::Event| {
                    let text = event_target_value(&e);
                    let picked = suggestions.with_untracked(|all| all.contains(&text)) && !is_typed(&e);
                    if picked || text.contains([',', '\u{ff0c}', '\u{3001}']) {
                        add(&text);
                    } else {
                        typed.set(text);
                    }
                }
                on:keydown=move |e| {
                    if e.is_composing() {
                        return;
                    }
                    match e.key().as_str() {
                        "Enter" if !typed.get_untracked().trim().is_empty() => {
                            e.prevent_default();
                            add(&typed.get_untracked());
                        }
                        "Backspace" if typed.get_untracked().is_empty() => {
                            if let Some(last) = value.with_untracked(|all| all.last().cloned()) {
                                remove(&last);
                            }
                        }
                        _ => {}
                    }
                }
                on:blur=move |_| add(&typed.get_untracked())
            />
            <datalist id=list>{move || options()}</datalist>
        </div>
    };
    frame.around(control.into_any())
}

/// Choosing from the suggestions gives an input event without a kind of typing, or a replacement.
fn is_typed(event: &web_sys::Event) -> bool {
    let kind = js_sys::Reflect::get(event, &"inputType".into()).ok().and_then(|k| k.as_string());
    kind.is_some_and(|k| k != "insertReplacementText" && !k.is_empty())
}
