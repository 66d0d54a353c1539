//! The catalogues of messages, `<tag>.ftl` beside this crate, compiled for the viewer. Adding a language is adding a file.
//!
//! * [`pattern`]: a message in the form in which it travels.
//! * [`keys`]: the Rust source that has a constant for each message.
//! * [`pseudo`]: a language that shows what no catalogue has.
//! * [`script`]: the JavaScript module that a browser loads for its language.
//!
//! A catalogue is in [Fluent's syntax](https://projectfluent.org). An attribute is a message of its own: `kind-gap.fact` has the key
//! `kind-gap-fact`. Fluent's own run-time would fill in the messages as well, but takes more room in the module than all of its texts.

pub mod keys;
pub mod pattern;
pub mod pseudo;
pub mod script;

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::path::Path;

use fluent_syntax::ast::{Entry, Pattern};
use fluent_syntax::parser;
use intl_pluralrules::{PluralRuleType, PluralRules};
use pattern::Compiled;

/// The language that decides which messages there are.
pub const FIRST: &str = "en";

/// Categories are listed for so many whole numbers; CLDR's rules for greater ones are those of the last two digits.
const LISTED: usize = 200;

/// Who fills in a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// The module.
    Module,
    /// Explained by the module, filled in by a script in the browser, so that an error can change its language.
    Error,
    /// A script.
    Page,
}

impl Owner {
    /// By the first word of its key.
    #[must_use]
    pub fn of(key: &str) -> Self {
        match key.split('-').next().unwrap_or_default() {
            "page" | "failure" | "refusal" | "live" | "share" => Self::Page,
            "cloud" | "errors" => Self::Error,
            _ => Self::Module,
        }
    }
}

/// One language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// BCP 47, from the name of its file.
    pub tag: String,
    /// By key.
    pub messages: BTreeMap<String, Compiled>,
    /// The first letter of the plural category of 0, 1, 2, … (`x` is *other*); empty where no message asks for one.
    pub plurals: String,
}

/// What is wrong with a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Not Fluent.
    #[error("line {line}: {what}")]
    Syntax {
        /// From 1.
        line: usize,
        /// In the parser's words.
        what: String,
    },
    /// A part of Fluent that nothing here fills in.
    #[error("{0} is not supported")]
    Unsupported(&'static str),
    /// A term that is nowhere defined.
    #[error("there is no term -{0}")]
    NoTerm(String),
    /// Two messages have one key.
    #[error("{0} is there twice")]
    Twice(String),
    /// The file's name is no language.
    #[error("no plural rules are known for {0}")]
    NoLanguage(String),
    /// Differs from the first language.
    #[error("{tag}: {key}: {what}")]
    Differs {
        /// Which language.
        tag: String,
        /// Which message.
        key: String,
        /// In words.
        what: String,
    },
    /// The folder or a file.
    #[error("{0}")]
    Unreadable(String),
}

/// Every language of the folder, by tag; all have the same messages with the same facts.
///
/// # Errors
///
/// When a file cannot be read or compiled, or two languages differ.
pub fn all(folder: &Path) -> Result<Vec<Catalogue>, Fault> {
    let unreadable =
        |error: std::io::Error| Fault::Unreadable(format!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "ftl") {
            let tag = path.file_stem().unwrap_or_default().to_string_lossy();
            let source = fs::read_to_string(&path).map_err(unreadable)?;
            found.push(catalogue(&tag, &source)?);
        }
    }
    found.sort_by(|one, other| one.tag.cmp(&other.tag));
    same_messages(&found)?;
    Ok(found)
}

/// One language.
///
/// # Errors
///
/// When the text is no Fluent, or uses a part of it that is not filled in here.
pub fn catalogue(tag: &str, source: &str) -> Result<Catalogue, Fault> {
    let resource = parser::parse(source).map_err(|(_, errors)| {
        let error = &errors[0];
        Fault::Syntax {
            line: source[..error.pos.start].matches('\n').count() + 1,
            what: error.kind.to_string(),
        }
    })?;
    let terms: HashMap<&str, &Pattern<&str>> = resource
        .body
        .iter()
        .filter_map(|entry| match entry {
            Entry::Term(term) => Some((term.id.name, &term.value)),
            _ => None,
        })
        .collect();
    let find = |name: &str| terms.get(name).copied();
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            continue;
        };
        let whole = message
            .value
            .iter()
            .map(|value| (message.id.name.to_owned(), value));
        let parts = message.attributes.iter().map(|attribute| {
            let key = format!("{}-{}", message.id.name, attribute.id.name);
            (key, &attribute.value)
        });
        for (key, value) in whole.chain(parts) {
            let compiled = pattern::compile(value, &find)?;
            if messages.insert(key.clone(), compiled).is_some() {
                return Err(Fault::Twice(key));
            }
        }
    }
    let has_plurals = messages
        .values()
        .any(|message: &Compiled| message.has_plurals);
    Ok(Catalogue {
        tag: tag.to_owned(),
        plurals: if has_plurals {
            plurals(tag)?
        } else {
            String::new()
        },
        messages,
    })
}

fn plurals(tag: &str) -> Result<String, Fault> {
    let unknown = || Fault::NoLanguage(tag.to_owned());
    let language: unic_langid::LanguageIdentifier = tag.parse().map_err(|_| unknown())?;
    let mut plain = unic_langid::LanguageIdentifier::default();
    plain.language = language.language;
    let rules = PluralRules::create(plain, PluralRuleType::CARDINAL).map_err(|_| unknown())?;
    let letter = |count: usize| {
        use intl_pluralrules::PluralCategory as Category;
        Ok(match rules.select(count).map_err(|_| unknown())? {
            Category::ZERO => 'z',
            Category::ONE => 'o',
            Category::TWO => 't',
            Category::FEW => 'f',
            Category::MANY => 'm',
            Category::OTHER => 'x',
        })
    };
    (0..LISTED).map(letter).collect()
}

