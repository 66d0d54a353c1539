//! Finds runs of samples beyond a limit: one sample is none, several in a row are; values that hover around a limit form one run.

use std::ops::Range;

use super::finding::Severity;
use super::input::JudgeInput;
use super::limit::{Limit, LimitUnit, Topic};
use super::sources::OURS;
use crate::lang::key;

/// This many samples in a row count.
pub(super) static SAMPLES: Limit = Limit {
    name: "samples",
    unit: LimitUnit::Samples,
    default: 5.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::SAMPLES,
};

/// This many good samples in a row end a run.
static CALM_SAMPLES: Limit = Limit {
    name: "calmSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::CALM_SAMPLES,
};

pub(super) const LIMITS: &[&Limit] = &[&SAMPLES, &CALM_SAMPLES];

/// The level of a sample.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Not measured: neither counts nor ends a run.
    Missing,
    /// Within the good band.
    Good,
    /// In the watch band.
    Watch,
    /// In the bad band.
    Bad,
}

/// A run of samples of one severity.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// From the first to the last such sample.
    pub samples: Range<usize>,
    /// Whether the samples are bad rather than to be watched.
    pub is_bad: bool,
}

impl Stretch {
    /// The severity of the band: the driver notices bad samples.
    pub const fn severity(&self) -> Severity {
        if self.is_bad {
            Severity::Major
        } else {
            Severity::Minor
        }
    }
}

/// The runs within segments. A bad part of a longer run becomes a run of its own; the rest is to be watched.
pub(super) fn stretches(
    input: &JudgeInput<'_>,
    levels: &[Level],
    runs: &[Range<usize>],
) -> Vec<Stretch> {
    let least = input.thresholds.samples(&SAMPLES);
    let calm = input.thresholds.samples(&CALM_SAMPLES);
    let mut found = Vec::new();
    for run in runs {
        let bad = runs_of(levels, run, Level::Bad, least, calm);
        for samples in runs_of(levels, run, Level::Watch, least, calm) {
            // The watch parts between the bad ones.
            let first = bad.partition_point(|bad| bad.end <= samples.start);
            let within = bad[first..]
                .iter()
                .take_while(|bad| bad.start < samples.end);
            let mut from = samples.start;
            let mut rest = Vec::new();
            for bad in within {
                rest.push(from..bad.start);
                from = bad.end;
            }
            rest.push(from..samples.end);
            let of_rest = rest.into_iter().filter(|part| {
                let beyond = part
                    .clone()
                    .filter(|sample| levels[*sample] >= Level::Watch);
                part.start < part.end && beyond.count() >= least
            });
            found.extend(of_rest.map(|samples| Stretch {
                samples,
                is_bad: false,
            }));
        }
        found.extend(bad.into_iter().map(|samples| Stretch {
            samples,
            is_bad: true,
        }));
    }
    found
}

/// Runs of at least `least` samples at that level or worse. One better sample does not break a run; `calm` better ones in a row end it.
fn runs_of(
    levels: &[Level],
    run: &Range<usize>,
    wanted: Level,
    least: usize,
    calm: usize,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut open: Option<Open> = None;
    for sample in run.clone() {
        match levels[sample] {
            Level::Missing => {}
            level if level >= wanted => open.get_or_insert_with(|| Open::at(sample)).take(sample),
            _ => {
                if let Some(one) = &mut open {
                    one.calm += 1;
                    one.streak = 0;
                    if one.calm >= calm.min(least) {
                        found.extend(open.take().and_then(|open| open.close(least)));
                    }
                }
            }
        }
    }
    found.extend(open.and_then(|open| open.close(least)));
    found
}

struct Open {
    samples: Range<usize>,
    calm: usize,
    streak: usize,
    longest: usize,
}

impl Open {
    const fn at(sample: usize) -> Self {
        Self {
            samples: sample..sample,
            calm: 0,
            streak: 0,
            longest: 0,
        }
    }

    fn take(&mut self, sample: usize) {
        self.calm = 0;
        self.samples.end = sample + 1;
        self.streak += 1;
        self.longest = self.longest.max(self.streak);
    }

    fn close(self, least: usize) -> Option<Range<usize>> {
        (self.longest >= least).then_some(self.samples)
    }
}

/// Levels for metrics where more is worse: up to `good`, and beyond `bad`.
pub(super) fn levels_above(values: &[f64], good: f64, bad: f64) -> Vec<Level> {
    let level = |value: &f64| match *value {
        value if value.is_nan() => Level::Missing,
        value if value > bad => Level::Bad,
        value if value > good => Level::Watch,
        _ => Level::Good,
    };
    values.iter().map(level).collect()
}

/// The runs of samples for which a condition holds.
pub(super) fn runs_where(count: usize, holds: &dyn Fn(usize) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for sample in (0..count).filter(|sample| holds(*sample)) {
        match runs.last_mut() {
            Some(run) if run.end == sample => run.end = sample + 1,
            _ => runs.push(sample..sample + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::judge::Thresholds;
    use crate::model::Session;

    /// `.` good, `w` watch, `b` bad, `?` missing, `|` a gap. Expected like `2..7 bad`.
    fn check(drawn: &str, expected: &str) {
        let mut levels = Vec::new();
        let mut runs: Vec<Range<usize>> = vec![Range { start: 0, end: 0 }];
        for symbol in drawn.chars() {
            if symbol == '|' {
                let from = levels.len();
                runs.push(from..from);
                continue;
            }
            levels.push(match symbol {
                'w' => Level::Watch,
                'b' => Level::Bad,
                '?' => Level::Missing,
                _ => Level::Good,
            });
            let count = runs.len();
            runs[count - 1].end = levels.len();
        }
        let thresholds = Thresholds::default();
        let session = Session::default();
        let input = JudgeInput::of(&session, &thresholds, None);
        let shown: Vec<String> = stretches(&input, &levels, &runs)
            .iter()
            .map(|found| {
                let bad = if found.is_bad { " bad" } else { "" };
                format!("{:?}{bad}", found.samples)
            })
            .collect();
        assert_eq!(shown.join(", "), expected, "{drawn}");
    }

    #[test]
    fn five_consecutive_samples_count() {
        check("..wwww..", "");
        check("..wwwww..", "2..7");
        check("..bbbbb..", "2..7 bad");
        check("..wbbbbw..", "2..8");
        check("bbb|bb", "");
        check("www?ww", "0..6");
    }

    #[test]
    fn what_hovers_about_a_limit_is_one_stretch() {
        check("wwwww.w..w...wwwww", "0..10, 13..18");
        check("www.www", "");
        check("wwwww..wwwww", "0..12");
    }

    #[test]
    fn a_bad_minute_within_a_watch_stretch_is_its_own() {
        check("wwwwwbbbbbwwwww", "0..5, 10..15, 5..10 bad");
        check("wwbbbbbwwwww", "7..12, 2..7 bad");
        check("wwwwwbbwwwww", "0..12");
        check("bbbbb..bbbbb", "0..12 bad");
    }
}
