//! Search and commands on Ctrl/⌘ K: one field, results in groups, all by keyboard or touch.

use super::blocks::effect;
use super::button::IconButton;
use super::icon::{Icon, icon as draw};
use super::marked::Marked;
use super::words::Words;
use crate::i18n::{common, lang_untracked, shell, t};
use crate::on_demand;
use crate::ui::announce::announce;
use crate::ui::dom;
use crate::ui::on_demand::on_demand;
use leptos::html;
use leptos::prelude::*;
use std::ops::Range;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};

/// One thing that can be opened or done.
#[derive(Clone)]
pub struct PaletteItem {
    /// Items of one group stand together under its words.
    pub group: Words,
    pub label: String,
    pub sub: String,
    /// Found letters, as byte ranges of `label` and of `sub`.
    pub marks: Vec<Range<usize>>,
    pub sub_marks: Vec<Range<usize>>,
    pub icon: Icon,
    pub run: Arc<dyn Fn() + Send + Sync>,
}

type Source = Arc<dyn Fn(&str) -> Vec<PaletteItem> + Send + Sync>;

static SOURCES: LazyLock<ArcRwSignal<Vec<(u32, Source)>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));
static OPEN: LazyLock<ArcRwSignal<bool>> = LazyLock::new(|| ArcRwSignal::new(false));

/// Adds results for as long as the calling component stands. The source gets the trimmed words, empty at first, and
/// returns the best first, so many as it wants shown.
pub fn use_palette_source(source: impl Fn(&str) -> Vec<PaletteItem> + Send + Sync + 'static) {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    SOURCES.update(|all| all.push((number, Arc::new(source))));
    on_cleanup(move || SOURCES.update(|all| all.retain(|(n, _)| *n != number)));
}

pub fn open_palette() {
    OPEN.set(true);
}

fn ask(query: &str) -> Vec<PaletteItem> {
    let sources = SOURCES.get_untracked();
    // The newest first: what the page knows goes before the shell's own.
    sources.iter().rev().flat_map(|(_, source)| source(query.trim())).collect()
}

/// The palette itself; the shell has one.
#[component]
pub(crate) fn Palette() -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let open = OPEN.clone();
    effect(move || {
        if let Some(dialog) = node.get() {
            if open.get() && !dialog.open() {
                let _ = dialog.show_modal();
            } else if !open.get() && dialog.open() {
                dialog.close();
            }
        }
    });
    view! {
        <dialog
            node_ref=node
            class="dialog palette"
            aria-label=t(shell::PALETTE)
            on:close=|_| OPEN.set(false)
            on:click=|e| {
                // A press on the veil is a press on the dialog itself.
                if dom::closest(&e, ".palette__frame").is_none() {
                    OPEN.set(false);
                }
            }
        >
            {move || OPEN.get().then(|| on_demand(|| Box::pin(frame())))}
        </dialog>
    }
    .into_any()
}

on_demand! {
    palette: fn frame() -> AnyView {
        search()
    }
}

fn search() -> AnyView {
    let input = NodeRef::<html::Input>::new();
    let typed = RwSignal::new(String::new());
    let found = RwSignal::new(ask(""));
    let active = RwSignal::new(0_usize);
    effect(move || {
        if let Some(input) = input.get() {
            let _ = input.focus();
        }
    });
    let run = move |index: usize| {
        if let Some(item) = found.with_untracked(|all| all.get(index).cloned()) {
            OPEN.set(false);
            // After the dialog has given the focus back, so that the command can move it.
            dom::next_frame(move || (item.run)());
        }
    };
    let step = move |by: isize| {
        let count = found.with_untracked(Vec::len);
        if count > 0 {
            active.update(|i| *i = (*i as isize + by).rem_euclid(count as isize) as usize);
            let id = option_id(active.get_untracked());
            dom::next_frame(move || {
                if let Some(option) = dom::by_id(&id) {
                    dom::show_in_row(&option);
                }
            });
        }
    };
    view! {
        <div class="dialog__frame palette__frame">
            <div class="palette__search">
                {draw(Icon::Search)}
                <input
                    node_ref=input
                    class="palette__input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    autocapitalize="off"
                    enterkeyhint="go"
                    aria-label=t(shell::PALETTE)
                    aria-expanded="true"
                    aria-controls="palette-list"
                    aria-autocomplete="list"
                    aria-activedescendant=move || found.with(|f| (active.get() < f.len()).then(|| option_id(active.get())))
                    placeholder=t(shell::SEARCH_PLACEHOLDER)
                    prop:value=move || typed.get()
                    on:input=move |e| {
                        typed.set(event_target_value(&e));
                        found.set(typed.with_untracked(|q| ask(q)));
                        active.set(0);
                        announce(common::n_results(lang_untracked(), found.with_untracked(Vec::len)));
                    }
                    on:keydown=move |e| {
                        if e.is_composing() {
                            return;
                        }
                        match e.key().as_str() {
                            "ArrowDown" => step(1),
                            "ArrowUp" => step(-1),
                            "Enter" => run(active.get_untracked()),
                            _ => return,
                        }
                        e.prevent_default();
                    }
                />
                <IconButton label=common::CLOSE icon=Icon::Close on_press=|| OPEN.set(false) />
            </div>
            <div class="palette__list" role="listbox" id="palette-list" aria-label=t(shell::PALETTE)>
                {move || groups(found.get(), active, Callback::new(move |(i,): (usize,)| run(i)))}
            </div>
            {move || {
                found
                    .with(Vec::is_empty)
                    .then(|| view! { <p class="palette__empty">{t(shell::PALETTE_EMPTY)}</p> })
            }}
            <p class="palette__hint">{t(shell::PALETTE_HINT)}</p>
        </div>
    }
    .into_any()
}

fn option_id(index: usize) -> String {
    format!("palette-option-{index}")
}

fn groups(items: Vec<PaletteItem>, active: RwSignal<usize>, run: Callback<(usize,)>) -> Vec<AnyView> {
    let mut groups: Vec<(String, Vec<AnyView>)> = Vec::new();
    for (i, item) in items.into_iter().enumerate() {
        let name = item.group.get_untracked().into_owned();
        let view = option(i, item, active, run);
        match groups.last_mut() {
            Some((last, views)) if *last == name => views.push(view),
            _ => groups.push((name, vec![view])),
        }
    }
    groups
        .into_iter()
        .map(|(name, views)| {
            let said = name.clone();
            view! {
                <div role="group" aria-label=said>
                    <div class="palette__group" aria-hidden="true">
                        {name}
                    </div>
                    {views}
                </div>
            }
            .into_any()
        })
        .collect()
}

fn option(index: usize, item: PaletteItem, active: RwSignal<usize>, run: Callback<(usize,)>) -> AnyView {
    let PaletteItem { label, sub, marks, sub_marks, icon, .. } = item;
    view! {
        <div
            class="option"
            role="option"
            id=option_id(index)
            aria-selected=move || if active.get() == index { "true" } else { "false" }
            on:click=move |_| run.run((index,))
        >
            {draw(icon)}
            <span class="option__words">
                <span>
                    <Marked text=label ranges=marks />
                </span>
                {(!sub.is_empty())
                    .then(|| {
                        view! {
                            <span class="option__sub">
                                <Marked text=sub ranges=sub_marks />
                            </span>
                        }
                    })}
            </span>
        </div>
    }
    .into_any()
}
