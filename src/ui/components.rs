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
//! <SwitchField label checked on_change/>
//! <Dialog open=RwSignal<bool> title footer=|| view!{…} dirty wide>…</Dialog>
//! toast(customers::SAVED);  Toast::new(…).action(common::UNDO, move || …).show();
//! <EmptyState title hint icon actions/> <ErrorState happened safe todo/> <Skeleton shape count/> <Banner title sub tone actions/>
//! ```
//! Callbacks: `Callback<()>` takes a closure without, `Callback<(T,)>` one with an argument. Words: a `Text`, a string, a
//! `Signal<String>`, or `move || sentence(lang(), …)`. Elsewhere: `ui::router` (`navigate`, `href`, `query`, `back_or`),
//! `ui::announce::announce`, `ui::keys::use_shortcut`, `state::unsaved::track`. Colours and sizes: tokens.css only.

mod avatar;
mod banner;
mod button;
mod card;
mod chip;
mod choice;
mod date_field;
mod dialog;
mod field;
mod icon;
mod states;
mod text_field;
pub(super) mod toast;
mod tone;
mod words;

pub use crate::ui::shell::{Page, PageLayout};
pub use avatar::{Avatar, AvatarSize, tone_of};
pub use banner::Banner;
pub use button::{Button, IconButton, Link, LinkButton, Variant};
pub use card::Card;
pub use chip::{ActionChip, BadgeDot, Chip, RemovableChip, ToggleChip};
pub use choice::{ChoiceField, Options, SelectField, SwitchField};
pub use date_field::{DateField, TimeField};
pub use dialog::Dialog;
pub use icon::{Icon, icon};
pub use states::{EmptyState, ErrorState, Skeleton, SkeletonShape};
pub use text_field::{TextArea, TextField, TextKind};
pub use toast::{Toast, toast};
pub use tone::Tone;
pub use words::Words;
