//! Folders.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// The root of the repository.
#[must_use]
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The output of `cargo xtask build`.
#[must_use]
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Cargo's target folder.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), |dir| root().join(dir))
}

/// The built examples, each in a folder that can be served.
#[must_use]
pub fn examples() -> PathBuf {
    target().join("examples")
}

/// The folder of pinned tools, so that a user's own copies are not touched.
///
/// # Errors
///
/// If no home folder is known.
pub fn tools() -> Result<PathBuf> {
    if let Some(dir) = env::var_os("TRRO_TOOLS") {
        return std::path::absolute(dir).context("TRRO_TOOLS is no path");
    }
    let cache = match env::var_os("XDG_CACHE_HOME") {
        Some(dir) => PathBuf::from(dir),
        None => env::home_dir()
            .context("no home folder: say with TRRO_TOOLS where tools may be installed")?
            .join(".cache"),
    };
    Ok(cache.join("trro-session-viewer").join("tools"))
}

/// The first of `names` that exists on `PATH`.
#[must_use]
pub fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.iter().find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        folders
            .iter()
            .map(|folder| folder.join(&file))
            .find(|candidate| candidate.is_file())
    })
}
