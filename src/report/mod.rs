//! A session as plain data for a host page or a program: the `Report` of the contract, section 5.
//!
//! The types here are a public promise and serialise exactly as the contract names them. Unknown values are `null`, never `NaN`. A
//! serialiser must write `None` as `null` (serde-wasm-bindgen: `json_compatible`).

mod device;
mod judgement;

use serde::Serialize;

use crate::derive::judge::{Thresholds, Verdict, find};
use crate::model::{Device, Session};
use crate::text::Lang;
use crate::text::findings::{ClockText, utc};
use crate::text::warnings::warning;
use crate::units::Millis;
use crate::warning::Warning;

pub use device::{
    DeviceReport, LagReport, LagReports, LinkReport, ResolutionReport, SegmentReport, SeriesReport,
};
pub use judgement::{
    BudgetReport, ClauseReport, ClockReport, EvidenceReport, FindingReport, ShareReport,
    SpellReport, VerdictReport,
};

/// The report on one session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// The version of this structure.
    pub version: u32,
    /// The name of the file or input, as given.
    pub source: Option<String>,
    /// The index of this session in that input, from 0.
    pub source_index: usize,
    /// The session as a whole.
    pub session: SessionReport,
    /// Both ends, in the order of the input.
    pub devices: Vec<DeviceReport>,
    /// The verdict; `None` if no device has a sample.
    pub verdict: Option<VerdictReport>,
    /// The clock offset; `None` unless there are both ends.
    pub clock: Option<ClockReport>,
    /// The latency budget; `None` if video latency was not measured.
    pub budget: Option<BudgetReport>,
    /// The findings, causes before their effects, the worst first.
    pub findings: Vec<FindingReport>,
    /// What was repaired or left out while reading.
    pub warnings: Vec<WarningReport>,
    /// Other logs on the same clock: not implemented yet.
    pub logs: [(); 0],
    /// Notes that people wrote: not implemented yet.
    pub notes: [(); 0],
}

/// Ids and times of the session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SessionReport {
    /// `SessionId`; empty if the input had none.
    pub session_id: String,
    /// `ProjectId`; empty if the input had none.
    pub project_id: String,
    /// `RequestId`; empty if the input had none.
    pub request_id: String,
    /// The earliest start of a device; `None` if no device has a sample.
    pub start: Option<Millis>,
    /// The latest end of a device; `None` if no device has a sample.
    pub end: Option<Millis>,
}

/// A warning about the data.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct WarningReport {
    /// Stable, for programs.
    pub code: &'static str,
    /// For people.
    pub message: String,
    /// Index of the device.
    pub device: Option<usize>,
    /// Name of the field.
    pub field: Option<String>,
}

/// The report on a session as sent, with the default thresholds; only messages depend on the language. Times in the verdict are UTC, and
/// say so.
#[must_use]
pub fn report(session: &Session, warnings: &[Warning], lang: Lang) -> Report {
    let verdict = find(session, &Thresholds::default());
    report_judged(session, warnings, &verdict, lang, &utc(session))
}

/// The report on a judged session, on the clocks of that session; `clock` formats times in the verdict.
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
        .map(|(index, device)| DeviceReport::of(index, device, &verdict.thresholds))
        .collect();
    let starts = devices.iter().filter_map(|device| device.start);
    let ends = devices.iter().filter_map(|device| device.end);
    Report {
        version: 1,
        source: None,
        source_index: 0,
        session: SessionReport {
            session_id: session.session_id.clone(),
            project_id: session.project_id.clone(),
            request_id: session.request_id.clone(),
            start: starts.reduce(f64::min),
            end: ends.reduce(f64::max),
        },
        verdict: VerdictReport::of(verdict, session, lang, clock),
        clock: ClockReport::of(verdict, session),
        budget: BudgetReport::of(&verdict.budget),
        findings: verdict
            .findings
            .iter()
            .map(|finding| FindingReport::of(finding, verdict, session, lang))
            .collect(),
        warnings: warnings
            .iter()
            .map(|from| WarningReport::of(from, &session.devices, lang))
            .collect(),
        logs: [],
        notes: [],
        devices,
    }
}

impl Report {
    /// Sets the input and the index within it.
    #[must_use]
    pub fn of_input(self, source: Option<String>, source_index: usize) -> Self {
        Self {
            source,
            source_index,
            ..self
        }
    }
}

