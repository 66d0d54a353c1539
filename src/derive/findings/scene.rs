//! A session as the kinds look at it: its ends, what is usual at each, and which samples say nothing.

use std::ops::Range;

use super::order::{arranged, in_order};
use super::thresholds::Thresholds;
use super::{Blame, Code, Evidence, Finding, Severity};
use crate::derive::clock::Clock;
use crate::derive::{Segments, segments};
use crate::model::{Device, Role, Session, Unit};
use crate::units::Millis;

/// More than twice the usual frame rate is no frame rate (the documented example has 141 and 267 beside 19).
const BURST_TIMES: f64 = 2.0;

/// Samples after a reconnect that may hold what was waiting.
const AFTER_RECONNECT: usize = 3;

/// A session, prepared.
pub(super) struct Scene<'a> {
    /// What to compare with.
    pub thresholds: &'a Thresholds,
    /// How far the clocks are apart, where that is known.
    pub clock: Option<Clock>,
    /// The ends that have samples: fields, remotes, others, and among those by name and time, whatever the order of the input.
    pub ends: Vec<End<'a>>,
}

/// One end of the session.
pub(super) struct End<'a> {
    /// Place in the session.
    pub index: usize,
    /// The device.
    pub device: &'a Device,
    /// Its runs and gaps.
    pub segments: Segments,
    /// The usual time between samples; 2 s where there is only one.
    pub step: Millis,
    /// The first instant that is not start-up any more.
    pub settled: Millis,
    /// Whether the sample begins a connection: the first, after a gap, after a disconnected one.
    pub begins: Vec<bool>,
    /// Samples whose counts are artefacts: frames that a reconnect had held up.
    pub bursts: Vec<bool>,
    /// Median frame rate, bursts left out.
    pub usual_fps: Option<f64>,
}

impl<'a> Scene<'a> {
    pub fn of(session: &'a Session, thresholds: &'a Thresholds, clock: Option<Clock>) -> Self {
        let with_samples = session.devices.iter().enumerate();
        let ends: Vec<End> = with_samples
            .filter(|(_, device)| !device.times.is_empty())
            .map(|(index, device)| End::of(index, device, thresholds.start_up_ms))
            .collect();
        let order = in_order(ends.len(), &|one, other| {
            let (one, other) = (&ends[one], &ends[other]);
            let by_role = rank(one.device.role).cmp(&rank(other.device.role));
            let by_name = one.device.device_id.cmp(&other.device.device_id);
            by_role
                .then(by_name)
                .then(one.start().total_cmp(&other.start()))
        });
        let ends = arranged(ends, &order);
        Self {
            thresholds,
            clock,
            ends,
        }
    }

    /// The ends of that role.
    pub fn role(&self, role: Role) -> impl Iterator<Item = &End<'a>> {
        self.ends.iter().filter(move |end| end.device.role == role)
    }

    /// The end of that place in the session.
    pub fn end(&self, device: Option<usize>) -> Option<&End<'a>> {
        self.ends.iter().find(|end| Some(end.index) == device)
    }

    /// How far two instants of two ends may lie apart and still be one: two samples, or what the clocks differ by.
    pub fn slack(&self) -> Millis {
        let step = self.ends.iter().map(|end| end.step).fold(2000.0, f64::max);
        2.0 * step
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
}

impl<'a> End<'a> {
    fn of(index: usize, device: &'a Device, start_up: Millis) -> Self {
        let segments = Segments::of(&device.times);
        let begins = beginnings(device, &segments);
        let connected = (0..device.times.len()).find(|sample| !is_disconnected(device, *sample));
        let mut end = Self {
            index,
            device,
            step: segments.median_step.unwrap_or(2000.0),
            segments,
            settled: connected.map_or(f64::INFINITY, |sample| device.times[sample] + start_up),
            begins,
            bursts: vec![false; device.times.len()],
            usual_fps: None,
        };
        end.mark_bursts();
        end
    }

    /// Two passes: a median that bursts have moved would hide them.
    fn mark_bursts(&mut self) {
        let fps = self.values("Fps");
        let Some(usual) = median(fps).filter(|usual| *usual > 0.0) else {
            return;
        };
        let mut bursts = vec![false; fps.len()];
        for (sample, value) in fps.iter().enumerate() {
            let recent = sample.saturating_sub(AFTER_RECONNECT)..=sample;
            let is_after = recent
                .into_iter()
                .any(|before| before > 0 && self.begins[before]);
            bursts[sample] = *value > BURST_TIMES * usual && is_after;
        }
        let kept: Vec<f64> = (0..fps.len())
            .filter(|sample| !bursts[*sample] && fps[*sample] > 0.0)
            .map(|sample| fps[sample])
            .collect();
        self.usual_fps = median(&kept);
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

    /// The samples of a stretch of time, in this device's own clock.
    pub fn samples(&self, start: Millis, end: Millis) -> Range<usize> {
        let times = &self.device.times;
        let first = times.partition_point(|time| *time < start);
        let after = times.partition_point(|time| *time <= end);
        first..after.max(first)
    }

    /// A finding on these samples, to be filled.
    pub fn finding(&self, code: Code, severity: Severity, samples: &Range<usize>) -> Finding {
        let times = &self.device.times;
        Finding {
            code,
            severity,
            device: Some(self.index),
            link: None,
            blame: Blame::Undecided,
            blamed_link: None,
            start: times[samples.start],
            end: times[samples.end - 1],
            lasted: samples.len() as f64 * self.step,
            when: Vec::new(),
            value: None,
            unit: Unit::Count,
            threshold: None,
            usual: None,
            count: samples.len(),
            path: Vec::new(),
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

/// The median of what was measured.
pub(super) fn median(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    segments::median(measured.collect())
}

/// The greatest of what was measured.
pub(super) fn greatest(values: &[f64]) -> Option<f64> {
    values
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .reduce(f64::max)
}

/// The least of what was measured.
pub(super) fn least(values: &[f64]) -> Option<f64> {
    values
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .reduce(f64::min)
}

/// The mean of what was measured.
pub(super) fn mean(values: &[f64]) -> Option<f64> {
    let measured = || values.iter().filter(|value| !value.is_nan());
    let count = measured().count();
    (count > 0).then(|| measured().sum::<f64>() / count as f64)
}

const fn rank(role: Role) -> u8 {
    match role {
        Role::Field => 0,
        Role::Remote => 1,
        Role::Other => 2,
    }
}

fn is_disconnected(device: &Device, sample: usize) -> bool {
    device.disconnected.get(sample).copied().unwrap_or(false)
}

fn beginnings(device: &Device, segments: &Segments) -> Vec<bool> {
    let mut begins = vec![false; device.times.len()];
    for run in &segments.runs {
        begins[run.start] = true;
    }
    for (sample, begins) in begins.iter_mut().enumerate().skip(1) {
        *begins |= is_disconnected(device, sample) || is_disconnected(device, sample - 1);
    }
    begins
}
