//! A session as plain data for a host page or a program: the `Report` of the contract, section 5.
//!
//! The types here are a public promise and serialise exactly as the contract names them. What is not known is `null`;
//! there is never a `NaN` in it. A serialiser must write `None` as `null` (serde-wasm-bindgen: `json_compatible`).

mod device;
mod judgement;

use serde::Serialize;

use crate::derive::findings::{Thresholds, Verdict, find};
use crate::model::{Device, Session};
use crate::text::Lang;
use crate::text::findings::{ClockText, utc};
use crate::text::warnings::warning;
use crate::units::Millis;
use crate::warning::Warning;

pub use device::{
    DeviceReport, LagReport, LagReports, ResolutionReport, SegmentReport, SeriesReport,
};
pub use judgement::{ClockReport, EvidenceReport, FindingReport, VerdictReport};

/// Everything that the viewer says about one session.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Of this structure.
    pub version: u32,
    /// The session as a whole.
    pub session: SessionReport,
    /// Both ends, in the order of the input.
    pub devices: Vec<DeviceReport>,
    /// The session in one sentence; `None` where no device has a sample.
    pub verdict: Option<VerdictReport>,
    /// How far the clocks are apart; `None` unless there are both ends.
    pub clock: Option<ClockReport>,
    /// What was found, causes before their effects, the worst first.
    pub findings: Vec<FindingReport>,
    /// What was repaired or left out while reading.
    pub warnings: Vec<WarningReport>,
}

/// Who and when.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionReport {
    /// `SessionId`; empty if the input had none.
    pub session_id: String,
    /// `ProjectId`; empty if the input had none.
    pub project_id: String,
    /// `RequestId`; empty if the input had none.
    pub request_id: String,
    /// The least of the devices' starts; `None` if no device has a sample.
    pub start: Option<Millis>,
    /// The greatest of the devices' ends; `None` if no device has a sample.
    pub end: Option<Millis>,
}

/// One thing to know about the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarningReport {
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// Index of the device it concerns.
    pub device: Option<usize>,
    /// Name of the field it concerns.
    pub field: Option<String>,
}

/// The report of a session as it was sent, with the usual thresholds; only the messages depend on the language. Times in the verdict are UTC, and say so.
#[must_use]
pub fn report(session: &Session, warnings: &[Warning], lang: Lang) -> Report {
    let verdict = find(session, &Thresholds::default());
    report_judged(session, warnings, &verdict, lang, &utc(session))
}

/// The report of a session that was judged, on the clocks on which both stand, with times in the verdict as `clock` writes them.
#[must_use]
pub fn report_judged(
    session: &Session,
    warnings: &[Warning],
    verdict: &Verdict,
    lang: Lang,
    clock: ClockText,
) -> Report {
    let devices: Vec<DeviceReport> = session
        .devices
        .iter()
        .enumerate()
        .map(DeviceReport::of)
        .collect();
    let starts = devices.iter().filter_map(|device| device.start);
    let ends = devices.iter().filter_map(|device| device.end);
    Report {
        version: 1,
        session: SessionReport {
            session_id: session.session_id.clone(),
            project_id: session.project_id.clone(),
            request_id: session.request_id.clone(),
            start: starts.reduce(f64::min),
            end: ends.reduce(f64::max),
        },
        verdict: VerdictReport::of(verdict, session, lang, clock),
        clock: ClockReport::of(verdict, session),
        findings: verdict
            .findings
            .iter()
            .map(|finding| FindingReport::of(finding, verdict, session, lang))
            .collect(),
        warnings: warnings
            .iter()
            .map(|told| WarningReport::of(told, &session.devices, lang))
            .collect(),
        devices,
    }
}

