//! The form's content as signals.

use super::rows::{DateRow, FactRow, FamilyRow, Rows, TextRow};
use crate::domain::customers::{
    CustomerDraft, Field, Gender, InterestKind, Kind, Nature, PhoneKind, PlaceKind, Region, Size, Source, Stage,
    Standing, Trade,
};
use crate::state::data;
use crate::ui::components::Chosen;
use leptos::prelude::*;

#[derive(Clone, Copy)]
pub(super) struct Model {
    pub kind: RwSignal<Kind>,
    pub name: RwSignal<String>,
    pub alias: RwSignal<String>,
    pub organisation: RwSignal<Chosen>,
    pub department: RwSignal<String>,
    pub title: RwSignal<String>,
    pub gender: RwSignal<Option<Gender>>,
    pub industry: RwSignal<String>,
    pub nature: RwSignal<Option<Nature>>,
    pub size: RwSignal<Option<Size>>,
    pub region: RwSignal<Option<Region>>,
    pub stage: RwSignal<Stage>,
    pub trade: RwSignal<Option<Trade>>,
    pub standing: RwSignal<Option<Standing>>,
    pub source: RwSignal<Option<Source>>,
    pub phones: Rows<TextRow<PhoneKind>>,
    pub emails: Rows<TextRow<PlaceKind>>,
    pub wechat: RwSignal<String>,
    pub website: RwSignal<String>,
    pub addresses: Rows<TextRow<PlaceKind>>,
    pub birthday: RwSignal<String>,
    pub dates: Rows<DateRow>,
    pub family: Rows<FamilyRow>,
    pub interests: Rows<TextRow<InterestKind>>,
    pub tags: RwSignal<Vec<String>>,
    pub notes: RwSignal<String>,
    pub facts: Rows<FactRow>,
}

impl Model {
    pub fn new(d: &CustomerDraft) -> Model {
        let text = |s: &String| RwSignal::new(s.clone());
        Model {
            kind: RwSignal::new(d.kind),
            name: text(&d.name),
            alias: text(&d.alias),
            organisation: RwSignal::new(chosen(d)),
            department: text(&d.department),
            title: text(&d.title),
            gender: RwSignal::new(d.gender),
            industry: text(&d.industry),
            nature: RwSignal::new(d.nature),
            size: RwSignal::new(d.size),
            region: RwSignal::new(d.region),
            stage: RwSignal::new(d.stage),
            trade: RwSignal::new(d.trade),
            standing: RwSignal::new(d.standing),
            source: RwSignal::new(d.source),
            phones: Rows::new(&d.phones),
            emails: Rows::new(&d.emails),
            wechat: text(&d.wechat),
            website: text(&d.website),
            addresses: Rows::new(&d.addresses),
            birthday: text(&d.birthday),
            dates: Rows::new(&d.dates),
            family: Rows::new(&d.family),
            interests: Rows::new(&d.interests),
            tags: RwSignal::new(d.tags.clone()),
            notes: text(&d.notes),
            facts: Rows::new(&d.facts),
        }
    }

    /// The content now; follows every field.
    pub fn draft(self) -> CustomerDraft {
        let (organisation, new_organisation) = match self.organisation.get() {
            Chosen::Nothing => (None, String::new()),
            Chosen::Item { id, .. } => (id.parse().ok(), String::new()),
            Chosen::New(name) => (None, name),
        };
        CustomerDraft {
            kind: self.kind.get(),
            name: self.name.get(),
            alias: self.alias.get(),
            organisation,
            new_organisation,
            department: self.department.get(),
            title: self.title.get(),
            gender: self.gender.get(),
            industry: self.industry.get(),
            nature: self.nature.get(),
            size: self.size.get(),
            region: self.region.get(),
            stage: self.stage.get(),
            trade: self.trade.get(),
            standing: self.standing.get(),
            source: self.source.get(),
            phones: self.phones.drafts(),
            emails: self.emails.drafts(),
            wechat: self.wechat.get(),
            website: self.website.get(),
            addresses: self.addresses.drafts(),
            birthday: self.birthday.get(),
            dates: self.dates.drafts(),
            family: self.family.drafts(),
            interests: self.interests.drafts(),
            tags: self.tags.get(),
            notes: self.notes.get(),
            facts: self.facts.drafts(),
        }
    }

    /// The id of a field in the page.
    pub fn id_of(self, field: Field) -> String {
        match field {
            Field::Name => "customer-name".to_owned(),
            Field::Alias => "customer-alias".to_owned(),
            Field::Organisation => "customer-organisation".to_owned(),
            Field::Birthday => "customer-birthday".to_owned(),
            Field::Tags => "customer-tags".to_owned(),
            Field::Phone(i) => row_id("phone", self.phones.key_at(i)),
            Field::Email(i) => row_id("email", self.emails.key_at(i)),
            Field::Address(i) => row_id("address", self.addresses.key_at(i)),
            Field::Date(i) => row_id("date", self.dates.key_at(i)),
            Field::Family(i) => row_id("family", self.family.key_at(i)),
            Field::Interest(i) => row_id("interest", self.interests.key_at(i)),
            Field::Fact(i) => row_id("fact", self.facts.key_at(i)),
        }
    }
}

/// The id of a row's first field in the page.
pub(super) fn row_id(list: &str, key: u32) -> String {
    format!("customer-{list}-{key}")
}

fn chosen(d: &CustomerDraft) -> Chosen {
    if !d.new_organisation.is_empty() {
        return Chosen::New(d.new_organisation.clone());
    }
    match d.organisation {
        None => Chosen::Nothing,
        Some(id) => {
            let name = data::with_directory_untracked(|dir| dir.row_of(id).map(|r| r.name().to_owned()));
            // One that is gone for good has no name any more; its place is kept until another is chosen.
            Chosen::Item { id: id.to_string(), label: name.unwrap_or_else(|| "?".to_owned()) }
        }
    }
}
