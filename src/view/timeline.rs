//! The visible window and its history.

use std::ops::Range;

use crate::units::Millis;

/// The length of the history. Nobody goes back further, and a host that moves the window all day must not fill the memory.
const MAX_STEPS: usize = 100;

/// The window within the session, with a history like a browser's.
#[derive(Debug, Clone, PartialEq)]
pub struct Timeline {
    whole: Range<Millis>,
    shortest: Millis,
    window: Range<Millis>,
    past: Vec<Range<Millis>>,
    future: Vec<Range<Millis>>,
}

impl Timeline {
    /// Shows the whole session; no window is shorter than `shortest`.
    #[must_use]
    pub fn new(whole: Range<Millis>, shortest: Millis) -> Self {
        Self {
            shortest: shortest.min(whole.end - whole.start),
            window: whole.clone(),
            whole,
            past: Vec::new(),
            future: Vec::new(),
        }
    }

    /// The visible window.
    #[must_use]
    pub const fn window(&self) -> &Range<Millis> {
        &self.window
    }

    /// The whole session.
    #[must_use]
    pub const fn whole(&self) -> &Range<Millis> {
        &self.whole
    }

    /// The minimum length of a window.
    #[must_use]
    pub const fn shortest(&self) -> Millis {
        self.shortest
    }

