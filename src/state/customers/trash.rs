//! Deleting for good: what no undo brings back.

use crate::domain::record::cluster_key;
use crate::domain::{Action, Collection, Customer, Id, LogEntry};
use crate::state::data::{self, Done};
use crate::store::StoreError;
use std::collections::HashSet;

/// A thing in the trash, named so that it can be found again.
#[derive(Clone, PartialEq, Debug)]
pub struct Trashed {
    pub collection: Collection,
    pub id: Id,
    /// The customer it belongs to; itself for a customer.
    pub customer: Option<Id>,
}

impl Trashed {
    fn key(&self) -> String {
        match self.collection {
            Collection::Customers => self.id.to_string(),
            _ => cluster_key(Some(crate::domain::customers::owner_or_nil(self.customer)), self.id),
        }
    }
}

/// Takes a thing out of the trash.
pub async fn take_out(thing: &Trashed) -> Result<Done, StoreError> {
    let key = thing.key();
    match thing.collection {
        Collection::Customers => super::restore::<Customer>(&key).await,
        Collection::Logs => super::restore::<LogEntry>(&key).await,
        Collection::Actions => super::restore::<Action>(&key).await,
        // History is never in the trash.
        Collection::History => Err(StoreError::Changed),
    }
}

/// Removes things for good, with all that belongs to them and their history. Returns how many records went.
pub async fn purge(things: &[Trashed]) -> Result<usize, StoreError> {
    let keys: HashSet<String> = things.iter().map(Trashed::key).collect();
    let (touched, removed) = data::database()?.purge(&keys).await?;
    data::integrate(touched);
    Ok(removed)
}
