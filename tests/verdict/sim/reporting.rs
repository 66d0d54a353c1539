//! Ten times a second: probes, estimates and messages; and reports when they are due.

use super::World;
use super::assumptions::{LatencyOf, Silent};
use super::cards::Scheduling;
use super::report::{CardSample, Mean, Sample, hundredths, percent};

impl World<'_> {
    pub(super) fn steer(&mut self) {
        let now = self.now;
        let smoothed = self.setup.assumptions.smoothed;
        if self.field.has_media(now) {
            for link in &mut self.cards.links {
                link.probe(now, smoothed);
            }
            self.controller.step(now, &self.cards.links);
            let controller = &self.controller;
            self.cards.schedule(now, |card| controller.estimate(card));
        }
        if self.remote.has_media(now) {
            self.downlink.probe(now, smoothed);
            let link = std::slice::from_ref(&self.downlink);
            self.downlink_controller.step(now, link);
        }
        let downlink = if self.setup.downlink_regulates {
            self.downlink_controller.allowed(None, f64::INFINITY)
        } else {
            f64::INFINITY
        };
        self.allowed = self.controller.allowed(self.cards.alone(), downlink);
        self.encoder
            .adapt(now, self.allowed, self.setup.target_kbps);
        self.measure_latency();
        self.command();
        if !self.is_over() && ((now / 100.0) as u64).is_multiple_of(3) {
            self.driver.miss(now, self.gone);
        }
    }

    fn measure_latency(&mut self) {
        let now = self.now;
        let relay = if self.setup.is_p2p {
            0.0
        } else {
            self.effects.relay_ms + self.setup.assumptions.relay_adds_ms
        };
        let down = self.downlink.rtt.filter(|_| self.remote.has_media(now));
        if self.field.has_media(now)
            && let Some(rtt) = self.field_rtt()
        {
            let beyond = if self.setup.is_p2p {
                down.unwrap_or(self.setup.downlink.rtt_ms)
            } else {
                relay
            };
            self.field.latency.add(rtt + beyond);
        }
        if self.remote.has_media(now)
            && self.downlink.silent_since.is_none()
            && let Some(down) = down
        {
            let beyond = if self.setup.is_p2p {
                self.field_rtt().unwrap_or(0.0)
            } else {
                self.effects.relay_ms
            };
            self.remote.latency.add(down + beyond);
        }
    }

    /// Over the active links, if they respond.
    fn field_rtt(&self) -> Option<f64> {
        let links = &self.cards.links;
        let now = self.now;
        let answers = |place: &usize| {
            let silent = links[*place].silent_since.map_or(0.0, |since| now - since);
            silent < 400.0 && links[*place].rtt.is_some()
        };
        if let Some(card) = self.cards.alone() {
            return answers(&card).then(|| links[card].rtt).flatten();
        }
        let alive: Vec<usize> = (0..links.len()).filter(answers).collect();
        let rtts = alive.iter().filter_map(|place| links[*place].rtt);
        if self.cards.scheduling == Scheduling::Twice {
            return rtts.reduce(f64::min);
        }
        let carried = |place: &usize| links[*place].recent_kbps + 0.1;
        match self.setup.assumptions.latency_of {
            LatencyOf::Busiest => alive
                .iter()
                .max_by(|one, other| carried(one).total_cmp(&carried(other)))
                .and_then(|place| links[*place].rtt),
            LatencyOf::Shares => {
                let total: f64 = alive.iter().map(carried).sum();
                let sum: f64 = alive
                    .iter()
                    .map(carried)
                    .zip(rtts)
                    .map(|(share, rtt)| share * rtt)
                    .sum();
                (total > 0.0).then(|| sum / total)
            }
        }
    }

    /// A message from the cockpit to the vehicle and back.
    fn command(&mut self) {
        let now = self.now;
        let is_on = self.field.has_media(now) && self.remote.has_media(now);
        if !is_on || self.is_over() {
            self.command_waits = None;
            return;
        }
        let card = self.best_card();
        if card.is_shut(now) || self.downlink.is_shut(now) {
            let since = *self.command_waits.get_or_insert(now);
            self.driver.command(now, now - since);
            return;
        }
        let once = 2.0 * card.way_ms()
            + card.queue_ms()
            + 2.0 * self.downlink.way_ms()
            + self.downlink.queue_ms()
            + 1.2 * self.effects.relay_ms
            + 6.0;
        let loss = card.loss(now) + self.downlink.loss(now);
        let waited = self
            .command_waits
            .take()
            .map_or(0.0, |since| (now - since).min(2000.0));
        let again = if self.chance.is(1.7 * loss) {
            1.3 * once
        } else {
            0.0
        };
        let round_trip = once + again + waited + self.chance.around(0.0, 2.0).abs();
        self.driver.command(now, round_trip);
        self.field.control.add(round_trip);
        self.remote.control.add(round_trip);
    }

    pub(super) fn report(&mut self) {
        let now = self.now;
        if self.field.is_up && now >= self.field.next_report {
            self.report_field();
        }
        if self.remote.is_up && now >= self.remote.next_report {
            self.report_remote();
        }
    }

    fn report_field(&mut self) {
        let assumptions = &self.setup.assumptions;
        let (now, end) = (self.now, &mut self.field);
        let period = (now - end.last_report).max(50.0);
        let mut sample = begin(
            end,
            now,
            assumptions.host_once,
            [self.effects.field_cpu, self.effects.field_memory],
        );
        sample.rate = (std::mem::take(&mut end.bits) / period).round() as i64;
        end.beat
            .report(&mut sample, period, assumptions.reports_open_freeze);
        let mut coded = Mean {
            sum: std::mem::take(&mut self.encoder.cost_sum),
            count: std::mem::take(&mut self.encoder.costs),
        };
        sample.encode = coded.take().unwrap_or(0.0).round() as i64;
        let mut captured = Mean {
            sum: std::mem::take(&mut self.camera.capture_sum),
            count: std::mem::take(&mut self.camera.captures),
        };
        let capture = captured.take().unwrap_or(0.0).round() as i64;
        sample.capture = if assumptions.measures_capture {
            capture
        } else {
            0
        };
        if end.has_media(now) {
            sample.estimate = self.allowed.round() as i64;
            sample.total = self.controller.total(self.cards.alone()).round() as i64;
        }
        let is_doubled = end.chance.is(assumptions.doubled);
        let (mut packets, mut lost) = (0.0, 0.0);
        for (place, link) in self.cards.links.iter_mut().enumerate() {
            let counted = std::mem::take(&mut link.counted);
            packets += counted.packets;
            lost += counted.lost;
            let times = if is_doubled { 2.0 } else { 1.0 };
            let before = end
                .samples
                .last()
                .map_or(0, |sample| sample.cards[place].rtt);
            let is_alive = end.is_up && now >= end.media_from;
            let silent = link.silent_since.map_or(0.0, |since| now - since);
            let rtt = if counted.rtts > 0.0 {
                (counted.rtt_sum / counted.rtts).round() as i64
            } else if !is_alive {
                0
            } else {
                match assumptions.silent {
                    Silent::Holds => before,
                    Silent::Zero => 0,
                    Silent::Grows => silent.min(5000.0) as i64,
                }
            };
            let probes = end.chance.between(28.0, 34.0);
            let heard = if counted.rtts > 0.0 {
                end.chance.between(22.0, 36.0)
            } else {
                0.0
            };
            let lost_percent = if silent > 0.7 * period {
                100.0
            } else {
                percent(&counted)
            };
            sample.cards[place] = CardSample {
                rtt,
                lost: if is_alive {
                    lost_percent.round() as i64
                } else {
                    0
                },
                send: if is_alive {
                    ((counted.bits * 1.04 / period + probes) * times).round() as i64
                } else {
                    0
                },
                recv: if is_alive {
                    (heard * times).round() as i64
                } else {
                    0
                },
            };
        }
        if packets > 0.0 && !assumptions.lost_after_repair {
            sample.lost = hundredths(100.0 * lost / packets);
        }
        finish(end, sample, now);
    }

    fn report_remote(&mut self) {
        let assumptions = &self.setup.assumptions;
        let (now, end) = (self.now, &mut self.remote);
        let period = (now - end.last_report).max(50.0);
        let mut sample = begin(
            end,
            now,
            assumptions.host_once,
            [self.effects.remote_cpu, self.effects.remote_memory],
        );
        let bits = std::mem::take(&mut self.receiver.bits) * assumptions.remote_rate;
        sample.rate = (bits / period).round() as i64;
        end.beat
            .report(&mut sample, period, assumptions.reports_open_freeze);
        sample.video = self.video.take().unwrap_or(0.0).round() as i64;
        let mut decoded = Mean {
            sum: std::mem::take(&mut self.screen.decode_sum),
            count: std::mem::take(&mut self.screen.decodes),
        };
        sample.decode = decoded.take().unwrap_or(0.0).round() as i64;
        let mut rendered = Mean {
            sum: std::mem::take(&mut self.screen.render_sum),
            count: std::mem::take(&mut self.screen.renders),
        };
        let render = rendered.take().unwrap_or(0.0).round() as i64;
        sample.render = if assumptions.measures_render {
            render
        } else {
            0
        };
        let (packets, lost) = (
            std::mem::take(&mut self.receiver.packets),
            std::mem::take(&mut self.receiver.lost),
        );
        if packets + lost > 0.0 && !assumptions.lost_after_repair {
            sample.lost = hundredths(100.0 * lost / (packets + lost));
        }
        self.downlink.counted = super::link::Counted::default();
        let is_late_start = end.connection > 1
            && !end.is_first
            && end
                .samples
                .last()
                .is_some_and(|last| last.fps == 0 && last.network < 0);
        if is_late_start && end.chance.is(assumptions.burst) {
            sample.fps *= 8;
            sample.rate *= 8;
            sample.delta = 6;
        }
        if end.is_first && sample.fps == 0 && sample.network < 0 {
            sample.delta = assumptions.delta_at_start;
        }
        finish(end, sample, now);
    }
}

fn begin(end: &mut super::end::End, now: f64, host_once: bool, more: [f64; 2]) -> Sample {
    let seconds = end.setup.cadence_s;
    let host = end.measure(seconds, more);
    if !host_once {
        end.host = host;
    }
    if let Some(latency) = end.latency.take() {
        end.last_latency = Some(latency);
    }
    if let Some(control) = end.control.take() {
        end.last_control = control.round() as i64;
    }
    Sample {
        at: now,
        connection: end.connection,
        network: end
            .last_latency
            .map_or(-1, |latency| latency.round() as i64),
        cpu: hundredths(end.host[0]),
        memory: hundredths(end.host[1]),
        nack: end.nacks as i64,
        control: end.last_control,
        ..Sample::default()
    }
}

fn finish(end: &mut super::end::End, sample: Sample, now: f64) {
    end.samples.push(sample);
    end.is_first = false;
    end.last_report = now;
    // Reports are scheduled at fixed times, not relative to the last one.
    end.next_report += end.setup.cadence_s * 1000.0;
    if end.next_report <= now {
        end.next_report = now + end.setup.cadence_s * 1000.0;
    }
}