    /// Whether the whole session is visible.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.window == self.whole
    }

    /// Adds a step: shows that window as far as the session covers it.
    pub fn show(&mut self, window: Range<Millis>) {
        let before = self.window.clone();
        self.glide(window);
        if self.window != before {
            self.remember(before);
        }
    }

    /// Continues the current step: a wheel that is still turning, a frame that is still being dragged.
    pub fn glide(&mut self, window: Range<Millis>) {
        self.window = self.fitted(window);
    }

    /// Starts a step, to which every [`Self::glide`] belongs until the next one.
    pub fn begin(&mut self) {
        self.remember(self.window.clone());
    }

    /// The window zoomed by a factor, with `around` kept in place.
    #[must_use]
    pub fn zoomed(&self, around: Millis, factor: f64) -> Range<Millis> {
        let Range { start, end } = self.window;
        let length =
            ((end - start) * factor).clamp(self.shortest, self.whole.end - self.whole.start);
        let share = ((around - start) / (end - start)).clamp(0.0, 1.0);
        let start = start + share * (end - start) - share * length;
        start..start + length
    }

    /// The window panned by a duration.
    #[must_use]
    pub fn moved(&self, by: Millis) -> Range<Millis> {
        self.window.start + by..self.window.end + by
    }

    /// Goes back one step; `false` if there is none.
    pub fn back(&mut self) -> bool {
        // A movement that ended where it started is not a step.
        while let Some(window) = self.past.pop() {
            if window != self.window {
                self.future
                    .push(std::mem::replace(&mut self.window, window));
                return true;
            }
        }
        false
    }

    /// Goes forward one step; `false` if there is none.
    pub fn forward(&mut self) -> bool {
        let Some(window) = self.future.pop() else {
            return false;
        };
        self.past.push(std::mem::replace(&mut self.window, window));
        true
    }

    /// The session was extended or a clock was moved: if the whole session was visible, the new whole is too.
    pub fn extend(&mut self, whole: Range<Millis>) {
        let before = std::mem::replace(&mut self.whole, whole);
        let Range { start, end } = self.whole;
        self.shortest = self.shortest.min(end - start);
        let steps = self.past.iter_mut().chain(&mut self.future);
        for window in steps.chain([&mut self.window]) {
            let kept = window.start.max(start)..window.end.min(end);
            *window = if *window == before || kept.end - kept.start < self.shortest {
                start..end
            } else {
                kept
            };
        }
    }

    fn remember(&mut self, window: Range<Millis>) {
        if self.past.last() != Some(&window) {
            self.past.push(window);
        }
        if self.past.len() > MAX_STEPS {
            self.past.remove(0);
        }
        self.future.clear();
    }

    /// Keeps the length if the session allows it, and shifts the window into the session.
    fn fitted(&self, Range { start, end }: Range<Millis>) -> Range<Millis> {
        if !(start.is_finite() && end.is_finite()) {
            return self.window.clone();
        }
        let (start, end) = (start.min(end), start.max(end));
        let most = self.whole.end - self.whole.start;
        let length = (end - start).clamp(self.shortest, most);
        if length >= most {
            return self.whole.clone();
        }
        // A window that is too short grows around its centre.
        let start = f64::midpoint(start, end) - length / 2.0;
        let start = start.clamp(self.whole.start, self.whole.end - length);
        start..start + length
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timeline() -> Timeline {
        Timeline::new(0.0..100_000.0, 4000.0)
    }

    #[test]
    fn the_window_stays_within_the_session() {
        for (asked, shown) in [
            (20_000.0..40_000.0, 20_000.0..40_000.0),
            (-5000.0..15_000.0, 0.0..20_000.0),
            (90_000.0..120_000.0, 70_000.0..100_000.0),
            (-1e9..1e9, 0.0..100_000.0),
            (50_000.0..50_000.0, 48_000.0..52_000.0),
            (99_000.0..99_500.0, 96_000.0..100_000.0),
            (40_000.0..20_000.0, 20_000.0..40_000.0),
            (f64::NAN..10_000.0, 0.0..100_000.0),
            (0.0..f64::INFINITY, 0.0..100_000.0),
        ] {
            let mut timeline = timeline();
            timeline.show(asked.clone());
            assert_eq!(*timeline.window(), shown, "asked for {asked:?}");
        }
    }

    #[test]
    fn zooming_keeps_the_instant_under_the_pointer() {
        let mut timeline = timeline();
        timeline.show(timeline.zoomed(25_000.0, 0.5));
        assert_eq!(*timeline.window(), 12_500.0..62_500.0);
        timeline.show(timeline.zoomed(62_500.0, 0.5));
        assert_eq!(*timeline.window(), 37_500.0..62_500.0);
        timeline.show(timeline.zoomed(50_000.0, 1e-9));
        assert_eq!(*timeline.window(), 48_000.0..52_000.0);
        timeline.show(timeline.zoomed(50_000.0, 1e9));
        assert!(timeline.is_whole());
    }

    #[test]
    fn steps_are_taken_back_and_once_more() {
        let mut timeline = timeline();
        assert!(!timeline.back());
        timeline.show(10_000.0..20_000.0);
        timeline.show(12_000.0..18_000.0);
        assert!(timeline.back());
        assert_eq!(*timeline.window(), 10_000.0..20_000.0);
        assert!(timeline.back());
        assert!(timeline.is_whole());
        assert!(!timeline.back());
        assert!(timeline.forward() && timeline.forward() && !timeline.forward());
        assert_eq!(*timeline.window(), 12_000.0..18_000.0);
        timeline.back();
        timeline.show(0.0..50_000.0);
        assert!(
            !timeline.forward(),
            "a new step forgets the ones taken back"
        );
    }

    #[test]
    fn a_movement_is_one_step() {
        let mut timeline = timeline();
        timeline.show(0.0..50_000.0);
        timeline.begin();
        for _ in 0..10 {
            timeline.glide(timeline.moved(1000.0));
        }
        assert_eq!(*timeline.window(), 10_000.0..60_000.0);
        timeline.back();
        assert_eq!(*timeline.window(), 0.0..50_000.0);
        timeline.begin();
        timeline.glide(0.0..50_000.0);
        timeline.back();
        assert!(timeline.is_whole(), "a movement to nowhere is no step");
    }

    #[test]
    fn showing_what_is_shown_is_no_step() {
        let mut timeline = timeline();
        timeline.show(-10.0..1e9);
        assert!(!timeline.back());
    }

    #[test]
    fn a_session_that_goes_on_moves_no_window() {
        let mut timeline = timeline();
        timeline.extend(0.0..110_000.0);
        assert_eq!(*timeline.window(), 0.0..110_000.0);
        timeline.show(10_000.0..20_000.0);
        timeline.extend(0.0..120_000.0);
        assert_eq!(*timeline.window(), 10_000.0..20_000.0);
        assert!(timeline.back() && timeline.is_whole(), "back to everything");
    }

    #[test]
    fn a_clock_that_is_moved_leaves_a_shorter_session() {
        let mut timeline = timeline();
        timeline.show(60_000.0..80_000.0);
        timeline.show(10_000.0..20_000.0);
        timeline.extend(0.0..70_000.0);
        assert_eq!(*timeline.window(), 10_000.0..20_000.0);
        assert!(timeline.back());
        assert_eq!(*timeline.window(), 60_000.0..70_000.0, "what is left of it");
        timeline.extend(0.0..55_000.0);
        assert!(timeline.is_whole(), "nothing is left of it");
        timeline.extend(0.0..500.0);
        timeline.show(100.0..200.0);
        assert!(timeline.is_whole(), "shorter than any window");
    }

    #[test]
    fn the_history_ends() {
        let mut timeline = timeline();
        for step in 0..1000 {
            timeline.show(0.0..f64::from(step) * 10.0 + 5000.0);
        }
        let mut steps = 0;
        while timeline.back() {
            steps += 1;
        }
        assert_eq!(steps, MAX_STEPS);
    }
}
