//! Building elements. Text from the payload becomes text nodes and attribute values, never markup.

use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{Document, Element, HtmlElement, Node, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::text::harmless::harmless;

const SVG: &str = "http://www.w3.org/2000/svg";

/// An element under construction.
#[derive(Clone)]
pub struct El(pub HtmlElement);

/// The page's document.
pub fn document() -> Document {
    web_sys::window()
        .and_then(|window| window.document())
        .expect_throw("a viewer lives in a document")
}

/// A new element.
pub fn el(tag: &str) -> El {
    let element = document().create_element(tag).expect_throw("a known tag");
    El(element.unchecked_into())
}

impl El {
    /// Sets the class names.
    pub fn class(self, names: &str) -> Self {
        self.0.set_class_name(names);
        self
    }

    /// Sets the text.
    pub fn text(self, text: &str) -> Self {
        self.0.set_text_content(Some(&harmless(text)));
        self
    }

    /// Sets an attribute.
    pub fn attr(self, name: &str, value: &str) -> Self {
        set_attr(&self.0, name, value);
        self
    }

    /// Appends a child.
    pub fn child(self, child: impl AsRef<Node>) -> Self {
        append(&self.0, child);
        self
    }

    /// Appends children.
    pub fn children(self, children: impl IntoIterator<Item = El>) -> Self {
        for child in children {
            append(&self.0, child);
        }
        self
    }
}

impl AsRef<Node> for El {
    fn as_ref(&self) -> &Node {
        &self.0
    }
}

/// Appends a child.
pub fn append(parent: &Node, child: impl AsRef<Node>) {
    parent
        .append_child(child.as_ref())
        .expect_throw("a parent that takes children");
}

/// Text in which backticks mark code.
pub fn prose(element: El, text: &str) -> El {
    let parts = text.split('`').enumerate();
    parts.fold(element, |element, (index, part)| match index % 2 {
        0 => element.child(document().create_text_node(&harmless(part))),
        _ => element.child(el("code").text(part)),
    })
}

/// Sets an attribute.
pub fn set_attr(element: &Element, name: &str, value: &str) {
    element
        .set_attribute(name, value)
        .expect_throw("a valid name");
}

/// Sets one CSS property. A strict policy allows this, unlike a `style` attribute.
pub fn set_style(element: &HtmlElement, property: &str, value: &str) {
    element
        .style()
        .set_property(property, value)
        .expect_throw("a known property");
}

/// Scrolls an element into view, as little as possible.
pub fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Writes text only if it differs: the browser lays out every node that is touched.
pub fn write(element: &Element, text: &str) {
    let text = harmless(text);
    if element.text_content().as_deref() != Some(&*text) {
        element.set_text_content(Some(&text));
    }
}

/// An `<svg>` of the given size with one child per `(tag, attributes)`.
pub fn svg(
    class: &str,
    width: u32,
    height: u32,
    shapes: &[(&str, Vec<(&str, String)>)],
) -> Element {
    let new = |tag: &str| {
        document()
            .create_element_ns(Some(SVG), tag)
            .expect_throw("a known tag")
    };
    let root = new("svg");
    for (name, value) in [
        ("class", class.to_owned()),
        ("width", width.to_string()),
        ("height", height.to_string()),
        ("aria-hidden", "true".to_owned()),
    ] {
        set_attr(&root, name, &value);
    }
    for (tag, attributes) in shapes {
        let shape = new(tag);
        for (name, value) in attributes {
            set_attr(&shape, name, value);
        }
        append(&root, shape);
    }
    root
}
