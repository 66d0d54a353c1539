//! The connection was lost and came back.
//!
//! **Rule.** Disconnected samples between connected ones; or a gap with a sign of a new connection (`NACK` fell, or a per-connection constant changed); or a gap of {gapUnsureTimes} the cadence without evidence, unless the other end shows that the video continued. At the end of a record, from {lostForGoodMs} without a connection on; less is a hang-up. Each counts by itself.
//!
//! **Value.** The time without video, ms: from the last connected sample to the start of the next connected one.
//!
//! **Severity.** Major; critical from {outageCriticalMs} on. At the field, that of its effect at the remote.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::connection::{Connection, connection};
use crate::derive::judge::finding::{Blame, Blamed, Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{OURS, W3C_PAUSE, WHOLE_SECONDS};
use crate::derive::judge::{blame, input};
use crate::lang::key;
use crate::model::{Role, Unit};
use crate::units::Millis;

pub(in super::super) static UNSURE: Limit = Limit {
    name: "gapUnsureTimes",
    unit: LimitUnit::Times,
    default: 3.0,
    source: WHOLE_SECONDS,
    topic: Topic::Connection,
    label: key::limit::GAP_UNSURE_TIMES,
};

static OUTAGE_CRITICAL: Limit = Limit {
    name: "outageCriticalMs",
    unit: LimitUnit::Seconds,
    default: 5000.0,
    source: W3C_PAUSE,
    topic: Topic::Connection,
    label: key::limit::OUTAGE_CRITICAL_MS,
};

static LOST_FOR_GOOD: Limit = Limit {
    name: "lostForGoodMs",
    unit: LimitUnit::Seconds,
    default: 10_000.0,
    source: OURS,
    topic: Topic::Connection,
    label: key::limit::LOST_FOR_GOOD_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "reconnect",
    limits: &[&UNSURE, &OUTAGE_CRITICAL, &LOST_FOR_GOOD],
    causes: &[Code::Reconnect],
    impact: Impact::NoPicture,
    merge_rule: MergeRule::Sum,
    facts: &["back"],
    find,
    blame: to_blame,
    words: Words {
        fact: key::kind::RECONNECT_FACT,
        clause: key::kind::RECONNECT_CLAUSE,
        clause_once: key::kind::RECONNECT_CLAUSE_ONCE,
        effect: key::kind::RECONNECT_EFFECT,
        effect_once: key::kind::RECONNECT_EFFECT_ONCE,
        advice: key::kind::RECONNECT_ADVICE,
        shows_time: true,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        if end.device.role == Role::Other {
            continue;
        }
        for samples in breaks(input, end) {
            out.push(finding_of(input, end, &samples));
        }
    }
}

fn finding_of(input: &JudgeInput<'_>, end: &Endpoint<'_>, samples: &Range<usize>) -> Finding {
    let times = &end.device.times;
    let last = samples.end - 1;
    let is_back = !end.is_disconnected(last);
    let gone = times[last] - times[samples.start] - if is_back { end.step } else { 0.0 };
    // At least the time missing between two samples.
    let gone = gone.max(end.step / 2.0).round();
    let critical = input.thresholds.value(&OUTAGE_CRITICAL);
    let is_critical = gone >= critical;
    let severity = if is_critical {
        Severity::Critical
    } else {
        Severity::Major
    };
    let finding = end
        .finding(Code::Reconnect, severity, samples)
        .with_value(gone, Unit::Ms)
        .with_duration(gone)
        .with_fact("back", Fact::Count(usize::from(is_back)))
        .with_evidence([end.evidence("NetworkLatency", None, samples)]);
    if is_critical {
        finding.exceeding(&OUTAGE_CRITICAL, critical)
    } else {
        finding
    }
}

/// From the last connected sample before an interruption to the first one after it.
fn breaks(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Vec<Range<usize>> {
    let times = &end.device.times;
    let mut found = Vec::new();
    let mut last: Option<usize> = None;
    let mut gaps = end.segments.runs.windows(2).peekable();
    for sample in end.all() {
        if end.is_disconnected(sample) {
            continue;
        }
        if let Some(before) = last.replace(sample) {
            let is_adjacent = before + 1 == sample;
            while gaps.peek().is_some_and(|pair| pair[1].start < sample) {
                gaps.next();
            }
            let gap = gaps.peek().filter(|pair| pair[1].start == sample);
            let is_break = match gap {
                _ if !is_adjacent => true,
                None => false,
                Some(pair) => match connection(end.device, &pair[0], &pair[1]) {
                    Connection::New => true,
                    Connection::Continued => false,
                    Connection::Unknown => {
                        let unsure = input.thresholds.value(&UNSURE) * end.step;
                        let (from, to) = (times[before], times[sample]);
                        to - from >= unsure && !video_went_on(input, end, from, to)
                    }
                },
            };
            if is_break {
                found.push(before..sample + 1);
            }
        }
    }
    let final_one = last.unwrap_or(usize::MAX);
    if final_one < times.len()
        && end.last() - times[final_one] >= input.thresholds.value(&LOST_FOR_GOOD)
    {
        found.push(final_one..times.len());
    }
    found
}

/// Whether the remote showed frames while the field reported nothing.
fn video_went_on(input: &JudgeInput<'_>, end: &Endpoint<'_>, from: Millis, to: Millis) -> bool {
    let Some(remote) = input.remote().filter(|_| end.device.role == Role::Field) else {
        return false;
    };
    let samples = input.samples_of(remote, from + remote.step, to);
    let fps = remote.values("Fps").get(samples).unwrap_or_default();
    !fps.is_empty() && input::least(fps) > Some(0.0)
}

/// The endpoint's network path; what lies between the paths if both were interrupted at once.
fn to_blame(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let (start, last) = blame::times(input, finding);
    let slack = input.slack();
    let others = input
        .ends
        .iter()
        .filter(|end| Some(end.index) != finding.device && end.device.role != Role::Other);
    let unsure = input.thresholds.value(&UNSURE);
    let broke = |end: &Endpoint<'_>| {
        let (from, to) = (start - slack / 2.0, last + slack / 2.0);
        let mut samples = input.samples_of(end, from, to);
        let shift = input.common(Some(end.index), 0.0);
        let gaps = &end.segments.gaps;
        let first = gaps.partition_point(|gap| gap.end + shift < from);
        let near = gaps[first..]
            .iter()
            .take_while(|gap| gap.start + shift <= to);
        let mut long = near.filter(|gap| gap.end - gap.start >= unsure * end.step);
        samples.any(|sample| sample > 0 && end.begins[sample] && !end.is_starting(sample))
            || long.next().is_some()
    };
    let is_of_other_role = |end: &&Endpoint<'_>| {
        input
            .end(finding.device)
            .is_some_and(|own| own.device.role != end.device.role)
    };
    if input.meets && others.filter(is_of_other_role).any(broke) {
        return if input.is_direct() {
            Blamed::part(Blame::FieldUplink)
        } else {
            Blamed::part(Blame::Cloud)
        };
    }
    blame::network(input, finding)
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{blamed, cut, found, pause, session, well, with};
    use crate::model::{Device, Role, Session};

    #[track_caller]
    fn check(ends: impl Into<Vec<Device>>, expected: &str) {
        assert_eq!(found(Code::Reconnect, &session(ends)), expected);
    }

    fn field() -> Device {
        well(Role::Field, 10)
    }

    /// Nothing is measured that could continue or restart.
    fn silent(sample: usize, seconds: f64) -> Device {
        pause(field(), sample, seconds)
    }

    #[test]
    fn disconnected_samples_between_connected_ones() {
        check([cut(field(), 4..5)], "major 6-10 2000");
        check([cut(field(), 4..6)], "major 6-12 4000");
        check([cut(field(), 4..7)], "critical 6-14 6000");
        check(
            [cut(cut(field(), 2..3), 6..7)],
            "major 2-6 2000, major 10-14 2000",
        );
    }

    #[test]
    fn never_connected_before_or_after_is_no_break() {
        check([cut(field(), 0..4)], "");
        check([cut(field(), 0..10)], "");
    }

    #[test]
    fn a_gap_after_which_a_constant_is_another_one() {
        let with_constants = |after| {
            let device = with(silent(5, 3.0), "K100", 0..5, 1.5);
            with(device, "K100", 5..10, after)
        };
        check([with_constants(0.5)], "major 8-13 3000");
        check([with_constants(1.5)], "");
        check([silent(5, 3.0)], "");
    }

    #[test]
    fn a_gap_after_which_the_counter_fell() {
        let with_counter = |after| {
            let device = with(silent(5, 3.0), "NACK", 0..5, 7.0);
            with(device, "NACK", 5..10, after)
        };
        check([with_counter(0.0)], "major 8-13 3000");
        check([with_counter(7.0)], "");
        check([with_counter(9.0)], "");
    }

    #[test]
    fn a_long_gap_that_shows_nothing() {
        check([silent(5, 4.0)], "major 8-14 4000");
        check([silent(5, 7.0)], "critical 8-17 7000");
        // Whether the remote showed frames all the while.
        let remote = well(Role::Remote, 20);
        check([silent(5, 4.0), remote.clone()], "");
        check(
            [silent(5, 4.0), with(remote, "Fps", 6..7, 0.0)],
            "major 8-14 4000",
        );
        // The connection continued, however long nothing was reported.
        let counting = with(silent(5, 60.0), "NACK", 0..10, 7.0);
        check([counting], "");
    }

    #[test]
    fn steps_of_three_seconds_are_rounding() {
        let steps = pause(pause(field(), 3, 1.0), 6, 1.0);
        check([steps.clone()], "");
        check([with(steps, "NACK", 0..10, 7.0)], "");
    }

    #[test]
    fn lost_at_the_end_for_less_than_ten_seconds_is_a_hang_up() {
        check([cut(field(), 6..10)], "");
        check([cut(field(), 5..10)], "critical 8-18 10000");
    }

    #[track_caller]
    fn check_blame(session: &Session, expected: &str) {
        assert_eq!(blamed(Code::Reconnect, session), expected);
    }

    #[test]
    fn blames_the_way_of_that_end() {
        let (field, remote) = (well(Role::Field, 20), well(Role::Remote, 20));
        check_blame(
            &session([field.clone(), cut(remote.clone(), 8..10)]),
            "major remote-downlink",
        );
        check_blame(&session([cut(field, 8..10), remote]), "minor field-uplink");
    }

    #[test]
    fn both_ends_at_once_blame_what_lies_between() {
        let ends = |mode: &str| {
            session([Role::Field, Role::Remote].map(|role| Device {
                sdk_mode: mode.into(),
                ..cut(well(role, 20), 8..10)
            }))
        };
        check_blame(&ends("server"), "major cloud, major cloud");
        check_blame(&ends("p2p"), "major field-uplink, major field-uplink");
    }

    #[test]
    fn ends_that_broke_at_other_times_have_their_own_ways_to_blame() {
        let ends = [
            cut(well(Role::Field, 60), 10..12),
            cut(well(Role::Remote, 60), 40..42),
        ];
        check_blame(&session(ends), "major remote-downlink, minor field-uplink");
    }
}
