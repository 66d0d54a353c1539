//! The compiler that the toolchain file pins: what it is and where it lies.

use std::path::PathBuf;

use anyhow::{Context, Result};

use crate::command::{in_root, output};

/// What the compiler says of itself.
pub struct Toolchain {
    /// The machine that it runs on, as it names targets.
    pub host: String,
    /// Its version, `1.95.0`.
    pub release: String,
    /// The commit that it was built from, under which its own library is compiled.
    pub commit: String,
    /// Its folder.
    pub sysroot: PathBuf,
}

impl Toolchain {
    /// Asks the compiler.
    ///
    /// # Errors
    ///
    /// When there is none, or it says something else.
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
