//! What crosses the border: reading is tolerant and reports, writing is exact. Knows no storage and no DOM.

pub mod backup;
pub mod base64;
