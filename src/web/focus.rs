//! The focus, and what was unfolded, outlive a screen that is built anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

/// Whatever can have it.
const FOCUSABLE: &str = "button, a[href], input, select, summary, [tabindex]";

/// What of a screen is nobody's choice and yet a person's: where the focus is, and which notes are unfolded.
pub struct Stance {
    focus: Option<Focus>,
    unfolded: Vec<bool>,
}

impl Stance {
    /// As it is.
    pub fn find(root: &HtmlElement) -> Self {
        let all = root.query_selector_all("details").ok();
        let all = all
            .iter()
            .flat_map(|all| (0..all.length()).filter_map(|index| all.item(index)));
        let is_open = |node: Node| node.unchecked_into::<Element>().has_attribute("open");
        Self {
            focus: Focus::find(root),
            unfolded: all.map(is_open).collect(),
        }
    }

    /// As it was, where the same stands there again.
    pub fn give_back(&self, root: &HtmlElement) {
        if let Ok(all) = root.query_selector_all("details") {
            for (index, _) in self.unfolded.iter().enumerate().filter(|(_, open)| **open) {
                if let Some(node) = all.item(index as u32) {
                    let _ = node.unchecked_into::<Element>().set_attribute("open", "");
                }
            }
        }
        if let Some(focus) = &self.focus {
            focus.give_back(root);
        }
    }
}

/// Which of the elements that can have the focus has it: its number, and how many there are.
struct Focus {
    index: u32,
    count: u32,
}

impl Focus {
    /// Where it is within `root`, if it is there.
    fn find(root: &HtmlElement) -> Option<Self> {
        let focused = root.query_selector(":focus").ok()??;
        // What lies over the page keeps it, or goes.
        if focused.closest(".help").ok()?.is_some() {
            return None;
        }
        let all = root.query_selector_all(FOCUSABLE).ok()?;
        let count = all.length();
        let is_it = |index: &u32| all.item(*index).as_ref() == Some(focused.as_ref());
        let index = (0..count).find(is_it)?;
        Some(Self { index, count })
    }

    /// Gives it to the element in the same place; to none where others stand there now.
    fn give_back(&self, root: &HtmlElement) {
        let Ok(all) = root.query_selector_all(FOCUSABLE) else {
            return;
        };
        let element = all.item(self.index);
        let element = element.and_then(|element| element.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element.filter(|_| all.length() == self.count) {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
}
