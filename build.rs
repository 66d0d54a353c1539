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
    let mut texts = String::from("[");
    for catalogue in &all {
        texts += &format!("{:?},", locales::keys::texts(catalogue));
    }
    fs::write(out.join("texts.rs"), texts + "]")?;
    Ok(())
}
