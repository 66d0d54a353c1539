//! Every sentence that a person reads, in Chinese and in English, side by side so that none is forgotten.

pub mod clocks;
pub mod cloud;
pub mod distribution;
pub mod errors;
pub mod figures;
pub mod findings;
pub mod help;
pub mod judged;
pub mod links;
pub mod metrics;
pub mod number;
#[cfg(test)]
mod proofread;
pub mod rules;
pub mod thresholds;
pub mod ticket;
pub mod ui;
pub mod warnings;

/// A language of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Lang {
    /// `zh-CN`.
    #[default]
    Zh,
    /// `en`.
    En,
}

/// One text in both languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Both {
    /// Simplified Chinese.
    pub zh: &'static str,
    /// English.
    pub en: &'static str,
}

impl Both {
    /// The text in that language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

/// Chinese and English of one text.
#[must_use]
pub const fn both(zh: &'static str, en: &'static str) -> Both {
    Both { zh, en }
}

/// The text with each `{}` replaced by the next fact; facts are not searched for more.
#[must_use]
pub fn fill(text: &str, facts: &[&str]) -> String {
    let mut pieces = text.split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        out.push_str(facts.get(index).copied().unwrap_or_default());
        out.push_str(piece);
    }
    out
}

impl Lang {
    /// From a BCP 47 tag: anything Chinese is Chinese, anything else English; `None` for an empty tag.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next().unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "" => None,
            "zh" => Some(Self::Zh),
            _ => Some(Self::En),
        }
    }

    /// The tag for `lang` attributes.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-CN",
            Self::En => "en",
        }
    }
}
