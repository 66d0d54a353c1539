//! Interprets pointer events in a plot as actions.

use std::ops::Range;

use super::time_scale::TimeScale;
use crate::units::{CssPx, Millis};

/// A pointer that has moved less than this is still clicking.
pub const CLICK_PX: CssPx = 4.0;
/// Fingers closer than this would scale the window to extremes.
const PINCH_PX: CssPx = 24.0;

/// The movement in progress.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Gesture {
    /// The pointer hovers or is away.
    #[default]
    Idle,
    /// A mouse button is down and the pointer has not moved yet.
    Pressed {
        /// Which pointer.
        id: i32,
        /// Where it went down.
        at: CssPx,
        /// Whether it pans the window; otherwise it selects.
        pans: bool,
    },
    /// An interval is being selected.
    Selecting {
        /// Which pointer.
        id: i32,
        /// Where the interval starts.
        from: Millis,
    },
    /// The window follows the pointer.
    Panning {
        /// Which pointer.
        id: i32,
        /// The instant under it.
        grabbed: Millis,
    },
    /// One finger points; vertical movement scrolls the page, which the browser handles.
    Reading {
        /// Which finger.
        id: i32,
        /// Where it is.
        at: CssPx,
    },
    /// Two fingers each hold an instant: they pan and zoom the window.
    Pinching {
        /// Both fingers: id, instant and position.
        fingers: [(i32, Millis, CssPx); 2],
    },
}

/// One event of one pointer over a plot.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PointerInput {
    /// The browser's pointer id.
    pub id: i32,
    /// From the left edge of the plot.
    pub x: CssPx,
    /// A finger rather than a mouse or pen.
    pub is_finger: bool,
    /// Whether the shift key is held.
    pub shift: bool,
}

/// What the person wants.
#[derive(Debug, Clone, PartialEq)]
pub enum GestureAction {
    /// Nothing.
    Nothing,
    /// Shows the values at an instant.
    Point(Millis),
    /// Clicks an instant.
    Click(Millis),
    /// Selects an interval, which may still grow.
    Select(Range<Millis>),
    /// Starts a movement of the window.
    Begin,
    /// Moves the window within the current movement.
    Glide(Range<Millis>),
}

impl Gesture {
    /// A pointer goes down; `scale` maps the plot.
    pub fn down(&mut self, input: PointerInput, scale: &TimeScale) -> GestureAction {
        let PointerInput { id, x, .. } = input;
        if !input.is_finger {
            *self = Self::Pressed {
                id,
                at: x,
                pans: input.shift,
            };
            return GestureAction::Nothing;
        }
        match *self {
            Self::Reading { id: first, at } if first != id => {
                let hold = |id: i32, x: CssPx| (id, scale.millis_from_px(x), x);
                *self = Self::Pinching {
                    fingers: [hold(first, at), hold(id, x)],
                };
                GestureAction::Begin
            }
            Self::Pinching { .. } => GestureAction::Nothing,
            _ => {
                *self = Self::Reading { id, at: x };
                GestureAction::Point(scale.millis_from_px(x))
            }
        }
    }

    /// A pointer moves; `plot` is the plot's extent.
    pub fn moved(
        &mut self,
        input: PointerInput,
        scale: &TimeScale,
        plot: &Range<CssPx>,
    ) -> GestureAction {
        let PointerInput { id, x, .. } = input;
        let time = scale.millis_from_px(x.clamp(plot.start, plot.end));
        match self {
            Self::Idle => {
                if plot.contains(&x) && !input.is_finger {
                    GestureAction::Point(time)
                } else {
                    GestureAction::Nothing
                }
            }
            Self::Pressed { id: own, at, pans } if *own == id => {
                if (x - *at).abs() < CLICK_PX {
                    return GestureAction::Nothing;
                }
                let from = scale.millis_from_px(*at);
                if *pans {
                    *self = Self::Panning { id, grabbed: from };
                    return GestureAction::Begin;
                }
                *self = Self::Selecting { id, from };
                GestureAction::Select(ordered(from, time))
            }
            Self::Selecting { id: own, from } if *own == id => {
                GestureAction::Select(ordered(*from, time))
            }
            Self::Panning { id: own, grabbed } if *own == id => {
                let by = *grabbed - scale.millis_from_px(x);
                let start = scale.millis_from_px(plot.start);
                let end = scale.millis_from_px(plot.end);
                GestureAction::Glide(start + by..end + by)
            }
            Self::Reading { id: own, at } if *own == id => {
                *at = x;
                GestureAction::Point(time)
            }
            Self::Pinching { fingers } => {
                for finger in fingers.iter_mut().filter(|(own, ..)| *own == id) {
                    finger.2 = x;
                }
                stretched(*fingers, plot).map_or(GestureAction::Nothing, GestureAction::Glide)
            }
            _ => GestureAction::Nothing,
        }
    }

