//! Findings.

use super::kinds::Code;
use super::limit::{ExceededLimit, Limit};
use crate::model::Unit;
use crate::units::Millis;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A note, not a fault.
    Info,
    /// To be watched.
    Minor,
    /// The driver noticed.
    Major,
    /// Driving was impossible.
    Critical,
}

/// The part to blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blame {
    /// The vehicle's computer and camera.
    FieldDevice,
    /// The network path between vehicle and cloud.
    FieldUplink,
    /// Between the two network paths.
    Cloud,
    /// The network path between cloud and cockpit.
    RemoteDownlink,
    /// The cockpit's computer.
    RemoteDevice,
    /// The data do not show it.
    Undecided,
}

/// A part, and which of its network interfaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blamed {
    /// Which part.
    pub part: Blame,
    /// `NetId`, if the part has several interfaces and one of them stands out.
    pub link: Option<i64>,
}

/// Something that was found in a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// The kind.
    pub code: Code,
    /// The severity: the worst of its spells.
    pub severity: Severity,
    /// Index of the device; `None` for the whole session.
    pub device: Option<usize>,
    /// `NetId`, if it is about a network interface.
    pub link: Option<i64>,
    /// The part to blame.
    pub blame: Blame,
    /// `NetId` of the interface to blame, if the part has several.
    pub blamed_link: Option<i64>,
    /// Time of the first sample of evidence.
    pub start: Millis,
    /// Time of the last sample of evidence.
    pub end: Millis,
    /// Its duration: with several spells, less than from start to end.
    pub lasted: Millis,
    /// The intervals in which it occurred: at least one, ordered, without overlaps.
    pub spells: Vec<Spell>,
    /// Its value in [`Self::unit`]: the worst, unless the kind says otherwise.
    pub value: Option<f64>,
    /// Unit of value and threshold.
    pub unit: Unit,
    /// The limit that it exceeded.
    pub exceeded: Option<ExceededLimit>,
    /// Additional facts, by the names in [`super::Kind::facts`].
    pub facts: Vec<(&'static str, Fact)>,
    /// Indices of the findings that explain it; each comes before it.
    pub causes: Vec<usize>,
    /// The samples that are its evidence.
    pub evidence: Vec<Evidence>,
}

/// An interval in which a finding occurred.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spell {
    /// The first sample.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// The duration.
    pub lasted: Millis,
    /// Its own value.
    pub value: Option<f64>,
    /// Its own severity.
    pub severity: Severity,
}

/// An additional fact of a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A value with its unit.
    Measure(f64, Unit),
    /// A duration.
    Time(Millis),
    /// A count.
    Count(usize),
    /// Ordered integers that are names or sizes: network interfaces, pixels.
    Numbers(Vec<i64>),
}

/// Samples of one series.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Index of the device.
    pub device: usize,
    /// The series.
    pub metric: &'static str,
    /// `NetId`, for a series of a link.
    pub link: Option<i64>,
    /// First sample.
    pub start: Millis,
    /// Last sample.
    pub end: Millis,
}

impl Finding {
    /// Sets value and unit, for its only spell too.
    pub(super) fn with_value(mut self, value: f64, unit: Unit) -> Self {
        self.value = Some(value).filter(|value| value.is_finite());
        self.unit = unit;
        for spell in &mut self.spells {
            spell.value = self.value;
        }
        self
    }

    /// Sets the duration.
    pub(super) fn with_duration(mut self, lasted: Millis) -> Self {
        self.lasted = lasted;
        for spell in &mut self.spells {
            spell.lasted = lasted;
        }
        self
    }

    /// Sets the limit that was exceeded, and its value there.
    pub(super) fn exceeding(mut self, limit: &'static Limit, value: f64) -> Self {
        self.exceeded = Some(ExceededLimit { limit, value }).filter(|_| value.is_finite());
        self
    }

    /// Adds a fact.
    pub(super) fn with_fact(mut self, name: &'static str, fact: Fact) -> Self {
        // Ten days have a hundred thousand findings before they are merged: reserve no more than needed.
        self.facts.reserve_exact(1);
        self.facts.push((name, fact));
        self
    }

    /// Adds a measured fact, if it is known.
    pub(super) fn with_measure(self, name: &'static str, value: Option<f64>, unit: Unit) -> Self {
        match value.filter(|value| value.is_finite()) {
            Some(value) => self.with_fact(name, Fact::Measure(value, unit)),
            None => self,
        }
    }

    /// Adds evidence.
    pub(super) fn with_evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let evidence = evidence.into_iter();
        self.evidence.reserve_exact(evidence.size_hint().0);
        self.evidence.extend(evidence);
        self
    }

    /// Sets the network interface.
    pub(super) fn on_link(mut self, link: Option<i64>) -> Self {
        self.link = link;
        self
    }

    /// The fact of that name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        let fact = self.facts.iter().find(|(known, _)| *known == name);
        fact.map(|(_, fact)| fact)
    }

    /// Its worst spell: of the worst severity, the longest.
    #[must_use]
    pub fn worst_spell(&self) -> Option<&Spell> {
        self.spells.iter().reduce(|one, other| {
            let worse = (other.severity, other.lasted) > (one.severity, one.lasted);
            if worse { other } else { one }
        })
    }
}

impl Blamed {
    /// Nobody.
    pub(super) const NOBODY: Self = Self::part(Blame::Undecided);

    /// That part.
    pub(super) const fn part(part: Blame) -> Self {
        Self { part, link: None }
    }
}

impl Severity {
    /// The public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Minor => "minor",
            Self::Major => "major",
            Self::Critical => "critical",
        }
    }
}

impl Blame {
    /// Every part, along the way of the picture.
    pub const ALL: [Self; 6] = [
        Self::FieldDevice,
        Self::FieldUplink,
        Self::Cloud,
        Self::RemoteDownlink,
        Self::RemoteDevice,
        Self::Undecided,
    ];

    /// The public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::FieldDevice => "field-device",
            Self::FieldUplink => "field-uplink",
            Self::Cloud => "cloud",
            Self::RemoteDownlink => "remote-downlink",
            Self::RemoteDevice => "remote-device",
            Self::Undecided => "undecided",
        }
    }
}
