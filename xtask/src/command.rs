//! Runs other programs and reports what is being done.

use std::ffi::OsStr;
use std::io;
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::thread::{self, ScopedJoinHandle};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail};

use xtask::paths;

/// Reports progress on stderr, since stdout is for results.
pub fn say(what: impl std::fmt::Display) {
    eprintln!("xtask: {what}");
}

/// The cargo that started this program, so that the pinned toolchain is used everywhere.
#[must_use]
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = in_root(&cargo);
    // Cargo's variables about our own package: some build scripts depend on them, and would run again when Cargo is called by someone else.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(name);
        }
    }
    command
}

/// A program that runs in the root of the repository.
#[must_use]
pub fn in_root(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(paths::root());
    command
}

/// Prepends a folder to the program's `PATH`.
///
/// # Errors
///
/// If the folder's name is not valid in `PATH`.
pub fn path_first(command: &mut Command, folder: &Path) -> Result<()> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(std::env::split_paths(&path));
    command.env("PATH", std::env::join_paths(folders)?);
    Ok(())
}

/// Runs it to completion; its output goes to stderr.
///
/// # Errors
///
/// If it cannot be started or fails.
pub fn run(command: &mut Command) -> Result<()> {
    run_for_result(command.stdout(io::stderr()))
}

/// Runs it to completion; its output is our own result.
///
/// # Errors
///
/// If it cannot be started or fails.
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

/// Runs it with a time limit; its output goes to stderr.
///
/// # Errors
///
/// If it cannot be started, fails, or takes longer.
pub fn run_within(command: &mut Command, limit: Duration) -> Result<()> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .spawn()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break status;
        }
        if started.elapsed() > limit {
            child.kill()?;
            child.wait()?;
            bail!("{} took more than {}", shown(command), shown_time(limit));
        }
        thread::sleep(Duration::from_millis(50));
    };
    if !status.success() {
        bail!("{} ended with {status}", shown(command));
    }
    Ok(())
}

/// Runs it to completion and returns its output.
///
/// # Errors
///
/// If it cannot be started or fails.
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

/// The result of a thread.
///
/// # Errors
///
/// The thread's error, or that it panicked.
pub fn joined<T>(part: ScopedJoinHandle<'_, Result<T>>) -> Result<T> {
    part.join()
        .map_err(|_| anyhow!("a part of xtask panicked"))?
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_ends_by_itself_or_is_ended() {
        let check = |program: &str, argument: &str, limit: Duration, expected: &str| {
            let result = run_within(Command::new(program).arg(argument), limit);
            let error = result.err().map(|error| error.to_string());
            assert_eq!(error.as_deref().unwrap_or("done"), expected);
        };
        let long = Duration::from_mins(1);
        check("sleep", "0", long, "done");
        check(
            "sleep",
            "60",
            Duration::from_millis(100),
            "sleep 60 took more than 0.1 s",
        );
        check("false", "", long, "false  ended with exit status: 1");
    }
}
