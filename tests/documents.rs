//! What holds of the documents: they are short, and every relative link leads somewhere.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the documents has failed"
)]

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Words that a document may have, as `wc -w` counts them.
const MOST_WORDS: [(&str, usize); 7] = [
    ("README.md", 600),
    ("docs/backend.md", 1700),
    ("docs/embedding.md", 2000),
    ("docs/errors.md", 1800),
    ("docs/findings.md", 5000),
    ("docs/metrics.md", 3000),
    ("docs/performance.md", 1000),
];
/// And all below `docs/` together.
const MOST_WORDS_OF_DOCS: usize = 16_000;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// The Markdown files of a folder, in the order of their names.
fn markdown_in(folder: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join(folder)).unwrap();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "md"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{folder} has no documents");
    files
}

fn docs() -> Vec<PathBuf> {
    [markdown_in("docs"), markdown_in("docs/adr")].concat()
}

#[test]
fn documents_are_short() {
    for (name, most) in MOST_WORDS {
        let count = words(&read(&root().join(name)));
        assert!(count <= most, "{name} has {count} words, {most} at most");
    }
    let count: usize = docs().iter().map(|path| words(&read(path))).sum();
    assert!(
        count <= MOST_WORDS_OF_DOCS,
        "docs/ has {count} words, {MOST_WORDS_OF_DOCS} at most"
    );
}

#[test]
fn the_readme_begins_with_both_commands() {
    let text = read(&root().join("README.md"));
    let start: String = text.lines().take(20).collect();
    for command in ["cargo xtask serve", "cargo xtask test"] {
        assert!(start.contains(command), "{command} is not near the top");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let files = [
        markdown_in("."),
        docs(),
        markdown_in("bench"),
        markdown_in("examples"),
    ]
    .concat();
    let broken: Vec<String> = files
        .iter()
        .flat_map(|path| {
            let of = path.strip_prefix(root()).unwrap().display().to_string();
            let targets = links(&read(path)).into_iter();
            targets
                .filter(|target| !resolves(path, target))
                .map(move |target| format!("{of}: {target}"))
        })
        .collect();
    assert!(broken.is_empty(), "broken links:\n{}", broken.join("\n"));
}

#[test]
fn a_broken_link_is_found() {
    let text = "# One `two`: three\n\n[a](b.md#c) `[no](link)` ![d](e.png)\n\n```md\n[no](link)\n# No heading\n```\n\n## One two three\n\n## 中文 A\n";
    assert_eq!(links(text), ["b.md#c", "e.png"]);
    assert_eq!(
        anchors(text),
        ["one-two-three", "one-two-three-1", "中文-a"]
    );
    let readme = root().join("README.md");
    let anchor = anchors(&read(&readme)).pop().unwrap();
    for target in ["https://example.org/x", "docs", "docs/findings.md"] {
        assert!(resolves(&readme, target), "{target}");
    }
    assert!(resolves(&readme, &format!("#{anchor}")));
    for target in ["#no-such-heading", "docs/no-such.md", "docs/findings.md#no"] {
        assert!(!resolves(&readme, target), "{target}");
    }
}

/// Whether a link from that file leads to a file or folder, and to a heading of it where it names one.
fn resolves(from: &Path, target: &str) -> bool {
    if target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let (file, anchor) = target.split_once('#').unwrap_or((target, ""));
    let path = match file {
        "" => from.to_owned(),
        file => from.parent().unwrap().join(file),
    };
    let is_markdown = path.extension().is_some_and(|end| end == "md");
    path.exists()
        && (anchor.is_empty()
            || is_markdown && anchors(&read(&path)).iter().any(|known| known == anchor))
}

/// The lines that are no code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut is_code = false;
    text.lines().filter(move |line| {
        let is_fence = line.trim_start().starts_with("```");
        is_code ^= is_fence;
        !is_code && !is_fence
    })
}

/// Where the links and pictures of a document lead.
fn links(text: &str) -> Vec<String> {
    let mut found = Vec::new();
    for line in prose(text) {
        // Every other piece stands between backticks.
        let outside: String = line.split('`').step_by(2).collect();
        for piece in outside.split("](").skip(1) {
            found.extend(piece.split_once(')').map(|(target, _)| target.to_owned()));
        }
    }
    found
}

/// The names that GitHub gives to the headings of a document.
fn anchors(text: &str) -> Vec<String> {
    let mut seen: HashMap<String, usize> = HashMap::new();
    prose(text)
        .filter(|line| line.starts_with('#'))
        .map(|line| {
            let heading = line.trim_start_matches('#').trim().to_lowercase();
            let name: String = heading
                .chars()
                .filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter))
                .map(|letter| if letter == ' ' { '-' } else { letter })
                .collect();
            let count = seen.entry(name.clone()).or_default();
            *count += 1;
            match *count {
                1 => name,
                count => format!("{name}-{}", count - 1),
            }
        })
        .collect()
}
