//! An array of a device → numbers by index.

use crate::order::sort;
use crate::raw::{Entry, Node, float, is_sparse, numeric};

/// The numbers of an array, and what else was in it.
#[derive(Debug, PartialEq)]
pub struct Samples {
    /// By index.
    pub values: Values,
    /// Elements that are neither numbers nor `null`.
    pub not_numbers: usize,
    /// `NaN`, infinities, numbers beyond `f64`.
    pub unreadable: usize,
}

/// Numbers by index; `NaN` for no number.
#[derive(Debug, PartialEq)]
pub enum Values {
    /// An array.
    Dense(Vec<f64>),
    /// PHP's object instead of an array: ascending indices, each once.
    Sparse(Vec<(u32, f64)>),
}

impl Samples {
    /// # Errors
    ///
    /// Returns the value if it is not an array.
    pub fn from_node(node: Node<'_>) -> Result<Self, Node<'_>> {
        let mut samples = Self {
            values: Values::Dense(Vec::new()),
            not_numbers: 0,
            unreadable: 0,
        };
        samples.values = match node {
            Node::Column(values) => Values::Dense(values.into_vec()),
            Node::List(nodes) => {
                Values::Dense(nodes.iter().map(|node| samples.number(node)).collect())
            }
            Node::Sparse(pairs) => Values::Sparse(in_order(pairs.into_vec())),
            Node::Map(entries) if is_sparse(&entries) => Values::Sparse(samples.sparse(&entries)),
            other => return Err(other),
        };
        Ok(samples)
    }

    fn sparse(&mut self, entries: &[Entry]) -> Vec<(u32, f64)> {
        let pairs = entries
            .iter()
            .filter_map(|(key, node)| Some((key.parse().ok()?, self.number(node))));
        in_order(pairs.collect())
    }

    fn number(&mut self, node: &Node) -> f64 {
        match number(node) {
            Element::Number(number) => return number,
            Element::Null => {}
            Element::Unreadable => self.unreadable += 1,
            Element::Other => self.not_numbers += 1,
        }
        f64::NAN
    }
}

fn in_order(mut pairs: Vec<(u32, f64)>) -> Vec<(u32, f64)> {
    if !pairs.is_sorted_by(|(one, _), (next, _)| one < next) {
        sort(&mut pairs, &|one, other| one.0.cmp(&other.0));
        // Of equal indices the last counts, but `dedup` keeps the first.
        pairs.reverse();
        pairs.dedup_by_key(|(index, _)| *index);
        pairs.reverse();
    }
    pairs
}

impl Values {
    /// One more than the last index.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Dense(values) => values.len(),
            Self::Sparse(pairs) => pairs.last().map_or(0, |(index, _)| *index as usize + 1),
        }
    }

    /// The number of elements present.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Dense(values) => values.len(),
            Self::Sparse(pairs) => pairs.len(),
        }
    }

    /// Whether it contains no number.
    #[must_use]
    pub fn is_all_nan(&self) -> bool {
        match self {
            Self::Dense(values) => values.iter().all(|value| value.is_nan()),
            Self::Sparse(pairs) => pairs.iter().all(|(_, value)| value.is_nan()),
        }
    }

    /// The indices of the elements present; inputs are far too small to exceed `u32`.
    pub fn rows(&self) -> impl Iterator<Item = u32> {
        let (dense, sparse) = match self {
            Self::Dense(values) => (values.len(), &[][..]),
            Self::Sparse(pairs) => (0, &pairs[..]),
        };
        (0..dense as u32).chain(sparse.iter().map(|(index, _)| *index))
    }

    /// The number at that index.
    #[must_use]
    pub fn get(&self, index: usize) -> f64 {
        match self {
            Self::Dense(values) => values.get(index).copied(),
            Self::Sparse(pairs) => pairs
                .binary_search_by_key(&index, |(index, _)| *index as usize)
                .ok()
                .map(|place| pairs[place].1),
        }
        .unwrap_or(f64::NAN)
    }
}

/// Whether an unknown array consists of numbers, with at least one.
#[must_use]
pub fn is_numeric(node: &Node) -> bool {
    fn all<'n>(nodes: impl Iterator<Item = &'n Node<'n>>) -> bool {
        let mut some = false;
        for node in nodes {
            match number(node) {
                Element::Number(_) => some = true,
                Element::Null | Element::Unreadable => {}
                Element::Other => return false,
            }
        }
        some
    }
    match node {
        Node::Column(values) => values.iter().any(|value| !value.is_nan()),
        Node::List(nodes) => all(nodes.iter()),
        Node::Sparse(pairs) => pairs.iter().any(|(_, value)| !value.is_nan()),
        Node::Map(entries) => is_sparse(entries) && all(entries.iter().map(|(_, node)| node)),
        _ => false,
    }
}

enum Element {
    Number(f64),
    Null,
    Unreadable,
    Other,
}

fn number(node: &Node) -> Element {
    match node {
        Node::Null => Element::Null,
        Node::Number(number) => Element::Number(*number),
        Node::Text(text) => match numeric(text) {
            Some(number) => Element::Number(number),
            None if float(text.trim()).is_some() => Element::Unreadable,
            None => Element::Other,
        },
        _ => Element::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::parse;

    #[track_caller]
    fn check(text: &str, expected: &str, numeric: bool) {
        let node = parse(text).unwrap().node;
        assert_eq!(is_numeric(&node), numeric, "{text}");
        let shown = match Samples::from_node(node) {
            Ok(samples) => {
                let values: Vec<_> = (0..samples.values.len().min(9))
                    .map(|index| samples.values.get(index).to_string())
                    .collect();
                format!(
                    "{} not {} unreadable {}",
                    values.join(" "),
                    samples.not_numbers,
                    samples.unreadable
                )
            }
            Err(_) => "no array".to_owned(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn arrays() {
        check("[1,null,\"2\"]", "1 NaN 2 not 0 unreadable 0", true);
        check("[null]", "NaN not 0 unreadable 0", false);
        check(
            "[\"x\",1,true,[2]]",
            "NaN 1 NaN NaN not 3 unreadable 0",
            false,
        );
        check(
            "[\"NaN\",1,\"-Infinity\",\"1e999\",null]",
            "NaN 1 NaN NaN NaN not 0 unreadable 3",
            true,
        );
    }

    #[test]
    fn objects_in_place_of_arrays() {
        check("{\"0\":1,\"2\":3}", "1 NaN 3 not 0 unreadable 0", true);
        check(
            "{\"2\":3,\"0\":1,\"2\":4}",
            "1 NaN 4 not 0 unreadable 0",
            true,
        );
        check("{\"1\":\"x\"}", "NaN NaN not 1 unreadable 0", false);
        check("{\"1\":1,\"a\":2}", "no array", false);
        check("{\"-1\":1}", "no array", false);
        check("5", "no array", false);
    }
}
