//! The entry box for 跟进记录, always in reach at the foot of the record. What is typed outlives the tab; once it is
//! saved the box asks for the next step.

use super::Shared;
use super::entry_fields::{EntryFields, Typed};
use super::next::{self, Logged};
use crate::i18n::{common, customers as words, t, tr};
use crate::state::customers::{self, NewLog, Next};
use crate::state::{drafts, unsaved};
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::{dom, errors};
use leptos::prelude::*;

const TEXT: &str = "entry-text";

pub(super) fn entry(shared: Shared) -> AnyView {
    let fields = EntryFields::new();
    let open = shared.entry;
    let logged = RwSignal::new(None::<Logged>);
    let key = format!("log/{}", shared.id);
    let started = Memo::new(move |_| fields.text.with(|t| !t.trim().is_empty()));
    keep_draft(fields, started, key.clone());
    unsaved::track(started.into());

    effect(move || {
        if open.get() {
            logged.set(None);
            dom::focus_later(TEXT.to_owned());
        }
    });

    let body = move || match (logged.get(), open.get()) {
        (Some(logged_now), _) => next::next(shared, logged_now, Callback::new(move |()| logged.set(None))),
        (None, true) => form(shared, fields, logged, key.clone()),
        (None, false) => {
            let mark = move || started.get().then(|| view! { <Chip label=words::ENTRY_DRAFT tone=Tone::Caution /> });
            view! {
                <button type="button" class="entry__open" on:click=move |_| open.set(true)>
                    {icon(Icon::Edit)}
                    <span class="grow">{t(words::ENTRY_OPEN)}</span>
                    {move || mark()}
                </button>
            }
            .into_any()
        }
    };
    view! {
        <section class="entry no-print" aria-label=t(words::ENTRY)>
            {move || body()}
        </section>
    }
    .into_any()
}

fn keep_draft(fields: EntryFields, started: Memo<bool>, key: String) {
    let text = Signal::derive(move || {
        let typed = fields.typed();
        started.get().then(|| serde_json::to_string(&typed).unwrap_or_default())
    });
    let failed = Callback::new(|(e,): (crate::store::StoreError,)| {
        toast(words::DRAFT_FAILED);
        errors::show(&e);
    });
    let loading = key.clone();
    drafts::keep(key, text, failed);
    leptos::task::spawn_local(async move {
        let found = drafts::load::<Typed>(&loading).await;
        if let Ok(Some(typed)) = found
            && fields.text.try_with_untracked(String::is_empty) == Some(true)
        {
            fields.fill(typed);
        }
    });
}

fn form(shared: Shared, fields: EntryFields, logged: RwSignal<Option<Logged>>, key: String) -> AnyView {
    let attempt = RwSignal::new(0_usize);
    let busy = RwSignal::new(false);
    let text_error = Signal::derive(move || {
        let empty = fields.text.with(|t| t.trim().is_empty());
        (attempt.get() > 0 && empty).then(|| tr(words::ENTRY_NEEDED).to_owned())
    });
    let day_error = Signal::derive(move || {
        fields.day.track();
        fields.time.track();
        (attempt.get() > 0 && fields.at().is_none()).then(|| tr(words::DAY_NEEDED).to_owned())
    });
    let save = Callback::new(move |()| {
        attempt.update(|n| *n += 1);
        let text = fields.text.get_untracked().trim().to_owned();
        let Some(at) = fields.at() else { return };
        if text.is_empty() {
            dom::focus_later(TEXT.to_owned());
            return;
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let kind = fields.kind.get_untracked();
        let new = NewLog { customer: shared.id, contact: fields.contact_id(), kind, at, text: text.clone() };
        let key = key.clone();
        leptos::task::spawn_local(async move {
            let saved = customers::log(new, Next::Nothing, key).await;
            busy.try_set(false);
            match saved {
                Ok((id, done)) => {
                    let kind = fields.kind.try_get_untracked();
                    if kind.is_some() {
                        fields.fill(Typed { kind, ..Typed::default() });
                        shared.entry.set(false);
                        logged.set(Some(Logged { id, at, kind: kind.unwrap_or(crate::domain::LogKind::Note), text }));
                    }
                    acts::tell(words::ENTRY_SAVED, done);
                }
                Err(e) => errors::show(&e),
            }
        });
    });
    view! {
        <form
            class="entry__form"
            on:submit=move |e: web_sys::SubmitEvent| {
                e.prevent_default();
                save.run(());
            }
            on:keydown=move |e| {
                if e.key() == "Escape" && !e.is_composing() {
                    e.stop_propagation();
                    shared.entry.set(false);
                }
            }
        >
            {fields.kinds()}
            <TextArea
                label=words::ENTRY_TEXT
                hide_label=true
                placeholder=words::ENTRY_TEXT
                value=fields.text
                error=text_error
                id=TEXT
                on_submit=save
            />
            <div class="entry__foot">
                <div class="entry__circumstances">{fields.circumstances(shared, day_error)}</div>
                <div class="row">
                    <Button
                        label=words::ENTRY_CLOSE
                        variant=Variant::Quiet
                        on_press=move || shared.entry.set(false)
                    />
                    <Button
                        label=common::SAVE
                        variant=Variant::Primary
                        submit=true
                        busy=busy
                    />
                </div>
            </div>
        </form>
    }
    .into_any()
}
