//! One message in all languages.

use super::{Lang, pattern};

/// A message of the catalogues; the constants are in [`super::key`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Message(u16);

impl Message {
    /// No message; its text is empty.
    pub const NONE: Self = Self(u16::MAX);

    pub(super) const fn new(number: u16) -> Self {
        Self(number)
    }

    /// Its place among the messages of errors, which scripts have in this order.
    #[must_use]
    pub const fn number_of_error(self) -> u16 {
        self.0 - super::FIRST_ERROR
    }

    /// Whether there is no message.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// The text of a message without facts.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        let text = lang.text(self.0);
        debug_assert!(!text.contains(['\x01', '\x03']), "{text:?} needs its facts");
        text
    }

    /// The text with those facts filled in.
    #[must_use]
    pub fn with(self, lang: Lang, facts: &[(&str, &str)]) -> String {
        self.fill(lang, &|name| {
            let fact = facts.iter().find(|(own, _)| *own == name);
            fact.map(|(_, fact)| (*fact).to_owned())
        })
    }

    /// The text with what `fact` gives for each name; an unknown fact leaves its place empty.
    #[must_use]
    pub fn fill(self, lang: Lang, fact: &dyn Fn(&str) -> Option<String>) -> String {
        pattern::fill(lang.text(self.0), lang.plurals(), fact)
    }

    /// The names of its facts.
    #[must_use]
    pub fn facts(self, lang: Lang) -> Vec<&'static str> {
        pattern::facts(lang.text(self.0))
    }
}

/// A message with its facts, which can still be shown in any language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is said.
    pub message: Message,
    /// The facts by name. There may be more than the message needs.
    pub facts: Vec<(&'static str, String)>,
}

impl Said {
    /// The message with those facts.
    #[must_use]
    pub const fn new(message: Message, facts: Vec<(&'static str, String)>) -> Self {
        Self { message, facts }
    }

    /// The text in that language.
    #[must_use]
    pub fn text(&self, lang: Lang) -> String {
        self.message.fill(lang, &|name| {
            let fact = self.facts.iter().find(|(own, _)| *own == name);
            fact.map(|(_, fact)| fact.clone())
        })
    }
}
