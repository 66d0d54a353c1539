//! `cargo xtask release`: everything that a release consists of, into `target/release-artifacts/`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::archive;
use crate::bill;
use crate::command::say;
use crate::licences;
use crate::linked::Product;
use crate::native;
use crate::package;
use crate::standalone::STANDALONE;
use crate::tools::once;
use xtask::paths;

/// Every file's SHA-256, as `sha256sum --check` reads it.
const CHECKSUMS: &str = "SHA256SUMS";

/// Builds all of it and puts it in the place of the last one in one step.
///
/// # Errors
///
/// When a part cannot be built, or there is no Node, without which a release lacks the page in one file.
pub fn release() -> Result<()> {
    let fresh = paths::target().join("release-artifacts.new");
    once::remove(&fresh)?;
    fs::create_dir_all(&fresh)?;
    for part in [programs, documents] {
        part(&fresh)?;
    }
    let checksums = checksums(&fresh)?;
    fs::write(fresh.join(CHECKSUMS), &checksums)?;
    let place = paths::target().join("release-artifacts");
    once::replace(&place, &fresh)?;
    say(format_args!("a release is in {}", place.display()));
    print!("{checksums}");
    Ok(())
}

/// What `cargo xtask build` writes: the page as an archive, what of it is also used alone, and the commands, for machines of the kind
/// that built them.
fn programs(place: &Path) -> Result<()> {
    let commands = native::build_with_page(&Product::COMMANDS)?;
    let dist = paths::dist();
    ensure!(
        dist.join(STANDALONE).is_file(),
        "a release has {STANDALONE}, which takes Node: please install it"
    );
    let folder = format!("trro-session-viewer-{}", env!("CARGO_PKG_VERSION"));
    let packed = archive::pack(&folder, &archive::read(&dist)?)?;
    fs::write(place.join(format!("{folder}-dist.tar.gz")), packed)?;
    let alone = [STANDALONE.to_owned(), package::name()].map(|name| dist.join(name));
    for file in alone.iter().chain(&commands) {
        copy(file, place)?;
    }
    Ok(())
}

/// What must or may be known of all that.
fn documents(place: &Path) -> Result<()> {
    for name in ["LICENSE-APACHE", "LICENSE-MIT"] {
        copy(&paths::root().join(name), place)?;
    }
    fs::write(
        place.join(licences::FILE),
        licences::document(&Product::ALL)?,
    )?;
    bill::write(place)?;
    Ok(())
}

fn copy(file: &Path, place: &Path) -> Result<()> {
    let name = file.file_name().context("a file without a name")?;
    fs::copy(file, place.join(name)).with_context(|| format!("no {}", file.display()))?;
    Ok(())
}

/// A line for each file of the folder, in the order of names.
fn checksums(folder: &Path) -> Result<String> {
    let mut files = fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<PathBuf>>>()?;
    files.sort();
    let mut checksums = String::new();
    for file in files {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        for byte in Sha256::digest(fs::read(&file)?) {
            write!(checksums, "{byte:02x}")?;
        }
        writeln!(checksums, "  {name}")?;
    }
    Ok(checksums)
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;

    #[test]
    fn sums_are_those_of_sha256sum() {
        let folder = env::temp_dir().join(format!("xtask-release-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("b"), "").unwrap();
        fs::write(folder.join("a"), "abc").unwrap();
        let checksums = checksums(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            checksums,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad  a\n\
             e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  b\n"
        );
    }
}
