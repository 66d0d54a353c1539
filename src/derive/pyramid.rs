//! The minimum and maximum of any range of a column, without scanning it.

use std::ops::Range;

/// How many entries of a level form one of the next.
///
/// 8 costs one byte per sample, and a seventh of that for all further levels; a query scans two ragged ends of at most 7 entries per level.
const FANOUT: usize = 8;

/// Marks a block without any measurement.
const NOTHING: u32 = u32::MAX;

/// The positions of the extremes of every block of 8, 64, 512 … samples.
///
/// Indices rather than values: a curve needs to know which extreme came first, and the column has the values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pyramid {
    /// From finest to coarsest; a column of up to 8 samples has none.
    pub(crate) levels: Vec<Vec<Extremes>>,
}

/// The positions of the extremes of a range; the first of equal ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extremes {
    pub(crate) lowest: u32,
    pub(crate) highest: u32,
}

impl Extremes {
    const NONE: Self = Self {
        lowest: NOTHING,
        highest: NOTHING,
    };

    /// Index of the lowest value.
    #[must_use]
    pub const fn lowest(self) -> usize {
        self.lowest as usize
    }

    /// Index of the highest value.
    #[must_use]
    pub const fn highest(self) -> usize {
        self.highest as usize
    }

    /// Merges with a later range.
    fn take(&mut self, values: &[f64], other: Self) {
        if other.lowest == NOTHING {
            return;
        }
        if self.lowest == NOTHING {
            *self = other;
            return;
        }
        if values[other.lowest()] < values[self.lowest()] {
            self.lowest = other.lowest;
        }
        if values[other.highest()] > values[self.highest()] {
            self.highest = other.highest;
        }
    }

    /// By scanning a range.
    fn of(values: &[f64], range: Range<usize>) -> Self {
        let mut found = Self::NONE;
        let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
        // Comparisons with `NaN` are false; infinities are not measurements and never occur here.
        for (index, value) in range.clone().zip(&values[range]) {
            if *value < least {
                least = *value;
                found.lowest = index as u32;
            }
            if *value > greatest {
                greatest = *value;
                found.highest = index as u32;
            }
        }
        found
    }
}

impl Pyramid {
    /// For a column; `NaN` is a sample without a measurement.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        let mut levels: Vec<Vec<Extremes>> = Vec::new();
        if values.len() > FANOUT {
            let blocks = (0..values.len()).step_by(FANOUT);
            levels.push(
                blocks
                    .map(|start| Extremes::of(values, start..values.len().min(start + FANOUT)))
                    .collect(),
            );
        }
        while let Some(finer) = levels.last().filter(|level| level.len() > FANOUT) {
            let coarser = finer.chunks(FANOUT).map(|block| joined(values, block));
            levels.push(coarser.collect());
        }
        Self { levels }
    }

    /// The extremes of a range; `None` if nothing was measured in it.
    #[must_use]
    pub fn extremes(&self, values: &[f64], range: Range<usize>) -> Option<Extremes> {
        let mut found = Extremes::NONE;
        self.gather(values, range, 0, &mut found);
        (found.lowest != NOTHING).then_some(found)
    }

    /// Collects entries of one level (0: samples) from left to right: the ragged ends one by one, the middle from the next level.
    fn gather(&self, values: &[f64], range: Range<usize>, level: usize, found: &mut Extremes) {
        let whole = range.start.div_ceil(FANOUT)..range.end / FANOUT;
        if whole.is_empty() || level == self.levels.len() {
            return self.look(values, range, level, found);
        }
        self.look(values, range.start..whole.start * FANOUT, level, found);
        self.gather(values, whole.clone(), level + 1, found);
        self.look(values, whole.end * FANOUT..range.end, level, found);
    }

    fn look(&self, values: &[f64], range: Range<usize>, level: usize, found: &mut Extremes) {
        match level.checked_sub(1) {
            None => found.take(values, Extremes::of(values, range)),
            Some(level) => {
                for extremes in &self.levels[level][range] {
                    found.take(values, *extremes);
                }
            }
        }
    }
}

fn joined(values: &[f64], block: &[Extremes]) -> Extremes {
    let mut all = Extremes::NONE;
    for extremes in block {
        all.take(values, *extremes);
    }
    all
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The result of a full scan: the first minimum and the first maximum.
    fn scanned(values: &[f64], range: Range<usize>) -> Option<(usize, usize)> {
        let measured: Vec<usize> = range.filter(|index| !values[*index].is_nan()).collect();
        let lowest = measured
            .iter()
            .copied()
            .min_by(|one, other| values[*one].total_cmp(&values[*other]))?;
        let highest = measured
            .iter()
            .rev()
            .copied()
            .max_by(|one, other| values[*one].total_cmp(&values[*other]))?;
        Some((lowest, highest))
    }

    fn found(values: &[f64], range: Range<usize>) -> Option<(usize, usize)> {
        let extremes = Pyramid::of(values).extremes(values, range)?;
        Some((extremes.lowest(), extremes.highest()))
    }

    #[test]
    fn one_spike_among_a_million_is_found_wherever_the_stretch_ends() {
        let mut values = vec![1.0; 1_000_000];
        values[654_321] = 99.0;
        let pyramid = Pyramid::of(&values);
        for (start, end) in [
            (0, 1_000_000),
            (654_321, 654_322),
            (1, 999_999),
            (654_000, 655_000),
        ] {
            let extremes = pyramid.extremes(&values, start..end).unwrap();
            assert_eq!((extremes.lowest(), extremes.highest()), (start, 654_321));
        }
        let before = pyramid.extremes(&values, 0..654_321).unwrap();
        assert_eq!(before.highest(), 0);
    }

    #[test]
    fn nothing_measured_has_no_extremes() {
        let values = vec![f64::NAN; 300];
        assert_eq!(found(&values, 0..300), None);
        assert_eq!(found(&[], 0..0), None);
        assert_eq!(found(&[1.0], 1..1), None);
    }

    proptest! {
        #[test]
        fn agrees_with_a_scan_of_every_sample(
            values in prop::collection::vec(prop_oneof![
                4 => (-3..4_i32).prop_map(f64::from),
                1 => Just(f64::NAN),
                1 => -1e9..1e9_f64,
            ], 0..1500),
            ends in (0.0..=1.0_f64, 0.0..=1.0_f64),
        ) {
            let place = |share: f64| (share * values.len() as f64) as usize;
            let (start, end) = (place(ends.0.min(ends.1)), place(ends.0.max(ends.1)));
            prop_assert_eq!(found(&values, start..end), scanned(&values, start..end));
        }
    }
}