impl WarningReport {
    fn of(from: &Warning, devices: &[Device], lang: Lang) -> Self {
        Self {
            code: from.kind.code(),
            message: warning(from, devices, lang),
            device: from.device,
            field: from.field.clone(),
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
        let found = serde_json::to_value(report(session, warnings, Lang::EN)).unwrap();
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
            "configuredResolution": null, "segments": [], "series": [], "lag": null, "links": [],
        });
        let expected = json!({
            "version": 1, "source": null, "sourceIndex": 0,
            "session": {"sessionId": "", "projectId": "", "requestId": "", "start": null, "end": null},
            "devices": [device],
            "verdict": null, "clock": null, "budget": null, "findings": [], "warnings": [], "logs": [],
            "notes": [],
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

        let found = serde_json::to_value(report(&session, &warnings, Lang::EN)).unwrap();
        let statistics = |metric: &str, link: Value, count: usize, numbers: [f64; 6]| {
            json!({
                "metric": metric, "link": link, "unit": "kbps", "known": true, "derived": false,
                "count": count, "missing": 3 - count, "min": numbers[0], "max": numbers[1],
                "mean": numbers[2], "p50": numbers[3], "p95": numbers[4], "p99": numbers[5],
                "goodMs": null, "watchMs": null, "badMs": null,
            })
        };
        let same = 100.0;
        let share = json!({
            "metric": "LinkShare", "link": 0, "unit": "%", "known": true, "derived": true,
            "count": 3, "missing": 0, "min": same, "max": same, "mean": same, "p50": same,
            "p95": same, "p99": same, "goodMs": null, "watchMs": null, "badMs": null,
        });
        let mystery = json!({
            "metric": "Mystery", "link": null, "unit": "", "known": false, "derived": false,
            "count": 0, "missing": 3, "min": null, "max": null, "mean": null, "p50": null,
            "p95": null, "p99": null, "goodMs": null, "watchMs": null, "badMs": null,
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

    #[test]
    fn bands_links_and_budget() {
        let mut field = field();
        field.times = vec![0.0, 2000.0, 4000.0, 6000.0];
        field.series = vec![
            series("NetworkLatency", None, &[40.0, 60.0, 300.0, f64::NAN]),
            series("EncodeCost", None, &[10.0, 12.0, 12.0, 12.0]),
            series("SendBps", Some(0), &[90.0, 90.0, 10.0, 90.0]),
            series("SendBps", Some(1), &[10.0, 10.0, 90.0, 10.0]),
        ];
        field.links.push(Link {
            net_id: 1,
            net_ip: String::new(),
        });
        let mut remote = field.clone();
        remote.role = Role::Remote;
        remote.links = Vec::new();
        remote.series = vec![series("VideoLatency", None, &[80.0; 4])];
        let session = Session {
            devices: vec![field, remote],
            ..Session::default()
        };
        let found = serde_json::to_value(report(&session, &[], Lang::EN)).unwrap();
        let latency = &found["devices"][0]["series"][0];
        let times = ["goodMs", "watchMs", "badMs"].map(|name| latency[name].as_f64());
        assert_eq!(times, [Some(2000.0); 3]);
        // Without a frame rate, there is no limit for a stage.
        assert_eq!(found["devices"][0]["series"][1]["goodMs"], Value::Null);
        assert_eq!(
            found["devices"][0]["links"],
            json!([
                {"netId": 0, "netIp": "192.168.11.2", "share": 90.0, "switches": 1},
                {"netId": 1, "netIp": "", "share": 10.0, "switches": 1},
            ])
        );
        assert_eq!(
            found["budget"],
            json!({
                "captureMs": null, "encodeMs": 12.0, "uplinkMs": 30.0, "downlinkMs": null,
                "decodeMs": null, "renderMs": null, "unexplainedMs": 38.0,
            })
        );
        let input = report(&session, &[], Lang::EN).of_input(Some("a.json".into()), 2);
        let input = serde_json::to_value(input).unwrap();
        assert_eq!(
            [&input["source"], &input["sourceIndex"]],
            [&json!("a.json"), &json!(2)]
        );
    }

    #[test]
    fn a_finding_has_its_spells_and_the_name_of_its_limit() {
        let mut remote = field();
        remote.role = Role::Remote;
        remote.links = Vec::new();
        remote.times = (0..40).map(|sample| f64::from(sample) * 2000.0).collect();
        let interval = |sample: usize| match sample {
            20 => 900.0,
            30 => 600.0,
            _ => 60.0,
        };
        let intervals: Vec<f64> = (0..40).map(interval).collect();
        remote.series = vec![
            series("Fps", None, &[20.0; 40]),
            series("FrameDelta", None, &[50.0; 40]),
            series("MaxFrameDelta", None, &intervals),
        ];
        let session = Session {
            devices: vec![remote],
            ..Session::default()
        };
        let found = serde_json::to_value(report(&session, &[], Lang::EN)).unwrap();
        let findings = found["findings"].as_array().unwrap();
        let place = findings.iter().position(|one| one["code"] == "freeze");
        let freeze = &findings[place.unwrap()];
        assert_eq!(freeze["lastedMs"], json!(1500.0));
        assert_eq!(
            freeze["spells"],
            json!([
                {"start": 40_000.0, "end": 40_000.0, "value": 900.0, "severity": "major"},
                {"start": 60_000.0, "end": 60_000.0, "value": 600.0, "severity": "major"},
            ])
        );
        assert_eq!(freeze["thresholdName"], json!("freezeMajorMs"));
        assert_eq!(freeze["threshold"], json!(500.0));
        let verdict = &found["verdict"];
        let clauses = verdict["clauses"].as_array().unwrap().iter();
        let sentence: String = clauses
            .map(|clause| clause["text"].as_str().unwrap())
            .collect();
        assert_eq!(json!(sentence), verdict["sentence"]);
        assert_eq!(verdict["clauses"][0]["findings"], json!([place.unwrap()]));
    }
}
