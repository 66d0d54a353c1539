//! The samples that are read out, enlarged: small elements over the curves, so that moving the cursor touches no canvas.

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

/// The enlarged samples of one series: of one instant, or of two.
pub struct SampleMarkers {
    plot: El,
    style: SeriesStyle,
    /// Made when they are first needed.
    elements: RefCell<Vec<HtmlElement>>,
}

impl SampleMarkers {
    /// None yet, of a series in that plot.
    pub fn new(plot: &El, style: SeriesStyle) -> Self {
        Self {
            plot: plot.clone(),
            style,
            elements: RefCell::default(),
        }
    }

    /// Puts one at each of these places, from the plot's upper left corner.
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
