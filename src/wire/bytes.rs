//! Values one after the other: numbers in eight bytes, texts and lists with their length before them, columns apart.

use std::ops::Range;
use std::vec;

use super::Packed;
use crate::error::ImportError;

/// What crosses, and how.
pub trait Wire: Sized {
    /// Appends it.
    fn write(self, out: &mut Outgoing);

    /// Takes the next value; `None` where there is no such.
    fn read(from: &mut Incoming) -> Option<Self>;

    /// Appends a list.
    fn write_all(values: Vec<Self>, out: &mut Outgoing) {
        values.len().write(out);
        for value in values {
            value.write(out);
        }
    }

    /// Takes a list.
    fn read_all(from: &mut Incoming) -> Option<Vec<Self>> {
        let length = usize::read(from)?;
        (0..length).map(|_| Self::read(from)).collect()
    }
}

/// What is being taken apart.
#[derive(Default)]
pub struct Outgoing {
    /// So far.
    pub packed: Packed,
}

impl Outgoing {
    /// Appends a byte: which of several shapes follows.
    pub fn tag(&mut self, tag: u8) {
        self.packed.facts.push(tag);
    }
}

/// What is being put together.
pub struct Incoming<'p> {
    facts: &'p [u8],
    columns: vec::IntoIter<Vec<f64>>,
}

impl<'p> Incoming<'p> {
    /// From the first byte and the first column on.
    pub fn new(facts: &'p [u8], columns: Vec<Vec<f64>>) -> Self {
        Self {
            facts,
            columns: columns.into_iter(),
        }
    }

    /// Whether everything was taken.
    pub fn is_at_end(&self) -> bool {
        self.facts.is_empty() && self.columns.len() == 0
    }

    /// Takes the byte that says which of several shapes follows.
    pub fn tag(&mut self) -> Option<u8> {
        let (tag, rest) = self.facts.split_first()?;
        self.facts = rest;
        Some(*tag)
    }

    fn take(&mut self, length: usize) -> Option<&'p [u8]> {
        let (taken, rest) = self.facts.split_at_checked(length)?;
        self.facts = rest;
        Some(taken)
    }
}

impl Wire for u64 {
    fn write(self, out: &mut Outgoing) {
        out.packed.facts.extend(self.to_le_bytes());
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        let bytes = from.take(8)?;
        Some(Self::from_le_bytes(bytes.try_into().ok()?))
    }
}

impl Wire for usize {
    fn write(self, out: &mut Outgoing) {
        (self as u64).write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        u64::read(from)?.try_into().ok()
    }
}

impl Wire for u32 {
    fn write(self, out: &mut Outgoing) {
        u64::from(self).write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        u64::read(from)?.try_into().ok()
    }
}

impl Wire for i64 {
    fn write(self, out: &mut Outgoing) {
        self.cast_unsigned().write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        Some(u64::read(from)?.cast_signed())
    }
}

impl Wire for bool {
    fn write(self, out: &mut Outgoing) {
        out.tag(self.into());
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        Some(from.tag()? != 0)
    }
}

/// A list of these is a column.
impl Wire for f64 {
    fn write(self, out: &mut Outgoing) {
        self.to_bits().write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        u64::read(from).map(Self::from_bits)
    }

    fn write_all(values: Vec<Self>, out: &mut Outgoing) {
        out.packed.columns.push(values);
    }

    fn read_all(from: &mut Incoming) -> Option<Vec<Self>> {
        from.columns.next()
    }
}

impl Wire for String {
    fn write(self, out: &mut Outgoing) {
        self.len().write(out);
        out.packed.facts.extend(self.into_bytes());
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        let length = usize::read(from)?;
        Self::from_utf8(from.take(length)?.to_vec()).ok()
    }
}

/// The only constant texts that cross are codes of errors.
impl Wire for &'static str {
    fn write(self, out: &mut Outgoing) {
        self.to_owned().write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        let code = String::read(from)?;
        ImportError::CODES.into_iter().find(|known| *known == code)
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(self, out: &mut Outgoing) {
        out.tag(self.is_some().into());
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        Some(match from.tag()? {
            0 => None,
            _ => Some(T::read(from)?),
        })
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(self, out: &mut Outgoing) {
        T::write_all(self, out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        T::read_all(from)
    }
}

impl<T: Wire> Wire for Range<T> {
    fn write(self, out: &mut Outgoing) {
        self.start.write(out);
        self.end.write(out);
    }

    fn read(from: &mut Incoming) -> Option<Self> {
        Some(T::read(from)?..T::read(from)?)
    }
}
