//! Views whose code is in a part of the program that is loaded when they are first shown.

use crate::i18n::errors as words;
use crate::state::parts::{Boxed, Missing};
use crate::ui::components::*;
use futures_util::FutureExt;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;
use leptos::task::spawn_local_scoped_with_cancellation;
use std::sync::Arc;

type Loaded = Result<AnyView, Missing>;

/// Shows what `load` brings: at once where the part is there already, otherwise after a skeleton. A part that does not
/// arrive is said so, with a way to try again.
pub fn on_demand(load: impl Fn() -> Boxed<Loaded> + Send + Sync + 'static) -> AnyView {
    let load: Arc<dyn Fn() -> Boxed<Loaded> + Send + Sync> = Arc::new(load);
    let tries = RwSignal::new(0_u32);
    dynamic(move || {
        tries.track();
        untrack(|| once(load(), tries))
    })
}

fn once(load: Boxed<Loaded>, tries: RwSignal<u32>) -> AnyView {
    // What is built later belongs to this place of the page all the same.
    let mut load = ScopedFuture::new_untracked(load);
    let show = move |loaded: Loaded| loaded.unwrap_or_else(|Missing| missing(tries));
    if let Some(loaded) = (&mut load).now_or_never() {
        return show(loaded);
    }
    let arrived = RwSignal::new_local(None::<AnyView>);
    spawn_local_scoped_with_cancellation(async move {
        let loaded = load.await;
        arrived.set(Some(show(loaded)));
    });
    dynamic(move || {
        arrived.track();
        arrived.write_untracked().take().unwrap_or_else(|| view! { <Skeleton /> }.into_any())
    })
}

fn missing(tries: RwSignal<u32>) -> AnyView {
    let again = move || view! { <Button label=crate::i18n::common::RETRY variant=Variant::Primary on_press=move || tries.update(|n| *n += 1) /> };
    view! { <ErrorState happened=words::PART_MISSING safe=words::PART_MISSING_SAFE todo=words::PART_MISSING_TODO actions=again /> }
        .into_any()
}
