//! What comes: the next seven days, birthdays and other dates.

use super::{kinds, row};
use crate::domain::{ActionKind, Day};
use crate::i18n::{format, lang, lang_untracked, t, today as words, tr};
use crate::state::customers as cases;
use crate::state::today::{self as state, Date};
use crate::ui::acts;
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn week(day: Signal<Day>) -> AnyView {
    let week = Memo::new(move |_| state::week(day.get()));
    let total = move || week.with(|(days, more)| days.iter().map(|(_, items)| items.len()).sum::<usize>() + more);
    let count = move || {
        view! {
            <span>{move || {
                let n = total();
                (n > 0).then(|| words::n_items(lang(), n))
            }}</span>
        }
    };
    let one = move |(on, items): (Day, Vec<state::Item>)| {
        let today = day.get_untracked();
        let heading = move || {
            let date = format::short_date(lang(), on);
            if on.days_since(today) <= 2 {
                format!("{} · {date}", capital(&format::relative_day(lang(), on, today)))
            } else {
                date
            }
        };
        view! {
            <h3 class="agenda__heading">{heading}</h3>
            <ul class="agenda">{items.into_iter().map(|item| row::row(item, today)).collect_view()}</ul>
        }
        .into_any()
    };
    view! {
        <Card title=words::WEEK flush=true aside=count>
            {each(move || week.get().0, one)}
            {move || {
                week.with(|(days, _)| days.is_empty()).then(|| view! { <p class="today__none">{t(words::WEEK_EMPTY)}</p> })
            }}
            {move || {
                week.with(|(_, more)| (*more > 0).then_some(*more))
                    .map(|n| view! { <p class="agenda__more faint">{move || words::more(lang(), n)}</p> })
            }}
        </Card>
    }
    .into_any()
}

/// English begins a heading with a capital.
fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or(String::new(), |first| first.to_uppercase().chain(chars).collect())
}

/// Birthdays and dates; nothing where none comes.
pub(super) fn dates(day: Signal<Day>) -> AnyView {
    let dates = Memo::new(move |_| state::dates(day.get()));
    let some = Memo::new(move |_| dates.with(|d| !d.is_empty()));
    view! {
        <When holds=move || some.get()>
            <Card title=words::COMING flush=true aside=|| view! { <span>{t(words::COMING_SPAN)}</span> }>
                <ul class="agenda agenda--first">
                    {each(move || dates.get(), move |date| date_row(date, day.get_untracked()))}
                </ul>
            </Card>
        </When>
    }
    .into_any()
}

/// A date; one touch plans a gift.
pub(super) fn date_row(date: Date, today: Day) -> AnyView {
    let on = date.on;
    let when = move || {
        if on == today { tr(words::ALL_DAY).to_owned() } else { format::compact_date(lang(), on, today) }
    };
    let occasion = date.occasion.clone();
    let what = move || {
        let occasion = kinds::occasion_words(&occasion);
        if on == today { occasion } else { format!("{occasion} · {}", format::relative_day(lang(), on, today)) }
    };
    let icon_of = kinds::occasion_icon(&date.occasion);
    let gift = if date.gift {
        view! { <Chip label=words::GIFT_PLANNED tone=Tone::Good icon=Icon::Check /> }.into_any()
    } else {
        let date = date.clone();
        let plan = move || plan_gift(&date, today);
        view! { <ActionChip label=words::GIFT tone=Tone::Special icon=Icon::Gift on_press=plan /> }.into_any()
    };
    view! {
        <li class=kinds::class(state::Category::Date)>
            <span class="agenda__when">{when}</span>
            <span class="agenda__bar" aria-hidden="true"></span>
            <div class="agenda__words">
                <p class="agenda__first">{row::person(&date.who)}</p>
                <p class="agenda__what agenda__what--date">{icon(icon_of)} <span>{what}</span></p>
            </div>
            <div class="agenda__acts">{gift}</div>
        </li>
    }
    .into_any()
}

fn plan_gift(date: &Date, today: Day) {
    let day = state::gift_day(date.on, today);
    let occasion = match &date.occasion {
        state::Special::Birthday { .. } => words::BIRTHDAY.get(lang_untracked()).to_owned(),
        state::Special::Date { label, .. } => label.clone(),
    };
    let title = words::gift_title(lang_untracked(), &date.who.name, &occasion);
    let action = cases::new_action(Some(date.who.id), ActionKind::Gift, title, day);
    let said = move || words::gift_added(lang(), &format::short_date(lang(), day));
    acts::run(said, async move { cases::add_action(action).await });
}
