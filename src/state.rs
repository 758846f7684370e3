//! Signals and use-cases of the features; the only place where time, ids and storage meet the views.

pub mod preferences;
pub mod unsaved;
