//! Where lists stood, kept for as long as the tab lives.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// Where a list stood, and with which row chosen.
pub(super) type Place = (f64, Option<usize>);

static PLACES: Mutex<BTreeMap<&'static str, Place>> = Mutex::new(BTreeMap::new());

pub(super) fn place_of(name: &'static str) -> Option<Place> {
    PLACES.lock().ok()?.get(name).copied()
}

pub(super) fn keep_place(name: &'static str, place: Place) {
    if let Ok(mut places) = PLACES.lock() {
        places.insert(name, place);
    }
}
