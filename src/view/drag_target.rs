//! Which part of the window frame is dragged in the overview.

use std::ops::Range;

use crate::units::Millis;

/// What the pointer drags.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DragTarget {
    /// The start of the window.
    Start,
    /// The end of the window.
    End,
    /// The whole window; the pointer is at this distance from its start.
    Body(Millis),
    /// A new window that starts at this instant.
    New(Millis),
}

impl DragTarget {
    /// Whether the first movement already counts, as it does for an edge. Elsewhere it may be a click, which moves slightly too.
    #[must_use]
    pub fn is_edge(self) -> bool {
        matches!(self, Self::Start | Self::End)
    }

    /// The window when the pointer is at `time`. An edge stops `shortest` before the other one.
    #[must_use]
    pub fn window(self, time: Millis, before: &Range<Millis>, shortest: Millis) -> Range<Millis> {
        let Range { start, end } = *before;
        match self {
            Self::Start => time.min(end - shortest)..end,
            Self::End => start..time.max(start + shortest),
            Self::Body(offset) => time - offset..time - offset + (end - start),
            Self::New(from) => from.min(time)..from.max(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::DragTarget;

    #[test]
    fn edges_stretch_the_window_and_the_body_moves_it() {
        let before = 20.0..40.0;
        for (drag_target, time, window) in [
            (DragTarget::Start, 10.0, 10.0..40.0),
            (DragTarget::Start, 50.0, 38.0..40.0),
            (DragTarget::End, 60.0, 20.0..60.0),
            (DragTarget::End, 0.0, 20.0..22.0),
            (DragTarget::Body(5.0), 30.0, 25.0..45.0),
            (DragTarget::New(70.0), 50.0, 50.0..70.0),
        ] {
            assert_eq!(
                drag_target.window(time, &before, 2.0),
                window,
                "{drag_target:?} to {time}"
            );
        }
    }
}
