//! The filters that are set, each on a chip that takes it away.

use super::choice::{self, Choice, DueBy};
use crate::domain::customers::Kind;
use crate::i18n::{Label, Text, customers as words, lang};
use crate::ui::components::*;
use leptos::prelude::*;

struct Active {
    label: Words,
    tone: Tone,
    off: Box<dyn Fn(&mut Choice) + Send + Sync>,
}

fn set(label: impl Into<Words>, off: impl Fn(&mut Choice) + Send + Sync + 'static) -> Active {
    Active { label: label.into(), tone: Tone::Primary, off: Box::new(off) }
}

fn each<T>(all: &[T], list: fn(&mut Choice) -> &mut Vec<T>) -> impl Iterator<Item = Active>
where
    T: Copy + PartialEq + Label + Send + Sync + 'static,
{
    all.iter().map(move |&v| set(v.label(), move |c| list(c).retain(|x| *x != v)))
}

fn all(c: &Choice) -> Vec<Active> {
    let mut out = Vec::new();
    if let Some(due) = c.due {
        let text: Text = if due == DueBy::Overdue { words::DUE_OVERDUE } else { words::DUE_TODAY };
        out.push(Active { tone: Tone::Danger, ..set(text, |c| c.due = None) });
    }
    if c.quiet {
        out.push(Active { tone: Tone::Caution, ..set(words::FILTER_QUIET, |c| c.quiet = false) });
    }
    if let Some(kind) = c.kind {
        out.push(set(Kind::label(kind), |c| c.kind = None));
    }
    out.extend(each(&c.stages, |c| &mut c.stages));
    out.extend(each(&c.standings, |c| &mut c.standings));
    out.extend(each(&c.regions, |c| &mut c.regions));
    for v in c.natures.iter().copied() {
        // Called like the kind of customer, so it says what it is.
        let label = move || words::filter_of(lang(), crate::i18n::tr(words::nature()), v.label().get(lang()));
        out.push(set(label, move |c| c.natures.retain(|x| *x != v)));
    }
    for tag in &c.tags {
        let name = tag.clone();
        let said = tag.clone();
        let label = move || words::filter_of(lang(), words::FILTER_TAGS.get(lang()), &said);
        out.push(set(label, move |c| c.tags.retain(|t| *t != name)));
    }
    if let Some(has) = c.has_phone {
        out.push(set(if has { words::HAS_PHONE } else { words::NO_PHONE }, |c| c.has_phone = None));
    }
    if let Some(demo) = c.demo {
        out.push(set(if demo { words::ONLY_DEMO } else { words::NO_DEMO }, |c| c.demo = None));
    }
    out
}

pub(super) fn chips(filtering: RwSignal<bool>) -> AnyView {
    // The text is typed a key at a time; the chips need not be made anew for each.
    let shown = Memo::new(|_| choice::with(|c| Choice { text: String::new(), ..c.clone() }));
    let chips = move || {
        let one = |Active { label, tone, off }| {
            view! { <RemovableChip label=label tone=tone on_remove=move || choice::update(|c| off(c)) /> }
        };
        shown.with(all).into_iter().map(one).collect_view()
    };
    view! {
        <div class="chips">
            {move || chips()} <ActionChip label=words::ADD_FILTER icon=Icon::Plus on_press=move || filtering.set(true) />
        </div>
    }
    .into_any()
}
