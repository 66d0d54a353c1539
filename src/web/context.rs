//! What every part of a screen needs for drawing: its element, language, clock and colours.

use std::ops::Range;

use web_sys::HtmlElement;

use super::host::Host;
use crate::chart::{Columns, Palette};
use crate::text::Lang;
use crate::units::{CssPx, Millis};
use crate::view::{TimeTick, Zone};

/// What every part of a screen needs for drawing.
pub struct Context {
    /// The element and the host.
    pub frame: Frame,
    /// The language of all text.
    pub lang: Lang,
    /// The time zone of all times.
    pub zone: Zone,
    /// The interval that all charts show.
    pub window: Range<Millis>,
    /// Colours and font.
    pub palette: Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Width of every plot.
    pub plot_width: CssPx,
    /// Space for axis figures left of a plot, and for thresholds right of it.
    pub gutters: (CssPx, CssPx),
    /// Ticks of the time axis.
    pub ticks: Vec<TimeTick>,
    /// For each device, which samples fall into which pixel column.
    pub columns: Vec<Columns>,
}

impl Context {
    /// The time of an instant, with its date if the window spans more than one day.
    pub fn clock(&self, time: Millis) -> String {
        self.zone.clock(&self.window, time)
    }

    /// Everything that determines the size of a canvas.
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

    /// The position of an instant, from the left edge of a plot.
    pub fn x(&self, time: Millis) -> CssPx {
        let Range { start, end } = self.window;
        (time - start) / (end - start) * self.plot_width
    }
}

/// Device pixels per CSS pixel, width of a plot, space left and right of it.
pub type Size = (f64, CssPx, (CssPx, CssPx));

/// What the host chose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The language of all text.
    pub lang: Lang,
    /// IANA name, `local`, `UTC` or `relative`.
    pub zone: String,
}

/// The DOM around a screen.
pub struct Frame {
    /// The element that the screen fills.
    pub root: HtmlElement,
    /// The calls into the element's JavaScript.
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
