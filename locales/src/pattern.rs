//! One message in the form in which it travels: plain text in which control characters mark what is filled in.
//!
//! * `\x01 name \x02`: the fact of that name.
//! * `\x03 name (\x04 key \x05 pattern)+ \x06`: the pattern whose key fits that fact. A key is a number as it is written, a plural
//!   category, or a word; the one after `*` is the default.
//!
//! `src/lang/pattern.rs` and `www/words.js` fill it in.

use std::collections::BTreeSet;

use fluent_syntax::ast::{
    Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey,
};

use crate::Fault;

/// A compiled message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compiled {
    /// As above.
    pub text: String,
    /// The facts that it fills in.
    pub facts: BTreeSet<String>,
    /// The facts that it chooses by.
    pub choices: BTreeSet<String>,
    /// Whether it chooses by plural category.
    pub has_plurals: bool,
}

const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Compiles it; `find` gives the text of a term.
///
/// # Errors
///
/// When the message uses a part of Fluent that is not filled in here, or a term that is not defined.
pub fn compile<'a>(
    pattern: &Pattern<&'a str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
) -> Result<Compiled, Fault> {
    let mut out = Compiled {
        text: String::new(),
        facts: BTreeSet::new(),
        choices: BTreeSet::new(),
        has_plurals: false,
    };
    write(pattern, find, &mut out)?;
    Ok(out)
}

fn write<'a>(
    pattern: &Pattern<&'a str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
    out: &mut Compiled,
) -> Result<(), Fault> {
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => out.text.push_str(value),
            PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => write_inline(inline, find, out)?,
                Expression::Select { selector, variants } => {
                    let InlineExpression::VariableReference { id } = selector else {
                        return Err(Fault::Unsupported("a selector that is not a variable"));
                    };
                    write_choice(id.name, variants, find, out)?;
                }
            },
        }
    }
    Ok(())
}

fn write_inline<'a>(
    inline: &InlineExpression<&'a str>,
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
    out: &mut Compiled,
) -> Result<(), Fault> {
    match inline {
        InlineExpression::StringLiteral { value } => {
            fluent_syntax::unicode::unescape_unicode(&mut out.text, value)
                .map_err(|_| Fault::Unsupported("an escape in a string"))?;
        }
        InlineExpression::NumberLiteral { value } => out.text.push_str(value),
        InlineExpression::VariableReference { id } => {
            out.facts.insert(id.name.to_owned());
            out.text.push('\x01');
            out.text.push_str(id.name);
            out.text.push('\x02');
        }
        InlineExpression::TermReference {
            id,
            attribute: None,
            arguments: None,
        } => {
            let term = find(id.name).ok_or_else(|| Fault::NoTerm(id.name.to_owned()))?;
            write(term, find, out)?;
        }
        InlineExpression::FunctionReference { .. } => {
            return Err(Fault::Unsupported("a function: numbers come formatted"));
        }
        InlineExpression::MessageReference { .. } | InlineExpression::TermReference { .. } => {
            return Err(Fault::Unsupported(
                "a reference to anything but a plain term",
            ));
        }
        InlineExpression::Placeable { .. } => {
            return Err(Fault::Unsupported("a placeable within a placeable"));
        }
    }
    Ok(())
}

fn write_choice<'a>(
    name: &str,
    variants: &[Variant<&'a str>],
    find: &dyn Fn(&str) -> Option<&'a Pattern<&'a str>>,
    out: &mut Compiled,
) -> Result<(), Fault> {
    out.choices.insert(name.to_owned());
    out.text.push('\x03');
    out.text.push_str(name);
    for variant in variants {
        let key = match variant.key {
            VariantKey::Identifier { name } => {
                out.has_plurals |= PLURALS.contains(&name);
                name
            }
            VariantKey::NumberLiteral { value } => value,
        };
        out.text.push('\x04');
        if variant.default {
            out.text.push('*');
        }
        out.text.push_str(key);
        out.text.push('\x05');
        write(&variant.value, find, out)?;
    }
    out.text.push('\x06');
    Ok(())
}
