//! Languages and messages. The texts are in `locales/`, a file for each language; a stage names a message by its [`key`].
//!
//! Programs have every language. The browser has those that a script has loaded ([`Lang::load`]).

mod message;
mod pattern;

use std::sync::OnceLock;

pub use message::{Message, Said};

/// A constant for each message, made from `locales/en.ftl`.
#[allow(clippy::doc_markdown, reason = "the texts are for readers of the page")]
pub mod key {
    include!(concat!(env!("OUT_DIR"), "/keys.rs"));
}

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lang(u8);

impl Default for Lang {
    fn default() -> Self {
        Self::EN
    }
}

include!(concat!(env!("OUT_DIR"), "/languages.rs"));

/// The texts of one language.
#[derive(Debug)]
struct Texts {
    /// The first letter of the plural category of 0, 1, 2, …
    plurals: &'static str,
    /// By the number of their message.
    messages: Vec<&'static str>,
}

static TEXTS: [OnceLock<Texts>; Lang::ALL.len()] = [const { OnceLock::new() }; Lang::ALL.len()];

impl Texts {
    fn read(compiled: &'static str) -> Self {
        let mut parts = compiled.split('\0').skip(1);
        Self {
            plurals: parts.next().unwrap_or_default(),
            messages: parts.collect(),
        }
    }
}

impl Lang {
    /// From a BCP 47 tag: that language, else one with the same first part, else English; `None` for an empty tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let whole = |tag: &str| {
            tag.split('.')
                .next()
                .unwrap_or_default()
                .replace('_', "-")
                .to_ascii_lowercase()
        };
        let first = |tag: &str| whole(tag).split('-').next().unwrap_or_default().to_owned();
        let of = |part: &dyn Fn(&str) -> String| {
            Self::ALL
                .into_iter()
                .find(|lang| part(lang.tag()) == part(tag))
        };
        (!tag.is_empty()).then(|| of(&whole).or_else(|| of(&first)).unwrap_or(Self::EN))
    }

    /// The tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        TAGS[self.0 as usize]
    }

    /// Takes the texts of a language, as `locales::keys::texts` writes them; the first ones stay. Says whether there are any: those of
    /// another version have other messages under the same numbers.
    #[cfg(target_family = "wasm")]
    #[must_use]
    pub fn load(self, compiled: String) -> bool {
        let texts = &TEXTS[usize::from(self.0)];
        if compiled.split('\0').next() == Some(VERSION) {
            texts.get_or_init(|| Texts::read(compiled.leak()));
        }
        texts.get().is_some()
    }

    #[cfg(not(target_family = "wasm"))]
    fn texts(self) -> &'static Texts {
        const COMPILED: [&str; Lang::ALL.len()] = include!(concat!(env!("OUT_DIR"), "/texts.rs"));
        let number = usize::from(self.0);
        TEXTS[number].get_or_init(|| Texts::read(COMPILED[number]))
    }

    #[cfg(target_family = "wasm")]
    fn texts(self) -> &'static Texts {
        static NOTHING: Texts = Texts {
            plurals: "",
            messages: Vec::new(),
        };
        TEXTS[usize::from(self.0)].get().unwrap_or(&NOTHING)
    }

    /// The compiled text; empty while the language is not loaded.
    fn text(self, number: u16) -> &'static str {
        let message = self.texts().messages.get(usize::from(number));
        message.copied().unwrap_or_default()
    }

    fn plurals(self) -> &'static str {
        self.texts().plurals
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_finds_its_language() {
        let check =
            |tag: &str, expected: Option<Lang>| assert_eq!(Lang::from_tag(tag), expected, "{tag}");
        check("zh-CN", Some(Lang::ZH_CN));
        check("zh_TW.UTF-8", Some(Lang::ZH_CN));
        check("ZH", Some(Lang::ZH_CN));
        check("en-GB", Some(Lang::EN));
        check("qq", Some(Lang::EN));
        check("", None);
    }
}
