//! A table in long form, a line for each sample of each series, as RFC 4180 has it: `\r\n` after each line, `"` doubled within `"`.

use std::fmt::Write as _;

use super::export_view::ExportView;
use crate::model::DATED;
use crate::units::Millis;
use crate::view::{Entry, Zone};

/// The first line. `value` is empty where nothing was measured; `device` counts from 0 as in the report; `link` is a `NetId`.
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
    let said = [
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
        // A string takes whatever is written to it.
        let _ = if value.is_nan() {
            write!(rows, "{time},{stamp},{said},\r\n")
        } else {
            write!(rows, "{time},{stamp},{said},{value}\r\n")
        };
    }
    rows
}

/// `2024-11-12T08:19:29.000Z`; empty beyond the calendar, and for a device that counts from its own beginning.
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

/// A text that no table takes for more than a text. A spreadsheet computes what begins like a formula, whoever wrote it, unless an
/// apostrophe stands before (OWASP, CSV Injection).
fn quoted(text: &str) -> String {
    const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '＠'];
    let is_formula = text.trim_start_matches(' ').starts_with(FORMULA);
    let text = if is_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    // Some programs part cells at a semicolon or a tab as well, though never within quotes.
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
