//! Collections, transactions, directory, migrations. Nobody outside this layer holds a transaction.

pub mod blocks;
pub mod migrations;
