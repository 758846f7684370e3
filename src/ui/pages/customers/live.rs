//! What is read from the disk and follows every change of the data, from whichever tab.

use crate::state::data::{self, Phase};
use crate::store::StoreError;
use crate::ui::components::effect;
use leptos::prelude::*;
use std::future::Future;

#[derive(Clone, PartialEq, Debug)]
pub(super) enum Load<T> {
    Waiting,
    Failed(StoreError),
    Here(T),
}

impl<T> Load<T> {
    pub fn here(&self) -> Option<&T> {
        match self {
            Load::Here(value) => Some(value),
            Load::Waiting | Load::Failed(_) => None,
        }
    }
}

/// Reads anew after each change. While it reads, and while the database is away, what was there stays.
pub(super) fn live<T, F>(read: impl Fn() -> F + 'static) -> RwSignal<Load<T>>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    F: Future<Output = Result<T, StoreError>> + 'static,
{
    let out = RwSignal::new(Load::Waiting);
    let turn = StoredValue::new(0_u32);
    effect(move || {
        data::version();
        if data::phase() != Phase::Ready {
            return;
        }
        turn.update_value(|n| *n += 1);
        let mine = turn.get_value();
        let reading = read();
        leptos::task::spawn_local(async move {
            let found = match reading.await {
                Ok(value) => Load::Here(value),
                Err(e) => Load::Failed(e),
            };
            // An answer to an earlier question, or to a page that is gone, is nobody's.
            if turn.try_get_value() == Some(mine) && out.try_with_untracked(|now| *now != found) == Some(true) {
                out.set(found);
            }
        });
    });
    out
}
