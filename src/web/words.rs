//! Languages that a script has loaded.

use wasm_bindgen::prelude::*;

use crate::lang::Lang;

/// Takes what the module fills in of a language; nothing of that language can be shown before. The first words stay. Says whether there are
/// any: not where they are of another version than the module.
#[wasm_bindgen]
#[must_use]
pub fn load_words(tag: &str, words: Option<String>) -> bool {
    let lang = Lang::from_tag(tag);
    lang.is_some_and(|lang| lang.load(words.unwrap_or_default()))
}
