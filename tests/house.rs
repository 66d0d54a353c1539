//! Rules about the source text that no compiler checks.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the sources has failed"
)]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use locales::Owner;

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

/// What a person reads is in `locales/`, and nothing is there that nobody reads.
#[test]
fn messages_are_those_that_are_used() {
    let all = locales::all(&root().join("locales")).unwrap();
    let is_made = |path: &PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy();
        name.starts_with("words-") || name == "languages.js"
    };
    let mut rust = String::new();
    for folder in ["src", "report/src"] {
        for path in sources(folder, &["rs"]) {
            rust.push_str(&fs::read_to_string(path).unwrap());
        }
    }
    let mut scripts = read("index.html");
    for path in sources("www", &["js"]).iter().filter(|path| !is_made(path)) {
        scripts.push_str(&fs::read_to_string(path).unwrap());
    }
    let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-';
    let words_of = |text: &str| -> BTreeSet<String> {
        text.split(|letter| !is_word(letter))
            .map(str::to_owned)
            .collect()
    };
    let (rust, scripts) = (words_of(&rust), words_of(&scripts));
    let mut unused = Vec::new();
    for key in all[0].messages.keys() {
        // For the list of languages, which the build makes.
        if key == "page-language-name" {
            continue;
        }
        let (kind, name) = key.split_once('-').unwrap();
        let is_used = if Owner::of(key) == Owner::Page {
            // A failure is one key with its parts, and some keys are put together of a stage and a name.
            let mut head = name.split("-meaning").next().unwrap();
            head = head.split("-advice").next().unwrap();
            [key.as_str(), head, &format!("{kind}-{head}")]
                .iter()
                .any(|name| scripts.contains(*name))
        } else {
            rust.contains(&name.replace('-', "_").to_ascii_uppercase())
        };
        if !is_used {
            unused.push(key);
        }
    }
    assert!(unused.is_empty(), "nobody shows {unused:?}");
}

#[test]
fn no_source_speaks_chinese() {
    let is_han = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    let folders = [("src", "rs"), ("report/src", "rs"), ("www", "js")];
    for (folder, ending) in folders {
        for path in sources(folder, &[ending]) {
            let name = path.file_name().unwrap().to_string_lossy();
            if name.starts_with("words-") || name == "languages.js" || name == "tests.rs" {
                continue;
            }
            let text = fs::read_to_string(&path).unwrap();
            let code = text.split("#[cfg(test)]").next().unwrap();
            let line = code.lines().find(|line| line.contains(is_han));
            assert_eq!(line, None, "{}", path.display());
        }
    }
}

/// A longer file is about more than one thing.
#[test]
fn no_source_is_longer_than_700_lines() {
    let folders = [
        "src", "report", "backend", "xtask", "locales", "tests", "bench", "www", "styles",
    ];
    for folder in folders {
        for path in sources(folder, &["rs", "js", "css", "ts"]) {
            let name = path.file_name().unwrap().to_string_lossy();
            let is_made = name.starts_with("words-")
                || path
                    .components()
                    .any(|part| part.as_os_str() == "node_modules");
            let is_joined = path.starts_with(root().join("www"))
                && ["session.css", "viewer.css"].contains(&&*name);
            if !is_made && !is_joined {
                let lines = fs::read_to_string(&path).unwrap().lines().count();
                assert!(lines <= 700, "{} has {lines} lines", path.display());
            }
        }
    }
}
