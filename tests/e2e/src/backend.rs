//! Runs the real signing backend, which serves the page too.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use anyhow::{Context, Result};
use fake_cloud::{FakeCloud, Keys};
use tempfile::TempDir;
use xtask::paths;
use xtask::server::EARLY_SCRIPT;

use crate::page::EARLY;

/// What the cloud of these tests knows.
const SECRET_ID: &str = "AKIDfortests0123456789";
const SECRET_KEY: &str = "KeyOfTheTests0123456789abcdefghi";

/// The program, built by the command that runs the tests.
const PROGRAM: &str = "release/trro-session-backend";

/// A running backend, stopped on drop.
pub struct Backend {
    /// Its address, with a trailing slash.
    pub url: String,
    child: Child,
    /// The page with the script that watches it.
    _folder: TempDir,
}

impl Backend {
    /// With synthetic sessions.
    pub fn demo() -> Result<Self> {
        Self::start(&["--demo"], &[])
    }

    /// With a key, and that cloud behind it.
    pub fn of(cloud: &FakeCloud) -> Result<Self> {
        Self::start(&["--endpoint", &cloud.endpoint()], &KEY)
    }

    /// The same for callers with the token.
    pub fn with_token(cloud: &FakeCloud, token: &str) -> Result<Self> {
        let [id, key] = KEY;
        let variables = [id, key, ("TRRO_BACKEND_TOKEN", token)];
        Self::start(&["--endpoint", &cloud.endpoint()], &variables)
    }

    /// Without a key or synthetic sessions.
    pub fn without_key() -> Result<Self> {
        Self::start(&[], &[])
    }

    fn start(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Self> {
        let folder = watched_page()?;
        let program = paths::target().join(PROGRAM);
        let mut child = Command::new(&program)
            .env_clear()
            .envs(variables.iter().copied())
            .args(["--listen", "127.0.0.1:0", "--static"])
            .arg(folder.path())
            .args(arguments)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {}", program.display()))?;
        let mut first = String::new();
        let stdout = child.stdout.take().context("no stdout")?;
        BufReader::new(stdout).read_line(&mut first)?;
        let url = first.trim().strip_prefix("listening on ");
        let url = url.with_context(|| format!("it said {first:?}"))?;
        Ok(Self {
            url: format!("{url}/"),
            child,
            _folder: folder,
        })
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const KEY: [(&str, &str); 2] = [
    ("TENCENTCLOUD_SECRET_ID", SECRET_ID),
    ("TENCENTCLOUD_SECRET_KEY", SECRET_KEY),
];

/// A cloud that knows the key of [`Backend::of`].
pub async fn cloud() -> Result<FakeCloud> {
    let keys = Keys {
        id: SECRET_ID.to_owned(),
        key: SECRET_KEY.to_owned(),
        token: None,
    };
    Ok(FakeCloud::start(keys).await?)
}

/// The build with the script that other drivers than Chromium's need.
fn watched_page() -> Result<TempDir> {
    let folder = TempDir::new()?;
    for file in fs::read_dir(paths::dist())? {
        let file = file?;
        fs::copy(file.path(), folder.path().join(file.file_name()))?;
    }
    let index = folder.path().join("index.html");
    let script = format!("<head><script src=\"{EARLY_SCRIPT}\"></script>");
    let html = fs::read_to_string(&index)?.replacen("<head>", &script, 1);
    fs::write(index, html)?;
    fs::write(folder.path().join(EARLY_SCRIPT), EARLY)?;
    Ok(folder)
}
