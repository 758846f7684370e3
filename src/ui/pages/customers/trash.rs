//! 废纸篓: what was deleted, to be restored or to go for good.

use super::{dates, place};
use crate::domain::{ActionKind, Collection, LogKind, Timestamp};
use crate::i18n::{Label, common, customers as words, lang, t};
use crate::state::customers::{self, Trashed};
use crate::state::data;
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::errors;
use leptos::prelude::*;

/// So many at a time: the rest follows when these are gone or shown by the button.
const PAGE: usize = 100;

#[derive(Clone, PartialEq)]
struct Thing {
    what: Trashed,
    name: String,
    /// The customer it belongs to.
    of: String,
    kind: Kinds,
    at: Timestamp,
}

#[derive(Clone, Copy, PartialEq)]
enum Kinds {
    Customer,
    Log(LogKind),
    Action(ActionKind),
}

fn things() -> Vec<Thing> {
    data::with_directory(|d| {
        let name_of = |id| d.row_of(id).map(|r| r.name().to_owned()).unwrap_or_default();
        let rows = d.trash().into_iter().map(|row| {
            let customer = row.collection == Collection::Customers;
            let kind = match (row.log_kind, row.action_kind) {
                (Some(kind), _) => Kinds::Log(kind),
                (None, Some(kind)) => Kinds::Action(kind),
                (None, None) => Kinds::Customer,
            };
            Thing {
                name: words::excerpt(row.text, 40),
                of: if customer { String::new() } else { row.customer.map(name_of).unwrap_or_default() },
                kind,
                at: row.deleted_at,
                what: Trashed { collection: row.collection, id: row.id, customer: row.customer },
            }
        });
        rows.collect()
    })
}

pub(super) fn trash() -> AnyView {
    let all = Memo::new(|_| things());
    let shown = RwSignal::new(PAGE);
    // What is to go for good once the user has said so.
    let going = RwSignal::new(Vec::<Thing>::new());
    let asking = RwSignal::new(false);
    let ask = Callback::new(move |(things,): (Vec<Thing>,)| {
        going.set(things);
        asking.set(true);
    });
    let rows = move || {
        let things: Vec<Thing> = all.with(|a| a.iter().take(shown.get()).cloned().collect());
        things.into_iter().map(|thing| row(thing, ask)).collect_view()
    };
    let more = move || {
        (all.with(Vec::len) > shown.get()).then(|| {
            view! { <Button label=common::MORE wide=true on_press=move || shown.update(|n| *n += PAGE) /> }
        })
    };
    let content = move || {
        if all.with(Vec::is_empty) {
            view! { <EmptyState title=words::TRASH_EMPTY hint=words::TRASH_HINT icon=Icon::Trash /> }.into_any()
        } else {
            view! {
                <div class="rows">{rows}</div>
                {move || more()}
            }
            .into_any()
        }
    };
    let empty_it = move || {
        all.with(|a| !a.is_empty()).then(|| {
            let press = move || ask.run((all.get_untracked(),));
            view! { <Button label=words::TRASH_EMPTY_IT variant=Variant::Quiet icon=Icon::Trash on_press=press /> }
        })
    };
    view! {
        <div class="stack customers-trash">
            <div class="row row--spread">
                <h2>{t(words::TRASH)}</h2>
                {move || empty_it()}
            </div>
            <p class="small muted">{t(words::TRASH_HINT)}</p>
            <Card flush=true>{move || content()}</Card>
        </div>
        {confirm(asking, going)}
    }
    .into_any()
}

fn row(thing: Thing, ask: Callback<(Vec<Thing>,)>) -> AnyView {
    let Thing { what, name, of, kind, at } = thing.clone();
    let face = match kind {
        Kinds::Customer => Icon::Person,
        Kinds::Log(_) => Icon::Chat,
        Kinds::Action(_) => Icon::Checklist,
    };
    let below = move || {
        let lang = lang();
        let kind = match kind {
            Kinds::Customer => Collection::Customers.label().get(lang).to_owned(),
            Kinds::Log(k) => format!("{} · {}", Collection::Logs.label().get(lang), k.label().get(lang)),
            Kinds::Action(k) => format!("{} · {}", Collection::Actions.label().get(lang), k.label().get(lang)),
        };
        let when = words::deleted_when(lang, &dates::ago(lang, at));
        [kind, of.clone(), when].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>().join(" · ")
    };
    let restored = name.clone();
    let restore = move || {
        let (what, name) = (what.clone(), restored.clone());
        acts::run(move || words::restored_named(lang(), &name), async move { customers::take_out(&what).await });
    };
    let title = match kind {
        Kinds::Customer => view! { <a class="link" href=place::record(thing.what.id)>{name}</a> }.into_any(),
        _ => view! { <span>{name}</span> }.into_any(),
    };
    let items = vec![MenuItem::new(words::PURGE, move || ask.run((vec![thing.clone()],))).icon(Icon::Trash).danger()];
    view! {
        <div class="rows__row customers-trash__row">
            {icon(face)}
            <div class="grow">
                <div>{title}</div>
                <div class="small muted">{below}</div>
            </div>
            <Button label=common::RESTORE on_press=restore />
            <MoreMenu items=items />
        </div>
    }
    .into_any()
}

fn confirm(asking: RwSignal<bool>, going: RwSignal<Vec<Thing>>) -> AnyView {
    let busy = RwSignal::new(false);
    let title = move || {
        going.with(|g| match g.as_slice() {
            [one] => words::purge_title(lang(), &one.name),
            many => words::empty_trash_title(lang(), many.len()),
        })
    };
    let go = move || {
        busy.set(true);
        let things: Vec<Trashed> = going.with_untracked(|g| g.iter().map(|t| t.what.clone()).collect());
        leptos::task::spawn_local(async move {
            match customers::purge(&things).await {
                Ok(n) => toast(move || words::purged(lang(), n)),
                Err(e) => errors::show(&e),
            }
            busy.try_set(false);
            asking.try_set(false);
        });
    };
    let footer = move || {
        view! {
            <Button label=common::CANCEL on_press=move || asking.set(false) />
            <Button label=words::PURGE variant=Variant::Danger busy=busy on_press=go />
        }
    };
    let names = move || {
        let some: Vec<String> = going.with(|g| g.iter().take(5).map(|t| t.name.clone()).collect());
        some.into_iter().map(|name| view! { <li>{name}</li> }).collect_view()
    };
    view! {
        <Dialog open=asking title=title footer=footer>
            <ul class="customers-trash__names">{names}</ul>
            <p>{t(words::PURGE_WARNING)}</p>
        </Dialog>
    }
    .into_any()
}

/// Asks before one customer goes for good, from its own page.
pub(super) fn purge_dialog(asking: RwSignal<bool>, what: Trashed, name: Signal<String>) -> AnyView {
    let going = RwSignal::new(Vec::new());
    effect(move || {
        let thing = Thing {
            what: what.clone(),
            name: name.get(),
            of: String::new(),
            kind: Kinds::Customer,
            at: Timestamp::default(),
        };
        going.set(vec![thing]);
    });
    confirm(asking, going)
}
