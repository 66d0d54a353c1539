//! Programs from npm and PyPI, if the machine has Node or Python.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use anyhow::{Context, Result};

use super::once;
use crate::command::{in_root, output, run, run_within, say};
use xtask::paths;

/// Its wasm-opt reduces the module by some per cent.
const BINARYEN: &str = "132.0.0";

/// Reduces scripts and style sheets by a fifth.
const ESBUILD: &str = "0.28.2";

/// Checks the type declarations.
const TYPESCRIPT: &str = "7.0.2";

/// Deque's accessibility checks.
const AXE: &str = "4.14.1";

/// The independent computation with which statistics are compared. Has wheels for Python 3.10 to 3.13.
const SCHEMATHESIS: &str = "4.32.5";
const CLOUD_SDK: &str = "3.1.195";
const NUMPY: &str = "2.2.6";
const PANDAS: &str = "3.1.1";
const CYCLONEDX: &str = "11.12.0";

/// The wasm optimiser, or `None` without Node.
///
/// # Errors
///
/// If npm fails.
pub fn wasm_opt() -> Result<Option<Command>> {
    command("binaryen", BINARYEN, "wasm-opt")
}

/// The minifier for scripts and style sheets, or `None` without Node.
///
/// # Errors
///
/// If npm fails.
pub fn esbuild() -> Result<Option<Command>> {
    command("esbuild", ESBUILD, "esbuild")
}

/// The type checker, or `None` without Node.
///
/// # Errors
///
/// If npm fails.
pub fn typescript() -> Result<Option<Command>> {
    command("typescript", TYPESCRIPT, "tsc")
}

/// The script that checks accessibility, or `None` without npm.
///
/// # Errors
///
/// If npm fails.
pub fn axe() -> Result<Option<PathBuf>> {
    Ok(package("axe-core", AXE)?.map(|folder| folder.join("axe.min.js")))
}

/// The `node_modules` locked by a folder's `package-lock.json`; install scripts are disabled.
///
/// # Errors
///
/// If there is no npm, or it fails.
pub fn locked(name: &str, folder: &Path) -> Result<PathBuf> {
    let npm = paths::on_path(&["npm"]).context("no npm here: please install Node")?;
    let [package, lock] = ["package.json", "package-lock.json"];
    let mut hasher = DefaultHasher::new();
    fs::read(folder.join(lock))?.hash(&mut hasher);
    let home = paths::tools()?.join(format!("{name}-{:016x}", hasher.finish()));
    once::fill(&home, |part| {
        say(format_args!("fetching {name} from npm"));
        for file in [package, lock] {
            fs::copy(folder.join(file), part.join(file))?;
        }
        run(Command::new(npm)
            .args(["ci", "--ignore-scripts", "--prefix"])
            .arg(part))
    })?;
    Ok(home.join("node_modules"))
}

/// A package's command, run by Node.
fn command(name: &str, version: &str, command: &str) -> Result<Option<Command>> {
    let (Some(node), Some(folder)) = (paths::on_path(&["node"]), package(name, version)?) else {
        return Ok(None);
    };
    let mut node = in_root(node);
    node.arg(folder.join("bin").join(command));
    Ok(Some(node))
}

/// The folder of a package from npm; install scripts are disabled.
fn package(name: &str, version: &str) -> Result<Option<PathBuf>> {
    let Some(npm) = paths::on_path(&["npm"]) else {
        return Ok(None);
    };
    let home = paths::tools()?.join(format!("{name}-{version}"));
    once::fill(&home, |part| {
        say(format_args!("fetching {name} {version} from npm"));
        run(Command::new(npm)
            .args(["install", "--no-save", "--ignore-scripts", "--prefix"])
            .arg(part)
            .arg(format!("{name}@{version}")))
    })?;
    Ok(Some(home.join("node_modules").join(name)))
}

/// A Python with NumPy, or `None` without Python.
///
/// # Errors
///
/// As [`python_with`].
pub fn numpy() -> Result<Option<PathBuf>> {
    python_with("numpy", NUMPY)
}

/// A Python with pandas, or `None` without Python.
///
/// # Errors
///
/// As [`python_with`].
pub fn pandas() -> Result<Option<PathBuf>> {
    python_with("pandas", PANDAS)
}

/// A Python with the cloud's official SDK, or `None` without Python.
///
/// # Errors
///
/// As [`python_with`].
pub fn cloud_sdk() -> Result<Option<PathBuf>> {
    python_with("tencentcloud-sdk-python-common", CLOUD_SDK)
}

/// A Python with the schema of bills of materials, or `None` without Python.
///
/// # Errors
///
/// As [`python_with`].
pub fn cyclonedx() -> Result<Option<PathBuf>> {
    python_with("cyclonedx-python-lib[json-validation]", CYCLONEDX)
}

/// Installs a wheel with one of these SHA-256 into its own environment.
///
/// # Errors
///
/// If there is no Python, or no such wheel for this machine within a minute.
pub fn wheel(name: &str, version: &str, checksums: &[&str], part: &Path) -> Result<()> {
    let python = paths::on_path(&["python3"]).context("there is no python3")?;
    let checksums: Vec<String> = checksums
        .iter()
        .map(|sum| format!("--hash=sha256:{sum}"))
        .collect();
    output(Command::new(python).args(["-m", "venv"]).arg(part))?;
    let list = part.join("requirements.txt");
    fs::write(
        &list,
        format!("{name}=={version} {}\n", checksums.join(" ")),
    )?;
    run_within(
        Command::new(part.join("bin/python"))
            .args([
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
            ])
            .args([
                "--only-binary",
                ":all:",
                "--no-deps",
                "--require-hashes",
                "-r",
            ])
            .arg(list),
        Duration::from_mins(1),
    )
}

/// schemathesis, which tests a server against its `OpenAPI` document; `None` without Python.
///
/// # Errors
///
/// As [`python_with`].
pub fn schemathesis() -> Result<Option<Command>> {
    let python = python_with("schemathesis", SCHEMATHESIS)?;
    // Not the script itself: its first line contains the folder's name at installation, which has changed since.
    Ok(python.map(|python| {
        let mut command = Command::new(&python);
        command.arg(python.with_file_name("schemathesis"));
        command
    }))
}

/// # Errors
///
/// If Python cannot create an environment, as on Debian without `python3-venv`, or there is no wheel.
fn python_with(package: &str, version: &str) -> Result<Option<PathBuf>> {
    let Some(python) = paths::on_path(&["python3"]) else {
        return Ok(None);
    };
    let name = package.split('[').next().unwrap_or(package);
    let home = paths::tools()?.join(format!("{name}-{version}"));
    once::fill(&home, |part| {
        say(format_args!("fetching {name} {version} from PyPI"));
        run(Command::new(python).args(["-m", "venv"]).arg(part))?;
        run(Command::new(part.join("bin/python"))
            .args(["-m", "pip", "install", "--quiet", "--only-binary", ":all:"])
            .arg(format!("{package}=={version}")))
    })?;
    Ok(Some(home.join("bin/python")))
}
