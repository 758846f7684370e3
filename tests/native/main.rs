//! All native tests, in one binary.

mod i18n;
mod store;
