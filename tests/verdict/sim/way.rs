//! From the field to the remote: links, relay, downlink, and retransmissions.

use super::World;
use super::link::Item;
use super::receiver::Loss;

/// The maximum number of transmissions.
const TRIES: u8 = 10;

impl World<'_> {
    pub(super) fn carry(&mut self) {
        let now = self.now;
        let relay_ms = if self.setup.is_p2p {
            0.0
        } else {
            1.5 + 0.6 * self.effects.relay_ms
        };
        let is_heard = self.remote.has_media(now);
        for place in 0..self.cards.links.len() {
            let weather = self.effects.cards[place];
            self.cards.links[place].step(now, &weather);
            while let Some(exit) = self.cards.links[place].arrived(now) {
                if !is_heard || !self.field.is_up {
                    continue;
                }
                if exit.lost > 0 {
                    self.receiver.lost += self.seen_by_remote(exit.lost);
                    self.receiver.lose(Loss {
                        frame: exit.item.frame,
                        packets: exit.lost,
                        tries: exit.item.tries,
                        at: exit.at + self.wait_of(exit.item.tries),
                        is_uplink: true,
                        relayed: 0.0,
                        held_ms: 0.0,
                    });
                }
                let come = self.pass_on(exit.item, exit.item.packets - exit.lost);
                if come > 0 {
                    let at = exit.at + relay_ms;
                    let due = self
                        .relay
                        .back()
                        .map_or(at, |(last, _)| at.max(*last - 3.0));
                    let item = Item {
                        packets: come,
                        relayed: exit.at,
                        held_ms: relay_ms,
                        ..exit.item
                    };
                    self.relay.push_back((due, item));
                }
            }
        }
        while let Some((due, item)) = self.relay.front().copied() {
            if due > now {
                break;
            }
            self.relay.pop_front();
            if is_heard {
                self.downlink.put(item);
            }
        }
        let weather = self.effects.downlink;
        self.downlink.step(now, &weather);
        while let Some(exit) = self.downlink.arrived(now) {
            if !is_heard {
                continue;
            }
            if exit.lost > 0 {
                self.receiver.lost += f64::from(exit.lost);
                self.receiver.lose(Loss {
                    frame: exit.item.frame,
                    packets: exit.lost,
                    tries: exit.item.tries,
                    at: exit.at + self.wait_of(exit.item.tries),
                    is_uplink: false,
                    relayed: exit.item.relayed,
                    held_ms: exit.item.held_ms,
                });
            }
            self.receiver.arrive(&exit);
        }
    }

    /// The relay drops duplicates.
    fn pass_on(&mut self, item: Item, come: u16) -> u16 {
        match self.receiver.get(item.frame) {
            Some(frame) if item.tries == 0 => {
                let fresh = come.min(frame.all - frame.passed);
                frame.passed += fresh;
                fresh
            }
            _ => come,
        }
    }

    /// If the relay repairs losses itself, the remote does not see them.
    fn seen_by_remote(&self, packets: u16) -> f64 {
        if self.setup.assumptions.relay_repairs && !self.setup.is_p2p {
            0.0
        } else {
            f64::from(packets)
        }
    }

    /// The time-out for a retransmission.
    fn wait_of(&self, tries: u8) -> f64 {
        if tries == 0 {
            0.0
        } else {
            20.0 + 0.5 * (self.downlink.rtt.unwrap_or(50.0))
        }
    }

    /// Requests missing packets and retransmits requested ones.
    pub(super) fn repeat(&mut self) {
        let now = self.now;
        for loss in self.receiver.missing(now) {
            self.ask(loss);
        }
        let mut place = 0;
        while place < self.again.len() {
            let (due, is_field, item) = self.again[place];
            if due > now {
                place += 1;
                continue;
            }
            self.again.swap_remove(place);
            if is_field {
                if self.field.has_media(now) {
                    self.cards.send(item.frame, item.packets, item.tries);
                }
            } else {
                self.downlink.put(item);
            }
        }
    }

    fn ask(&mut self, loss: Loss) {
        if loss.tries >= TRIES {
            return;
        }
        let now = self.now;
        let is_p2p = self.setup.is_p2p;
        let by_field = loss.is_uplink || is_p2p;
        let by_relay = loss.is_uplink && self.setup.assumptions.relay_repairs && !is_p2p;
        if !by_relay {
            self.remote.nacks += f64::from(loss.packets);
        }
        let card = self.best_card();
        let down = if by_relay {
            0.0
        } else {
            self.downlink.way_ms()
        };
        let up = if by_field { card.way_ms() } else { 0.0 };
        let miss = if by_field { card.loss(now) } else { 0.0 };
        let miss = miss.max(if by_relay {
            0.0
        } else {
            self.downlink.loss(now)
        });
        let is_cut = by_field && card.is_shut(now) || !by_relay && self.downlink.is_shut(now);
        if is_cut || self.chance.is(miss) {
            self.receiver.lose(Loss {
                at: now + 2.0 * (down + up) + 25.0,
                tries: loss.tries + 1,
                ..loss
            });
            return;
        }
        if by_field && self.setup.assumptions.field_counts_requests {
            self.field.nacks += f64::from(loss.packets);
        }
        let item = Item {
            frame: loss.frame,
            packets: loss.packets,
            relayed: loss.relayed,
            held_ms: loss.held_ms,
            tries: loss.tries + 1,
        };
        self.again.push((now + down + up, by_field, item));
    }

    /// The link for messages to the field.
    pub(super) fn best_card(&self) -> &super::link::Link {
        let links = &self.cards.links;
        let now = self.now;
        let cost = |place: &usize| {
            let link = &links[*place];
            link.rtt.unwrap_or(1000.0) + if link.is_shut(now) { 1e5 } else { 0.0 }
        };
        let best = (0..links.len()).min_by(|one, other| cost(one).total_cmp(&cost(other)));
        &links[self.cards.alone().or(best).unwrap_or(0)]
    }
}
