//! How many forms hold words that are not saved yet. An update or a reload waits until there are none.

use leptos::prelude::*;
use std::sync::LazyLock;

static DIRTY: LazyLock<ArcRwSignal<usize>> = LazyLock::new(|| ArcRwSignal::new(0));

/// The number of forms with unsaved words; follows changes.
pub fn count() -> usize {
    DIRTY.get()
}

/// Counts a form for as long as `dirty` is true and the form stands.
pub fn track(dirty: Signal<bool>) {
    let counted = StoredValue::new(false);
    Effect::new(move |_| {
        let now = dirty.get();
        if counted.try_get_value() != Some(now) {
            counted.set_value(now);
            DIRTY.update(|n| *n = if now { *n + 1 } else { n.saturating_sub(1) });
        }
    });
    on_cleanup(move || {
        if counted.try_get_value() == Some(true) {
            DIRTY.update(|n| *n = n.saturating_sub(1));
        }
    });
}
