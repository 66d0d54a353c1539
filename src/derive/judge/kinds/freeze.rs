//! The video stood still.
//!
//! **Rule.** The longest interval between two frames is at least max({freezeMeanTimes} × the mean, the mean + {freezeBeyondMs}). The mean is that of the samples before, not of the frozen one. Or an end that has a connection shows no frame in a whole sample: such samples and the long interval that ends them are one freeze. Each counts by itself. Not counted: the start of a connection (`start-up`), a remote's samples after the field's data have ended, and a last sample without frames, which is a hang-up.
//!
//! **Value.** The interval, ms.
//!
//! **Severity.** Minor; major from {freezeMajorMs}; critical from {freezeCriticalMs}.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{AGORA, OURS, W3C, W3C_PAUSE};
use crate::lang::key;
use crate::model::{Role, Unit};
use crate::units::Millis;

pub(in super::super) static MAJOR: Limit = Limit {
    name: "freezeMajorMs",
    unit: LimitUnit::Ms,
    default: 500.0,
    source: AGORA,
    topic: Topic::Smoothness,
    label: key::limit::FREEZE_MAJOR_MS,
};

pub(in super::super) static CRITICAL: Limit = Limit {
    name: "freezeCriticalMs",
    unit: LimitUnit::Seconds,
    default: 5000.0,
    source: W3C_PAUSE,
    topic: Topic::Smoothness,
    label: key::limit::FREEZE_CRITICAL_MS,
};

static MEANS: Limit = Limit {
    name: "freezeMeanTimes",
    unit: LimitUnit::Times,
    default: 3.0,
    source: W3C,
    topic: Topic::Smoothness,
    label: key::limit::FREEZE_MEAN_TIMES,
};

static BEYOND: Limit = Limit {
    name: "freezeBeyondMs",
    unit: LimitUnit::Ms,
    default: 150.0,
    source: W3C,
    topic: Topic::Smoothness,
    label: key::limit::FREEZE_BEYOND_MS,
};

/// The mean interval comes from this many preceding samples.
static BEFORE: Limit = Limit {
    name: "freezeMeanSamples",
    unit: LimitUnit::Samples,
    default: 5.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::FREEZE_MEAN_SAMPLES,
};

/// This long without frames at the very end is a hang-up; two samples always are.
static HANG_UP: Limit = Limit {
    name: "hangUpMs",
    unit: LimitUnit::Seconds,
    default: 6000.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::HANG_UP_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "freeze",
    limits: &[&MEANS, &BEYOND, &BEFORE, &MAJOR, &CRITICAL, &HANG_UP],
    causes: super::HOLDS_UP_PICTURE,
    impact: Impact::Frozen,
    merge_rule: MergeRule::Events,
    facts: &["mean"],
    find,
    blame: blame::suspects,
    words: Words {
        fact: key::kind::FREEZE_FACT,
        fact_once: key::kind::FREEZE_FACT_ONCE,
        detail: key::kind::FREEZE_DETAIL,
        clause: key::kind::FREEZE_CLAUSE,
        clause_once: key::kind::FREEZE_CLAUSE_ONCE,
        effect: key::kind::FREEZE_EFFECT,
        effect_once: key::kind::FREEZE_EFFECT_ONCE,
        advice: key::kind::FREEZE_ADVICE,
        ..Words::NONE
    },
};

/// One freeze: its samples and its length.
pub(in super::super) struct Frozen {
    pub samples: Range<usize>,
    pub length: Millis,
    pub limit: Millis,
    pub mean: Millis,
}

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        if end.device.role == Role::Other {
            continue;
        }
        let frozen = counted(input, end);
        out.extend(frozen.iter().map(|frozen| finding_of(input, end, frozen)));
    }
}

