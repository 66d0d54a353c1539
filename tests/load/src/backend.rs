//! The backend under load.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};

use crate::crowd::USER;

/// A running backend, stopped on drop.
pub struct Backend {
    /// Where it listens.
    pub url: String,
    child: Child,
}

impl Backend {
    /// With these keys and that cloud.
    pub fn start(program: &str, endpoint: &str, [id, key]: [&str; 2]) -> Result<Self> {
        let mut child = Command::new(program)
            .env_clear()
            .env("TENCENTCLOUD_SECRET_ID", id)
            .env("TENCENTCLOUD_SECRET_KEY", key)
            .env("RUST_LOG", "warn")
            .args(["--listen", "127.0.0.1:0", "--endpoint", endpoint])
            .args(["--trust-forwarded-user", USER])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .spawn()
            .with_context(|| format!("cannot start {program}"))?;
        let mut first = String::new();
        let stdout = child.stdout.take().context("no stdout")?;
        BufReader::new(stdout).read_line(&mut first)?;
        let url = first.trim().strip_prefix("listening on ");
        let url = url.with_context(|| format!("it said {first:?}"))?;
        Ok(Self {
            url: url.to_owned(),
            child,
        })
    }

    /// Its memory use, if the system reports it.
    pub fn memory_megabytes(&self) -> Result<f64> {
        let file = format!("/proc/{}/status", self.child.id());
        let Ok(status) = fs::read_to_string(&file) else {
            return Ok(f64::NAN);
        };
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
        let kilobytes = line.and_then(|line| line.split_whitespace().next());
        Ok(kilobytes
            .with_context(|| format!("{file} has no VmRSS"))?
            .parse::<f64>()?
            / 1000.0)
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
