//! The people of an organisation.

use super::header::tel;
use super::{Part, Shared, overview, place};
use crate::domain::Id;
use crate::domain::customers::Kind;
use crate::i18n::{customers as words, t};
use crate::state::data;
use crate::ui::components::*;
use leptos::prelude::*;

const IN_CARD: usize = 4;

#[derive(Clone, PartialEq)]
struct Person {
    id: Id,
    name: String,
    below: String,
    phone: Option<String>,
}

fn people(shared: Shared) -> Memo<Vec<Person>> {
    Memo::new(move |_| {
        data::with_directory(|d| {
            let rows = d.contacts_of(shared.id).into_iter().filter_map(|slot| d.row(slot));
            let person = |r: crate::store::directory::Row<'_>| Person {
                id: r.id(),
                name: r.name().to_owned(),
                below: r.title().to_owned(),
                phone: r.phone().map(str::to_owned),
            };
            rows.map(person).collect()
        })
    })
}

fn row(person: Person) -> AnyView {
    let Person { id, name, below, phone } = person;
    let call = phone.map(|number| {
        view! { <LinkButton label=number.clone() href=tel(&number) icon=Icon::Phone variant=Variant::Quiet /> }
    });
    view! {
        <div class="rows__row">
            <Avatar name=name.clone() id=id.to_string() size=AvatarSize::Small />
            <div class="grow">
                <a class="link" href=place::record(id)>
                    {name}
                </a>
                <div class="small muted">{below}</div>
            </div>
            {call}
        </div>
    }
    .into_any()
}

fn add(shared: Shared) -> impl Fn() -> AnyView + Send + Sync + 'static {
    move || {
        view! {
            <Button
                label=words::NEW_CONTACT
                icon=Icon::Plus
                variant=Variant::Quiet
                on_press=move || place::new(Kind::Person, Some(shared.id))
            />
        }
        .into_any()
    }
}

pub(super) fn contacts(shared: Shared) -> AnyView {
    let all = people(shared);
    let content = move || {
        if all.with(Vec::is_empty) {
            view! { <EmptyState title=words::NO_CONTACTS icon=Icon::People /> }.into_any()
        } else {
            view! { <div class="rows">{all.get().into_iter().map(row).collect_view()}</div> }.into_any()
        }
    };
    view! {
        <Card title=words::CONTACTS aside=add(shared) flush=true>
            {move || content()}
        </Card>
    }
    .into_any()
}

/// The first few, for the overview.
pub(super) fn card(shared: Shared) -> AnyView {
    let all = people(shared);
    let content = move || {
        if all.with(Vec::is_empty) {
            return view! { <p class="card__note muted">{t(words::NO_CONTACTS)}</p> }.into_any();
        }
        let more = all.with(Vec::len) > IN_CARD;
        view! {
            <div class="rows">{all.get().into_iter().take(IN_CARD).map(row).collect_view()}</div>
            {more.then(|| overview::see_all(shared, Part::Contacts))}
        }
        .into_any()
    };
    view! {
        <Card title=words::CONTACTS aside=add(shared) flush=true>
            {move || content()}
        </Card>
    }
    .into_any()
}
