//! What the person chose: which stretch of time, which series.

use super::screen::{Entry, Presence};
use super::subject::Subject;
use super::timeline::Timeline;

/// Choices that outlive a redraw.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewState {
    /// Which stretch of time all charts show.
    pub timeline: Timeline,
    /// By the public name of the legend entry: drawn or not. Absent: as [`Presence`] says.
    chosen: Vec<(String, bool)>,
}

/// A window shows two steps at least: of less there is nothing to see.
const FEWEST_STEPS: f64 = 2.0;

impl ViewState {
    /// Nothing was chosen yet: the whole session.
    #[must_use]
    pub fn new(subject: &Subject) -> Self {
        let steps = subject
            .facts
            .iter()
            .filter_map(|facts| facts.segments.median_step);
        let step = steps.reduce(f64::min).unwrap_or(1000.0);
        let whole = subject.window().unwrap_or(0.0..1000.0);
        Self {
            timeline: Timeline::new(whole, FEWEST_STEPS * step),
            chosen: Vec::new(),
        }
    }

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
