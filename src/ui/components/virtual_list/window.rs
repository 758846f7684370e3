//! Which rows are in the page: plain arithmetic on heights.

/// Rows kept beyond both edges, so that a fling shows no gap.
const BEYOND: usize = 8;
/// More than any screen shows; a list that was laid out without a height of its own must not fill the page with all rows.
const MOST: usize = 200;
/// The window moves in steps of so many rows, so that most scroll events change nothing.
const STEP: usize = 4;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    pub first: usize,
    pub end: usize,
}

impl Window {
    /// `size`: height of the list and of a row. Without them nothing can be placed yet.
    pub fn of(top: f64, size: (f64, f64), count: usize) -> Window {
        let (height, row) = size;
        if height <= 0.0 || row <= 0.0 {
            return Window { first: 0, end: 0 };
        }
        let shown = ((height / row).ceil() as usize + 1).min(MOST);
        // After a filter the list may be shorter than where the browser still stands.
        let at = ((top.max(0.0) / row) as usize).min(count.saturating_sub(1));
        let first = at.saturating_sub(BEYOND) / STEP * STEP;
        let end = ((at + shown + BEYOND).div_ceil(STEP) * STEP).min(count);
        Window { first, end }
    }
}

/// The first row that is wholly seen.
pub(super) fn first_shown(top: f64, size: (f64, f64)) -> usize {
    if size.1 > 0.0 { (top / size.1).ceil() as usize } else { 0 }
}

/// Where to scroll so that the row is seen, or `None` if it is.
pub(super) fn scroll_to_show(index: usize, top: f64, size: (f64, f64)) -> Option<f64> {
    let (height, row) = size;
    let (start, end) = (index as f64 * row, (index + 1) as f64 * row);
    if start < top {
        Some(start)
    } else if end > top + height {
        Some(end - height)
    } else {
        None
    }
}
