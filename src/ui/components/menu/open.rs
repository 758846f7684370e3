//! Opening, placing and closing a menu.

use crate::ui::dom;
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Marks an open menu where the browser knows no popovers (before Firefox 125, Safari 17, Chrome 114).
pub(super) const PLAIN: &str = "data-open";

/// Opens the menu at its button, below it where there is room, and moves the focus to its first item.
pub(crate) fn open_menu(id: &str) {
    let (Some(menu), Some(button)) = (dom::by_id(id), dom::by_id(&format!("{id}-button"))) else {
        return;
    };
    if menu.show_popover().is_err() {
        if js_sys::Reflect::has(&menu, &"showPopover".into()).unwrap_or(false) {
            return; // already open
        }
        let _ = menu.set_attribute(PLAIN, "");
    }
    place(&menu, &button);
    if let Some(first) = dom::all_within(&menu, ".menu__item:not(:disabled)").first() {
        dom::focus(first);
    }
}

pub(super) fn close(menu: &HtmlElement) {
    if menu.has_attribute(PLAIN) {
        let _ = menu.remove_attribute(PLAIN);
    } else {
        let _ = menu.hide_popover();
    }
}

/// Custom properties, because the policy forbids style attributes and older browsers know no anchors.
fn place(menu: &HtmlElement, button: &HtmlElement) {
    const GAP: f64 = 4.0;
    let at = button.get_bounding_client_rect();
    let root = document().document_element();
    let (width, height) = root.map_or((0.0, 0.0), |r| (f64::from(r.client_width()), f64::from(r.client_height())));
    let size = menu.get_bounding_client_rect();
    let style = menu.style();
    let set = |name: &str, value: Option<f64>| {
        let value = value.map_or_else(|| "auto".to_owned(), |v| format!("{}px", v.max(GAP)));
        let _ = style.set_property(name, &value);
    };
    let below = at.bottom() + GAP + size.height() <= height || at.top() < height / 2.0;
    set("--menu-top", below.then_some((at.bottom() + GAP).min((height - size.height() - GAP).max(GAP))));
    set("--menu-bottom", (!below).then_some(height - at.top() + GAP));
    // Aligned with the button's nearer edge.
    let at_right = at.left() + at.width() / 2.0 > width / 2.0;
    set("--menu-left", (!at_right).then_some(at.left().min(width - size.width() - GAP)));
    set("--menu-right", at_right.then_some((width - at.right()).min(width - size.width() - GAP)));
}
