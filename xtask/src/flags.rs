//! Compiler flags for everything that is published: they remove this machine's folders, so that builds are reproducible and reveal no
//! paths.
//!
//! Code that only tests run is compiled without them: otherwise everybody who calls Cargo directly would compile it twice.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::command::cargo;
use crate::linked;
use crate::toolchain::Toolchain;
use xtask::paths;

/// Cargo's separator between two flags.
const SEPARATOR: &str = "\x1f";

/// A cargo that compiles for publication.
///
/// # Errors
///
/// If Cargo or the compiler does not report its folders.
pub fn release_cargo() -> Result<Command> {
    let mut command = cargo();
    apply(&mut command)?;
    Ok(command)
}

/// Makes a program that calls Cargo compile for publication.
///
/// # Errors
///
/// If Cargo or the compiler does not report its folders.
pub fn apply(command: &mut Command) -> Result<()> {
    let toolchain = Toolchain::ask()?;
    let mut names = vec![
        (paths::root().to_owned(), ".".to_owned()),
        (paths::target(), "target".to_owned()),
        (
            // Only if the library's sources are installed.
            toolchain.sysroot.join("lib/rustlib/src/rust"),
            format!("/rustc/{}", toolchain.commit),
        ),
    ];
    let registries = linked::registries(&toolchain.host)?;
    names.extend(
        registries
            .into_iter()
            .map(|folder| (folder, "crates".to_owned())),
    );

    let mut flags = caller_flags();
    for (folder, name) in names {
        flags.push(renaming("--remap-path-prefix", &folder, &name));
    }
    command
        .env("CARGO_ENCODED_RUSTFLAGS", flags.join(SEPARATOR.as_ref()))
        .env_remove("RUSTFLAGS");
    Ok(())
}

/// The caller's own flags: Cargo uses only one of these variables.
fn caller_flags() -> Vec<OsString> {
    let words = |name: &str, separator: &str| -> Vec<OsString> {
        let flags = env::var(name).unwrap_or_default();
        let flags = flags.split(separator).filter(|flag| !flag.is_empty());
        flags.map(OsString::from).collect()
    };
    let encoded = words("CARGO_ENCODED_RUSTFLAGS", SEPARATOR);
    if encoded.is_empty() {
        words("RUSTFLAGS", " ")
    } else {
        encoded
    }
}

fn renaming(option: &str, folder: &Path, name: &str) -> OsString {
    let mut flag = OsString::from(format!("{option}="));
    flag.push(folder);
    flag.push(format!("={name}"));
    flag
}
