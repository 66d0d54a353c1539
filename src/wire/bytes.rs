//! A byte format: numbers in eight bytes, strings and lists with their length first, columns kept separate.
//!
//! Anything with one entry per sample is a list that is read at once: the page waits for it.

use std::mem::take;
use std::ops::Range;
use std::vec;

use super::Packed;
use crate::error::known_code;
use crate::model::METRICS;

/// A value that can be encoded and decoded.
pub trait Wire: Sized {
    /// Appends it, taking its columns.
    fn write(&mut self, out: &mut Encoder);

    /// Reads the next value. On malformed input it returns anything and sets [`Decoder::is_corrupt`]: one check at the end is much less
    /// code than one per value.
    fn read(from: &mut Decoder) -> Self;

    /// Appends a list.
    fn write_all(values: &mut Vec<Self>, out: &mut Encoder) {
        values.len().write(out);
        for value in values {
            value.write(out);
        }
    }

    /// Takes a list.
    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let length = usize::read(from);
        let mut values = Vec::new();
        while values.len() < length && !from.is_corrupt {
            values.push(Self::read(from));
        }
        values
    }
}

/// The encoder.
#[derive(Default)]
pub struct Encoder {
    /// The output so far.
    pub packed: Packed,
}

impl Encoder {
    /// Appends a byte that selects a variant.
    pub fn tag(&mut self, tag: u8) {
        self.packed.facts.push(tag);
    }
}

/// The decoder.
pub struct Decoder<'p> {
    facts: &'p [u8],
    columns: vec::IntoIter<Vec<f64>>,
    /// Whether something was missing or malformed.
    pub is_corrupt: bool,
}

impl<'p> Decoder<'p> {
    /// Starts at the first byte and column.
    pub fn new(facts: &'p [u8], columns: Vec<Vec<f64>>) -> Self {
        Self {
            facts,
            columns: columns.into_iter(),
            is_corrupt: false,
        }
    }

    /// Whether everything was read and nothing was missing.
    pub fn is_complete(&self) -> bool {
        !self.is_corrupt && self.facts.is_empty() && self.columns.len() == 0
    }

    /// Reads the byte that selects a variant.
    pub fn tag(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or_default()
    }

    /// Takes a list of numbers.
    fn words(&mut self) -> impl Iterator<Item = u64> + use<'p> {
        let length = usize::read(self).saturating_mul(8);
        let (words, _) = self.take(length).as_chunks();
        words.iter().copied().map(u64::from_le_bytes)
    }

    fn take(&mut self, length: usize) -> &'p [u8] {
        let Some((taken, rest)) = self.facts.split_at_checked(length) else {
            self.is_corrupt = true;
            return &[];
        };
        self.facts = rest;
        taken
    }
}

impl Wire for u64 {
    fn write(&mut self, out: &mut Encoder) {
        out.packed.facts.extend_from_slice(&self.to_le_bytes());
    }

    fn read(from: &mut Decoder) -> Self {
        from.take(8).try_into().map_or(0, Self::from_le_bytes)
    }
}

impl Wire for usize {
    fn write(&mut self, out: &mut Encoder) {
        (*self as u64).write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        u64::read(from) as Self
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        from.words().map(|word| word as Self).collect()
    }
}

impl Wire for u32 {
    fn write(&mut self, out: &mut Encoder) {
        u64::from(*self).write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        u64::read(from) as Self
    }
}

impl Wire for i64 {
    fn write(&mut self, out: &mut Encoder) {
        self.cast_unsigned().write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        u64::read(from).cast_signed()
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        from.words().map(u64::cast_signed).collect()
    }
}

impl Wire for bool {
    fn write(&mut self, out: &mut Encoder) {
        out.tag((*self).into());
    }

    fn read(from: &mut Decoder) -> Self {
        from.tag() != 0
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let length = usize::read(from);
        let bytes = from.take(length).iter();
        bytes.map(|byte| *byte != 0).collect()
    }
}

/// A list of these is a column.
impl Wire for f64 {
    fn write(&mut self, out: &mut Encoder) {
        self.to_bits().write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        Self::from_bits(u64::read(from))
    }

    fn write_all(values: &mut Vec<Self>, out: &mut Encoder) {
        out.packed.columns.push(take(values));
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let column = from.columns.next();
        from.is_corrupt |= column.is_none();
        column.unwrap_or_default()
    }
}

impl Wire for String {
    fn write(&mut self, out: &mut Encoder) {
        self.len().write(out);
        out.packed.facts.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Decoder) -> Self {
        let length = usize::read(from);
        let text = str::from_utf8(from.take(length));
        from.is_corrupt |= text.is_err();
        text.unwrap_or_default().to_owned()
    }
}

/// The only static strings are error codes and metric names.
impl Wire for &'static str {
    fn write(&mut self, out: &mut Encoder) {
        self.to_owned().write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let code = String::read(from);
        let mut metrics = METRICS.iter().map(|metric| metric.id);
        let known = known_code(&code).or_else(|| metrics.find(|id| *id == code));
        from.is_corrupt |= known.is_none();
        known.unwrap_or_default()
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&mut self, out: &mut Encoder) {
        out.tag(self.is_some().into());
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(from: &mut Decoder) -> Self {
        (from.tag() != 0).then(|| T::read(from))
    }

    /// First which of them are present, then those.
    fn write_all(values: &mut Vec<Self>, out: &mut Encoder) {
        let mut there: Vec<bool> = values.iter().map(Option::is_some).collect();
        there.write(out);
        let mut some: Vec<T> = values.drain(..).flatten().collect();
        some.write(out);
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let there: Vec<bool> = Wire::read(from);
        let mut some = T::read_all(from).into_iter();
        let values = there
            .into_iter()
            .map(|is| if is { some.next() } else { None });
        values.collect()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&mut self, out: &mut Encoder) {
        T::write_all(self, out);
    }

    fn read(from: &mut Decoder) -> Self {
        T::read_all(from)
    }
}

impl<T: Wire> Wire for Range<T> {
    fn write(&mut self, out: &mut Encoder) {
        self.start.write(out);
        self.end.write(out);
    }

    fn read(from: &mut Decoder) -> Self {
        let start = T::read(from);
        start..T::read(from)
    }

    /// First all starts, then all ends.
    fn write_all(values: &mut Vec<Self>, out: &mut Encoder) {
        let (mut starts, mut ends): (Vec<T>, Vec<T>) = values
            .drain(..)
            .map(|range| (range.start, range.end))
            .unzip();
        starts.write(out);
        ends.write(out);
    }

    fn read_all(from: &mut Decoder) -> Vec<Self> {
        let starts: Vec<T> = Wire::read(from);
        let ends: Vec<T> = Wire::read(from);
        let pairs = starts.into_iter().zip(ends);
        pairs.map(|(start, end)| start..end).collect()
    }
}
