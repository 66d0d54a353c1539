//! Estimates the clock offset between both ends.
//!
//! Both ends measure the same video: when the field sends more, the remote receives more a moment later. Bit rate and frame rate of both
//! ends, without their moving averages, are correlated at every offset from −40 to +40 s; the offset is where they agree best. The video's
//! transit time, well below a second, is within the uncertainty of one sample, in whole seconds. On the documented example this gives +1 s,
//! from 24 samples.

use super::statistics::sum;
use super::{Segments, Statistics};
use crate::model::{Device, Role, Session};
use crate::units::Millis;

/// The remote's clock compared with the field's.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Clock {
    /// Remote clock minus field clock.
    pub offset: Millis,
    /// The error bound of the offset, which holds in 95 of 100 simulated sessions.
    pub uncertainty: Millis,
    /// The correlation at that offset, from 0 to 1.
    pub agreement: f64,
    /// The best correlation at any offset that is not adjacent.
    pub next: f64,
    /// The number of sample pairs compared at that offset.
    pub samples: f64,
}

impl Clock {
    /// Whether the offset exceeds its uncertainty.
    #[must_use]
    pub fn differs(&self) -> bool {
        self.offset.abs() > self.uncertainty
    }

    /// Whether the offset is certain enough to be applied automatically.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        // At the edge of the range, the maximum may be the slope of one beyond it.
        let farthest = f64::from(MAX_OFFSET_SECONDS) * SECOND - self.uncertainty;
        self.agreement * self.samples.sqrt() >= SURE_STRENGTH
            && self.agreement >= SURE_LEAD * self.next
            && self.offset.abs() <= farthest
    }
}

const MAX_OFFSET_SECONDS: i32 = 40;
const SECOND: Millis = 1000.0;
/// Half of the window of the moving average, which removes slow trends: they correlate at every offset.
const TREND: Millis = 20_000.0;
/// More samples would only take longer.
const MAX_SAMPLES: usize = 1500;
const MIN_SAMPLES: usize = 15;
/// Correlation × √samples: chance alone, tried at 81 offsets, stays below this.
const MIN_STRENGTH: f64 = 4.0;
/// How much the best correlation must exceed any other.
const MIN_LEAD: f64 = 1.15;
/// Required before the offset is applied automatically. Both are stricter than for reporting it: of 2,000 simulated sessions with clocks up
/// to 30 s apart, and of 1,000 with clocks beyond the search range, none is moved wrongly (`tests/verdict`).
const SURE_STRENGTH: f64 = 8.0;
const SURE_LEAD: f64 = 1.75;
/// A value of more than this many medians is a burst.
const BURST_TIMES: f64 = 2.5;

/// The offset, or `None` if an end is missing or not unique, has no video, or the evidence is weak.
#[must_use]
pub fn clock(session: &Session) -> Option<Clock> {
    let field = only(session, Role::Field)?;
    let remote = only(session, Role::Remote)?;
    let pairs: Vec<(DetrendedSeries, DetrendedSeries)> = ["Rate", "Fps"]
        .iter()
        .filter_map(|metric| {
            Some((
                DetrendedSeries::of(field, metric)?,
                DetrendedSeries::of(remote, metric)?,
            ))
        })
        .collect();
    let scores: Vec<(i32, f64, f64)> = (-MAX_OFFSET_SECONDS..=MAX_OFFSET_SECONDS)
        .filter_map(|seconds| {
            let (score, count) = agreement(&pairs, f64::from(seconds) * SECOND)?;
            Some((seconds, score, count))
        })
        .collect();
    let best = scores
        .iter()
        .reduce(|one, other| if other.1 > one.1 { other } else { one })?;
    let step = Segments::of(remote).step();
    // Adjacent offsets see the same peak.
    let beside = (2.0 * step / SECOND) as i32;
    let second = scores
        .iter()
        .filter(|score| (score.0 - best.0).abs() > beside)
        .map(|score| score.1)
        .fold(0.0, f64::max);
    let is_sure = best.1 * best.2.sqrt() >= MIN_STRENGTH && best.1 >= MIN_LEAD * second;
    is_sure.then(|| Clock {
        offset: f64::from(best.0) * SECOND,
        // Offsets are tried in whole seconds, so nothing finer is known.
        uncertainty: (step / SECOND).round().max(1.0) * SECOND,
        agreement: best.1,
        next: second,
        samples: best.2,
    })
}

/// The only device with that role. Each of several has its own clock, and one offset would be wrong for the others.
fn only(session: &Session, role: Role) -> Option<&Device> {
    let with_samples = |device: &&Device| device.role == role && !device.times.is_empty();
    let mut devices = session.devices.iter().filter(with_samples);
    let device = devices.next()?;
    devices.next().is_none().then_some(device)
}

/// The mean correlation of all pairs of series, and the number of samples behind it.
fn agreement(pairs: &[(DetrendedSeries, DetrendedSeries)], offset: Millis) -> Option<(f64, f64)> {
    let (mut total, mut kinds, mut samples) = (0.0, 0.0, 0.0);
    for (field, remote) in pairs {
        let mut after = 0;
        let both: Vec<(f64, f64)> = remote
            .points
            .iter()
            .filter_map(|(time, value)| Some((field.at(time - offset, &mut after)?, *value)))
            .collect();
        if both.len() < MIN_SAMPLES {
            continue;
        }
        if let Some(correlation) = correlation(&both) {
            total += correlation;
            kinds += 1.0;
            samples += both.len() as f64;
        }
    }
    (kinds > 0.0).then(|| (total / kinds, samples))
}