    /// A pointer goes up.
    pub fn up(&mut self, input: PointerInput, scale: &TimeScale) -> GestureAction {
        match *self {
            Self::Pressed { id, at, pans } if id == input.id => {
                *self = Self::Idle;
                if pans {
                    GestureAction::Nothing
                } else {
                    GestureAction::Click(scale.millis_from_px(at))
                }
            }
            Self::Selecting { id, .. } | Self::Panning { id, .. } | Self::Reading { id, .. }
                if id == input.id =>
            {
                *self = Self::Idle;
                GestureAction::Nothing
            }
            Self::Pinching { fingers } => {
                if fingers.iter().any(|(id, ..)| *id == input.id) {
                    *self = Self::Idle;
                }
                GestureAction::Nothing
            }
            _ => GestureAction::Nothing,
        }
    }

    /// The browser takes over the pointer, for example to scroll.
    pub fn cancel(&mut self) {
        *self = Self::Idle;
    }

    /// Whether something other than hovering is in progress.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        *self != Self::Idle
    }
}

/// The window in which both fingers still hold their instants.
fn stretched(fingers: [(i32, Millis, CssPx); 2], plot: &Range<CssPx>) -> Option<Range<Millis>> {
    let [(_, one, left), (_, other, right)] = fingers;
    let (px, time) = (right - left, other - one);
    // Fingers that have crossed would reverse time.
    if px.abs() < PINCH_PX || px * time <= 0.0 {
        return None;
    }
    let millis_per_px = time / px;
    let start = one - (left - plot.start) * millis_per_px;
    Some(start..start + (plot.end - plot.start) * millis_per_px)
}

fn ordered(one: Millis, other: Millis) -> Range<Millis> {
    one.min(other)..one.max(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A plot of 100 pixels for 100 s: one pixel per second.
    fn play(moves: &str) -> String {
        let mut gesture = Gesture::default();
        let scale = TimeScale::new(0.0..100_000.0, 0.0..100.0).unwrap();
        let acts = moves.split_whitespace().map(|step| {
            let (kind, x) = step.split_once(':').unwrap();
            let input = PointerInput {
                id: i32::from(kind.contains('2')),
                x: x.parse().unwrap(),
                is_finger: kind.contains('f'),
                shift: kind.contains('s'),
            };
            let act = if kind.contains("down") {
                gesture.down(input, &scale)
            } else if kind.contains("up") {
                gesture.up(input, &scale)
            } else {
                gesture.moved(input, &scale, &(0.0..100.0))
            };
            let seconds = |time: f64| format!("{}", (time / 100.0).round() / 10.0);
            let span =
                |range: Range<f64>| format!("{}..{}", seconds(range.start), seconds(range.end));
            match act {
                GestureAction::Nothing => "-".to_owned(),
                GestureAction::Point(time) => format!("point {}", seconds(time)),
                GestureAction::Click(time) => format!("click {}", seconds(time)),
                GestureAction::Select(range) => format!("select {}", span(range)),
                GestureAction::Begin => "begin".to_owned(),
                GestureAction::Glide(range) => format!("glide {}", span(range)),
            }
        });
        acts.collect::<Vec<_>>().join(", ")
    }

    #[test]
    fn a_mouse_points_clicks_selects_and_drags() {
        for (moves, acts) in [
            ("move:10 move:-5 move:20", "point 10, -, point 20"),
            ("down:30 move:32 up:32", "-, -, click 30"),
            (
                "down:30 move:60 move:20 up:20 move:40",
                "-, select 30..60, select 20..30, -, point 40",
            ),
            ("down:30 move:160", "-, select 30..100"),
            (
                "sdown:30 move:40 move:50 up:50",
                "-, begin, glide -20..80, -",
            ),
            ("sdown:30 up:30", "-, -"),
        ] {
            assert_eq!(play(moves), acts, "{moves}");
        }
    }

    #[test]
    fn one_finger_reads_and_two_move_and_stretch_the_window() {
        for (moves, acts) in [
            (
                "fdown:30 fmove:35 fup:35 fmove:50",
                "point 30, point 35, -, -",
            ),
            (
                "fdown:20 f2down:60 f2move:100",
                "point 20, begin, glide 10..60",
            ),
            (
                "fdown:20 f2down:60 fmove:30 f2move:70",
                "point 20, begin, glide -20..113.3, glide -10..90",
            ),
            (
                "fdown:20 f2down:60 f2move:25 f2move:10",
                "point 20, begin, -, -",
            ),
            (
                "fdown:20 f2down:60 f2up:60 fmove:30",
                "point 20, begin, -, -",
            ),
        ] {
            assert_eq!(play(moves), acts, "{moves}");
        }
    }
}
