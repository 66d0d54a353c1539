//! The current state of one chart, ready to be drawn.

use std::ops::Range;

use super::columns::Columns;
use super::palette::Palette;
use crate::units::{DevicePx, Millis};
use crate::view::{Paint, SeriesStyle, TimeScale, TimeTick, Trace, ValueScale};

/// Everything needed to draw a chart, independent of where it came from.
#[derive(Debug, Clone)]
pub struct Plot<'a> {
    /// Colours and font.
    pub palette: &'a Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// The plot area on the canvas, in whole device pixels.
    pub area: Area,
    /// Width and height of the whole canvas.
    pub canvas: (u32, u32),
    /// The window.
    pub time: Range<Millis>,
    /// The value axis.
    pub value: &'a ValueScale,
    /// Vertical grid lines.
    pub time_ticks: &'a [TimeTick],
    /// Dotted lines across.
    pub thresholds: &'a [f64],
    /// Shaded stretches, in the order of drawing.
    pub stretches: &'a [ShadedSpans],
    /// The chosen finding's evidence.
    pub evidence: Option<&'a EvidenceSpans>,
    /// The visible series, back to front.
    pub curves: Vec<Curve<'a>>,
    /// When which link was active, shown as a strip below the plot.
    pub strip: &'a [ActiveSpans],
    /// The link switches, device by device.
    pub switches: &'a [SwitchMark],
    /// Text in an interval that is empty for a reason.
    pub remark: Option<(Range<Millis>, String)>,
}

/// A rectangle in device pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    /// Left edge.
    pub left: i32,
    /// Upper edge.
    pub top: i32,
    /// Right edge.
    pub right: i32,
    /// Lower edge.
    pub bottom: i32,
}

/// All intervals of one kind in which a device had no samples, or no picture.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadedSpans {
    /// The intervals, ordered and without overlaps.
    pub times: Vec<Range<Millis>>,
    /// The device.
    pub paint: Paint,
    /// Whether there were no samples at all: hatched too.
    pub no_samples: bool,
}

/// The evidence of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceSpans {
    /// The intervals, ordered and without overlaps.
    pub times: Vec<Range<Millis>>,
    /// Whether the finding is a note rather than a fault.
    pub is_note: bool,
}

/// The intervals in which one link was active.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiveSpans {
    /// The intervals, ordered and without overlaps.
    pub times: Vec<Range<Millis>>,
    /// The link.
    pub paint: Paint,
}

/// A link switch.
#[derive(Debug, Clone, PartialEq)]
pub struct SwitchMark {
    /// Half a step before the first sample of the newly active link, where its block starts.
    pub time: Millis,
    /// `0 → 1`.
    pub text: String,
}

/// A stacked share as running sums, so that the mean of any interval is one subtraction.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// One more entry than samples: the sum of everything below in all earlier samples; a missing value counts as 0.
    pub below: Vec<f64>,
    /// The same for the share itself.
    pub share: Vec<f64>,
}

/// One visible series.
#[derive(Debug, Clone)]
pub struct Curve<'a> {
    /// Its style.
    pub style: SeriesStyle,
    /// The time of each sample.
    pub times: &'a [Millis],
    /// One for each time; `NaN` where nothing was measured.
    pub values: &'a [f64],
    /// Its runs and extremes.
    pub trace: &'a Trace,
    /// Which samples fall into which pixel column.
    pub columns: &'a Columns,
    /// Runs of samples without a gap, measured or not.
    pub segments: &'a [Range<usize>],
    /// The time that one sample represents.
    pub step: Millis,
    /// Decimals of values written into the plot.
    pub decimals: u8,
    /// For a link: the runs in which it was active, drawn thick.
    pub active_runs: Option<&'a [Range<usize>]>,
    /// For a share: what is stacked.
    pub stack: Option<&'a Stack>,
    /// Whether to write the value above each constant.
    pub labelled: bool,
}

impl Plot<'_> {
    /// The mapping from time to device pixels.
    #[must_use]
    pub fn x_scale(&self) -> Option<TimeScale> {
        let px = f64::from(self.area.left)..f64::from(self.area.right);
        TimeScale::new(self.time.clone(), px)
    }

    /// The position of a value; outside the area if it is beyond the axis.
    #[must_use]
    pub fn y(&self, value: f64) -> DevicePx {
        let Range { start, end } = self.value.range;
        let share = (value - start) / (end - start);
        f64::from(self.area.bottom) - share * f64::from(self.area.bottom - self.area.top)
    }
}
