//! A table in long form, one line per sample and series (RFC 4180): `\r\n` after each line, `"` doubled within quotes.

use std::fmt::Write as _;

use super::export_view::ExportView;
use crate::model::DATED;
use crate::units::Millis;
use crate::view::{Entry, Zone};

/// The header. `value` is empty if nothing was measured; `device` counts from 0 as in the report; `link` is a `NetId`.
pub const CSV_HEAD: &str =
    "time_unix_ms,time_utc,device,device_type,device_id,link,metric,unit,value\r\n";

/// The lines of one series within the window.
#[must_use]
pub fn csv_rows(export_view: &ExportView, entry: &Entry) -> String {
    let analysis = export_view.analysis;
    let Some(series) = analysis.series(entry.place) else {
        return String::new();
    };
    let index = entry.place.device;
    let device = &analysis.session.devices[index];
    let link = series.key.link.map(|link| link.to_string());
    let fields = [
        index.to_string(),
        quoted(&device.device_type),
        quoted(&device.device_id),
        link.unwrap_or_default(),
        quoted(&series.key.metric),
        series
            .metric()
            .map_or("", |metric| metric.unit.symbol())
            .to_owned(),
    ]
    .join(",");
    let utc = Zone::utc();
    let mut rows = String::new();
    for sample in analysis.samples_in(index, export_view.window()) {
        let (time, value) = (device.times[sample], series.values[sample]);
        let stamp = stamp(&utc, time);
        // Writing to a string cannot fail.
        let _ = if value.is_nan() {
            write!(rows, "{time},{stamp},{fields},\r\n")
        } else {
            write!(rows, "{time},{stamp},{fields},{value}\r\n")
        };
    }
    rows
}

/// `2024-11-12T08:19:29.000Z`; empty outside the calendar, and for a device without a date.
fn stamp(utc: &Zone, time: Millis) -> String {
    let Some(figures) = utc.figures(time).filter(|_| time >= DATED) else {
        return String::new();
    };
    format!(
        "{}T{:02}:{:02}:{:02}.{:03}Z",
        utc.date(time),
        figures.hour,
        figures.minute,
        figures.second,
        figures.milli
    )
}

/// A text field that no spreadsheet takes for a formula: one that starts like a formula gets an apostrophe (OWASP, CSV Injection).
fn quoted(text: &str) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '＠'];
    let is_formula = text.trim_start_matches(' ').starts_with(FORMULA);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    // Some programs also split cells at semicolons or tabs, but not within quotes.
    if is_formula || text.contains(['"', ',', ';', '\t', '\r', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::{quoted, stamp};
    use crate::view::Zone;

    #[test]
    fn no_text_is_a_formula_or_ends_its_field() {
        for (text, expected) in [
            ("car", "car"),
            ("车 1", "车 1"),
            ("a,b", "\"a,b\""),
            ("say \"hi\"", "\"say \"\"hi\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("x;=1+1", "\"x;=1+1\""),
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""),
            (" =1+1", "\"' =1+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("＝1", "\"'＝1\""),
            ("", ""),
        ] {
            assert_eq!(quoted(text), expected, "{text:?}");
        }
    }

    #[test]
    fn instants_are_of_utc() {
        assert_eq!(
            stamp(&Zone::utc(), 1_731_399_569_000.0),
            "2024-11-12T08:19:29.000Z"
        );
        assert_eq!(
            stamp(&Zone::utc(), 1_731_399_569_250.0),
            "2024-11-12T08:19:29.250Z"
        );
        assert_eq!(stamp(&Zone::utc(), 1e18), "");
        assert_eq!(stamp(&Zone::utc(), 2000.0), "");
    }
}
