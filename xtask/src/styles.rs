//! The style sheets of the element, put together from `styles/` into `www/`.

use std::fmt::Write as _;
use std::fs;

use anyhow::{Context, Result};
use locales::Catalogue;

use xtask::paths;

/// The parts of `session.css`, in the order in which later rules win.
const SESSION: [&str; 15] = [
    "layout",
    "head",
    "findings",
    "badges",
    "score",
    "devices",
    "rows",
    "overview",
    "charts",
    "table",
    "distribution",
    "panels",
    "notes",
    "dock",
    "media",
];

/// Writes `session.css`, and `viewer.css` with what depends on the languages.
///
/// # Errors
///
/// When a part cannot be read or a sheet cannot be written.
pub fn write(languages: &[Catalogue]) -> Result<()> {
    let read = |name: &str| {
        let path = paths::root().join("styles").join(name);
        fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))
    };
    let www = paths::root().join("www");
    let parts = SESSION.map(|part| read(&format!("session/{part}.css")));
    let parts = parts.into_iter().collect::<Result<Vec<_>>>()?;
    fs::write(www.join("session.css"), parts.join("\n"))?;
    fs::write(
        www.join("viewer.css"),
        read("viewer.css")? + &probes(languages),
    )?;
    Ok(())
}

/// A change of language is a transition of the probe: each language has a colour that nobody sees.
fn probes(languages: &[Catalogue]) -> String {
    let mut rules = String::new();
    let mut known = Vec::new();
    for (number, language) in languages.iter().enumerate() {
        let primary = language.tag.split('-').next().unwrap_or_default();
        // A second language with the same first part goes by the whole tag.
        let tag = if known.contains(&primary) {
            &language.tag
        } else {
            primary
        };
        known.push(primary);
        let _ = write!(
            rules,
            "\n.probe:lang({tag}) {{\n  stroke: #{number:06x};\n}}\n"
        );
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_language_has_a_colour_of_its_own() {
        let all = ["en", "zh-CN"].map(|tag| locales::catalogue(tag, "a = b").unwrap());
        let rules = "\n.probe:lang(en) {\n  stroke: #000000;\n}\n\n.probe:lang(zh) {\n  stroke: #000001;\n}\n";
        assert_eq!(probes(&all), rules);
    }
}
