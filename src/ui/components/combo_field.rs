//! Choosing one of many by typing: an organisation among thousands, or a new one.

use super::blocks::{When, effect};
use super::button::IconButton;
use super::field::Frame;
use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::{common, lang, t};
use crate::ui::dom;
use leptos::prelude::*;
use std::sync::Arc;

/// What can be chosen.
#[derive(Clone, Debug, PartialEq)]
pub struct ComboItem {
    pub id: String,
    pub label: String,
    /// A second line that tells namesakes apart.
    pub sub: String,
}

/// What is chosen: an item, or a name to make a new one from.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Chosen {
    #[default]
    Nothing,
    Item {
        id: String,
        label: String,
    },
    New(String),
}

impl Chosen {
    fn words(&self) -> String {
        match self {
            Chosen::Nothing => String::new(),
            Chosen::Item { label, .. } => label.clone(),
            Chosen::New(name) => name.clone(),
        }
    }
}

/// Searches what is typed; empty for the first suggestions. A closure: `|q: &str| state.search(q)`.
#[derive(Clone)]
pub struct Search(Arc<Find>);

type Find = dyn Fn(&str) -> Vec<ComboItem> + Send + Sync;

impl<F: Fn(&str) -> Vec<ComboItem> + Send + Sync + 'static> From<F> for Search {
    fn from(search: F) -> Self {
        Self(Arc::new(search))
    }
}

#[component]
pub fn ComboField(
    #[prop(into)] label: Words,
    value: RwSignal<Chosen>,
    #[prop(into)] search: Search,
    /// Offers to make what was typed and not found.
    #[prop(optional)]
    create: bool,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] placeholder: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required, false);
    let list_id = format!("{}-list", frame.id);
    let typed = RwSignal::new(value.with_untracked(Chosen::words));
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    // Choosing elsewhere (a draft restored, a form reset) shows here too.
    effect(move || typed.set(value.with(Chosen::words)));

    let found = Memo::new(move |_| {
        if !open.get() {
            return Vec::new();
        }
        let text = typed.get();
        // With a choice made, opening again offers all, not the one that is chosen already.
        let query = if value.with_untracked(|v| v.words() == text) { "" } else { text.trim() };
        let mut items: Vec<(Chosen, String)> = (search.0)(query)
            .into_iter()
            .take(30)
            .map(|i| (Chosen::Item { id: i.id, label: i.label }, i.sub))
            .collect();
        let known = items.iter().any(|(c, _)| c.words() == query);
        if create && !query.is_empty() && !known {
            items.push((Chosen::New(query.to_owned()), String::new()));
        }
        items
    });
    let choose = move |chosen: Chosen| {
        typed.set(chosen.words());
        value.set(chosen);
        open.set(false);
    };
    let leave = move || {
        open.set(false);
        // Words that were typed and not chosen: new where that is offered, otherwise back to what holds.
        let text = typed.get_untracked().trim().to_owned();
        let now = value.get_untracked();
        if text.is_empty() {
            value.set(Chosen::Nothing);
        } else if text != now.words() {
            if create {
                value.set(Chosen::New(text));
            } else {
                typed.set(now.words());
            }
        }
    };
    let step = move |by: isize| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            active.update(|i| *i = (*i as isize + by).rem_euclid(count as isize) as usize);
        }
    };
    let option_id = {
        let list_id = list_id.clone();
        move |i: usize| format!("{list_id}-{i}")
    };
    let active_id = {
        let option_id = option_id.clone();
        move || (open.get() && active.get() < found.with(Vec::len)).then(|| option_id(active.get()))
    };
    let id_for_clear = frame.id.clone();
    let options = move || {
        let option_id = option_id.clone();
        let items = found.get();
        let items = items
            .into_iter()
            .enumerate()
            .map(|(i, (chosen, sub))| {
                let is_new = matches!(chosen, Chosen::New(_));
                let words = chosen.words();
                let shown = if is_new { common::create_named(lang(), &words) } else { words };
                view! {
                    <div
                        class="option"
                        role="option"
                        id=option_id(i)
                        aria-selected=move || if active.get() == i { "true" } else { "false" }
                        // Pressing must not take the focus out of the field, which would close the list first.
                        on:pointerdown=|e| e.prevent_default()
                        on:click=move |_| choose(chosen.clone())
                    >
                        {is_new.then(|| draw(Icon::Plus))}
                        <span class="option__words">
                            <span>{shown}</span>
                            {(!sub.is_empty()).then(|| view! { <span class="option__sub">{sub}</span> })}
                        </span>
                    </div>
                }
            })
            .collect::<Vec<_>>();
        if items.is_empty() {
            view! { <div class="palette__empty" role="option" aria-disabled="true">{t(common::NO_MATCH)}</div> }
                .into_any()
        } else {
            items.into_any()
        }
    };
    let shown_list = list_id.clone();
    let list_label = frame.label.clone();
    let control = view! {
        <div class="combo">
            <input
                class="input combo__input"
                id=frame.id.clone()
                type="text"
                role="combobox"
                autocomplete="off"
                placeholder=placeholder.map(|p| p.show())
                aria-autocomplete="list"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=list_id.clone()
                aria-activedescendant=active_id
                aria-required=required.then_some("true")
                aria-invalid=frame.invalid()
                aria-describedby=frame.described_by()
                prop:value=move || typed.get()
                on:input=move |e| {
                    typed.set(event_target_value(&e));
                    active.set(0);
                    open.set(true);
                }
                on:click=move |_| {
                    active.set(0);
                    open.set(true);
                }
                on:blur=move |_| leave()
                on:keydown=move |e| {
                    if e.is_composing() {
                        return;
                    }
                    match e.key().as_str() {
                        "ArrowDown" if !open.get_untracked() => open.set(true),
                        "ArrowDown" => step(1),
                        "ArrowUp" => step(-1),
                        "Enter" if open.get_untracked() => {
                            if let Some((chosen, _)) = found.with_untracked(|f| f.get(active.get_untracked()).cloned()) {
                                choose(chosen);
                            }
                        }
                        "Escape" if open.get_untracked() => {
                            open.set(false);
                            typed.set(value.with_untracked(Chosen::words));
                        }
                        _ => return,
                    }
                    e.prevent_default();
                    e.stop_propagation();
                }
            />
            <When holds=move || typed.with(|t| !t.is_empty())>
                <span class="combo__clear">
                    <IconButton
                        label=common::CLEAR
                        icon=Icon::Close
                        on_press={
                            let id = id_for_clear.clone();
                            move || {
                                choose(Chosen::Nothing);
                                dom::focus_later(id.clone());
                            }
                        }
                    />
                </span>
            </When>
            <div
                class="combo__list"
                role="listbox"
                id=shown_list
                aria-label=list_label.show()
                hidden=move || !open.get()
            >
                {move || options()}
            </div>
        </div>
    };
    frame.around(control.into_any())
}
