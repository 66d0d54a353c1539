//! Small values as JavaScript has them.

use serde::Serialize;
use wasm_bindgen::JsValue;

/// A small value as a plain JavaScript object: `None` is `null`, a map is an object.
pub fn plain(value: &impl Serialize) -> Result<JsValue, JsValue> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    Ok(value.serialize(&serializer)?)
}
