//! One line of text, and several.

use super::blocks::effect;
use super::field::Frame;
use super::words::Words;
use leptos::html;
use leptos::prelude::*;

/// What kind of text is expected: chooses the keyboard of a touch screen and what the browser may fill in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum TextKind {
    #[default]
    Plain,
    Phone,
    Email,
    Web,
    Search,
    Number,
}

impl TextKind {
    const fn input_type(self) -> &'static str {
        match self {
            TextKind::Plain | TextKind::Number => "text",
            TextKind::Phone => "tel",
            // `email` and `url` would trim and judge by rules of their own; ours stand in the domain.
            TextKind::Email | TextKind::Web => "text",
            TextKind::Search => "search",
        }
    }

    const fn input_mode(self) -> Option<&'static str> {
        match self {
            TextKind::Plain => None,
            TextKind::Phone => Some("tel"),
            TextKind::Email => Some("email"),
            TextKind::Web => Some("url"),
            TextKind::Search => Some("search"),
            TextKind::Number => Some("decimal"),
        }
    }
}

#[component]
pub fn TextField(
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(optional)] kind: TextKind,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] placeholder: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional)] autofocus: bool,
    /// As the browser knows it, `off` otherwise: this is data about customers, not about the user.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// A `<datalist>` with suggestions.
    #[prop(optional, into)]
    list: Option<String>,
    #[prop(optional, into)] id: Option<String>,
    /// The user leaves the field: the moment to validate and to tidy.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required, hide_label);
    let node = NodeRef::<html::Input>::new();
    if autofocus {
        focus_when_there(node);
    }
    let input = view! {
        <input
            node_ref=node
            class="input"
            id=frame.id.clone()
            type=kind.input_type()
            inputmode=kind.input_mode()
            autocomplete=autocomplete
            autocapitalize=if kind == TextKind::Plain { None } else { Some("off") }
            list=list
            placeholder=placeholder.map(|p| p.show())
            autofocus=autofocus
            aria-required=required.then_some("true")
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            prop:value=move || value.get()
            on:input=move |e| value.set(event_target_value(&e))
            on:blur=move |_| {
                if let Some(run) = on_leave {
                    run.run(());
                }
            }
        />
    };
    frame.around(input.into_any())
}

#[component]
pub fn TextArea(
    #[prop(into)] label: Words,
    value: RwSignal<String>,
    #[prop(optional, into)] hint: Option<Words>,
    #[prop(optional, into)] placeholder: Option<Words>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] required: bool,
    #[prop(optional)] hide_label: bool,
    #[prop(optional, into)] id: Option<String>,
    /// Ctrl/⌘ Enter, the way to send what is written without leaving the keys.
    #[prop(optional, into)]
    on_submit: Option<Callback<()>>,
) -> impl IntoView {
    let frame = Frame::new(id, label, hint, error, required, hide_label);
    let node = NodeRef::<html::Textarea>::new();
    // Browsers without `field-sizing` get the height of the text through a custom property; the others ignore it.
    let height = RwSignal::new(None::<String>);
    effect(move || {
        value.track();
        if let Some(area) = node.get() {
            height.set(Some("auto".to_owned()));
            crate::ui::dom::next_frame(move || {
                let _ = height.try_set(Some(format!("{}px", area.scroll_height() + 2)));
            });
        }
    });
    let area = view! {
        <textarea
            node_ref=node
            class="input"
            id=frame.id.clone()
            rows="3"
            style:--auto-height=move || height.get()
            placeholder=placeholder.map(|p| p.show())
            aria-required=required.then_some("true")
            aria-invalid=frame.invalid()
            aria-describedby=frame.described_by()
            prop:value=move || value.get()
            on:input=move |e| value.set(event_target_value(&e))
            on:keydown=move |e| {
                if e.key() == "Enter" && (e.ctrl_key() || e.meta_key()) && let Some(run) = on_submit {
                    e.prevent_default();
                    run.run(());
                }
            }
        ></textarea>
    };
    frame.around(area.into_any())
}

/// The `autofocus` attribute works only while a page loads and when a dialog opens.
fn focus_when_there(node: NodeRef<html::Input>) {
    effect(move || {
        if let Some(input) = node.get() {
            crate::ui::dom::next_frame(move || {
                let _ = input.focus();
            });
        }
    });
}
