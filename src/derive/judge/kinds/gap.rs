//! Samples are missing although the connection continued: reports were lost.
//!
//! **Rule.** A step of at least 1.5 cadences that exceeds the cadence by more than a second, without a sign of a new connection and without `reconnect`.
//!
//! **Value.** The time without samples, ms.
//!
//! **Severity.** Info: the video may have been fine.

use super::reconnect::UNSURE;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::connection::{Connection, connection};
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::lang::key;
use crate::model::Unit;

pub(super) static KIND: Kind = Kind {
    name: "gap",
    limits: &[&UNSURE],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Sum,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::GAP_FACT,
        detail: key::kind::GAP_DETAIL,
        advice: key::kind::GAP_ADVICE,
        shows_time: true,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let unsure = input.thresholds.value(&UNSURE);
    for end in &input.ends {
        for pair in end.segments.runs.windows(2) {
            let samples = pair[0].end - 1..pair[1].start + 1;
            let times = &end.device.times;
            let missing = times[samples.end - 1] - times[samples.start];
            let is_lost_report = match connection(end.device, &pair[0], &pair[1]) {
                Connection::New => false,
                Connection::Continued => true,
                Connection::Unknown => missing < unsure * end.step,
            };
            if is_lost_report {
                out.push(
                    end.finding(Code::Gap, Severity::Info, &samples)
                        .with_value(missing, Unit::Ms)
                        .with_duration(missing)
                        .with_evidence([end.evidence("NetworkLatency", None, &samples)]),
                );
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{blamed, cut, found, pause, session, well, with};
    use crate::model::{Device, Role};

    #[track_caller]
    fn check(end: Device, expected: &str) {
        assert_eq!(found(Code::Gap, &session([end])), expected);
    }

    fn field() -> Device {
        well(Role::Field, 10)
    }

    #[test]
    fn a_report_got_lost() {
        check(pause(field(), 5, 2.0), "info 8-12 4000");
        check(
            pause(pause(field(), 3, 2.0), 7, 3.0),
            "info 4-8 4000, info 14-19 5000",
        );
    }

    #[test]
    fn steps_of_three_seconds_are_rounding() {
        check(pause(field(), 5, 1.0), "");
        check(pause(pause(field(), 3, 1.0), 6, 1.0), "");
    }

    #[test]
    fn a_new_connection_or_a_long_gap_is_a_reconnect() {
        let counting = |after| {
            let device = with(pause(field(), 5, 2.0), "NACK", 0..5, 7.0);
            with(device, "NACK", 5..10, after)
        };
        check(counting(0.0), "");
        check(counting(7.0), "info 8-12 4000");
        check(cut(pause(field(), 5, 2.0), 5..6), "");
        check(pause(field(), 5, 4.0), "");
        let long = with(pause(field(), 5, 60.0), "NACK", 0..10, 7.0);
        check(long, "info 8-70 62000");
    }

    #[test]
    fn is_nobodys_fault() {
        let lost = session([pause(field(), 5, 2.0)]);
        assert_eq!(blamed(Code::Gap, &lost), "info undecided");
    }
}
