//! Made-up customers: a demo to try the app with, and any number of them for measuring.
//!
//! Nobody can be reached by what is in here. Mobile numbers begin with 154, a series that has never been given
//! to an operator; landline numbers begin with 00 after the area code, where no subscriber's number begins with
//! 0; mail and web addresses are below example.com, which RFC 2606 keeps free.
//!
//! What makes them is only in native builds; the app reads what was made from a [`file`].

pub mod file;
#[cfg(not(target_arch = "wasm32"))]
mod maker;

#[cfg(not(target_arch = "wasm32"))]
pub use maker::{Bench, Rng, bench, make};

use super::{Action, Customer, LogEntry};

/// Number of customers in the demo.
pub const DEMO_COUNT: usize = 200;

/// Log entries and actions belong to the demo because their customers do.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Demo {
    pub customers: Vec<Customer>,
    pub logs: Vec<LogEntry>,
    pub actions: Vec<Action>,
}
