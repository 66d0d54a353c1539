//! Keeps the focus and the expanded notes when the screen is rebuilt.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, Node};

use super::realm::into_cast;

/// Every element that can take the focus.
const FOCUSABLE: &str = "button, a[href], input, select, summary, [tabindex]";

/// The part of a screen's state that is not in `ViewState`: the focus, and which notes are expanded.
pub struct FocusState {
    focus: Option<Focus>,
    unfolded: Vec<bool>,
}

impl FocusState {
    /// Captures the current state.
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

    /// Restores it as far as the same elements exist.
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

/// The focused element: its identity, its index, and the number of focusable elements.
struct Focus {
    element: Element,
    index: u32,
    count: u32,
}

impl Focus {
    /// `None` if the focus is not within `root`.
    fn capture(root: &HtmlElement) -> Option<Self> {
        let focused = root.query_selector(":focus").ok()??;
        // A popover keeps its own focus, or closes.
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

    /// Focuses the matching element, else the one at the same index if the number of elements is unchanged.
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

/// Whether both are the same kind of element for the same item, judged by class and `data-*` attributes.
fn is_alike(one: &Element, other: &Element) -> bool {
    // Further classes only describe the current state.
    let class = |of: &Element| {
        let all = of.class_name();
        all.split(' ').next().unwrap_or_default().to_owned()
    };
    if one.tag_name() != other.tag_name() || class(one) != class(other) {
        return false;
    }
    let (about, about_other) = (about(one), about(other));
    let is_there = |name: &String| one.get_attribute(name) == other.get_attribute(name);
    // With neither, they cannot be compared.
    (!about.is_empty() || !class(one).is_empty())
        && about.len() == about_other.len()
        && about.iter().all(is_there)
}

/// The `data-*` attributes. A finding's index is excluded: new, worse findings shift it.
fn about(element: &Element) -> Vec<String> {
    let names = element.get_attribute_names();
    let names = names.iter().filter_map(|name| name.as_string());
    names
        .filter(|name| name.starts_with("data-") && name != "data-index")
        .collect()
}
