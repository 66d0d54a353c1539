//! Samples that mean “no connection” instead of a measurement.

/// Which samples are *disconnected*: `NetworkLatency` negative while `Rate` and `Fps` are both 0 (contract, section 5).
///
/// Takes the three arrays as sent, in sample order, with `NaN` for anything that is not a number. The importer calls this before it
/// replaces these values, since they are lost afterwards. Samples beyond the end of an array, or without the array, are not disconnected.
#[must_use]
pub fn disconnected(
    samples: usize,
    network_latency: &[f64],
    rate: &[f64],
    fps: &[f64],
) -> Vec<bool> {
    let at = |column: &[f64], index: usize| column.get(index).copied().unwrap_or(f64::NAN);
    (0..samples)
        .map(|index| {
            at(network_latency, index) < 0.0 && at(rate, index) == 0.0 && at(fps, index) == 0.0
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::disconnected;

    fn check(network_latency: &[f64], rate: &[f64], fps: &[f64], expected: &str) {
        let found: String = disconnected(4, network_latency, rate, fps)
            .into_iter()
            .map(|is| if is { 'x' } else { '.' })
            .collect();
        assert_eq!(
            found, expected,
            "latency {network_latency:?}, rate {rate:?}, fps {fps:?}"
        );
    }

    #[test]
    fn all_three_must_say_so() {
        let nan = f64::NAN;
        let zeros = [0.0; 4];
        let latency = [-1.0; 4];
        check(&[-1.0, 0.0, 80.0, -1.0], &zeros, &zeros, "x..x");
        check(&latency, &[0.0, 500.0, 0.0, nan], &zeros, "x.x.");
        check(&latency, &zeros, &[0.0, 0.0, 19.0, nan], "xx..");
        check(&[nan; 4], &zeros, &zeros, "....");
        check(&[-1.0, -1.0], &zeros, &zeros, "xx..");
        check(&[], &[], &[], "....");
    }
}
