//! The expected judgement of a session, from what the driver saw and the simulation's own state.

use trro_session_viewer::derive::judge::{Blame, Severity};

use crate::scenarios::{Class, Setup, Year};
use crate::sim::Run;
use crate::sim::driver::{FEW, FROZEN_MS, LATE_MS, PARTS, Second};
use crate::sim::fault::Kind;

/// What a second was like for the driver, worst last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Saw {
    Fine,
    Few,
    Late,
    Frozen,
    Nothing,
}

impl Saw {
    /// The weight of a second.
    pub const fn weight(self) -> f64 {
        match self {
            Self::Fine => 0.0,
            Self::Few => 2.0,
            Self::Late => 4.0,
            Self::Frozen => 6.0,
            Self::Nothing => 10.0,
        }
    }
}

/// Trouble with a common origin.
#[derive(Debug, Clone)]
pub struct Trouble {
    /// Every part that may be blamed for it.
    pub parts: Vec<Blame>,
    /// The index of the fault; `None` for naturally bad radio.
    pub fault: Option<usize>,
    pub card: Option<i64>,
    /// First and last second in trouble.
    pub from: f64,
    pub to: f64,
    pub weight: f64,
    /// The number of seconds of each kind.
    pub few: f64,
    pub late: f64,
    pub frozen: f64,
    pub nothing: f64,
    pub longest_ms: f64,
}

#[derive(Debug, Clone)]
pub struct Truth {
    pub saw: Vec<Saw>,
    /// The seconds that count: after the first picture, before the hang-up, within the window.
    pub from: usize,
    pub to: usize,
    /// By origin in sessions with faults, otherwise by interval.
    pub troubles: Vec<Trouble>,
    /// The weight of each part, heaviest first.
    pub parts: Vec<(Vec<Blame>, f64, Option<i64>)>,
    pub troubled_s: f64,
    /// Acceptable severities.
    pub severities: Vec<Severity>,
}

/// The time for the video and its measurements to settle.
const SETTLES_S: f64 = 4.0;
/// The after-effects of a fault last this many seconds.
const TAIL_S: f64 = 12.0;
/// Troubles this close are one.
const NEAR_S: usize = 8;

impl Truth {
    pub fn of(setup: &Setup, run: &Run) -> Self {
        let [first, last] = run.watched;
        let [cut_from, cut_to] = setup.window.unwrap_or([0.0, f64::INFINITY]);
        let from = (first + SETTLES_S).max(cut_from).ceil() as usize;
        let to = ((last - 1.0).min(cut_to).max(0.0) as usize).min(run.seconds.len());
        let mut saw = vec![Saw::Fine; run.seconds.len()];
        for (place, saw) in saw.iter_mut().enumerate().take(to).skip(from) {
            *saw = seen(&run.seconds, place, setup.physics.camera.fps);
        }
        let mut truth = Self {
            from,
            to,
            troubled_s: saw.iter().filter(|saw| **saw > Saw::Fine).count() as f64,
            saw,
            troubles: Vec::new(),
            parts: Vec::new(),
            severities: Vec::new(),
        };
        truth.find_troubles(setup, run);
        truth.sum_parts();
        truth.severities = truth.sensible(setup, run);
        truth
    }

    /// For one fault, or for an interval of trouble.
    fn find_troubles(&mut self, setup: &Setup, run: &Run) {
        let faults = &setup.physics.faults;
        for second in self.from..self.to {
            let saw = self.saw[second];
            if saw == Saw::Fine {
                continue;
            }
            let middle = second as f64 + 0.5;
            let fault = faults.iter().rposition(|fault| {
                fault.kind != Kind::MemoryGrows
                    && fault.from - 1.0 <= middle
                    && middle <= fault.to + TAIL_S
            });
            let near = |trouble: &Trouble| trouble.to + NEAR_S as f64 >= middle;
            let (parts, place) = if let Some(fault) = fault {
                let same = |trouble: &Trouble| {
                    trouble
                        .fault
                        .is_some_and(|other| faults[other].kind == faults[fault].kind)
                };
                let parts = faults[fault].kind.parts(setup.physics.is_p2p);
                (parts, self.troubles.iter().position(same))
            } else {
                let parts = charged(&run.seconds[second], setup.physics.is_p2p);
                let same = |trouble: &Trouble| {
                    trouble.fault.is_none() && trouble.parts == parts && near(trouble)
                };
                let place = self.troubles.iter().rposition(same);
                (parts, place)
            };
            let place = place.unwrap_or_else(|| {
                let by_nature = setup.bad_card.filter(|_| parts == [Blame::FieldUplink]);
                let card = fault
                    .map_or(by_nature, |fault| faults[fault].card)
                    .filter(|_| setup.net_ids.len() > 1);
                self.troubles.push(Trouble {
                    parts,
                    fault,
                    card: card.map(|card| setup.net_ids[card]),
                    from: second as f64,
                    to: second as f64,
                    weight: 0.0,
                    few: 0.0,
                    late: 0.0,
                    frozen: 0.0,
                    nothing: 0.0,
                    longest_ms: 0.0,
                });
                self.troubles.len() - 1
            });
            let trouble = &mut self.troubles[place];
            trouble.to = second as f64 + 1.0;
            trouble.weight += saw.weight();
            trouble.longest_ms = trouble.longest_ms.max(run.seconds[second].longest_ms);
            *match saw {
                Saw::Fine | Saw::Few => &mut trouble.few,
                Saw::Late => &mut trouble.late,
                Saw::Frozen => &mut trouble.frozen,
                Saw::Nothing => &mut trouble.nothing,
            } += 1.0;
        }
    }

