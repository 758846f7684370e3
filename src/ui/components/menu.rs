//! A menu that opens at its button, on the browser's own popover: it closes with Esc and a press elsewhere.

mod open;

use super::button::IconButton;
use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::common;
use crate::ui::dom;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

pub(crate) use open::open_menu;

#[derive(Clone)]
pub struct MenuItem {
    label: Words,
    icon: Option<Icon>,
    danger: bool,
    disabled: Signal<bool>,
    checked: Option<Signal<bool>>,
    line_before: bool,
    run: Act,
}

#[derive(Clone)]
enum Act {
    Do(Callback<()>),
    Go(Signal<String>),
}

impl MenuItem {
    pub fn new(label: impl Into<Words>, run: impl Fn() + Send + Sync + 'static) -> Self {
        Self::with(label.into(), Act::Do(Callback::new(move |()| run())))
    }

    /// A link to an address.
    pub fn link(label: impl Into<Words>, href: impl Into<Signal<String>>) -> Self {
        Self::with(label.into(), Act::Go(href.into()))
    }

    fn with(label: Words, run: Act) -> Self {
        Self { label, icon: None, danger: false, disabled: false.into(), checked: None, line_before: false, run }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    pub fn danger(mut self) -> Self {
        self.danger = true;
        self
    }

    pub fn disabled(mut self, disabled: impl Into<Signal<bool>>) -> Self {
        self.disabled = disabled.into();
        self
    }

    /// One of several settings (sort order), with a tick where it holds.
    pub fn checked(mut self, checked: impl Into<Signal<bool>>) -> Self {
        self.checked = Some(checked.into());
        self
    }

    /// A line parts it from the items before.
    pub fn line_before(mut self) -> Self {
        self.line_before = true;
        self
    }
}

/// The "…" button with a menu.
#[component]
pub fn MoreMenu(#[prop(optional, into)] label: Option<Words>, items: Vec<MenuItem>) -> impl IntoView {
    let label = label.unwrap_or_else(|| common::MORE.into());
    let id = dom::unique_id("menu");
    let for_button = id.clone();
    let name = label.clone();
    let button = view! {
        <span>
            <IconButton label=name icon=Icon::More id=format!("{id}-button") on_press=move || open_menu(&for_button) />
        </span>
    };
    view! {
        {button}
        {menu(id, label, items)}
    }
    .into_any()
}

/// A menu at a button of the caller's own making; `trigger` gets what opens it.
#[component]
pub fn Menu(
    #[prop(into)] label: Words,
    items: Vec<MenuItem>,
    trigger: fn(String, Callback<()>) -> AnyView,
) -> impl IntoView {
    let id = dom::unique_id("menu");
    let opening = id.clone();
    let open = Callback::new(move |()| open_menu(&opening));
    view! {
        {trigger(format!("{id}-button"), open)}
        {menu(id, label, items)}
    }
    .into_any()
}

/// The menu itself, opened by [`open_menu`] with its id; it stands at the element `{id}-button`.
pub(crate) fn menu(id: String, label: Words, items: Vec<MenuItem>) -> AnyView {
    let node = NodeRef::<html::Div>::new();
    let close = Callback::new(move |()| {
        if let Some(menu) = node.get_untracked() {
            open::close(&menu);
        }
    });
    let items: Vec<AnyView> = items.into_iter().map(|item| one(item, close)).collect();
    let owner = Arc::new(id.clone());
    view! {
        <div
            node_ref=node
            id=id
            class="menu"
            role="menu"
            popover="auto"
            aria-label=label.show()
            on:keydown=move |e| move_within(&e, node)
            on:focusout=move |e| {
                // Tab leaves the menu as a whole.
                let inside = e
                    .related_target()
                    .and_then(|t| t.dyn_into::<web_sys::Node>().ok())
                    .is_some_and(|t| node.get_untracked().is_some_and(|m| m.contains(Some(&t))));
                // A press elsewhere closes a popover by itself.
                let by_key = e.related_target().is_some();
                if !inside && (by_key || node.get_untracked().is_some_and(|m| m.has_attribute(open::PLAIN))) {
                    close.run(());
                }
            }
            on:toggle=move |_| {
                if let Some(button) = dom::by_id(&format!("{owner}-button")) {
                    let shown = node.get_untracked().is_some_and(|m| m.matches(":popover-open").unwrap_or(false));
                    let _ = button.set_attribute("aria-expanded", if shown { "true" } else { "false" });
                }
            }
        >
            {items}
        </div>
    }
    .into_any()
}

fn one(item: MenuItem, close: Callback<()>) -> AnyView {
    let MenuItem { label, icon, danger, disabled, checked, line_before, run } = item;
    let line = line_before.then(|| view! { <div class="menu__line" role="separator"></div> });
    let tick = checked.map(|c| {
        move || {
            if c.get() { draw(Icon::Check) } else { view! { <span class="icon" aria-hidden="true"></span> }.into_any() }
        }
    });
    let item = match run {
        Act::Do(run) => view! {
            <button
                type="button"
                class="menu__item"
                class:menu__item--danger=danger
                role=if checked.is_some() { "menuitemradio" } else { "menuitem" }
                aria-checked=checked.map(|c| move || if c.get() { "true" } else { "false" })
                tabindex="-1"
                disabled=move || disabled.get()
                on:click=move |_| {
                    close.run(());
                    run.run(());
                }
            >
                {tick}
                {icon.map(draw)}
                <span>{label.show()}</span>
            </button>
        }
        .into_any(),
        Act::Go(href) => view! {
            <a class="menu__item" role="menuitem" tabindex="-1" href=move || href.get() on:click=move |_| close.run(())>
                {icon.map(draw)}
                <span>{label.show()}</span>
            </a>
        }
        .into_any(),
    };
    view! {
        {line}
        {item}
    }
    .into_any()
}

fn move_within(event: &web_sys::KeyboardEvent, node: NodeRef<html::Div>) {
    let Some(menu) = node.get_untracked() else {
        return;
    };
    let items = dom::all_within(&menu, ".menu__item:not(:disabled)");
    if items.is_empty() {
        return;
    }
    let now = dom::focused().and_then(|f| items.iter().position(|i| *i == f));
    let last = items.len() - 1;
    let to = match event.key().as_str() {
        "ArrowDown" => now.map_or(0, |i| if i == last { 0 } else { i + 1 }),
        "ArrowUp" => now.map_or(last, |i| if i == 0 { last } else { i - 1 }),
        "Home" => 0,
        "End" => last,
        "Escape" if menu.has_attribute(open::PLAIN) => {
            event.prevent_default();
            return open::close(&menu);
        }
        _ => return,
    };
    event.prevent_default();
    if let Some(item) = items.get(to) {
        dom::focus(item);
    }
}
