//! Text with the letters found by a search made visible.

use leptos::prelude::*;
use std::ops::Range;

/// `ranges` are byte ranges in `text`, in order; what does not fit the text's characters is left unmarked.
#[component]
pub fn Marked(#[prop(into)] text: String, #[prop(optional)] ranges: Vec<Range<usize>>) -> impl IntoView {
    let mut parts = Vec::with_capacity(ranges.len() * 2 + 1);
    let mut at = 0;
    for range in ranges {
        let (Some(before), Some(found)) = (text.get(at..range.start), text.get(range.clone())) else {
            continue;
        };
        if found.is_empty() {
            continue;
        }
        parts.push((false, before.to_owned()));
        parts.push((true, found.to_owned()));
        at = range.end;
    }
    parts.push((false, text.get(at..).unwrap_or_default().to_owned()));
    parts
        .into_iter()
        .filter(|(_, part)| !part.is_empty())
        .map(|(found, part)| if found { view! { <mark>{part}</mark> }.into_any() } else { part.into_any() })
        .collect_view()
        .into_any()
}
