//! Which instants the legends read out.

use super::state::ViewState;
use crate::units::Millis;

/// What the columns of a legend hold.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Readout {
    /// Statistics of the window, or of what is selected in it.
    Rest,
    /// The values of one instant beside them.
    At(Millis),
    /// The values of two instants and their difference.
    Between(Millis, Millis),
}

impl Readout {
    /// Pins stay; with one of them the pointer is the other end of a comparison.
    #[must_use]
    pub fn new(state: &ViewState, cursor: Option<Millis>) -> Self {
        match *state.pins() {
            [] => cursor.map_or(Self::Rest, Self::At),
            [one] => cursor.map_or(Self::At(one), |other| Self::Between(one, other)),
            [one, other, ..] => Self::Between(one, other),
        }
    }

    /// The instants that are read.
    pub fn instants(self) -> impl Iterator<Item = Millis> {
        let (one, other) = match self {
            Self::Rest => (None, None),
            Self::At(time) => (Some(time), None),
            Self::Between(one, other) => (Some(one), Some(other)),
        };
        one.into_iter().chain(other)
    }
}
