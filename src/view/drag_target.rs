//! Where the frame around the window is held in the overview.

use std::ops::Range;

use crate::units::Millis;

/// What a pointer drags.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DragTarget {
    /// The beginning of the window.
    Start,
    /// Its end.
    End,
    /// All of it, so far from its beginning.
    Body(Millis),
    /// Nothing yet: a new window from that instant on.
    New(Millis),
}

impl DragTarget {
    /// Whether it is held so that the first movement is meant: an edge is. Elsewhere a click may be meant, which moves a little too.
    #[must_use]
    pub fn is_edge(self) -> bool {
        matches!(self, Self::Start | Self::End)
    }

    /// The window when what is held comes to that instant. An edge stops before the other one, `shortest` away.
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
