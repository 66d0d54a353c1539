//! What the person chose: which series are drawn.

use std::collections::BTreeMap;

use super::screen::{Entry, Presence};

/// Choices that outlive a redraw.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ViewState {
    /// By the public name of the legend entry: drawn or not. Absent: as [`Presence`] says.
    chosen: BTreeMap<String, bool>,
}

impl ViewState {
    /// Whether the series is drawn.
    #[must_use]
    pub fn is_visible(&self, entry: &Entry) -> bool {
        self.chosen
            .get(&entry.name())
            .copied()
            .unwrap_or(entry.presence == Presence::Shown)
    }

    /// Draws a series that was not drawn, and the reverse.
    pub fn toggle(&mut self, entry: &Entry) {
        let visible = self.is_visible(entry);
        self.chosen.insert(entry.name(), !visible);
    }
}
