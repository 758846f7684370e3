//! The first character of a name on a coloured disc. The colour follows the id, so that it stays when the name changes.

use super::tone::{Tone, class};
use leptos::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum AvatarSize {
    Small,
    #[default]
    Medium,
    Large,
}

const TONES: [Tone; 6] = [Tone::Primary, Tone::Danger, Tone::Caution, Tone::Special, Tone::Good, Tone::Info];

/// The same tone for the same id, on every device.
pub fn tone_of(id: &str) -> Tone {
    // FNV-1a: well spread over six tones even for ids that differ in one letter.
    let hash = id.bytes().fold(0x811c_9dc5_u32, |h, b| (h ^ u32::from(b)).wrapping_mul(0x0100_0193));
    TONES[(hash >> 8) as usize % TONES.len()]
}

#[component]
pub fn Avatar(
    #[prop(into)] name: String,
    #[prop(into)] id: String,
    #[prop(optional)] size: AvatarSize,
) -> impl IntoView {
    let class = class("avatar", tone_of(&id))
        + match size {
            AvatarSize::Small => " avatar--small",
            AvatarSize::Medium => "",
            AvatarSize::Large => " avatar--large",
        };
    // The name stands beside it; said twice it would only be in the way.
    view! {
        <span class=class aria-hidden="true">
            {name.trim().chars().next().map(|c| c.to_uppercase().to_string())}
        </span>
    }
    .into_any()
}
