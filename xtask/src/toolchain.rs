//! The pinned compiler: version and folders.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{in_root, output};

/// What the compiler reports about itself.
pub struct Toolchain {
    /// The host's target triple.
    pub host: String,
    /// Its version, `1.95.0`.
    pub release: String,
    /// The commit it was built from, which is part of its library's paths.
    pub commit: String,
    /// Its sysroot.
    pub sysroot: PathBuf,
}

impl Toolchain {
    /// Asks the compiler.
    ///
    /// # Errors
    ///
    /// If there is none, or its output is unexpected.
    pub fn ask() -> Result<Self> {
        let about = output(in_root("rustc").arg("-vV"))?;
        let value = |name: &str| {
            let line = about.lines().find_map(|line| line.strip_prefix(name));
            line.map(str::to_owned)
                .with_context(|| format!("rustc does not tell its {name}"))
        };
        let sysroot = output(in_root("rustc").args(["--print", "sysroot"]))?;
        Ok(Self {
            host: value("host: ")?,
            release: value("release: ")?,
            commit: value("commit-hash: ")?,
            sysroot: PathBuf::from(sysroot.trim()),
        })
    }
}
