//! After an entry is saved: when is the next step? One press plans it.

use super::Shared;
use crate::domain::actions::ActionKind;
use crate::domain::logs::LogKind;
use crate::domain::{Day, Id, Timestamp};
use crate::i18n::{common, customers as words, lang_untracked, t};
use crate::state::clock;
use crate::state::customers::{self, Next};
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::dom;
use leptos::prelude::*;

/// The entry that was just saved.
#[derive(Clone, PartialEq)]
pub(super) struct Logged {
    pub id: Id,
    pub at: Timestamp,
    pub kind: LogKind,
    pub text: String,
}

pub(super) fn next(shared: Shared, logged: Logged, close: Callback<()>) -> AnyView {
    let kind = RwSignal::new(words::next_kind(logged.kind));
    let title = RwSignal::new(words::next_title(lang_untracked(), logged.kind, &logged.text));
    let Logged { id: log, at, kind: after, .. } = logged;
    let customer = shared.id;
    let plan = move |next: Next, words: crate::i18n::Text| {
        acts::run(words, async move { customers::plan(customer, log, at, next).await });
        close.run(());
    };
    let on = Callback::new(move |(day,): (Day,)| {
        let said = title.get_untracked().trim().to_owned();
        let title = if said.is_empty() { words::next_title(lang_untracked(), after, "") } else { said };
        plan(Next::On { day, time: None, kind: kind.get_untracked(), title }, words::ACTION_ADDED);
    });
    let later = move |days: i32| move || on.run((clock::today().plus_days(days),));
    let follow_ups = move || {
        let titles = words::follow_up_titles(lang_untracked(), after);
        plan(Next::FollowUps { kind: ActionKind::Call, titles }, words::FOLLOW_UPS_ADDED);
    };
    let series = after.starts_follow_ups().then(|| {
        view! { <Button label=words::FOLLOW_UPS icon=Icon::Checklist on_press=follow_ups /> }
    });
    // The focus was in the form that is gone now; the question is where to go on.
    dom::focus_later("next-step".to_owned());
    view! {
        <div class="entry__form" role="group" aria-labelledby="next-step">
            <h3 id="next-step" tabindex="-1">
                {t(words::NEXT_QUESTION)}
            </h3>
            <div class="entry__next">
                <SelectField label=words::ACTION_KIND hide_label=true options=Options::of(ActionKind::ALL, kind) />
                <TextField label=words::NEXT_TITLE hide_label=true value=title />
            </div>
            <div class="row">
                <Button label=words::TOMORROW variant=Variant::Primary on_press=later(1) />
                <Button label=words::IN_3_DAYS on_press=later(3) />
                <Button label=words::IN_A_WEEK on_press=later(7) />
                <Button
                    label=common::PICK_DATE
                    icon=Icon::Calendar
                    on_press=move || shared.pick.ask(clock::today().plus_days(1), on)
                />
                {series}
                <Button label=words::NEXT_NONE variant=Variant::Quiet on_press=close />
            </div>
        </div>
    }
    .into_any()
}
