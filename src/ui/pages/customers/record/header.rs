//! Who it is, at a glance, and what is done most.

use super::super::list::{stage_tone, standing_tone};
use super::{Part, Shared, name_of, place};
use crate::domain::Customer;
use crate::domain::customers::Kind;
use crate::i18n::{Label, common, customers as words, lang};
use crate::state::customers;
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::router::Step;
use leptos::prelude::*;

pub(super) fn header(shared: Shared) -> AnyView {
    let Shared { id, customer, .. } = shared;
    let name = Signal::derive(move || customer.with(|c| c.name.to_string()));
    let phone = Memo::new(move |_| customer.with(|c| c.phones.first().map(|p| p.number.clone())));
    let call = move || {
        phone.get().map(|number| {
            view! { <LinkButton label=words::CALL href=tel(&number) icon=Icon::Phone /> }
        })
    };
    let items = vec![
        MenuItem::new(common::EDIT, move || place::edit(id)).icon(Icon::Edit),
        MenuItem::new(common::PRINT, || {
            let _ = window().print();
        })
        .icon(Icon::Print),
        MenuItem::new(words::TAB_HISTORY, move || shared.go(Part::History)).icon(Icon::History),
        MenuItem::new(common::DELETE, move || delete(shared)).icon(Icon::Trash).danger().line_before(),
    ];
    view! {
        <header class="customer__head">
            {move || view! { <Avatar name=name.get() id=id.to_string() size=AvatarSize::Large /> }}
            <div class="customer__who">
                <div class="customer__name">
                    <h2>{move || name.get()}</h2>
                    <span class="chips">{move || customer.with(|c| chips(c))}</span>
                </div>
                <p class="customer__below">
                    <span class="customer__pieces">{move || customer.with(|c| below(c))}</span>
                </p>
            </div>
            <div class="customer__do no-print">
                {move || call()} <Button label=words::LOG_IT icon=Icon::Edit on_press=move || shared.entry.set(true) />
                <MoreMenu items=items />
            </div>
        </header>
    }
    .into_any()
}

/// A number as telephones want it.
pub(super) fn tel(number: &str) -> String {
    let dialled: String = number.chars().filter(|c| c.is_ascii_digit() || "+*#".contains(*c)).collect();
    format!("tel:{dialled}")
}

fn chips(c: &Customer) -> AnyView {
    let kind = (c.kind == Kind::Organisation).then(|| view! { <Chip label=c.kind.label() /> });
    let standing = c.standing.map(|s| view! { <Chip label=s.label() tone=standing_tone(s) /> });
    let trade = c.trade.map(|t| view! { <Chip label=t.label() tone=Tone::Info /> });
    let demo = c.demo.then(|| view! { <Chip label=words::DEMO /> });
    view! {
        {kind}
        <Chip label=c.stage.label() tone=stage_tone(c.stage) />
        {standing}
        {trade}
        {demo}
    }
    .into_any()
}

/// Organisation, position, first phone: the line below the name.
fn below(c: &Customer) -> AnyView {
    let mut pieces: Vec<AnyView> = Vec::new();
    if let Some((id, name)) = c.organisation.and_then(|id| Some((id, name_of(id)?))) {
        pieces.push(view! { <a class="link" href=place::record(id)>{name}</a> }.into_any());
    }
    for text in [&c.alias, &c.department, &c.title, &c.industry] {
        if !text.is_empty() {
            pieces.push(view! { <span>{text.clone()}</span> }.into_any());
        }
    }
    if let Some(phone) = c.phones.first() {
        pieces.push(view! { <a class="link nowrap" href=tel(&phone.number)>{phone.number.clone()}</a> }.into_any());
    }
    // The dots are the style's: none stands at the end or the beginning of a line.
    let parted = pieces.into_iter().map(|piece| view! { <span class="customer__piece">{piece}</span> });
    parted.collect_view().into_any()
}

fn delete(shared: Shared) {
    let id = shared.id;
    let name = shared.customer.with_untracked(|c| c.name.to_string());
    acts::run(move || words::deleted_named(lang(), &name), async move {
        let done = customers::delete::<Customer>(&id.to_string()).await?;
        place::list(Step::Replace);
        Ok(done)
    });
}
