//! Flags for everything that leaves this machine, and for nothing else: they take its folders out of what is compiled, so that two
//! machines make the same bytes and nobody reads where they were made.
//!
//! What only tests run is compiled without them, or everybody who calls Cargo by hand would compile it twice.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::command::cargo;
use crate::linked;
use crate::toolchain::Toolchain;
use xtask::paths;

/// Between two flags, as Cargo has it.
const SEPARATOR: &str = "\x1f";

/// A cargo that compiles what is handed out.
///
/// # Errors
///
/// When Cargo or the compiler does not say where things lie.
pub fn release_cargo() -> Result<Command> {
    let mut command = cargo();
    apply(&mut command)?;
    Ok(command)
}

/// Lets a program that calls Cargo compile what is handed out.
///
/// # Errors
///
/// When Cargo or the compiler does not say where things lie.
pub fn apply(command: &mut Command) -> Result<()> {
    let toolchain = Toolchain::ask()?;
    let mut names = vec![
        (paths::root().to_owned(), ".".to_owned()),
        (paths::target(), "target".to_owned()),
        (
            // Only where somebody installed the library's sources.
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

/// What the caller wants besides. Cargo would take one of these variables alone.
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
