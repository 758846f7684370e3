//! Long work in a card: how far it is, and what went wrong.

use crate::i18n::errors as errors_words;
use crate::i18n::format::percent;
use crate::i18n::{Text, backup as words, common, lang, tr, tr_untracked};
use crate::state::backup::Failure;
use crate::state::backup::import::SourceError;
use crate::state::backup::jobs::{self, Job, Work};
use crate::ui::announce::announce;
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;

fn name(work: Work) -> Text {
    match work {
        Work::Exporting => words::WORK_EXPORTING,
        Work::Packing => words::WORK_PACKING,
        Work::Reading => words::WORK_READING,
        Work::Comparing => words::WORK_COMPARING,
        Work::Snapshot => words::WORK_SNAPSHOT,
        Work::Importing => words::WORK_IMPORTING,
        Work::Demo => words::WORK_DEMO,
    }
}

fn count(job: Job) -> String {
    match (job.work, job.records) {
        (_, Some(records)) => format!("{} · {}", words::n_records(lang(), records), percent(job.done, job.total)),
        (_, None) if job.total == 0 => String::new(),
        (Work::Reading, None) => words::bytes_of(lang(), job.done, job.total),
        (_, None) => common::n_of_m(lang(), job.done as usize, job.total as usize),
    }
}

/// The present work, where `shown` says that it belongs here.
pub(super) fn progress(shown: impl Fn(Job) -> bool + Send + Sync + 'static) -> AnyView {
    let job = Memo::new(move |_| jobs::job().filter(|j| shown(*j)));
    let share = Signal::derive(move || {
        let job = job.get()?;
        (job.total > 0).then(|| job.done as f64 / job.total as f64)
    });
    let work = Memo::new(move |_| job.get().map(|j| j.work));
    let label = move || work.get().map(|w| tr(name(w)).to_owned()).unwrap_or_default();
    let counted = move || job.get().map(count).unwrap_or_default();
    let stoppable = Memo::new(move |_| work.get().is_some_and(Work::can_stop));
    view! {
        {move || {
            work.get().is_some()
                .then(|| {
                    if stoppable.get() {
                        view! { <Progress label=label share=share count=counted on_cancel=Callback::new(|()| jobs::stop()) /> }
                            .into_any()
                    } else {
                        view! { <Progress label=label share=share count=counted /> }.into_any()
                    }
                })
        }}
    }
    .into_any()
}

/// A failed import, where it was begun: what happened and where, that nothing was touched, what to do.
pub(super) fn failed(failure: Failure, close: Callback<()>) -> AnyView {
    announce(words::IMPORT_FAILED);
    let close_button =
        move || view! { <Button label=common::CLOSE variant=Variant::Quiet on_press=close /> }.into_any();
    match failure {
        Failure::Store(e) => view! {
            {errors::failed(&e, None)}
            <div class="row row--end">{close_button()}</div>
        }
        .into_any(),
        Failure::Read(e) => {
            let fault = Memo::new(move |_| words::ReadFault::of(lang(), &e));
            let place = move || fault.with(|f| f.place.clone()).map(|p| view! { <p class="data__place">{p}</p> });
            view! {
                <ErrorState
                    happened=move || fault.with(|f| f.happened.clone())
                    safe=words::NOTHING_CHANGED
                    todo=move || fault.with(|f| f.todo.clone())
                    actions=move || view! { {move || place()} {close_button()} }
                />
            }
            .into_any()
        }
        Failure::Source(SourceError::Packed(_)) => other(words::PACKED_BROKEN, words::PACKED_TODO, close_button),
        Failure::Source(SourceError::Unavailable(_)) => other(words::GONE, words::GONE_TODO, close_button),
        Failure::Busy => other(words::BUSY, words::BUSY_TODO, close_button),
        Failure::Missing => other(errors_words::PART_MISSING, errors_words::PART_MISSING_TODO, close_button),
        Failure::Browser(said) => view! {
            {other(words::BROWSER, words::BROWSER_TODO, close_button)}
            <p class="small faint">{said}</p>
        }
        .into_any(),
    }
}

fn other(happened: Text, todo: Text, actions: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    view! { <ErrorState happened=happened safe=words::NOTHING_CHANGED todo=todo actions=actions /> }.into_any()
}

/// Says it on the page and to who listens.
pub(super) fn said(text: Text) {
    announce(tr_untracked(text).to_owned());
    toast(text);
}
