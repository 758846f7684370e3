//! The native tests, one binary.

mod backup;
mod migrations;
mod plan;
mod sample;
