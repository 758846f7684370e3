//! stub
use crate::domain::Collection;
pub fn has_segments(c: Collection) -> bool {
    c != Collection::History
}
pub fn build_segment(c: Collection, block: &[u8]) -> Option<Vec<u8>> {
    has_segments(c).then(|| (block.len() as u32).to_be_bytes().to_vec())
}
