//! The toolbar: whole session, go to time, flat charts, thresholds, export, keyboard shortcuts.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlInputElement};

use super::context::Context;
use super::dom::{El, el, set_attr, write};
use crate::text::ui;
use crate::view::ViewState;

/// The toolbar next to the session's times.
pub struct Tools {
    root: El,
    whole: HtmlElement,
    flat: HtmlElement,
    time: HtmlInputElement,
    keys: HtmlElement,
}

impl Tools {
    /// Builds the row.
    pub fn build(context: &Context) -> Self {
        let lang = context.lang;
        let button = |does: &str, text: &str| {
            el("button")
                .class("link")
                .attr("type", "button")
                .attr("data-do", does)
                .text(text)
        };
        let whole = button("whole", ui::WHOLE_SESSION.get(lang)).attr("hidden", "");
        let flat = button("flat", "").attr("hidden", "");
        let label = ui::GO_TO.get(lang);
        let time = el("input")
            .class("go-to")
            .attr("type", "text")
            .attr("size", "10")
            .attr("autocomplete", "off")
            .attr("placeholder", label)
            .attr("aria-label", label);
        let keys = button("keys", "?")
            .attr("aria-label", ui::KEYS.get(lang))
            .attr("title", ui::KEYS.get(lang));
        let thresholds =
            button("thresholds", ui::THRESHOLDS.get(lang)).attr("aria-haspopup", "dialog");
        let export = button("export", ui::EXPORT.get(lang))
            .attr("part", "export")
            .attr("aria-haspopup", "dialog");
        let root = el("div")
            .class("tools")
            .attr("part", "toolbar")
            .child(&whole)
            .child(&flat)
            .child(&time)
            .child(thresholds)
            .child(export)
            .child(&keys);
        Self {
            root,
            whole: whole.0,
            flat: flat.0,
            time: time.0.unchecked_into(),
            keys: keys.0,
        }
    }

    /// The row itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// The input for a time.
    pub fn time(&self) -> &HtmlInputElement {
        &self.time
    }

    /// The button that lists the shortcuts.
    pub fn keys(&self) -> &HtmlElement {
        &self.keys
    }

    /// Shows whether the typed time is within the session.
    pub fn validate_time(&self, is_one: bool, context: &Context) {
        set_attr(
            &self.time,
            "aria-invalid",
            if is_one { "false" } else { "true" },
        );
        let title = if is_one {
            ""
        } else {
            ui::NO_SUCH_TIME.get(context.lang)
        };
        set_attr(&self.time, "title", title);
    }

    /// Enables the buttons that apply now.
    pub fn show(&self, state: &ViewState, flat: &[String], context: &Context) {
        self.whole.set_hidden(state.timeline.is_whole());
        self.flat.set_hidden(flat.is_empty());
        let folded = flat.iter().all(|chart| state.is_folded(chart));
        write(
            &self.flat,
            &ui::flat_charts(flat.len(), folded, context.lang),
        );
    }
}
