//! A session as the kinds look at it: its ends, what is usual at each, and which samples say nothing.

use crate::order::{first_after, first_from};
use std::cell::OnceCell;
use std::ops::Range;

use super::connection::{Connection, connection};
use super::finding::{Blame, Evidence, Finding, Severity, Spell};
use super::kinds::{CARRYING, Code};
use super::limit::{Limit, LimitUnit, Thresholds, Topic};
use super::rank;
use super::sources::{OURS, SAMPLE};
use super::suspects::BaselineCell;
use crate::derive::clock::Clock;
use crate::derive::{Segments, link_shares, segments};
use crate::lang::both;
use crate::model::{Device, Role, Series, Session, Unit};
use crate::order::{arrange, in_order};
use crate::units::Millis;

/// Until then a connection has just begun.
pub(super) static START_UP: Limit = Limit {
    name: "startUpMs",
    unit: LimitUnit::Seconds,
    default: 4000.0,
    source: OURS,
    topic: Topic::Counting,
    label: both("连接后的启动阶段", "Start-up after connecting"),
};

/// More frames than this multiple of the usual rate are no frame rate.
pub(super) static BURST: Limit = Limit {
    name: "burstTimes",
    unit: LimitUnit::Times,
    default: 2.0,
    source: SAMPLE,
    topic: Topic::Smoothness,
    label: both(
        "重连后帧率为假象，超过平时的",
        "Frame rate after a reconnect is an artefact, above usual",
    ),
};

/// Samples after a reconnect that may hold what was waiting.
pub(super) static AFTER_RECONNECT: Limit = Limit {
    name: "burstSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: SAMPLE,
    topic: Topic::Smoothness,
    label: both(
        "重连后积压帧的样本数",
        "Samples after a reconnect that may hold queued frames",
    ),
};

pub(super) const LIMITS: &[&Limit] = &[&START_UP, &BURST, &AFTER_RECONNECT];

/// What cameras are set to. A session whose own rate is the fault still has such a rate above it.
const ROUND_RATES: [f64; 8] = [10.0, 15.0, 20.0, 24.0, 25.0, 30.0, 50.0, 60.0];

/// Of a column so many values say what is usual: a day has 43,200.
const MOST_LOOKED_AT: usize = 20_000;

/// A cadence where there is but one sample: the grid of the documented example.
const GRID: Millis = 2000.0;

/// A session, prepared.
pub(super) struct Scene<'a> {
    /// What to compare with.
    pub thresholds: &'a Thresholds,
    /// How far the clocks are apart, where that is known.
    pub clock: Option<Clock>,
    /// The ends that have samples, in the order of [`rank`].
    pub ends: Vec<End<'a>>,
    /// For each device of the session its place in `ends`.
    places: Vec<Option<usize>>,
    /// Whether field and remote measured at the same time, so that one explains the other.
    pub meets: bool,
    /// Whether how late the picture or commands were was measured at all.
    pub knows_lateness: bool,
}

/// One end of the session.
pub(super) struct End<'a> {
    /// Place in the session.
    pub index: usize,
    /// The device.
    pub device: &'a Device,
    /// Its runs and gaps.
    pub segments: Segments,
    /// The cadence; 2 s where there is only one sample.
    pub step: Millis,
    /// The first instant that is not start-up any more.
    pub settled: Millis,
    /// Whether the sample begins a connection: the first, after a gap, after a disconnected one.
    pub begins: Vec<bool>,
    /// Samples whose counts are artefacts: frames that a reconnect had held up.
    pub bursts: Vec<bool>,
    /// Median frame rate, bursts left out.
    pub baseline_fps: Option<f64>,
    /// The frame rate that there should be: see [`expected_fps`].
    pub expected_fps: Option<f64>,
    /// From which share on a link carries the video, per cent.
    pub carrying_percent: f64,
    /// What is usual of every series that points to a part.
    pub baseline: BaselineCell,
    shares: OnceCell<Vec<Series>>,
}

impl<'a> Scene<'a> {
    pub fn of(session: &'a Session, thresholds: &'a Thresholds, clock: Option<Clock>) -> Self {
        let with_samples = session.devices.iter().enumerate();
        let mut ends: Vec<End> = with_samples
            .filter(|(_, device)| !device.times.is_empty())
            .map(|(index, device)| End::of(index, device, thresholds))
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
        let mut scene = Self {
            thresholds,
            clock,
            ends,
            places,
            meets: true,
            knows_lateness,
        };
        scene.meets = scene.do_ends_meet();
        scene.expect_rates();
        scene
    }

