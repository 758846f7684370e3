//! The directory: for every block of records a small *segment* with what lists, search, filters and sorts need,
//! and in memory all segments together. It is derived data: made from blocks alone, made anew when in doubt.

mod actions;
mod bytes;
mod customers;
mod lists;
mod logs;
mod memory;
mod orders;
mod query;
mod row;
mod segment;
mod slots;

pub use lists::{ActionRow, Coming, Counts, Occasion, TrashRow, UnreadableRow};
pub use memory::Directory;
pub use query::{Filters, Query, Scope, Sort, TagMatch};
pub use row::Row;
pub use segment::{Info, SEGMENT_VERSION, SegmentFault, Unreadable, build_segment, check_segment, seal};
