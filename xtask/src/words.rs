//! What browsers load of the catalogues: a script for each language, and their list, beside the other scripts in `www/`.

use std::fs;

use anyhow::Result;
use locales::script;

use crate::styles;
use xtask::paths;

/// Writes them; a language that is gone takes its script along.
///
/// # Errors
///
/// When a catalogue is faulty or a file cannot be written.
pub fn write() -> Result<()> {
    let all = locales::all(&paths::root().join("locales"))?;
    let www = paths::root().join("www");
    for entry in fs::read_dir(&www)? {
        let path = entry?.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("words-") {
            fs::remove_file(&path)?;
        }
    }
    for catalogue in &all {
        fs::write(
            www.join(script::file(&catalogue.tag)),
            script::words(catalogue),
        )?;
    }
    fs::write(www.join("languages.js"), script::list(&all))?;
    styles::write(&all)
}
