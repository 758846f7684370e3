//! What comes next, offered right after a log entry is saved.

use super::note::Saved;
use super::{QUICK_DAYS, day_words};
use crate::domain::actions::FOLLOW_UP_DAYS;
use crate::domain::logs::LogKind;
use crate::domain::{ActionKind, Day};
use crate::i18n::{lang_untracked, t, today as words};
use crate::state::customers::{self as cases, Next};
use crate::ui::acts;
use crate::ui::components::*;
use leptos::prelude::*;

/// The way in which one usually goes on.
fn likely(kind: LogKind) -> ActionKind {
    match kind {
        LogKind::Message => ActionKind::Message,
        LogKind::Call | LogKind::Visit | LogKind::Gift | LogKind::Sale | LogKind::Note => ActionKind::Call,
    }
}

/// `id` is of its heading, which takes the focus.
pub(super) fn offer(saved: Saved, id: &'static str, close: Callback<()>) -> AnyView {
    let title = RwSignal::new(words::next_title(lang_untracked(), &saved.text));
    let kind = RwSignal::new(likely(saved.kind));
    let day = RwSignal::new(String::new());
    let name = saved.name.clone();
    let series = saved.kind.starts_follow_ups();
    let saved = StoredValue::new(saved);
    let plan = move |next: Next| {
        let s = saved.get_value();
        close.run(());
        async move { cases::plan(s.customer, s.log, s.at, next).await }
    };
    let on = move |day: Day| {
        let next = Next::On { day, time: None, kind: kind.get_untracked(), title: title.get_untracked().trim().into() };
        let said = format!("{} · {}", words::PLANNED.get(lang_untracked()), day_words(day));
        acts::run(said, plan(next));
    };
    let follow_up = move || {
        let titles = FOLLOW_UP_DAYS.map(|n| words::follow_up_title(lang_untracked(), n));
        acts::run(words::PLANNED_SERIES, plan(Next::FollowUps { kind: ActionKind::Call, titles }));
    };
    // Typing a year gives other dates on the way, so the day is taken when it is said to be right.
    let picked = Memo::new(move |_| day.with(|d| d.parse::<Day>().ok().filter(|d| *d >= super::today())));
    let none = Signal::derive(move || picked.get().is_none());
    let plan_picked = move || {
        if let Some(day) = picked.get_untracked() {
            on(day);
        }
    };
    view! {
        <div class="form__group quick-next">
            <p class="quick-next__head" id=id tabindex="-1">
                <span class="strong">{name}</span>
                <Chip label=words::NOTE_SAVED tone=Tone::Good icon=Icon::Check />
            </p>
            <TextField label=words::NEXT_TITLE value=title />
            <ChoiceField label=words::NOTE_KIND hide_label=true options=Options::of(ActionKind::ALL, kind) />
            <div class="quick-next__days" role="group" aria-label=t(words::NEXT)>
                {QUICK_DAYS
                    .map(|(label, days)| view! { <Button label on_press=move || on(super::today().plus_days(days)) /> })
                    .collect_view()}
            </div>
            <div class="quick-next__date">
                <DateField label=words::NEXT_DAY value=day min=super::today().to_string() />
                <Button label=words::NEXT_PLAN disabled=none on_press=plan_picked />
            </div>
            {series.then(|| view! { <Button label=words::NEXT_SERIES icon=Icon::Calendar wide=true on_press=follow_up /> })}
            <Button label=words::NEXT_NONE variant=Variant::Quiet wide=true on_press=close />
        </div>
    }
    .into_any()
}
