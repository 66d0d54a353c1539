//! The JavaScript modules that a browser loads: one for each language, and the list of languages.

use std::fmt::Write as _;

use crate::{Catalogue, Owner, keys, rust_keys};

/// What a language calls itself.
const NAME: &str = "page-language-name";

/// The file of a language.
#[must_use]
pub fn file(tag: &str) -> String {
    format!("words-{tag}.js")
}

/// The list of languages: tag, own name, and how its words are loaded. Bundlers find the files by what is written here.
#[must_use]
pub fn list(all: &[Catalogue]) -> String {
    let mut out = String::from(
        "/** Made from locales/: every language, by tag. */\nexport const LANGUAGES = {\n",
    );
    for catalogue in all {
        let name = catalogue
            .messages
            .get(NAME)
            .map_or(catalogue.tag.as_str(), |name| &name.text);
        let _ = writeln!(
            out,
            "  {}: {{ name: {}, load: () => import('./{}') }},",
            quoted(&catalogue.tag),
            quoted(name),
            file(&catalogue.tag)
        );
    }
    out.push_str("};\n");
    out
}

/// One language.
#[must_use]
pub fn words(catalogue: &Catalogue) -> String {
    let number = rust_keys(catalogue)
        .iter()
        .filter(|key| Owner::of(key) == Owner::Module)
        .count();
    let texts = keys::texts(catalogue);
    let module: Vec<&str> = texts.split('\0').take(number + 2).collect();
    let mut out = format!(
        "/** Made from locales/{0}.ftl. */\nexport default {{\n  tag: {1},\n  plurals: {2},\n  module: {3},\n  errors: [\n",
        catalogue.tag,
        quoted(&catalogue.tag),
        quoted(&catalogue.plurals),
        quoted(&module.join("\0")),
    );
    for text in texts.split('\0').skip(number + 2) {
        let _ = writeln!(out, "    {},", quoted(text));
    }
    out.push_str("  ],\n  page: {\n");
    for (key, message) in &catalogue.messages {
        if Owner::of(key) == Owner::Page {
            let _ = writeln!(out, "    {}: {},", quoted(key), quoted(&message.text));
        }
    }
    out.push_str("  },\n};\n");
    out
}

/// As a string of JavaScript.
fn quoted(text: &str) -> String {
    let mut out = String::from("'");
    for letter in text.chars() {
        match letter {
            '\'' => out.push_str("\\'"),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => {
                let _ = write!(out, "\\x{:02x}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out.push('\'');
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue;

    #[test]
    fn a_module_for_each_language() {
        let en = catalogue(
            "en",
            "ui-to = To { $n }\nerrors-x = It's\npage-y = Why\npage-language-name = English",
        )
        .unwrap();
        assert_eq!(
            words(&en),
            "/** Made from locales/en.ftl. */\nexport default {\n  tag: 'en',\n  plurals: '',\n  module: '1cb76429\\x00\\x00To \\x01n\\x02',\n  errors: [\n    'It\\'s',\n  ],\n  page: {\n    'page-language-name': 'English',\n    'page-y': 'Why',\n  },\n};\n"
        );
        assert!(
            list(&[en])
                .contains("  'en': { name: 'English', load: () => import('./words-en.js') },")
        );
    }
}
