//! Runs of samples in a band: five consecutive samples count, one does not (domain facts, the bands and how they count).

use std::ops::Range;

use super::Severity;

/// What one sample says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    /// Nothing was measured: neither counts nor ends a run.
    Missing,
    /// Within the good band.
    Good,
    /// To be watched.
    Watch,
    /// Beyond.
    Bad,
}

/// Consecutive samples that are not good.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Stretch {
    /// From the first such sample to the last.
    pub samples: Range<usize>,
    /// Whether enough consecutive ones are bad.
    pub is_bad: bool,
}

impl Stretch {
    /// What a band amounts to: bad ones were noticed.
    pub const fn severity(&self) -> Severity {
        if self.is_bad {
            Severity::Major
        } else {
            Severity::Minor
        }
    }
}

/// The stretches of at least `least` samples, within runs without a gap; single good samples do not part them.
pub(super) fn stretches(levels: &[Level], runs: &[Range<usize>], least: usize) -> Vec<Stretch> {
    let mut found = Vec::new();
    for run in runs {
        let mut open: Option<Open> = None;
        for (sample, level) in run.clone().zip(&levels[run.clone()]) {
            match level {
                Level::Missing => {}
                Level::Good => {
                    let ends = open.as_ref().is_some_and(|open| open.good > 0);
                    if ends {
                        found.extend(open.take().and_then(|open| open.close(least)));
                    } else if let Some(open) = &mut open {
                        open.good += 1;
                        open.streak = 0;
                        open.bad_streak = 0;
                    }
                }
                Level::Watch | Level::Bad => {
                    open.get_or_insert_with(|| Open::at(sample))
                        .take(sample, *level == Level::Bad);
                }
            }
        }
        found.extend(open.and_then(|open| open.close(least)));
    }
    found
}

struct Open {
    samples: Range<usize>,
    good: usize,
    streak: usize,
    longest: usize,
    bad_streak: usize,
    longest_bad: usize,
}

impl Open {
    const fn at(sample: usize) -> Self {
        Self {
            samples: sample..sample,
            good: 0,
            streak: 0,
            longest: 0,
            bad_streak: 0,
            longest_bad: 0,
        }
    }

    fn take(&mut self, sample: usize, is_bad: bool) {
        self.good = 0;
        self.samples.end = sample + 1;
        self.streak += 1;
        self.longest = self.longest.max(self.streak);
        self.bad_streak = if is_bad { self.bad_streak + 1 } else { 0 };
        self.longest_bad = self.longest_bad.max(self.bad_streak);
    }

    fn close(self, least: usize) -> Option<Stretch> {
        (self.longest >= least).then_some(Stretch {
            samples: self.samples,
            is_bad: self.longest_bad >= least,
        })
    }
}

/// The levels of values where more is worse; `good` still is, `bad` begins beyond.
pub(super) fn levels_above(values: &[f64], good: f64, bad: f64) -> Vec<Level> {
    values
        .iter()
        .map(|value| match *value {
            value if value.is_nan() => Level::Missing,
            value if value > bad => Level::Bad,
            value if value > good => Level::Watch,
            _ => Level::Good,
        })
        .collect()
}

/// The same where a limit itself is beyond.
pub(super) fn levels_from(values: &[f64], watch: f64, bad: f64) -> Vec<Level> {
    values
        .iter()
        .map(|value| match *value {
            value if value.is_nan() => Level::Missing,
            value if value >= bad => Level::Bad,
            value if value >= watch => Level::Watch,
            _ => Level::Good,
        })
        .collect()
}

/// The runs of samples for which something holds.
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

    /// `.` good, `w` watch, `b` bad, `?` missing; `|` a gap. Expected like `2..7 bad`.
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
        let shown: Vec<String> = stretches(&levels, &runs, 5)
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
    fn one_good_sample_does_not_part_a_stretch_but_does_not_count_either() {
        check("wwwww.w.w..wwwww", "0..9, 11..16");
        check("www.www", "");
        check("wwwww..wwwww", "0..5, 7..12");
    }
}
