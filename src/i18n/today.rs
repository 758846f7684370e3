//! The words of `today`.

use super::texts;

texts! {}
