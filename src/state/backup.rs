//! Backups: export, import, and the work on snapshots. What only moves data is generic over the database and tested
//! natively; files, progress and signals are in the browser's half.

pub mod export;
pub mod import;
