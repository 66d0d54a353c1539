//! What a worker sends arrives on the page unchanged.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::prop_compose;
use proptest::sample::select;
use trro_session_viewer::error::{CloudError, ImportError};
use trro_session_viewer::import::{Input, NamedSession, import_all};
use trro_session_viewer::model::{
    Device, Extra, Link, METRICS, Resolution, Role, Series, SeriesKey, Session,
};
use trro_session_viewer::report::report;
use trro_session_viewer::text::Lang;
use trro_session_viewer::view::Analysis;
use trro_session_viewer::warning::{Warning, WarningKind};
use trro_session_viewer::wire::{Read, pack, unpack};

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Also after all lazy values were computed.
fn check(sessions: &[Read]) {
    check_as_it_is(sessions);
    for read in sessions {
        for (place, _) in read.analysis.all_series() {
            assert!(read.analysis.trace(place).is_some());
        }
    }
    check_as_it_is(sessions);
}

/// Compared as text, in which missing values are equal.
fn check_as_it_is(sessions: &[Read]) {
    let crossed = unpack(pack(sessions.to_vec())).unwrap();
    assert!(format!("{crossed:?}") == format!("{sessions:?}"));
    let reports = |sessions: &[Read]| -> Vec<String> {
        let of = |read: &Read| report(&read.analysis.session, &read.warnings, Lang::ZH_CN);
        sessions
            .iter()
            .map(|read| format!("{:?}", of(read)))
            .collect()
    };
    assert!(reports(&crossed) == reports(sessions));
}

#[test]
fn every_sample() {
    let mut paths = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples"),
        &mut paths,
    );
    let mut crossed = 0;
    let mut codes = BTreeSet::new();
    for path in paths {
        let bytes = fs::read(&path).unwrap();
        let input = Input {
            name: path.to_str(),
            content: Ok(&bytes),
        };
        match import_all(&[input], &|_| {}) {
            Ok(sessions) => {
                let read = sessions.into_iter().map(|named: NamedSession| Read {
                    name: named.name,
                    index: named.index,
                    analysis: Analysis::new(named.imported.session),
                    warnings: named.imported.warnings,
                });
                check(&read.collect::<Vec<_>>());
                crossed += 1;
            }
            Err(error) => {
                codes.insert(error.code());
            }
        }
    }
    assert!(crossed > 50);
    // A warning about an input contains its code; no sample exceeds the limit.
    codes.insert("too-large");
    assert_eq!(codes, BTreeSet::from(ImportError::CODES));
}

fn text() -> impl Strategy<Value = String> {
    "\\PC{0,5}"
}

fn number() -> impl Strategy<Value = f64> {
    prop_oneof![
        5 => -1e6..1e6_f64,
        1 => Just(f64::NAN),
        1 => Just(f64::MAX),
        1 => Just(-0.0),
    ]
}

fn kind() -> impl Strategy<Value = WarningKind> {
    use WarningKind as Kind;
    let whole = any::<u32>().prop_map(|number| number as usize);
    prop_oneof![
        select(vec![
            Kind::StartTimeMissing,
            Kind::TimeOffsetMissing,
            Kind::NotAnArray,
            Kind::FieldInvalid,
            Kind::FieldOutOfRange,
            Kind::FieldUnknown,
            Kind::FieldRepeated,
            Kind::TextRepaired,
            Kind::EndsDoNotMeet,
        ]),
        whole.clone().prop_flat_map(|some| {
            select(vec![
                Kind::TimeOffsetInvalid { samples: some },
                Kind::TimeSorted { steps: some },
                Kind::TimeRepeated { samples: some },
                Kind::ArrayLonger { left_out: some },
                Kind::NotNumbers { elements: some },
                Kind::CaseDiffers { fields: some },
                Kind::NumberUnreadable { elements: some },
                Kind::TextAround { characters: some },
                Kind::ArrayLeftOut { missing: some },
                Kind::FieldsLeftOut { fields: some },
                Kind::DevicesLeftOut { devices: some },
                Kind::WarningsLeftOut { warnings: some },
            ])
        }),
        text().prop_flat_map(|name| {
            select(vec![
                Kind::FieldRenamed { from: name.clone() },
                Kind::FieldSuperseded { by: name.clone() },
                Kind::SessionIdDiffers { other: name },
            ])
        }),
        (whole.clone(), any::<bool>())
            .prop_map(|(missing, has_times)| Kind::ArrayShorter { missing, has_times }),
        any::<i64>().prop_map(|net_id| Kind::NetIdReplaced { net_id }),
        (
            whole,
            select(&ImportError::CODES[..]),
            option::of(cloud_error())
        )
            .prop_map(|(line, code, cloud)| Kind::PartFailed { line, code, cloud }),
        (text(), select(&ImportError::CODES[..]))
            .prop_map(|(name, code)| Kind::InputFailed { name, code }),
    ]
}

prop_compose! {
    fn cloud_error()(code in text(), message in text(), request_id in text()) -> CloudError {
        CloudError { code, message, request_id }
    }
}

prop_compose! {
    fn warning()(device in option::of(0..3_usize), field in option::of(text()), kind in kind()) -> Warning {
        Warning { device, field, kind }
    }
}

prop_compose! {
    fn resolution()(width in any::<u32>(), height in any::<u32>()) -> Resolution {
        Resolution { width, height }
    }
}

prop_compose! {
    fn extra()(name in text(), value in text()) -> Extra {
        Extra { name, value }
    }
}

prop_compose! {
    fn key()(
        known in 0..METRICS.len(),
        unknown in option::of(text()),
        link in option::of(any::<i64>()),
    ) -> SeriesKey {
        SeriesKey { metric: unknown.map_or(METRICS[known].id.into(), Into::into), link }
    }
}

prop_compose! {
    fn device()(
        steps in vec(prop_oneof![Just(0.0), Just(2000.0), 0.0..1e6_f64], 0..60),
    )(
        role in select(vec![Role::Field, Role::Remote, Role::Other]),
        texts in [text(), text(), text(), text()],
        multi_mode in option::of(any::<i64>()),
        resolutions in [option::of(resolution()), option::of(resolution())],
        disconnected in vec(any::<bool>(), steps.len()),
        series in vec((key(), vec(number(), steps.len())), 0..6),
        links in vec((-2..3_i64, text()), 0..3),
        extras in vec(extra(), 0..3),
        steps in Just(steps),
    ) -> Device {
        let [device_type, device_id, sdk_version, sdk_mode] = texts;
        let [resolution, configured_resolution] = resolutions;
        Device {
            role, device_type, device_id, sdk_version, sdk_mode, multi_mode, resolution,
            configured_resolution, disconnected, extras,
            times: steps.into_iter().scan(1e12, |time, step| { *time += step; Some(*time) }).collect(),
            series: series.into_iter().map(|(key, values)| Series { key, values }).collect(),
            links: links.into_iter().map(|(net_id, net_ip)| Link { net_id, net_ip }).collect(),
        }
    }
}

prop_compose! {
    fn session()(
        ids in [text(), text(), text()],
        devices in vec(device(), 0..3),
        extras in vec(extra(), 0..2),
    ) -> Session {
        let [session_id, project_id, request_id] = ids;
        Session { session_id, project_id, request_id, devices, extras }
    }
}

prop_compose! {
    fn read()(name in option::of(text()), index in any::<usize>(), session in session(), warnings in vec(warning(), 0..6)) -> Read {
        Read { name, index, analysis: Analysis::new(session), warnings }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sessions(sessions in vec(read(), 0..3)) {
        check(&sessions);
    }
}
