//! 跟进记录: the dated log of what passed between a customer and the user.

use super::customers::choices;
use super::record::{Collection, Extra, record};
use super::{Id, Timestamp};
use serde::{Deserialize, Serialize};

choices! { LogKind { Call, Visit, Message, Gift, Sale, Note } }

impl LogKind {
    /// Kinds that are a contact with the customer; a note and a sale by themselves are not.
    pub fn is_contact(self) -> bool {
        matches!(self, LogKind::Call | LogKind::Visit | LogKind::Message | LogKind::Gift)
    }
    /// After these the 1-3-7 follow-ups are offered (frameworks D5).
    pub fn starts_follow_ups(self) -> bool {
        matches!(self, LogKind::Visit | LogKind::Sale)
    }
}

#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
pub struct LogEntry {
    pub id: Id,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub device: Id,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deleted_at: Option<Timestamp>,
    pub customer: Id,
    /// The person spoken with, where the customer is an organisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub contact: Option<Id>,
    pub kind: LogKind,
    /// When it happened.
    pub at: Timestamp,
    pub text: String,
    #[serde(flatten)]
    pub extra: Extra,
}

record!(LogEntry, Collection::Logs, |self| Some(self.customer));
