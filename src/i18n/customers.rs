//! The words of `customers`.

use super::texts;

texts! {}
