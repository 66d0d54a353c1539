//! Thresholds as plain data: `{name: number}` of those that are otherwise than usual.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::derive::judge::Thresholds;

/// The usual thresholds, but for those that the object names.
///
/// What a later version has named, this one does not know. That every value is a number above 0 the element has seen to, which
/// can tell its host before there is a module.
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

/// Those that are otherwise than usual.
pub fn data_of(thresholds: &Thresholds) -> JsValue {
    let data = Object::new();
    for (limit, value) in thresholds.changed() {
        // It refuses nothing: the object is our own.
        let _ = Reflect::set(&data, &limit.name.into(), &(*value).into());
    }
    data.into()
}
