//! One row of the list: who, where, how they stand, and when they were or will be spoken to.

use super::choice;
use crate::domain::actions::Due;
use crate::domain::customers::{Kind, Stage, Standing};
use crate::domain::search::{self, HighlightKind, Part, highlight};
use crate::domain::{Day, Id, Timestamp};
use crate::i18n::format::{compact_date, relative_day};
use crate::i18n::{Lang, customers as words, lang_untracked};
use crate::state::{clock, data};
use crate::store::directory::{Row, Sort};
use crate::ui::components::*;
use crate::ui::pages::customers::dates;
use leptos::prelude::*;
use std::ops::Range;

type Spans = Vec<Range<usize>>;

/// What a row shows, taken out of the directory.
struct Shown {
    id: Id,
    kind: Kind,
    name: String,
    name_spans: Spans,
    /// Pieces of the second line: organisation and position, or where else the search found something.
    below: Vec<(String, Spans)>,
    /// People of an organisation, counted on the second line.
    contacts: usize,
    stage: Stage,
    standing: Option<Standing>,
    time: Time,
}

#[derive(Clone, Copy)]
enum Time {
    Overdue(u32),
    DueToday,
    Next(Day),
    Contact(Timestamp),
    Stamp(Timestamp),
    Never,
}

pub(super) fn row(slot: Option<u32>) -> AnyView {
    let (text, sort) = (choice::now().text, choice::now().sort);
    let query = search::Query::parse(&text);
    let shown = slot.and_then(|slot| data::with_directory_untracked(|d| d.row(slot).map(|r| shown(r, &query, sort))));
    match shown {
        Some(shown) => draw(shown),
        None => ().into_any(),
    }
}

fn shown(r: Row<'_>, query: &search::Query, sort: Sort) -> Shown {
    let name_spans = highlight(r.name(), query, HighlightKind::Name);
    let organisation = r.organisation().map(|o| o.name()).unwrap_or_default();
    let mut below: Vec<(String, Spans)> = Vec::new();
    let mut add = |text: &str, kind: HighlightKind| {
        if !text.is_empty() {
            below.push((text.to_owned(), highlight(text, query, kind)));
        }
    };
    if r.kind() == Kind::Person {
        add(organisation, HighlightKind::Name);
        add(r.title(), HighlightKind::Text);
    } else {
        add(r.alias(), HighlightKind::Name);
        add(r.industry(), HighlightKind::Text);
    }
    let seen = !name_spans.is_empty() || below.iter().any(|(_, spans)| !spans.is_empty());
    if !query.is_empty() && !seen {
        // Found by something that the row does not show: then it shows that.
        if let Some(found) = elsewhere(r, query) {
            below = vec![found];
        }
    }
    Shown {
        id: r.id(),
        kind: r.kind(),
        name: r.name().to_owned(),
        name_spans,
        contacts: if seen || query.is_empty() { r.contacts() as usize } else { 0 },
        below,
        stage: r.stage(),
        standing: r.standing(),
        time: time(r, sort),
    }
}

fn elsewhere(r: Row<'_>, query: &search::Query) -> Option<(String, Spans)> {
    let marked = |text: &str, kind| {
        let spans = highlight(text, query, kind);
        (!spans.is_empty()).then(|| (text.to_owned(), spans))
    };
    let phone = r.phone().and_then(|p| marked(p, HighlightKind::Phone));
    let phone = phone.or_else(|| r.digits().find_map(|p| marked(p, HighlightKind::Phone)));
    phone
        .or_else(|| marked(r.alias(), HighlightKind::Name))
        .or_else(|| r.tags().find_map(|tag| marked(tag, HighlightKind::Text)))
        .or_else(|| r.texts().filter(|(part, _)| *part > Part::Title as u8).find_map(|(_, text)| around(text, query)))
}

