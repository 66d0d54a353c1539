//! Where the frame around the window is held in the overview.

use std::ops::Range;

use crate::units::Millis;

/// What a pointer drags.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Grip {
    /// The beginning of the window.
    Start,
    /// Its end.
    End,
    /// All of it, so far from its beginning.
    Body(Millis),
    /// Nothing yet: a new window from that instant on.
    New(Millis),
}

impl Grip {
    /// The window when what is held comes to that instant.
    #[must_use]
    pub fn window(self, time: Millis, before: &Range<Millis>) -> Range<Millis> {
        let Range { start, end } = *before;
        match self {
            Self::Start => time.min(end)..end,
            Self::End => start..time.max(start),
            Self::Body(offset) => time - offset..time - offset + (end - start),
            Self::New(from) => from.min(time)..from.max(time),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Grip;

    #[test]
    fn edges_stretch_the_window_and_the_body_moves_it() {
        let before = 20.0..40.0;
        for (grip, time, window) in [
            (Grip::Start, 10.0, 10.0..40.0),
            (Grip::Start, 50.0, 40.0..40.0),
            (Grip::End, 60.0, 20.0..60.0),
            (Grip::End, 0.0, 20.0..20.0),
            (Grip::Body(5.0), 30.0, 25.0..45.0),
            (Grip::New(70.0), 50.0, 50.0..70.0),
        ] {
            assert_eq!(grip.window(time, &before), window, "{grip:?} to {time}");
        }
    }
}
