//! `cargo xtask soak reproducible`: builds a release in two folders and compares them.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{cargo, in_root, run, say};
use crate::tools::once;
use xtask::paths;

/// Of different lengths, so that a folder's name shows even if only its length is stored.
const PLACES: [&str; 2] = ["a", "another/place"];

/// Builds the last commit in two folders and compares the checksum of every file.
///
/// # Errors
///
/// If a build fails, or the files differ, which the error lists.
pub fn reproducible() -> Result<()> {
    let home = paths::target().join("reproducible");
    once::remove(&home)?;
    let places = PLACES.map(|place| home.join(place));
    // Both before the first build, which takes so long that there may be a new commit.
    for place in &places {
        run(in_root("git")
            .args(["clone", "--quiet", "--no-hardlinks"])
            .arg(paths::root())
            .arg(place))?;
    }
    let mut checksums = Vec::new();
    for place in &places {
        say(format_args!("a release in {}", place.display()));
        checksums.push(release_in(place)?);
    }
    let differing: Vec<&str> = checksums[0]
        .lines()
        .filter(|line| !checksums[1].lines().any(|other| other == *line))
        .collect();
    ensure!(
        differing.is_empty() && checksums[0].len() == checksums[1].len(),
        "not the same in {}:\n{}",
        home.display(),
        differing.join("\n")
    );
    println!(
        "reproducible: {} files, the same in two folders\n{}",
        checksums[0].lines().count(),
        checksums[0]
    );
    once::remove(&home)
}

/// Builds a release and returns its checksums.
fn release_in(place: &Path) -> Result<String> {
    run(cargo()
        .current_dir(place)
        .args(["xtask", "release"])
        .env_remove("CARGO_TARGET_DIR"))?;
    let checksums = place.join("target/release-artifacts/SHA256SUMS");
    fs::read_to_string(&checksums).with_context(|| format!("no {}", checksums.display()))
}
