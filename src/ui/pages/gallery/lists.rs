//! A list of 100,000 rows beside a detail.

use crate::i18n::{customers, lang, shell};
use crate::ui::components::*;
use crate::ui::router::{self, Step};
use crate::ui::routes::Route;
use leptos::prelude::*;

pub(super) fn lists() -> AnyView {
    let id = router::query("id");
    let selected = Signal::derive(move || id.get().and_then(|id| id.parse().ok()));
    let row = |i: usize| {
        view! {
            <div class="row-sample">
                <Avatar name=format!("{i}") id=format!("{i}") />
                <div class="row-sample__words">
                    <strong>{format!("Customer {i}")}</strong>
                    <span class="small muted">{format!("Company {} · Director", i / 7)}</span>
                </div>
                <Chip label="MAN" tone=Tone::Good />
            </div>
        }
        .into_any()
    };
    let list = move || {
        view! {
            <VirtualList
                label=shell::CUSTOMERS
                name="gallery"
                count=Signal::stored(100_000)
                key=|i: usize| i.to_string()
                row=row
                selected=selected
                on_open=|i: usize| router::navigate(Route::Gallery, &[("id", &i.to_string())], Step::Push)
            />
        }
    };
    let detail = move || {
        view! {
            <div class="stack">
                <Card title=shell::CUSTOMERS>
                    {move || customers::n_customers(lang(), selected.get().unwrap_or(0))}
                </Card>
            </div>
        }
    };
    view! {
        <div class="gallery-list" id="gallery" role="tabpanel">
            <SplitView
                open=Signal::derive(move || selected.get().is_some())
                list=list
                detail=detail
                on_back=|| router::back_or(Route::Gallery)
            />
        </div>
    }
    .into_any()
}
