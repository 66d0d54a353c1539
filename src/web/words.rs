//! Languages that a script has loaded.

use wasm_bindgen::prelude::*;

use crate::lang::Lang;

/// Takes what the module fills in of a language; nothing of that language can be shown before. The first words stay.
#[wasm_bindgen]
pub fn load_words(tag: &str, words: Option<String>) {
    if let (Some(lang), Some(words)) = (Lang::from_tag(tag), words) {
        lang.load(words);
    }
}
