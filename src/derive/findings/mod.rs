//! What went wrong in a session, where, and which part was to blame: facts, whose words are in `text`.
//!
//! Every kind has a file that states its rule, its threshold with the unit, and who says so; `docs/findings.md` lists them.
//! A finding is told where its rule holds, and nothing is told that the data cannot show. The same session gives the
//! same findings, whatever the order of its devices.
//!
//! Reading order: [`scene`] prepares a session, [`stretches`] finds runs of samples in a band, each kind adds its findings,
//! [`merge`] joins neighbours, [`causes`] tells cause from effect, [`blame`] whose fault it was; of a long session [`merge`] then joins what is the same
//! again and again, and [`verdict`] sums up.

mod artefacts;
mod blame;
mod budget;
mod causes;
mod code;
mod control;
mod ends;
mod frame_rate;
mod freeze;
mod gaps;
mod host;
mod latency;
mod links;
mod loss;
mod merge;
mod order;
mod picture;
mod rate;
mod scene;
mod stages;
mod start_up;
mod stretches;
mod stutter;
mod switches;
mod thresholds;
mod verdict;

use crate::model::{Session, Unit};
use crate::units::Millis;

use super::clock::clock;
use scene::Scene;

pub use budget::Budget;
pub use code::Code;
pub(crate) use order::in_order;
pub use thresholds::{Thresholds, Unset};
pub use verdict::{Course, Verdict};

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

/// One thing that was found.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// Which kind.
    pub code: Code,
    /// How bad it was.
    pub severity: Severity,
    /// Index of the device; `None` where it is about the session.
    pub device: Option<usize>,
    /// `NetId`, where it is about a card.
    pub link: Option<i64>,
    /// Which part was to blame.
    pub blame: Blame,
    /// The card to blame, where [`Self::blame`] is an uplink of several.
    pub blamed_link: Option<i64>,
    /// The first sample that it rests on.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// How long it really lasted: less than from start to end where neighbours were merged.
    pub lasted: Millis,
    /// When that was, where neighbours were merged; empty for one stretch from the start on.
    pub when: Vec<Spell>,
    /// The measure of it, in [`Self::unit`]: the worst value unless the kind says otherwise.
    pub value: Option<f64>,
    /// Unit of value, usual and threshold.
    pub unit: Unit,
    /// What it was compared with.
    pub threshold: Option<f64>,
    /// What is usual in this session, or what the other end has.
    pub usual: Option<f64>,
    /// How many times, or samples.
    pub count: usize,
    /// `NetId`s in order, where links take turns.
    /// Or of further whole numbers that the sentence names: sizes, the greatest rates.
    pub path: Vec<i64>,
    /// Indices of the findings that explain this one; each stands before it.
    pub causes: Vec<usize>,
    /// The samples that it rests on.
    pub evidence: Vec<Evidence>,
}

/// A stretch of time in which it lasted.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spell {
    /// The first instant.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
}

impl Finding {
    /// When it lasted.
    fn spells(&self) -> Vec<Spell> {
        if self.when.is_empty() {
            vec![Spell {
                start: self.start,
                end: self.start + self.lasted,
            }]
        } else {
            self.when.clone()
        }
    }

    /// How much it counts: minor 1, major 4, critical 10, times the seconds that it lasted, of which there is one at least.
    fn weight(&self) -> f64 {
        let factor = match self.severity {
            Severity::Info => 0.0,
            Severity::Minor => 1.0,
            Severity::Major => 4.0,
            Severity::Critical => 10.0,
        };
        factor * (self.lasted / 1000.0).max(1.0)
    }
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

/// Judges a session.
#[must_use]
pub fn find(session: &Session, thresholds: &Thresholds) -> Verdict {
    let clock = clock(session);
    let scene = Scene::of(session, thresholds, clock);
    let mut found = Vec::new();
    for kind in KINDS {
        kind(&scene, &mut found);
    }
    merge::drop_told_twice(&mut found);
    let mut found = merge::merge(found, thresholds.merge_ms);
    causes::explain(&scene, &mut found);
    blame::assign(&scene, &mut found);
    let found = merge::condense(found, scene.longest());
    let found = causes::in_order(&scene, found);
    verdict::verdict(&scene, found)
}

type Kind = fn(&Scene<'_>, &mut Vec<Finding>);

const KINDS: [Kind; 18] = [
    gaps::find,
    freeze::find,
    start_up::find,
    stutter::find,
    frame_rate::find,
    latency::find,
    control::find,
    loss::find,
    loss::find_hidden,
    links::find,
    switches::find,
    rate::find,
    stages::find,
    host::find,
    picture::find,
    artefacts::find,
    ends::find,
    ends::find_clock,
];
