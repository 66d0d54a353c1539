//! What `npm publish` would take: the element with all that it reaches, as it was written.
//!
//! Not as it is served: shortened scripts lack the comments that keep bundlers from following addresses, and bundlers shorten anyway.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::archive::{self, Files};
use crate::command::say;
use crate::licences;
use crate::manifest::MANIFEST;
use xtask::paths;

/// Where everything begins.
const ENTRY: &str = "embed.js";

/// Rewritten here: a bundler finds no file whose name is put together, and what it takes an address of a style sheet for depends
/// on how the host's own style sheets are treated.
const SHEETS: &str = "sheets.js";

/// What no script names.
const BESIDE: [&str; 3] = ["embed.d.ts", MANIFEST, licences::FILE];

/// Of this project and not of the build, with what npm knows it by.
const OURS: [(&str, &str); 5] = [
    ("package.json", "npm/package.json"),
    ("README.md", "npm/README.md"),
    ("styles.js", "npm/styles.js"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// The file's name.
#[must_use]
pub fn name() -> String {
    format!("trro-session-viewer-{}.tgz", env!("CARGO_PKG_VERSION"))
}

/// Packs what lies in a folder, and puts the package there.
///
/// # Errors
///
/// When a file is missing that the element needs.
pub fn write(folder: &Path) -> Result<()> {
    let files = gather(folder)?;
    // npm calls every package so inside.
    let package = archive::pack("package", &files)?;
    let unpacked: usize = files.values().map(Vec::len).sum();
    let (name, count, size) = (name(), files.len(), package.len());
    say(format_args!(
        "{name}: {size} bytes, {count} files of {unpacked} bytes"
    ));
    fs::write(folder.join(name), package)?;
    Ok(())
}

/// The element, every file that it or one of these names, and what belongs to a package.
fn gather(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for (name, path) in OURS {
        files.insert(name.to_owned(), read(&paths::root().join(path))?);
    }
    files.insert(SHEETS.to_owned(), sheets(folder)?.into_bytes());
    for name in BESIDE {
        files.insert(name.to_owned(), read(&folder.join(name))?);
    }
    let mut open = vec![ENTRY.to_owned()];
    while let Some(name) = open.pop() {
        if files.contains_key(&name) {
            continue;
        }
        let bytes = read(&folder.join(&name))?;
        let script = String::from_utf8_lossy(&bytes);
        let beside = named(&script).filter(|named| folder.join(named).is_file());
        open.extend(beside.map(str::to_owned));
        files.insert(name, bytes);
    }
    Ok(files)
}

/// The files beside it that a script names, in whatever way: `'./a.js'`, `"./b.wasm"`, without what follows a question mark.
fn named(script: &str) -> impl Iterator<Item = &str> {
    script
        .split(['\'', '"'])
        .filter_map(|text| text.strip_prefix("./"))
        .map(|text| text.split('?').next().unwrap_or(text))
}

/// The style sheets as a module.
fn sheets(folder: &Path) -> Result<String> {
    let mut module = "/** `viewer.css` and `session.css`. */\nexport const texts = [\n".to_owned();
    for name in ["viewer.css", "session.css"] {
        let text =
            fs::read_to_string(folder.join(name)).with_context(|| format!("cannot read {name}"))?;
        module += &quoted(&text);
        module += ",\n";
    }
    Ok(module + "];\n")
}

/// As a literal of JavaScript that spans lines.
fn quoted(text: &str) -> String {
    let text = text
        .replace('\\', "\\\\")
        .replace('`', "\\`")
        .replace("${", "\\${");
    format!("`{text}`")
}

fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).with_context(|| format!("cannot read {}", file.display()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;
    use std::{env, process};

    use serde_json::Value;

    use super::*;

    /// A build as small as one can be.
    fn build() -> PathBuf {
        let folder = env::temp_dir().join(format!("xtask-package-{}", process::id()));
        fs::create_dir_all(&folder).unwrap();
        for (name, text) in [
            (
                "embed.js",
                "import { style } from './styles.js';\nconst later = () => import(\"./later.js\");",
            ),
            (
                "later.js",
                "import './embed.js'; new URL('./worker.js?no-inline', import.meta.url); './missing.js'",
            ),
            ("worker.js", "'./module.wasm'"),
            ("module.wasm", "\0asm"),
            ("styles.js", "const link = `./${name}`;"),
            ("viewer.css", "a::after { content: '\\201C' }"),
            ("session.css", "b {}"),
            ("embed.d.ts", "export {};"),
            ("custom-elements.json", "{}"),
            (licences::FILE, "MIT"),
            ("page.js", "import './embed.js';"),
            ("sample.json", "{}"),
        ] {
            fs::write(folder.join(name), text).unwrap();
        }
        folder
    }

    #[test]
    fn holds_what_the_element_reaches_and_no_more() {
        let folder = build();
        let files = gather(&folder).unwrap();
        let names: Vec<&str> = files.keys().map(String::as_str).collect();
        assert_eq!(
            names,
            [
                "LICENSE-APACHE",
                "LICENSE-MIT",
                "README.md",
                "THIRD-PARTY-LICENSES.txt",
                "custom-elements.json",
                "embed.d.ts",
                "embed.js",
                "later.js",
                "module.wasm",
                "package.json",
                "sheets.js",
                "styles.js",
                "worker.js",
            ]
        );
        assert!(files["styles.js"].starts_with(b"/** The style sheets of a shadow root"));
    }

    #[test]
    fn style_sheets_stay_what_they_are_as_text() {
        assert_eq!(quoted(r"'\201C' ` ${x} $x"), r"`'\\201C' \` \${x} $x`");
    }

    #[test]
    fn the_package_says_what_npm_asks_of_it() {
        let manifest = read(&paths::root().join("npm/package.json")).unwrap();
        let manifest: Value = serde_json::from_slice(&manifest).unwrap();
        let check = |pointer: &str, expected: &str| {
            let found = manifest.pointer(pointer).and_then(Value::as_str);
            assert_eq!(found, Some(expected), "{pointer}");
        };
        check("/version", env!("CARGO_PKG_VERSION"));
        check("/license", env!("CARGO_PKG_LICENSE"));
        check("/repository/type", "git");
        check("/exports/./types", "./embed.d.ts");
        for field in ["homepage", "bugs", "keywords", "engines", "sideEffects"] {
            assert!(!manifest[field].is_null(), "{field}");
        }
    }
}
