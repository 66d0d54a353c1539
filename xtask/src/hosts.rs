//! Host projects that use the package just built: examples, projects only for tests, and type checks.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};
use flate2::read::GzDecoder;
use tar::Archive;

use crate::command::run;
use crate::package;
use crate::tools::{once, scripts};
use xtask::paths;

/// The name under which hosts install the package.
const PACKAGE: &str = "trro-session-viewer";

/// Builds every example as a host would, and the projects only for tests, into a folder that can be served.
///
/// # Errors
///
/// If one does not build.
pub fn build_examples() -> Result<()> {
    let site = paths::examples();
    once::remove(&site)?;
    let plain = site.join("plain");
    copy(&paths::root().join("examples/plain"), &plain)?;
    unpack(&plain)?;

    let react = prepare("examples/react")?;
    // Importing the element during server-side rendering must not fail.
    let node = paths::on_path(&["node"]).context("no Node here: please install it")?;
    run(Command::new(node)
        .current_dir(&react)
        .args(["--input-type=module", "--eval"])
        .arg("import 'trro-session-viewer';"))?;
    build(&react, "--outDir", &site.join("react"))?;
    // React's strict mode only checks in development builds.
    run(npm_build(&react, "--outDir", &site.join("react-strict"))?
        .args(["--mode", "development"])
        .env("NODE_ENV", "development"))?;

    let vue = prepare("examples/vue")?;
    build(&vue, "--output-path", &site.join("vue/dist"))?;
    fs::copy(vue.join("index.html"), site.join("vue/index.html"))?;

    // Not examples, but served next to them.
    build(&prepare("tests/hosts")?, "--outdir", &site.join("hosts"))
}

/// Checks the types with a sample per kind of host, which contains lines that must fail.
///
/// # Errors
///
/// If the compiler disagrees.
pub fn check_types() -> Result<()> {
    for entry in fs::read_dir(paths::root().join("tests/types"))? {
        let name = entry?.file_name();
        let host = prepare(&format!("tests/types/{}", name.to_string_lossy()))?;
        let mut typescript = scripts::typescript()?.context("no Node here: please install it")?;
        run(typescript.arg("--project").arg(host))?;
    }
    Ok(())
}

/// A copy of a project with its locked dependencies and the package, as after `npm ci` and `npm install`.
fn prepare(project: &str) -> Result<PathBuf> {
    let sources = paths::root().join(project);
    let name = project.replace('/', "-");
    let place = paths::target().join("hosts").join(&name);
    once::remove(&place)?;
    let host = place.join("project");
    copy(&sources, &host)?;
    let modules = host.join("node_modules");
    fs::create_dir_all(&modules)?;
    unpack(&modules)?;
    if sources.join("package-lock.json").exists() {
        // One folder up, where Node looks next: every run shares the packages.
        link(
            &scripts::locked(&name, &sources)?,
            &place.join("node_modules"),
        )?;
    }
    Ok(host)
}

/// Unpacks the package of the last build.
fn unpack(place: &Path) -> Result<()> {
    let file = paths::dist().join(package::name());
    let packed = File::open(&file).with_context(|| format!("there is no {}", file.display()))?;
    Archive::new(GzDecoder::new(packed)).unpack(place)?;
    // npm calls the root of every package this.
    fs::rename(place.join("package"), place.join(PACKAGE))?;
    Ok(())
}

fn build(host: &Path, option: &str, place: &Path) -> Result<()> {
    run(&mut npm_build(host, option, place)?)
}

/// Runs the project's own build script with another output folder.
fn npm_build(host: &Path, option: &str, place: &Path) -> Result<Command> {
    let npm = paths::on_path(&["npm"]).context("no npm here: please install Node")?;
    let mut command = Command::new(npm);
    command
        .current_dir(host)
        .args(["run", "--silent", "build", "--", option])
        .arg(place);
    Ok(command)
}

/// Copies a project without installed or built files.
fn copy(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        if name == "node_modules" || name == "dist" {
            continue;
        }
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &to.join(name))?;
        } else {
            fs::copy(entry.path(), to.join(name))?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn link(folder: &Path, place: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(folder, place)
}

#[cfg(not(unix))]
fn link(folder: &Path, place: &Path) -> io::Result<()> {
    std::os::windows::fs::symlink_dir(folder, place)
}
