//! Where a page was scrolled to, found again when the browser goes back to it.

use crate::ui::components::effect;
use crate::ui::{dom, router};
use leptos::html;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Mutex;

static PLACES: Mutex<BTreeMap<String, i32>> = Mutex::new(BTreeMap::new());

/// The content often comes a few frames later than its page.
const TRIES: u32 = 30;

/// What to call on scrolling; going back to this address scrolls there again.
pub(super) fn keep(node: NodeRef<html::Main>) -> impl Fn() + Copy + Send + Sync + 'static {
    let address = StoredValue::new(router::address());
    effect(move || {
        if node.get().is_some() && router::came_back() {
            let place = PLACES.lock().ok().and_then(|p| p.get(&address.get_value()).copied());
            if let Some(top) = place.filter(|top| *top > 0) {
                dom::next_frame(move || restore(node, top, TRIES));
            }
        }
    });
    move || {
        if let (Some(main), Ok(mut places)) = (node.get_untracked(), PLACES.lock()) {
            places.insert(address.get_value(), main.scroll_top());
        }
    }
}

fn restore(node: NodeRef<html::Main>, top: i32, tries: u32) {
    let Some(Some(main)) = node.try_get_untracked() else {
        return;
    };
    if main.scroll_height() - main.client_height() >= top {
        main.set_scroll_top(top);
    } else if tries > 0 {
        dom::next_frame(move || restore(node, top, tries - 1));
    }
}
