//! Keeps labels inside a plot from overlapping.

use crate::units::DevicePx;

/// The occupied boxes.
#[derive(Debug, Default)]
pub struct Labels {
    taken: Vec<LabelBox>,
}

/// The box of a label.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LabelBox {
    /// Left edge.
    pub left: DevicePx,
    /// Middle of its height.
    pub middle: DevicePx,
    /// Full width.
    pub width: DevicePx,
    /// Full height.
    pub height: DevicePx,
}

impl Labels {
    /// Occupies the first of these boxes that is free and within `left..right`.
    pub fn place(
        &mut self,
        candidates: impl IntoIterator<Item = LabelBox>,
        (left, right): (DevicePx, DevicePx),
    ) -> Option<LabelBox> {
        let mut candidates = candidates.into_iter();
        let free = candidates.find(|candidate| {
            candidate.left >= left
                && candidate.left + candidate.width <= right
                && !self.taken.iter().any(|taken| taken.meets(candidate))
        })?;
        self.taken.push(free);
        Some(free)
    }

    /// Keeps a box free of labels.
    pub fn take(&mut self, taken: LabelBox) {
        self.taken.push(taken);
    }
}

impl LabelBox {
    fn meets(&self, other: &Self) -> bool {
        self.left < other.left + other.width
            && other.left < self.left + self.width
            && (self.middle - other.middle).abs() < f64::midpoint(self.height, other.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn at(left: f64, middle: f64) -> LabelBox {
        LabelBox {
            left,
            middle,
            width: 10.0,
            height: 10.0,
        }
    }

    #[test]
    fn takes_the_first_free_place_within_the_plot() {
        let mut labels = Labels::default();
        let edges = (0.0, 40.0);
        assert_eq!(labels.place([at(5.0, 0.0)], edges), Some(at(5.0, 0.0)));
        assert_eq!(
            labels.place([at(14.0, 9.0), at(15.0, 9.0)], edges),
            Some(at(15.0, 9.0))
        );
        assert_eq!(labels.place([at(31.0, 50.0), at(-1.0, 50.0)], edges), None);
        labels.take(at(20.0, 50.0));
        assert_eq!(
            labels.place([at(25.0, 55.0), at(25.0, 60.0)], edges),
            Some(at(25.0, 60.0))
        );
    }
}
