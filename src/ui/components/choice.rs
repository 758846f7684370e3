//! One of several: as a list that folds out, as buttons side by side, as a switch.

use super::field::Frame;
use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::{Label, common, t};
use crate::ui::dom;
use leptos::prelude::*;
use std::sync::Arc;

/// What can be chosen and what is, by place in the list; so the fields need not know the values' type.
#[derive(Clone)]
pub struct Options {
    words: Arc<Vec<(Words, Option<Icon>)>>,
    chosen: Signal<Option<usize>>,
    choose: Callback<(Option<usize>,)>,
    optional: bool,
}

impl Options {
    /// The values of an enum, one of which always holds.
    pub fn of<T>(all: &'static [T], value: RwSignal<T>) -> Self
    where
        T: Copy + PartialEq + Label + Send + Sync + 'static,
    {
        Self {
            words: Arc::new(all.iter().map(|v| (v.label().into(), None)).collect()),
            chosen: Signal::derive(move || all.iter().position(|v| *v == value.get())),
            choose: Callback::new(move |(i,): (Option<usize>,)| {
                if let Some(v) = i.and_then(|i| all.get(i)) {
                    value.set(*v);
                }
            }),
            optional: false,
        }
    }

    /// The values of an enum, or none of them.
    pub fn optional<T>(all: &'static [T], value: RwSignal<Option<T>>) -> Self
    where
        T: Copy + PartialEq + Label + Send + Sync + 'static,
    {
        Self {
            words: Arc::new(all.iter().map(|v| (v.label().into(), None)).collect()),
            chosen: Signal::derive(move || value.get().and_then(|now| all.iter().position(|v| *v == now))),
            choose: Callback::new(move |(i,): (Option<usize>,)| value.set(i.and_then(|i| all.get(i)).copied())),
            optional: true,
        }
    }

    /// Named values known only at run time: pairs of value and words. An empty value means none.
    pub fn strings(pairs: Vec<(String, Words)>, value: RwSignal<String>, optional: bool) -> Self {
        let (values, words): (Vec<_>, Vec<_>) = pairs.into_iter().map(|(v, w)| (v, (w, None))).unzip();
        let values = Arc::new(values);
        let known = values.clone();
        Self {
            words: Arc::new(words),
            chosen: Signal::derive(move || value.with(|now| known.iter().position(|v| v == now))),
            choose: Callback::new(move |(i,): (Option<usize>,)| {
                value.set(i.and_then(|i| values.get(i)).cloned().unwrap_or_default())
            }),
            optional,
        }
    }

    /// Words and what to do with the place chosen.
    pub fn new(words: Vec<Words>, chosen: Signal<Option<usize>>, choose: Callback<(Option<usize>,)>) -> Self {
        Self { words: Arc::new(words.into_iter().map(|w| (w, None)).collect()), chosen, choose, optional: false }
    }

    /// An icon for each, in order (buttons only).
    pub fn icons(mut self, icons: &[Icon]) -> Self {
        let words = self.words.iter().zip(icons).map(|((w, _), i)| (w.clone(), Some(*i))).collect();
        self.words = Arc::new(words);
        self
    }
}

/// A list that folds out: the system's own, best for more than five.
#[component]
pub fn SelectField(
    #[prop(into)] label: Words,
    options: Options,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required, hide_label);
    let Options { words, chosen, choose, optional } = options;
    // Without a choice the box must not show the first entry as if it were chosen.
    let blank = view! {
        <option value="" prop:selected=move || chosen.get().is_none() hidden=!optional>
            {t(common::NONE_CHOSEN)}
        </option>
    };
    let entries = words
        .iter()
        .enumerate()
        .map(|(i, (w, _))| {
            view! {
                <option value=i.to_string() prop:selected=move || chosen.get() == Some(i)>
                    {w.show()}
                </option>
            }
        })
        .collect_view();
    let select = view! {
        <div class="select">
            <select
                class="input"
                id=frame.id.clone()
                aria-required=required.then_some("true")
                aria-invalid=frame.invalid()
                aria-describedby=frame.described_by()
                on:change=move |e| choose.run((event_target_value(&e).parse().ok(),))
            >
                {blank}
                {entries}
            </select>
            {draw(Icon::ChevronDown)}
        </div>
    };
    frame.around(select.into_any())
}

/// Buttons side by side of which one is pressed: best for two to five short words.
#[component]
pub fn ChoiceField(
    #[prop(into)] label: Words,
    options: Options,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required, hide_label);
    let Options { words, chosen, choose, optional } = options;
    let name = dom::unique_id("choice");
    let faces = words
        .iter()
        .enumerate()
        .map(|(i, (w, face))| {
            view! {
                <label class="choice__option">
                    <input
                        type="radio"
                        name=name.clone()
                        prop:checked=move || chosen.get() == Some(i)
                        on:change=move |_| choose.run((Some(i),))
                        // Radio buttons know no way back; pressing the chosen one again is it.
                        on:click=move |_| {
                            if optional && chosen.get_untracked() == Some(i) {
                                choose.run((None,));
                            }
                        }
                    />
                    <span class="choice__face">
                        {face.map(draw)}
                        <span>{w.show()}</span>
                    </span>
                </label>
            }
        })
        .collect_view();
    frame.around_group(view! { <div class="choice">{faces}</div> }.into_any())
}

/// On or off, at once.
#[component]
pub fn SwitchField(
    #[prop(into)] label: Words,
    #[prop(into)] checked: Signal<bool>,
    #[prop(into)] on_change: Callback<(bool,)>,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] id: Option<String>,
) -> impl IntoView {
    let id = id.unwrap_or_else(|| dom::unique_id("switch"));
    let hint_id = format!("{id}-hint");
    let described = hint.is_some().then(|| hint_id.clone());
    view! {
        <label class="switch" for=id.clone()>
            <span class="switch__words">
                <span>{label.show()}</span>
                {hint.map(|h| view! { <span class="field__hint" id=hint_id>{h.show()}</span> })}
            </span>
            <input
                type="checkbox"
                role="switch"
                id=id.clone()
                aria-describedby=described
                prop:checked=move || checked.get()
                on:change=move |e| on_change.run((event_target_checked(&e),))
            />
        </label>
    }
    .into_any()
}
