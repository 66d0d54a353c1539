//! Drawing, generic over plotters' `DrawingBackend`: a canvas in the browser, SVG to take away, a recorder in tests.

mod columns;
mod compose;
mod curve;
mod draw;
mod evidence;
mod frame;
mod histogram;
mod ink;
mod labels;
mod lanes;
mod palette;
mod path;
mod plot;
#[cfg(test)]
mod recorder;
mod sheet;
mod spans;
mod swatch;
mod switches;
#[cfg(test)]
mod tests;
mod uprights;

pub use columns::Columns;
pub use compose::{Composed, Sheeted, carriers, device_stretches, margins};
pub use draw::draw_chart;
pub use histogram::{Bars, Bench, bars, scale};
pub use ink::{Colour, Ink, Pen, whole};
pub use labels::{LabelBox, Labels};
pub use lanes::{Lane, draw_axis, draw_lanes};
pub use palette::Palette;
pub use path::Path;
pub use plot::{Area, Carrier, Curve, Marked, Plot, Stack, Stretches, SwitchMark};
pub use sheet::{Sheet, Word};
pub use swatch::swatch;
pub use uprights::Uprights;
