//! Text → [`Node`], by `serde_json` and one visitor.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::node::{Entry, Node};

/// The first value of a text, and the rest of the text.
#[derive(Debug, PartialEq)]
pub struct Parsed<'a> {
    /// The value.
    pub node: Node<'a>,
    /// Bytes of the text that it took.
    pub length: usize,
}

/// Reads the one JSON value that the text begins with, white space before it included.
///
/// # Errors
///
/// When the value breaks the grammar, is cut off, is nested deeper than 128, or has [`TOO_MANY`] values.
pub fn parse(text: &str) -> Result<Parsed<'_>, serde_json::Error> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<Root>();
    match values.next() {
        Some(root) => Ok(Parsed {
            node: root?.0,
            length: values.byte_offset(),
        }),
        None => Err(serde_json::Error::custom("no value")),
    }
}

/// The number that a string holds; `NaN` and infinities are none.
#[must_use]
pub fn numeric(text: &str) -> Option<f64> {
    text.trim()
        .parse()
        .ok()
        .filter(|number: &f64| number.is_finite())
}

struct Root<'a>(Node<'a>);

impl<'de> serde::Deserialize<'de> for Root<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Reader { column: None }
            .deserialize(deserializer)
            .map(|node| Self(node.unwrap_or(Node::Null)))
    }
}

/// Reads one value: into the column if there is one and the value is a number, as a node otherwise.
struct Reader<'c> {
    column: Option<&'c mut Vec<f64>>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    /// `None`: the column has it.
    type Value = Option<Node<'de>>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Reader<'_> {
    fn number(self, number: f64) -> Option<Node<'de>> {
        // A negative zero is a zero to everybody who reads it.
        let number = number + 0.0;
        if let Some(column) = self.column {
            column.push(number);
            return None;
        }
        Some(Node::Number(number))
    }

    fn string(self, text: Cow<'de, str>) -> Option<Node<'de>> {
        if let Some(column) = self.column
            && let Some(number) = numeric(&text)
        {
            column.push(number);
            return None;
        }
        Some(Node::Text(text))
    }
}

/// The greatest whole number up to which `f64` holds every one.
const EXACT: u64 = 1 << 53;

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Option<Node<'de>>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Self::Value, E> {
        if let Some(column) = self.column {
            column.push(f64::NAN);
            return Ok(None);
        }
        Ok(Some(Node::Null))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Self::Value, E> {
        Ok(Some(Node::Bool(value)))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Self::Value, E> {
        if value > EXACT && self.column.is_none() {
            return Ok(Some(Node::Text(Cow::Owned(value.to_string()))));
        }
        Ok(self.number(value as f64))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Self::Value, E> {
        if value.unsigned_abs() > EXACT && self.column.is_none() {
            return Ok(Some(Node::Text(Cow::Owned(value.to_string()))));
        }
        Ok(self.number(value as f64))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Self::Value, E> {
        Ok(self.number(value))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(self.string(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(self.string(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Self::Value, A::Error> {
        let mut column = Vec::new();
        while let Some(element) = elements.next_element_seed(Reader {
            column: Some(&mut column),
        })? {
            if let Some(node) = element {
                return list(column, node, elements).map(Some);
            }
        }
        Ok(Some(if column.is_empty() {
            Node::List(Box::default())
        } else {
            Node::Column(column.into_boxed_slice())
        }))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut pairs: A) -> Result<Self::Value, A::Error> {
        let mut entries: Vec<Entry<'de>> = Vec::new();
        while let Some(key) = pairs.next_key_seed(Key)? {
            let value = pairs.next_value_seed(Reader { column: None })?;
            push(&mut entries, (key, value.unwrap_or(Node::Null)))?;
        }
        Ok(Some(Node::Map(entries.into_boxed_slice())))
    }
}

/// An array in which something else follows on `column`.
fn list<'de, A: SeqAccess<'de>>(
    column: Vec<f64>,
    node: Node<'de>,
    mut elements: A,
) -> Result<Node<'de>, A::Error> {
    let mut nodes = Vec::with_capacity(column.len() + 1);
    nodes.extend(column.into_iter().map(|number| {
        if number.is_nan() {
            Node::Null
        } else {
            Node::Number(number)
        }
    }));
    nodes.push(node);
    while let Some(element) = elements.next_element_seed(Reader { column: None })? {
        push(&mut nodes, element.unwrap_or(Node::Null))?;
    }
    Ok(Node::List(nodes.into_boxed_slice()))
}

/// What [`parse`] says of a list or an object with too many values; the text is for programs only.
pub const TOO_MANY: &str = "too many values";

/// Bytes that the nodes of one list or object may take.
///
/// While it grows it may need that much again and a quarter more, which is why memory has to stay below a constant beside the tree itself.
/// That is a quarter of a million names, or half a million devices: the cloud sends some forty and two.
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
struct Key;

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a name")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
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
        check("", "no value");
        check("[1,", "EOF while parsing a value at line 1 column 3");
        check("[1e999]", "number out of range at line 1 column 6");
        check(
            &"[".repeat(200),
            "recursion limit exceeded at line 1 column 128",
        );
    }
}
