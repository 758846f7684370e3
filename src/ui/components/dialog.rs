//! The browser's own `<dialog>`: it traps the focus, closes with Esc and gives the focus back.

use super::blocks::{When, effect};
use super::button::{Button, IconButton, Variant};
use super::icon::Icon;
use super::words::Words;
use crate::i18n::{common, t};
use crate::ui::dom;
use leptos::children::{ChildrenFn, ViewFn};
use leptos::html;
use leptos::prelude::*;

/// A modal dialog that stands while `open` is true. Its content is made anew each time it opens.
///
/// Where `dirty` says that something was typed, closing asks first; where a draft is kept there is no need for it.
#[component]
pub fn Dialog(
    open: RwSignal<bool>,
    #[prop(into)] title: Words,
    /// The buttons, most important last in order of reading.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    #[prop(optional, into)] dirty: Signal<bool>,
    #[prop(optional)] wide: bool,
    /// Closed by the user without a choice (Esc, ×).
    #[prop(optional, into)]
    on_dismiss: Option<Callback<()>>,
    children: ChildrenFn,
) -> impl IntoView {
    let node = NodeRef::<html::Dialog>::new();
    let asking = RwSignal::new(false);
    let title_id = dom::unique_id("dialog");
    let labelled_by = title_id.clone();
    effect(move || {
        let Some(dialog) = node.get() else {
            return;
        };
        if open.get() && !dialog.open() {
            asking.set(false);
            // Shown once the content is in place, so that `autofocus` finds its element.
            dom::next_frame(move || {
                if dialog.is_connected() && !dialog.open() && open.try_get_untracked() == Some(true) {
                    let _ = dialog.show_modal();
                }
            });
        } else if !open.get() && dialog.open() {
            dialog.close();
        }
    });
    let dismiss = move || {
        if dirty.get_untracked() && !asking.get_untracked() {
            asking.set(true);
        } else {
            open.set(false);
            if let Some(run) = on_dismiss {
                run.run(());
            }
        }
    };
    let discard = Callback::new(move |()| {
        asking.set(true);
        dismiss();
    });
    view! {
        <dialog
            node_ref=node
            class="dialog"
            class:dialog--wide=wide
            aria-labelledby=labelled_by
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                // Esc at the question means: back to the words.
                if asking.get_untracked() {
                    asking.set(false);
                } else {
                    dismiss();
                }
            }
            on:close=move |_| {
                // A second Esc closes whatever the page says: then the dialog simply stands again if words are in it.
                if open.get_untracked() {
                    if dirty.get_untracked() && let Some(dialog) = node.get_untracked() {
                        asking.set(true);
                        let _ = dialog.show_modal();
                    } else {
                        open.set(false);
                    }
                }
            }
        >
            <When holds=move || open.get()>
                <div class="dialog__head">
                    <h2 id=title_id.clone()>{title.show()}</h2>
                    <IconButton label=common::CLOSE icon=Icon::Close on_press=Callback::new(move |()| dismiss()) />
                </div>
                <div class="dialog__body">{children()}</div>
                {move || {
                    asking
                        .get()
                        .then(|| {
                            view! {
                                <div class="dialog__guard" role="alert">
                                    <span>{t(common::UNSAVED_BODY)}</span>
                                    <div class="row">
                                        <Button label=common::DISCARD on_press=discard />
                                        <Button
                                            label=common::KEEP_EDITING
                                            variant=Variant::Primary
                                            on_press=Callback::new(move |()| asking.set(false))
                                        />
                                    </div>
                                </div>
                            }
                        })
                }}
                {footer.clone().map(|f| view! { <div class="dialog__foot">{f.run()}</div> })}
            </When>
        </dialog>
    }
    .into_any()
}
