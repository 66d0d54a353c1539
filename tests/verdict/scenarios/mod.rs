//! Generates the setups of sessions.

mod base;
mod faulty;
mod healthy;
mod natural;

use crate::chance::Chance;
use crate::sim::Physics;

/// The class of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    Healthy,
    /// One fault.
    One,
    /// Two to four faults in sequence.
    Several,
    /// Only bad radio.
    Natural,
}

/// The year, which determines the cloud's fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Year {
    /// April 2023.
    First,
    /// July 2023.
    Y2023,
    /// July 2024.
    Y2024,
    /// May 2026.
    Y2026,
}

/// The setup of a session.
#[derive(Debug, Clone)]
pub struct Setup {
    pub seed: u64,
    pub class: Class,
    pub name: String,
    pub physics: Physics,
    pub year: Year,
    /// Remote clock minus field clock in seconds.
    pub clock_s: f64,
    /// Unix time of the start, with fraction.
    pub start_s: f64,
    /// The requested interval, in seconds of the session.
    pub window: Option<[f64; 2]>,
    /// The probability that a report is lost.
    pub lost_reports: f64,
    /// If only one end has data: whether it is the field.
    pub only_field: Option<bool>,
    pub net_ids: Vec<i64>,
    /// The only link with naturally bad radio.
    pub bad_card: Option<usize>,
    /// The configured size of the video.
    pub size: [i64; 2],
}

impl Class {
    pub const ALL: [Self; 4] = [Self::Healthy, Self::One, Self::Several, Self::Natural];

    pub const fn name(self) -> &'static str {
        match self {
            Self::Healthy => "healthy",
            Self::One => "one",
            Self::Several => "several",
            Self::Natural => "natural",
        }
    }

    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|class| class.name() == name)
    }
}

impl Setup {
    pub fn of(seed: u64, class: Class) -> Self {
        let mut chance = Chance::of(seed, 100);
        match class {
            Class::Healthy => healthy::setup(seed, &mut chance),
            Class::One => faulty::one(seed, &mut chance),
            Class::Several => faulty::several(seed, &mut chance),
            Class::Natural => natural::setup(seed, &mut chance),
        }
    }

    /// Three of ten healthy, three with one fault, two with several, two naturally bad.
    pub fn at(first: u64, place: usize) -> Self {
        let class = match place % 10 {
            0..=2 => Class::Healthy,
            3..=5 => Class::One,
            6 | 7 => Class::Several,
            _ => Class::Natural,
        };
        Self::of(first + place as u64, class)
    }

    /// Seconds between reports of the slower end.
    pub fn cadence(&self) -> f64 {
        let physics = &self.physics;
        physics.field.cadence_s.max(physics.remote.cadence_s)
    }
}
