//! Conversion of small values to JavaScript.

use serde::Serialize;
use wasm_bindgen::prelude::*;

/// A small value as a plain JavaScript object: `None` is `null`, a map is an object.
pub fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&serializer)?)
}

#[wasm_bindgen]
extern "C" {
    /// A copy of a plain object.
    #[wasm_bindgen(catch, js_name = structuredClone)]
    pub fn copied(object: &JsValue) -> Result<JsValue, JsValue>;
}
