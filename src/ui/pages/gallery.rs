//! The components one by one, in debug builds, to look at them in every theme, language and size: `/gallery`.

mod forms;
mod lists;

use crate::i18n::{common, customers, shell};
use crate::ui::components::*;
use leptos::prelude::*;

/// Words of a sample, not of the product: they stay as they are in every language.
const TONES: [(Tone, &str); 7] = [
    (Tone::Neutral, "neutral"),
    (Tone::Primary, "primary"),
    (Tone::Good, "good"),
    (Tone::Caution, "caution"),
    (Tone::Danger, "danger"),
    (Tone::Info, "info"),
    (Tone::Special, "special"),
];

pub(super) fn gallery() -> AnyView {
    let part = RwSignal::new(0_usize);
    let list = Memo::new(move |_| part.get() == 3);
    let choose = move |i| part.set(i);
    let labels = ["Marks", "Forms", "States", "List"].map(Words::from).to_vec();
    view! {
        <Page
            title=shell::GALLERY
            subtitle=customers::NEW_CUSTOMER
            layout=PageLayout::Fill
            action=|| view! { <Button label=common::ADD variant=Variant::Primary icon=Icon::Plus on_press=|| toast(common::SAVED) /> }
        >
            <div class="gallery-tabs">
                <Tabs label=shell::GALLERY labels=labels chosen=part on_choose=Callback::new(move |(i,)| choose(i)) panel="gallery" />
            </div>
            {move || {
                if list.get() {
                    lists::lists()
                } else {
                    view! {
                        <div class="content" id="gallery" role="tabpanel">
                            {move || match part.get() {
                                0 => marks(),
                                1 => forms::forms(),
                                _ => states(),
                            }}
                        </div>
                    }
                        .into_any()
                }
            }}
        </Page>
    }
    .into_any()
}

fn marks() -> AnyView {
    let pressed = RwSignal::new(true);
    let dialog = RwSignal::new(false);
    let deleted = move || Toast::new("deleted").action(common::UNDO, || toast(common::UNDONE)).show();
    view! {
        <div class="stack">
            <Card title="Buttons">
                <div class="row">
                    <Button label=common::SAVE variant=Variant::Primary on_press=move || dialog.set(true) />
                    <Button label=common::EDIT icon=Icon::Edit on_press=deleted />
                    <Button label=common::CANCEL variant=Variant::Quiet />
                    <Button label=common::DELETE variant=Variant::Danger on_press=|| Toast::new("failed").danger().show() />
                    <Button label=common::SAVING variant=Variant::Primary busy=true />
                    <Button label=common::SAVE disabled=true />
                    <IconButton label=common::PRINT icon=Icon::Print />
                    <MoreMenu items=vec![
                        MenuItem::new(common::EDIT, || {}).icon(Icon::Edit),
                        MenuItem::new(common::PRINT, || {}).icon(Icon::Print),
                        MenuItem::new(common::DELETE, || {}).icon(Icon::Trash).danger().line_before(),
                    ] />
                </div>
            </Card>
            <Card title="Chips" aside=|| view! { <Chip label="12" tone=Tone::Primary /> }>
                <div class="stack">
                    <div class="chips">
                        {TONES.map(|(tone, name)| view! { <Chip label=name tone=tone /> <BadgeDot label=name tone=tone /> }).collect_view()}
                    </div>
                    <div class="chips">
                        <ToggleChip label=common::FILTER pressed=pressed on_press=move || pressed.update(|p| *p = !*p) />
                        <RemovableChip label=common::TODAY on_remove=|| {} />
                        <ActionChip label=common::FILTER icon=Icon::Plus on_press=|| {} />
                    </div>
                    <div class="row">
                        {["a", "b", "c", "d", "e", "f", "g"]
                            .map(|id| view! { <Avatar name=id.to_owned() id=id /> })
                            .collect_view()}
                        <Avatar name="zhou".to_owned() id="z" size=AvatarSize::Large />
                        <Avatar name="zhou".to_owned() id="z" size=AvatarSize::Small />
                    </div>
                </div>
            </Card>
            <Card title="Icons">
                <div class="row">{Icon::ALL.iter().map(|i| icon(*i)).collect_view()}</div>
            </Card>
            <Dialog
                open=dialog
                title=customers::NEW_CUSTOMER
                dirty=true
                footer=move || {
                    view! {
                        <Button label=common::CANCEL on_press=move || dialog.set(false) />
                        <Button label=common::SAVE variant=Variant::Primary on_press=move || dialog.set(false) />
                    }
                }
            >
                <TextField label=customers::NEW_CUSTOMER value=RwSignal::new(String::new()) autofocus=true />
            </Dialog>
        </div>
    }
    .into_any()
}

fn states() -> AnyView {
    view! {
        <div class="columns">
            <Card title="Loading">
                <Skeleton count=3 />
            </Card>
            <Card title="Empty">
                <EmptyState
                    title=common::NO_MATCH
                    hint=common::UNSAVED_BODY
                    icon=Icon::People
                    actions=|| view! { <Button label=common::ADD variant=Variant::Primary icon=Icon::Plus /> }
                />
            </Card>
            <Card title="Failed">
                <ErrorState
                    happened=common::UNSAVED_TITLE
                    safe=common::SAVED
                    todo=common::RETRY
                    actions=|| view! { <Button label=common::RETRY /> }
                />
            </Card>
            <Card title="Working">
                <div class="stack">
                    <Progress label=common::SAVING share=Signal::stored(Some(0.4)) count="1,200 / 3,000" on_cancel=|| {} />
                    <Progress label=common::LOADING share=Signal::stored(None) />
                    <Meter share=0.8 tone=Tone::Good />
                    <Banner title=shell::OFFLINE sub=common::UNSAVED_BODY tone=Tone::Caution icon=Icon::Alert inset=true />
                    <p>
                        <Marked text="Changliu" ranges=vec![0..5, 6..8] />
                    </p>
                </div>
            </Card>
        </div>
    }
    .into_any()
}
