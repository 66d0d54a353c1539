//! Which samples a line may join.

use std::ops::Range;

/// The runs of measured samples without a gap, in order.
#[must_use]
pub fn measured_runs(values: &[f64], segments: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for segment in segments {
        let mut from = segment.start;
        for index in segment.clone() {
            if values[index].is_nan() {
                if from < index {
                    runs.push(from..index);
                }
                from = index + 1;
            }
        }
        if from < segment.end {
            runs.push(from..segment.end);
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::measured_runs;

    #[test]
    fn a_gap_and_a_missing_sample_end_a_run() {
        const NAN: f64 = f64::NAN;
        let values = [NAN, 1.0, 2.0, NAN, NAN, 3.0, 4.0, 5.0, NAN];
        assert_eq!(measured_runs(&values, &[0..6, 6..9]), [1..3, 5..6, 6..8]);
        assert_eq!(measured_runs(&[NAN, NAN], &[0..1, 1..2]), []);
        assert_eq!(measured_runs(&[], &[]), []);
    }
}
