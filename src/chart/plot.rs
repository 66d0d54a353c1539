//! What one chart looks like now, ready to be drawn.

use std::ops::Range;

use super::columns::Columns;
use super::palette::Palette;
use crate::units::{DevicePx, Millis};
use crate::view::{Paint, SeriesStyle, TimeScale, TimeTick, Trace, ValueScale};

/// One chart: all that drawing needs, and nothing that knows where it came from.
#[derive(Debug, Clone)]
pub struct Plot<'a> {
    /// Colours and font.
    pub palette: &'a Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Where the plot area lies on the canvas; whole device pixels.
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
    /// What the chosen finding rests on.
    pub evidence: Option<&'a EvidenceSpans>,
    /// The visible series, the first one behind.
    pub curves: Vec<Curve<'a>>,
    /// When which link carried the video, as a strip under the plot.
    pub strip: &'a [ActiveSpans],
    /// Where the video changed links, device by device.
    pub switches: &'a [SwitchMark],
    /// Words in a stretch that is empty for a reason.
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

/// All stretches of one kind in which a device had no samples, or no picture.
#[derive(Debug, Clone, PartialEq)]
pub struct ShadedSpans {
    /// When; in order, and none overlaps another.
    pub times: Vec<Range<Millis>>,
    /// Whose.
    pub paint: Paint,
    /// Hatched as well: no samples at all.
    pub no_samples: bool,
}

/// The samples of a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct EvidenceSpans {
    /// When; in order, and none overlaps another.
    pub times: Vec<Range<Millis>>,
    /// It is a fact, no fault.
    pub is_note: bool,
}

/// All stretches in which one link carried the video.
#[derive(Debug, Clone, PartialEq)]
pub struct ActiveSpans {
    /// When; in order, and none overlaps another.
    pub times: Vec<Range<Millis>>,
    /// Which link.
    pub paint: Paint,
}

/// Where the video changed links.
#[derive(Debug, Clone, PartialEq)]
pub struct SwitchMark {
    /// Half a step before the first sample in which the other link carries: where its block begins.
    pub time: Millis,
    /// `0 → 1`.
    pub text: String,
}

/// A share on top of others, as running sums: the mean of any stretch is one subtraction away.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Stack {
    /// One more than there are samples: the sum of what lies below in all samples before; a missing one counts as 0.
    pub below: Vec<f64>,
    /// The same of the share itself.
    pub share: Vec<f64>,
}

/// One visible series.
#[derive(Debug, Clone)]
pub struct Curve<'a> {
    /// How it looks.
    pub style: SeriesStyle,
    /// When each sample was taken.
    pub times: &'a [Millis],
    /// One for each time; `NaN` where nothing was measured.
    pub values: &'a [f64],
    /// Its runs and its extremes.
    pub trace: &'a Trace,
    /// Which of them stand in which column of pixels.
    pub columns: &'a Columns,
    /// Runs of samples without a gap, measured or not.
    pub segments: &'a [Range<usize>],
    /// How long a sample of the device stands for.
    pub step: Millis,
    /// Decimals of a value that is written into the plot.
    pub decimals: u8,
    /// Of a link: the stretches in which it carried the video, drawn thick.
    pub active_runs: Option<&'a [Range<usize>]>,
    /// Of a share: what is stacked.
    pub stack: Option<&'a Stack>,
    /// Write the value above each constant.
    pub labelled: bool,
}

impl Plot<'_> {
    /// Time to device pixels.
    #[must_use]
    pub fn x_scale(&self) -> Option<TimeScale> {
        let px = f64::from(self.area.left)..f64::from(self.area.right);
        TimeScale::new(self.time.clone(), px)
    }

    /// A value's place; outside the area when it is beyond the axis.
    #[must_use]
    pub fn y(&self, value: f64) -> DevicePx {
        let Range { start, end } = self.value.range;
        let share = (value - start) / (end - start);
        f64::from(self.area.bottom) - share * f64::from(self.area.bottom - self.area.top)
    }
}
