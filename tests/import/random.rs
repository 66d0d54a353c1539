//! Property tests with any bytes and any arrays.

use proptest::prelude::*;
use trro_session_viewer::import::import;
use trro_session_viewer::report::{LagReport, SeriesReport, report};
use trro_session_viewer::text::Lang;

use crate::sample;

/// Fragments of hostile text.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("{".to_owned()),
        Just("}".to_owned()),
        Just("[".to_owned()),
        Just("]".to_owned()),
        Just(",".to_owned()),
        Just(":".to_owned()),
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("null".to_owned()),
        Just("NaN".to_owned()),
        Just("\"Details\":".to_owned()),
        Just("\"TimeOffset\":[0,2,".to_owned()),
        Just("\"MultiNet\":[{\"NetId\":".to_owned()),
        Just("{\"DeviceType\":\"field\",".to_owned()),
        Just("\\ud83d".to_owned()),
        Just("1e999".to_owned()),
        any::<i32>().prop_map(|number| number.to_string()),
        "\\PC{0,4}",
    ]
}

/// Any JSON value, with relevant names among others.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "[0-9a-z\\-\\.]{0,6}".prop_map(Into::into),
    ];
    let name = prop::sample::select(vec![
        "Details",
        "TimeOffset",
        "DeviceType",
        "StartTime",
        "Rate",
        "rate",
        "Fps",
        "NetworkLatency",
        "MultiNet",
        "NetId",
        "Rtt",
        "RenderConst",
        "Width",
        "Height",
        "Response",
        "RequestId",
        "Error",
        "Code",
        "0",
        "2",
        "x",
        "text",
        "encoding",
    ]);
    leaf.prop_recursive(5, 60, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::vec((name.clone(), inner), 0..8).prop_map(|pairs| pairs
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect()),
        ]
    })
}

/// Every series must be as long as its device's times, and times must ascend.
fn check(bytes: &[u8]) {
    for imported in import(bytes).unwrap_or_default() {
        for device in &imported.session.devices {
            assert!(device.times.is_sorted());
            assert!(device.times.iter().all(|time| time.is_finite()));
            for series in &device.series {
                assert_eq!(series.values.len(), device.times.len());
                assert!(series.values.iter().all(|value| !value.is_infinite()));
                let known = series.metric().is_some();
                assert!(
                    !known
                        || series
                            .values
                            .iter()
                            .all(|value| value.is_nan() || *value >= 0.0)
                );
            }
        }
    }
}

fn cell() -> impl Strategy<Value = serde_json::Value> {
    prop_oneof![
        5 => (-3..50_i32).prop_map(Into::into),
        1 => Just(serde_json::Value::Null),
        1 => (0..50_i32).prop_map(|number| number.to_string().into()),
        1 => Just("none".into()),
    ]
}

/// Extreme numbers, and none.
fn extreme() -> impl Strategy<Value = Option<f64>> {
    let numbers = [0.0, 1.0, 1e-308, 1e307, 1.7e308, f64::MAX, f64::MIN, -1.0];
    prop_oneof![
        4 => prop::sample::select(numbers.to_vec()).prop_map(Some),
        1 => Just(None),
    ]
}

fn column() -> impl Strategy<Value = Vec<Option<f64>>> {
    prop::collection::vec(extreme(), 0..6)
}

/// Numbers if there are samples, and none otherwise; never `NaN` or an infinity.
fn check_series(series: &SeriesReport) {
    for number in [
        series.min,
        series.max,
        series.mean,
        series.p50,
        series.p95,
        series.p99,
    ] {
        assert_eq!(number.is_some(), series.count > 0, "{series:?}");
        assert!(number.is_none_or(f64::is_finite), "{series:?}");
    }
}

fn check_lag(lag: &LagReport) {
    assert!(lag.total_ms.is_finite(), "{lag:?}");
    assert!(lag.ratio_percent.is_none_or(f64::is_finite), "{lag:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        check(&bytes);
    }

    #[test]
    fn any_pieces(pieces in prop::collection::vec(piece(), 0..60)) {
        check(pieces.concat().as_bytes());
    }

    #[test]
    fn any_json(value in json()) {
        check(value.to_string().as_bytes());
    }

    #[test]
    fn a_damaged_sample(changes in prop::collection::vec((0..5000_usize, any::<u8>()), 1..6), cut in 0..6000_usize) {
        let mut bytes = sample("session.json");
        for (place, byte) in changes {
            let place = place % bytes.len();
            bytes[place] = byte;
        }
        check(&bytes);
        bytes.truncate(cut);
        check(&bytes);
    }

    #[test]
    fn missing_is_counted_as_the_contract_says(
        offsets in prop::collection::vec(0..100_u32, 0..40),
        rate in prop::collection::vec(cell(), 0..50),
    ) {
        let text = serde_json::json!([{"TimeOffset": offsets, "Rate": rate, "Unheard": rate}]).to_string();
        let imported = import(text.as_bytes()).unwrap();
        let device = &imported[0].session.devices[0];
        let numbers: Vec<_> = rate
            .iter()
            .map(|cell| cell.as_f64().or_else(|| cell.as_str()?.parse().ok()))
            .collect();
        // Without TimeOffset a grid is as long as the longest array.
        let samples = if offsets.is_empty() { rate.len() } else { offsets.len() };
        prop_assert_eq!(device.times.len(), samples);
        if rate.is_empty() {
            prop_assert!(device.series.is_empty());
        } else {
            let expected = numbers.iter().take(samples).flatten().filter(|number| **number >= 0.0).count();
            let values = &device.series("Rate", None).unwrap().values;
            prop_assert_eq!(values.len(), samples);
            prop_assert_eq!(values.iter().filter(|value| !value.is_nan()).count(), expected);
        }
        if let Some(unheard) = device.series("Unheard", None) {
            let expected = numbers.iter().take(samples).flatten().count();
            prop_assert_eq!(unheard.values.iter().filter(|value| !value.is_nan()).count(), expected);
        }
    }

    #[test]
    fn a_report_holds_numbers_alone(
        offsets in prop::collection::vec(0..3_u32, 0..6),
        [rate, fps, nack, lag, unheard] in [column(), column(), column(), column(), column()],
        sent in prop::collection::vec(column(), 0..4),
    ) {
        let links: Vec<_> = sent.iter().map(|sent| serde_json::json!({"SendBps": sent, "Rtt": sent})).collect();
        let text = serde_json::json!([{
            "DeviceType": "field", "TimeOffset": offsets, "Rate": rate, "Fps": fps, "NACK": nack,
            "Lag100Duration": lag, "Unheard": unheard, "MultiNet": links,
        }]);
        let imported = import(text.to_string().as_bytes()).unwrap();
        let report = report(&imported[0].session, &imported[0].warnings, Lang::EN);
        for device in &report.devices {
            device.series.iter().for_each(check_series);
            let lags = device.lag.iter().flat_map(|lags| [&lags.over_100, &lags.over_150]);
            lags.flatten().for_each(check_lag);
        }
    }
}