/// Pearson's correlation; `None` if one side is constant.
fn correlation(both: &[(f64, f64)]) -> Option<f64> {
    let count = both.len() as f64;
    let mean_one = sum(both.iter().map(|(one, _)| *one)) / count;
    let mean_other = sum(both.iter().map(|(_, other)| *other)) / count;
    let part = |left: &dyn Fn(&(f64, f64)) -> f64, right: &dyn Fn(&(f64, f64)) -> f64| {
        both.iter()
            .map(|pair| left(pair) * right(pair))
            .sum::<f64>()
    };
    let one = |pair: &(f64, f64)| pair.0 - mean_one;
    let other = |pair: &(f64, f64)| pair.1 - mean_other;
    let found = part(&one, &other) / (part(&one, &one) * part(&other, &other)).sqrt();
    found.is_finite().then_some(found)
}

/// A series without its trend.
struct DetrendedSeries {
    points: Vec<(Millis, f64)>,
    step: Millis,
}

impl DetrendedSeries {
    fn of(device: &Device, metric: &str) -> Option<Self> {
        let values = &device.series(metric, None)?.values;
        let usual = Statistics::of(values).p50.filter(|usual| *usual > 0.0)?;
        let measured: Vec<(Millis, f64)> = device
            .times
            .iter()
            .copied()
            .zip(values.iter().copied())
            .filter(|(_, value)| *value >= 0.0 && *value <= BURST_TIMES * usual)
            .take(MAX_SAMPLES)
            .collect();
        Some(Self {
            points: without_trend(&measured),
            step: Segments::of(device).cadence?,
        })
    }

    /// The value at an instant by linear interpolation; `None` next to missing samples. Instants come in ascending order: `after` is the
    /// position of the previous one, so no search is needed.
    fn at(&self, time: Millis, after: &mut usize) -> Option<f64> {
        while self.points.get(*after).is_some_and(|point| point.0 < time) {
            *after += 1;
        }
        let (right_time, right) = *self.points.get(*after)?;
        if right_time == time {
            return Some(right);
        }
        let (left_time, left) = *self.points.get((*after).checked_sub(1)?)?;
        let span = right_time - left_time;
        (span <= 2.0 * self.step).then(|| left + (right - left) * (time - left_time) / span)
    }
}

fn without_trend(points: &[(Millis, f64)]) -> Vec<(Millis, f64)> {
    let (mut from, mut to) = (0, 0);
    let mut total = 0.0;
    let mut flat = Vec::with_capacity(points.len());
    for (time, value) in points {
        while to < points.len() && points[to].0 <= time + TREND {
            total += points[to].1;
            to += 1;
        }
        while points[from].0 < time - TREND {
            total -= points[from].1;
            from += 1;
        }
        flat.push((*time, value - total / (to - from) as f64));
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::clock;
    use crate::model::{Device, Role, Series, SeriesKey, Session};

    /// A rate without a pattern, the same at both ends; the remote's clock is ahead.
    fn session(offset: f64, samples: usize, noise: f64) -> Session {
        let rate = |second: f64| {
            let mut hash = (second / 2.0).floor() as u64;
            hash = (hash ^ 0x9e37_79b9).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            600.0 + ((hash >> 40) % 200) as f64
        };
        let device = |role, offset: f64, noise: f64| {
            let seconds: Vec<f64> = (0..samples).map(|index| index as f64 * 2.0).collect();
            Device {
                role,
                times: seconds
                    .iter()
                    .map(|second| 1e12 + second * 1000.0)
                    .collect(),
                series: vec![Series {
                    key: SeriesKey {
                        metric: "Rate".into(),
                        link: None,
                    },
                    values: seconds
                        .iter()
                        .map(|second| {
                            rate(1e6 + second - offset) * (1.0 - noise) + noise * rate(9e8 + second)
                        })
                        .collect(),
                }],
                ..Device::default()
            }
        };
        Session {
            devices: vec![
                device(Role::Remote, offset, noise),
                device(Role::Field, 0.0, 0.0),
            ],
            ..Session::default()
        }
    }

    #[test]
    fn finds_the_offset_that_was_made() {
        for offset in [-30.0, -7.0, 0.0, 2.0, 11.0, 30.0] {
            let found = clock(&session(offset, 60, 0.2)).map(|clock| clock.offset / 1000.0);
            let is_close = found.is_some_and(|found| (found - offset).abs() <= 2.0);
            assert!(is_close, "{offset}: {found:?}");
        }
    }

    #[test]
    fn the_uncertainty_is_in_whole_seconds() {
        let mut session = session(11.0, 60, 0.0);
        // One step of 3 s: the cadence is 2.02 s.
        for time in &mut session.devices[0].times[50..] {
            *time += 1000.0;
        }
        let found = clock(&session).map(|clock| clock.uncertainty);
        assert_eq!(found, Some(2000.0));
    }

    #[test]
    fn has_no_offset_without_correlation() {
        assert_eq!(clock(&session(4.0, 60, 1.0)), None);
        assert_eq!(clock(&session(4.0, 10, 0.0)), None);
        let mut alone = session(4.0, 60, 0.0);
        alone.devices.truncate(1);
        assert_eq!(clock(&alone), None);
    }
}
