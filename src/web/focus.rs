//! The focus, and what was unfolded, outlive a screen that is built anew.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use super::realm::into_cast;

/// Whatever can have it.
const FOCUSABLE: &str = "button, a[href], input, select, summary, [tabindex]";

/// What of a screen is nobody's choice and yet a person's: where the focus is, and which notes are unfolded.
pub struct FocusState {
    focus: Option<Focus>,
    unfolded: Vec<bool>,
}

impl FocusState {
    /// As it is.
    pub fn capture(root: &HtmlElement) -> Self {
        let all = root.query_selector_all("details").ok();
        let all = all
            .iter()
            .flat_map(|all| (0..all.length()).filter_map(|index| all.item(index)));
        let is_open = |node: Node| node.unchecked_into::<Element>().has_attribute("open");
        Self {
            focus: Focus::capture(root),
            unfolded: all.map(is_open).collect(),
        }
    }

    /// As it was, where the same stands there again.
    pub fn restore(&self, root: &HtmlElement) {
        if let Ok(all) = root.query_selector_all("details") {
            for (index, _) in self.unfolded.iter().enumerate().filter(|(_, open)| **open) {
                if let Some(node) = all.item(index as u32) {
                    let _ = node.unchecked_into::<Element>().set_attribute("open", "");
                }
            }
        }
        if let Some(focus) = &self.focus {
            focus.restore(root);
        }
    }
}

/// Which of the elements that can have the focus has it: what it was itself, its number, and how many there are.
struct Focus {
    element: Element,
    index: u32,
    count: u32,
}

impl Focus {
    /// Where it is within `root`, if it is there.
    fn capture(root: &HtmlElement) -> Option<Self> {
        let focused = root.query_selector(":focus").ok()??;
        // What lies over the page keeps it, or goes.
        if focused.closest(".help").ok()?.is_some() {
            return None;
        }
        let all = root.query_selector_all(FOCUSABLE).ok()?;
        let count = all.length();
        let is_it = |index: &u32| all.item(*index).as_ref() == Some(focused.as_ref());
        let index = (0..count).find(is_it)?;
        Some(Self {
            element: focused,
            index,
            count,
        })
    }

    /// Gives it to the one that is about the same, else to the element in the same place; to none where others stand there now.
    fn restore(&self, root: &HtmlElement) {
        let Ok(all) = root.query_selector_all(FOCUSABLE) else {
            return;
        };
        let at = |index| into_cast::<HtmlElement>(all.item(index)?);
        let mut alike = (0..all.length())
            .filter_map(at)
            .filter(|other| is_alike(&self.element, other));
        let element = match (alike.next(), alike.next()) {
            (Some(only), None) => Some(only),
            _ => at(self.index).filter(|_| all.length() == self.count),
        };
        if let Some(element) = element {
            let options = FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = element.focus_with_options(&options);
        }
    }
}

/// Whether both are one kind and about the same, by what was written down in them when they were built.
fn is_alike(one: &Element, other: &Element) -> bool {
    // Further classes tell how it stands just now.
    let class = |of: &Element| {
        let all = of.class_name();
        all.split(' ').next().unwrap_or_default().to_owned()
    };
    if one.tag_name() != other.tag_name() || class(one) != class(other) {
        return false;
    }
    let (about, about_other) = (about(one), about(other));
    let is_there = |name: &String| one.get_attribute(name) == other.get_attribute(name);
    // Without either it could be anything.
    (!about.is_empty() || !class(one).is_empty())
        && about.len() == about_other.len()
        && about.iter().all(is_there)
}

/// The names of its `data-*` attributes. A finding's number is not among them: worse ones that come later push it on.
fn about(element: &Element) -> Vec<String> {
    let names = element.get_attribute_names();
    let names = names.iter().filter_map(|name| name.as_string());
    names
        .filter(|name| name.starts_with("data-") && name != "data-index")
        .collect()
}