    /// What the field sends is what the remote should show.
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

    /// The ends of that role.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &End<'a>> {
        self.ends.iter().filter(move |end| end.device.role == role)
    }

    /// The field, where what it measured can be put beside what the remote did.
    pub fn field(&self) -> Option<&End<'a>> {
        self.role(Role::Field).next().filter(|_| self.meets)
    }

    /// The remote: the same.
    pub fn remote(&self) -> Option<&End<'a>> {
        self.role(Role::Remote).next().filter(|_| self.meets)
    }

    /// The end of that place in the session.
    pub fn end(&self, device: Option<usize>) -> Option<&End<'a>> {
        self.ends.get(self.place(device)?)
    }

    /// Its place among the ends: an order that is not the input's.
    pub fn place(&self, device: Option<usize>) -> Option<usize> {
        self.places.get(device?).copied().flatten()
    }

    /// Whether that end is where the driver looks: the remote, or the only end there is.
    pub fn is_drivers(&self, end: &End<'_>) -> bool {
        let has_remote = self.role(Role::Remote).next().is_some();
        end.device.role == Role::Remote || !has_remote
    }

    /// Whether no cloud lies between the ends.
    pub fn is_direct(&self) -> bool {
        let mut modes = self.ends.iter().map(|end| end.device.sdk_mode.as_str());
        modes.any(|mode| mode.eq_ignore_ascii_case("p2p"))
    }

    /// How far two instants of two ends may lie apart and still be one: two samples.
    pub fn slack(&self) -> Millis {
        2.0 * self.step()
    }

    /// The longest cadence of all ends.
    pub fn step(&self) -> Millis {
        self.ends.iter().map(|end| end.step).fold(GRID, f64::max)
    }

    /// Remote clock less field clock; nothing where the two cannot be told apart from equal ones.
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

    /// The samples of an end between two instants of the field's clock.
    pub fn samples_of(&self, end: &End<'_>, start: Millis, last: Millis) -> Range<usize> {
        let shift = time_shift(self, end);
        end.samples(start + shift, last + shift)
    }

    /// How long the end with the longest record was recorded: clocks far apart do not make a session longer.
    pub fn longest(&self) -> Millis {
        let lengths = self.ends.iter().map(|end| end.last() - end.start());
        lengths.fold(0.0, f64::max)
    }

    /// From the first to the last sample of all.
    pub fn span(&self) -> Option<Range<Millis>> {
        let starts = self.ends.iter().map(End::start);
        let ends = self.ends.iter().map(End::last);
        Some(starts.reduce(f64::min)?..ends.reduce(f64::max)?)
    }

    /// How long the session was: all that was recorded; of ends that do not meet the longer one.
    pub fn length(&self) -> Millis {
        match self.span() {
            Some(span) if self.meets => span.end - span.start,
            _ => self.longest(),
        }
    }

    /// Until when what an end shows says something, on its own clock: a remote after the field's last samples shows a hang-up.
    pub fn seen_until(&self, end: &End<'_>) -> Millis {
        match self.field().filter(|_| end.device.role == Role::Remote) {
            Some(field) => field.last() + self.shift() - self.slack(),
            None => f64::INFINITY,
        }
    }
}

fn time_shift(scene: &Scene<'_>, end: &End<'_>) -> Millis {
    if end.device.role == Role::Remote {
        scene.shift()
    } else {
        0.0
    }
}

impl<'a> End<'a> {
    fn of(index: usize, device: &'a Device, thresholds: &Thresholds) -> Self {
        let segments = Segments::of(device);
        let begins = beginnings(device, &segments);
        let connected = (0..device.times.len()).find(|sample| !is_disconnected(device, *sample));
        let start_up = thresholds.value(&START_UP);
        let mut end = Self {
            index,
            device,
            step: segments.cadence.unwrap_or(GRID),
            segments,
            settled: connected.map_or(f64::INFINITY, |sample| device.times[sample] + start_up),
            begins,
            bursts: vec![false; device.times.len()],
            baseline_fps: None,
            expected_fps: None,
            carrying_percent: thresholds.value(&CARRYING),
            baseline: BaselineCell::default(),
            shares: OnceCell::new(),
        };
        end.mark_bursts(thresholds);
        end
    }

