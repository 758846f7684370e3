//! Use-cases of the customer pages.

mod trash;

pub use trash::{Trashed, purge, take_out};

use super::data::{self, Done};
use super::{clock, storage};
use crate::domain::actions::FOLLOW_UP_DAYS;
use crate::domain::customers::{CustomerDraft, DraftError, Field, Kind, Name, Stage};
use crate::domain::merge;
use crate::domain::time::ClockTime;
use crate::domain::{Action, ActionKind, Customer, Day, Extra, HistoryEntry, Id, LogEntry, LogKind, Record, Timestamp};
use crate::domain::{json, sort};
use crate::on_demand;
use crate::store::{Edit, RecordClash, StoreError};

/// Why a form could not be saved.
#[derive(Clone, PartialEq, Debug)]
pub enum SaveError {
    /// Fields to correct, in the order of the form.
    Invalid(Vec<(Field, DraftError)>),
    Store(StoreError),
}

impl From<StoreError> for SaveError {
    fn from(e: StoreError) -> SaveError {
        SaveError::Store(e)
    }
}

pub async fn load(id: Id) -> Result<Option<Customer>, StoreError> {
    data::database()?.get(&id.to_string()).await
}

/// The draft's key for a form: of an existing customer, or of a new one.
pub fn draft_key(id: Option<Id>) -> String {
    id.map_or("customer/new".into(), |id| format!("customer/{id}"))
}

/// Saves the form. `base` is the customer as the form began, `None` for a new one. A new organisation typed in the
/// form is made with it. The draft goes with the customer's being stored.
pub async fn save(base: Option<&Customer>, form: &CustomerDraft) -> Result<(Id, Done), SaveError> {
    let now = clock::now();
    let (customer, mut edits) = written(base, form, now)?;
    edits.push(match base {
        Some(b) => Edit::update(b, &customer)?,
        None => Edit::create(&customer)?,
    });
    finish(base, customer.id, edits, now).await
}

/// Saves a form whose fields clashed, on top of the present record: `take_mine` says for each path whose value holds.
pub async fn save_resolved(
    base: &Customer,
    form: &CustomerDraft,
    clash: &RecordClash,
    take_mine: impl Fn(&str) -> bool,
) -> Result<(Id, Done), SaveError> {
    let now = clock::now();
    let (customer, mut edits) = written(Some(base), form, now)?;
    let json = |c: &Customer| json::to_value(c).map_err(StoreError::from);
    let merged = merge::three_way(&json(base)?, &json(&customer)?, &clash.theirs);
    let chosen = merge::resolve(&merged, |c| take_mine(&c.path));
    let resolved: Customer = json::from_value(&chosen).map_err(StoreError::from)?;
    edits.push(Edit::resolve(clash, &resolved)?);
    finish(Some(base), base.id, edits, now).await
}

/// The customer as the form says, and the edits that must come before it.
fn written(base: Option<&Customer>, form: &CustomerDraft, now: Timestamp) -> Result<(Customer, Vec<Edit>), SaveError> {
    let device = data::device();
    let placeholder = || Name::parse("?").map_err(|_| StoreError::Internal("name".into()));
    let mut customer = match base {
        Some(c) => c.clone(),
        None => Customer::new(clock::new_id(), now, device, form.kind, placeholder()?),
    };
    form.write_to(&mut customer).map_err(SaveError::Invalid)?;
    let mut edits = Vec::new();
    if let (Kind::Person, None, Ok(name)) = (customer.kind, customer.organisation, Name::parse(&form.new_organisation))
    {
        let organisation = Customer::new(clock::new_id(), now, device, Kind::Organisation, name);
        customer.organisation = Some(organisation.id);
        edits.push(Edit::create(&organisation)?);
    }
    if base.is_none_or(|b| b.stage != customer.stage) {
        customer.stage_since = Some(clock::today());
    }
    Ok((customer, edits))
}