/// The words around the first place found in a long text.
fn around(text: &str, query: &search::Query) -> Option<(String, Spans)> {
    const BEFORE: usize = 8;
    const SHOWN: usize = 48;
    let first = highlight(text, query, HighlightKind::Text).first()?.clone();
    let start = text.get(..first.start)?.char_indices().rev().nth(BEFORE - 1).map_or(0, |(i, _)| i);
    let mut piece: String =
        text.get(start..)?.chars().take(SHOWN).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if start > 0 {
        piece.insert(0, '…');
    }
    let spans = highlight(&piece, query, HighlightKind::Text);
    Some((piece, spans))
}

fn time(r: Row<'_>, sort: Sort) -> Time {
    match sort {
        Sort::Created => return Time::Stamp(r.created_at()),
        Sort::Updated => return Time::Stamp(r.updated_at()),
        _ => {}
    }
    let due = r.next_due().map(|day| (day, Due::on(day, clock::today())));
    match (due, r.last_contact()) {
        (Some((_, Due::Overdue { days })), _) => Time::Overdue(days),
        (Some((_, Due::Today)), _) => Time::DueToday,
        (Some((day, _)), _) if sort == Sort::NextAction => Time::Next(day),
        (_, Some(at)) => Time::Contact(at),
        (Some((day, _)), None) => Time::Next(day),
        (None, None) => Time::Never,
    }
}

impl Time {
    fn words(self, lang: Lang) -> String {
        let today = clock::today();
        match self {
            Time::Overdue(days) => words::overdue(lang, days as usize),
            Time::DueToday => words::DUE_TODAY_SHORT.get(lang).to_owned(),
            Time::Next(day) if day.days_since(today) < 7 => relative_day(lang, day, today),
            Time::Next(day) => compact_date(lang, day, today),
            Time::Contact(at) | Time::Stamp(at) => dates::ago(lang, at),
            Time::Never => words::NEVER_CONTACTED.get(lang).to_owned(),
        }
    }
    const fn class(self) -> &'static str {
        match self {
            Time::Overdue(_) => "customers-row__time text-danger",
            Time::DueToday => "customers-row__time text-caution",
            Time::Next(_) | Time::Contact(_) | Time::Stamp(_) | Time::Never => "customers-row__time",
        }
    }
}

pub(in super::super) const fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Potential => Tone::Neutral,
        Stage::New => Tone::Info,
        Stage::Established => Tone::Good,
        Stage::Loyal => Tone::Special,
    }
}

pub(in super::super) const fn standing_tone(standing: Standing) -> Tone {
    match standing {
        Standing::Major => Tone::Primary,
        Standing::Regular | Standing::Occasional => Tone::Neutral,
    }
}

/// Nothing here follows a signal: rows are made by the dozen while the list moves, and each follower costs as much as an
/// element. The list makes them anew when the language changes.
fn draw(shown: Shown) -> AnyView {
    let lang = lang_untracked();
    let Shown { id, kind, name, name_spans, below, contacts, stage, standing, time } = shown;
    let dotted = if below.is_empty() { "" } else { " · " };
    let people = (contacts > 0).then(|| {
        view! {
            <span class="faint">{dotted} {words::n_contacts(lang, contacts)}</span>
        }
    });
    let pieces: Vec<AnyView> = below
        .into_iter()
        .enumerate()
        .map(|(i, (text, spans))| {
            let dot = (i > 0).then(|| view! { <span class="customers-row__dot" aria-hidden="true">" · "</span> });
            view! {
                {dot}
                <Marked text=text ranges=spans />
            }
            .into_any()
        })
        .collect();
    let face = view! { <Avatar name=name.clone() id=id.to_string() /> }.into_any();
    view! {
        <div class="customers-row" class:customers-row--organisation=kind == Kind::Organisation>
            {face}
            <div class="customers-row__words">
                <span class="customers-row__name">
                    <Marked text=name ranges=name_spans />
                </span>
                <span class="customers-row__below">{pieces} {people}</span>
            </div>
            <div class="customers-row__side">
                <span class=time.class()>{time.words(lang)}</span>
                <span class="customers-row__chips">
                    <Chip label=words::stage_short(stage).get(lang) tone=stage_tone(stage) />
                    {standing.map(|s| view! { <Chip label=words::standing_short(s).get(lang) tone=standing_tone(s) /> })}
                </span>
            </div>
        </div>
    }
    .into_any()
}
