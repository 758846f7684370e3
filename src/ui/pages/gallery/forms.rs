//! Every field, right and wrong.

use crate::domain::customers::{Stage, Trade};
use crate::i18n::{common, customers, lang, settings, shell};
use crate::ui::components::*;
use leptos::prelude::*;

pub(super) fn forms() -> AnyView {
    let name = RwSignal::new(String::new());
    let stage = RwSignal::new(Stage::New);
    let trade = RwSignal::new(None::<Trade>);
    let on = RwSignal::new(true);
    let tags = RwSignal::new(vec!["VIP".to_owned(), "Suzhou".to_owned()]);
    let chosen = RwSignal::new(Chosen::Nothing);
    let attempt = RwSignal::new(0_usize);
    let rows = RwSignal::new(vec![1_u32, 2]);
    let error = Signal::derive(move || {
        name.with(|n| n.is_empty())
            .then(|| customers::draft_error(lang(), crate::domain::customers::DraftError::Missing))
    });
    let errors =
        Signal::derive(move || error.get().map(|e| ("gallery-name".to_owned(), e)).into_iter().collect::<Vec<_>>());
    let shown = Signal::derive(move || error.get().filter(|_| attempt.get() > 0));
    let search = |q: &str| {
        (0..200)
            .map(|i| ComboItem { id: i.to_string(), label: format!("Company {i}"), sub: format!("No. {i}") })
            .filter(|c| c.label.to_lowercase().contains(&q.to_lowercase()))
            .collect()
    };
    view! {
        <div class="stack stack--narrow">
            <ErrorSummary errors=errors attempt=attempt />
            <Card title=customers::NEW_CUSTOMER>
                <div class="form">
                    <div class="form__group">
                        <TextField label=shell::CUSTOMERS value=name required=true error=shown id="gallery-name" hint=settings::LANGUAGE_HINT />
                        <ComboField label=shell::SERVICE value=chosen search=search create=true />
                        <div class="form__pair">
                            <SelectField label=shell::DATA options=Options::of(Stage::ALL, stage) />
                            <SelectField label=shell::DEALS options=Options::optional(Trade::ALL, trade) />
                        </div>
                        <ChoiceField label=shell::DEALS options=Options::optional(Trade::ALL, trade) />
                        <div class="form__pair">
                            <DateField label=common::TODAY value=RwSignal::new("2026-11-21".to_owned()) />
                            <TimeField label=common::LATER value=RwSignal::new("09:30".to_owned()) />
                        </div>
                        <TagsField label=shell::SURVEYS value=tags suggestions=Signal::stored(vec!["Key account".to_owned()]) />
                        <RepeatField
                            label=shell::NOTIFICATIONS
                            one=shell::NOTIFICATIONS
                            add_label=common::ADD
                            rows=rows
                            ordered=true
                            on_add=move || rows.with_untracked(|r| r.iter().max().copied().unwrap_or(0) + 1)
                            on_remove=|_: u32| {}
                            row=|_: Row| {
                                view! {
                                    <SelectField label=shell::DATA hide_label=true options=Options::of(Stage::ALL, RwSignal::new(Stage::New)) />
                                    <TextField label=shell::CUSTOMERS hide_label=true kind=TextKind::Phone value=RwSignal::new(String::new()) />
                                }
                                    .into_any()
                            }
                        />
                        <TextArea label=shell::LEARN value=RwSignal::new(String::new()) />
                        <SwitchField label=shell::OFFLINE hint=settings::LANGUAGE_HINT checked=on on_change=move |v: bool| on.set(v) />
                    </div>
                    <div class="row row--end">
                        <Button label=common::SAVE variant=Variant::Primary on_press=move || attempt.update(|a| *a += 1) />
                    </div>
                </div>
            </Card>
        </div>
    }
    .into_any()
}
