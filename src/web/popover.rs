//! A panel above the page: explanations, shortcuts, statistics of the selection.

use web_sys::{Element, HtmlElement};

use super::context::Context;
use super::dom::{El, append, el, set_style};
use super::realm::{into_cast, window_of};
use crate::text::ui;

/// An empty panel with a name for screen readers.
pub fn popover(label: &str) -> El {
    el("div")
        .class("help")
        .attr("popover", "auto")
        .attr("role", "dialog")
        .attr("tabindex", "-1")
        .attr("aria-label", label)
}

/// Opens it next to its button, replacing an older one; the browser closes it on a click elsewhere.
pub fn open(popover: El, context: &Context, beside: &Element) {
    let root = &context.frame.root;
    if let Ok(Some(old)) = root.query_selector(".help") {
        old.remove();
    }
    let close = el("button")
        .class("close")
        .attr("type", "button")
        .attr("aria-label", ui::CLOSE.get(context.lang))
        .text("×");
    append(&popover.0, close);
    let popover = popover.0;
    append(root, &popover);
    // Without popover support it is appended to the page, open.
    if popover.show_popover().is_err() {
        return;
    }
    place(&popover, beside);
    let _ = popover.focus();
}

/// Closes it and restores the focus. The browser should do both, but in a shadow root Chromium loses the focus.
pub fn close(root: &HtmlElement, back_to: &HtmlElement) {
    let popover = root.query_selector(".help").ok().flatten();
    if let Some(popover) = popover.and_then(into_cast::<HtmlElement>) {
        if popover.hide_popover().is_err() {
            popover.remove();
        }
        let _ = back_to.focus();
    }
}

/// Next to its button, not over the row, and within the page.
fn place(popover: &HtmlElement, button: &Element) {
    let Some(window) = window_of(button) else {
        return;
    };
    let height = window
        .inner_height()
        .ok()
        .and_then(|height| height.as_f64());
    let height = height.unwrap_or(0.0);
    // Without the scroll bar, which the window's width includes.
    let root = window.document().and_then(|page| page.document_element());
    let width = root.map_or(0.0, |root| f64::from(root.client_width()));
    let mark = button.get_bounding_client_rect();
    let own = popover.get_bounding_client_rect();
    let left = (mark.right() + 12.0)
        .min(width - own.width() - 12.0)
        .max(12.0);
    let fits_beside = left >= mark.right();
    let top = if fits_beside {
        mark.top() - 12.0
    } else {
        mark.bottom() + 8.0
    };
    let top = top.min(height - own.height() - 12.0).max(12.0);
    set_style(popover, "left", &format!("{left}px"));
    set_style(popover, "top", &format!("{top}px"));
}
