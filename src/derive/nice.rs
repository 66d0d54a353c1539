//! Round step sizes.

/// A smaller step underflows.
const MIN_STEP: f64 = 1e-300;

/// 1, 2 or 5 times a power of ten, at least `least`.
#[must_use]
pub fn nice_step(least: f64) -> f64 {
    if !(least.is_finite() && least > MIN_STEP) {
        return 1.0;
    }
    let power = 10f64.powi(least.log10().floor() as i32);
    [1.0, 2.0, 5.0]
        .into_iter()
        .map(|digit| digit * power)
        .find(|step| *step >= least * (1.0 - 1e-9))
        .unwrap_or(10.0 * power)
}
