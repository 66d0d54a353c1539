//! Other programs read the files and find the session's numbers in them.

use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::files::{Taken, svg_of};
use super::{documented, hostile};

/// The script's result for a table and a picture; `None` without pandas.
fn read_by_python(csv: &str, svg: &str) -> Option<Value> {
    let Some(python) = std::env::var_os("TRRO_PYTHON") else {
        eprintln!("no TRRO_PYTHON: no other program has read the exports");
        return None;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/read.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let input = json!({ "csv": csv, "svg": svg }).to_string();
    child
        .stdin
        .take()
        .unwrap()
        .write_all(input.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "read.py: {}", output.status);
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

fn check(taken: &Taken) {
    let Some(found) = read_by_python(&taken.csv(), &svg_of(taken.export_view())) else {
        return;
    };
    let session = &taken.analysis.session;
    let export_view = taken.export_view();
    let charts = export_view
        .groups()
        .into_iter()
        .flat_map(|(_, charts)| charts);
    let mut samples = 0;
    for entry in charts.flat_map(|chart| chart.entries) {
        let series = taken.analysis.series(entry.place).unwrap();
        let times = &session.devices[entry.place.device].times;
        let link = series
            .key
            .link
            .map_or(String::new(), |link| link.to_string());
        let key = format!("{}|{}|{link}", entry.place.device, series.key.metric);
        let columns = &found["series"][&key];
        let numbers = |column: &str| -> Vec<f64> {
            let values = columns[column]
                .as_array()
                .unwrap_or_else(|| panic!("no {key}"))
                .iter();
            let number = |value: &Value| value.as_str().and_then(|text| text.parse().ok());
            values
                .map(|value| number(value).unwrap_or(f64::NAN))
                .collect()
        };
        assert_eq!(&numbers("times"), times, "{key}");
        let bits = |values: &[f64]| -> Vec<Option<u64>> {
            values
                .iter()
                .map(|value| (!value.is_nan()).then_some(value.to_bits()))
                .collect()
        };
        assert_eq!(bits(&numbers("values")), bits(&series.values), "{key}");
        samples += times.len();
    }
    assert_eq!(
        found["rows"],
        json!(samples),
        "csv and pandas agree on it too"
    );
    // No spreadsheet evaluates any of these.
    let texts = found["texts"].as_array().unwrap();
    assert!(
        texts.iter().all(|text| !text
            .as_str()
            .unwrap()
            .trim_start()
            .starts_with(['=', '+', '-', '@'])),
        "{texts:?}"
    );
    assert_eq!(found["root"], json!("svg"));
    let known = ["svg", "line", "polyline", "polygon", "text", "rect"];
    let elements = found["elements"].as_array().unwrap();
    assert!(
        elements
            .iter()
            .all(|name| known.contains(&name.as_str().unwrap())),
        "{elements:?}"
    );
    let id: String = session
        .session_id
        .chars()
        .filter(|letter| !letter.is_control())
        .collect();
    let words = found["words"].as_array().unwrap();
    assert!(
        words.iter().any(|word| word.as_str().unwrap().trim() == id),
        "{id} among {words:?}"
    );
}

#[test]
fn python_finds_the_sample_in_them() {
    check(&Taken::new(documented()));
}

#[test]
fn python_finds_text_where_text_was_hostile() {
    check(&hostile());
}
