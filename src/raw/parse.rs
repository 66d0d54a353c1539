//! Text → [`Node`], by `serde_json` and one visitor.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::node::{Entry, Node, index_of};
use super::number::numeric;
use super::progress::ReadProgress;

/// The first value of a text.
#[derive(Debug, PartialEq)]
pub struct Parsed<'a> {
    /// The value.
    pub node: Node<'a>,
    /// Bytes of the text that it covers.
    pub length: usize,
}

/// Parses the JSON value at the start of the text, after white space.
///
/// # Errors
///
/// If the value breaks the grammar, is truncated, is nested deeper than 128, or has [`TOO_MANY`] values.
pub fn parse(text: &str) -> Result<Parsed<'_>, serde_json::Error> {
    parse_with_progress(text, &ReadProgress::NONE)
}

/// The same, and reports progress.
///
/// # Errors
///
/// As [`parse`].
pub fn parse_with_progress<'a>(
    text: &'a str,
    progress: &ReadProgress,
) -> Result<Parsed<'a>, serde_json::Error> {
    let mut values = serde_json::Deserializer::from_str(text);
    let mut node = None;
    let reader = Reader {
        column: None,
        node: &mut node,
        expected: 0,
        progress,
    };
    reader.deserialize(&mut values)?;
    Ok(Parsed {
        node: node.unwrap_or(Node::Null),
        length: values.into_iter::<IgnoredAny>().byte_offset(),
    })
}

/// Parses one value: into the column if there is one and the value is a number, otherwise as a node.
///
/// Returns nothing, because a day has millions of numbers and each returned node would be moved.
struct Reader<'r, 'de> {
    column: Option<&'r mut Vec<f64>>,
    node: &'r mut Option<Node<'de>>,
    /// The probable length of an array: that of its predecessor.
    expected: usize,
    progress: &'r ReadProgress<'r>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_, 'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Reader<'_, 'de> {
    fn number(self, number: f64) {
        // Turns negative zero into zero.
        let number = number + 0.0;
        match self.column {
            Some(column) => column.push(number),
            None => *self.node = Some(Node::Number(number)),
        }
    }

    fn string(self, text: Cow<'de, str>) {
        if let Some(column) = self.column
            && let Some(number) = numeric(&text)
        {
            column.push(number);
        } else {
            *self.node = Some(Node::Text(text));
        }
    }
}

/// The largest integer up to which `f64` is exact.
const EXACT: u64 = 1 << 53;

impl<'de> Visitor<'de> for Reader<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        match self.column {
            Some(column) => column.push(f64::NAN),
            None => *self.node = Some(Node::Null),
        }
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        *self.node = Some(Node::Bool(value));
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        if value > EXACT && self.column.is_none() {
            *self.node = Some(Node::Text(Cow::Owned(value.to_string())));
        } else {
            self.number(value as f64);
        }
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        if value.unsigned_abs() > EXACT && self.column.is_none() {
            *self.node = Some(Node::Text(Cow::Owned(value.to_string())));
        } else {
            self.number(value as f64);
        }
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        self.number(value);
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        self.string(Cow::Borrowed(text));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        self.string(Cow::Owned(text.to_owned()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        let progress = self.progress;
        let mut column = Vec::with_capacity(self.expected);
        let mut other = None;
        while let Some(()) = elements.next_element_seed(Reader {
            column: Some(&mut column),
            node: &mut other,
            expected: 0,
            progress,
        })? {
            if let Some(node) = other {
                *self.node = Some(list(column, node, elements, progress)?);
                return Ok(());
            }
        }
        *self.node = Some(if column.is_empty() {
            Node::List(Box::default())
        } else {
            Node::Column(column.into_boxed_slice())
        });
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<(), A::Error> {
        let progress = self.progress;
        let mut pairs_read: Vec<(u32, f64)> = Vec::new();
        let mut number = Vec::new();
        let mut other = None;
        let next = loop {
            let Some(key) = pairs.next_key_seed(Key(progress))? else {
                break None;
            };
            let Some(index) = index_of(&key) else {
                break Some(key);
            };
            pairs.next_value_seed(Reader {
                column: Some(&mut number),
                node: &mut other,
                expected: 0,
                progress,
            })?;
            match number.pop() {
                Some(number) => pairs_read.push((index, number)),
                None => break Some(key),
            }
        };
        *self.node = Some(match next {
            None if !pairs_read.is_empty() => Node::Sparse(pairs_read.into_boxed_slice()),
            None => Node::Map(Box::default()),
            Some(key) => object(pairs_read, key, other, pairs, progress)?,
        });
        Ok(())
    }
}

/// Continues with a general object after an integer-keyed start: the name, and the value unless it is still to be read.
fn object<'de, A: MapAccess<'de>>(
    numbers: Vec<(u32, f64)>,
    key: Cow<'de, str>,
    mut value: Option<Node<'de>>,
    mut pairs: A,
    progress: &ReadProgress,
) -> Result<Node<'de>, A::Error> {
    let mut entries: Vec<Entry<'de>> = Vec::new();
    for (index, number) in numbers {
        let key = Cow::Owned(index.to_string());
        push(&mut entries, (key, number_or_null(number)))?;
    }
    let mut next = Some(key);
    let mut expected = 0;
    while let Some(key) = next {
        if value.is_none() {
            pairs.next_value_seed(Reader {
                column: None,
                node: &mut value,
                expected,
                progress,
            })?;
        }
        if let Some(Node::Column(column)) = &value {
            // A bad guess may be repeated, and unused capacity costs time too.
            expected = if column.len() < expected / 2 {
                0
            } else {
                column.len()
            };
        }
        push(&mut entries, (key, value.take().unwrap_or(Node::Null)))?;
        next = pairs.next_key_seed(Key(progress))?;
    }
    Ok(Node::Map(entries.into_boxed_slice()))
}

