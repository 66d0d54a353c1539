//! The commands that people run, as they are handed out.

use std::path::PathBuf;

use anyhow::Result;

use crate::command::{run, say};
use crate::flags::release_cargo;
use crate::linked::Product;
use xtask::paths;

/// Builds a command; where it is.
///
/// # Errors
///
/// When it does not compile.
pub fn build(product: Product) -> Result<PathBuf> {
    let package = product.package();
    say(format_args!("building {package}"));
    run(release_cargo()?.args(["build", "--release", "--locked", "--package", package]))?;
    let name = format!("{package}{}", std::env::consts::EXE_SUFFIX);
    Ok(paths::target().join("release").join(name))
}
