//! Puts both ends on the field's clock: subtracts the offset from the remotes' times in a session and its findings.
//!
//! A session is judged as it was sent, since the judge estimates the offset itself, and moved afterwards. So findings do not depend on the
//! move; the score does only as far as findings of both ends overlap differently.
//! Whole milliseconds are added and subtracted exactly.

use std::ops::Range;

use super::clock::Clock;
use super::judge::{Code, Verdict};
use crate::model::{Role, Session};
use crate::units::Millis;

/// The offset that applies by default: the estimate, if it is certain.
#[must_use]
pub fn default_offset(verdict: &Verdict) -> Millis {
    let clock = verdict.clock.filter(Clock::differs);
    let sure = clock.filter(Clock::is_sure);
    sure.map_or(0.0, |clock| clock.offset)
}

/// Whether both a field and a remote have samples, so that there is an offset to correct.
#[must_use]
pub fn has_two_clocks(session: &Session) -> bool {
    let has = |role| {
        let mut devices = session.devices.iter();
        devices.any(|device| device.role == role && !device.times.is_empty())
    };
    has(Role::Field) && has(Role::Remote)
}

/// Why the clock offset is unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OffsetUnknown {
    /// Only one end has samples.
    OneEnd,
    /// More than one field or remote has samples, each with its own clock.
    Several,
    /// Both ends have no bit or frame rate in common.
    NoVideo,
    /// Both have one, but it correlates nowhere, or at several offsets.
    NoFit,
}

impl OffsetUnknown {
    /// For a session without an offset.
    #[must_use]
    pub fn of(session: &Session) -> Self {
        let carries = |role: Role, metric: &str| {
            let mut devices = session.devices.iter().filter(|one| one.role == role);
            devices.any(|device| {
                let series = device.series(metric, None);
                series.is_some_and(|series| series.values.iter().any(|value| *value > 0.0))
            })
        };
        let is_on_both = |metric| carries(Role::Field, metric) && carries(Role::Remote, metric);
        let is_one = |role: Role| {
            let mut devices = session.devices.iter();
            let mut of_role = || devices.find(|one| one.role == role && !one.times.is_empty());
            of_role().is_some() && of_role().is_none()
        };
        if !has_two_clocks(session) {
            Self::OneEnd
        } else if !is_one(Role::Field) || !is_one(Role::Remote) {
            Self::Several
        } else if is_on_both("Rate") || is_on_both("Fps") {
            Self::NoFit
        } else {
            Self::NoVideo
        }
    }
}

/// Shows the remotes' samples and their findings that much earlier than sent.
pub fn move_remotes(session: &mut Session, verdict: &mut Verdict, offset: Millis) {
    let offset = if has_two_clocks(session) { offset } else { 0.0 };
    let by = verdict.moved - offset;
    if by == 0.0 {
        return;
    }
    verdict.moved = offset;
    let devices = session.devices.iter();
    let is_remote: Vec<bool> = devices.map(|one| one.role == Role::Remote).collect();
    shift_remotes(session, by);
    let span = span(session);
    let mut findings = verdict.findings.iter();
    let length = if findings.any(|finding| finding.code == Code::EndsApart) {
        longest(session)
    } else {
        span.end - span.start
    };
    for trouble in &mut verdict.troubles {
        match verdict.findings[trouble.finding].device {
            None => (trouble.start, trouble.end) = (span.start, span.end),
            Some(device) if is_remote[device] => {
                trouble.start += by;
                trouble.end += by;
            }
            Some(_) => {}
        }
    }
    for finding in &mut verdict.findings {
        match finding.device {
            // A finding about the session: adjusts its length.
            None => {
                (finding.start, finding.end) = (span.start, span.end);
                finding.lasted = length;
                for spell in &mut finding.spells {
                    (spell.start, spell.end) = (span.start, span.end);
                    spell.lasted = length;
                }
            }
            Some(device) if is_remote[device] => {
                finding.start += by;
                finding.end += by;
                for spell in &mut finding.spells {
                    spell.start += by;
                    spell.end += by;
                }
            }
            Some(_) => {}
        }
        for evidence in &mut finding.evidence {
            if is_remote[evidence.device] {
                evidence.start += by;
                evidence.end += by;
            }
        }
    }
    verdict.measure_anew(length);
}

/// Adds `by` to all times of the remotes.
pub fn shift_remotes(session: &mut Session, by: Millis) {
    let devices = session.devices.iter_mut();
    for device in devices.filter(|device| device.role == Role::Remote) {
        for time in &mut device.times {
            *time += by;
        }
    }
}

/// The duration of the longest record of a device.
fn longest(session: &Session) -> Millis {
    let devices = session.devices.iter();
    let lengths = devices.filter_map(|device| Some(device.times.last()? - device.times.first()?));
    lengths.fold(0.0, f64::max)
}

fn span(session: &Session) -> Range<Millis> {
    let devices = session.devices.iter();
    let ends = devices.filter_map(|device| Some(*device.times.first()?..*device.times.last()?));
    let whole = ends.reduce(|one, other| one.start.min(other.start)..one.end.max(other.end));
    whole.unwrap_or(0.0..0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Device, Series, SeriesKey};

    #[test]
    fn says_why_nothing_is_known() {
        let device = |role, metric: &'static str| Device {
            role,
            times: vec![0.0, 2000.0],
            series: vec![Series {
                key: SeriesKey {
                    metric: metric.into(),
                    link: None,
                },
                values: vec![f64::NAN, 20.0],
            }],
            ..Device::default()
        };
        let why = |devices: Vec<Device>| {
            OffsetUnknown::of(&Session {
                devices,
                ..Session::default()
            })
        };
        let field = || device(Role::Field, "Fps");
        assert_eq!(why(vec![field()]), OffsetUnknown::OneEnd);
        let two = [Role::Remote, Role::Field, Role::Remote].map(|role| device(role, "Fps"));
        assert_eq!(why(two.to_vec()), OffsetUnknown::Several);
        let remote = |metric| vec![device(Role::Remote, metric), field()];
        assert_eq!(why(remote("NetworkLatency")), OffsetUnknown::NoVideo);
        assert_eq!(why(remote("Rate")), OffsetUnknown::NoVideo);
        assert_eq!(why(remote("Fps")), OffsetUnknown::NoFit);
    }
}
