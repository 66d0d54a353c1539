//! Builds the native commands for publication.

use std::fs;
use std::path::PathBuf;
use std::thread;

use anyhow::Result;

use crate::command::{joined, run, say};
use crate::flags::release_cargo;
use crate::licences;
use crate::linked::Product;
use crate::page;
use xtask::paths;

/// Builds a command; returns its path.
///
/// # Errors
///
/// If it does not compile.
pub fn build(product: Product) -> Result<PathBuf> {
    let package = product.package();
    say(format_args!("building {package}"));
    run(release_cargo()?.args(["build", "--release", "--locked", "--package", package]))?;
    let place = paths::target().join("release");
    // Whoever hands out the command hands out the licences of what is linked into it.
    fs::write(
        place.join(licences::FILE),
        licences::document(&Product::COMMANDS)?,
    )?;
    Ok(place.join(format!("{package}{}", std::env::consts::EXE_SUFFIX)))
}

/// Builds the page and commands in parallel: each uses a single core for part of the time, the page at its end, a command while linking.
/// Returns the commands' paths.
///
/// # Errors
///
/// If one of them does not compile.
pub fn build_with_page(products: &[Product]) -> Result<Vec<PathBuf>> {
    thread::scope(|scope| {
        let commands = scope.spawn(|| products.iter().copied().map(build).collect());
        page::build()?;
        joined(commands)
    })
}
