//! What the palette offers besides the shell's own: customers, and what is done most.

use crate::domain::Id;
use crate::i18n::{Text, lang_untracked, today as words};
use crate::state::find::{self, Hit};
use crate::ui::components::effect;
use crate::ui::components::{Icon, PaletteItem, use_palette_source};
use crate::ui::keys::{Scope, use_shortcut};
use crate::ui::quick::Quick;
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use leptos::prelude::*;
use std::sync::Arc;

/// So many customers are shown.
const MOST: usize = 8;
const RECENT: usize = 5;

type Act = Arc<dyn Fn() + Send + Sync>;

/// Registers them; called once by the shell.
pub(super) fn register(quick: Quick) {
    use_shortcut("n", words::CMD_NEW_CUSTOMER, Scope::Anywhere, || new_customer("person"));
    use_palette_source(move |query| {
        let (group, hits) = if query.is_empty() {
            (words::GROUP_RECENT, find::recent(RECENT))
        } else {
            (words::GROUP_CUSTOMERS, find::customers(query, MOST))
        };
        let customers = hits.into_iter().map(|hit| customer(group, hit));
        customers.chain(commands(quick).into_iter().filter_map(|c| command(c, query))).collect()
    });
    // Whoever is opened, from wherever, is found again here.
    let (route, id) = (router::route(), router::query("id"));
    effect(move || {
        if route.get() == Some(Route::Customers)
            && let Some(id) = id.get().and_then(|id| id.parse::<Id>().ok())
        {
            find::opened(id);
        }
    });
}

fn customer(group: Text, hit: Hit) -> PaletteItem {
    let id = hit.who.id;
    PaletteItem {
        group: group.into(),
        label: hit.who.name,
        sub: hit.sub,
        marks: hit.marks,
        sub_marks: hit.sub_marks,
        icon: if hit.is_person { Icon::Person } else { Icon::Building },
        run: Arc::new(move || router::navigate(Route::Customers, &[("id", &id.to_string())], Step::Push)),
    }
}

fn new_customer(kind: &str) {
    router::navigate(Route::Customers, &[("new", kind)], Step::Push);
}

fn commands(quick: Quick) -> Vec<(Text, Icon, Act)> {
    let act = |run: fn()| -> Act { Arc::new(run) };
    vec![
        (words::NOTE, Icon::Edit, Arc::new(move || quick.write_note())),
        (words::TODO, Icon::Checklist, Arc::new(move || quick.add_todo())),
        (words::CMD_NEW_CUSTOMER, Icon::Person, act(|| new_customer("person"))),
        (words::CMD_NEW_ORGANISATION, Icon::Building, act(|| new_customer("organisation"))),
        (words::CMD_EXPORT, Icon::Download, act(|| router::navigate(Route::Data, &[], Step::Push))),
        (words::CMD_IMPORT, Icon::Upload, act(|| router::navigate(Route::Data, &[], Step::Push))),
        (words::CMD_PRINT, Icon::Print, act(|| drop(window().print()))),
    ]
}

/// Found by its words in either language.
fn command((text, icon, run): (Text, Icon, Act), query: &str) -> Option<PaletteItem> {
    let lower = query.to_lowercase();
    let label = text.get(lang_untracked()).to_owned();
    if !label.to_lowercase().contains(&lower) && !text.en.to_lowercase().contains(&lower) && !text.zh.contains(&lower) {
        return None;
    }
    // Where lower case has another length the find is shown without its mark.
    let found = label.to_lowercase().find(&lower).filter(|_| label.to_lowercase().len() == label.len());
    let mark = found.filter(|_| !query.is_empty()).map(|at| at..at + lower.len());
    let marks = mark.into_iter().collect();
    let group = words::GROUP_DO.into();
    Some(PaletteItem { group, label, sub: String::new(), marks, sub_marks: Vec::new(), icon, run })
}
