//! Fewer frames than expected.
//!
//! **Rule.** {samples} consecutive samples of `Fps` below {frameRateWatchPercent} (watch) or {frameRateBadPercent} (bad) of the expected rate: the round rate (10, 15, 20, 24, 25, 30, 50, 60) at or above the 90th percentile of the samples; at the remote, what the field sends. So a drop that fills most of a session is found too, even one frame a second throughout. Bursts, start-up, samples without any frame (`freeze`), and a remote's samples after the field's data have ended are excluded.
//!
//! **Value.** The median rate in the interval, fps.
//!
//! **Severity.** Minor in the watch band, major in the bad band; at the field, that of its effect at the remote.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::{Endpoint, JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::{self, Level, stretches};
use crate::lang::key;
use crate::model::{Unit, bands};

static WATCH: Limit = Limit {
    name: "frameRateWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::FPS.good.value(),
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::FRAME_RATE_WATCH_PERCENT,
};

static BAD: Limit = Limit {
    name: "frameRateBadPercent",
    unit: LimitUnit::Percent,
    default: bands::FPS.bad(),
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::FRAME_RATE_BAD_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "frame-rate-drop",
    limits: &[&WATCH, &BAD, &stretches::SAMPLES],
    causes: CAUSES,
    impact: Impact::Few,
    merge_rule: MergeRule::Least,
    facts: &["expected"],
    find,
    blame: blame::suspects,
    words: Words {
        fact: key::kind::FRAME_RATE_DROP_FACT,
        detail: key::kind::FRAME_RATE_DROP_DETAIL,
        clause: key::kind::FRAME_RATE_DROP_CLAUSE,
        effect: key::kind::FRAME_RATE_DROP_EFFECT,
        advice: key::kind::FRAME_RATE_DROP_ADVICE,
        ..Words::NONE
    },
};

const CAUSES: &[Code] = &[
    Code::NoPicture,
    Code::Reconnect,
    Code::SlowCapture,
    Code::SlowEncode,
    Code::SlowDecode,
    Code::SlowRender,
    Code::CpuHigh,
    Code::LinkDown,
    Code::NetworkLatency,
    Code::LinkLoss,
    Code::Loss,
    Code::EstimateCollapse,
    Code::FrameRateDrop,
    Code::HiddenLoss,
];

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        // A remote may have an expected rate from the field, but no measurement.
        let Some(expected) = end.expected_fps.filter(|_| !end.values("Fps").is_empty()) else {
            continue;
        };
        find_at(input, end, expected, out);
    }
}

fn find_at(input: &JudgeInput<'_>, end: &Endpoint<'_>, expected: f64, out: &mut Vec<Finding>) {
    let fps = end.values("Fps");
    let edge = |limit| input.thresholds.value(limit) / 100.0 * expected;
    let (watch, bad) = (edge(&WATCH), edge(&BAD));
    let until = input.seen_until(end);
    let level = |sample: usize| match fps[sample] {
        _ if !end.is_settled(sample) || end.bursts[sample] => Level::Missing,
        _ if end.device.times[sample] > until => Level::Missing,
        value if value.is_nan() || value == 0.0 => Level::Missing,
        value if value < bad => Level::Bad,
        value if value < watch => Level::Watch,
        _ => Level::Good,
    };
    let levels: Vec<Level> = (0..fps.len()).map(level).collect();
    for stretch in stretches(input, &levels, &end.segments.runs) {
        let samples = &stretch.samples;
        let (limit, value) = if stretch.is_bad {
            (&BAD, bad)
        } else {
            (&WATCH, watch)
        };
        out.push(
            end.finding(Code::FrameRateDrop, stretch.severity(), samples)
                .with_value(median(&fps[samples.clone()]).unwrap_or(f64::NAN), Unit::Fps)
                .exceeding(limit, value)
                .with_measure("expected", Some(expected), Unit::Fps)
                .with_evidence([end.evidence("Fps", None, samples)]),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, pause, session, steps, with};
    use crate::model::{Device, Role};

    fn end(role: Role, fps: &[(usize, f64)]) -> Device {
        device(role, &[("Fps", &steps(fps))])
    }

    #[track_caller]
    fn check(fps: &[(usize, f64)], expected: &str) {
        let field = end(Role::Field, fps);
        assert_eq!(found(Code::FrameRateDrop, &session([field])), expected);
    }

    #[test]
    fn five_samples_count() {
        check(&[(10, 25.0), (5, 17.0), (10, 25.0)], "major 20-28 17");
        check(&[(10, 25.0), (5, 22.0), (10, 25.0)], "minor 20-28 22");
        check(&[(10, 25.0), (5, 23.0), (10, 25.0)], "");
        check(&[(10, 25.0), (4, 17.0), (10, 25.0)], "");
    }

    #[test]
    fn a_drop_that_fills_most_of_a_session_is_found() {
        check(&[(11, 25.0), (38, 12.0), (12, 25.0)], "major 22-96 12");
        check(&[(30, 1.0)], "major 4-58 1");
    }

    #[test]
    fn a_steady_rate_is_what_there_should_be() {
        for rate in [10.0, 14.0, 17.0, 22.0, 24.0, 27.0, 29.0, 40.0, 90.0] {
            check(&[(30, rate)], "");
        }
    }

    #[test]
    fn samples_without_a_frame_are_a_freeze() {
        check(&[(10, 25.0), (6, 0.0), (10, 25.0)], "");
    }

    #[test]
    fn start_up_says_nothing() {
        check(&[(6, 5.0), (20, 25.0)], "");
        check(&[(7, 5.0), (20, 25.0)], "major 4-12 5");
    }

    #[track_caller]
    fn check_remote(field: &[(usize, f64)], remote: &[(usize, f64)], expected: &str) {
        let session = session([end(Role::Field, field), end(Role::Remote, remote)]);
        assert_eq!(found(Code::FrameRateDrop, &session), expected);
    }

    #[test]
    fn a_remote_is_compared_with_what_the_field_sends() {
        check_remote(&[(30, 25.0)], &[(30, 15.0)], "major 4-54 15");
        check_remote(&[(30, 25.0)], &[(30, 20.0)], "minor 4-54 20");
        check_remote(&[(30, 15.0)], &[(30, 15.0)], "");
    }

    #[test]
    fn what_a_remote_shows_after_the_field_is_left_out() {
        let field = &[(20, 25.0)];
        check_remote(field, &[(20, 25.0), (20, 5.0)], "");
        check_remote(field, &[(13, 25.0), (20, 5.0)], "major 26-34 5");
    }

    #[test]
    fn bursts_are_no_rate() {
        let fps = &[(10, 10.0), (3, 60.0), (10, 10.0)];
        check(fps, "major 4-18 10, major 26-44 10");
        // After a reconnect they are queued frames.
        let field = pause(end(Role::Field, fps), 10, 4.0);
        let field = with(field, "K100", 0..10, 1.0);
        assert_eq!(found(Code::FrameRateDrop, &session([field])), "");
    }
}
