//! The input of all rules: the endpoints with their baselines, and which samples count.

mod endpoint;
mod measures;

use std::ops::Range;

use super::limit::{Limit, LimitUnit, Thresholds, Topic};
use super::rank;
use super::sources::{OURS, SAMPLE};
use crate::derive::clock::Clock;
use crate::lang::key;
use crate::model::{Role, Session};
use crate::order::{arrange, in_order};
use crate::units::Millis;

pub(super) use endpoint::Endpoint;
pub(super) use measures::{greatest, least, mean, median};

/// Until then, a connection has just started.
pub(super) static START_UP: Limit = Limit {
    name: "startUpMs",
    unit: LimitUnit::Seconds,
    default: 4000.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::START_UP_MS,
};

/// Above this multiple of the baseline, a frame count is an artefact.
pub(super) static BURST: Limit = Limit {
    name: "burstTimes",
    unit: LimitUnit::Times,
    default: 2.0,
    source: SAMPLE,
    topic: Topic::Smoothness,
    label: key::limit::BURST_TIMES,
};

/// Samples after a reconnect that may contain queued frames.
pub(super) static AFTER_RECONNECT: Limit = Limit {
    name: "burstSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: SAMPLE,
    topic: Topic::Smoothness,
    label: key::limit::BURST_SAMPLES,
};

pub(super) const LIMITS: &[&Limit] = &[&START_UP, &BURST, &AFTER_RECONNECT];

/// The cadence if there is only one sample: that of the documented example.
const GRID: Millis = 2000.0;

/// A prepared session.
pub(super) struct JudgeInput<'a> {
    /// The thresholds in force.
    pub thresholds: &'a Thresholds,
    /// The clock offset, if known.
    pub clock: Option<Clock>,
    /// The endpoints with samples, in the order of [`rank`].
    pub ends: Vec<Endpoint<'a>>,
    /// The index in `ends` of each device.
    places: Vec<Option<usize>>,
    /// Whether field and remote overlap in time, so that one can explain the other.
    pub meets: bool,
    /// Whether video or control latency was measured at all.
    pub knows_lateness: bool,
}

impl<'a> JudgeInput<'a> {
    pub fn of(session: &'a Session, thresholds: &'a Thresholds, clock: Option<Clock>) -> Self {
        let with_samples = session.devices.iter().enumerate();
        let mut ends: Vec<Endpoint> = with_samples
            .filter(|(_, device)| !device.times.is_empty())
            .map(|(index, device)| Endpoint::of(index, device, thresholds))
            .collect();
        let order = in_order(ends.len(), &|one, other| {
            rank::compare(ends[one].device, ends[other].device)
        });
        let knows_lateness = ends.iter().any(|end| {
            ["VideoLatency", "ControlLatency"]
                .iter()
                .any(|metric| end.values(metric).iter().any(|value| !value.is_nan()))
        });
        arrange(&mut ends, order);
        let mut places = vec![None; session.devices.len()];
        for (place, end) in ends.iter().enumerate() {
            places[end.index] = Some(place);
        }
        let mut input = Self {
            thresholds,
            clock,
            ends,
            places,
            meets: true,
            knows_lateness,
        };
        input.meets = input.do_ends_meet();
        input.expect_rates();
        input
    }

    /// The remote should show what the field sends.
    fn expect_rates(&mut self) {
        let sent = self.field().and_then(|field| field.expected_fps);
        let meets = self.meets;
        for end in &mut self.ends {
            if end.device.role == Role::Remote && meets {
                end.expected_fps = sent.or(end.expected_fps);
            }
        }
    }

    fn do_ends_meet(&self) -> bool {
        let (Some(field), Some(remote)) = (
            self.role(Role::Field).next(),
            self.role(Role::Remote).next(),
        ) else {
            return true;
        };
        let (start, end) = (
            self.common(Some(remote.index), remote.start()),
            self.common(Some(remote.index), remote.last()),
        );
        let slack = self.slack();
        field.start() <= end + slack && start <= field.last() + slack
    }

