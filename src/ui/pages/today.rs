//! 今日: what is due, what comes, and a place to write down what was just said.

mod agenda;
mod aside;
mod coming;
mod done;
mod kinds;
mod row;
mod welcome;

use crate::domain::Day;
use crate::i18n::{lang, shell, today as words};
use crate::state::{clock, today as state};
use crate::ui::components::*;
use crate::ui::quick::{NoteForm, quick};
use leptos::prelude::*;
use std::time::Duration;

/// How often it is seen whether a new day has begun.
const LOOK: Duration = Duration::from_secs(30);

pub(super) fn today() -> AnyView {
    let day = day();
    let empty = Memo::new(|_| state::is_empty());
    let note = || {
        let open = move || {
            if let Some(quick) = quick() {
                quick.write_note();
            }
        };
        view! { <Button label=words::NOTE icon=Icon::Plus variant=Variant::Primary on_press=open /> }
    };
    view! {
        <Page title=shell::TODAY subtitle=move || words::subtitle(lang(), day.get()) action=note>
            {move || if empty.get() { welcome::welcome(day) } else { filled(day) }}
        </Page>
    }
    .into_any()
}

fn filled(day: Signal<Day>) -> AnyView {
    let moving = row::Moving::provide();
    let done = Memo::new(move |_| state::done_on(day.get()));
    view! {
        <div class="today">
            <div class="today__numbers">{aside::numbers(day, done)}</div>
            <div class="today__main">
                {agenda::agenda(day, done)} {coming::week(day)} {coming::dates(day)} {done::done(done)}
            </div>
            <div class="today__aside">
                <div class="today__note">
                    <Card title=words::NOTE_CARD>
                        <NoteForm />
                    </Card>
                </div>
                {aside::quiet(day)}
                {aside::safety(day)}
            </div>
        </div>
        {row::move_dialog(moving)}
    }
    .into_any()
}

/// The calendar day, also after midnight and after the device slept.
fn day() -> Signal<Day> {
    let day = RwSignal::new(clock::today());
    let look = move || {
        let now = clock::today();
        if day.get_untracked() != now {
            day.set(now);
        }
    };
    let timer = set_interval_with_handle(look, LOOK).ok();
    let woken = window_event_listener_untyped("visibilitychange", move |_| look());
    on_cleanup(move || {
        if let Some(timer) = timer {
            timer.clear();
        }
        woken.remove();
    });
    day.into()
}
