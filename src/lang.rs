//! The languages of the page, and a text in all of them.

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
    /// No text.
    pub const NONE: Self = both("", "");

    /// The text in that language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }

    /// Whether there is no text.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.en.is_empty()
    }
}

/// Chinese and English of one text.
#[must_use]
pub const fn both(zh: &'static str, en: &'static str) -> Both {
    Both { zh, en }
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
