//! The enlarged samples of the read-out: small elements above the curves, so that moving the cursor redraws no canvas.

use std::cell::RefCell;

use web_sys::HtmlElement;

use super::dom::{El, append, el, set_style};
use super::legend::mark_sign;
use crate::units::CssPx;
use crate::view::SeriesStyle;

/// A sample under the cursor grows by this much (look, section 2).
const AT_CURSOR: f64 = 1.9;
/// Side of the square that holds the largest mark.
const SIDE: CssPx = 16.0;

/// The enlarged samples of one series: at one instant or two.
pub struct SampleMarkers {
    plot: El,
    style: SeriesStyle,
    /// Created on first use.
    elements: RefCell<Vec<HtmlElement>>,
}

impl SampleMarkers {
    /// Starts empty, for a series in that plot.
    pub fn new(plot: &El, style: SeriesStyle) -> Self {
        Self {
            plot: plot.clone(),
            style,
            elements: RefCell::default(),
        }
    }

    /// Shows one at each of these points, from the plot's upper left corner.
    pub fn show(&self, places: impl Iterator<Item = (CssPx, CssPx)>) {
        let Some(mark) = self.style.mark else { return };
        let mut elements = self.elements.borrow_mut();
        let mut shown = 0;
        for (x, y) in places {
            if shown == elements.len() {
                let sign = mark_sign(mark, self.style.paint, SIDE, AT_CURSOR);
                let marker = el("div").class("spot").child(sign);
                append(&self.plot.0, &marker);
                elements.push(marker.0);
            }
            let (left, top) = (x - SIDE / 2.0, y - SIDE / 2.0);
            set_style(
                &elements[shown],
                "transform",
                &format!("translate({left}px,{top}px)"),
            );
            elements[shown].set_hidden(false);
            shown += 1;
        }
        for marker in &elements[shown..] {
            marker.set_hidden(true);
        }
    }
}
