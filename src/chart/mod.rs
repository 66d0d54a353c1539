//! Drawing, generic over plotters' `DrawingBackend`: a canvas in the browser, SVG for export, a recorder in tests.

mod column_segments;
mod columns;
mod compose;
mod curve;
mod draw;
mod draw_list;
mod evidence;
mod frame;
mod histogram;
mod labels;
mod lanes;
mod palette;
mod path;
mod path_backend;
mod plot;
#[cfg(test)]
mod recorder;
mod spans;
mod swatch;
mod switches;
#[cfg(test)]
mod tests;

pub use column_segments::ColumnSegments;
pub use columns::Columns;
pub use compose::{PlotLayout, PreparedChart, active_spans, device_stretches, margins};
pub use draw::draw_chart;
pub use draw_list::{DrawList, TextItem};
pub use histogram::{Bars, HistogramLayout, bars, scale};
pub use labels::{LabelBox, Labels};
pub use lanes::{Lane, draw_axis, draw_lanes};
pub use palette::Palette;
pub use path::Path;
pub use path_backend::{Colour, PathBackend, Pen, whole};
pub use plot::{ActiveSpans, Area, Curve, EvidenceSpans, Plot, ShadedSpans, Stack, SwitchMark};
pub use swatch::swatch;
