//! The parts that pages are made of. They know words, values and callbacks, never customers.
//!
//! ```text
//! use crate::ui::components::*;          // everything below
//! use crate::i18n::{t, lang, customers}; // words: pass a Text wherever a prop takes Words
//!
//! <Page title=shell::CUSTOMERS subtitle=move || customers::n_customers(lang(), n.get())
//!       action=|| view! { <Button label=customers::NEW variant=Variant::Primary icon=Icon::Plus on_press=add /> }> … </Page>
//!       // `layout=PageLayout::Fill` for pages that scroll inside (SplitView)
//! <Button label variant=Variant::{Primary,Secondary,Quiet,Danger} icon busy disabled submit wide on_press=move || … />
//! <IconButton label icon on_press />  <LinkButton label href />  <Link to=Route::Data query=vec![("id", id)]>…</Link>
//! <Card title aside=|| view!{…} flush chosen>…</Card>   flush + <div class="rows"><div class="rows__row">…
//! <Chip label tone=Tone::Good/>  <ToggleChip label pressed on_press/>  <ActionChip/>  <RemovableChip label on_remove/>  <BadgeDot label tone/>
//! <Avatar name id size/>  {icon(Icon::Phone)}
//! <TextField label value=RwSignal<String> kind hint placeholder error=Signal<Option<String>> required id on_leave/>
//! <TextArea …/>  <DateField/> <TimeField/>  <SelectField label options=Options::of(Stage::ALL, signal)/>  <ChoiceField …same/>
//! <SwitchField label checked on_change/>  <TagsField label value=RwSignal<Vec<String>> suggestions/>
//! <ComboField label value=RwSignal<Chosen> search=|q: &str| vec![ComboItem{..}] create=true/>
//! <RepeatField label one add_label rows=RwSignal<Vec<u32>> on_add on_remove row=|Row{key,index}| view ordered/>
//! <ErrorSummary errors=Signal<Vec<(field id, words)>> attempt=Signal<usize>/>   above a form; give its fields those ids
//! <Dialog open=RwSignal<bool> title footer=|| view!{…} dirty wide>…</Dialog>
//! toast(customers::SAVED);  Toast::new(…).action(common::UNDO, move || …).show();
//! <SplitView open list=|| view!{…} detail=|| view!{…} on_back=|| router::back_or(Route::Customers)/>
//! <VirtualList label name="customers" count key=|i| id_and_revision row=|i| view selected on_open=|i| … reset=Signal<String>/>
//! <Tabs label labels chosen on_choose panel="customer-tabs"/> <TabLinks label links current/>  <Marked text ranges/>  <Progress label share count on_cancel/> <Meter share/>
//! <MoreMenu items=vec![MenuItem::new(common::EDIT, move || …).icon(Icon::Edit), MenuItem::link(…), ….danger().line_before()]/>
//! use_palette_source(|query| vec![PaletteItem{..}])   // for as long as the calling component stands
//! <EmptyState title hint icon actions/> <ErrorState happened safe todo/> <Skeleton shape count/> <Banner title sub tone actions/>
//! ```
//! Callbacks: `Callback<()>` takes a closure without, `Callback<(T,)>` one with an argument. Words: a `Text`, a string, a
//! `Signal<String>`, or `move || sentence(lang(), …)`. Elsewhere: `ui::router` (`navigate`, `href`, `query`, `back_or`),
//! `ui::announce::announce`, `ui::keys::use_shortcut`, `state::unsaved::track`. Colours and sizes: tokens.css only.

mod avatar;
mod banner;
mod blocks;
mod button;
mod card;
mod chip;
mod choice;
mod combo_field;
mod date_field;
mod dialog;
mod error_summary;
mod field;
mod icon;
mod marked;
pub(super) mod menu;
pub mod palette;
mod progress;
mod repeat_field;
mod shortcut_list;
mod split_view;
mod states;
mod tabs;
mod tags_field;
mod text_field;
pub mod toast;
mod tone;
mod virtual_list;
mod words;

pub use crate::ui::shell::{Page, PageLayout};
pub use avatar::{Avatar, AvatarSize, tone_of};
pub use banner::Banner;
pub use blocks::{When, dynamic, each, effect};
pub use button::{Button, IconButton, Link, LinkButton, Variant};
pub use card::Card;
pub use chip::{ActionChip, BadgeDot, Chip, RemovableChip, ToggleChip};
pub use choice::{ChoiceField, Options, SelectField, SwitchField};
pub use combo_field::{Chosen, ComboField, ComboItem, Search};
pub use date_field::{DateField, TimeField};
pub use dialog::Dialog;
pub use error_summary::ErrorSummary;
pub use icon::{Icon, icon};
pub use marked::Marked;
pub use menu::{Menu, MenuItem, MoreMenu};
pub use palette::{PaletteItem, use_palette_source};
pub use progress::{Meter, Progress};
pub use repeat_field::{RepeatField, Row};
pub use shortcut_list::ShortcutList;
pub use split_view::SplitView;
pub use states::{EmptyState, ErrorState, Skeleton, SkeletonShape};
pub use tabs::{TabLinks, Tabs};
pub use tags_field::TagsField;
pub use text_field::{TextArea, TextField, TextKind};
pub use toast::{Toast, toast};
pub use tone::Tone;
pub use virtual_list::{ListKind, VirtualList};
pub use words::Words;
