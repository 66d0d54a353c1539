//! The common time axis: the field's clock, to which the remotes' times are moved.

use super::analysis::Analysis;
use crate::derive::{Gap, default_offset, has_two_clocks, move_remotes, shift_remotes};
use crate::model::{Role, Session};
use crate::units::Millis;

/// Clocks of the same session differ by less, even if a time zone was misread.
pub const MAX_OFFSET: Millis = 86_400_000.0;

impl Analysis {
    /// How much earlier than sent the remotes' samples are shown.
    #[must_use]
    pub fn offset(&self) -> Millis {
        self.verdict.moved
    }

    /// The same for one device.
    #[must_use]
    pub fn moved(&self, device: usize) -> Millis {
        match self.session.devices.get(device) {
            Some(device) if device.role == Role::Remote => self.offset(),
            _ => 0.0,
        }
    }

    /// The offset that applies by default.
    #[must_use]
    pub fn default_offset(&self) -> Millis {
        default_offset(&self.verdict)
    }

    /// Whether there are two clocks, so that an offset can be corrected.
    #[must_use]
    pub fn has_two_clocks(&self) -> bool {
        has_two_clocks(&self.session)
    }

    /// Shows the remotes' samples that much earlier than sent. Moving back restores the exact times.
    pub fn set_offset(&mut self, offset: Millis) {
        move_remotes(&mut self.session, &mut self.verdict, offset);
        for (device, facts) in self.session.devices.iter().zip(&mut self.facts) {
            let segments = &mut facts.segments;
            for (pair, gap) in segments.runs.windows(2).zip(&mut segments.gaps) {
                *gap = Gap {
                    start: device.times[pair[0].end - 1],
                    end: device.times[pair[1].start],
                };
            }
        }
    }

