//! The tree of a JSON value.

use std::borrow::Cow;

/// A name and its value; an object may contain a name twice.
pub type Entry<'a> = (Cow<'a, str>, Node<'a>);

/// A JSON value that borrows its strings from the text.
///
/// Boxed slices instead of vectors keep it at 24 bytes (16 in wasm): memory must stay below twenty times the input, and `[{},{},…` has one
/// node per three bytes.
#[derive(Debug, Clone, PartialEq)]
pub enum Node<'a> {
    /// `null`.
    Null,
    /// `true`, `false`.
    Bool(bool),
    /// A number that `f64` represents; a whole number beyond 2^53 is kept as [`Node::Text`], digit for digit.
    Number(f64),
    /// A string.
    Text(Cow<'a, str>),
    /// A non-empty array of nothing but numbers, numeric strings and `null`, which is `NaN` here.
    Column(Box<[f64]>),
    /// The integer-keyed object that PHP makes of such an array, in text order.
    Sparse(Box<[(u32, f64)]>),
    /// Any other array.
    List(Box<[Node<'a>]>),
    /// An object, in text order.
    Map(Box<[Entry<'a>]>),
}

const _: () = assert!(size_of::<Node>() <= 24);

impl<'a> Node<'a> {
    /// The value of a name: spelt exactly so or, failing that, in another case; the last of several.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Self> {
        find(self.entries(), name).map(|index| &self.entries()[index].1)
    }

    /// The entries of an object; empty for any other value.
    #[must_use]
    pub fn entries(&self) -> &[Entry<'a>] {
        match self {
            Self::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The content of a string.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// `null`, `[]` and `{}` all mean that there is nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::List(list) => list.is_empty(),
            Self::Map(entries) => entries.is_empty(),
            _ => false,
        }
    }

    /// An array, or the integer-keyed object that PHP makes of one.
    #[must_use]
    pub fn is_array(&self) -> bool {
        match self {
            Self::Column(_) | Self::Sparse(_) | Self::List(_) => true,
            Self::Map(entries) => is_sparse(entries),
            _ => false,
        }
    }

    /// The elements of an array, or of the integer-keyed object that PHP makes of an array containing `null`.
    ///
    /// # Errors
    ///
    /// Returns the value if it is neither, or an array of numbers.
    pub fn into_elements(self) -> Result<Vec<Self>, Self> {
        match self {
            Self::List(list) => Ok(list.into_vec()),
            Self::Map(entries) if is_sparse(&entries) => {
                Ok(entries.into_iter().map(|(_, node)| node).collect())
            }
            other => Err(other),
        }
    }
}

/// The index of a name: spelt exactly so or, failing that, in another case; the last of several.
#[must_use]
pub fn find(entries: &[Entry], name: &str) -> Option<usize> {
    entries
        .iter()
        .rposition(|(key, _)| key == name)
        .or_else(|| {
            entries
                .iter()
                .rposition(|(key, _)| key.eq_ignore_ascii_case(name))
        })
}

/// Whether every name is a whole number, with at least one.
#[must_use]
pub fn is_sparse(entries: &[Entry]) -> bool {
    !entries.is_empty() && entries.iter().all(|(key, _)| index_of(key).is_some())
}

/// The index that a name represents, as PHP writes it.
#[must_use]
pub fn index_of(key: &str) -> Option<u32> {
    let is_index = (1..10).contains(&key.len())
        && key.bytes().all(|byte| byte.is_ascii_digit())
        && (key.len() == 1 || !key.starts_with('0'));
    is_index.then(|| key.parse().ok())?
}
