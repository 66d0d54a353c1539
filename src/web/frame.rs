//! The window frame in the overview: two edges to drag, the rest shaded.

use std::ops::Range;

use web_sys::HtmlElement;

use super::context::Context;
use super::dom::{El, el, set_attr, set_style};
use crate::text::ui;
use crate::units::Millis;
use crate::view::ViewState;

/// The frame's elements, in the plot of the overview.
pub struct WindowFrame {
    frame: HtmlElement,
    edges: [HtmlElement; 2],
    veils: [HtmlElement; 2],
}

impl WindowFrame {
    /// Builds the elements into the plot.
    pub fn build(plot: &El, context: &Context) -> Self {
        let edge = |class: &str, label: &str| {
            el("div")
                .class(class)
                .attr("role", "slider")
                .attr("tabindex", "0")
                .attr("aria-label", label)
        };
        let edges = [
            edge("edge start", ui::WINDOW_START.get(context.lang)),
            edge("edge end", ui::WINDOW_END.get(context.lang)),
        ];
        let veils = [el("div").class("veil"), el("div").class("veil")];
        let frame = el("div").class("frame").children(edges.clone());
        for part in veils.iter().chain([&frame]) {
            super::dom::append(&plot.0, part);
        }
        Self {
            frame: frame.0,
            edges: edges.map(|edge| edge.0),
            veils: veils.map(|veil| veil.0),
        }
    }

    /// Moves the frame to the current window.
    pub fn show(&self, state: &ViewState, context: &Context) {
        let whole = state.timeline.whole();
        let Range { start, end } = *state.timeline.window();
        let percent = |time: Millis| (time - whole.start) / (whole.end - whole.start) * 100.0;
        let (left, right) = (percent(start), percent(end));
        let stand = |part: &HtmlElement, left: f64, right: f64| {
            set_style(part, "left", &format!("{left}%"));
            set_style(part, "width", &format!("{}%", right - left));
        };
        stand(&self.frame, left, right);
        stand(&self.veils[0], 0.0, left);
        stand(&self.veils[1], right, 100.0);
        for (edge, (time, percent)) in self.edges.iter().zip([(start, left), (end, right)]) {
            set_attr(edge, "aria-valuemin", "0");
            set_attr(edge, "aria-valuemax", "100");
            set_attr(edge, "aria-valuenow", &format!("{percent:.0}"));
            set_attr(edge, "aria-valuetext", &context.clock(time));
        }
    }
}