async fn finish(base: Option<&Customer>, id: Id, edits: Vec<Edit>, now: Timestamp) -> Result<(Id, Done), SaveError> {
    let done = data::apply_at(now, edits, Some(draft_key(base.map(|b| b.id)))).await?;
    if base.is_none() {
        storage::data_was_added();
    }
    Ok((id, done))
}

/// What is wrong with the form, as far as it can be told without saving.
pub fn check(form: &CustomerDraft) -> Vec<(Field, DraftError)> {
    let Ok(name) = Name::parse("?") else { return Vec::new() };
    let mut customer = Customer::new(Id::NIL, Timestamp::default(), Id::NIL, form.kind, name);
    form.write_to(&mut customer).err().unwrap_or_default()
}

/// Moves a customer to another stage, beginning today.
pub async fn change_stage(id: Id, stage: Stage) -> Result<Done, StoreError> {
    change(id, |c| {
        c.stage = stage;
        c.stage_since = Some(clock::today());
    })
    .await
}

/// Changes some of a customer's fields outside the form.
pub async fn change(id: Id, with: impl FnOnce(&mut Customer)) -> Result<Done, StoreError> {
    update::<Customer>(&id.to_string(), with).await
}

/// Changes one stored record.
pub async fn update<T: Record>(key: &str, with: impl FnOnce(&mut T)) -> Result<Done, StoreError> {
    let base: T = data::database()?.get(key).await?.ok_or(StoreError::Changed)?;
    let mut new = base.clone();
    with(&mut new);
    data::apply(vec![Edit::update(&base, &new)?]).await
}

/// Moves a record to the trash.
pub async fn delete<T: Record>(key: &str) -> Result<Done, StoreError> {
    let now = clock::now();
    update::<T>(key, |r| r.set_deleted(Some(now))).await
}

/// Takes a record out of the trash.
pub async fn restore<T: Record>(key: &str) -> Result<Done, StoreError> {
    update::<T>(key, |r| r.set_deleted(None)).await
}

/// A customer's log, newest first, without deleted entries.
pub async fn logs(customer: Id) -> Result<Vec<LogEntry>, StoreError> {
    let mut all: Vec<LogEntry> = data::database()?.children(customer).await?;
    all.retain(|l| l.deleted_at.is_none());
    sort::by_key(&mut all, |l| std::cmp::Reverse((l.at, l.id)));
    Ok(all)
}

/// A customer's next actions: open ones by day, then done ones, the latest first; without deleted ones.
pub async fn actions(customer: Id) -> Result<Vec<Action>, StoreError> {
    let mut all: Vec<Action> = data::database()?.children(customer).await?;
    all.retain(|a| a.deleted_at.is_none());
    sort::by_key(&mut all, |a| {
        let open = a.done_at.is_none().then_some((a.due, a.time.is_none(), a.time));
        (a.done_at.is_some(), std::cmp::Reverse(a.done_at), open, a.id)
    });
    Ok(all)
}

/// A record's history, newest first.
pub async fn history(record: Id) -> Result<Vec<HistoryEntry>, StoreError> {
    let mut all: Vec<HistoryEntry> = data::database()?.children(record).await?;
    sort::by_key(&mut all, |h| std::cmp::Reverse((h.created_at, h.id)));
    Ok(all)
}

/// Takes one entry of a record's history back.
pub async fn undo_entry(entry: HistoryEntry) -> Result<Done, StoreError> {
    data::apply(vec![Edit::Undo(entry)]).await
}

/// Text of a log entry before it is saved.
#[derive(Clone, PartialEq, Debug)]
pub struct NewLog {
    pub customer: Id,
    pub contact: Option<Id>,
    pub kind: LogKind,
    pub at: Timestamp,
    pub text: String,
}

