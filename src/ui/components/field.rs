//! The frame that all fields share: label, hint, error and required mark, tied to the control for every reader.

use super::icon::{Icon, icon as draw};
use super::words::Words;
use crate::i18n::{common, t};
use crate::ui::dom;
use leptos::prelude::*;

/// What a field says about itself.
#[derive(Clone)]
pub(super) struct Frame {
    pub id: String,
    pub label: Words,
    pub hint: Option<Words>,
    pub error: Signal<Option<String>>,
    pub required: bool,
    /// The label is read out but not seen, where the place makes it plain (rows of a list).
    pub hide_label: bool,
}

impl Frame {
    pub fn new(
        id: Option<String>,
        label: Words,
        hint: Option<Words>,
        error: Signal<Option<String>>,
        required: bool,
        hide_label: bool,
    ) -> Self {
        Self { id: id.unwrap_or_else(|| dom::unique_id("field")), label, hint, error, required, hide_label }
    }

    pub fn invalid(&self) -> impl Fn() -> Option<&'static str> + Clone + Send + Sync + 'static + use<> {
        let error = self.error;
        move || error.with(Option::is_some).then_some("true")
    }

    /// The value of `aria-describedby`: the error first, then the hint, as far as they are there.
    pub fn described_by(&self) -> impl Fn() -> Option<String> + Clone + Send + Sync + 'static + use<> {
        let Self { id, hint, error, .. } = self.clone();
        let has_hint = hint.is_some();
        move || {
            let error = error.with(Option::is_some).then(|| format!("{id}-error"));
            let hint = has_hint.then(|| format!("{id}-hint"));
            match (error, hint) {
                (Some(e), Some(h)) => Some(format!("{e} {h}")),
                (e, h) => e.or(h),
            }
        }
    }

    /// Around one control with the frame's id.
    pub fn around(self, control: AnyView) -> AnyView {
        let (head, tail) = self.head_and_tail();
        let label_class = if self.hide_label { "visually-hidden" } else { "field__label" };
        view! {
            <div class="field">
                <label class=label_class for=self.id>
                    {head}
                </label>
                {tail.0}
                {control}
                {tail.1}
            </div>
        }
        .into_any()
    }

    /// Around several controls that are one answer (radio buttons, rows).
    pub fn around_group(self, control: AnyView) -> AnyView {
        let described = self.described_by();
        let (head, tail) = self.head_and_tail();
        let label_class = if self.hide_label { "visually-hidden" } else { "field__label" };
        let label_id = format!("{}-label", self.id);
        let labelled_by = label_id.clone();
        view! {
            <div class="field" role="group" id=self.id tabindex="-1" aria-labelledby=labelled_by aria-describedby=described>
                <span class=label_class id=label_id>
                    {head}
                </span>
                {tail.0}
                {control}
                {tail.1}
            </div>
        }
        .into_any()
    }

    fn head_and_tail(&self) -> (AnyView, (AnyView, AnyView)) {
        let required = self.required.then(|| view! { <span class="field__mark">{t(common::REQUIRED)}</span> });
        let head = view! {
            <span>{self.label.show()}</span>
            {required}
        }
        .into_any();
        let hint_id = format!("{}-hint", self.id);
        let hint = self.hint.as_ref().map(|h| view! { <p class="field__hint" id=hint_id>{h.show()}</p> }).into_any();
        let error_id = format!("{}-error", self.id);
        let error = self.error;
        let fault = (move || {
            error.get().map(|words| {
                view! {
                    <p class="field__error" id=error_id.clone()>
                        {draw(Icon::Alert)}
                        <span>{words}</span>
                    </p>
                }
            })
        })
        .into_any();
        (head, (hint, fault))
    }
}
