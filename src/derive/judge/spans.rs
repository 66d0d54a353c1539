//! An index of intervals for overlap queries.

use crate::order::in_order;
use crate::units::Millis;

/// Intervals sorted by start, each with an id.
#[derive(Debug, Default)]
pub(super) struct Spans {
    by_start: Vec<(Millis, Millis, usize)>,
    /// A tree of the latest ends: node 1 is the root, the children of node p are 2p and 2p + 1, and the leaves are the intervals.
    latest: Vec<Millis>,
    leaves: usize,
}

impl Spans {
    /// From intervals in any order.
    pub fn of(spans: &[(Millis, Millis, usize)]) -> Self {
        let order = in_order(spans.len(), &|one, other| {
            spans[one].0.total_cmp(&spans[other].0)
        });
        let spans: Vec<_> = order.iter().map(|place| spans[*place]).collect();
        // One more leaf than intervals, so that every query starts behind a leaf.
        let leaves = (spans.len() + 1).next_power_of_two();
        let mut latest = vec![f64::NEG_INFINITY; 2 * leaves];
        for (place, (_, end, _)) in spans.iter().enumerate() {
            latest[leaves + place] = *end;
        }
        for place in (1..leaves).rev() {
            latest[place] = latest[2 * place].max(latest[2 * place + 1]);
        }
        Self {
            by_start: spans,
            latest,
            leaves,
        }
    }

    /// The intervals that overlap that one, ends included, latest first.
    pub fn over(&self, start: Millis, end: Millis) -> impl Iterator<Item = usize> {
        let mut before = self.by_start.partition_point(|(from, ..)| *from <= end);
        std::iter::from_fn(move || {
            before = self.last_reaching(before, start)?;
            Some(self.by_start[before].2)
        })
    }

    /// The last interval before that position that ends at `start` or later.
    fn last_reaching(&self, before: usize, start: Millis) -> Option<usize> {
        // Climbs from the leaf until a left sibling reaches far enough, then descends to its last leaf that does.
        let mut place = self.leaves + before;
        loop {
            if place & 1 == 1 && self.latest[place - 1] >= start {
                place -= 1;
                break;
            }
            place >>= 1;
            if place <= 1 {
                return None;
            }
        }
        while place < self.leaves {
            place = 2 * place + usize::from(self.latest[2 * place + 1] >= start);
        }
        Some(place - self.leaves)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Spans;

    #[test]
    fn finds_what_lies_over_a_stretch() {
        let spans = Spans::of(&[(5.0, 6.0, 1), (0.0, 9.0, 0), (20.0, 21.0, 2)]);
        let over = |start, end| -> Vec<usize> { spans.over(start, end).collect() };
        assert_eq!(over(5.5, 5.6), [1, 0]);
        assert_eq!(over(9.0, 20.0), [2, 0]);
        assert_eq!(over(10.0, 19.0), [0; 0]);
        assert_eq!(over(-5.0, 100.0), [2, 1, 0]);
        assert_eq!(Spans::of(&[]).over(0.0, 1.0).count(), 0);
    }

    proptest! {
        #[test]
        fn finds_what_a_look_at_all_finds(
            starts in prop::collection::vec((0..50_u8, 0..9_u8), 0..40),
            wanted in (0..50_u8, 0..9_u8),
        ) {
            let spans = starts.iter().enumerate();
            let spans: Vec<(f64, f64, usize)> = spans
                .map(|(index, (start, length))| {
                    (f64::from(*start), f64::from(start + length), index)
                })
                .collect();
            let (start, end) = (f64::from(wanted.0), f64::from(wanted.0 + wanted.1));
            let mut found: Vec<usize> = Spans::of(&spans).over(start, end).collect();
            found.sort_unstable();
            let all = spans.iter().filter(|span| span.0 <= end && span.1 >= start);
            let all: Vec<usize> = all.map(|span| span.2).collect();
            prop_assert_eq!(found, all);
        }
    }
}
