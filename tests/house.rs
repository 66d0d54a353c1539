//! Rules about the source text that no compiler checks.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: impl AsRef<Path>) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Every file below a folder with one of these extensions.
fn sources(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut folders = vec![root().join(folder)];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|ending| endings.iter().any(|known| ending == *known))
            {
                files.push(path);
            }
        }
    }
    assert!(!files.is_empty(), "{folder} has no {endings:?}");
    files
}

#[test]
fn the_element_tells_the_version_of_the_crate() {
    let expected = format!("version = '{}'", env!("CARGO_PKG_VERSION"));
    assert!(
        read("www/failure.js").contains(&expected),
        "www/failure.js must say {expected}"
    );
}

/// Text from the payload must never become markup.
#[test]
fn nothing_turns_text_into_markup() {
    let ways = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "set_inner_html",
        "insert_adjacent_html",
        "DOMParser",
        "createContextualFragment",
    ];
    for path in sources("src", &["rs"])
        .into_iter()
        .chain(sources("www", &["js", "html"]))
    {
        let text = fs::read_to_string(&path).unwrap();
        for way in ways {
            assert!(!text.contains(way), "{} uses {way}", path.display());
        }
    }
}

/// A stage may only name earlier stages.
#[test]
fn stages_know_only_what_comes_before_them() {
    let stages: [(&str, &[&str]); 10] = [
        (
            "raw",
            &[
                "model", "import", "derive", "report", "view", "wire", "chart", "export", "text",
                "web",
            ],
        ),
        (
            "model",
            &[
                "raw", "import", "derive", "report", "view", "wire", "chart", "export", "text",
                "web", "serde",
            ],
        ),
        (
            "import",
            &["derive", "report", "view", "wire", "chart", "export", "web"],
        ),
        (
            "derive",
            &[
                "raw", "import", "report", "view", "wire", "chart", "export", "text", "web",
                "serde",
            ],
        ),
        (
            "report",
            &["raw", "import", "view", "wire", "chart", "export", "web"],
        ),
        (
            "view",
            &[
                "raw", "import", "report", "wire", "chart", "export", "web", "serde",
            ],
        ),
        (
            "wire",
            &[
                "raw", "import", "report", "chart", "export", "text", "web", "serde",
            ],
        ),
        (
            "chart",
            &["raw", "import", "report", "wire", "export", "web", "serde"],
        ),
        ("export", &["import", "wire", "web"]),
        (
            "text",
            &[
                "raw", "import", "report", "view", "wire", "chart", "export", "web", "serde",
            ],
        ),
    ];
    for (stage, unknown) in stages {
        for path in sources(&format!("src/{stage}"), &["rs"]) {
            let text = fs::read_to_string(&path).unwrap();
            for other in unknown {
                let names = [
                    format!("crate::{other}::"),
                    format!("use {other}::"),
                    format!("use {other}_"),
                ];
                for name in names {
                    assert!(!text.contains(&name), "{} names {name}", path.display());
                }
            }
        }
    }
}

/// Whoever audits the handling of the secret key has two files to read.
#[test]
fn the_secret_key_is_named_in_two_files() {
    let mut naming: Vec<_> = sources("backend/src", &["rs"])
        .into_iter()
        .filter(|path| {
            let text = fs::read_to_string(path).unwrap();
            text.contains(".key()") || text.contains("key: SecretString")
        })
        .map(|path| path.file_name().unwrap().to_owned())
        .collect();
    naming.sort();
    assert_eq!(naming, ["credentials.rs", "sign.rs"]);
}
