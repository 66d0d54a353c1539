//! Compiles the catalogues of `locales/`: a constant for each message, and the texts for programs that have every language.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=locales");
    let all = locales::all(Path::new("locales"))?;
    let out = env::var("OUT_DIR")?;
    let out = Path::new(&out);
    fs::write(out.join("keys.rs"), locales::keys::source(&all))?;
    fs::write(out.join("languages.rs"), locales::keys::languages(&all))?;
    let mut texts = Vec::new();
    for catalogue in &all {
        let file = out.join(format!("{}.txt", catalogue.tag));
        fs::write(&file, locales::keys::texts(catalogue))?;
        texts.push(format!("include_str!(\"{}\")", file.display()));
    }
    fs::write(out.join("texts.rs"), format!("[{}]", texts.join(",\n")))?;
    Ok(())
}
