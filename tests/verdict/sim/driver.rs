//! What the driver saw each second, and the part that the simulation charges for it.

use trro_session_viewer::derive::judge::Blame;

use super::screen::Shown;

/// A longer interval is a freeze.
pub const FROZEN_MS: f64 = 500.0;
/// A longer latency is late.
pub const LATE_MS: f64 = 200.0;
/// A smaller share of the intended frames is few.
pub const FEW: f64 = 0.7;

/// One second of the session.
#[derive(Debug, Clone, Default)]
pub struct Second {
    pub frames: u32,
    /// The longest interval that overlaps it.
    pub longest_ms: f64,
    /// Sum of the latencies of the pictures shown.
    pub age_sum: f64,
    pub control_sum: f64,
    pub controls: f64,
    /// Excess over 150 ms of the intervals that ended in it.
    pub lag_ms: f64,
    /// The excess over the baseline in ms, charged to field, uplink, cloud, downlink and the remote's computer.
    pub charged: [f64; 5],
}

impl Second {
    pub fn age(&self) -> Option<f64> {
        (self.frames > 0).then(|| self.age_sum / f64::from(self.frames))
    }

    pub fn control(&self) -> Option<f64> {
        (self.controls > 0.0).then(|| self.control_sum / self.controls)
    }
}

pub const PARTS: [Blame; 5] = [
    Blame::FieldDevice,
    Blame::FieldUplink,
    Blame::Cloud,
    Blame::RemoteDownlink,
    Blame::RemoteDevice,
];

pub struct Driver {
    pub seconds: Vec<Second>,
    pub first: Option<f64>,
    pub last: Option<Shown>,
    pub shown: u64,
    usual: [f64; 5],
    interval: f64,
}

impl Driver {
    pub fn new(length_s: f64, interval: f64) -> Self {
        Self {
            seconds: vec![Second::default(); length_s as usize + 2],
            first: None,
            last: None,
            shown: 0,
            usual: [f64::INFINITY; 5],
            interval,
        }
    }

    fn second(&mut self, at: f64) -> Option<&mut Second> {
        self.seconds.get_mut((at / 1000.0) as usize)
    }

    /// `gone`: whose connection was lost since the last picture.
    pub fn see(&mut self, shown: &Shown, gone: Option<Blame>) {
        self.shown += 1;
        self.first.get_or_insert(shown.at);
        let mut over = [0.0; 5];
        for (place, over) in over.iter_mut().enumerate() {
            let usual = &mut self.usual[place];
            // The recent minimum: a path may have become longer permanently.
            *usual = usual.min(shown.parts[place]) + 0.002;
            *over = shown.parts[place] - *usual;
        }
        let age = shown.at - shown.exposed;
        let Some(last) = self.last.replace(shown.clone()) else {
            return;
        };
        let interval = shown.at - last.at;
        let part = gone.unwrap_or_else(|| self.reason(&last, shown, &over));
        let lag = (interval - 150.0).max(0.0);
        let mut at = last.at;
        while interval > FROZEN_MS && at < shown.at + 1000.0 {
            let until = at.min(shown.at);
            self.charge(until, part, interval.min(4000.0));
            if let Some(second) = self.second(until) {
                second.longest_ms = second.longest_ms.max(interval);
            }
            at += 1000.0;
        }
        if interval > 1.3 * self.interval {
            self.charge(shown.at, part, interval - self.interval);
        }
        if let Some(second) = self.second(shown.at) {
            second.frames += 1;
            second.age_sum += age;
            second.longest_ms = second.longest_ms.max(interval);
            second.lag_ms += lag;
        }
        if let Some(second) = self.second(shown.at) {
            for (charged, over) in second.charged.iter_mut().zip(over) {
                *charged += over / 10.0;
            }
        }
    }

    /// No picture comes although one should.
    pub fn miss(&mut self, now: f64, gone: Option<Blame>) {
        let Some(last) = self.last.as_ref().map(|last| last.at) else {
            return;
        };
        let since = now - last;
        if since <= FROZEN_MS {
            return;
        }
        if let Some(part) = gone {
            self.charge(now, part, since.min(1000.0));
        }
        if let Some(second) = self.second(now) {
            second.longest_ms = second.longest_ms.max(since);
        }
    }

    pub fn command(&mut self, now: f64, round_trip: f64) {
        if let Some(second) = self.second(now) {
            second.control_sum += round_trip;
            second.controls += 1.0;
        }
    }

    fn charge(&mut self, at: f64, part: Blame, weight: f64) {
        if let Some(place) = PARTS.iter().position(|one| *one == part)
            && let Some(second) = self.second(at)
        {
            second.charged[place] += weight;
        }
    }

    /// Why there was no picture for that long.
    fn reason(&self, last: &Shown, shown: &Shown, over: &[f64; 5]) -> Blame {
        if shown.skipped > 0
            && let Some(part) = shown.skipped_on
        {
            return part;
        }
        let source = shown.exposed - last.exposed;
        let interval = shown.at - last.at;
        if source > 1.25 * self.interval && source > 0.6 * interval {
            return if shown.after_skip {
                Blame::FieldUplink
            } else {
                Blame::FieldDevice
            };
        }
        let most = (0..PARTS.len()).max_by(|one, other| over[*one].total_cmp(&over[*other]));
        PARTS[most.unwrap_or(0)]
    }
}