/// What comes next after a log entry.
#[derive(Clone, PartialEq, Debug)]
pub enum Next {
    Nothing,
    On {
        day: Day,
        time: Option<ClockTime>,
        kind: ActionKind,
        title: String,
    },
    /// Follow-ups on day 1, 3 and 7 after the entry (frameworks D5); `title` makes each one's title.
    FollowUps {
        kind: ActionKind,
        titles: [String; FOLLOW_UP_DAYS.len()],
    },
}

on_demand! {
    write:
    /// Saves a log entry, with what comes next, in one operation; `draft` is the key of what was typed.
    pub async fn log(new: NewLog, next: Next, draft: String) -> Result<(Id, Done), StoreError> {
        let now = clock::now();
        let entry = LogEntry {
            id: clock::new_id(),
            created_at: now,
            updated_at: now,
            device: data::device(),
            deleted_at: None,
            customer: new.customer,
            contact: new.contact,
            kind: new.kind,
            at: new.at,
            text: new.text,
            extra: Extra::new(),
        };
        let mut edits = vec![Edit::create(&entry)?];
        for action in planned(new.customer, entry.at, entry.id, next) {
            edits.push(Edit::create(&action)?);
        }
        Ok((entry.id, data::apply_at(now, edits, Some(draft)).await?))
    }
}

on_demand! {
    write:
    /// Adds what comes next after a log entry that is already saved.
    pub async fn plan(customer: Id, log: Id, at: Timestamp, next: Next) -> Result<Done, StoreError> {
        let actions = planned(customer, at, log, next);
        data::apply(actions.iter().map(Edit::create).collect::<Result<_, _>>()?).await
    }
}

fn planned(customer: Id, at: Timestamp, log: Id, next: Next) -> Vec<Action> {
    let made = |kind, title, due, time, follow_up_day| Action {
        time,
        log: Some(log),
        follow_up_day,
        ..new_action(Some(customer), kind, title, due)
    };
    match next {
        Next::Nothing => Vec::new(),
        Next::On { day, time, kind, title } => vec![made(kind, title, day, time, None)],
        Next::FollowUps { kind, titles } => {
            let day = at.day(clock::offset_at(at));
            let due = |n: u32| day.plus_days(n as i32);
            FOLLOW_UP_DAYS.into_iter().zip(titles).map(|(n, t)| made(kind, t, due(n), None, Some(n))).collect()
        }
    }
}

/// An action not yet saved.
pub fn new_action(customer: Option<Id>, kind: ActionKind, title: String, due: Day) -> Action {
    let now = clock::now();
    Action {
        id: clock::new_id(),
        created_at: now,
        updated_at: now,
        device: data::device(),
        deleted_at: None,
        customer,
        kind,
        title,
        note: String::new(),
        due,
        time: None,
        done_at: None,
        postponed: 0,
        log: None,
        follow_up_day: None,
        extra: Extra::new(),
    }
}

on_demand! {
    write:
    pub async fn add_action(action: Action) -> Result<Done, StoreError> {
        data::apply(vec![Edit::create(&action)?]).await
    }
}

on_demand! {
    write:
    /// Moves an action to the trash.
    pub async fn delete_action(key: String) -> Result<Done, StoreError> {
        delete::<Action>(&key).await
    }
}

/// The key of an action, for `update`, `delete` and `restore`.
pub fn action_key(customer: Option<Id>, action: Id) -> String {
    crate::domain::record::cluster_key(Some(crate::domain::customers::owner_or_nil(customer)), action)
}

on_demand! {
    write:
    pub async fn finish_action(key: String, done: bool) -> Result<Done, StoreError> {
        let now = clock::now();
        update::<Action>(&key, |a| a.done_at = done.then_some(now)).await
    }
}

on_demand! {
    write:
    /// Moves an action to another day; counts as postponed if that is later.
    pub async fn move_action(key: String, to: Day, time: Option<ClockTime>) -> Result<Done, StoreError> {
        update::<Action>(&key, |a| {
            a.postponed += u32::from(to > a.due);
            a.due = to;
            a.time = time;
        })
        .await
    }
}
