//! Small sessions for tests of the kinds, and the findings in them.

use std::borrow::Cow;
use std::ops::Range;

use super::finding::Finding;
use super::input::JudgeInput;
use super::kinds::Code;
use super::limit::Thresholds;
use super::verdict::Verdict;
use crate::derive::clock::clock;
use crate::model::{Device, Link, Role, Series, SeriesKey, Session};

/// An endpoint with these arrays, sampled every two seconds from 0 on.
pub(super) fn device(role: Role, series: &[(&'static str, &[f64])]) -> Device {
    let count = series.first().map_or(0, |(_, values)| values.len());
    let mut device = Device {
        role,
        times: (0..count).map(|sample| sample as f64 * 2000.0).collect(),
        ..Device::default()
    };
    add(&mut device, None, series);
    device
}

/// The same with one more network interface.
pub(super) fn with_link(
    mut device: Device,
    link: i64,
    series: &[(&'static str, &[f64])],
) -> Device {
    device.links.push(Link {
        net_id: link,
        ..Link::default()
    });
    add(&mut device, Some(link), series);
    device
}

/// The same, sampled this many seconds later.
pub(super) fn later(mut device: Device, seconds: f64) -> Device {
    for time in &mut device.times {
        *time += seconds * 1000.0;
    }
    device
}

fn add(device: &mut Device, link: Option<i64>, series: &[(&'static str, &[f64])]) {
    for (metric, values) in series {
        assert_eq!(values.len(), device.times.len(), "{metric}");
        device.series.push(Series {
            key: SeriesKey {
                metric: Cow::Borrowed(metric),
                link,
            },
            values: values.to_vec(),
        });
    }
}

/// A healthy endpoint at 20 frames a second, with all arrays that findings need.
pub(super) fn well(role: Role, samples: usize) -> Device {
    let device = Device {
        role,
        device_id: format!("{role:?}"),
        times: (0..samples).map(|sample| sample as f64 * 2000.0).collect(),
        ..Device::default()
    };
    let both = [
        ("Fps", 20.0),
        ("MaxFrameDelta", 60.0),
        ("Rate", 1000.0),
        ("NetworkLatency", 20.0),
        ("Lost", 0.0),
    ];
    let own = match role {
        Role::Field => [("CaptureCost", 5.0), ("EncodeCost", 5.0)].as_slice(),
        _ => &[
            ("DecodeCost", 5.0),
            ("RenderCost", 5.0),
            ("VideoLatency", 80.0),
            ("NACK", 0.0),
        ],
    };
    let all = both.iter().chain(own);
    all.fold(device, |device, (metric, value)| {
        with(device, metric, 0..samples, *value)
    })
}

/// The same with another value in these samples; a missing array is 0 elsewhere.
pub(super) fn with(
    mut device: Device,
    metric: &'static str,
    samples: Range<usize>,
    value: f64,
) -> Device {
    if device.series(metric, None).is_none() {
        let zeros = vec![0.0; device.times.len()];
        add(&mut device, None, &[(metric, &zeros)]);
    }
    let wanted = device
        .series
        .iter_mut()
        .filter(|series| series.key.metric == metric && series.key.link.is_none());
    for series in wanted {
        series.values[samples.clone()].fill(value);
    }
    device
}

/// The same, disconnected in these samples.
pub(super) fn cut(mut device: Device, samples: Range<usize>) -> Device {
    device.disconnected.resize(device.times.len(), false);
    device.disconnected[samples.clone()].fill(true);
    for metric in ["Fps", "Rate", "NetworkLatency"] {
        if device.series(metric, None).is_some() {
            device = with(device, metric, samples.clone(), f64::NAN);
        }
    }
    device
}

/// The same with additional seconds before that sample.
pub(super) fn pause(mut device: Device, sample: usize, seconds: f64) -> Device {
    for time in &mut device.times[sample..] {
        *time += seconds * 1000.0;
    }
    device
}

/// Runs of equal values: number of samples and value.
pub(super) fn steps(steps: &[(usize, f64)]) -> Vec<f64> {
    let values = steps.iter();
    values
        .flat_map(|(count, value)| vec![*value; *count])
        .collect()
}

/// A session of these endpoints.
pub(super) fn session(devices: impl Into<Vec<Device>>) -> Session {
    Session {
        devices: devices.into(),
        ..Session::default()
    }
}

/// A kind's findings before merging and explaining.
pub(super) fn findings(code: Code, session: &Session) -> Vec<Finding> {
    let thresholds = Thresholds::default();
    let input = JudgeInput::of(session, &thresholds, clock(session));
    let mut found = Vec::new();
    (code.kind().find)(&input, &mut found);
    for finding in &found {
        assert_eq!(finding.code, code);
        let known = code.kind().facts;
        for (name, _) in &finding.facts {
            assert!(known.contains(name), "{name} is not listed");
        }
        if let Some(exceeded) = finding.exceeded {
            assert!(code.kind().limits.contains(&exceeded.limit));
        }
    }
    found
}

/// The same as text: `minor 10-18 96` is a minor one from 10 to 18 s with value 96.
pub(super) fn found(code: Code, session: &Session) -> String {
    let shown = |finding: &Finding| {
        let link = finding
            .link
            .map_or(String::new(), |link| format!("link {link} "));
        let (start, end) = (finding.start / 1000.0, finding.end / 1000.0);
        let value = finding.value.map_or(String::new(), |value| {
            format!(" {}", (value * 100.0).round() / 100.0)
        });
        format!("{link}{} {start}-{end}{value}", finding.severity.name())
    };
    let findings = findings(code, session);
    findings.iter().map(shown).collect::<Vec<_>>().join(", ")
}

/// The verdict on a session.
pub(super) fn judged(session: &Session) -> Verdict {
    super::find(session, &Thresholds::default())
}

/// A kind's findings after judging, like `major field-uplink 1` if link 1 is to blame.
pub(super) fn blamed(code: Code, session: &Session) -> String {
    let shown = |finding: &Finding| {
        let link = finding
            .blamed_link
            .map_or(String::new(), |link| format!(" {link}"));
        format!("{} {}{link}", finding.severity.name(), finding.blame.name())
    };
    let found = judged(session).findings;
    let found = found.iter().filter(|finding| finding.code == code);
    found.map(shown).collect::<Vec<_>>().join(", ")
}
