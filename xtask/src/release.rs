//! `cargo xtask release`: builds all parts of a release into `target/release-artifacts/`.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use sha2::{Digest, Sha256};

use crate::archive;
use crate::bill;
use crate::command::{in_root, output, say};
use crate::licences;
use crate::linked::Product;
use crate::native;
use crate::package;
use crate::standalone::STANDALONE;
use crate::tools::once;
use xtask::paths;

/// SHA-256 of every file, in the format of `sha256sum --check`.
const CHECKSUMS: &str = "SHA256SUMS";

/// Builds everything, then replaces the last release in one step.
///
/// # Errors
///
/// If something is not committed, the tag that CI builds is not this version's, a part cannot be built, or Node is missing, without which
/// there is no standalone page.
pub fn release() -> Result<()> {
    let changes = output(in_root("git").args(["status", "--porcelain"]))?;
    ensure!(
        changes.is_empty(),
        "a release is made of what is committed: commit or stash the rest first"
    );
    let version = env!("CARGO_PKG_VERSION");
    if let Ok(tag) = std::env::var("GITHUB_REF_NAME") {
        ensure!(
            tag == format!("v{version}"),
            "{tag} is not the tag of version {version}"
        );
    }
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

/// The output of `cargo xtask build`: the page as an archive, the parts that are also used alone, and the commands for this kind of
/// machine.
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

/// Licences and bills of materials.
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

/// A line per file of the folder, sorted by name.
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
