//! Sorting and searching: one small merge sort instead of an instance of the library's large one for each type, which every page would
//! load, and one search in times.

use std::cmp::Ordering;

use crate::units::Millis;

/// The indices 0 … `count` sorted stably. Input that is already sorted costs a single pass.
pub(crate) fn in_order(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut places: Vec<usize> = (0..count).collect();
    // The end of each sorted run.
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

/// Sorts items stably.
pub(crate) fn sort<T>(things: &mut [T], compare: &dyn Fn(&T, &T) -> Ordering) {
    let order = in_order(things.len(), &|one, other| {
        compare(&things[one], &things[other])
    });
    arrange(things, order);
}

/// Moves items into the given order.
pub(crate) fn arrange<T>(things: &mut [T], mut order: Vec<usize>) {
    for first in 0..order.len() {
        let mut at = first;
        loop {
            let from = std::mem::replace(&mut order[at], at);
            if from == first {
                break;
            }
            things.swap(at, from);
            at = from;
        }
    }
}

/// The index of the first time, in sorted times, that is not before `time`; their number if all are.
pub(crate) fn first_from(times: &[Millis], time: Millis) -> usize {
    first(times, time, Millis::lt)
}

/// The index of the first time, in sorted times, that is after `time`.
pub(crate) fn first_after(times: &[Millis], time: Millis) -> usize {
    first(times, time, Millis::le)
}

/// Samples are nearly evenly spaced, so the search starts at the interpolated position and gallops from there: in ten days of samples, a
/// binary search would miss the cache at every step.
fn first(times: &[Millis], time: Millis, is_before: fn(&Millis, &Millis) -> bool) -> usize {
    let (Some(from), Some(to)) = (times.first(), times.last()) else {
        return 0;
    };
    let share = (time - from) / (to - from);
    let guess = ((share * times.len() as f64) as usize).min(times.len() - 1);
    let (mut low, mut high, mut stride) = (guess, times.len(), 1);
    if is_before(&times[guess], &time) {
        low += 1;
        while low + stride < high && is_before(&times[low + stride], &time) {
            low += stride + 1;
            stride *= 2;
        }
        high = high.min(low + stride);
    } else {
        high = guess;
        while high > stride && !is_before(&times[high - stride], &time) {
            high -= stride;
            stride *= 2;
        }
        low = high.saturating_sub(stride);
    }
    low + times[low..high].partition_point(|sample| is_before(sample, &time))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{first_after, first_from, in_order, sort};

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

        #[test]
        fn finds_what_a_search_by_halves_finds(
            steps in prop::collection::vec(prop_oneof![9 => 0..3_u32, 1 => 0..900_u32], 0..60),
            wanted in -2..1200_i32,
        ) {
            let time = |at: &mut u32, step: &u32| { *at += step; Some(f64::from(*at)) };
            let times: Vec<f64> = steps.iter().scan(0, time).collect();
            let wanted = f64::from(wanted) / 2.0;
            let expected = times.partition_point(|time| *time < wanted);
            prop_assert_eq!(first_from(&times, wanted), expected);
            let expected = times.partition_point(|time| *time <= wanted);
            prop_assert_eq!(first_after(&times, wanted), expected);
        }
    }
}
