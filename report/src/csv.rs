//! The rows of `--format csv`: one finding a row, and one row for a session that has none (RFC 4180).

use trro_session_viewer::report::{FindingReport, Report};

/// The names of the columns.
pub const HEAD: &str = "file,sessionId,start,end,sessionSeverity,sessionBlame,score,sentence,code,severity,device,link,blame,findingStart,findingEnd,value,unit,threshold,message\r\n";

/// All rows of a session.
pub fn rows(file: &str, report: &Report) -> String {
    let verdict = report.verdict.as_ref();
    let session = [
        text(file),
        text(&report.session.session_id),
        number(report.session.start),
        number(report.session.end),
        text(
            verdict
                .and_then(|verdict| verdict.severity)
                .unwrap_or_default(),
        ),
        text(
            verdict
                .and_then(|verdict| verdict.blame)
                .unwrap_or_default(),
        ),
        number(verdict.and_then(|verdict| verdict.score)),
        text(verdict.map_or("", |verdict| &verdict.sentence)),
    ]
    .join(",");
    if report.findings.is_empty() {
        return format!("{session},,,,,,,,,,,\r\n");
    }
    let mut rows = String::new();
    for finding in &report.findings {
        rows += &session;
        rows += ",";
        rows += &row(report, finding);
        rows += "\r\n";
    }
    rows
}

fn row(report: &Report, finding: &FindingReport) -> String {
    let device = finding.device.and_then(|device| report.devices.get(device));
    [
        text(finding.code),
        text(finding.severity),
        text(device.map_or("", |device| &device.device_type)),
        finding
            .link
            .map_or_else(String::new, |link| link.to_string()),
        text(finding.blame),
        number(Some(finding.start)),
        number(Some(finding.end)),
        number(finding.value),
        text(finding.unit),
        number(finding.threshold),
        text(&finding.message),
    ]
    .join(",")
}

fn number(value: Option<f64>) -> String {
    value.map_or_else(String::new, |value| value.to_string())
}

/// Quoted if necessary. Text that a spreadsheet would take for a formula gets an apostrophe, since names come from the payload.
fn text(value: &str) -> String {
    let is_formula = value.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let value = if is_formula {
        format!("'{value}")
    } else {
        value.to_owned()
    };
    if value.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn quotes_what_would_be_something_else() {
        for (value, expected) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("a \"b\"", "\"a \"\"b\"\"\""),
            ("=1+1", "'=1+1"),
        ] {
            assert_eq!(text(value), expected);
        }
    }
}
