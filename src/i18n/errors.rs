//! The words of `errors`.

use super::texts;

texts! {}
