//! `cargo xtask release --bump`: sets the next version everywhere, with changelog, commit and tag.

use std::collections::BTreeMap;
use std::fs;
use std::str::FromStr;
use std::time::SystemTime;

use anyhow::{Context, Result, bail, ensure};

use crate::command::{cargo, in_root, output, run, say};
use xtask::paths;

/// Which part of the version is incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bump {
    /// Embedders must change something.
    Major,
    /// New features.
    Minor,
    /// Fixes.
    Patch,
}

/// Files with the version, and the text before it; empty if the number is unique in the file.
const PLACES: [(&str, &str); 13] = [
    ("Cargo.toml", "\nversion = \""),
    ("bench/Cargo.toml", "e2e\", version = \""),
    ("bench/Cargo.toml", "xtask\", version = \""),
    ("tests/e2e/Cargo.toml", "cloud\", version = \""),
    ("tests/e2e/Cargo.toml", "locales\", version = \""),
    ("tests/e2e/Cargo.toml", "xtask\", version = \""),
    ("tests/load/Cargo.toml", "cloud\", version = \""),
    ("npm/package.json", "\"version\": \""),
    ("www/failure.js", "version = '"),
    ("docs/backend-openapi.yaml", "\n  version: "),
    ("docs/embedding.md", "trro-session-viewer-"),
    ("docs/embedding.md", "version: '"),
    ("tests/e2e/src/cases/host.rs", ""),
];

/// Lock files with our own packages.
const LOCKS: [&str; 2] = ["Cargo.lock", "fuzz/Cargo.lock"];

const CHANGELOG: &str = "CHANGELOG.md";

impl FromStr for Bump {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "major" => Ok(Self::Major),
            "minor" => Ok(Self::Minor),
            "patch" => Ok(Self::Patch),
            _ => bail!("the bumps are major, minor and patch"),
        }
    }
}

/// Writes the next version everywhere, dates the changelog, commits and tags. Pushes nothing.
///
/// # Errors
///
/// If there are uncommitted changes, a file has another version, or there is nothing to release.
pub fn bump(bump: Bump) -> Result<()> {
    let git = |arguments: &[&str]| output(in_root("git").args(arguments));
    ensure!(
        git(&["status", "--porcelain"])?.is_empty(),
        "something is not committed here: commit or stash it first"
    );
    let old = env!("CARGO_PKG_VERSION");
    let new = next(old, bump)?;
    let tag = format!("v{new}");
    ensure!(
        git(&["tag", "--list", &tag])?.is_empty(),
        "there is a {tag} already"
    );

    // All are read before the first is written, so that a missing place leaves nothing half done.
    let mut texts = BTreeMap::new();
    for (file, before) in PLACES {
        edit(&mut texts, file, |text| renumbered(text, before, old, &new))?;
    }
    for file in LOCKS {
        edit(&mut texts, file, |text| relocked(text, old, &new))?;
    }
    edit(&mut texts, CHANGELOG, |text| dated(text, &new, &today()?))?;
    for (file, text) in texts {
        fs::write(paths::root().join(file), text)?;
    }
    // A crate that asks for the old version of another one would leave a commit that Cargo refuses to read.
    let resolved =
        output(cargo().args(["metadata", "--locked", "--offline", "--format-version", "1"]));
    if let Err(error) = resolved {
        run(in_root("git").args(["checkout", "--quiet", "--", "."]))?;
        return Err(error.context("the new version does not resolve; nothing was changed"));
    }

    run(in_root("git")
        .args(["commit", "--quiet", "--all", "--message"])
        .arg(format!("Release {new}")))?;
    run(in_root("git")
        .args(["tag", "--annotate", "--message"])
        .args([&format!("trro-session-viewer {new}"), &tag]))?;
    // A history or an example may keep the old version; a person decides.
    if let Ok(left) = git(&[
        "grep",
        "--line-number",
        "--word-regexp",
        "--fixed-strings",
        old,
        "--",
        ".",
        ":!*.lock",
        ":!*lock.json",
        ":!xtask/src",
    ]) {
        say(format_args!("{old} is still named here:\n{left}"));
    }
    say(format_args!(
        "{new} is committed and tagged as {tag}; nothing was pushed"
    ));
    Ok(())
}

/// Edits a file's text in the map, loading it first if needed.
fn edit(
    texts: &mut BTreeMap<&'static str, String>,
    file: &'static str,
    change: impl FnOnce(&str) -> Result<String>,
) -> Result<()> {
    let text = match texts.remove(file) {
        Some(text) => text,
        None => {
            fs::read_to_string(paths::root().join(file)).with_context(|| format!("no {file}"))?
        }
    };
    texts.insert(file, change(&text).with_context(|| format!("in {file}"))?);
    Ok(())
}

/// The next version.
fn next(old: &str, bump: Bump) -> Result<String> {
    let numbers = old
        .split('.')
        .map(str::parse)
        .collect::<Result<Vec<u64>, _>>()?;
    let [major, minor, patch] = numbers[..] else {
        bail!("{old} is not of three numbers");
    };
    let [major, minor, patch] = match bump {
        Bump::Major => [major + 1, 0, 0],
        Bump::Minor => [major, minor + 1, 0],
        Bump::Patch => [major, minor, patch + 1],
    };
    Ok(format!("{major}.{minor}.{patch}"))
}

/// The text with another version after every occurrence of `before`.
fn renumbered(text: &str, before: &str, old: &str, new: &str) -> Result<String> {
    let found = format!("{before}{old}");
    ensure!(text.contains(&found), "no {:?}", found.trim());
    Ok(text.replace(&found, &format!("{before}{new}")))
}

