//! Thresholds as plain data: `{name: number}` of those that differ from the default.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::derive::judge::Thresholds;

/// The defaults, overridden by the object's entries.
///
/// Names from a later version are ignored. The element has already checked that every value is a number above 0, which works before the
/// module is loaded.
pub fn thresholds_of(data: &JsValue) -> Thresholds {
    let mut thresholds = Thresholds::default();
    if !data.is_object() {
        return thresholds;
    }
    for entry in Object::entries(data.unchecked_ref()).iter() {
        let entry: Array = entry.unchecked_into();
        if let (Some(name), Some(value)) = (entry.get(0).as_string(), entry.get(1).as_f64()) {
            let _ = thresholds.set(&name, value);
        }
    }
    thresholds
}

/// Those that differ from the default.
pub fn data_of(thresholds: &Thresholds) -> JsValue {
    let data = Object::new();
    for (limit, value) in thresholds.changed() {
        // Cannot fail: the object is our own.
        let _ = Reflect::set(&data, &limit.name.into(), &(*value).into());
    }
    data.into()
}
