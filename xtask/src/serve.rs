//! `cargo xtask serve`: serves the page with its signing backend on the loopback address.

use std::io::{self, BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::command::{in_root, say};
use crate::linked::Product;
use crate::native;
use xtask::paths;

/// Builds and serves until the process ends.
///
/// # Errors
///
/// If the port is in use or the build fails.
pub fn serve(port: u16, open: bool) -> Result<()> {
    // Checked before the build, which may take minutes.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| taken(port))?;
    let built = native::build_with_page(&[Product::Backend])?;
    let mut backend = in_root(&built[0]);
    backend
        .args(["--listen", &format!("127.0.0.1:{port}"), "--static"])
        .arg(paths::dist());
    if !has_key() {
        say(
            "no API key here, so sessions are made ones (--demo); docs/backend.md says how to give one",
        );
        backend.arg("--demo");
    }
    if open {
        return serve_and_show(backend);
    }
    exec_backend(backend)
}

/// Whether the backend would find a key, valid or not.
fn has_key() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let profile = || Some(std::env::home_dir()?.join(".tencentcloud/credentials"));
    named("TENCENTCLOUD_SECRET_ID")
        || named("TENCENTCLOUD_CREDENTIALS_FILE")
        || profile().is_some_and(|file| file.is_file())
}

/// Replaces this process by the backend, so that signals reach it.
fn exec_backend(mut backend: Command) -> Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::process::CommandExt;
        Err(backend.exec()).context("cannot start the backend")
    }
    #[cfg(not(unix))]
    {
        let status = backend.status().context("cannot start the backend")?;
        anyhow::ensure!(status.success(), "the backend ended with {status}");
        Ok(())
    }
}

/// Starts the backend as a child, and opens a browser once it listens.
fn serve_and_show(mut backend: Command) -> Result<()> {
    let mut child = backend
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start the backend")?;
    let mut line = String::new();
    if let Some(stdout) = child.stdout.take() {
        BufReader::new(stdout).read_line(&mut line)?;
    }
    print!("{line}");
    if let Some(url) = line.trim().strip_prefix("listening on ") {
        show(url).unwrap_or_else(|error| say(format_args!("no browser: {error}")));
    }
    let status = child.wait()?;
    anyhow::ensure!(status.success(), "the backend ended with {status}");
    Ok(())
}

/// A demo backend on a free port, stopped on drop.
pub struct Background(Child);

impl Background {
    /// Builds and starts it.
    ///
    /// # Errors
    ///
    /// If it does not compile or start.
    pub fn demo() -> Result<Self> {
        let mut backend = in_root(native::build(Product::Backend)?);
        backend.args(["--demo", "--listen", "127.0.0.1:0"]);
        backend.env("RUST_LOG", "warn").stdout(Stdio::piped());
        Ok(Self(backend.spawn().context("cannot start the backend")?))
    }

    /// Its address.
    ///
    /// # Errors
    ///
    /// If it does not print one.
    pub fn url(&mut self) -> Result<String> {
        let stdout = self.0.stdout.take().context("asked before")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        let url = line.trim().strip_prefix("listening on ");
        url.map(str::to_owned)
            .context("the backend does not listen")
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn taken(port: u16) -> String {
    format!("port {port} is taken: choose another with --port")
}

/// Opens an address in the user's browser.
fn show(url: &str) -> io::Result<()> {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    Command::new(program).arg(url).spawn().map(drop)
}
