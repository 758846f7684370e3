//! Says something to who listens to the screen instead of seeing it: saved, filtered, time is up.

use crate::ui::components::Words;
use leptos::prelude::*;
use std::sync::LazyLock;

static SAID: LazyLock<ArcRwSignal<(bool, String)>> = LazyLock::new(|| ArcRwSignal::new((false, String::new())));

pub fn announce(words: impl Into<Words>) {
    let words = words.into().get_untracked().into_owned();
    // The same words twice are two events; alternating between two regions makes the second one heard.
    SAID.update(|(second, said)| {
        *second = !*second;
        *said = words;
    });
}

#[component]
pub fn LiveRegion() -> impl IntoView {
    let part =
        |wanted: bool| move || SAID.with(|(second, said)| if *second == wanted { said.clone() } else { String::new() });
    view! {
        <div class="visually-hidden" role="status">
            {part(false)}
        </div>
        <div class="visually-hidden" role="status">
            {part(true)}
        </div>
    }
    .into_any()
}
