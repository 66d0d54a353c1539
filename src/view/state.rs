//! What the person chose: which series are drawn.

use super::screen::{Entry, Presence};

/// Choices that outlive a redraw.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct ViewState {
    /// By the public name of the legend entry: drawn or not. Absent: as [`Presence`] says.
    chosen: Vec<(String, bool)>,
}

impl ViewState {
    /// Whether the series is drawn.
    #[must_use]
    pub fn is_visible(&self, entry: &Entry) -> bool {
        let name = entry.name();
        let choice = self.chosen.iter().find(|(chosen, _)| *chosen == name);
        choice.map_or(entry.presence == Presence::Shown, |(_, visible)| *visible)
    }

    /// Draws a series that was not drawn, and the reverse.
    pub fn toggle(&mut self, entry: &Entry) {
        let visible = self.is_visible(entry);
        let name = entry.name();
        self.chosen.retain(|(chosen, _)| *chosen != name);
        self.chosen.push((name, !visible));
    }
}
