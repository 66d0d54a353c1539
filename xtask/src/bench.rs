//! `cargo xtask bench`: assembles everything that the benchmark serves, then runs it. The benchmark is a separate package, so that other
//! commands need not compile it.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::command::{cargo, run, run_for_result, say};
use crate::page;
use crate::tools::system::Browser;
use crate::tools::{once, scripts};
use xtask::paths;

/// Builds the page, fetches the peers, and measures. `name` is a workload or a contender, or empty for all.
///
/// # Errors
///
/// If something cannot be installed, or a contender does not do what it is asked for.
pub fn bench(quick: bool, name: &str) -> Result<()> {
    page::build()?;
    Browser::Chromium.ensure()?;
    let site = paths::target().join("bench/site");
    assemble(&site)?;
    let mut command = cargo();
    command
        .args(["run", "--package", "bench", "--locked", "--", "--site"])
        .arg(&site)
        .args(quick.then_some("--quick"))
        .args((!name.is_empty()).then_some(name));
    run_for_result(&mut command)
}

/// The build, and below `bench/` a page per contender with a single script.
fn assemble(site: &Path) -> Result<()> {
    let sources = paths::root().join("bench");
    let peers = scripts::locked("peers", &sources)?;
    say("putting the contenders' pages together");
    once::remove(site)?;
    let pages = site.join("bench");
    fs::create_dir_all(&pages)?;
    copy(&paths::dist(), site, |_| true)?;
    let is_copied = |end: &str| ["html", "css"].contains(&end);
    copy(&sources.join("pages"), &pages, is_copied)?;
    // As the libraries' authors recommend: one minified file with only what is used.
    let mut esbuild = scripts::esbuild()?.context("no Node here: please install it")?;
    run(esbuild
        .args([
            "--bundle",
            "--minify",
            "--format=esm",
            "--log-level=warning",
        ])
        .arg(format!("--outdir={}", pages.display()))
        .args(scripts_of(&sources.join("pages"))?)
        .env("NODE_PATH", peers))
}

/// The script of each page, and the one that measures.
fn scripts_of(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut scripts = vec![folder.join("harness.js")];
    for entry in fs::read_dir(folder)? {
        let file = entry?.path();
        if file.extension().is_some_and(|end| end == "html") {
            scripts.push(file.with_extension("js"));
        }
    }
    Ok(scripts)
}

/// Copies the files of a folder with certain extensions.
fn copy(from: &Path, to: &Path, is_wanted: impl Fn(&str) -> bool) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let file = entry?.path();
        let end = file.extension().and_then(|end| end.to_str());
        if let Some(name) = file.file_name()
            && file.is_file()
            && is_wanted(end.unwrap_or_default())
        {
            fs::copy(&file, to.join(name))?;
        }
    }
    Ok(())
}
