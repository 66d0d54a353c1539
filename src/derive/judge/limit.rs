//! From where on a value counts: every number that decides, with its name, unit, default and source.
//!
//! A limit is declared in the file that uses it. [`Limit::all`] collects them: the panel, `--threshold`, `docs/findings.md` and the
//! report speak of that one table. A reader or a host may set any of them ([`Thresholds`]).

use std::sync::OnceLock;

use super::kinds::Code;
use super::{input, merge, stages, stretches, suspects, verdict, weight};
use crate::lang::Both;
use crate::order::in_order;

/// One number that decides.
#[derive(Debug, PartialEq)]
pub struct Limit {
    /// The public name, as `--threshold` takes it; its end says the unit.
    pub name: &'static str,
    /// What the value is counted in.
    pub unit: LimitUnit,
    /// The value that holds unless somebody sets another one; time in ms.
    pub default: f64,
    /// Who published the figure, or that it is this project's own.
    pub source: Both,
    /// What it is about.
    pub topic: Topic,
    /// What it is, in a few words.
    pub label: Both,
}

/// What a limit is counted in, and how a person reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LimitUnit {
    /// Milliseconds, shown as such.
    Ms,
    /// Milliseconds, shown in seconds.
    Seconds,
    /// Milliseconds, shown in minutes.
    Minutes,
    /// Per cent.
    Percent,
    /// A multiple of something.
    Times,
    /// Frames per second.
    Fps,
    /// Kilobits per second.
    Kbps,
    /// A whole number of samples.
    Samples,
    /// A number of things that happened.
    Count,
}

/// What a limit is about: the headings of the panel, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Topic {
    Smoothness,
    Latency,
    Loss,
    Rate,
    Links,
    Host,
    Connection,
    Counting,
}

/// A limit that was broken, and its value as it was in force there: in the unit of the finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExceededLimit {
    /// Which one.
    pub limit: &'static Limit,
    /// What the value was compared with.
    pub value: f64,
}

/// The limits in force: the defaults, but for those that were set.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Thresholds {
    /// In the order of [`Limit::all`].
    set: Vec<(&'static Limit, f64)>,
}

/// Why a limit stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdError {
    /// There is none of that name in this version.
    Unknown,
    /// Nothing can be compared with that: it is not above 0, or not finite.
    NotPositive,
}

/// A session of a month has no more samples.
const MAX_SAMPLES: f64 = 1e6;

impl Limit {
    /// Every limit once, in the order in which a person reads them.
    #[must_use]
    pub fn all() -> &'static [&'static Self] {
        static ALL: OnceLock<Vec<&Limit>> = OnceLock::new();
        ALL.get_or_init(Self::collected)
    }

    fn collected() -> Vec<&'static Self> {
        let shared = [
            input::LIMITS,
            stretches::LIMITS,
            merge::LIMITS,
            stages::LIMITS,
            suspects::LIMITS,
            weight::LIMITS,
            verdict::LIMITS,
        ];
        let of_kinds = Code::ALL.into_iter().map(|code| code.kind().limits);
        let mut all: Vec<&'static Self> = Vec::new();
        for limit in of_kinds.chain(shared).flatten() {
            if !all.iter().any(|known| known.name == limit.name) {
                all.push(limit);
            }
        }
        let order = in_order(all.len(), &|one, other| {
            all[one].topic.cmp(&all[other].topic)
        });
        order.iter().map(|place| all[*place]).collect()
    }

    /// The one of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().iter().copied().find(|limit| limit.name == name)
    }
}

impl Thresholds {
    /// What is in force.
    #[must_use]
    pub fn value(&self, limit: &Limit) -> f64 {
        let set = self.set.iter().find(|(set, _)| set.name == limit.name);
        set.map_or(limit.default, |(_, value)| *value)
    }

    /// That as a number of samples.
    #[must_use]
    pub fn samples(&self, limit: &Limit) -> usize {
        self.value(limit) as usize
    }

    /// Sets one by its public name; a number of samples is a whole one.
    ///
    /// # Errors
    ///
    /// When there is none of that name, or the value is not a finite number above 0.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), ThresholdError> {
        let all = Limit::all();
        let place = |name: &str| all.iter().position(|limit| limit.name == name);
        let Some(own) = place(name) else {
            return Err(ThresholdError::Unknown);
        };
        if !value.is_finite() || value <= 0.0 {
            return Err(ThresholdError::NotPositive);
        }
        let limit = all[own];
        let value = match limit.unit {
            LimitUnit::Samples => value.round().clamp(1.0, MAX_SAMPLES),
            _ => value,
        };
        self.set.retain(|(set, _)| set.name != name);
        if value != limit.default {
            let at = self
                .set
                .partition_point(|(set, _)| place(set.name) < Some(own));
            self.set.insert(at, (limit, value));
        }
        Ok(())
    }

    /// One by its public name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        Limit::named(name).map(|limit| self.value(limit))
    }

    /// Those that are not the default.
    #[must_use]
    pub fn changed(&self) -> &[(&'static Limit, f64)] {
        &self.set
    }

    /// Whether somebody set that one.
    #[must_use]
    pub fn is_changed(&self, limit: &Limit) -> bool {
        self.set.iter().any(|(set, _)| set.name == limit.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_limit_is_one_number_with_its_unit_in_its_name() {
        for limit in Limit::all() {
            let end = match limit.unit {
                LimitUnit::Ms | LimitUnit::Seconds | LimitUnit::Minutes => "Ms",
                LimitUnit::Percent => "Percent",
                LimitUnit::Times => "Times",
                LimitUnit::Fps => "Fps",
                LimitUnit::Kbps => "Kbps",
                LimitUnit::Samples | LimitUnit::Count => "",
            };
            assert!(limit.name.ends_with(end), "{}", limit.name);
            assert!(limit.default > 0.0, "{}", limit.name);
            for text in [limit.label, limit.source] {
                assert!(!text.zh.is_empty() && !text.en.is_empty(), "{}", limit.name);
            }
        }
    }

    #[test]
    fn sets_by_name_and_forgets_a_default() {
        let mut thresholds = Thresholds::default();
        assert_eq!(
            thresholds.set("nonsense", 1.0),
            Err(ThresholdError::Unknown)
        );
        for value in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(
                thresholds.set("freezeMajorMs", value),
                Err(ThresholdError::NotPositive)
            );
        }
        assert_eq!(thresholds, Thresholds::default());
        assert_eq!(thresholds.set("samples", 3.4), Ok(()));
        assert_eq!(thresholds.set("freezeMajorMs", 300.0), Ok(()));
        let changed: Vec<(&str, f64)> = thresholds
            .changed()
            .iter()
            .map(|(limit, value)| (limit.name, *value))
            .collect();
        assert_eq!(changed, [("freezeMajorMs", 300.0), ("samples", 3.0)]);
        assert_eq!(thresholds.get("freezeMajorMs"), Some(300.0));
        assert_eq!(thresholds.set("freezeMajorMs", 500.0), Ok(()));
        assert_eq!(thresholds.set("samples", 5.0), Ok(()));
        assert_eq!(thresholds, Thresholds::default());
    }
}
