//! The samples that are read out, enlarged: small elements over the curves, so that moving the cursor touches no canvas.

use std::cell::RefCell;

use web_sys::HtmlElement;

use super::dom::{El, append, el, set_style};
use super::legend::mark_sign;
use crate::units::CssPx;
use crate::view::Look;

/// A sample under the cursor grows by this much (look, section 2).
const AT_CURSOR: f64 = 1.9;
/// Side of the square that holds the largest mark.
const SIDE: CssPx = 16.0;

/// The enlarged samples of one series: of one instant, or of two.
pub struct Spots {
    plot: El,
    look: Look,
    /// Made when they are first needed.
    made: RefCell<Vec<HtmlElement>>,
}

impl Spots {
    /// None yet, of a series in that plot.
    pub fn new(plot: &El, look: Look) -> Self {
        Self {
            plot: plot.clone(),
            look,
            made: RefCell::default(),
        }
    }

    /// Puts one at each of these places, from the plot's upper left corner.
    pub fn show(&self, places: impl Iterator<Item = (CssPx, CssPx)>) {
        let Some(mark) = self.look.mark else { return };
        let mut made = self.made.borrow_mut();
        let mut shown = 0;
        for (x, y) in places {
            if shown == made.len() {
                let sign = mark_sign(mark, self.look.paint, SIDE, AT_CURSOR);
                let spot = el("div").class("spot").child(sign);
                append(&self.plot.0, &spot);
                made.push(spot.0);
            }
            let (left, top) = (x - SIDE / 2.0, y - SIDE / 2.0);
            set_style(
                &made[shown],
                "transform",
                &format!("translate({left}px,{top}px)"),
            );
            made[shown].set_hidden(false);
            shown += 1;
        }
        for spot in &made[shown..] {
            spot.set_hidden(true);
        }
    }
}