/// The freezes that count, in order.
pub(super) fn counted(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Vec<Frozen> {
    let until = input.seen_until(end);
    let times = &end.device.times;
    let mut found = freezes(input, end, times.len());
    found.retain(|frozen| {
        // A freeze that lasts until the last sample is a hang-up.
        let is_last = frozen.samples.end == times.len();
        let (first, last) = (times[frozen.samples.start], times[frozen.samples.end - 1]);
        let is_hang_up = is_last && frozen.samples.len() as f64 * end.step <= hang_up(input, end);
        let is_after_field = first > until || is_last && last > until;
        let is_beginning = end.begins[frozen.samples.start];
        let is_start = is_start_up(end, frozen, last) || is_beginning;
        !(is_start || is_hang_up || is_after_field)
    });
    found
}

/// Whether it started with the connection, and ended soon after.
pub(in super::super) fn is_start_up(end: &Endpoint<'_>, frozen: &Frozen, last: Millis) -> bool {
    let start_up = end.settled - end.connected();
    end.is_starting(frozen.samples.start) && last < end.settled + start_up
}

fn finding_of(input: &JudgeInput<'_>, end: &Endpoint<'_>, frozen: &Frozen) -> Finding {
    let (major, critical) = (
        input.thresholds.value(&MAJOR),
        input.thresholds.value(&CRITICAL),
    );
    let severity = match frozen.length {
        length if length >= critical => Severity::Critical,
        length if length >= major => Severity::Major,
        _ => Severity::Minor,
    };
    let finding = end
        .finding(Code::Freeze, severity, &frozen.samples)
        .with_value(frozen.length, Unit::Ms)
        .with_duration(frozen.length)
        .with_fact("mean", Fact::Measure(frozen.mean, Unit::Ms))
        .with_evidence([end.evidence("MaxFrameDelta", None, &frozen.samples)]);
    match severity {
        Severity::Critical => finding.exceeding(&CRITICAL, critical),
        Severity::Major => finding.exceeding(&MAJOR, major),
        _ if frozen.limit > frozen.mean + input.thresholds.value(&BEYOND) => {
            finding.exceeding(&MEANS, frozen.limit)
        }
        _ => finding.exceeding(&BEYOND, frozen.limit),
    }
}

/// Every freeze of an endpoint in order, those during start-up included, in the first `samples` samples.
pub(in super::super) fn freezes(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    samples: usize,
) -> Vec<Frozen> {
    let intervals = end.values("MaxFrameDelta");
    let fps = end.values("Fps");
    let count = intervals.len().max(fps.len()).min(samples);
    let interval = |sample: usize| intervals.get(sample).copied().unwrap_or(f64::NAN);
    let has_frames = end.expected_fps.is_some();
    let is_still = |sample: usize| {
        has_frames
            && fps.get(sample) == Some(&0.0)
            && !end.is_disconnected(sample)
            && (sample > 0 && !end.is_disconnected(sample - 1))
    };
    let mut means = MeanInterval::of(input, end);
    let mut found: Vec<Frozen> = Vec::new();
    let mut still = 0..0;
    for sample in 0..count {
        if is_still(sample) {
            if still.is_empty() {
                still = sample..sample;
            }
            still.end = sample + 1;
            continue;
        }
        // Most samples need no mean, since no limit is lower than this.
        if still.is_empty() && (interval(sample).is_nan() || interval(sample) < means.beyond) {
            means.take(sample, end.is_disconnected(sample));
            continue;
        }
        means.settle(sample, interval(sample));
        let (mean, limit) = means.at(sample);
        let is_long = interval(sample) >= limit;
        if !still.is_empty() {
            let longest = still
                .clone()
                .map(interval)
                .chain(is_long.then(|| interval(sample)));
            let longest = longest.fold(0.0, f64::max);
            let length = longest.max(still.len() as f64 * end.step);
            let last = if is_long { sample + 1 } else { still.end };
            found.push(Frozen {
                samples: still.start..last,
                length,
                limit,
                mean,
            });
            still = 0..0;
        } else if is_long {
            found.push(Frozen {
                samples: sample..sample + 1,
                length: interval(sample),
                limit,
                mean,
            });
        }
        means.take(sample, is_long || end.is_disconnected(sample));
    }
    if still.len() as f64 * end.step > hang_up(input, end) {
        let (mean, limit) = means.at(still.end - 1);
        let longest = still.clone().map(interval).fold(0.0, f64::max);
        found.push(Frozen {
            length: longest.max(still.len() as f64 * end.step),
            samples: still,
            limit,
            mean,
        });
    }
    found
}

fn hang_up(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Millis {
    input.thresholds.value(&HANG_UP).max(2.0 * end.step)
}

/// Frames are regular if their longest interval exceeds the mean by no more than this.
const REGULAR: f64 = 0.8;

/// The mean frame interval of the preceding samples.
struct MeanInterval<'a> {
    deltas: &'a [f64],
    rates: &'a [f64],
    expected: Millis,
    times: f64,
    beyond: Millis,
    before: usize,
    recent: Vec<Millis>,
    /// Consecutive samples in which all frames were as late as the latest: a low frame rate rather than a freeze.
    regular: usize,
}

impl<'a> MeanInterval<'a> {
    fn of(input: &JudgeInput<'_>, end: &Endpoint<'a>) -> Self {
        Self {
            deltas: end.values("FrameDelta"),
            rates: end.values("Fps"),
            expected: end.frame_interval().unwrap_or(f64::NAN),
            times: input.thresholds.value(&MEANS),
            beyond: input.thresholds.value(&BEYOND),
            before: input.thresholds.samples(&BEFORE),
            recent: Vec::new(),
            regular: 0,
        }
    }

    /// The mean before that sample, and the interval from which on the video counts as frozen.
    fn at(&self, sample: usize) -> (Millis, Millis) {
        let own = || self.own(sample).unwrap_or(f64::NAN);
        let mean = median(&self.recent)
            .or(Some(self.expected).filter(|expected| expected.is_finite()))
            .unwrap_or_else(own);
        (mean, (self.times * mean).max(mean + self.beyond))
    }

    fn own(&self, sample: usize) -> Option<Millis> {
        let delta = self.deltas.get(sample).copied();
        let of_rate = || self.rates.get(sample).map(|fps| 1000.0 / fps);
        delta
            .filter(|delta| *delta > 0.0)
            .or_else(of_rate)
            .filter(|mean| mean.is_finite())
    }

    /// Two consecutive samples whose mean is about their longest interval have a new frame rate: it becomes the baseline.
    fn settle(&mut self, sample: usize, interval: Millis) {
        let own = self.own(sample).filter(|own| *own >= REGULAR * interval);
        self.regular = if own.is_some() { self.regular + 1 } else { 0 };
        if let Some(own) = own.filter(|_| self.regular >= 2) {
            self.recent = vec![own];
        }
    }

    /// Adds a sample to the mean, unless it has a freeze or no connection.
    fn take(&mut self, sample: usize, is_odd: bool) {
        if let Some(mean) = self.own(sample).filter(|_| !is_odd) {
            self.recent.push(mean);
            if self.recent.len() > self.before {
                self.recent.remove(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{
        cut, device, findings, found, pause, session, steps, well, with,
    };
    use crate::model::{Device, Role};

    /// A minute at 20 fps, sampled every two seconds, without frames between two instants, in ms.
    fn filmed(from: u32, to: u32, has_longest: bool) -> Device {
        let frames: Vec<u32> = (0..=1200)
            .map(|frame| 50 * frame)
            .filter(|time| *time <= from || *time >= to)
            .collect();
        let mut columns = [const { Vec::new() }; 3];
        for sample in 0..=30 {
            let end = 2000 * sample;
            let start = end.max(2000) - 2000;
            let pairs = frames
                .windows(2)
                .filter(|pair| pair[1] > start && pair[1] <= end);
            let intervals: Vec<f64> = pairs.map(|pair| f64::from(pair[1] - pair[0])).collect();
            let count = intervals.len() as f64;
            columns[0].push((count / 2.0).round());
            columns[1].push(intervals.iter().sum::<f64>() / count.max(1.0));
            columns[2].push(intervals.into_iter().fold(0.0, f64::max));
        }
        let [fps, mean, longest] = &columns;
        let all: [(_, &[f64]); 3] = [
            ("Fps", fps),
            ("FrameDelta", mean),
            ("MaxFrameDelta", longest),
        ];
        device(Role::Remote, if has_longest { &all } else { &all[..2] })
    }

    #[track_caller]
    fn check(end: Device, expected: &str) {
        assert_eq!(found(Code::Freeze, &session([end])), expected);
    }

    #[test]
    fn reports_the_whole_interval_once() {
        let check = |from, length, expected| check(filmed(from, from + length, true), expected);
        check(20_000, 1900, "major 22-22 1900");
        check(20_000, 2500, "major 22-24 2500");
        check(20_000, 3000, "major 22-24 3000");
        check(20_000, 4000, "major 22-24 4000");
        check(20_000, 4950, "major 22-26 4950");
        check(20_000, 5000, "critical 22-26 5000");
        check(20_000, 6000, "critical 22-26 6000");
        check(20_000, 8000, "critical 22-28 8000");
        // Across samples that each have a few frames.
        check(20_950, 1900, "major 24-24 1900");
        check(20_950, 2500, "major 24-24 2500");
        check(20_950, 3000, "major 24-24 3000");
        check(20_950, 4000, "major 24-26 4000");
        check(20_950, 5000, "critical 24-26 5000");
        check(20_950, 6000, "critical 24-28 6000");
        check(20_950, 8000, "critical 24-30 8000");
    }

    #[test]
    fn samples_without_frames_replace_the_longest_interval() {
        let check = |from, length, expected| check(filmed(from, from + length, false), expected);
        check(20_000, 2500, "major 22-22 2000");
        check(20_000, 3000, "major 22-22 2000");
        check(20_000, 4000, "major 22-22 2000");
        check(20_000, 5000, "major 22-24 4000");
        check(20_000, 6000, "major 22-24 4000");
        check(20_000, 8000, "critical 22-26 6000");
        check(20_950, 4000, "major 24-24 2000");
        check(20_950, 5000, "major 24-24 2000");
        check(20_950, 6000, "major 24-26 4000");
        check(20_950, 8000, "critical 24-28 6000");
    }

    /// One sample of a session at 20 fps has this longest interval.
    fn once(interval: f64) -> Device {
        let intervals = steps(&[(10, 50.0), (1, interval), (10, 50.0)]);
        let rate = steps(&[(21, 20.0)]);
        device(
            Role::Field,
            &[("Fps", &rate), ("MaxFrameDelta", &intervals)],
        )
    }

    #[test]
    fn is_three_times_the_mean_and_beyond_it() {
        check(once(199.0), "");
        check(once(200.0), "minor 20-20 200");
        check(once(499.0), "minor 20-20 499");
        check(once(500.0), "major 20-20 500");
        check(once(5000.0), "critical 20-20 5000");
        let limit = |interval| {
            let found = findings(Code::Freeze, &session([once(interval)]));
            found[0].exceeded.map(|exceeded| exceeded.limit.name)
        };
        assert_eq!(limit(200.0), Some("freezeBeyondMs"));
        assert_eq!(limit(500.0), Some("freezeMajorMs"));
        assert_eq!(limit(5000.0), Some("freezeCriticalMs"));
    }

    #[test]
    fn the_frozen_sample_is_no_yardstick() {
        let spoilt = with(once(1900.0), "FrameDelta", 0..21, 50.0);
        check(
            with(spoilt, "FrameDelta", 10..11, 950.0),
            "major 20-20 1900",
        );
    }

    #[test]
    fn the_mean_is_that_of_the_five_samples_before() {
        let slower = |samples: usize| {
            let end = with(once(250.0), "FrameDelta", 0..10 - samples, 50.0);
            with(end, "FrameDelta", 10 - samples..21, 100.0)
        };
        check(slower(2), "minor 20-20 250");
        check(slower(3), "");
    }

    #[test]
    fn one_frame_a_second_has_its_own_limit() {
        let slow = |interval| {
            let end = with(once(interval), "Fps", 0..21, 1.0);
            let end = with(end, "FrameDelta", 0..21, 1000.0);
            let end = with(end, "MaxFrameDelta", 1..10, 1000.0);
            with(end, "MaxFrameDelta", 11..21, 1000.0)
        };
        check(slow(2999.0), "");
        check(slow(3000.0), "major 20-20 3000");
    }

    #[test]
    fn each_counts_by_itself() {
        let twice = with(once(600.0), "MaxFrameDelta", 12..14, 700.0);
        check(twice, "major 20-20 600, major 24-24 700, major 26-26 700");
    }

    #[test]
    fn a_step_of_three_seconds_begins_nothing() {
        check(pause(once(1000.0), 10, 1.0), "major 21-21 1000");
        check(pause(once(1000.0), 10, 2.0), "major 22-22 1000");
    }

    #[test]
    fn a_beginning_connection_is_no_freeze() {
        let reconnected = |sample| with(pause(once(1000.0), sample, 5.0), "K100", 0..sample, 1.0);
        check(reconnected(10), "");
        check(reconnected(9), "major 25-25 1000");
        let starting = |sample| with(once(50.0), "MaxFrameDelta", sample..sample + 1, 1000.0);
        check(starting(1), "");
        check(starting(2), "major 4-4 1000");
    }

    #[test]
    fn no_frames_at_the_end_are_a_hang_up() {
        let hung_up = |samples: usize| {
            let end = with(well(Role::Remote, 30), "Fps", 30 - samples..30, 0.0);
            with(end, "MaxFrameDelta", 30 - samples..30, 0.0)
        };
        check(hung_up(1), "");
        check(hung_up(3), "");
        check(hung_up(4), "critical 52-58 8000");
    }

    #[test]
    fn after_the_fields_data_a_remote_shows_a_hang_up() {
        let check = |sample, expected| {
            let remote = with(
                well(Role::Remote, 30),
                "MaxFrameDelta",
                sample..sample + 1,
                1000.0,
            );
            let session = session([well(Role::Field, 20), remote]);
            assert_eq!(found(Code::Freeze, &session), expected);
        };
        check(17, "major 34-34 1000");
        check(18, "");
        check(25, "");
    }

    #[test]
    fn a_disconnected_sample_is_no_freeze() {
        check(cut(well(Role::Remote, 30), 10..14), "");
    }

    #[test]
    fn a_low_rate_is_no_freeze_once_it_is_regular() {
        let interval = steps(&[(20, 55.0), (40, 1000.0)]);
        let mean = steps(&[(20, 50.0), (40, 1000.0)]);
        let remote = device(
            Role::Remote,
            &[
                ("Fps", &steps(&[(20, 20.0), (40, 1.0)])),
                ("FrameDelta", &mean),
                ("MaxFrameDelta", &interval),
            ],
        );
        assert_eq!(found(Code::Freeze, &session([remote])), "major 40-40 1000");
    }

    #[test]
    fn a_freeze_long_after_the_start_is_found() {
        let remote = with(well(Role::Remote, 60), "Fps", 1..10, 0.0);
        let remote = with(remote, "MaxFrameDelta", 10..11, 18_000.0);
        assert_eq!(
            found(Code::Freeze, &session([remote])),
            "critical 2-20 18000"
        );
    }
}