    /// Two passes: a median that bursts have moved would hide them.
    fn mark_bursts(&mut self, thresholds: &Thresholds) {
        let fps = self.values("Fps");
        let Some(baseline) = median(fps).filter(|baseline| *baseline > 0.0) else {
            return;
        };
        let (times, after) = (
            thresholds.value(&BURST),
            thresholds.samples(&AFTER_RECONNECT),
        );
        let mut bursts = vec![false; fps.len()];
        for (sample, value) in fps.iter().enumerate() {
            let mut recent = sample.saturating_sub(after)..=sample;
            let is_after = recent.any(|before| before > 0 && self.begins[before]);
            bursts[sample] = *value > times * baseline && is_after;
        }
        let kept: Vec<f64> = (0..fps.len())
            .filter(|sample| !bursts[*sample] && fps[*sample] > 0.0)
            .map(|sample| fps[sample])
            .collect();
        self.baseline_fps = median(&kept);
        self.expected_fps = expected_fps(kept);
        self.bursts = bursts;
    }

    /// The values of a metric; empty where there is no such array.
    pub fn values(&self, metric: &str) -> &'a [f64] {
        self.link_values(metric, None)
    }

    /// The values of a link's metric; empty where there is no such array.
    pub fn link_values(&self, metric: &str, link: Option<i64>) -> &'a [f64] {
        self.device
            .series(metric, link)
            .map_or(&[], |series| &series.values)
    }

    /// The first instant.
    pub fn start(&self) -> Millis {
        self.device.times[0]
    }

    /// The last instant.
    pub fn last(&self) -> Millis {
        self.device.times[self.device.times.len() - 1]
    }

    /// The first instant at which it was connected; what [`Self::settled`] counts from.
    pub fn connected(&self) -> Millis {
        let first = self.all().find(|sample| !self.is_disconnected(*sample));
        first.map_or(f64::INFINITY, |sample| self.device.times[sample])
    }

    /// Whether that sample still belongs to the start.
    pub fn is_starting(&self, sample: usize) -> bool {
        self.device.times[sample] < self.settled
    }

    /// Whether the device had no connection.
    pub fn is_disconnected(&self, sample: usize) -> bool {
        is_disconnected(self.device, sample)
    }

    /// Whether the sample was taken within a sample of a reconnect, where values are odd.
    pub fn is_beginning(&self, sample: usize) -> bool {
        self.begins[sample] || sample > 0 && self.begins[sample - 1]
    }

    /// Whether the sample says what is usual: connected, past the start, and not at a beginning.
    pub fn is_settled(&self, sample: usize) -> bool {
        !self.is_starting(sample) && !self.is_disconnected(sample) && !self.begins[sample]
    }

    /// The level below which a part of the settled values of a column lies, 0 to 1; of all measured ones where none is settled.
    ///
    /// Of a long column so many values are looked at, evenly spread: what is usual shows in those.
    pub fn quantile(&self, values: &[f64], part: f64) -> Option<f64> {
        let step = values.len().div_ceil(MOST_LOOKED_AT).max(1);
        let spread = || (0..values.len()).step_by(step);
        let is_measured = |sample: &usize| !values[*sample].is_nan();
        let settled = spread().filter(|sample| self.is_settled(*sample));
        let mut kept: Vec<f64> = settled
            .filter(is_measured)
            .map(|sample| values[sample])
            .collect();
        if kept.is_empty() {
            kept = spread()
                .filter(is_measured)
                .map(|sample| values[sample])
                .collect();
        }
        quantile(kept, part)
    }

    /// What part of everything each link sends, in the order of the device's links.
    pub fn shares(&self) -> &[Series] {
        self.shares.get_or_init(|| link_shares(self.device))
    }

    /// The median of the settled values of a column.
    pub fn baseline(&self, values: &[f64]) -> Option<f64> {
        self.quantile(values, 0.5)
    }

    /// The samples of a stretch of time, in this device's own clock.
    pub fn samples(&self, start: Millis, end: Millis) -> Range<usize> {
        let times = &self.device.times;
        let first = first_from(times, start);
        let after = first_after(times, end);
        first..after.max(first)
    }

    /// All samples.
    pub fn all(&self) -> Range<usize> {
        0..self.device.times.len()
    }

    /// The interval between two frames that there should be.
    pub fn frame_interval(&self) -> Option<Millis> {
        self.expected_fps.map(|fps| 1000.0 / fps)
    }

    /// A finding on these samples, to be filled.
    pub fn finding(&self, code: Code, severity: Severity, samples: &Range<usize>) -> Finding {
        let times = &self.device.times;
        let (start, end) = (times[samples.start], times[samples.end - 1]);
        let lasted = samples.len() as f64 * self.step;
        Finding {
            code,
            severity,
            device: Some(self.index),
            link: None,
            blame: Blame::Undecided,
            blamed_link: None,
            start,
            end,
            lasted,
            spells: vec![Spell {
                start,
                end,
                lasted,
                value: None,
                severity,
            }],
            value: None,
            unit: Unit::Count,
            broken: None,
            facts: Vec::new(),
            causes: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// The samples of one series.
    pub fn evidence(
        &self,
        metric: &'static str,
        link: Option<i64>,
        samples: &Range<usize>,
    ) -> Evidence {
        Evidence {
            device: self.index,
            metric,
            link,
            start: self.device.times[samples.start],
            end: self.device.times[samples.end - 1],
        }
    }

    /// The part of this end that computes.
    pub fn machine(&self) -> Blame {
        match self.device.role {
            Role::Field => Blame::FieldDevice,
            Role::Remote => Blame::RemoteDevice,
            Role::Other => Blame::Undecided,
        }
    }

    /// This end's way to the cloud.
    pub fn network(&self) -> Blame {
        match self.device.role {
            Role::Field => Blame::FieldUplink,
            Role::Remote => Blame::RemoteDownlink,
            Role::Other => Blame::Undecided,
        }
    }
}

/// The rate that a camera was set to: the round one at or above what nine tenths of the samples keep below; so a fault that fills most of a session
/// is not taken for what is usual.
fn expected_fps(measured: Vec<f64>) -> Option<f64> {
    let high = quantile(measured, 0.9)?;
    // Counts of a sample are off by one.
    let above = ROUND_RATES.into_iter().filter(|rate| *rate >= high - 1.0);
    let round = above.min_by(|one, other| (one - high).abs().total_cmp(&(other - high).abs()));
    // A rate that is no round one is its own: 22 fps is not 24 with a fault.
    let is_near = |rate: f64| high >= 0.9 * rate;
    Some(match round {
        Some(rate) if is_near(rate) || rate == ROUND_RATES[0] => rate,
        _ => high,
    })
}

/// The level below which a part of the values lies, 0 to 1.
pub(super) fn quantile(mut values: Vec<f64>, part: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    if part == 0.5 {
        return segments::median(values);
    }
    let place = ((values.len() - 1) as f64 * part).round() as usize;
    let (_, value, _) = values.select_nth_unstable_by(place, f64::total_cmp);
    Some(*value)
}

/// The median of what was measured.
pub(super) fn median(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    segments::median(measured.collect())
}

/// The greatest of what was measured.
pub(super) fn greatest(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    measured.reduce(f64::max)
}

/// The least of what was measured.
pub(super) fn least(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    measured.reduce(f64::min)
}

/// The mean of what was measured.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    let measured = || values.iter().filter(|value| !value.is_nan());
    let count = measured().count();
    (count > 0).then(|| measured().sum::<f64>() / count as f64)
}

