//! Records that stand in a list twice. Our files are in order, so that looking at the key before is enough; only in a
//! file that is not are the keys looked up.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Default)]
pub struct Repeats {
    last: String,
    /// Hashes of the keys so far: in the file's order while that is the keys' order, then as a set.
    ordered: Vec<u64>,
    looked_up: Option<HashSet<u64>>,
}

impl Repeats {
    /// Whether the key has come before.
    pub fn seen(&mut self, key: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        key.hash(&mut hasher);
        let hash = hasher.finish();
        if let Some(all) = &mut self.looked_up {
            return !all.insert(hash);
        }
        if self.ordered.is_empty() || self.last.as_str() < key {
            self.ordered.push(hash);
            key.clone_into(&mut self.last);
            return false;
        }
        let all = self.looked_up.insert(std::mem::take(&mut self.ordered).into_iter().collect());
        !all.insert(hash)
    }
}
