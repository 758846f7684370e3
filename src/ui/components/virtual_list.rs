//! A list of any length that keeps only the visible rows in the page: 100,000 rows scroll like 20.
//!
//! The height of a row is a token of CSS (`--row-height`, set per breakpoint on the list) and is measured, so that large
//! text makes rows higher. The keyboard moves a cursor (arrows, j/k, Home, End, Page); Enter opens. Where the list was is
//! kept by `name` and found again when the page is opened later or the list comes back from behind a detail.

mod place;
mod watch;
mod window;

use super::blocks::each;
use super::words::Words;
use crate::i18n::shell;
use crate::ui::dom;
use crate::ui::keys::{Scope, use_shortcut};
use leptos::html;
use leptos::prelude::*;
use place::{keep_place, place_of};
use watch::watch_size;
use window::{Window, scroll_to_show};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum ListKind {
    /// One row is chosen and shown elsewhere: a listbox whose cursor stays in the list.
    #[default]
    Choose,
    /// Rows with links and buttons of their own; the keyboard moves among the rows' first ones.
    Read,
}

#[component]
pub fn VirtualList(
    #[prop(into)] label: Words,
    /// Under which the scroll position is kept.
    name: &'static str,
    #[prop(into)] count: Signal<usize>,
    /// The key of the row at a place. It must change with the row's content (`id` and revision) unless `row` is reactive.
    #[prop(into)]
    key: Callback<(usize,), String>,
    #[prop(into)] row: Callback<(usize,), AnyView>,
    #[prop(optional)] kind: ListKind,
    #[prop(optional, into)] selected: Signal<Option<usize>>,
    /// A row was pressed, or Enter on it.
    #[prop(optional, into)]
    on_open: Option<Callback<(usize,)>>,
    /// Filter and order in words: when it changes the list starts at its top again.
    #[prop(optional, into)]
    reset: Option<Signal<String>>,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let probe = NodeRef::<html::Div>::new();
    let id = dom::unique_id("list");
    let top = RwSignal::new(0.0_f64);
    let size = RwSignal::new((0.0_f64, 0.0_f64)); // height of the list, of a row
    let cursor = RwSignal::new(None::<usize>);

    let window = Memo::new(move |_| Window::of(top.get(), size.get(), count.get()));
    let rows = Memo::new(move |_| {
        let Window { first, end } = window.get();
        (first..end).map(|i| (i, key.run((i,)))).collect::<Vec<_>>()
    });
    let scroll_to = move |to: f64| {
        if let Some(list) = node.get_untracked() {
            list.set_scroll_top(to.round() as i32);
            top.set(f64::from(list.scroll_top()));
        }
    };
    let show = move |index: usize| {
        if let Some(to) = scroll_to_show(index, top.get_untracked(), size.get_untracked()) {
            scroll_to(to);
        }
    };
    let measure = move || {
        let (Some(list), Some(probe)) = (node.get_untracked(), probe.get_untracked()) else {
            return;
        };
        let before = size.get_untracked();
        let now = (f64::from(list.client_height()), probe.get_bounding_client_rect().height());
        if now == before {
            return;
        }
        size.set(now);
        // First seen, or back from behind a detail, which makes the browser forget the position.
        if before.0 == 0.0 && now.0 > 0.0 {
            dom::next_frame(move || {
                if node.try_get_untracked().flatten().is_none() {
                    return;
                }
                let chosen = selected.try_get_untracked().flatten();
                let (to, before) = place_of(name).unwrap_or((0.0, None));
                scroll_to(to);
                // A row chosen meanwhile (in the palette, by its address) is brought into view; the one that the user
                // had scrolled away from is not.
                if let Some(index) = chosen.filter(|_| chosen != before) {
                    show(index);
                }
            });
        }
    };
    watch_size(node, probe, measure);
    Effect::new(move |before: Option<Option<usize>>| {
        let now = selected.get();
        if before != Some(now)
            && let Some(index) = now
        {
            cursor.set(Some(index));
            if size.get_untracked().0 > 0.0 {
                show(index);
                keep_place(name, (top.get_untracked(), now));
            }
        }
        now
    });
    if let Some(reset) = reset {
        Effect::new(move |before: Option<String>| {
            let now = reset.get();
            if before.is_some_and(|b| b != now) {
                cursor.set(None);
                keep_place(name, (0.0, selected.get_untracked()));
                scroll_to(0.0);
            }
            now
        });
    }

    let step_to = move |index: usize| {
        let last = count.get_untracked().saturating_sub(1);
        let index = index.min(last);
        cursor.set(Some(index));
        show(index);
        let Some(list) = node.get_untracked() else {
            return;
        };
        match kind {
            ListKind::Choose => dom::focus(&list),
            ListKind::Read => dom::next_frame(move || {
                let row = list.query_selector(&format!("[aria-posinset='{}']", index + 1)).ok().flatten();
                if let Some(target) = row.and_then(|row| dom::all_within(&row, "a, button").into_iter().next()) {
                    dom::focus(&target);
                }
            }),
        }
    };
    let step = move |by: isize| {
        if count.get_untracked() > 0 {
            let at = cursor.get_untracked();
            step_to(at.map_or(window::first_shown(top.get_untracked(), size.get_untracked()), |i| {
                i.saturating_add_signed(by)
            }));
        }
    };
    use_shortcut("j", shell::KEY_NEXT, Scope::Page, move || step(1));
    use_shortcut("k", shell::KEY_PREVIOUS, Scope::Page, move || step(-1));

    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.ctrl_key() || event.meta_key() || event.alt_key() || dom::is_typing(&event) {
            return;
        }
        let (height, row) = size.get_untracked();
        let page = if row > 0.0 { (height / row).floor().max(1.0) as isize } else { 1 };
        match event.key().as_str() {
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "PageDown" => step(page),
            "PageUp" => step(-page),
            "Home" => step_to(0),
            "End" => step_to(usize::MAX),
            "Enter" | " " if kind == ListKind::Choose => match (cursor.get_untracked(), on_open) {
                (Some(index), Some(open)) => open.run((index,)),
                _ => return,
            },
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    };

    let choose = kind == ListKind::Choose;
    let row_id = {
        let id = id.clone();
        move |i: usize| format!("{id}-{i}")
    };
    let active = {
        let row_id = row_id.clone();
        move || {
            let Window { first, end } = window.get();
            cursor.get().filter(|i| choose && (first..end).contains(i)).map(&row_id)
        }
    };
    let one = move |(index, _): (usize, String)| {
        view! {
            <div
                class="virtual-list__row"
                class:virtual-list__row--active=move || cursor.get() == Some(index)
                id=row_id(index)
                role=if choose { "option" } else { "listitem" }
                aria-setsize=move || count.get().to_string()
                aria-posinset=(index + 1).to_string()
                aria-selected=choose.then_some(move || if selected.get() == Some(index) { "true" } else { "false" })
                style:--index=index.to_string()
                on:click=move |_| {
                    cursor.set(Some(index));
                    if let Some(open) = on_open {
                        open.run((index,));
                    }
                }
            >
                {row.run((index,))}
            </div>
        }
        .into_any()
    };
    view! {
        <div
            node_ref=node
            class="virtual-list"
            id=id
            role=if choose { "listbox" } else { "list" }
            aria-label=label.show()
            // A scrolling region must be reachable by keyboard in both kinds.
            tabindex="0"
            aria-activedescendant=active
            on:keydown=on_key
            on:scroll=move |_| {
                if let Some(list) = node.get_untracked() && size.get_untracked().0 > 0.0 && list.client_height() > 0 {
                    let now = f64::from(list.scroll_top());
                    top.set(now);
                    keep_place(name, (now, selected.get_untracked()));
                }
            }
        >
            <div class="virtual-list__probe" role="presentation" node_ref=probe></div>
            <div class="virtual-list__space" role="presentation" style:--count=move || count.get().to_string()>
                {each(move || rows.get(), one)}
            </div>
        </div>
    }
    .into_any()
}