fn number_or_null<'a>(number: f64) -> Node<'a> {
    if number.is_nan() {
        Node::Null
    } else {
        Node::Number(number)
    }
}

/// Continues with a general array after `column`.
fn list<'de, A: SeqAccess<'de>>(
    column: Vec<f64>,
    node: Node<'de>,
    mut elements: A,
    progress: &ReadProgress,
) -> Result<Node<'de>, A::Error> {
    let mut nodes = Vec::with_capacity(column.len() + 1);
    nodes.extend(column.into_iter().map(number_or_null));
    nodes.push(node);
    let mut next = None;
    while let Some(()) = elements.next_element_seed(Reader {
        column: None,
        node: &mut next,
        expected: 0,
        progress,
    })? {
        push(&mut nodes, next.take().unwrap_or(Node::Null))?;
    }
    Ok(Node::List(nodes.into_boxed_slice()))
}

/// The message of [`parse`] for a list or object with too many values; for programs only.
pub const TOO_MANY: &str = "too many values";

/// The maximum size of the nodes of one list or object.
///
/// While growing, a list may need that much again plus a quarter, so the limit bounds peak memory. It allows a quarter of a million names,
/// or half a million devices: the cloud sends some forty and two.
const MAX_NODE_BYTES: usize = 12 * 1024 * 1024;

fn push<T, E: Error>(nodes: &mut Vec<T>, node: T) -> Result<(), E> {
    if nodes.len() == nodes.capacity() && nodes.len() >= 1024 {
        if nodes.len() * size_of::<T>() > MAX_NODE_BYTES {
            return Err(E::custom(TOO_MANY));
        }
        nodes.reserve_exact(nodes.len() / 4);
    }
    nodes.push(node);
    Ok(())
}

/// A name, borrowed where it has no escapes.
struct Key<'w>(&'w ReadProgress<'w>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        self.0.reached(text);
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::super::compact;
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match parse(text) {
            Ok(parsed) => {
                let kind = match &parsed.node {
                    Node::Column(_) => "column ",
                    Node::List(_) => "list ",
                    _ => "",
                };
                format!("{kind}{} of {}", compact(&parsed.node, 100), parsed.length)
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn arrays_of_numbers_are_columns() {
        check(
            "[1,null,-2.5,\"3\",\" 4e1 \"]",
            "column [1,null,-2.5,3,40] of 25",
        );
        check("[null,null]", "column [null,null] of 11");
        check("[]", "list [] of 2");
    }

    #[test]
    fn anything_else_in_an_array_keeps_every_element() {
        check("[1,null,\"x\",2]", "list [1,null,\"x\",2] of 14");
        check("[true,1]", "list [true,1] of 8");
        check("[1,[2,3],{}]", "list [1,[2,3],{}] of 12");
        check("[\"NaN\",1]", "list [\"NaN\",1] of 9");
    }

    #[test]
    fn whole_numbers_keep_their_digits() {
        check("9007199254740992", "9007199254740992 of 16");
        check("18446744073709551615", "\"18446744073709551615\" of 20");
        check("-9007199254740993", "\"-9007199254740993\" of 17");
        check(
            "[18446744073709551615]",
            "column [18446744073709552000] of 22",
        );
        check("-0", "0 of 2");
        assert!(parse("-0.0").is_ok_and(|parsed| match parsed.node {
            Node::Number(zero) => zero.is_sign_positive(),
            _ => false,
        }));
    }

    #[test]
    fn takes_one_value_and_says_how_long_it_is() {
        check(" {\"a\":{\"\\u0061\":[]}} rest", "{\"a\":{\"a\":[]}} of 20");
        check("{\"a\":1,\"a\":2}", "{\"a\":1,\"a\":2} of 13");
    }

    #[test]
    fn refuses_what_is_no_json() {
        check("", "EOF while parsing a value at line 1 column 0");
        check("[1,", "EOF while parsing a value at line 1 column 3");
        check("[1e999]", "number out of range at line 1 column 6");
        check(
            &"[".repeat(200),
            "recursion limit exceeded at line 1 column 128",
        );
    }
}
