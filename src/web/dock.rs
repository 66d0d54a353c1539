//! Phones have no room for the read-out column: a bar at the bottom shows the time, and has buttons to step, pin and clear.

use web_sys::HtmlElement;

use super::context::Context;
use super::dom::{El, el, set_attr, write};
use crate::text::number::duration;
use crate::text::ui;
use crate::units::Millis;
use crate::view::{Analysis, ViewState};

/// The bar; the style sheet shows it on narrow pages.
pub struct Dock {
    root: El,
    time: HtmlElement,
    since: HtmlElement,
    pins: [HtmlElement; 2],
    between: HtmlElement,
}

impl Dock {
    /// Builds the bar.
    pub fn build(context: &Context) -> Self {
        let lang = context.lang;
        let button = |does: &str, sign: &str, label: &str| {
            el("button")
                .attr("type", "button")
                .attr("data-do", does)
                .attr("aria-label", label)
                .text(sign)
        };
        let (time, since) = (el("strong"), el("span"));
        let readout = el("div").class("values").child(&time).child(&since);
        let pins = [
            button("pin-a", "A", ui::PIN_A.get(lang)),
            button("pin-b", "B", ui::PIN_B.get(lang)),
        ];
        let between = button("between", "A–B", ui::SELECT_BETWEEN.get(lang));
        let root = el("div")
            .class("dock")
            .attr("hidden", "")
            .child(readout)
            .child(button("previous", "‹", ui::PREVIOUS_SAMPLE.get(lang)))
            .child(button("next", "›", ui::NEXT_SAMPLE.get(lang)))
            .children(pins.clone())
            .child(&between)
            .child(button("clear", "×", ui::CLEAR.get(lang)));
        Self {
            root,
            time: time.0,
            since: since.0,
            pins: pins.map(|pin| pin.0),
            between: between.0,
        }
    }

    /// The bar itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Shows the time of the cursor or of the latest pin; hidden if there is neither.
    pub fn show(
        &self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        cursor: Option<Millis>,
    ) {
        let time = cursor.or(state.pins().last().copied());
        self.root.0.set_hidden(time.is_none());
        let Some(time) = time else { return };
        self.between.set_hidden(state.pins().len() < 2);
        let since = analysis.span().map_or(0.0, |span| time - span.start);
        write(&self.time, &context.clock(time));
        write(&self.since, &format!("+{}", duration(since, context.lang)));
        for (place, pin) in self.pins.iter().enumerate() {
            let is_set = if state.pins().len() > place {
                "true"
            } else {
                "false"
            };
            set_attr(pin, "aria-pressed", is_set);
        }
    }
}
