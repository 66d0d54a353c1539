//! The commands that people run, as they are handed out.

use std::path::PathBuf;
use std::thread;

use anyhow::Result;

use crate::command::{joined, run, say};
use crate::flags::release_cargo;
use crate::linked::Product;
use crate::page;
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

/// Builds the page and commands at the same time: each has work for one core only, the page at its end, a command while it is linked.
/// Where the commands are.
///
/// # Errors
///
/// When one of them does not compile.
pub fn build_with_page(products: &[Product]) -> Result<Vec<PathBuf>> {
    thread::scope(|scope| {
        let commands = scope.spawn(|| products.iter().copied().map(build).collect());
        page::build()?;
        joined(commands)
    })
}