    /// The endpoints with that role.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &Endpoint<'a>> {
        self.ends.iter().filter(move |end| end.device.role == role)
    }

    /// The field, if it can be compared with the remote.
    pub fn field(&self) -> Option<&Endpoint<'a>> {
        self.role(Role::Field).next().filter(|_| self.meets)
    }

    /// The remote, if it can be compared with the field.
    pub fn remote(&self) -> Option<&Endpoint<'a>> {
        self.role(Role::Remote).next().filter(|_| self.meets)
    }

    /// The endpoint of that device.
    pub fn end(&self, device: Option<usize>) -> Option<&Endpoint<'a>> {
        self.ends.get(self.place(device)?)
    }

    /// Its index among the endpoints, which does not depend on the input's order.
    pub fn place(&self, device: Option<usize>) -> Option<usize> {
        self.places.get(device?).copied().flatten()
    }

    /// Whether the driver looks at this endpoint: the remote, or the only one.
    pub fn is_drivers(&self, end: &Endpoint<'_>) -> bool {
        let has_remote = self.role(Role::Remote).next().is_some();
        end.device.role == Role::Remote || !has_remote
    }

    /// Whether there is no cloud between the endpoints.
    pub fn is_direct(&self) -> bool {
        let mut modes = self.ends.iter().map(|end| end.device.sdk_mode.as_str());
        modes.any(|mode| mode.eq_ignore_ascii_case("p2p"))
    }

    /// How far apart instants of two endpoints may be and still coincide: two samples.
    pub fn slack(&self) -> Millis {
        2.0 * self.step()
    }

    /// The longest cadence.
    pub fn step(&self) -> Millis {
        self.ends.iter().map(|end| end.step).fold(GRID, f64::max)
    }

    /// Remote clock minus field clock; 0 if the offset is within its uncertainty.
    pub fn shift(&self) -> Millis {
        match self.clock {
            Some(clock) if clock.differs() => clock.offset,
            _ => 0.0,
        }
    }

    /// An instant of that device on the field's clock, as far as the offset is known.
    pub fn common(&self, device: Option<usize>, time: Millis) -> Millis {
        let is_remote = self
            .end(device)
            .is_some_and(|end| end.device.role == Role::Remote);
        if is_remote { time - self.shift() } else { time }
    }

    /// An endpoint's samples between two instants of the field's clock.
    pub fn samples_of(&self, end: &Endpoint<'_>, start: Millis, last: Millis) -> Range<usize> {
        let shift = time_shift(self, end);
        end.samples(start + shift, last + shift)
    }

    /// The duration of the longest record, so that a clock offset does not lengthen a session.
    pub fn longest(&self) -> Millis {
        let lengths = self.ends.iter().map(|end| end.last() - end.start());
        lengths.fold(0.0, f64::max)
    }

    /// From the first to the last sample of all endpoints.
    pub fn span(&self) -> Option<Range<Millis>> {
        let starts = self.ends.iter().map(Endpoint::start);
        let ends = self.ends.iter().map(Endpoint::last);
        Some(starts.reduce(f64::min)?..ends.reduce(f64::max)?)
    }

    /// The length of the session; if the endpoints do not overlap, that of the longer record.
    pub fn length(&self) -> Millis {
        match self.span() {
            Some(span) if self.meets => span.end - span.start,
            _ => self.longest(),
        }
    }

    /// Until when an endpoint's samples count, on its own clock: after the field's last samples a remote shows a hang-up.
    pub fn seen_until(&self, end: &Endpoint<'_>) -> Millis {
        match self.field().filter(|_| end.device.role == Role::Remote) {
            Some(field) => field.last() + self.shift() - self.slack(),
            None => f64::INFINITY,
        }
    }
}

