//! `custom-elements.json`, generated from `www/embed.d.ts` for editors and Storybook.
//!
//! The format is version 2.1.0 of the Custom Elements Manifest schema.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use xtask::declared::{Member, choices, exports, members};

/// The file's name.
pub const MANIFEST: &str = "custom-elements.json";

const TAG: &str = "trro-session-viewer";
const CLASS: &str = "SessionViewer";

/// Writes it into a folder.
///
/// # Errors
///
/// If it cannot be written.
pub fn write(folder: &Path) -> Result<()> {
    let file = folder.join(MANIFEST);
    fs::write(&file, manifest()).with_context(|| format!("cannot write {}", file.display()))
}

fn manifest() -> String {
    let attributes = members("TrroSessionViewerAttributes");
    let properties = members("TrroSessionViewerElement");
    let of_property = |attribute: &Member| {
        let property = camel(&attribute.name);
        let is_there = property == "lang" || properties.iter().any(|one| one.name == property);
        is_there.then(|| ("fieldName", text(&property)))
    };
    let attributes = attributes.iter().map(|one| {
        let facts = [name(&one.name), kind(&one.kind), doc(&one.doc)];
        object(facts.into_iter().flatten().chain(of_property(one)))
    });
    let called = |one: &&Member| !one.name.contains("EventListener") && !one.name.starts_with('[');
    let own = properties.iter().filter(called).map(|one| {
        let is = if one.is_method { "method" } else { "field" };
        let own_kind = if one.is_method { None } else { kind(&one.kind) };
        let readonly = one.is_readonly.then(|| ("readonly", "true".to_owned()));
        let facts = [
            Some(("kind", text(is))),
            name(&one.name),
            own_kind,
            readonly,
            doc(&one.doc),
        ];
        object(facts.into_iter().flatten())
    });
    let events = members("TrroSessionViewerEvents");
    let events = events.iter().map(|one| {
        let facts = [name(&one.name), kind(&one.kind), doc(&one.doc)];
        object(facts.into_iter().flatten())
    });
    let named = |names: Vec<&'static str>| {
        let names = names.into_iter().map(|one| object(name(one)));
        list(names)
    };
    let class = object([
        ("kind", text("class")),
        ("customElement", "true".to_owned()),
        ("tagName", text(TAG)),
        ("name", text(CLASS)),
        ("attributes", list(attributes)),
        ("members", list(own)),
        ("events", list(events)),
        ("cssParts", named(choices("Part"))),
        ("cssProperties", named(choices("CssVariable"))),
    ]);
    let declaration = |of: &str| object([("name", text(of)), ("module", text("embed.js"))]);
    let element = object([
        ("kind", text("custom-element-definition")),
        ("name", text(TAG)),
        ("declaration", declaration(CLASS)),
    ]);
    let functions = exports().into_iter().map(|one| {
        object([
            ("kind", text("js")),
            ("name", text(one)),
            ("declaration", declaration(one)),
        ])
    });
    let module = object([
        ("kind", text("javascript-module")),
        ("path", text("embed.js")),
        ("declarations", list([class])),
        ("exports", list(functions.chain([element]))),
    ]);
    object([
        ("schemaVersion", text("2.1.0")),
        ("modules", list([module])),
    ])
}

#[allow(clippy::unnecessary_wraps, reason = "one of three of a kind")]
fn name(name: &str) -> Option<(&'static str, String)> {
    Some(("name", text(name)))
}

fn kind(kind: &str) -> Option<(&'static str, String)> {
    (!kind.is_empty()).then(|| ("type", object([("text", text(kind))])))
}

fn doc(doc: &str) -> Option<(&'static str, String)> {
    (!doc.is_empty()).then(|| ("description", text(doc)))
}

/// `session-id` as a property name.
fn camel(attribute: &str) -> String {
    let mut words = attribute.split('-');
    let first = words.next().unwrap_or_default().to_owned();
    words.fold(first, |name, word| {
        let (first, rest) = word.split_at(1);
        name + &first.to_ascii_uppercase() + rest
    })
}

fn text(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn object<'a>(entries: impl IntoIterator<Item = (&'a str, String)>) -> String {
    let entries = entries
        .into_iter()
        .map(|(name, value)| format!("\"{name}\":{value}"));
    format!("{{{}}}", entries.collect::<Vec<_>>().join(","))
}

fn list(items: impl IntoIterator<Item = String>) -> String {
    format!("[{}]", items.into_iter().collect::<Vec<_>>().join(","))
}

#[cfg(test)]
mod tests {
    use super::manifest;

    #[test]
    fn tells_of_everything_that_a_host_may_name() {
        let manifest = manifest();
        for part in [
            r#""schemaVersion":"2.1.0""#,
            r#"{"name":"session-id","type":{"text":"string"},"fieldName":"sessionId"}"#,
            r#""tagName":"trro-session-viewer""#,
            r#"{"kind":"field","name":"state","type":{"text":"'empty' | 'loading' | 'ready' | 'failed'"},"readonly":true}"#,
            r#"{"kind":"method","name":"dispose""#,
            r#"{"name":"trro-rangechange""#,
            r#"{"name":"--trro-plot-height"}"#,
            r#"{"kind":"js","name":"configure""#,
        ] {
            assert!(manifest.contains(part), "{part} is not in {manifest}");
        }
        assert!(!manifest.contains("EventListener"));
    }
}
