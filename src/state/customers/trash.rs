//! Deleting for good: what no undo brings back.

use crate::domain::record::cluster_key;
use crate::domain::{Action, Collection, Customer, Id, LogEntry};
use crate::state::backup::Failure;
use crate::state::data::{self, Done};
use crate::state::snapshots;
use crate::store::StoreError;
use crate::store::kv::KvError;
use crate::store::snapshots::Reason;
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

/// Removes things for good, with all that belongs to them and their history, after a snapshot to go back to.
/// Returns how many records went.
pub async fn purge(things: &[Trashed]) -> Result<usize, StoreError> {
    match snapshots::take(Reason::BeforePurge).await {
        // On a full disk there is no room for a snapshot, and deleting is what helps.
        Ok(_) | Err(Failure::Store(StoreError::Database(KvError::Full))) => {}
        Err(Failure::Store(e)) => return Err(e),
        Err(Failure::Busy | Failure::Missing) => return Err(StoreError::Changed),
        Err(other) => return Err(StoreError::Internal(format!("{other:?}"))),
    }
    let keys: HashSet<String> = things.iter().map(Trashed::key).collect();
    let (touched, removed) = data::database()?.purge(&keys).await?;
    data::integrate(touched);
    Ok(removed)
}
