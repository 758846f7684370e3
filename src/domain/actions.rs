//! 待办 / 跟进计划: dated next actions.

use super::customers::{choices, owner_or_nil};
use super::record::{Collection, Extra, is_default, record};
use super::time::ClockTime;
use super::{Day, Id, Timestamp};
use serde::{Deserialize, Serialize};

choices! { ActionKind { Call, Visit, Message, Gift, Task } }

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct Action {
    pub id: Id,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub device: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub customer: Option<Id>,
    pub kind: ActionKind,
    pub title: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    pub due: Day,
    /// Time of day; without one it is for the whole day.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time: Option<ClockTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done_at: Option<Timestamp>,
    /// How often it was put off.
    #[serde(default, skip_serializing_if = "is_default")]
    pub postponed: u32,
    /// The log entry it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub log: Option<Id>,
    /// Day of the 1-3-7 series it is, where it belongs to one (frameworks D5).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follow_up_day: Option<u32>,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(Action, Collection::Actions, |self| Some(owner_or_nil(self.customer)));

/// Days after a visit or a sale on which the customer is called back, unless the user sets others (frameworks D5).
pub const FOLLOW_UP_DAYS: [u32; 3] = [1, 3, 7];

/// Where an open action stands on a given day.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Due {
    Overdue { days: u32 },
    Today,
    Coming { days: u32 },
}

impl Due {
    pub fn on(due: Day, today: Day) -> Due {
        match due.days_since(today) {
            0 => Due::Today,
            n if n < 0 => Due::Overdue { days: n.unsigned_abs() },
            n => Due::Coming { days: n.unsigned_abs() },
        }
    }
}
