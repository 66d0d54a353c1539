//! Congestion control: an estimate per link, which falls on delay and loss and recovers slowly.

use super::link::Link;

/// The maximum of the total estimate.
const CEILING_KBPS: f64 = 7200.0;
const FLOOR_KBPS: f64 = 100.0;

pub struct Controller {
    pub target_kbps: f64,
    /// This stream's share of the estimate: a vehicle has several cameras.
    part: f64,
    estimates: Vec<f64>,
    began: f64,
    last_cut: Vec<f64>,
}

impl Controller {
    pub fn new(target_kbps: f64, cards: usize) -> Self {
        Self {
            target_kbps,
            part: (1.1 * target_kbps / CEILING_KBPS).max(0.36),
            estimates: vec![2600.0 / cards as f64; cards],
            began: 0.0,
            last_cut: vec![0.0; cards],
        }
    }

    /// A new connection starts without knowledge.
    pub fn restart(&mut self, now: f64) {
        let cards = self.estimates.len();
        *self = Self::new(self.target_kbps, cards);
        self.began = now;
    }

    pub fn estimate(&self, card: usize) -> f64 {
        self.estimates[card]
    }

    /// Every 100 ms.
    pub fn step(&mut self, now: f64, links: &[Link]) {
        let part = self.part;
        let share = CEILING_KBPS / links.len() as f64;
        for (place, link) in links.iter().enumerate() {
            let estimate = &mut self.estimates[place];
            let may_cut = now - self.last_cut[place] > 400.0;
            let risen = link.rtt.map_or(0.0, |rtt| rtt - link.least);
            let is_silent = link.silent_since.is_some_and(|since| now - since > 500.0);
            if is_silent {
                if may_cut {
                    *estimate *= 0.7;
                    self.last_cut[place] = now;
                }
            } else if risen > 45.0 + 0.5 * link.least && link.queue_ms() > 15.0 {
                if may_cut {
                    let fits = 0.85 * link.recent_kbps / part;
                    *estimate = estimate.min(fits.max(0.5 * *estimate));
                    self.last_cut[place] = now;
                }
            } else if link.recent_loss > 0.1 {
                if may_cut {
                    *estimate *= 1.0 - 0.4 * link.recent_loss;
                    self.last_cut[place] = now;
                }
            } else {
                let is_start = now - self.began < 8000.0;
                *estimate *= if is_start { 1.012 } else { 1.006 };
            }
            *estimate = estimate.clamp(FLOOR_KBPS, share);
        }
    }

    /// Over all links, or the active one.
    pub fn total(&self, active: Option<usize>) -> f64 {
        let sum: f64 = active.map_or_else(
            || self.estimates.iter().sum(),
            |card| self.estimates[card] * self.estimates.len() as f64,
        );
        sum.min(CEILING_KBPS)
    }

    /// The rate that this stream may use.
    pub fn allowed(&self, active: Option<usize>, downlink_kbps: f64) -> f64 {
        let total = self.total(active) * self.part;
        total
            .max(FLOOR_KBPS)
            .min(self.target_kbps)
            .min(downlink_kbps)
    }
}
