//! Limits: every threshold with its name, unit, default and source.
//!
//! A limit is declared in the file that uses it. [`Limit::all`] collects them for the panel, `--threshold`, `docs/findings.md` and the
//! report. A person or a host may change any of them ([`Thresholds`]).

use std::sync::OnceLock;

use super::kinds::Code;
use super::{input, merge, stages, stretches, suspects, verdict, weight};
use crate::lang::Message;
use crate::order::in_order;

/// A threshold.
#[derive(Debug, PartialEq)]
pub struct Limit {
    /// The public name, as `--threshold` takes it; its suffix is the unit.
    pub name: &'static str,
    /// The unit.
    pub unit: LimitUnit,
    /// The value unless it is changed; times in ms.
    pub default: f64,
    /// Who published the figure, or that it is this project's own.
    pub source: Message,
    /// The heading it belongs to.
    pub topic: Topic,
    /// A short label.
    pub label: Message,
}

/// The unit of a limit, and how it is displayed.
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
    /// A number of events.
    Count,
}

/// The headings of the panel, in order.
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

/// A limit that was exceeded, with its value in force: in the unit of the finding.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ExceededLimit {
    /// The limit.
    pub limit: &'static Limit,
    /// The value in force.
    pub value: f64,
}

/// The thresholds in force: the defaults and the changes.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Thresholds {
    /// The changes, in the order of [`Limit::all`].
    set: Vec<(&'static Limit, f64)>,
}

/// Why a threshold cannot be set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdError {
    /// This version has no limit of that name.
    Unknown,
    /// The value is not above 0, or not finite.
    NotPositive,
}

/// A session of a month has fewer samples.
const MAX_SAMPLES: f64 = 1e6;

impl Limit {
    /// Every limit once, in display order.
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

    /// The limit of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        Self::all().iter().copied().find(|limit| limit.name == name)
    }
}

impl Thresholds {
    /// The value in force.
    #[must_use]
    pub fn value(&self, limit: &Limit) -> f64 {
        let set = self.set.iter().find(|(set, _)| set.name == limit.name);
        set.map_or(limit.default, |(_, value)| *value)
    }

    /// The value in force as a number of samples.
    #[must_use]
    pub fn samples(&self, limit: &Limit) -> usize {
        self.value(limit) as usize
    }

    /// Sets a limit by its public name; sample counts are whole numbers.
    ///
    /// # Errors
    ///
    /// If there is no such limit, or the value is not a finite number above 0.
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

    /// The value in force by public name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<f64> {
        Limit::named(name).map(|limit| self.value(limit))
    }

    /// The changed limits.
    #[must_use]
    pub fn changed(&self) -> &[(&'static Limit, f64)] {
        &self.set
    }

    /// Whether that limit was changed.
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
            assert!(
                !limit.label.is_empty() && !limit.source.is_empty(),
                "{}",
                limit.name
            );
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
