//! The colours of a theme, from the page's design tokens.

use super::path_backend::Colour;
use crate::view::Paint;

/// Everything that a chart takes from the theme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Palette {
    /// The background behind the charts, and inside open marks.
    pub ground: Colour,
    /// Values next to marks.
    pub text: Colour,
    /// Axis figures.
    pub text2: Colour,
    /// Remarks in an empty plot.
    pub text3: Colour,
    /// The zero line.
    pub base: Colour,
    /// The grid.
    pub grid: Colour,
    /// The field device.
    pub field: Colour,
    /// The remote device.
    pub remote: Colour,
    /// Links; further ones start again from the first.
    pub links: [Colour; 4],
    /// Further devices; more start again from the first.
    pub others: [Colour; 2],
    /// Finding numbers and evidence.
    pub severity: Colour,
    /// Opacity of an interval without samples or picture.
    pub gap_tint: f64,
    /// Opacity of a lane or a share.
    pub lane_tint: f64,
    /// The font of axis figures.
    pub font: String,
}

impl Palette {
    /// The colour of a device or link.
    #[must_use]
    pub fn colour(&self, paint: Paint) -> Colour {
        match paint {
            Paint::Field => self.field,
            Paint::Remote => self.remote,
            Paint::Link(place) => self.links[place % self.links.len()],
            Paint::Other(place) => self.others[place % self.others.len()],
        }
    }
}