/// A lock file with another version for local packages.
fn relocked(lock: &str, old: &str, new: &str) -> Result<String> {
    let (before, after) = [old, new]
        .map(|version| format!("\nversion = \"{version}\"\n"))
        .into();
    let entries: Vec<String> = lock
        .split_inclusive("\n\n")
        .map(|entry| {
            let is_ours = entry.starts_with("[[package]]") && !entry.contains("\nsource = ");
            if is_ours {
                entry.replacen(&before, &after, 1)
            } else {
                entry.to_owned()
            }
        })
        .collect();
    let changed = entries.concat();
    ensure!(changed != lock, "no package of version {old}");
    Ok(changed)
}

/// The changelog with all unreleased entries under the new version's heading.
fn dated(changelog: &str, new: &str, day: &str) -> Result<String> {
    const OPEN: &str = "## [Unreleased]\n";
    let (head, rest) = changelog
        .split_once(OPEN)
        .context("no heading [Unreleased]")?;
    let news = rest.split("\n## ").next().unwrap_or_default();
    ensure!(!news.trim().is_empty(), "nothing is under [Unreleased]");
    Ok(format!("{head}{OPEN}\n## [{new}] - {day}\n{rest}"))
}

/// The current date in UTC, as 2026-11-29.
fn today() -> Result<String> {
    day(&httpdate::fmt_http_date(SystemTime::now()))
}

/// The date of `Sun, 29 Nov 2026 10:23:17 GMT`.
fn day(date: &str) -> Result<String> {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let words: Vec<&str> = date.split(' ').collect();
    let [_, day, month, year, ..] = words[..] else {
        bail!("what day is {date:?}?");
    };
    let month = MONTHS
        .iter()
        .position(|name| *name == month)
        .context("no month")?
        + 1;
    Ok(format!("{year}-{month:02}-{day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = env!("CARGO_PKG_VERSION");

    #[test]
    fn goes_up_by_one() {
        let check = |old: &str, bump: Bump, expected: Option<&str>| {
            assert_eq!(next(old, bump).ok().as_deref(), expected, "{old} {bump:?}");
        };
        check("0.1.0", Bump::Minor, Some("0.2.0"));
        check("0.9.3", Bump::Minor, Some("0.10.0"));
        check("0.9.3", Bump::Major, Some("1.0.0"));
        check("1.2.3", Bump::Patch, Some("1.2.4"));
        check("1.2", Bump::Patch, None);
        check("1.2.3-rc.1", Bump::Patch, None);
    }

    #[test]
    fn every_place_tells_the_version() {
        for (file, before) in PLACES {
            let text = fs::read_to_string(paths::root().join(file)).unwrap();
            let changed = renumbered(&text, before, OLD, "7.8.9").unwrap();
            assert!(changed.contains(&format!("{before}7.8.9")), "{file}");
        }
        for file in LOCKS {
            let lock = fs::read_to_string(paths::root().join(file)).unwrap();
            let changed = relocked(&lock, OLD, "7.8.9").unwrap();
            assert!(changed.contains("name = \"trro-session-viewer\"\nversion = \"7.8.9\""));
        }
    }

    /// Only then does every crate ask for the version that the others have.
    #[test]
    fn every_crate_of_ours_is_asked_for_by_a_place() {
        let manifests = output(in_root("git").args(["ls-files", "*Cargo.toml"])).unwrap();
        for file in manifests.lines() {
            let text = fs::read_to_string(paths::root().join(file)).unwrap();
            let asked = text
                .lines()
                .filter(|line| line.contains("path = ") && line.contains("version = "));
            for line in asked {
                let is_covered =
                    |(place, before): &(&str, &str)| *place == file && line.contains(before);
                assert!(PLACES.iter().any(is_covered), "{file}: {line}");
            }
        }
    }

    #[test]
    fn a_package_from_elsewhere_keeps_its_version() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"b\"\nversion = \"0.1.0\"\nsource = \"x\"\n";
        let changed = relocked(lock, "0.1.0", "0.2.0").unwrap();
        assert_eq!(changed, lock.replacen("0.1.0", "0.2.0", 1));
        assert!(relocked(lock, "0.3.0", "0.4.0").is_err());
    }

    #[test]
    fn a_changelog_opens_anew_above_what_is_released() {
        let check = |text: &str, expected: Option<&str>| {
            let seen = dated(text, "0.2.0", "2026-11-29").ok();
            assert_eq!(seen.as_deref(), expected, "{text}");
        };
        check(
            "# Log\n\n## [Unreleased]\n\n### Added\n\n- It.\n",
            Some("# Log\n\n## [Unreleased]\n\n## [0.2.0] - 2026-11-29\n\n### Added\n\n- It.\n"),
        );
        check(
            "## [Unreleased]\n\n## [0.1.0] - 2026-01-01\n\n- It.\n",
            None,
        );
        check("# Log\n", None);
    }

    #[test]
    fn a_day_is_written_as_changelogs_have_it() {
        let check = |date: &str, expected: Option<&str>| {
            assert_eq!(day(date).ok().as_deref(), expected, "{date}");
        };
        check("Sun, 29 Nov 2026 10:23:17 GMT", Some("2026-11-29"));
        check("Thu, 01 Jan 1970 00:00:00 GMT", Some("1970-01-01"));
        check("Thu, 01 Foo 1970 00:00:00 GMT", None);
    }
}
