//! Fields that were changed here and elsewhere, each in its own way: both values, and a choice.

use crate::i18n::{common, customers as words, lang, t};
use crate::state::clock;
use crate::state::data;
use crate::store::RecordClash;
use crate::ui::acts;
use crate::ui::components::*;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct ClashDialog {
    open: RwSignal<bool>,
    clash: RwSignal<Option<RecordClash>>,
    /// For each field whether mine holds.
    mine: RwSignal<Vec<bool>>,
}

impl ClashDialog {
    pub fn new() -> ClashDialog {
        ClashDialog { open: RwSignal::new(false), clash: RwSignal::new(None), mine: RwSignal::new(Vec::new()) }
    }

    pub fn show(self, clash: Option<RecordClash>) {
        self.mine.set(vec![true; clash.as_ref().map_or(0, |c| c.clashes.len())]);
        self.clash.set(clash);
        self.open.set(true);
    }

    pub fn close(self) {
        self.open.try_set(false);
    }

    pub fn clash(self) -> Option<RecordClash> {
        self.clash.get_untracked()
    }

    /// `save` gets the paths whose own value was chosen.
    pub fn dialog(self, save: impl Fn(Vec<String>) + Copy + Send + Sync + 'static, busy: RwSignal<bool>) -> AnyView {
        let go = move || {
            let Some(clash) = self.clash.get_untracked() else { return };
            let mine = self.mine.get_untracked();
            let chosen = clash.clashes.into_iter().zip(mine).filter(|(_, mine)| *mine).map(|(c, _)| c.path);
            save(chosen.collect());
        };
        let footer = move || {
            view! {
                <Button label=common::CANCEL on_press=move || self.open.set(false) />
                <Button label=words::CLASH_SAVE variant=Variant::Primary busy=busy on_press=go />
            }
        };
        view! {
            <Dialog open=self.open title=words::CLASH_TITLE footer=footer wide=true>
                <p>{t(words::CLASH_BODY)}</p>
                <div class="clashes">{move || self.fields()}</div>
            </Dialog>
        }
        .into_any()
    }

    fn fields(self) -> Option<AnyView> {
        let clash = self.clash.get()?;
        let lang = lang();
        let context = words::Context { lang, name_of: &name_of, offset_at: &clock::offset_at };
        let one = |(i, c): (usize, &crate::domain::merge::Clash)| {
            let said = |v| words::value_words(&context, clash.collection, &c.path, v);
            let mine = words::filter_of(lang, words::CLASH_MINE.get(lang), &said(c.mine.as_ref()));
            let theirs = words::filter_of(lang, words::CLASH_THEIRS.get(lang), &said(c.theirs.as_ref()));
            let chosen = Signal::derive(move || self.mine.with(|m| m.get(i).map(|mine| usize::from(!mine))));
            let choose = Callback::new(move |(place,): (Option<usize>,)| {
                self.mine.update(|all| {
                    if let Some(mine) = all.get_mut(i) {
                        *mine = place != Some(1);
                    }
                });
            });
            let options = Options::new(vec![mine.into(), theirs.into()], chosen, choose);
            view! { <ChoiceField label=acts::field_name(clash.collection, &c.path) options=options /> }
        };
        Some(clash.clashes.iter().enumerate().map(one).collect_view().into_any())
    }
}

fn name_of(id: crate::domain::Id) -> Option<String> {
    data::with_directory_untracked(|d| d.row_of(id).map(|r| r.name().to_owned()))
}
