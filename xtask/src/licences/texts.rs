//! The licence texts in a package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::Notice;
use crate::linked::Crate;
use xtask::paths;

/// Prefixes of such files' names, in any case.
const NAMES: [&str; 6] = [
    "license",
    "licence",
    "copying",
    "copyright",
    "notice",
    "unlicense",
];

/// The package's name, terms and texts.
///
/// # Errors
///
/// If it contains no text and its terms have no standard text.
pub fn notice(linked: &Crate) -> Result<Notice> {
    let name = format!("{} {}", linked.name, linked.version);
    let mut files = Vec::new();
    collect(&linked.folder, &mut files)?;
    files.sort();
    if files.is_empty() {
        files.push(common(&linked.licence).with_context(|| name.clone())?);
    }
    let texts = files
        .iter()
        .map(|file| Ok(String::from_utf8_lossy(&fs::read(file)?).into_owned()))
        .collect::<Result<_>>()?;
    Ok(Notice {
        name,
        licence: linked.licence.clone(),
        texts,
    })
}

/// Recursively, since bundled third-party code has its own terms next to it.
fn collect(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let entry = entry?;
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            collect(&path, files)?;
        } else if is_text(&path) {
            files.push(path);
        }
    }
    Ok(())
}

fn is_text(path: &Path) -> bool {
    let name = |path: &Path| {
        path.file_name()
            .map(|name| name.to_string_lossy().to_lowercase())
            .unwrap_or_default()
    };
    let is_named = NAMES.iter().any(|start| name(path).starts_with(start));
    // As in REUSE: LICENSES/MIT.txt.
    let is_kept = path
        .parent()
        .is_some_and(|folder| name(folder) == "licenses");
    let is_source = path.extension().is_some_and(|end| end == "rs");
    (is_named || is_kept) && !is_source
}

/// If a package lacks its text but offers a licence whose text names nobody, that text is used.
fn common(licence: &str) -> Result<PathBuf> {
    if !licence.split(" OR ").any(|offer| offer == "Apache-2.0") {
        bail!("it brings no text of {licence}");
    }
    Ok(paths::root().join("LICENSE-APACHE"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_text_by_its_name() {
        let check = |path: &str, expected: bool| {
            assert_eq!(is_text(Path::new(path)), expected, "{path}");
        };
        check("serde-1.0.0/LICENSE-MIT", true);
        check("serde-1.0.0/license.md", true);
        check("memchr-2.0.0/UNLICENSE", true);
        check("memchr-2.0.0/COPYING", true);
        check("crc-1.0.0/LICENSES/MIT.txt", true);
        check("ring-0.17.0/third_party/fiat/LICENSE", true);
        check("spdx-1.0.0/src/licenses.rs", false);
        check("serde-1.0.0/README.md", false);
    }

    #[test]
    fn a_forgotten_text_is_replaced_where_that_is_allowed() {
        let check = |licence: &str, expected: bool| {
            assert_eq!(common(licence).is_ok(), expected, "{licence}");
        };
        check("MIT OR Apache-2.0", true);
        check("Apache-2.0", true);
        check("MIT", false);
        check("MIT AND Apache-2.0", false);
    }
}
