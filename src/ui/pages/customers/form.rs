//! The form of a customer: what is typed is kept as a draft until it is on the disk.

mod clash;
mod fields;
mod groups;
mod model;
mod repeated;
mod rows;
mod saving;

use super::live::{Load, live};
use super::{dates, place};
use crate::domain::customers::{CustomerDraft, Field, Kind, PhoneKind, RowDraft};
use crate::domain::{Customer, Extra, Id, Timestamp};
use crate::i18n::{Text, common, customers as words, lang, t};
use crate::on_demand;
use crate::state::customers;
use crate::state::{clock, drafts, unsaved};
use crate::store::StoreError;
use crate::ui::components::*;
use crate::ui::errors;
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::router::Step;
use leptos::prelude::*;
use model::Model;
use saving::Saving;
use serde::{Deserialize, Serialize};

/// A draft with what it began from: saved later, it is still merged with what others changed meanwhile.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
struct Kept {
    base: Option<Customer>,
    form: CustomerDraft,
    at: Timestamp,
}

/// What the form begins with.
#[derive(Clone, PartialEq)]
struct Begin {
    base: Option<Customer>,
    /// Untouched content.
    clean: CustomerDraft,
    kept: Option<Kept>,
}

on_demand! {
    form: pub(super) fn new(kind: Kind, of: Option<Id>) -> AnyView {
        // An empty phone stands ready: it is what is typed after the name.
        let phone = RowDraft { kind: PhoneKind::Mobile, text: String::new(), extra: Extra::new() };
        let clean = CustomerDraft { kind, organisation: of, phones: vec![phone], ..CustomerDraft::default() };
        begin(None, move |_| clean.clone())
    }
}

on_demand! {
    form: pub(super) fn edit(id: Id) -> AnyView {
        begin(Some(id), |base| base.map(CustomerDraft::of).unwrap_or_default())
    }
}

fn begin(id: Option<Id>, clean: impl Fn(Option<&Customer>) -> CustomerDraft + Clone + 'static) -> AnyView {
    let found = live(move || {
        let clean = clean.clone();
        async move {
            let base = match id {
                Some(id) => customers::load(id).await?,
                None => None,
            };
            let clean = clean(base.as_ref());
            let kept: Option<Kept> = drafts::load(&customers::draft_key(id)).await?;
            let kept = kept.filter(|k| k.form != clean && k.base.as_ref().map(|b| b.id) == id);
            Ok(Begin { base, clean, kept })
        }
    });
    // Read once: a form that stands is not made anew under the user's hands.
    let first = Memo::new(move |before: Option<&Load<Begin>>| match before {
        Some(Load::Here(begin)) => Load::Here(begin.clone()),
        _ => found.get(),
    });
    let content = move || match first.get() {
        Load::Waiting => view! { <Skeleton shape=SkeletonShape::Blocks count=3 /> }.into_any(),
        Load::Failed(e) => errors::failed(&e, None),
        Load::Here(begin) if id.is_some() && begin.base.is_none() => {
            view! { <EmptyState title=words::MISSING hint=words::MISSING_HINT icon=Icon::Person /> }.into_any()
        }
        Load::Here(begin) => offered(id, begin),
    };
    dynamic(content)
}

/// Asks about a draft from before, if there is one; then the form.
fn offered(id: Option<Id>, begin: Begin) -> AnyView {
    let Begin { base, clean, kept } = begin;
    let Some(kept) = kept else { return form(id, base, clean.clone(), clean) };
    let answer = RwSignal::new(None::<bool>);
    let at = kept.at;
    let discard = move || {
        leptos::task::spawn_local(async move {
            if let Err(e) = drafts::drop(&customers::draft_key(id)).await {
                errors::show(&e);
            }
            answer.try_set(Some(false));
        });
    };
    let content = move || match answer.get() {
        Some(true) => {
            let clean = kept.base.as_ref().map_or_else(|| clean.clone(), CustomerDraft::of);
            form(id, kept.base.clone(), clean, kept.form.clone())
        }
        Some(false) => form(id, base.clone(), clean.clone(), clean.clone()),
        None => {
            let name = kept.form.name.clone();
            let sub =
                move || [name.clone(), words::draft_from(lang(), &dates::ago(lang(), at))].join(" ").trim().to_owned();
            let actions = move || {
                view! {
                    <Button
                        label=words::DRAFT_CONTINUE
                        variant=Variant::Primary
                        on_press=move || answer.set(Some(true))
                    />
                    <Button label=words::DRAFT_DISCARD on_press=discard />
                }
            };
            view! { <Banner title=words::DRAFT_FOUND sub=sub icon=Icon::Edit inset=true actions=actions /> }.into_any()
        }
    };
    dynamic(content)
}

