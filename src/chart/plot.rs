//! What one chart looks like now, ready to be drawn.

use std::ops::Range;

use super::palette::Palette;
use crate::units::{DevicePx, Millis};
use crate::view::{Look, Paint, TimeScale, TimeTick, ValueScale};

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
    pub stretches: Vec<Stretch>,
    /// The visible series, the first one behind.
    pub curves: Vec<Curve<'a>>,
    /// Which link carried the video, as a strip under the plot.
    pub strip: Vec<(Range<Millis>, Paint)>,
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

/// A stretch of time in which a device had no samples, or no picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// When.
    pub time: Range<Millis>,
    /// Whose.
    pub paint: Paint,
    /// Hatched as well: no samples at all.
    pub no_samples: bool,
}

/// One visible series.
#[derive(Debug, Clone)]
pub struct Curve<'a> {
    /// How it looks.
    pub look: Look,
    /// When each sample was taken.
    pub times: &'a [Millis],
    /// One for each time; `NaN` where nothing was measured.
    pub values: &'a [f64],
    /// Runs of samples without a gap.
    pub segments: &'a [Range<usize>],
    /// Median step of the device.
    pub step: Millis,
    /// Decimals of a value that is written into the plot.
    pub decimals: u8,
    /// Samples at which this link carried the video: drawn thick.
    pub carrying: Option<&'a [bool]>,
    /// What lies below a stacked share at each sample.
    pub below: Option<&'a [f64]>,
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
