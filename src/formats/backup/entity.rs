//! A record of any collection.

use crate::domain::json;
use crate::domain::{Action, Collection, Customer, HistoryEntry, Id, LogEntry, Record, Timestamp};
use serde_json::Value;

#[derive(Clone, PartialEq, Debug)]
pub enum Entity {
    Customer(Box<Customer>),
    Log(Box<LogEntry>),
    Action(Box<Action>),
    History(Box<HistoryEntry>),
}

/// The same expression for whichever record it is.
macro_rules! each {
    ($entity:expr, $record:ident => $do:expr) => {
        match $entity {
            Entity::Customer($record) => $do,
            Entity::Log($record) => $do,
            Entity::Action($record) => $do,
            Entity::History($record) => $do,
        }
    };
}

impl Entity {
    pub fn from_json(collection: Collection, json: &str) -> Result<Entity, serde_json::Error> {
        Ok(match collection {
            Collection::Customers => Entity::Customer(json::read(json.as_bytes())?),
            Collection::Logs => Entity::Log(json::read(json.as_bytes())?),
            Collection::Actions => Entity::Action(json::read(json.as_bytes())?),
            Collection::History => Entity::History(json::read(json.as_bytes())?),
        })
    }
    pub fn from_value(collection: Collection, value: &Value) -> Result<Entity, serde_json::Error> {
        Ok(match collection {
            Collection::Customers => Entity::Customer(json::from_value(value)?),
            Collection::Logs => Entity::Log(json::from_value(value)?),
            Collection::Actions => Entity::Action(json::from_value(value)?),
            Collection::History => Entity::History(json::from_value(value)?),
        })
    }
    /// Its JSON in one line, as it is stored and exported.
    pub fn to_json(&self) -> Result<Vec<u8>, serde_json::Error> {
        each!(self, r => json::write(r))
    }
    pub fn to_value(&self) -> Result<Value, serde_json::Error> {
        each!(self, r => json::to_value(r))
    }
    pub fn collection(&self) -> Collection {
        match self {
            Entity::Customer(_) => Collection::Customers,
            Entity::Log(_) => Collection::Logs,
            Entity::Action(_) => Collection::Actions,
            Entity::History(_) => Collection::History,
        }
    }
    pub fn id(&self) -> Id {
        each!(self, r => r.id())
    }
    /// The record it belongs to.
    pub fn parent(&self) -> Option<Id> {
        each!(self, r => r.parent())
    }
    pub fn updated_at(&self) -> Timestamp {
        each!(self, r => r.updated_at())
    }
    /// The device that wrote it last.
    pub fn device(&self) -> Id {
        each!(self, r => r.device)
    }
    pub fn cluster_key(&self) -> String {
        each!(self, r => r.cluster_key())
    }
    /// Marks it as written by `device` at `at`.
    pub fn stamp(&mut self, at: Timestamp, device: Id) {
        each!(self, r => r.stamp(at, device));
    }
}
