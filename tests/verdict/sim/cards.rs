//! The vehicle's links, and which of them is active.

use super::link::{Item, Link};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheduling {
    /// One is active, the others on standby.
    Standby,
    /// All carry the same share.
    Even,
    /// All carry according to their estimates.
    ByEstimate,
    /// Each carries everything.
    Twice,
}

pub struct Cards {
    pub links: Vec<Link>,
    pub scheduling: Scheduling,
    /// The active link of a standby pair.
    pub active: usize,
    /// How long a link may be silent before it is given up.
    pub patience_ms: f64,
    weights: Vec<f64>,
    benched_until: Vec<f64>,
    worse_since: Option<f64>,
    held_until: f64,
    carry: Vec<f64>,
}

impl Cards {
    pub fn new(links: Vec<Link>, scheduling: Scheduling, patience_ms: f64) -> Self {
        let count = links.len();
        Self {
            links,
            scheduling,
            active: 0,
            patience_ms,
            weights: vec![1.0; count],
            benched_until: vec![0.0; count],
            worse_since: None,
            held_until: 0.0,
            carry: vec![0.0; count],
        }
    }

    /// The only active link, if there is one.
    pub fn alone(&self) -> Option<usize> {
        (self.scheduling == Scheduling::Standby && self.links.len() > 1).then_some(self.active)
    }

    fn is_silent(&self, card: usize, now: f64) -> bool {
        self.links[card]
            .silent_since
            .is_some_and(|since| now - since > self.patience_ms)
    }

    /// How long all links have been silent.
    pub fn silent_for(&self, now: f64) -> f64 {
        self.links
            .iter()
            .map(|link| link.silent_since.map_or(0.0, |since| now - since))
            .fold(f64::INFINITY, f64::min)
    }

    /// Every 100 ms: selects the active links.
    pub fn schedule(&mut self, now: f64, estimates: impl Fn(usize) -> f64) {
        if self.links.len() < 2 {
            return;
        }
        for card in 0..self.links.len() {
            if self.is_silent(card, now) || self.links[card].recent_loss > 0.25 {
                self.benched_until[card] = now + 4000.0;
            }
            let is_benched = now < self.benched_until[card];
            let usual = match self.scheduling {
                Scheduling::ByEstimate => {
                    estimates(card) / (20.0 + self.links[card].rtt.unwrap_or(50.0))
                }
                _ => 1.0,
            };
            self.weights[card] = if is_benched { 0.02 * usual } else { usual };
        }
        if self.scheduling == Scheduling::Standby {
            self.perhaps_switch(now);
        }
    }

    fn perhaps_switch(&mut self, now: f64) {
        let cost = |card: usize| {
            let link = &self.links[card];
            let benched = if now < self.benched_until[card] {
                3000.0
            } else {
                0.0
            };
            link.rtt.unwrap_or(500.0) + 1500.0 * link.recent_loss + benched
        };
        let best = (0..self.links.len())
            .min_by(|one, other| cost(*one).total_cmp(&cost(*other)))
            .unwrap_or(0);
        let own = cost(self.active);
        if best == self.active || own < cost(best) * 1.5 + 60.0 {
            self.worse_since = None;
            return;
        }
        let since = *self.worse_since.get_or_insert(now);
        let is_urgent = now < self.benched_until[self.active];
        if is_urgent || (now - since > 600.0 && now >= self.held_until) {
            self.active = best;
            self.worse_since = None;
            self.held_until = now + 4000.0;
        }
    }

    /// Sends packets of a frame; returns how many each link got.
    pub fn send(&mut self, frame: u32, packets: u16, tries: u8) -> [u16; 3] {
        let mut sent = [0; 3];
        match self.scheduling {
            _ if self.links.len() == 1 => sent[0] = packets,
            Scheduling::Standby => sent[self.active] = packets,
            // Retransmissions are sent once, on the fastest link.
            Scheduling::Twice if tries > 0 => {
                let rtt = |card: &usize| self.links[*card].rtt.unwrap_or(1e4);
                let cards = 0..self.links.len();
                let best = cards.min_by(|one, other| rtt(one).total_cmp(&rtt(other)));
                sent[best.unwrap_or(0)] = packets;
            }
            Scheduling::Twice => sent[..self.links.len()].fill(packets),
            Scheduling::Even | Scheduling::ByEstimate => {
                let total: f64 = self.weights.iter().sum();
                for _ in 0..packets {
                    for card in 0..self.links.len() {
                        self.carry[card] += self.weights[card] / total;
                    }
                    let most = (0..self.links.len())
                        .max_by(|one, other| self.carry[*one].total_cmp(&self.carry[*other]))
                        .unwrap_or(0);
                    self.carry[most] -= 1.0;
                    sent[most] += 1;
                }
            }
        }
        for (card, count) in sent.iter().enumerate().filter(|(_, count)| **count > 0) {
            self.links[card].put(Item {
                frame,
                packets: *count,
                relayed: 0.0,
                held_ms: 0.0,
                tries,
            });
        }
        sent
    }
}
