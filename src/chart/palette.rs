//! The colours of a theme, as the page's design tokens give them.

use super::path_backend::Colour;
use crate::view::Paint;

/// Everything that a chart takes from the theme.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Palette {
    /// The page behind the charts: inside of open marks.
    pub ground: Colour,
    /// Values beside marks.
    pub text: Colour,
    /// Figures of the axes.
    pub text2: Colour,
    /// Remarks inside an empty plot.
    pub text3: Colour,
    /// The zero line.
    pub base: Colour,
    /// The grid.
    pub grid: Colour,
    /// The field device.
    pub field: Colour,
    /// The remote device.
    pub remote: Colour,
    /// Network cards, then again from the first.
    pub links: [Colour; 4],
    /// Further devices, then again from the first.
    pub others: [Colour; 2],
    /// Numbers of findings, and what they rest on.
    pub severity: Colour,
    /// Opacity of the tint over a stretch without samples or picture.
    pub gap_tint: f64,
    /// Opacity of a lane's or a share's area.
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
