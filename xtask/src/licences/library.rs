//! The licences of Rust's standard library and its dependencies, from a page that the compiler includes.

use std::collections::BTreeSet;
use std::fs;

use anyhow::{Context, Result, ensure};

use super::Notice;
use crate::command::{in_root, output};
use crate::toolchain::Toolchain;

/// The texts of the library itself; the parts from LLVM are under the exception.
const OWN: [&str; 4] = [
    "MIT.txt",
    "Apache-2.0.txt",
    "LLVM-exception.txt",
    "Unicode-3.0.txt",
];

/// Its packages for backtraces have its terms and are missing on the page.
const SILENT: &str = "addr2line, adler2, memchr, miniz_oxide, object";

/// HTML entities on the page.
const ENTITIES: [(&str, &str); 5] = [
    ("&#60;", "<"),
    ("&#62;", ">"),
    ("&#34;", "\""),
    ("&#39;", "'"),
    ("&#38;", "&"),
];

/// The library, and every package within it for the target.
///
/// # Errors
///
/// If the page is missing or has another format.
pub fn notices(target: &str) -> Result<Vec<Notice>> {
    let toolchain = Toolchain::ask()?;
    let folder = toolchain.sysroot.join("share/doc/rust");
    let read = |name: &str| {
        let file = folder.join(name);
        fs::read_to_string(&file)
            .with_context(|| format!("the toolchain came without {}", file.display()))
    };
    let texts = OWN
        .iter()
        .map(|name| read(&format!("licenses/{name}")))
        .collect::<Result<_>>()?;
    let mut notices = vec![Notice {
        name: format!(
            "the Rust standard library {} (with {SILENT})",
            toolchain.release
        ),
        licence: "(MIT OR Apache-2.0) AND Apache-2.0 WITH LLVM-exception AND Unicode-3.0"
            .to_owned(),
        texts,
    }];
    let within = within(&read("COPYRIGHT-library.html")?, &libraries(target)?)?;
    ensure!(!within.is_empty(), "COPYRIGHT-library.html names nobody");
    notices.extend(within);
    Ok(notices)
}

/// The names of the compiled libraries for a target, as Rust writes them.
fn libraries(target: &str) -> Result<BTreeSet<String>> {
    let folder = output(in_root("rustc").args(["--print", "target-libdir", "--target", target]))?;
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(folder.trim())? {
        let file = entry?.file_name();
        let file = file.to_string_lossy();
        names.extend(between(&file, "lib", "-").map(str::to_owned));
    }
    Ok(names)
}

/// The packages listed on the page, each under a heading, that belong to one of these libraries.
fn within(page: &str, libraries: &BTreeSet<String>) -> Result<Vec<Notice>> {
    page.split("<h3>📦 ")
        .skip(1)
        .filter(|part| libraries.contains(&as_library(part)))
        .map(entry)
        .collect()
}

/// `rustc-demangle-0.1.27</h3>…` is `rustc_demangle`.
fn as_library(part: &str) -> String {
    let is_version = |word: &&str| word.starts_with(|sign: char| sign.is_ascii_digit());
    let words: Vec<&str> = part
        .split('-')
        .take_while(|word| !is_version(word))
        .collect();
    words.join("_")
}

fn entry(part: &str) -> Result<Notice> {
    let name = between(part, "", "</h3>").context("a package without a name")?;
    let licence = between(part, "<b>License:</b> ", "</p>")
        .with_context(|| format!("what is {name} licensed under?"))?;
    let texts: Vec<String> = part
        .split("<pre>")
        .skip(1)
        .filter_map(|text| text.split("</pre>").next())
        .map(plain)
        .collect();
    ensure!(!texts.is_empty(), "{name} brings no text");
    Ok(Notice {
        name: name.to_owned(),
        licence: licence.trim().to_owned(),
        texts,
    })
}

fn between<'a>(text: &'a str, start: &str, end: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(start)?;
    Some(rest.split_once(end)?.0)
}

fn plain(text: &str) -> String {
    ENTITIES
        .iter()
        .fold(text.to_owned(), |text, (written, meant)| {
            text.replace(written, meant)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_package_under_its_heading() {
        let page = "<h2>Others</h2><h3>📦 cc-1.2.0</h3><p><b>License:</b> MIT</p>\n\
                    <pre>\nBy &#34;A &#38; B&#34; &#60;a@b&#62;\n</pre><pre>Two</pre><h3>📦 d-e-1</h3><p><b>License:</b> Zlib</p><pre>3</pre>\
                    <h3>📦 sgx-abi-0.1</h3><p><b>License:</b> MPL-2.0</p>";
        let libraries = ["cc", "d_e"].map(str::to_owned).into();
        let seen: Vec<_> = within(page, &libraries)
            .unwrap()
            .into_iter()
            .map(|notice| (notice.name, notice.licence, notice.texts))
            .collect();
        let entry = |name: &str, licence: &str, texts: &[&str]| {
            let texts: Vec<String> = texts.iter().map(|&text| text.to_owned()).collect();
            (name.to_owned(), licence.to_owned(), texts)
        };
        assert_eq!(
            seen,
            [
                entry("cc-1.2.0", "MIT", &["\nBy \"A & B\" <a@b>\n", "Two"]),
                entry("d-e-1", "Zlib", &["3"]),
            ]
        );
    }

    #[test]
    fn a_package_without_terms_or_text_is_an_error() {
        let libraries = ["a".to_owned()].into();
        let check = |page: &str, expected: bool| {
            assert_eq!(within(page, &libraries).is_ok(), expected, "{page}");
        };
        check(
            "<h3>📦 a-1</h3><p><b>License:</b> MIT</p><pre>x</pre>",
            true,
        );
        check("<h3>📦 a-1</h3><pre>x</pre>", false);
        check("<h3>📦 a-1</h3><p><b>License:</b> MIT</p>", false);
    }
}
