//! One thing that was found.

use super::kinds::Code;
use super::limit::{ExceededLimit, Limit};
use crate::model::Unit;
use crate::units::Millis;

/// How bad it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// A fact, no fault.
    Info,
    /// To be watched.
    Minor,
    /// Whoever drove noticed.
    Major,
    /// Nobody could drive.
    Critical,
}

/// Which part was to blame.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Blame {
    /// The vehicle's computer and camera.
    FieldDevice,
    /// The vehicle's way to the cloud.
    FieldUplink,
    /// What lies between the two networks.
    Cloud,
    /// The cockpit's way from the cloud.
    RemoteDownlink,
    /// The cockpit's computer.
    RemoteDevice,
    /// The data do not tell.
    Undecided,
}

/// A part, and which of several network interfaces of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blamed {
    /// Which part.
    pub part: Blame,
    /// `NetId`, where the part has several interfaces and one of them stands out.
    pub link: Option<i64>,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which kind.
    pub code: Code,
    /// How bad it was: the worst of its spells.
    pub severity: Severity,
    /// Index of the device; `None` where it is about the session.
    pub device: Option<usize>,
    /// `NetId`, where it is about a network interface.
    pub link: Option<i64>,
    /// Which part was to blame.
    pub blame: Blame,
    /// `NetId` of the interface to blame, where the part has several.
    pub blamed_link: Option<i64>,
    /// The first sample that it rests on.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// How long it lasted: less than from start to end where there are several spells.
    pub lasted: Millis,
    /// When it lasted, one or more, in order; none overlaps another.
    pub spells: Vec<Spell>,
    /// The measure of it, in [`Self::unit`]: the worst value unless the kind says otherwise.
    pub value: Option<f64>,
    /// Unit of value and threshold.
    pub unit: Unit,
    /// The limit that it broke.
    pub exceeded: Option<ExceededLimit>,
    /// What the kind knows besides, by the names that [`super::Kind::facts`] lists.
    pub facts: Vec<(&'static str, Fact)>,
    /// Indices of the findings that explain this one; each stands before it.
    pub causes: Vec<usize>,
    /// The samples that it rests on.
    pub evidence: Vec<Evidence>,
}

/// A stretch of time in which it lasted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spell {
    /// The first sample.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// How long that was.
    pub lasted: Millis,
    /// Its own measure.
    pub value: Option<f64>,
    /// How bad that one was.
    pub severity: Severity,
}

/// Something that a kind knows of a finding.
#[derive(Debug, Clone, PartialEq)]
pub enum Fact {
    /// A measure.
    Measure(f64, Unit),
    /// A length of time.
    Time(Millis),
    /// How many.
    Count(usize),
    /// Whole numbers that are names or sizes, in order: network interfaces, pixels.
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
    /// With a value and its unit, which its only spell has as well.
    pub(super) fn with_value(mut self, value: f64, unit: Unit) -> Self {
        self.value = Some(value).filter(|value| value.is_finite());
        self.unit = unit;
        for spell in &mut self.spells {
            spell.value = self.value;
        }
        self
    }

    /// That lasted so long.
    pub(super) fn with_duration(mut self, lasted: Millis) -> Self {
        self.lasted = lasted;
        for spell in &mut self.spells {
            spell.lasted = lasted;
        }
        self
    }

    /// That broke this limit, which stood at `value` there.
    pub(super) fn exceeding(mut self, limit: &'static Limit, value: f64) -> Self {
        self.exceeded = Some(ExceededLimit { limit, value }).filter(|_| value.is_finite());
        self
    }

    /// That knows something besides.
    pub(super) fn with_fact(mut self, name: &'static str, fact: Fact) -> Self {
        // Ten days have a hundred thousand findings before they are joined, each with room for no more than it has.
        self.facts.reserve_exact(1);
        self.facts.push((name, fact));
        self
    }

    /// The same where it is known: a measure.
    pub(super) fn with_measure(self, name: &'static str, value: Option<f64>, unit: Unit) -> Self {
        match value.filter(|value| value.is_finite()) {
            Some(value) => self.with_fact(name, Fact::Measure(value, unit)),
            None => self,
        }
    }

    /// That rests on these samples.
    pub(super) fn with_evidence(mut self, evidence: impl IntoIterator<Item = Evidence>) -> Self {
        let evidence = evidence.into_iter();
        self.evidence.reserve_exact(evidence.size_hint().0);
        self.evidence.extend(evidence);
        self
    }

    /// On that network interface.
    pub(super) fn on_link(mut self, link: Option<i64>) -> Self {
        self.link = link;
        self
    }

    /// What it knows under that name.
    #[must_use]
    pub fn fact(&self, name: &str) -> Option<&Fact> {
        let fact = self.facts.iter().find(|(known, _)| *known == name);
        fact.map(|(_, fact)| fact)
    }

    /// Its worst spell: of the worst severity the longest.
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
