//! 跟进记录: what passed between the customer and the user, newest first.

use super::entry_fields::icon_of;
use super::{Shared, name_of};
use crate::domain::logs::LogKind;
use crate::domain::{LogEntry, Record};
use crate::i18n::{Label, common, customers as words, lang, t};
use crate::state::customers;
use crate::ui::acts;
use crate::ui::components::*;
use crate::ui::errors;
use crate::ui::pages::customers::dates;
use crate::ui::pages::customers::live::Load;
use leptos::prelude::*;

const PAGE: usize = 50;

pub(super) fn log(shared: Shared) -> AnyView {
    let shown = RwSignal::new(PAGE);
    let content = move || {
        shared.logs.with(|logs| match logs {
            Load::Waiting => view! { <Skeleton count=4 /> }.into_any(),
            Load::Failed(e) => errors::failed(e, None),
            Load::Here(all) if all.is_empty() => {
                let actions = move || {
                    view! {
                        <Button
                            label=words::LOG_IT
                            variant=Variant::Primary
                            on_press=move || shared.entry.set(true)
                        />
                    }
                };
                view! { <EmptyState title=words::NO_LOGS hint=words::NO_LOGS_HINT icon=Icon::Chat actions=actions /> }
                    .into_any()
            }
            Load::Here(all) => {
                let rest = all.len() > shown.get();
                view! {
                    <ul class="log">{all.iter().take(shown.get()).map(|l| one(shared, l, true)).collect_view()}</ul>
                    {rest
                        .then(|| {
                            view! {
                                <div class="log__more">
                                    <Button
                                        label=common::MORE
                                        variant=Variant::Quiet
                                        wide=true
                                        on_press=move || shown.update(|n| *n += PAGE)
                                    />
                                </div>
                            }
                        })}
                }
                .into_any()
            }
        })
    };
    view! { <Card flush=true>{move || content()}</Card> }.into_any()
}

const fn tone_of(kind: LogKind) -> &'static str {
    match kind {
        LogKind::Call => "log__face log__face--primary",
        LogKind::Visit => "log__face log__face--good",
        LogKind::Message => "log__face log__face--info",
        LogKind::Gift => "log__face log__face--special",
        LogKind::Sale => "log__face log__face--caution",
        LogKind::Note => "log__face",
    }
}

/// One entry. `tools`: with what changes it.
pub(super) fn one(shared: Shared, entry: &LogEntry, tools: bool) -> AnyView {
    let (kind, at, contact) = (entry.kind, entry.at, entry.contact);
    let who = contact.and_then(name_of);
    let menu = tools.then(|| {
        let (whole, key, text) = (entry.clone(), entry.cluster_key(), words::excerpt(&entry.text, 16));
        let delete = move || {
            let (key, text) = (key.clone(), text.clone());
            let said = move || words::deleted_named(lang(), &text);
            acts::run(said, async move { customers::delete::<LogEntry>(&key).await });
        };
        let items = vec![
            MenuItem::new(common::EDIT, move || shared.log_form.edit(&whole)).icon(Icon::Edit),
            MenuItem::new(common::DELETE, delete).icon(Icon::Trash).danger(),
        ];
        view! {
            <span class="no-print">
                <MoreMenu items=items />
            </span>
        }
    });
    view! {
        <li class="log__entry">
            <span class=tone_of(kind)>{icon(icon_of(kind))}</span>
            <div class="log__words">
                <p class="log__head">
                    <span class="strong">{t(kind.label())}</span>
                    {who.map(|name| view! { <span>{name}</span> })}
                    <time datetime=at.to_string() title=dates::moment(at)>
                        {move || dates::when(lang(), at)}
                    </time>
                </p>
                <p class="pre-line">{entry.text.clone()}</p>
            </div>
            {menu}
        </li>
    }
    .into_any()
}