impl WarningReport {
    fn of(told: &Warning, devices: &[Device], lang: Lang) -> Self {
        Self {
            code: told.kind.code(),
            message: warning(told, devices, lang),
            device: told.device,
            field: told.field.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::report;
    use crate::model::{Device, Link, Resolution, Role, Series, SeriesKey, Session};
    use crate::text::Lang;
    use crate::warning::{Warning, WarningKind};

    fn series(metric: &'static str, link: Option<i64>, values: &[f64]) -> Series {
        Series {
            key: SeriesKey {
                metric: metric.into(),
                link,
            },
            values: values.to_vec(),
        }
    }

    fn field() -> Device {
        Device {
            role: Role::Field,
            device_type: "field".into(),
            device_id: "car".into(),
            sdk_version: "2.4".into(),
            sdk_mode: "server2".into(),
            multi_mode: Some(1),
            resolution: Some(Resolution {
                width: 1280,
                height: 720,
            }),
            times: vec![1000.0, 3000.0, 9000.0],
            series: vec![
                series("Rate", None, &[f64::NAN, 500.0, 600.0]),
                series("SendBps", Some(0), &[30.0, 60.0, 40.0]),
                series("Mystery", None, &[f64::NAN; 3]),
            ],
            links: vec![Link {
                net_id: 0,
                net_ip: "192.168.11.2".into(),
            }],
            ..Device::default()
        }
    }

    fn check(session: &Session, warnings: &[Warning], expected: &Value) {
        let found = serde_json::to_value(report(session, warnings, Lang::En)).unwrap();
        assert_eq!(
            serde_json::to_string_pretty(&found).unwrap(),
            serde_json::to_string_pretty(expected).unwrap()
        );
    }

    #[test]
    fn a_session_without_samples_keeps_every_name() {
        let session = Session {
            devices: vec![Device::default()],
            ..Session::default()
        };
        let device = json!({
            "index": 0, "deviceType": "", "deviceId": "", "sdkVersion": "", "sdkMode": "",
            "multiMode": null, "start": null, "end": null, "samples": 0, "resolution": null,
            "configuredResolution": null, "segments": [], "series": [], "lag": null,
        });
        let expected = json!({
            "version": 1,
            "session": {"sessionId": "", "projectId": "", "requestId": "", "start": null, "end": null},
            "devices": [device],
            "verdict": null, "clock": null, "findings": [], "warnings": [],
        });
        check(&session, &[], &expected);
    }

    #[test]
    fn every_number_of_a_small_session() {
        let mut remote = field();
        remote.times = vec![500.0, 1500.0];
        remote.series = vec![series("Lag100Duration", None, &[30.0, 10.0])];
        remote.links = Vec::new();
        let session = Session {
            session_id: "s-0".into(),
            devices: vec![field(), remote],
            ..Session::default()
        };
        let warnings = [Warning {
            device: Some(1),
            field: Some("Rate".into()),
            kind: WarningKind::NotAnArray,
        }];

        let found = serde_json::to_value(report(&session, &warnings, Lang::En)).unwrap();
        let statistics = |metric: &str, link: Value, count: usize, numbers: [f64; 6]| {
            json!({
                "metric": metric, "link": link, "unit": "kbps", "known": true, "derived": false,
                "count": count, "missing": 3 - count, "min": numbers[0], "max": numbers[1],
                "mean": numbers[2], "p50": numbers[3], "p95": numbers[4], "p99": numbers[5],
            })
        };
        let same = 100.0;
        let share = json!({
            "metric": "LinkShare", "link": 0, "unit": "%", "known": true, "derived": true,
            "count": 3, "missing": 0, "min": same, "max": same, "mean": same, "p50": same,
            "p95": same, "p99": same,
        });
        let mystery = json!({
            "metric": "Mystery", "link": null, "unit": "", "known": false, "derived": false,
            "count": 0, "missing": 3, "min": null, "max": null, "mean": null, "p50": null,
            "p95": null, "p99": null,
        });
        assert_eq!(
            found["devices"][0]["series"],
            json!([
                statistics(
                    "Rate",
                    Value::Null,
                    2,
                    [500.0, 600.0, 550.0, 550.0, 595.0, 599.0]
                ),
                statistics(
                    "SendBps",
                    json!(0),
                    3,
                    [30.0, 60.0, 130.0 / 3.0, 40.0, 58.0, 59.6]
                ),
                mystery,
                share,
            ])
        );
        assert_eq!(
            found["devices"][0]["segments"],
            json!([
                {"start": 1000.0, "end": 3000.0, "samples": 2},
                {"start": 9000.0, "end": 9000.0, "samples": 1},
            ])
        );
        assert_eq!(found["devices"][0]["lag"], Value::Null);
        assert_eq!(
            found["devices"][1]["lag"],
            json!({"100": {"totalMs": 40.0, "ratioPercent": 2.0}, "150": null})
        );
        assert_eq!(
            found["devices"][1]["resolution"],
            json!({"width": 1280, "height": 720})
        );
        assert_eq!(found["session"]["start"], json!(500.0));
        assert_eq!(found["session"]["end"], json!(9000.0));
        assert_eq!(found["warnings"][0]["code"], json!("not-an-array"));
        assert_eq!(found["warnings"][0]["device"], json!(1));
        assert_eq!(found["warnings"][0]["field"], json!("Rate"));
        assert_ne!(found["warnings"][0]["message"], json!(""));
    }
}
