//! What a colour means. Components take a tone, never a class.

#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Tone {
    #[default]
    Neutral,
    /// Chosen, current, part of the work.
    Primary,
    /// Done, healthy, right.
    Good,
    /// Attention, incomplete.
    Caution,
    /// Overdue, at risk, wrong.
    Danger,
    /// Growth and plain notice.
    Info,
    /// Dates and people.
    Special,
}

impl Tone {
    pub(super) const fn suffix(self) -> &'static str {
        match self {
            Tone::Neutral => "neutral",
            Tone::Primary => "primary",
            Tone::Good => "good",
            Tone::Caution => "caution",
            Tone::Danger => "danger",
            Tone::Info => "info",
            Tone::Special => "special",
        }
    }
}

/// `chip chip--good`.
pub(super) fn class(block: &str, tone: Tone) -> String {
    format!("{block} {block}--{}", tone.suffix())
}
