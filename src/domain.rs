//! Entities, value types and rules. Knows no clock, no randomness, no storage and no words for users.

pub mod actions;
pub mod customers;
pub mod demo;
pub mod history;
pub mod ids;
pub mod json;
pub mod logs;
pub mod merge;
pub mod pinyin;
pub mod record;
pub mod search;
pub mod sort;
pub mod time;

pub use actions::{Action, ActionKind};
pub use customers::Customer;
pub use history::HistoryEntry;
pub use ids::Id;
pub use logs::{LogEntry, LogKind};
pub use record::{Collection, Extra, Record};
pub use time::{Day, Timestamp};
