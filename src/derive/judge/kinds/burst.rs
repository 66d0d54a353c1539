//! An artefact in the frame rate: frames queued during a reconnect, or a count divided by a short time.
//!
//! **Rule.** `Fps` above {burstTimes} the baseline within {burstSamples} of a reconnect. Such samples count for no other finding.
//!
//! **Value.** The greatest rate, fps.
//!
//! **Severity.** Info.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{self, JudgeInput, greatest};
use crate::derive::judge::scope::of_runs;
use crate::lang::key;
use crate::model::Unit;

pub(super) static KIND: Kind = Kind {
    name: "burst",
    limits: &[&input::BURST, &input::AFTER_RECONNECT],
    causes: &[Code::Reconnect],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["rates", "usual"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::BURST_FACT,
        fact_once: key::kind::BURST_FACT_ONCE,
        detail: key::kind::BURST_DETAIL,
        advice: key::kind::BURST_ADVICE,
        ..Words::NONE
    },
};

/// The maximum length of the list of rates.
const MAX_RATES: usize = 100;

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let fps = end.values("Fps");
        let bursts = (0..fps.len()).filter(|sample| end.bursts[*sample]);
        let runs: Vec<Range<usize>> = bursts.map(|sample| sample..sample + 1).collect();
        let rates: Vec<f64> = runs.iter().map(|run| fps[run.start]).collect();
        let (Some(finding), Some(top), Some(baseline)) = (
            of_runs(end, Code::Burst, Severity::Info, &runs),
            greatest(&rates),
            end.baseline_fps,
        ) else {
            continue;
        };
        let listed = rates.iter().take(MAX_RATES).map(|rate| rate.round() as i64);
        let mut finding = finding
            .with_value(top, Unit::Fps)
            .exceeding(
                &input::BURST,
                input.thresholds.value(&input::BURST) * baseline,
            )
            .with_fact("rates", Fact::Numbers(listed.collect()))
            .with_measure("usual", Some(baseline), Unit::Fps)
            .with_evidence(runs.iter().map(|run| end.evidence("Fps", None, run)));
        for (spell, rate) in finding.spells.iter_mut().zip(rates) {
            spell.value = Some(rate);
        }
        out.push(finding);
    }
}

#[cfg(test)]
mod tests {
    use super::{Code, Fact};
    use crate::derive::judge::testing::{device, findings, found, session, steps};
    use crate::model::{Role, Session};

    /// A remote that reconnects at its twelfth sample.
    fn remote(fps: &[(usize, f64)]) -> Session {
        let mut remote = device(Role::Remote, &[("Fps", &steps(fps))]);
        remote.disconnected = (0..remote.times.len()).map(|sample| sample == 12).collect();
        session([remote])
    }

    #[test]
    fn many_frames_after_a_reconnect_are_an_artefact() {
        let held = |rate| remote(&[(12, 20.0), (1, 0.0), (1, rate), (10, 20.0)]);
        assert_eq!(found(Code::Burst, &held(141.0)), "info 26-26 141");
        assert_eq!(found(Code::Burst, &held(40.0)), "");
        let elsewhere = remote(&[(5, 20.0), (1, 141.0), (6, 20.0), (1, 0.0), (11, 20.0)]);
        assert_eq!(found(Code::Burst, &elsewhere), "");
    }

    #[test]
    fn names_every_rate() {
        let session = remote(&[(12, 20.0), (1, 0.0), (1, 141.0), (1, 267.0), (10, 20.0)]);
        let found = findings(Code::Burst, &session);
        assert_eq!(found[0].fact("rates"), Some(&Fact::Numbers(vec![141, 267])));
        assert_eq!(found[0].spells.len(), 2);
    }
}
