//! Short notices that pass: "saved", "deleted — undo". They never carry the only copy of anything.

use super::blocks::effect;
use super::button::{IconButton, Variant};
use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::{common, shell, t};
use crate::ui::components::Button;
use leptos::html;
use leptos::prelude::*;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, LazyLock};
use std::time::Duration;

/// Long enough to read, to think and to reach: undoing is the safety net for every change.
const WITH_ACTION: Duration = Duration::from_secs(10);
const PLAIN: Duration = Duration::from_secs(5);

#[derive(Clone)]
pub struct Toast {
    key: u32,
    words: Words,
    action: Option<(Words, Arc<dyn Fn() + Send + Sync>)>,
    danger: bool,
    icon: Option<Icon>,
}

impl Toast {
    pub fn new(words: impl Into<Words>) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        Self { key: NEXT.fetch_add(1, Ordering::Relaxed), words: words.into(), action: None, danger: false, icon: None }
    }

    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// Something went wrong; it stays until it is closed.
    pub fn danger(mut self) -> Self {
        self.danger = true;
        self.icon = Some(Icon::Alert);
        self
    }

    /// A button, mostly `common::UNDO`. The page that showed the toast may be gone when it is pressed: use what lives
    /// longer than a page (state, ids), not the page's signals.
    pub fn action(mut self, label: impl Into<Words>, run: impl Fn() + Send + Sync + 'static) -> Self {
        self.action = Some((label.into(), Arc::new(run)));
        self
    }

    pub fn show(self) {
        TOASTS.update(|all| {
            // More than three at once nobody reads; the oldest without a button goes first.
            if all.len() >= 3 {
                let oldest = all.iter().position(|t| t.action.is_none() && !t.danger).unwrap_or(0);
                all.remove(oldest);
            }
            all.push(self);
        });
    }
}

static TOASTS: LazyLock<ArcRwSignal<Vec<Toast>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));

/// Shows plain words for a moment.
pub fn toast(words: impl Into<Words>) {
    Toast::new(words).show();
}

/// Presses the button of the newest toast that has one. Whether there was one.
pub fn press_newest_action() -> bool {
    let newest = TOASTS.with_untracked(|all| all.iter().rev().find(|t| t.action.is_some()).cloned());
    let Some(Toast { key, action: Some((_, run)), .. }) = newest else {
        return false;
    };
    dismiss(key);
    run();
    true
}

fn dismiss(key: u32) {
    TOASTS.update(|all| all.retain(|t| t.key != key));
}

/// The place where toasts appear; the shell has one.
#[component]
pub fn Toasts() -> impl IntoView {
    let node = NodeRef::<html::Section>::new();
    // In the browser's top layer, and on top of it with each change: above an open dialog too. Shown while empty, as
    // screen readers listen to what stands there before. Browsers without popovers show it in the page.
    effect(move || {
        TOASTS.track();
        if let Some(section) = node.get() {
            let _ = section.hide_popover();
            let _ = section.show_popover();
        }
    });
    view! {
        <section node_ref=node popover="manual" class="toasts" aria-label=t(shell::NOTIFICATIONS) aria-live="polite" aria-relevant="additions">
            <For each=|| TOASTS.get() key=|toast| toast.key children=|toast| view! { <One toast=toast /> } />
        </section>
    }
    .into_any()
}

#[component]
fn One(toast: Toast) -> impl IntoView {
    let key = toast.key;
    let lasting = match (toast.danger, &toast.action) {
        (true, _) => None,
        (false, Some(_)) => Some(WITH_ACTION),
        (false, None) => Some(PLAIN),
    };
    // The clock stands while the pointer or the focus is on it, and starts again afterwards.
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(Some(handle)) = timer.try_update_value(Option::take) {
            handle.clear();
        }
    };
    let start = move || {
        stop();
        if let Some(lasting) = lasting {
            timer.set_value(set_timeout_with_handle(move || dismiss(key), lasting).ok());
        }
    };
    start();
    on_cleanup(stop);
    let action = toast.action.map(|(label, run)| {
        let press = Callback::new(move |()| {
            dismiss(key);
            run();
        });
        view! { <Button label=label variant=Variant::Quiet on_press=press /> }
    });
    view! {
        <div
            class="toast"
            class:toast--danger=toast.danger
            on:pointerenter=move |_| stop()
            on:pointerleave=move |_| start()
            on:focusin=move |_| stop()
            on:focusout=move |_| start()
            on:keydown=move |e| {
                if e.key() == "Escape" {
                    e.stop_propagation();
                    dismiss(key);
                }
            }
        >
            {toast.icon.map(draw)}
            <span class="toast__words">{toast.words.show()}</span>
            {action}
            <IconButton label=common::CLOSE icon=Icon::Close on_press=Callback::new(move |()| dismiss(key)) />
        </div>
    }
    .into_any()
}
