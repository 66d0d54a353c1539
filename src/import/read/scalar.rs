//! Single values: names, whole numbers, sizes.

use crate::model::Resolution;
use crate::raw::{Node, compact, numeric};
use crate::warning::WarningKind;

use super::Reader;

/// Longer names are shortened; the cloud's have some forty characters.
const MAX_NAME_CHARACTERS: usize = 1000;

/// A number, possibly in quotes.
#[must_use]
pub fn number(node: &Node) -> Option<f64> {
    match node {
        Node::Number(number) => Some(*number),
        Node::Text(text) => numeric(text),
        _ => None,
    }
}

/// A whole number that `f64` holds exactly.
#[must_use]
pub fn whole(node: &Node) -> Option<i64> {
    const EXACT: f64 = (1_u64 << 53) as f64;
    number(node)
        .filter(|number| number.fract() == 0.0 && number.abs() <= EXACT)
        .map(|number| number as i64)
}

impl Reader {
    /// A name; a number counts as one, anything else causes a warning.
    pub(super) fn name(&mut self, field: &str, node: Option<Node>) -> String {
        match node {
            None => String::new(),
            Some(Node::Text(text)) => text.chars().take(MAX_NAME_CHARACTERS).collect(),
            Some(number @ Node::Number(_)) => compact(&number, MAX_NAME_CHARACTERS),
            Some(_) => {
                self.warn(field, WarningKind::FieldInvalid);
                String::new()
            }
        }
    }

    /// A whole number; anything else causes a warning.
    pub(super) fn whole(&mut self, field: &str, node: Option<Node>) -> Option<i64> {
        let number = whole(&node?);
        if number.is_none() {
            self.warn(field, WarningKind::FieldInvalid);
        }
        number
    }

    /// The video's size; 0 × 0 means that there is none.
    pub(super) fn resolution(
        &mut self,
        [width_field, height_field]: [&str; 2],
        [width, height]: [Option<Node>; 2],
    ) -> Option<Resolution> {
        let width = self.pixels(width_field, width)?;
        let height = self.pixels(height_field, height)?;
        (width > 0 && height > 0).then_some(Resolution { width, height })
    }

    fn pixels(&mut self, field: &str, node: Option<Node>) -> Option<u32> {
        let pixels = self.whole(field, node)?;
        let valid = u32::try_from(pixels).ok();
        if valid.is_none() {
            self.warn(field, WarningKind::FieldOutOfRange);
        }
        valid
    }
}
