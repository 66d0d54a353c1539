//! `cargo xtask build`: the page and its module, into `dist/`.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::command::{in_root, path_first, run, say};
use crate::tools::{crates, once, scripts};
use xtask::paths;

/// The module's file.
const MODULE: &str = "trro-session-viewer_bg.wasm";

/// The fewest bytes after brotli. `-Os` and `-Oz` take more off the file, but they inline, which repeats code in ways that
/// brotli cannot see: 3 % more to send than without wasm-opt (a module of 598 kB, binaryen 132).
const PASSES: [&str; 5] = [
    "-O1",
    "--dae-optimizing",
    "--duplicate-function-elimination",
    "--strip-debug",
    "--strip-producers",
];

/// What rustc 1.95 assumes of a browser; `strip` takes the section away that would tell.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// What makes the file smaller and what is sent of it larger: a function within another is no longer like its neighbours,
/// values kept for later use take the place of the same few instructions, and alignments are hints that no browser takes.
const FOR_COMPRESSION: [&str; 4] = [
    "--dealign",
    "--one-caller-inline-max-function-size",
    "0",
    "--skip-pass=local-cse",
];

/// What wasm-opt did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Module {
    /// It made the module smaller.
    Optimized,
    /// There is no Node, so it is as the compiler left it.
    Plain,
}

/// Builds everything, then puts it in the place of the last build in one step.
///
/// # Errors
///
/// When a tool cannot be installed or the build fails; the last build is then untouched.
pub fn build() -> Result<Module> {
    // Two builds at once would write into each other's folder.
    let _lock = once::lock(&paths::root().join("dist.lock"), "the page")?;
    crates::ensure_wasm_target()?;
    let trunk = crates::trunk().program()?;
    let bindgen = crates::wasm_bindgen()?.folder()?;

    let fresh = paths::root().join("dist.new");
    once::remove(&fresh)?;
    say("building the page");
    let mut command = in_root(trunk);
    command
        .args(["build", "--skip-version-check", "--dist"])
        .arg(&fresh)
        // Trunk reads `NO_COLOR=1` as a mistyped boolean and stops.
        .env_remove("NO_COLOR");
    path_first(&mut command, &bindgen)?;
    run(&mut command)?;
    let module = optimize(&fresh.join(MODULE))?;
    replace(&paths::dist(), &fresh)?;
    Ok(module)
}

/// Makes the module smaller where there is Node; says whether it did.
fn optimize(module: &Path) -> Result<Module> {
    let Some(mut wasm_opt) = scripts::wasm_opt()? else {
        say("no Node here, so wasm-opt is skipped: the module stays a little larger");
        return Ok(Module::Plain);
    };
    say("wasm-opt");
    let smaller = module.with_extension("opt");
    run(wasm_opt
        .arg(module)
        .args(PASSES)
        .args(FEATURES)
        .arg("-o")
        .arg(&smaller))?;
    fs::rename(smaller, module)?;
    Ok(Module::Optimized)
}

/// Two renames: whoever is being served sees the old build or the new one.
fn replace(place: &Path, fresh: &Path) -> Result<()> {
    let old = place.with_extension("old");
    once::remove(&old)?;
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(fresh, place).with_context(|| format!("cannot write {}", place.display()))?;
    once::remove(&old)
}
