//! Objects from other realms: the host page and the module may run in different frames, as in micro-frontends with a hidden frame.
//!
//! Objects are instances of their own frame's classes, so they are recognised by their properties. The frame that displays an element
//! provides the clock, sizes and styles.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlElement, HtmlInputElement, KeyboardEvent, Node,
    PointerEvent, Request, ResizeObserver, Response, WheelEvent, Window,
};

/// A class that is recognised by a property unique to it.
pub trait CrossRealm: JsCast {
    /// That property.
    const MARKER_PROPERTY: &'static str;
}

macro_rules! marks {
    ($($class:ty = $mark:literal),+ $(,)?) => {
        $(impl CrossRealm for $class {
            const MARKER_PROPERTY: &'static str = $mark;
        })+
    };
}

marks! {
    CanvasRenderingContext2d = "fillRect",
    Element = "tagName",
    HtmlElement = "offsetWidth",
    HtmlInputElement = "valueAsNumber",
    KeyboardEvent = "key",
    PointerEvent = "pointerType",
    Request = "mode",
    Response = "ok",
    WheelEvent = "deltaMode",
}

/// Casts a value, whichever frame created it.
pub fn cast<T: CrossRealm>(value: &JsValue) -> Option<&T> {
    let is = value.is_object() && Reflect::has(value, &T::MARKER_PROPERTY.into()).unwrap_or(false);
    is.then(|| value.unchecked_ref())
}

/// The same, by value.
pub fn into_cast<T: CrossRealm>(value: impl Into<JsValue>) -> Option<T> {
    let value = value.into();
    cast::<T>(&value).is_some().then(|| value.unchecked_into())
}

/// The window that displays a node, found through its shadow root: in wujie, elements claim to be in the hidden frame.
pub fn window_of(node: &Node) -> Option<Window> {
    let shown = node
        .get_root_node()
        .owner_document()
        .or_else(|| node.owner_document())
        .and_then(|document| document.default_view());
    shown.or_else(web_sys::window)
}

/// A resize observer from the frame that displays the element: one from a hidden frame never fires.
pub fn resize_observer(window: &Window, call: &Function) -> Option<ResizeObserver> {
    let class = Reflect::get(window, &"ResizeObserver".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let made = Reflect::construct(&class, &js_sys::Array::of1(call)).ok()?;
    Some(made.unchecked_into())
}
