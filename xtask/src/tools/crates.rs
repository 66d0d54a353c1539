//! Programs from crates.io, at `<tools>/<name>-<version>/bin/<program>`.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::once;
use crate::command::{cargo, in_root, output, run, say};
use crate::lock;
use xtask::paths;

/// A program from crates.io.
pub struct Tool {
    name: &'static str,
    version: String,
    /// What it must bring, the one that tells the version first.
    programs: &'static [&'static str],
    /// More options of `cargo install`.
    options: &'static [&'static str],
    /// How much the compiler should try: 0 is soonest there, 1 for what works through megabytes.
    opt_level: &'static str,
}

/// Builds the page. 0.22 wants Rust 1.96. Without its features it cannot download anything, which it should not.
#[must_use]
pub fn trunk() -> Tool {
    Tool {
        name: "trunk",
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        options: &["--no-default-features"],
        opt_level: "0",
    }
}

/// Writes the module's glue. Its version must be the crate's to the last digit, so it is read from `Cargo.lock`.
///
/// # Errors
///
/// When `Cargo.lock` names no such crate.
pub fn wasm_bindgen() -> Result<Tool> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let pinned = lock::packages(&lock).find(|locked| locked.name == "wasm-bindgen");
    let version = pinned.context("no wasm-bindgen in Cargo.lock")?.version;
    Ok(Tool {
        name: "wasm-bindgen-cli",
        version: version.to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        options: &["--no-default-features"],
        opt_level: "1",
    })
}

/// Drives Firefox.
#[must_use]
pub fn geckodriver() -> Tool {
    plain("geckodriver", "0.37.1", &["geckodriver"])
}

/// Checks licences and sources.
#[must_use]
pub fn cargo_deny() -> Tool {
    plain("cargo-deny", "0.20.2", &["cargo-deny"])
}

/// Feeds `import` with nonsense.
#[must_use]
pub fn cargo_fuzz() -> Tool {
    plain("cargo-fuzz", "0.13.2", &["cargo-fuzz"])
}

fn plain(name: &'static str, version: &str, programs: &'static [&'static str]) -> Tool {
    Tool {
        name,
        version: version.to_owned(),
        programs,
        options: &[],
        opt_level: "0",
    }
}

impl Tool {
    /// The folder that holds its programs, after installing it if there is no ready copy of exactly this version.
    ///
    /// # Errors
    ///
    /// When it cannot be installed.
    pub fn folder(&self) -> Result<PathBuf> {
        let home = paths::tools()?.join(format!("{}-{}", self.name, self.version));
        if !home.is_dir()
            && let Some(theirs) = self.on_path()
        {
            return Ok(theirs);
        }
        once::fill(&home, |part| self.install(part))?;
        let folder = home.join("bin");
        ensure!(
            self.is_complete(&folder),
            "{} lacks a program: remove it and try again",
            folder.display()
        );
        Ok(folder)
    }

    /// The path of its first program.
    ///
    /// # Errors
    ///
    /// When it cannot be installed.
    pub fn program(&self) -> Result<PathBuf> {
        Ok(self.folder()?.join(self.programs[0]))
    }

    fn on_path(&self) -> Option<PathBuf> {
        let program = paths::on_path(&[self.programs[0]])?;
        let folder = program.parent()?.to_owned();
        (self.is_complete(&folder) && self.is_version_of(&program)).then_some(folder)
    }

    fn is_complete(&self, folder: &Path) -> bool {
        self.programs
            .iter()
            .all(|program| folder.join(format!("{program}{EXE_SUFFIX}")).is_file())
    }

    fn is_version_of(&self, program: &Path) -> bool {
        output(Command::new(program).arg("--version"))
            .is_ok_and(|text| text.split_whitespace().any(|word| word == self.version))
    }

    fn install(&self, part: &Path) -> Result<()> {
        let Self { name, version, .. } = self;
        if paths::on_path(&["cargo-binstall"]).is_some() && self.fetch(part).is_ok() {
            return Ok(());
        }
        say(format_args!(
            "building {name} {version}, once, for a few minutes"
        ));
        // Beside the part, so that an interrupted build goes on where it was.
        let target = part.with_extension("build");
        run(cargo()
            .args(["install", "--locked", name, "--version", version, "--root"])
            .arg(part)
            .args(self.options)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", self.opt_level)
            .env("CARGO_PROFILE_RELEASE_DEBUG", "false"))?;
        once::remove(&target)
    }

    /// A ready binary, where somebody publishes one for this machine.
    fn fetch(&self, part: &Path) -> Result<()> {
        let Self { name, version, .. } = self;
        say(format_args!("looking for a ready {name} {version}"));
        run(cargo()
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
                "--root",
            ])
            .arg(part)
            .arg(format!("{name}@{version}")))?;
        ensure!(
            self.is_complete(&part.join("bin")),
            "not everything was there"
        );
        Ok(())
    }
}

/// Makes sure that the compiler can build for the browser. `rust-toolchain.toml` names the target, so it can, as a rule.
///
/// # Errors
///
/// When rustup cannot add it.
pub fn ensure_wasm_target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let libraries =
        output(in_root("rustc").args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(libraries.trim()).is_dir() {
        return Ok(());
    }
    say(format_args!("adding the target {TARGET}"));
    run(in_root("rustup").args(["target", "add", TARGET]))
}