fn time_shift(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Millis {
    if end.device.role == Role::Remote {
        input.shift()
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::judge::testing::{later, session, well};
    use crate::model::Device;

    /// Runs a test on a prepared session whose clocks are `offset` apart, if given.
    pub(super) fn with_input<T>(
        session: &Session,
        offset: Option<Millis>,
        test: impl FnOnce(&JudgeInput<'_>) -> T,
    ) -> T {
        let thresholds = Thresholds::default();
        let clock = offset.map(|offset| Clock {
            offset,
            uncertainty: 2000.0,
            agreement: 1.0,
            next: 0.0,
            samples: 100.0,
        });
        test(&JudgeInput::of(session, &thresholds, clock))
    }

    fn named(role: Role, name: &str) -> Device {
        Device {
            device_id: name.into(),
            ..well(role, 30)
        }
    }

    #[test]
    fn ends_stand_in_an_order_of_their_own() {
        let (a, b) = (named(Role::Remote, "a"), named(Role::Remote, "b"));
        let (field, other) = (named(Role::Field, "z"), named(Role::Other, "a"));
        let orders = [
            [a.clone(), b.clone(), field.clone(), other.clone()],
            [other, field, b, a],
        ];
        for devices in orders {
            let session = session(devices);
            let names = with_input(&session, None, |input| {
                let ends = input.ends.iter();
                ends.map(|end| end.device.device_id.clone())
                    .collect::<Vec<_>>()
            });
            assert_eq!(names, ["z", "a", "b", "a"]);
            with_input(&session, None, |input| {
                for end in &input.ends {
                    let found = input.end(Some(end.index));
                    assert!(found.is_some_and(|found| found.index == end.index));
                }
            });
        }
    }

    #[test]
    fn an_end_without_samples_is_none() {
        let empty = Device {
            role: Role::Remote,
            ..Device::default()
        };
        let session = session([empty, well(Role::Field, 30)]);
        with_input(&session, None, |input| {
            assert_eq!(input.ends.len(), 1);
            assert!(input.end(Some(0)).is_none());
            assert!(input.is_drivers(&input.ends[0]));
        });
    }

    #[test]
    fn the_driver_looks_at_the_remote() {
        let ends = session([well(Role::Field, 30), well(Role::Remote, 30)]);
        let is_drivers = with_input(&ends, None, |input| {
            let ends = input.ends.iter();
            ends.map(|end| input.is_drivers(end)).collect::<Vec<_>>()
        });
        assert_eq!(is_drivers, [false, true]);
    }

    /// The remote starts this many seconds after the field, which lasts 58.
    #[track_caller]
    fn check_meeting(seconds: f64, offset: Option<Millis>, expected: bool) {
        let ends = [
            well(Role::Field, 30),
            later(well(Role::Remote, 30), seconds),
        ];
        with_input(&session(ends), offset, |input| {
            assert_eq!(input.meets, expected, "{seconds} {offset:?}");
            assert_eq!(input.field().is_some(), expected);
            assert_eq!(input.remote().is_some(), expected);
            let length = if expected { 58.0 + seconds } else { 58.0 };
            assert_eq!(input.length(), length * 1000.0);
        });
    }

    #[test]
    fn ends_meet_where_they_overlap() {
        check_meeting(0.0, None, true);
        check_meeting(62.0, None, true);
        check_meeting(63.0, None, false);
        // With the known offset applied.
        check_meeting(90.0, Some(30_000.0), true);
        check_meeting(90.0, Some(27_000.0), false);
        check_meeting(63.0, Some(2000.0), false);
    }

    #[test]
    fn times_of_a_remote_are_moved_to_the_fields_clock() {
        let ends = session([well(Role::Field, 30), later(well(Role::Remote, 30), 7.0)]);
        with_input(&ends, Some(7000.0), |input| {
            assert_eq!(input.common(Some(0), 10_000.0), 10_000.0);
            assert_eq!(input.common(Some(1), 10_000.0), 3000.0);
            assert_eq!(input.samples_of(&input.ends[1], 4000.0, 8000.0), 2..5);
            assert_eq!(input.samples_of(&input.ends[0], 4000.0, 8000.0), 2..5);
            assert_eq!(input.seen_until(&input.ends[0]), f64::INFINITY);
            // Two samples before the field's last one.
            assert_eq!(input.seen_until(&input.ends[1]), 61_000.0);
        });
        // An offset within the uncertainty is ignored.
        with_input(&ends, Some(2000.0), |input| {
            assert_eq!(input.common(Some(1), 10_000.0), 10_000.0);
        });
    }
}
