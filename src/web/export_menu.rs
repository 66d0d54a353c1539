//! The export menu.

use web_sys::Element;

use super::dom::{append, el};
use super::popover;
use super::screen::LiveScreen;
use crate::text::ui;

impl LiveScreen {
    /// Opens the menu next to its button.
    pub(super) fn show_exports(&mut self, button: &Element) {
        let lang = self.context.lang;
        let mask = el("input").attr("type", "checkbox").attr("name", "mask");
        let mask = el("label")
            .class("check")
            .child(mask)
            .child(el("span").text(ui::MASK.get(lang)));
        let list = el("ul").class("exports");
        for (kind, name, what) in ui::EXPORTS {
            let pick = el("button")
                .attr("type", "button")
                .attr("data-export", kind)
                .child(el("strong").text(name.get(lang)))
                .child(el("span").text(what.get(lang)));
            append(&list.0, el("li").child(pick));
        }
        let title = ui::EXPORT.get(lang);
        let popover = popover::popover(title)
            .child(el("h4").text(title))
            .child(mask)
            .child(list);
        popover::open(popover, &self.context, button);
    }

    /// Exports the chosen format.
    pub(super) fn export(&mut self, kind: &str) {
        let root = &self.context.frame.root;
        let mask = root.query_selector(".help [name=mask]:checked");
        let masked = mask.is_ok_and(|mask| mask.is_some());
        self.context.frame.host.export(kind, masked);
        self.close_popover();
    }
}
