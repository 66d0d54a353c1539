//! Intervals in which a device reported, but had no connection.

use std::ops::Range;

use super::segments::Segments;
use crate::model::Device;

/// Index ranges of adjacent disconnected samples; none spans a gap.
#[must_use]
pub fn disconnected_stretches(device: &Device, segments: &Segments) -> Vec<Range<usize>> {
    let is_disconnected = |index: usize| device.disconnected.get(index).copied().unwrap_or(false);
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for run in &segments.runs {
        let first_of_run = stretches.len();
        for index in run.clone().filter(|index| is_disconnected(*index)) {
            match stretches[first_of_run..].last_mut() {
                Some(stretch) if stretch.end == index => stretch.end = index + 1,
                _ => stretches.push(index..index + 1),
            }
        }
    }
    stretches
}

#[cfg(test)]
mod tests {
    use super::disconnected_stretches;
    use crate::derive::Segments;
    use crate::model::Device;

    /// `x` is a disconnected sample, `.` a connected one; `|` before a sample is a gap.
    fn check(samples: &str, expected: &[(usize, usize)]) {
        let mut device = Device::default();
        let mut time = 0.0;
        for symbol in samples.chars() {
            if symbol == '|' {
                time += 100_000.0;
            } else {
                time += 2000.0;
                device.times.push(time);
                device.disconnected.push(symbol == 'x');
            }
        }
        let stretches = disconnected_stretches(&device, &Segments::of(&device));
        let found: Vec<(usize, usize)> = stretches
            .iter()
            .map(|range| (range.start, range.end))
            .collect();
        assert_eq!(found, expected, "{samples}");
    }

    #[test]
    fn neighbours_join_except_over_a_gap() {
        check("", &[]);
        check("....", &[]);
        check("xx..x..", &[(0, 2), (4, 5)]);
        check("..xx|xx..|x..", &[(2, 4), (4, 6), (8, 9)]);
        check("xxxx", &[(0, 4)]);
    }
}
