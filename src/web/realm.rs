//! Objects of other frames: a host's page and the module's may be two, as in micro-frontends, where the module runs in a hidden frame.
//!
//! What a frame made is of that frame's classes, so things are told by what they have; and the frame in which an element stands
//! has the clock, the size and the styles that it is shown with.

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::*;
use web_sys::{
    CanvasRenderingContext2d, Element, HtmlElement, HtmlInputElement, KeyboardEvent, Node,
    PointerEvent, Request, ResizeObserver, Response, WheelEvent, Window,
};

/// What is told by a property that nothing else has which might stand in its place.
pub trait CrossRealm: JsCast {
    /// The property.
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

/// That thing, if it is of that kind, whichever frame made it.
pub fn cast<T: CrossRealm>(value: &JsValue) -> Option<&T> {
    let is = value.is_object() && Reflect::has(value, &T::MARKER_PROPERTY.into()).unwrap_or(false);
    is.then(|| value.unchecked_ref())
}

/// The same, of its own.
pub fn into_cast<T: CrossRealm>(value: impl Into<JsValue>) -> Option<T> {
    let value = value.into();
    cast::<T>(&value).is_some().then(|| value.unchecked_into())
}

/// The window that shows it. The shadow root knows: wujie has elements say that they stand in the hidden frame.
pub fn window_of(node: &Node) -> Option<Window> {
    let shown = node
        .get_root_node()
        .owner_document()
        .or_else(|| node.owner_document())
        .and_then(|document| document.default_view());
    shown.or_else(web_sys::window)
}

/// An observer of the frame that shows what it observes: one of a hidden frame is never called.
pub fn resize_observer(window: &Window, call: &Function) -> Option<ResizeObserver> {
    let class = Reflect::get(window, &"ResizeObserver".into()).ok()?;
    let class: Function = class.dyn_into().ok()?;
    let made = Reflect::construct(&class, &js_sys::Array::of1(call)).ok()?;
    Some(made.unchecked_into())
}
