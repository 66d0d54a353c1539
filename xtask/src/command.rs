//! Running other programs, and saying so.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::Duration;

use anyhow::{Context, Result, bail};

use xtask::paths;

/// Says what is being done. On stderr, because stdout belongs to results.
pub fn say(what: impl std::fmt::Display) {
    eprintln!("xtask: {what}");
}

/// The cargo that started us, so that the pinned toolchain is used throughout.
#[must_use]
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = in_root(&cargo);
    // What Cargo tells us of our own package: some build scripts look at it, and would run again whenever somebody else calls Cargo.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// A program that starts in the root of the repository.
#[must_use]
pub fn in_root(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

/// Puts a folder before all others where the program looks for programs.
///
/// # Errors
///
/// When the folder's name cannot stand in `PATH`.
pub fn path_first(command: &mut Command, folder: &Path) -> Result<()> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    Ok(())
}

/// Runs it to its end; what it prints goes to stderr.
///
/// # Errors
///
/// When it cannot be started or ends with a failure.
pub fn run(command: &mut Command) -> Result<()> {
    run_for_result(command.stdout(io::stderr()))
}

/// Runs it to its end; what it prints is our own result.
///
/// # Errors
///
/// When it cannot be started or ends with a failure.
pub fn run_for_result(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs it to its end and returns what it printed.
///
/// # Errors
///
/// When it cannot be started or ends with a failure.
pub fn output(command: &mut Command) -> Result<String> {
    let Output {
        status,
        stdout,
        stderr,
    } = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!(
            "{} ended with {status}\n{}",
            shown(command),
            String::from_utf8_lossy(&stderr).trim_end()
        );
    }
    Ok(String::from_utf8_lossy(&stdout).into_owned())
}

/// `12.3 s`, or `4 min 05 s`.
#[must_use]
pub fn shown_time(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 100 {
        format!("{:.1} s", time.as_secs_f64())
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    std::iter::once(name)
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