fn is_disconnected(device: &Device, sample: usize) -> bool {
    device.disconnected.get(sample).copied().unwrap_or(false)
}

/// The samples at which a connection begins. A step that only lost a report begins nothing.
fn beginnings(device: &Device, segments: &Segments) -> Vec<bool> {
    let mut begins = vec![false; device.times.len()];
    if let Some(first) = begins.first_mut() {
        *first = true;
    }
    for pair in segments.runs.windows(2) {
        begins[pair[1].start] = connection(device, &pair[0], &pair[1]) == Connection::Anew;
    }
    for (sample, begins) in begins.iter_mut().enumerate().skip(1) {
        *begins |= is_disconnected(device, sample) || is_disconnected(device, sample - 1);
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::judge::testing::{cut, device, later, pause, session, steps, well, with};

    /// What there should be of measured frame rates: so many samples of each.
    #[track_caller]
    fn check_rate(measured: &[(usize, f64)], expected: Option<f64>) {
        assert_eq!(expected_fps(steps(measured)), expected, "{measured:?}");
    }

    #[test]
    fn the_round_rate_is_what_there_should_be() {
        check_rate(&[(30, 25.0)], Some(25.0));
        check_rate(&[(30, 19.0)], Some(20.0));
        // Counts are off by one.
        check_rate(&[(30, 26.0)], Some(25.0));
        check_rate(&[(30, 31.0)], Some(30.0));
        check_rate(&[(30, 61.0)], Some(60.0));
        check_rate(&[(30, 22.0)], Some(24.0));
    }

    #[test]
    fn a_rate_far_below_every_round_one_is_its_own() {
        check_rate(&[(30, 17.0)], Some(17.0));
        check_rate(&[(30, 40.0)], Some(40.0));
        check_rate(&[(30, 90.0)], Some(90.0));
    }

    #[test]
    fn nobody_sets_less_than_ten_frames() {
        check_rate(&[(30, 1.0)], Some(10.0));
        check_rate(&[(30, 8.0)], Some(10.0));
    }

    #[test]
    fn a_fault_that_fills_most_is_not_what_there_should_be() {
        check_rate(&[(26, 12.0), (4, 25.0)], Some(25.0));
        check_rate(&[(29, 12.0), (1, 25.0)], Some(12.0));
        check_rate(&[], None);
    }

    /// Runs a test on the scene of a session, whose clocks are `offset` apart where that is known.
    fn on_scene<T>(
        session: &Session,
        offset: Option<Millis>,
        test: impl FnOnce(&Scene<'_>) -> T,
    ) -> T {
        let thresholds = Thresholds::default();
        let clock = offset.map(|offset| Clock {
            offset,
            uncertainty: 2000.0,
            agreement: 1.0,
            next: 0.0,
            samples: 100.0,
        });
        test(&Scene::of(session, &thresholds, clock))
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
            let names = on_scene(&session, None, |scene| {
                let ends = scene.ends.iter();
                ends.map(|end| end.device.device_id.clone())
                    .collect::<Vec<_>>()
            });
            assert_eq!(names, ["z", "a", "b", "a"]);
            on_scene(&session, None, |scene| {
                for end in &scene.ends {
                    let found = scene.end(Some(end.index));
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
        on_scene(&session, None, |scene| {
            assert_eq!(scene.ends.len(), 1);
            assert!(scene.end(Some(0)).is_none());
            assert!(scene.is_drivers(&scene.ends[0]));
        });
    }

    #[test]
    fn the_driver_looks_at_the_remote() {
        let ends = session([well(Role::Field, 30), well(Role::Remote, 30)]);
        let is_drivers = on_scene(&ends, None, |scene| {
            let ends = scene.ends.iter();
            ends.map(|end| scene.is_drivers(end)).collect::<Vec<_>>()
        });
        assert_eq!(is_drivers, [false, true]);
    }

    /// The remote begins so many seconds after the field, which lasts 58.
    #[track_caller]
    fn check_meeting(seconds: f64, offset: Option<Millis>, expected: bool) {
        let ends = [
            well(Role::Field, 30),
            later(well(Role::Remote, 30), seconds),
        ];
        on_scene(&session(ends), offset, |scene| {
            assert_eq!(scene.meets, expected, "{seconds} {offset:?}");
            assert_eq!(scene.field().is_some(), expected);
            assert_eq!(scene.remote().is_some(), expected);
            let length = if expected { 58.0 + seconds } else { 58.0 };
            assert_eq!(scene.length(), length * 1000.0);
        });
    }

    #[test]
    fn ends_meet_where_they_overlap() {
        check_meeting(0.0, None, true);
        check_meeting(62.0, None, true);
        check_meeting(63.0, None, false);
        // As the clocks are known to be.
        check_meeting(90.0, Some(30_000.0), true);
        check_meeting(90.0, Some(27_000.0), false);
        check_meeting(63.0, Some(2000.0), false);
    }

    #[test]
    fn times_of_a_remote_are_moved_to_the_fields_clock() {
        let ends = session([well(Role::Field, 30), later(well(Role::Remote, 30), 7.0)]);
        on_scene(&ends, Some(7000.0), |scene| {
            assert_eq!(scene.common(Some(0), 10_000.0), 10_000.0);
            assert_eq!(scene.common(Some(1), 10_000.0), 3000.0);
            assert_eq!(scene.samples_of(&scene.ends[1], 4000.0, 8000.0), 2..5);
            assert_eq!(scene.samples_of(&scene.ends[0], 4000.0, 8000.0), 2..5);
            assert_eq!(scene.seen_until(&scene.ends[0]), f64::INFINITY);
            // Two samples before the field's last one.
            assert_eq!(scene.seen_until(&scene.ends[1]), 61_000.0);
        });
        // No more than the uncertainty: they cannot be told from equal ones.
        on_scene(&ends, Some(2000.0), |scene| {
            assert_eq!(scene.common(Some(1), 10_000.0), 10_000.0);
        });
    }

    /// Which samples begin a connection.
    #[track_caller]
    fn check_beginnings(device: Device, expected: &[usize]) {
        on_scene(&session([device]), None, |scene| {
            let begins = &scene.ends[0].begins;
            let found: Vec<usize> = (0..begins.len()).filter(|sample| begins[*sample]).collect();
            assert_eq!(found, expected);
        });
    }

    #[test]
    fn a_connection_begins_at_first_and_after_it_was_lost() {
        let field = || well(Role::Field, 10);
        check_beginnings(field(), &[0]);
        check_beginnings(cut(field(), 4..6), &[0, 4, 5, 6]);
        // A step that only lost a report, or nothing at all.
        check_beginnings(pause(field(), 5, 60.0), &[0]);
        check_beginnings(pause(field(), 5, 1.0), &[0]);
        check_beginnings(with(pause(field(), 5, 60.0), "K100", 5..10, 2.0), &[0, 5]);
    }

    /// Which samples are bursts.
    #[track_caller]
    fn check_bursts(device: Device, expected: &[usize]) {
        on_scene(&session([device]), None, |scene| {
            let bursts = &scene.ends[0].bursts;
            let found: Vec<usize> = (0..bursts.len()).filter(|sample| bursts[*sample]).collect();
            assert_eq!(found, expected);
            assert_eq!(scene.ends[0].baseline_fps, Some(20.0));
        });
    }

    #[test]
    fn a_burst_is_what_a_reconnect_had_held_up() {
        let burst = |fps| with(cut(well(Role::Field, 20), 8..9), "Fps", 9..11, fps);
        check_bursts(burst(41.0), &[9, 10]);
        check_bursts(burst(40.0), &[]);
        let long = with(cut(well(Role::Field, 30), 8..9), "Fps", 9..15, 60.0);
        check_bursts(long, &[9, 10, 11, 12]);
        // Without a reconnect it is a rate.
        check_bursts(with(well(Role::Field, 20), "Fps", 9..11, 60.0), &[]);
        check_bursts(with(well(Role::Field, 20), "Fps", 0..2, 60.0), &[]);
    }

    #[test]
    fn what_is_usual_comes_from_settled_samples() {
        let end =
            |values: &[(usize, f64)]| session([device(Role::Field, &[("Rate", &steps(values))])]);
        let quantile = |session: &Session, part| {
            on_scene(session, None, |scene| {
                let end = &scene.ends[0];
                end.quantile(end.values("Rate"), part)
            })
        };
        let rising = end(&[(2, 900.0), (2, 1.0), (6, 2.0), (2, 3.0)]);
        assert_eq!(quantile(&rising, 0.0), Some(1.0));
        assert_eq!(quantile(&rising, 0.5), Some(2.0));
        assert_eq!(quantile(&rising, 1.0), Some(3.0));
        // None is settled: then of all.
        assert_eq!(quantile(&end(&[(2, 900.0)]), 0.5), Some(900.0));
        assert_eq!(quantile(&end(&[(5, f64::NAN)]), 0.5), None);
        // A day is looked at here and there.
        let day = end(&[(21_600, 1.0), (21_600, 5.0)]);
        assert_eq!(quantile(&day, 0.2), Some(1.0));
        assert_eq!(quantile(&day, 0.8), Some(5.0));
    }

    #[test]
    fn what_was_not_measured_is_left_out() {
        let values = [f64::NAN, 4.0, 1.0, f64::NAN, 4.0];
        assert_eq!(median(&values), Some(4.0));
        assert_eq!(greatest(&values), Some(4.0));
        assert_eq!(least(&values), Some(1.0));
        assert_eq!(mean(&values), Some(3.0));
        for measure in [median, greatest, least, mean] {
            assert_eq!(measure(&[f64::NAN]), None);
        }
    }
}
