//! What every part of a screen draws with: where, in which words, on which clock, in which colours.

use std::ops::Range;

use web_sys::HtmlElement;

use super::host::Host;
use crate::chart::{Columns, Palette};
use crate::text::Lang;
use crate::units::{CssPx, Millis};
use crate::view::{TimeTick, Zone};

/// What every part of the screen draws with.
pub struct Context {
    /// Where.
    pub frame: Frame,
    /// In which words.
    pub lang: Lang,
    /// On which clock.
    pub zone: Zone,
    /// The stretch of time that all charts show.
    pub window: Range<Millis>,
    /// Colours and font.
    pub palette: Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Width of every plot.
    pub plot_width: CssPx,
    /// Room for figures left of a plot, and for thresholds right of it.
    pub gutters: (CssPx, CssPx),
    /// Ticks of the time axis.
    pub ticks: Vec<TimeTick>,
    /// Of each device: which samples stand in which column of pixels.
    pub columns: Vec<Columns>,
}

impl Context {
    /// The clock at that instant, with the day where the window has more than one.
    pub fn clock(&self, time: Millis) -> String {
        self.zone.clock(&self.window, time)
    }

    /// Everything that the size of a canvas depends on.
    pub fn size(&self) -> Size {
        (self.ratio, self.plot_width, self.gutters)
    }

    /// Left and right edge of every plot on its canvas, in device pixels.
    pub fn plot_px(&self) -> Range<i32> {
        let (left, _) = self.gutters;
        let px = |length: CssPx| (length * self.ratio).round() as i32;
        px(left)..px(left + self.plot_width)
    }

    /// Whether the window holds that instant.
    pub fn shows(&self, time: Millis) -> bool {
        time >= self.window.start && time <= self.window.end
    }

    /// Where an instant stands, from the left edge of a plot.
    pub fn x(&self, time: Millis) -> CssPx {
        let Range { start, end } = self.window;
        (time - start) / (end - start) * self.plot_width
    }
}

/// Device pixels per CSS pixel, width of a plot, room left and right of it.
pub type Size = (f64, CssPx, (CssPx, CssPx));

/// What the host chose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Of every word.
    pub lang: Lang,
    /// IANA name, `local`, `UTC` or `relative`.
    pub zone: String,
}

/// Where a screen lives.
pub struct Frame {
    /// The element it fills.
    pub root: HtmlElement,
    /// The element's JavaScript.
    pub host: Host,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lang: Lang::default(),
            zone: "local".to_owned(),
        }
    }
}
