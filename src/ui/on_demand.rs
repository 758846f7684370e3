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
    framed(std::convert::identity, load)
}

/// The same for a whole page: `frame` stands around what is shown instead of it.
pub fn framed(
    frame: impl Fn(AnyView) -> AnyView + Send + Sync + 'static,
    load: impl Fn() -> Boxed<Loaded> + Send + Sync + 'static,
) -> AnyView {
    let wanted = Arc::new(Wanted { frame: Box::new(frame), load: Box::new(load), tries: RwSignal::new(0) });
    dynamic(move || {
        wanted.tries.track();
        untrack(|| once(wanted.clone()))
    })
}

struct Wanted {
    frame: Box<dyn Fn(AnyView) -> AnyView + Send + Sync>,
    load: Box<dyn Fn() -> Boxed<Loaded> + Send + Sync>,
    tries: RwSignal<u32>,
}

impl Wanted {
    fn show(&self, loaded: Loaded) -> AnyView {
        loaded.unwrap_or_else(|Missing| (self.frame)(missing(self.tries)))
    }
}

fn once(wanted: Arc<Wanted>) -> AnyView {
    // What is built later belongs to this place of the page all the same.
    let mut load = ScopedFuture::new_untracked((wanted.load)());
    if let Some(loaded) = (&mut load).now_or_never() {
        return wanted.show(loaded);
    }
    let arrived = RwSignal::new_local(None::<AnyView>);
    let instead = wanted.clone();
    spawn_local_scoped_with_cancellation(async move {
        let loaded = load.await;
        arrived.set(Some(wanted.show(loaded)));
    });
    dynamic(move || {
        arrived.track();
        arrived.write_untracked().take().unwrap_or_else(|| (instead.frame)(view! { <Skeleton /> }.into_any()))
    })
}

fn missing(tries: RwSignal<u32>) -> AnyView {
    let again = move || view! { <Button label=crate::i18n::common::RETRY variant=Variant::Primary on_press=move || tries.update(|n| *n += 1) /> };
    view! { <ErrorState happened=words::PART_MISSING safe=words::PART_MISSING_SAFE todo=words::PART_MISSING_TODO actions=again /> }
        .into_any()
}