/// A language that lacks a message, has one too many, or names another fact would fail in front of a reader.
fn same_messages(all: &[Catalogue]) -> Result<(), Fault> {
    let Some(first) = all.iter().find(|catalogue| catalogue.tag == FIRST) else {
        return Err(Fault::NoLanguage(FIRST.to_owned()));
    };
    for other in all {
        let differs = |key: &str, what: String| Fault::Differs {
            tag: other.tag.clone(),
            key: key.to_owned(),
            what,
        };
        for (key, message) in &first.messages {
            let Some(translated) = other.messages.get(key) else {
                return Err(differs(key, "is missing".to_owned()));
            };
            if let Some(odd) = odd_fact(key, message, translated) {
                return Err(differs(key, format!("${odd} is not in both languages")));
            }
        }
        let superfluous = other
            .messages
            .keys()
            .find(|key| !first.messages.contains_key(*key));
        if let Some(key) = superfluous {
            return Err(differs(
                key,
                "is not a message of the first language".to_owned(),
            ));
        }
    }
    Ok(())
}

/// A fact that only one of them names. What happened has more facts than each language needs to choose by; `src/text/findings` checks those.
fn odd_fact<'a>(key: &str, one: &'a Compiled, other: &'a Compiled) -> Option<&'a String> {
    let may_choose = key.starts_with("kind-");
    let lacks = |own: &'a Compiled, other: &Compiled| {
        let choices = own.choices.iter().filter(|_| !may_choose);
        let mut facts = own.facts.iter().chain(choices);
        facts.find(|fact| !other.facts.contains(*fact) && !other.choices.contains(*fact))
    };
    lacks(one, other).or_else(|| lacks(other, one))
}

/// The keys that Rust names, in the order of their numbers: first those of the module, then those of errors.
#[must_use]
pub fn rust_keys(catalogue: &Catalogue) -> Vec<&str> {
    let of = |owner: Owner| {
        let keys = catalogue.messages.keys().map(String::as_str);
        keys.filter(move |key| Owner::of(key) == owner)
    };
    of(Owner::Module).chain(of(Owner::Error)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(source: &str, expected: Result<&str, &str>) {
        let found = catalogue("en", source).map(|found| found.messages["a"].text.clone());
        let found = found.map_err(|fault| fault.to_string());
        assert_eq!(
            found.as_deref().map_err(String::as_str),
            expected,
            "{source}"
        );
    }

    #[test]
    fn messages_as_they_travel() {
        check("a = plain", Ok("plain"));
        check("a = { $n } of { $all }", Ok("\x01n\x02 of \x01all\x02"));
        check("a = {\"{\"} and {\"\\u00A0\"}", Ok("{ and \u{a0}"));
        check("-b = link\na = the { -b }", Ok("the link"));
        check(
            "a = { $n ->\n    [one] one\n   *[other] { $n } links\n }",
            Ok("\x03n\x04one\x05one\x04*other\x05\x01n\x02 links\x06"),
        );
        check("a = two\n    lines", Ok("two\nlines"));
        check("a = { -b }", Err("there is no term -b"));
        check(
            "a = { NUMBER($n) }",
            Err("a function: numbers come formatted is not supported"),
        );
        check("a = 1\na = 2", Err("a is there twice"));
        check("a = 1\n\n= 2", Err("line 3: Expected one of \"a-zA-Z\""));
    }

    #[test]
    fn categories_are_those_of_the_language() {
        let of = |tag: &str| plurals(tag).map(|all| all[..6].to_owned());
        assert_eq!(of("en").as_deref(), Ok("xoxxxx"));
        assert_eq!(of("zh-CN").as_deref(), Ok("xxxxxx"));
        assert_eq!(of("ru").as_deref(), Ok("mofffm"));
        assert_eq!(of("qq"), Err(Fault::NoLanguage("qq".to_owned())));
    }

    #[test]
    fn languages_have_the_same_messages_with_the_same_facts() {
        let check = |other: &str, expected: Option<&str>| {
            let sources = [("en", "a = { $n }\nb = text"), ("zh-CN", other)];
            let all = sources.map(|(tag, source)| catalogue(tag, source).unwrap());
            let found = same_messages(&all).err().map(|fault| fault.to_string());
            assert_eq!(found.as_deref(), expected);
        };
        check("a = { $n } 个\nb = 文字", None);
        check(
            "a = { $n ->\n    [1] 一\n   *[other] 多\n }\nb = 文字",
            None,
        );
        check(
            "a = { $n }\nb = { $m ->\n   *[x] 文字\n }",
            Some("zh-CN: b: $m is not in both languages"),
        );
        check("a = { $n } 个", Some("zh-CN: b: is missing"));
        check(
            "a = 个\nb = 文字",
            Some("zh-CN: a: $n is not in both languages"),
        );
        check(
            "a = { $n }{ $m }\nb = 文字",
            Some("zh-CN: a: $m is not in both languages"),
        );
        check(
            "a = { $n }\nb = 文字\nc = 多余",
            Some("zh-CN: c: is not a message of the first language"),
        );
    }

    #[test]
    fn the_catalogues_fit_each_other() {
        let all = all(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        assert!(all.len() >= 2);
    }
}
