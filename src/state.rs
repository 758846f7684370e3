//! Signals and use-cases of the features; the only place where time, ids and storage meet the views.

pub mod clock;
pub mod customers;
pub mod data;
pub mod drafts;
pub mod find;
pub mod preferences;
pub mod tabs;
pub mod today;
pub mod unsaved;
