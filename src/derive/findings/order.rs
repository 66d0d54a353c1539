//! Sorting by places: one small merge sort instead of the library's large one for each kind of value, which every page would load.

use std::cmp::Ordering;

/// The places 0 … `count` in order; equal ones stay as they are.
pub fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    let mut width = 1;
    while width < count {
        let mut merged = Vec::with_capacity(count);
        let mut start = 0;
        while start < count {
            let middle = (start + width).min(count);
            let end = (start + 2 * width).min(count);
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_left = right == end
                    || left < middle && compare(places[left], places[right]) != Ordering::Greater;
                let next = if takes_left { &mut left } else { &mut right };
                merged.push(places[*next]);
                *next += 1;
            }
            start = end;
        }
        places = merged;
        width *= 2;
    }
    places
}

/// The same things in that order of their places.
pub(super) fn arranged<T>(things: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|place| things[*place].take())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{arranged, in_order};

    proptest! {
        #[test]
        fn sorts_as_the_library_does(values in prop::collection::vec(0..20_u8, 0..60)) {
            let order = in_order(values.len(), &|one, other| values[one].cmp(&values[other]));
            let mut expected: Vec<usize> = (0..values.len()).collect();
            expected.sort_by_key(|place| values[*place]);
            prop_assert_eq!(&order, &expected);
            let sorted = arranged(values.clone(), &order);
            prop_assert!(sorted.is_sorted());
            prop_assert_eq!(sorted.len(), values.len());
        }
    }
}