    fn sum_parts(&mut self) {
        for trouble in &self.troubles {
            let same =
                |(parts, _, _): &&mut (Vec<Blame>, f64, Option<i64>)| *parts == trouble.parts;
            if let Some((_, weight, card)) = self.parts.iter_mut().find(same) {
                *weight += trouble.weight;
                if *card != trouble.card {
                    *card = None;
                }
            } else {
                self.parts
                    .push((trouble.parts.clone(), trouble.weight, trouble.card));
            }
        }
        self.parts.sort_by(|one, other| other.1.total_cmp(&one.1));
    }

    /// The parts that may come first: the heaviest, and a runner-up of nearly the same weight.
    pub fn first_parts(&self) -> Vec<Blame> {
        let most = self.parts.first().map_or(0.0, |first| first.1);
        self.parts
            .iter()
            .filter(|(_, weight, _)| *weight >= 0.8 * most)
            .flat_map(|(parts, _, _)| parts.clone())
            .collect()
    }

    /// Whether there was trouble that is obvious in the data.
    pub fn is_plain(&self, setup: &Setup) -> bool {
        self.troubles.iter().any(|trouble| trouble.is_plain(setup))
    }

    fn sensible(&self, setup: &Setup, run: &Run) -> Vec<Severity> {
        let sum = |of: fn(&Trouble) -> f64| self.troubles.iter().map(of).sum::<f64>();
        let longest = self
            .troubles
            .iter()
            .map(|trouble| trouble.longest_ms)
            .fold(0.0, f64::max);
        let (late, few) = (sum(|trouble| trouble.late), sum(|trouble| trouble.few));
        let length = (self.to.saturating_sub(self.from)).max(1) as f64;
        let counted = run.seconds.iter().take(self.to).skip(self.from);
        let slow_commands = counted
            .clone()
            .filter(|second| second.control().is_some_and(|control| control > 150.0))
            .count();
        let stutters = counted.clone().map(|second| second.lag_ms).sum::<f64>();
        let slow = counted
            .filter(|second| second.age().is_some_and(|age| age > 100.0))
            .count();
        let bands = 5.0 * setup.cadence();
        let mut severities = Vec::new();
        // No finding is right if nothing was obvious.
        if !self.is_plain(setup) && late < 2.0 * bands && few < 2.0 * bands {
            severities.push(Severity::Info);
        }
        let is_short = longest < 1200.0 && late < 3.0 * bands && few < 3.0 * bands;
        let is_little = self.troubled_s < 0.02 * length && longest < 1200.0;
        let is_touched = self.troubled_s > 0.0 || slow_commands > 0 || slow > 0 || stutters > 0.0;
        let is_faulty = setup.class != Class::Healthy;
        if (is_short || is_little) && (is_touched || is_faulty) {
            severities.push(Severity::Minor);
        }
        let is_driven = longest > 400.0
            || late >= 4.0
            || few >= 4.0
            || slow_commands as f64 >= bands
            || stutters > 1500.0
            || stutters > 8.0 * length;
        if is_driven && longest < 16_000.0 {
            severities.push(Severity::Major);
        }
        let troubled = self.troubled_s / length;
        if longest > 4500.0 || late > 4.0 * bands || troubled > 0.25 {
            severities.push(Severity::Critical);
        }
        severities
    }
}

impl Trouble {
    /// Obvious to the driver, and long enough to show in reports every few seconds.
    pub fn is_plain(&self, setup: &Setup) -> bool {
        let cadence = setup.cadence();
        let has_intervals = setup.year >= Year::Y2024;
        let stands = self.longest_ms > FROZEN_MS + 50.0;
        has_intervals && stands
            || self.nothing >= 2.5 * cadence
            || self.late.max(self.few) >= 6.0 * cadence + 2.0
    }
}

fn seen(seconds: &[Second], place: usize, fps: f64) -> Saw {
    let second = &seconds[place];
    if second.frames == 0 && second.longest_ms > FROZEN_MS {
        return Saw::Nothing;
    }
    if second.longest_ms > FROZEN_MS {
        return Saw::Frozen;
    }
    if second.age().is_some_and(|age| age > LATE_MS) {
        return Saw::Late;
    }
    let near = &seconds[place.saturating_sub(1)..(place + 2).min(seconds.len())];
    let frames: u32 = near.iter().map(|second| second.frames).sum();
    let is_few = f64::from(frames) < FEW * fps * near.len() as f64;
    if is_few && f64::from(second.frames) < FEW * fps {
        return Saw::Few;
    }
    Saw::Fine
}

/// From the simulation's own state; in a direct connection there is only one network path.
fn charged(second: &Second, is_p2p: bool) -> Vec<Blame> {
    let most = (0..PARTS.len())
        .max_by(|one, other| second.charged[*one].total_cmp(&second.charged[*other]))
        .unwrap_or(0);
    match PARTS[most] {
        Blame::FieldUplink | Blame::RemoteDownlink if is_p2p => {
            vec![Blame::FieldUplink, Blame::RemoteDownlink]
        }
        part => vec![part],
    }
}
