//! What comes and goes in a page. Each has one type inside for all its uses: a type a use made the program much larger.

use leptos::prelude::*;
use std::sync::{Arc, Mutex, PoisonError};

/// What is shown while something holds.
#[component]
pub fn When(#[prop(into)] holds: Signal<bool>, children: ChildrenFn) -> impl IntoView {
    let holds = Memo::new(move |_| holds.get());
    dynamic(move || holds.get().then(|| children()).into_any())
}

/// A view that is made anew whenever what it reads changes.
pub fn dynamic(make: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    view! { {move || make()} }.into_any()
}

/// `Effect::new` for what needs nothing from its last run.
pub fn effect(run: impl FnMut() + 'static) {
    effect_of(Box::new(run));
}

fn effect_of(mut run: Box<dyn FnMut()>) {
    Effect::new(move |_: Option<()>| run());
}

/// A list whose rows stay as long as their value does: what is new is made, what is gone is taken away.
pub fn each<T>(
    items: impl Fn() -> Vec<T> + Send + 'static,
    row: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView
where
    T: Clone + PartialEq + Send + 'static,
{
    let known = Arc::new(Mutex::new((0_u32, Vec::<(u32, T)>::new())));
    let shown = known.clone();
    let numbers = move || {
        let items = items();
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        let (next, rows) = &mut *known;
        let mut before = std::mem::take(rows);
        for item in items {
            let number = match before.iter().position(|(_, was)| *was == item) {
                Some(at) => before.swap_remove(at).0,
                None => {
                    *next += 1;
                    *next
                }
            };
            rows.push((number, item));
        }
        rows.iter().map(|(number, _)| *number).collect()
    };
    let one = move |number: u32| {
        let known = shown.lock().unwrap_or_else(PoisonError::into_inner);
        let item = known.1.iter().find(|(n, _)| *n == number).map(|(_, item)| item.clone());
        drop(known);
        item.map(&row).into_any()
    };
    numbered(Box::new(numbers), Arc::new(one))
}

type Numbers = Box<dyn Fn() -> Vec<u32> + Send>;

fn numbered(numbers: Numbers, one: Arc<dyn Fn(u32) -> AnyView + Send + Sync>) -> AnyView {
    view! { <For each=numbers key=|number| *number children=move |number| one(number) /> }.into_any()
}
