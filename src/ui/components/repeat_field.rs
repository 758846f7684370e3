//! A list of rows of the same kind: phones, addresses, dates. Rows are added, removed and moved.

use super::blocks::each;
use super::button::{Button, IconButton, Variant};
use super::icon::Icon;
use super::words::Words;
use crate::i18n::{common, lang};
use crate::ui::dom;
use leptos::html;
use leptos::prelude::*;

/// What a row is told: its key (stays with it when it moves) and its place.
#[derive(Clone, Copy)]
pub struct Row {
    pub key: u32,
    pub index: Signal<usize>,
}

/// The rows' keys, in order; the caller keeps the values beside them, by key.
#[component]
pub fn RepeatField(
    #[prop(into)] label: Words,
    /// What one row is called: names the buttons for who cannot see them.
    #[prop(into)]
    one: Words,
    #[prop(into)] add_label: Words,
    rows: RwSignal<Vec<u32>>,
    /// Makes a new row and returns its key.
    #[prop(into)]
    on_add: Callback<(), u32>,
    #[prop(into)] on_remove: Callback<(u32,)>,
    /// The fields of a row; each with `hide_label` and a label of its own.
    #[prop(into)]
    row: Callback<(Row,), AnyView>,
    /// Whether the order means something (the first phone is the main one).
    #[prop(optional)]
    ordered: bool,
) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let focus_row = move |index: usize| {
        dom::next_frame(move || {
            if let Some(list) = node.get_untracked()
                && let Some(row) = dom::all_within(&list, ".repeat__row").get(index)
                && let Some(field) = dom::all_within(row, "input, select, textarea, button").first()
            {
                dom::focus(field);
            }
        });
    };
    let shift = move |key: u32, by: isize| {
        rows.update(|all| {
            if let Some(i) = all.iter().position(|k| *k == key)
                && let Some(to) = i.checked_add_signed(by).filter(|to| *to < all.len())
            {
                all.swap(i, to);
            }
        });
    };
    let one_row = move |key: u32| {
        let index = Signal::derive(move || rows.with(|all| all.iter().position(|k| *k == key).unwrap_or(0)));
        let name = {
            let one = one.clone();
            move |text: crate::i18n::Text| {
                let one = one.clone();
                move || format!("{} · {} {}", text.get(lang()), one.get(), index.get() + 1)
            }
        };
        let tools = ordered.then(|| {
            view! {
                <IconButton
                    label=name(common::MOVE_UP)
                    icon=Icon::ChevronUp
                    disabled=Signal::derive(move || index.get() == 0)
                    on_press=move || shift(key, -1)
                />
                // On a phone there is no room for it; moving the next one up does the same.
                <span class="repeat__down">
                    <IconButton
                        label=name(common::MOVE_DOWN)
                        icon=Icon::ChevronDown
                        disabled=Signal::derive(move || rows.with(|all| index.get() + 1 == all.len()))
                        on_press=move || shift(key, 1)
                    />
                </span>
            }
        });
        view! {
            <div class="repeat__row">
                <div class="repeat__fields">{row.run((Row { key, index },))}</div>
                <div class="repeat__tools">
                    {tools}
                    <IconButton
                        label=name(common::REMOVE)
                        icon=Icon::Trash
                        on_press=move || {
                            let at = index.get_untracked();
                            rows.update(|all| all.retain(|k| *k != key));
                            on_remove.run((key,));
                            focus_row(at.saturating_sub(1));
                        }
                    />
                </div>
            </div>
        }
        .into_any()
    };
    let label_id = dom::unique_id("repeat");
    let labelled_by = label_id.clone();
    view! {
        <div class="field" role="group" aria-labelledby=labelled_by>
            <span class="field__label" id=label_id>
                {label.show()}
            </span>
            <div class="repeat" node_ref=node>
                {each(move || rows.get(), one_row)}
            </div>
            <div>
                <Button
                    label=add_label
                    icon=Icon::Plus
                    variant=Variant::Quiet
                    on_press=move || {
                        let key = on_add.run(());
                        rows.update(|all| {
                            if !all.contains(&key) {
                                all.push(key);
                            }
                        });
                        focus_row(rows.with_untracked(Vec::len).saturating_sub(1));
                    }
                />
            </div>
        </div>
    }
    .into_any()
}