    /// Analyses another version of this session whose remotes have already been moved: moves them back, judges, and moves them again.
    #[must_use]
    pub fn with_session(&self, mut session: Session) -> Self {
        let offset = self.offset();
        shift_remotes(&mut session, offset);
        let mut analysis = Self::judged(session, &self.verdict.thresholds);
        analysis.set_offset(offset);
        analysis
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::*;
    use crate::derive::judge::{Finding, Thresholds, Verdict, find};
    use crate::model::{Device, Series, SeriesKey};
    use crate::view::{ChosenFinding, ViewState};

    const START: Millis = 1_731_399_569_000.0;

    /// Both ends measure one rate without a pattern; the remote's clock is ahead, and it has a gap.
    fn session(offset: Millis, samples: u32) -> Session {
        let rate = |second: u32| {
            let mut hash = u64::from(second / 2 + 7).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            600.0 + ((hash >> 40) % 200) as f64
        };
        let device = |role, offset: Millis| {
            let seconds = (0..samples).map(|sample| sample * 2);
            let seconds: Vec<u32> = seconds
                .filter(|second| role == Role::Field || !(40..50).contains(second))
                .collect();
            Device {
                role,
                times: seconds
                    .iter()
                    .map(|second| START + f64::from(*second) * 1000.0 + offset)
                    .collect(),
                series: vec![Series {
                    key: SeriesKey {
                        metric: "Rate".into(),
                        link: None,
                    },
                    values: seconds.iter().map(|second| rate(*second)).collect(),
                }],
                ..Device::default()
            }
        };
        Session {
            devices: vec![
                device(Role::Remote, offset),
                device(Role::Field, 0.0),
                device(Role::Other, offset),
            ],
            ..Session::default()
        }
    }

    fn as_sent(session: Session) -> Analysis {
        let mut analysis = Analysis::new(session);
        analysis.set_offset(0.0);
        analysis
    }

    #[test]
    fn clocks_that_surely_differ_are_brought_together() {
        let analysis = Analysis::new(session(20_000.0, 100));
        assert_eq!(analysis.offset(), 20_000.0);
        let [remote, field, other] = &analysis.session.devices[..] else {
            panic!("three devices");
        };
        assert_eq!(remote.times[0], START);
        assert_eq!(field.times[0], START);
        assert_eq!(other.times[0], START + 20_000.0, "nobody knows its clock");
        let gap = analysis.facts[0].segments.gaps[0];
        assert_eq!((gap.start, gap.end), (START + 38_000.0, START + 50_000.0));
        let of_remote = analysis.verdict.findings.iter();
        let of_remote = of_remote.filter(|finding| finding.device == Some(0));
        let mut count = 0;
        for finding in of_remote {
            count += 1;
            assert!(finding.end <= START + 200_000.0, "{finding:?}");
        }
        assert!(count > 0, "the gap is found");
    }

    #[test]
    fn what_is_within_the_uncertainty_or_weak_stays() {
        for (offset, samples) in [(0.0, 100), (1000.0, 100), (20_000.0, 24)] {
            let analysis = Analysis::new(session(offset, samples));
            assert_eq!(analysis.offset(), 0.0, "{offset} {samples}");
        }
    }

    #[test]
    fn back_and_forth_leaves_no_trace() {
        let sent = as_sent(session(20_000.0, 100));
        let mut analysis = sent.clone();
        for offset in [29_000.0, -1300.0, 86_400_000.0, 20_000.0, 0.0] {
            analysis.set_offset(offset);
            assert_eq!(analysis.offset(), offset);
            assert_eq!(analysis.moved(0), offset);
            assert_eq!((analysis.moved(1), analysis.moved(2)), (0.0, 0.0));
        }
        assert_eq!(analysis, sent);
        let judged = find(&sent.session, &Thresholds::default());
        assert_eq!(judged, sent.verdict);
        let moved = Analysis::new(sent.session.clone()).verdict;
        let kinds = |verdict: &Verdict| -> Vec<_> {
            let findings = verdict.findings.iter();
            let kinds = findings.map(|finding| (finding.code, finding.severity, finding.lasted));
            kinds.collect()
        };
        assert_eq!(kinds(&moved), kinds(&sent.verdict), "whatever the axis");
    }

    #[test]
    fn a_session_that_was_moved_is_judged_as_it_was_sent() {
        let analysis = Analysis::new(session(20_000.0, 100));
        let mut by_hand = analysis.clone();
        by_hand.set_offset(-3000.0);
        assert_eq!(analysis.with_session(analysis.session.clone()), analysis);
        assert_eq!(by_hand.with_session(by_hand.session.clone()), by_hand);
    }

    #[test]
    fn what_is_about_the_session_is_as_long_as_it_is() {
        let mut analysis = Analysis::new(session(20_000.0, 100));
        for offset in [20_000.0, 0.0, -60_000.0] {
            analysis.set_offset(offset);
            let span: Option<Range<Millis>> = analysis.span_of_all();
            let length = span.as_ref().map(|span| span.end - span.start);
            assert_eq!(length, Some(analysis.verdict.length));
            let findings = analysis.verdict.findings.iter();
            let whole = findings.filter(|finding| finding.device.is_none());
            let whole: Vec<_> = whole.map(|finding| finding.start..finding.end).collect();
            assert!(!whole.is_empty());
            assert!(whole.into_iter().all(|one| Some(one) == span), "{offset}");
        }
    }

    #[test]
    fn the_chosen_finding_and_what_marks_it_go_with_the_clocks() {
        let sent = as_sent(session(20_000.0, 100));
        for (index, finding) in sent.verdict.findings.iter().enumerate() {
            let mut analysis = sent.clone();
            let mut state = ViewState::new(&analysis);
            state.finding = Some(ChosenFinding::of(finding, &analysis));
            state.mark(finding);
            let mut other = state.clone();
            other.pin(START);
            for offset in [20_000.0, -60_000.0, 4000.0] {
                let unmoved = other.clone();
                other.move_clocks(&mut analysis.clone(), offset);
                assert_eq!(other.pins(), unmoved.pins(), "a person's own");
                assert_eq!(other.selection, unmoved.selection);
                state.move_clocks(&mut analysis, offset);
                let found = state.finding.as_ref().and_then(|one| one.find(&analysis));
                assert_eq!(found, Some(index), "{finding:?} {offset}");
                let mut marked = state.clone();
                marked.mark(&analysis.verdict.findings[index]);
                assert_eq!(state, marked, "{finding:?} {offset}");
            }
        }
        let of_remote = |finding: &Finding| finding.device == Some(0);
        assert!(sent.verdict.findings.iter().any(of_remote));
    }

    #[test]
    fn of_one_clock_nothing_is_corrected() {
        let mut alone = session(20_000.0, 100);
        alone.devices.remove(1);
        let mut analysis = Analysis::new(alone);
        analysis.set_offset(5000.0);
        assert_eq!(analysis.offset(), 0.0);
        assert!(!analysis.has_two_clocks());
    }
}
