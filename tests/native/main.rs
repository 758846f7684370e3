//! The native tests, one binary.

mod backup;
mod sample;
