//! Time, ids and the device: what the pure layers are told instead of asking for it.

use super::backup::files::call_async;
use crate::domain::{Day, Id, Timestamp};
use wasm_bindgen::JsValue;

pub fn now() -> Timestamp {
    Timestamp::from_millis(js_sys::Date::now() as i64)
}

/// Minutes that this device's zone is east of UTC now.
pub fn offset_minutes() -> i32 {
    offset_at(now())
}

/// Minutes east of UTC at another time: summer time may differ.
pub fn offset_at(at: Timestamp) -> i32 {
    -(js_sys::Date::new(&JsValue::from_f64(at.millis() as f64)).get_timezone_offset() as i32)
}

/// The calendar day here.
pub fn today() -> Day {
    now().day(offset_minutes())
}

/// Lets everything else have its turn.
pub async fn rest() {
    let scheduler = js_sys::Reflect::get(&leptos::prelude::window(), &"scheduler".into()).unwrap_or_default();
    // Timers set by timers wait for 4 ms each; they are for browsers that do not have this.
    if call_async(&scheduler, "yield", &[]).await.is_err() {
        gloo::timers::future::TimeoutFuture::new(0).await;
    }
}

/// A new id, unique everywhere.
pub fn new_id() -> Id {
    let mut random = [0u8; 10];
    let filled = leptos::prelude::window().crypto().and_then(|c| c.get_random_values_with_u8_array(&mut random));
    if filled.is_err() {
        // No browser that runs this app lacks it; if one does, ids still must not repeat.
        for byte in &mut random {
            *byte = (js_sys::Math::random() * 256.0) as u8;
        }
    }
    Id::from_parts(js_sys::Date::now() as u64, random)
}
