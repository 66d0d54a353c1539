//! What lies above all charts: the cursor's line, the pins' lines, the selection. Moving them redraws no canvas.

use std::ops::Range;

use web_sys::HtmlElement;

use super::context::Context;
use super::dom::{El, append, el, set_style};
use crate::units::Millis;
use crate::view::ViewState;

/// Lines and the selection band above a column of charts.
pub struct Overlay {
    cursor: HtmlElement,
    pins: [HtmlElement; 2],
    selection: HtmlElement,
}

impl Overlay {
    /// Builds the elements into the column.
    pub fn build(column: &El) -> Self {
        let part = |class: &str| {
            let part = el("div").class(class).attr("hidden", "");
            append(&column.0, &part);
            part.0
        };
        Self {
            cursor: part("cursor-line"),
            pins: [part("cursor-line pin"), part("cursor-line pin")],
            selection: part("selection"),
        }
    }

    /// Positions everything; `left` is the plots' left edge in the column.
    pub fn show(&self, state: &ViewState, context: &Context, left: f64, cursor: Option<Millis>) {
        let mut pins = state.pins().iter().copied();
        for pin in &self.pins {
            place_line(pin, pins.next(), context, left);
        }
        place_line(&self.cursor, cursor, context, left);
        let Range { start, end } = &context.window;
        let selected = state
            .selection
            .as_ref()
            .filter(|selected| selected.start < *end && selected.end > *start);
        self.selection.set_hidden(selected.is_none());
        if let Some(selected) = selected {
            let from = context.x(selected.start.max(*start));
            let to = context.x(selected.end.min(*end));
            set_style(&self.selection, "left", &format!("{}px", left + from));
            set_style(&self.selection, "width", &format!("{}px", to - from));
        }
    }
}

/// Shows a line at an instant if the window contains it.
fn place_line(line: &HtmlElement, time: Option<Millis>, context: &Context, left: f64) {
    let seen = time.filter(|time| context.shows(*time));
    line.set_hidden(seen.is_none());
    if let Some(time) = seen {
        let x = left + context.x(time);
        set_style(line, "transform", &format!("translateX({x}px)"));
    }
}
