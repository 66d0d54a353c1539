//! The video came late.
//!
//! **Rule.** {samples} consecutive samples of `VideoLatency` above {videoLatencyBadMs} (bad), or above {videoLatencyWatchMs} and {raisedTimes} the baseline (watch); {videoLatencyStopSamples} in a row above {videoLatencyStopMs} are bad as well. A latency that is always above {videoLatencyWatchMs} without being raised is a fact. Start-up, samples at which a connection starts, and samples after the end of the field's data are excluded.
//!
//! **Value.** The maximum, ms; the median if the latency is always that high.
//!
//! **Severity.** Minor in the watch band, major in the bad band.

use super::network_latency::RAISED;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::latency::LatencyRule;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{LANE_KEEPER, STOP as STOP_SOURCE, UPLINK_100};
use crate::derive::judge::stretches::{self, Level, Stretch, runs_where, stretches};
use crate::lang::key;
use crate::model::bands;

static WATCH: Limit = Limit {
    name: "videoLatencyWatchMs",
    unit: LimitUnit::Ms,
    default: bands::VIDEO_LATENCY.good.value(),
    source: UPLINK_100,
    topic: Topic::Latency,
    label: key::limit::VIDEO_LATENCY_WATCH_MS,
};

static BAD: Limit = Limit {
    name: "videoLatencyBadMs",
    unit: LimitUnit::Ms,
    default: bands::VIDEO_LATENCY.bad(),
    source: LANE_KEEPER,
    topic: Topic::Latency,
    label: key::limit::VIDEO_LATENCY_BAD_MS,
};

static STOP: Limit = Limit {
    name: "videoLatencyStopMs",
    unit: LimitUnit::Ms,
    default: 500.0,
    source: STOP_SOURCE,
    topic: Topic::Latency,
    label: key::limit::VIDEO_LATENCY_STOP_MS,
};

static STOP_SAMPLES: Limit = Limit {
    name: "videoLatencyStopSamples",
    unit: LimitUnit::Samples,
    default: 2.0,
    source: STOP_SOURCE,
    topic: Topic::Latency,
    label: key::limit::VIDEO_LATENCY_STOP_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "video-latency",
    limits: &[
        &BAD,
        &WATCH,
        &STOP,
        &STOP_SAMPLES,
        &RAISED,
        &stretches::SAMPLES,
    ],
    causes: super::HOLDS_UP_PICTURE,
    impact: Impact::Late,
    merge_rule: MergeRule::Greatest,
    facts: &["usual", "always"],
    find,
    blame: blame::suspects,
    words: Words {
        fact: key::kind::VIDEO_LATENCY_FACT,
        detail: key::kind::VIDEO_LATENCY_DETAIL,
        clause: key::kind::VIDEO_LATENCY_CLAUSE,
        effect: key::kind::VIDEO_LATENCY_EFFECT,
        advice: key::kind::VIDEO_LATENCY_ADVICE,
        ..Words::NONE
    },
};

const LATENCY: LatencyRule = LatencyRule {
    code: Code::VideoLatency,
    metric: "VideoLatency",
    watch: &WATCH,
    bad: &BAD,
    stretches: late,
    typical: |end, values| end.baseline(values),
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        LATENCY.find(input, end, &Stretch::severity, out);
    }
}

/// The intervals of late video, and shorter ones of very late video.
fn late(input: &JudgeInput<'_>, end: &Endpoint<'_>, levels: &mut [Level]) -> Vec<Stretch> {
    let until = input.seen_until(end);
    for (level, time) in levels.iter_mut().zip(&end.device.times) {
        if *time > until {
            *level = Level::Missing;
        }
    }
    let mut found = stretches(input, levels, &end.segments.runs);
    let values = end.values(LATENCY.metric);
    let stop = input.thresholds.value(&STOP);
    let least = input.thresholds.samples(&STOP_SAMPLES);
    let mut is_covered = vec![false; values.len()];
    for stretch in found.iter().filter(|stretch| stretch.is_bad) {
        is_covered[stretch.samples.clone()].fill(true);
    }
    let is_very_late = |sample: usize| {
        levels[sample] == Level::Bad && values[sample] > stop && !is_covered[sample]
    };
    let short = runs_where(values.len(), &is_very_late).into_iter();
    found.extend(
        short
            .filter(|samples| samples.len() >= least)
            .map(|samples| Stretch {
                samples,
                is_bad: true,
            }),
    );
    found
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps, well};
    use crate::model::{Device, Role};

    fn remote(latency: &[(usize, f64)]) -> Device {
        device(Role::Remote, &[("VideoLatency", &steps(latency))])
    }

    #[track_caller]
    fn check(latency: &[(usize, f64)], expected: &str) {
        assert_eq!(
            found(Code::VideoLatency, &session([remote(latency)])),
            expected
        );
    }

    #[test]
    fn five_samples_count() {
        check(&[(10, 60.0), (5, 130.0), (10, 60.0)], "minor 20-28 130");
        check(&[(10, 60.0), (4, 130.0), (10, 60.0)], "");
        check(&[(10, 60.0), (5, 201.0), (10, 60.0)], "major 20-28 201");
        check(&[(10, 60.0), (5, 100.0), (10, 60.0)], "");
    }

    #[test]
    fn two_above_half_a_second_count() {
        check(&[(10, 60.0), (2, 501.0), (10, 60.0)], "major 20-22 501");
        check(&[(10, 60.0), (2, 500.0), (10, 60.0)], "");
        check(&[(10, 60.0), (1, 900.0), (10, 60.0)], "");
        check(&[(10, 60.0), (5, 501.0), (10, 60.0)], "major 20-28 501");
    }

    #[test]
    fn one_that_is_always_as_late_is_a_fact() {
        check(&[(25, 120.0)], "info 0-48 120");
        check(&[(25, 100.0)], "");
    }

    #[test]
    fn is_raised_above_what_is_usual() {
        check(&[(20, 90.0), (5, 130.0), (20, 90.0)], "");
        check(&[(20, 90.0), (5, 140.0), (20, 90.0)], "minor 40-48 140");
    }

    #[test]
    fn a_fault_that_fills_most_of_a_session_is_not_usual() {
        let most = session([remote(&[(10, 60.0), (30, 190.0)])]);
        let found = found(Code::VideoLatency, &most);
        assert!(found.starts_with("minor 20-78 190"), "{found}");
    }

    #[test]
    fn start_up_and_what_follows_the_field_are_left_out() {
        check(&[(6, 300.0), (20, 60.0)], "");
        check(&[(7, 300.0), (20, 60.0)], "major 4-12 300");
        let after_field = |samples| {
            session([
                well(Role::Field, samples),
                remote(&[(10, 60.0), (5, 300.0), (10, 60.0)]),
            ])
        };
        assert_eq!(found(Code::VideoLatency, &after_field(16)), "");
        assert_eq!(
            found(Code::VideoLatency, &after_field(17)),
            "major 20-28 300"
        );
    }
}
