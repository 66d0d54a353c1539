//! `THIRD-PARTY-LICENSES.txt`: the third-party work in our products, with its terms.
//!
//! * [`texts`]: the licence texts in a package.
//! * [`library`]: Rust's standard library, which comes with the compiler.
//!
//! There are no third-party fonts or images.

mod library;
mod texts;

use std::collections::BTreeSet;
use std::fmt::Write;

use anyhow::Result;

use crate::linked::Product;

/// The file's name.
pub const FILE: &str = "THIRD-PARTY-LICENSES.txt";

/// A third-party work and its terms.
struct Notice {
    /// Name and version.
    name: String,
    /// An SPDX expression.
    licence: String,
    /// The texts that must be distributed with it.
    texts: Vec<String>,
}

/// The third-party work in each of the products, and every text once.
///
/// # Errors
///
/// If a package has no licence or no text of it.
pub fn document(products: &[Product]) -> Result<String> {
    let mut pool = TextPool::default();
    let mut document = String::new();
    for product in products {
        let crates = product.crates()?;
        let notices = crates
            .iter()
            .filter(|linked| linked.is_foreign)
            .map(texts::notice)
            .collect::<Result<Vec<_>>>()?;
        writeln!(document, "Linked into {}:\n", product.title())?;
        pool.list(&notices, &mut document)?;
        writeln!(document, "Of the compiler's own libraries there:\n")?;
        pool.list(&library::notices(&product.target()?)?, &mut document)?;
    }
    pool.write(&mut document)?;
    Ok(document)
}

/// Every text once, ignoring line breaks.
#[derive(Default)]
struct TextPool(Vec<Text>);

struct Text {
    text: String,
    owners: Vec<String>,
}

impl TextPool {
    /// A line per notice, with the numbers of its texts.
    fn list(&mut self, notices: &[Notice], document: &mut String) -> Result<()> {
        for notice in notices {
            let numbers: BTreeSet<usize> = notice
                .texts
                .iter()
                .map(|text| self.number(text, &notice.name))
                .collect();
            let (name, licence) = (&notice.name, &notice.licence);
            writeln!(document, "  {name}: {licence} {numbers:?}")?;
        }
        document.push('\n');
        Ok(())
    }

    /// The text's number, from 1.
    fn number(&mut self, text: &str, owner: &str) -> usize {
        let found = self.0.iter().position(|known| is_same(&known.text, text));
        let index = found.unwrap_or_else(|| {
            self.0.push(Text {
                text: text.to_owned(),
                owners: Vec::new(),
            });
            self.0.len() - 1
        });
        let owners = &mut self.0[index].owners;
        if !owners.iter().any(|known| known == owner) {
            owners.push(owner.to_owned());
        }
        index + 1
    }

    fn write(&self, document: &mut String) -> Result<()> {
        for (index, Text { text, owners }) in self.0.iter().enumerate() {
            let line = "=".repeat(80);
            let owners = owners.join(", ");
            writeln!(document, "{line}\n{}: {owners}\n{line}\n", index + 1)?;
            for line in text.trim_matches(['\r', '\n']).lines() {
                writeln!(document, "{}", line.trim_end())?;
            }
            document.push('\n');
        }
        Ok(())
    }
}

/// Whether they are the same apart from white space.
fn is_same(a: &str, b: &str) -> bool {
    a.split_whitespace().eq(b.split_whitespace())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::{cargo, output};

    /// Determined in another way than the list: everything compiled for the target except macros.
    #[test]
    fn nothing_is_missing() {
        for product in Product::ALL {
            let document = document(&[product]).unwrap();
            let tree = output(cargo().args([
                "tree",
                "--locked",
                "--package",
                product.package(),
                "--target",
                &product.target().unwrap(),
                "--edges",
                "no-build,no-dev,no-proc-macro",
                "--prefix",
                "none",
            ]))
            .unwrap();
            let foreign: Vec<&str> = tree.lines().filter(|line| !line.contains(" (/")).collect();
            assert!(foreign.len() > 20, "{tree}");
            for line in foreign {
                let line = line.trim_end_matches(" (*)").replacen(" v", " ", 1);
                let entry = document
                    .lines()
                    .find(|listed| listed.starts_with(&format!("  {line}: ")))
                    .unwrap_or_else(|| panic!("{line} is linked into {}", product.title()));
                assert!(!entry.ends_with("{}"), "no text for {line}");
            }
            assert!(document.contains("the Rust standard library 1."));
        }
    }

    #[test]
    fn a_text_stands_once_and_names_all_that_bring_it() {
        let notice = |name: &str, texts: &[&str]| Notice {
            name: name.to_owned(),
            licence: "MIT".to_owned(),
            texts: texts.iter().map(|&text| text.to_owned()).collect(),
        };
        let notices = [
            notice("a 1.0.0", &["Do what\nyou like.\n", "Another."]),
            notice("b 2.0.0", &["\n  Do what you like.  \n"]),
        ];
        let (mut pool, mut document) = (TextPool::default(), String::new());
        pool.list(&notices, &mut document).unwrap();
        pool.write(&mut document).unwrap();
        let line = "=".repeat(80);
        let expected = format!(
            "  a 1.0.0: MIT {{1, 2}}\n  b 2.0.0: MIT {{1}}\n\n\
             {line}\n1: a 1.0.0, b 2.0.0\n{line}\n\nDo what\nyou like.\n\n\
             {line}\n2: a 1.0.0\n{line}\n\nAnother.\n\n"
        );
        assert_eq!(document, expected);
    }
}
