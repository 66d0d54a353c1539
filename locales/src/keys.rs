//! The Rust source that has a constant for each message: `kind-gap-fact` is `kind::GAP_FACT`.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crc::{CRC_32_ISO_HDLC, Crc};

use crate::{Catalogue, FIRST, Owner, rust_keys};

/// Constants with their English text as documentation, and the languages.
///
/// # Panics
///
/// Never: writing to a string does not fail.
#[must_use]
pub fn source(all: &[Catalogue]) -> String {
    let mut out = String::new();
    let Some(first) = all.iter().find(|catalogue| catalogue.tag == FIRST) else {
        return out;
    };
    let mut modules: BTreeMap<&str, Vec<(String, usize, &str)>> = BTreeMap::new();
    for (number, key) in rust_keys(first).into_iter().enumerate() {
        let (module, name) = key.split_once('-').unwrap_or(("other", key));
        let text = first.messages[key].text.as_str();
        modules
            .entry(module)
            .or_default()
            .push((constant(name), number, text));
    }
    for (module, messages) in modules {
        let _ = writeln!(
            out,
            "/// Messages `{module}-…`.\npub mod {module} {{\n    use crate::lang::Message;"
        );
        for (name, number, text) in messages {
            let _ = writeln!(
                out,
                "    #[doc = {:?}]\n    pub const {name}: Message = Message::new({number});",
                described(text)
            );
        }
        out.push_str("}\n");
    }
    out
}

/// The languages with their tags, and the number of the first message of errors.
#[must_use]
pub fn languages(all: &[Catalogue]) -> String {
    let mut out = String::from("impl Lang {\n");
    let Some(first) = all.first() else {
        return out;
    };
    for (number, catalogue) in all.iter().enumerate() {
        let _ = writeln!(
            out,
            "    /// `{0}`.\n    pub const {1}: Self = Self({number});",
            catalogue.tag,
            constant(&catalogue.tag),
        );
    }
    let tags: Vec<&str> = all.iter().map(|catalogue| catalogue.tag.as_str()).collect();
    let _ = writeln!(
        out,
        "    /// Every language, in the order of their tags.\n    pub const ALL: [Self; {}] = [{}];\n}}",
        all.len(),
        tags.iter()
            .map(|tag| format!("Self::{}", constant(tag)))
            .collect::<Vec<_>>()
            .join(", "),
    );
    let is_of_module = |key: &&str| Owner::of(key) == Owner::Module;
    let errors_from = rust_keys(first)
        .iter()
        .filter(|key| is_of_module(key))
        .count();
    let _ = writeln!(
        out,
        "#[cfg(target_family = \"wasm\")]\nconst VERSION: &str = {:?};",
        version(first)
    );
    let _ = writeln!(out, "const FIRST_ERROR: u16 = {errors_from};");
    let _ = writeln!(out, "const TAGS: [&str; {}] = {tags:?};", all.len());
    out
}

/// What tells one list of messages from another: messages are found by their numbers. CRC-32 of the keys.
#[must_use]
pub fn version(catalogue: &Catalogue) -> String {
    let keys = rust_keys(catalogue).join("\n");
    format!(
        "{:08x}",
        Crc::<u32>::new(&CRC_32_ISO_HDLC).checksum(keys.as_bytes())
    )
}

/// The texts of one language that Rust fills in, after the version of the list and the plural categories.
#[must_use]
pub fn texts(catalogue: &Catalogue) -> String {
    let mut out = version(catalogue);
    out.push('\0');
    out.push_str(&catalogue.plurals);
    for key in rust_keys(catalogue) {
        out.push('\0');
        out.push_str(&catalogue.messages[key].text);
    }
    out
}

fn constant(name: &str) -> String {
    name.replace('-', "_").to_ascii_uppercase()
}

/// Its text as documentation.
fn described(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        out.push_str(match letter {
            '\x01' | '\x03' => "{",
            '\x02' => "}",
            '\x04' => " [",
            '\x05' => "] ",
            '\x06' => " }",
            _ => {
                out.push(letter);
                continue;
            }
        });
    }
    if out.trim().is_empty() {
        return "Blank.".to_owned();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn a_constant_for_each_message_of_rust() {
        let en = catalogue(
            "en",
            "ui-to = To { $n }\nerrors-x = Ex\npage-y = Why\nui-at = At",
        )
        .unwrap();
        let found = source(std::slice::from_ref(&en));
        for line in [
            "pub mod ui {",
            "pub const AT: Message = Message::new(0);",
            "#[doc = \"To {n}\"]",
            "pub const TO: Message = Message::new(1);",
            "pub const X: Message = Message::new(2);",
        ] {
            assert!(found.contains(line), "{line} in {found}");
        }
        assert!(!found.contains("Why"));
        assert_eq!(texts(&en), "a5a863bb\0\0At\0To \x01n\x02\0Ex");
        assert!(languages(&[en]).contains("pub const EN: Self = Self(0);"));
    }
}
