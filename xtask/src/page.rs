//! `cargo xtask build`: the page and its module, into `dist/`.

use std::fs::{self, DirEntry};
use std::path::{Path, PathBuf};
use std::thread;

use anyhow::Result;

use crate::command::{in_root, joined, path_first, run, say};
use crate::flags::{self, release_cargo};
use crate::licences;
use crate::linked::Product;
use crate::manifest;
use crate::package;
use crate::standalone;
use crate::tools::{crates, once, scripts};
use crate::words;
use xtask::paths;

/// The module's file.
const MODULE: &str = "trro-session-viewer_bg.wasm";

/// The fewest bytes after brotli, which are not the fewest in the file: brotli gains from like functions side by side, so none
/// moves into its only caller, and from the same few instructions in place of a value kept for later. Alignments are hints that
/// no browser takes. Plain `-Os` would send 4 % more (a module of 487 KB, binaryen 132).
const PASSES: [&str; 7] = [
    "--dealign",
    "-Os",
    "--one-caller-inline-max-function-size",
    "0",
    "--skip-pass=local-cse",
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
    words::write()?;
    let (trunk, bindgen) = tools_and_module()?;

    let fresh = paths::root().join("dist.new");
    once::remove(&fresh)?;
    say("building the page");
    let mut command = in_root(trunk);
    command
        // It needs nothing from elsewhere: what it would fetch is here already.
        .args(["build", "--offline", "--skip-version-check", "--dist"])
        .arg(&fresh)
        // Trunk reads `NO_COLOR=1` as a mistyped boolean and stops.
        .env_remove("NO_COLOR");
    path_first(&mut command, &bindgen)?;
    flags::apply(&mut command)?;
    run(&mut command)?;
    let module = optimize(&fresh.join(MODULE))?;
    let terms = licences::document(&[Product::Module])?;
    fs::write(fresh.join(licences::FILE), terms)?;
    if !standalone::build(&fresh)? {
        say(format_args!(
            "no Node here, so there is no {}",
            standalone::STANDALONE
        ));
    }
    manifest::write(&fresh)?;
    package::write(&fresh)?;
    shorten(&fresh)?;
    once::replace(&paths::dist(), &fresh)?;
    Ok(module)
}

/// Trunk and the folder of wasm-bindgen's command. On a fresh machine both take minutes to come, of which many have work for one core
/// only: the module is compiled meanwhile, as Trunk will ask for it, and the rest is fetched.
fn tools_and_module() -> Result<(PathBuf, PathBuf)> {
    thread::scope(|scope| {
        let trunk = scope.spawn(|| crates::trunk().program());
        let bindgen = scope.spawn(|| crates::wasm_bindgen()?.folder());
        let scripts = scope.spawn(|| scripts::wasm_opt().and_then(|_| scripts::esbuild()));
        say("compiling the module");
        run(release_cargo()?
            .args(["build", "--profile", "web", "--locked"])
            .args(["--target", "wasm32-unknown-unknown", "--lib"]))?;
        joined(scripts)?;
        Ok((joined(trunk)?, joined(bindgen)?))
    })
}

/// Makes the module smaller where there is Node; says whether it did.
fn optimize(module: &Path) -> Result<Module> {
    let Some(mut wasm_opt) = scripts::wasm_opt()? else {
        say("no Node here, so wasm-opt and esbuild are skipped: everything stays a little larger");
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

/// Takes comments and white space from scripts and style sheets where there is Node; names stay, so that stack traces can be read.
fn shorten(folder: &Path) -> Result<()> {
    let Some(mut esbuild) = scripts::esbuild()? else {
        return Ok(());
    };
    say("esbuild");
    let files = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    let sources = files.iter().map(DirEntry::path).filter(|path| {
        path.extension()
            .is_some_and(|extension| extension == "js" || extension == "css")
    });
    run(esbuild
        .args(sources)
        .args(["--minify-whitespace", "--minify-syntax", "--charset=utf8"])
        .args(["--log-level=warning", "--allow-overwrite"])
        .arg(format!("--outdir={}", folder.display())))
}