fn form(id: Option<Id>, base: Option<Customer>, clean: CustomerDraft, content: CustomerDraft) -> AnyView {
    let model = Model::new(&content);
    let saved = RwSignal::new(false);
    let kind_given = clean.kind;
    let dirty = Memo::new(move |_| {
        let now = model.draft();
        // The kind alone is no work worth keeping.
        let now = if id.is_none() { CustomerDraft { kind: kind_given, ..now } } else { now };
        now != clean
    });
    let base = StoredValue::new(base);
    let text = Signal::derive(move || {
        if !dirty.get() || saved.get() {
            return None;
        }
        let kept = Kept { base: base.get_value(), form: model.draft(), at: clock::now() };
        serde_json::to_string(&kept).ok()
    });
    drafts::keep(
        customers::draft_key(id),
        text,
        Callback::new(|(e,): (StoreError,)| {
            toast(words::DRAFT_FAILED);
            errors::show(&e);
        }),
    );
    unsaved::track(Signal::derive(move || dirty.get() && !saved.get()));
    on_cleanup(move || {
        if dirty.try_get_untracked() == Some(true) && saved.try_get_untracked() == Some(false) {
            let back = move || match id {
                Some(id) => place::edit(id),
                None => place::new(kind_given, None),
            };
            Toast::new(words::DRAFT_KEPT).icon(Icon::Note).action(words::DRAFT_BACK, back).show();
        }
    });
    let saving = Saving {
        id,
        base,
        model,
        attempt: RwSignal::new(0),
        busy: RwSignal::new(false),
        saved,
        clash: clash::ClashDialog::new(),
    };
    let errors_now =
        Memo::new(move |_| if saving.attempt.get() > 0 { customers::check(&model.draft()) } else { Vec::new() });
    let summary = Signal::derive(move || {
        let lang = lang();
        let line = |(field, error): (Field, _)| (model.id_of(field), fields::summary_line(lang, field, error));
        errors_now.get().into_iter().map(line).collect::<Vec<_>>()
    });
    use_shortcut("mod+Enter", words::KEY_SAVE, Scope::Page, move || saving.save());
    use_shortcut("mod+s", words::KEY_SAVE, Scope::Page, move || saving.save());
    let title: Text = match (id, kind_given) {
        (Some(_), _) => words::EDIT_CUSTOMER,
        (None, Kind::Organisation) => words::NEW_ORGANISATION,
        (None, Kind::Person) => words::NEW_CUSTOMER,
    };
    let cancel = move || match id {
        Some(id) => place::open(id, Step::Replace),
        None => place::list(Step::Replace),
    };
    view! {
        <form
            class="form customer-form"
            novalidate
            on:submit=move |e: web_sys::SubmitEvent| {
                e.prevent_default();
                saving.save();
            }
        >
            <h2>{t(title)}</h2>
            <ErrorSummary errors=summary attempt=saving.attempt />
            {groups::groups(id, model, errors_now)}
            <div class="customer-form__foot no-print">
                <span class="small faint customer-form__hint">{t(words::SAVE_HINT)}</span>
                <Button label=common::CANCEL on_press=cancel />
                <Button label=common::SAVE variant=Variant::Primary submit=true busy=saving.busy />
            </div>
        </form>
        {saving.clash.dialog(move |mine| saving.resolve(mine), saving.busy)}
    }
    .into_any()
}
