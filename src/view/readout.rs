//! The instants that the legends show.

use super::state::ViewState;
use crate::units::Millis;

/// What the columns of a legend show.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Readout {
    /// Statistics of the window or the selection.
    Rest,
    /// The values at one instant.
    At(Millis),
    /// The values at two instants and their difference.
    Between(Millis, Millis),
}

impl Readout {
    /// Pins take precedence; with one pin the cursor is the other end of the comparison.
    #[must_use]
    pub fn new(state: &ViewState, cursor: Option<Millis>) -> Self {
        match *state.pins() {
            [] => cursor.map_or(Self::Rest, Self::At),
            [one] => cursor.map_or(Self::At(one), |other| Self::Between(one, other)),
            [one, other, ..] => Self::Between(one, other),
        }
    }

    /// The instants shown.
    pub fn instants(self) -> impl Iterator<Item = Millis> {
        let (one, other) = match self {
            Self::Rest => (None, None),
            Self::At(time) => (Some(time), None),
            Self::Between(one, other) => (Some(one), Some(other)),
        };
        one.into_iter().chain(other)
    }
}
