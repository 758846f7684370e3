//! Small calls into the browser that several parts need. Missing objects are no fault of the user's: they do nothing.

use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

static NEXT_ID: AtomicU32 = AtomicU32::new(1);

/// An id for `for`, `aria-describedby` and the like, unique in this tab.
pub fn unique_id(prefix: &str) -> String {
    format!("{prefix}-{}", NEXT_ID.fetch_add(1, Ordering::Relaxed))
}

pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

pub fn focused() -> Option<HtmlElement> {
    document().active_element()?.dyn_into().ok()
}

/// Moves the focus without the browser's own jump, then brings the element into view calmly.
pub fn focus(element: &HtmlElement) {
    let _ = element.focus();
}

/// Focuses the field or heading with this id once the present update is on the page.
pub fn focus_later(id: String) {
    next_frame(move || {
        if let Some(element) = by_id(&id) {
            focus(&element);
        }
    });
}

/// Runs after the present update has reached the page.
pub fn next_frame(run: impl FnOnce() + 'static) {
    request_animation_frame(run);
}

/// The nearest ancestor (or self) of an event's target that matches.
pub fn closest(event: &web_sys::Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Whether keys typed now belong to a text the user is writing.
pub fn is_typing(event: &web_sys::Event) -> bool {
    let Some(target) = event.target().and_then(|t| t.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    if target.is_content_editable() {
        return true;
    }
    match target.tag_name().as_str() {
        "TEXTAREA" | "SELECT" => true,
        "INPUT" => {
            let kind = target.get_attribute("type").unwrap_or_default();
            !matches!(kind.as_str(), "checkbox" | "radio" | "button" | "submit" | "reset" | "file" | "range")
        }
        _ => false,
    }
}

/// Elements inside `root` that match, in document order.
pub fn all_within(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else {
        return Vec::new();
    };
    (0..list.length()).filter_map(|i| list.item(i)?.dyn_into().ok()).collect()
}

/// Whether the media query holds now.
pub fn media(query: &str) -> bool {
    window().match_media(query).ok().flatten().is_some_and(|m| m.matches())
}

/// Apple's keyboards have ⌘ where others have Ctrl.
pub fn is_apple() -> bool {
    let platform = window().navigator().platform().unwrap_or_default();
    platform.starts_with("Mac") || platform.starts_with("iP")
}

/// Scrolls a row of things sideways until this one is seen, and nothing else.
pub fn show_in_row(element: &HtmlElement) {
    let options = web_sys::ScrollIntoViewOptions::new();
    options.set_block(web_sys::ScrollLogicalPosition::Nearest);
    options.set_inline(web_sys::ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
