//! Other tabs of this app: telling them what was written, hearing what they wrote.

use super::data;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

const CHANNEL: &str = "changliu";
/// Beyond this many blocks the others read everything anew.
const MOST_KEYS: usize = 400;

#[derive(Serialize, Deserialize)]
struct Wrote {
    revision: u64,
    /// `None`: so much that it is not listed.
    keys: Option<Vec<String>>,
}

thread_local!(static OUT: RefCell<Option<BroadcastChannel>> = const { RefCell::new(None) });

/// Starts listening; once.
pub(super) fn listen() {
    if OUT.with_borrow(Option::is_some) {
        return;
    }
    let Ok(channel) = BroadcastChannel::new(CHANNEL) else { return };
    let heard = Closure::<dyn Fn(MessageEvent)>::new(|event: MessageEvent| {
        let text = event.data().as_string();
        if let Some(Ok(wrote)) = text.map(|t| crate::domain::json::read::<Wrote>(t.as_bytes())) {
            wasm_bindgen_futures::spawn_local(data::follow(wrote.revision, wrote.keys));
        }
    });
    channel.set_onmessage(Some(heard.as_ref().unchecked_ref()));
    heard.forget();
    OUT.replace(Some(channel));
    // A tab that slept may have missed messages.
    let woken = || wasm_bindgen_futures::spawn_local(data::catch_up());
    for event in ["visibilitychange", "focus", "pageshow"] {
        std::mem::forget(leptos::prelude::window_event_listener_untyped(event, move |_| woken()));
    }
}

pub(super) fn tell(revision: u64, keys: &[String]) {
    let keys = (keys.len() <= MOST_KEYS).then(|| keys.to_vec());
    let text = serde_json::to_string(&Wrote { revision, keys });
    OUT.with_borrow(|out| {
        if let (Some(channel), Ok(text)) = (out, text) {
            // A tab that cannot be told catches up when it is looked at.
            let _ = channel.post_message(&JsValue::from_str(&text));
        }
    });
}
