//! Sorting by places: one small merge sort instead of the library's large one for each kind of value, which every page would load.

use std::cmp::Ordering;

/// The places 0 … `count` in order; equal ones stay as they are. What is in order already costs one look.
pub(crate) fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    // Where each run that is in order ends.
    let is_end =
        |place: &usize| *place == count || compare(*place - 1, *place) == Ordering::Greater;
    let mut ends: Vec<usize> = (1..=count).filter(is_end).collect();
    let mut merged = Vec::with_capacity(count);
    while ends.len() > 1 {
        merged.clear();
        let mut start = 0;
        let mut next = Vec::with_capacity(ends.len().div_ceil(2));
        for pair in ends.chunks(2) {
            let (middle, end) = (pair[0], pair[pair.len() - 1]);
            let (mut left, mut right) = (start, middle);
            while left < middle || right < end {
                let takes_left = right == end
                    || left < middle && compare(places[left], places[right]) != Ordering::Greater;
                let taken = if takes_left { &mut left } else { &mut right };
                merged.push(places[*taken]);
                *taken += 1;
            }
            start = end;
            next.push(end);
        }
        std::mem::swap(&mut places, &mut merged);
        ends = next;
    }
    places
}

/// Sorts things; equal ones stay as they are.
pub(crate) fn sort<T>(things: &mut Vec<T>, compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = in_order(things.len(), &|one, other| {
        compare(&things[one], &things[other])
    });
    *things = arranged(std::mem::take(things), &order);
}

/// The same things in that order of their places.
pub(crate) fn arranged<T>(things: Vec<T>, order: &[usize]) -> Vec<T> {
    let mut things: Vec<Option<T>> = things.into_iter().map(Some).collect();
    order
        .iter()
        .filter_map(|place| things[*place].take())
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{in_order, sort};

    proptest! {
        #[test]
        fn sorts_as_the_library_does(values in prop::collection::vec(0..20_u8, 0..60)) {
            let order = in_order(values.len(), &|one, other| values[one].cmp(&values[other]));
            let mut expected: Vec<usize> = (0..values.len()).collect();
            expected.sort_by_key(|place| values[*place]);
            prop_assert_eq!(&order, &expected);
            let mut sorted = values.clone();
            sort(&mut sorted, &u8::cmp);
            let expected: Vec<u8> = expected.into_iter().map(|place| values[place]).collect();
            prop_assert_eq!(sorted, expected);
        }
    }
}
