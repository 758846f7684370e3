//! The words of `backup`.

use super::texts;

texts! {}
