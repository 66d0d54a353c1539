//! The list of keyboard shortcuts.

use super::dom::el;
use super::popover;
use super::screen::LiveScreen;
use crate::text::ui;

impl LiveScreen {
    /// Opens the list of shortcuts and gestures.
    pub(super) fn show_keys(&mut self) {
        let lang = self.context.lang;
        let mut list = el("dl").class("keys");
        for (keys, does) in ui::KEY_LIST {
            list = list
                .child(el("dt").text(keys.get(lang)))
                .child(el("dd").text(does.get(lang)));
        }
        let popover = popover::popover(ui::KEYS.get(lang))
            .child(el("h4").text(ui::KEYS.get(lang)))
            .child(list);
        let button = self.tools.keys().clone();
        popover::open(popover, &self.context, &button);
        self.listeners.opener = Some(button);
    }
}
