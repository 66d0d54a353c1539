//! Exports contain the same data as their session, when read by this program and by others.
//!
//! The others use Python: the one in `TRRO_PYTHON`, which needs pandas; without it, prints that nothing was compared.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

mod files;
mod others;

use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use trro_session_viewer::export::{Extent, session_json};
use trro_session_viewer::import::{Imported, import};
use trro_session_viewer::model::Session;
use trro_session_viewer::text::Lang;
use trro_session_viewer::view::{Analysis, ViewState};
use trro_session_viewer::warning::{Warning, WarningKind};

use files::{Taken, svg_of};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

/// The sessions of every sample that has one.
fn sessions() -> Vec<(String, Imported)> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else {
                found.push(path);
            }
        }
    }
    let mut paths = Vec::new();
    walk(&samples(), &mut paths);
    paths.sort();
    let imported = paths.iter().filter_map(|path| {
        let name = path.strip_prefix(samples()).unwrap().display().to_string();
        let sessions = import(&fs::read(path).unwrap()).ok()?;
        Some(
            sessions
                .into_iter()
                .map(move |session| (name.clone(), session)),
        )
    });
    let all: Vec<_> = imported.flatten().collect();
    assert!(all.len() > 80);
    all
}

fn documented() -> Imported {
    let bytes = fs::read(samples().join("session.json")).unwrap();
    import(&bytes).unwrap().remove(0)
}

/// A long unknown value is truncated, and the truncated value is a string when read again.
fn without_extras(mut session: Session) -> Session {
    session.extras.clear();
    for device in &mut session.devices {
        device.extras.clear();
        // An input without information on connections equals one that was always connected.
        if !device.disconnected.contains(&true) {
            device.disconnected.clear();
        }
    }
    session
}

#[test]
fn the_whole_session_is_read_back_as_it_was() {
    for (name, imported) in sessions() {
        let taken = Taken::new(imported);
        let text = session_json(&taken.export_view(), Extent::Whole);
        let again =
            import(text.as_bytes()).unwrap_or_else(|error| panic!("{name}: {error:?}\n{text}"));
        assert_eq!(again.len(), 1, "{name}");
        let again = again.into_iter().next().unwrap().session;
        // As text, in which missing samples are equal.
        let [again, before] = [again, taken.analysis.session.clone()]
            .map(|session| format!("{:#?}", without_extras(session)));
        let mut lines = again.lines().zip(before.lines());
        let first = lines.find(|(again, before)| again != before);
        assert_eq!(first, None, "{name}");
        assert_eq!(again.len(), before.len(), "{name}");
    }
}

#[test]
fn a_masked_session_tells_nothing_of_whose_it_was() {
    for (name, imported) in sessions() {
        let taken = Taken::new(imported);
        let session = &taken.analysis.session;
        let mut secrets = vec![
            &session.session_id,
            &session.project_id,
            &session.request_id,
        ];
        for device in &session.devices {
            secrets.push(&device.device_id);
            secrets.extend(device.links.iter().map(|link| &link.net_ip));
        }
        // A short name may occur in any text, and one fixture's device is called like an array.
        let is_array = |name: &str| {
            let series = session.devices.iter().flat_map(|device| &device.series);
            series.into_iter().any(|series| series.key.metric == name)
        };
        secrets.retain(|secret| secret.len() > 6 && !is_array(secret));
        let taken = taken.masked();
        let export_view = taken.export_view();
        let files = [
            session_json(&export_view, Extent::Whole),
            session_json(&export_view, Extent::Visible),
            export_view.ticket(),
            svg_of(export_view),
            taken.csv(),
            serde_json::to_string(&taken.report()).unwrap(),
        ];
        for secret in secrets {
            for file in &files {
                assert!(
                    !file.contains(secret.as_str()),
                    "{name}: {secret} in {file}"
                );
            }
        }
    }
}

#[test]
fn only_what_is_visible_is_taken() {
    let mut taken = Taken::new(documented());
    let whole = taken.csv();
    let at = 1_731_399_569_000.0;
    taken.state.timeline.show(at + 10_000.0..at + 20_000.0);
    taken.state.set_chosen(vec![("0:Fps".to_owned(), false)]);
    taken.state.fold("rate", true);
    let part = taken.csv();
    assert!(whole.contains(",Fps,fps,") && whole.contains(",Rate,kbps,"));
    let fps = part.lines().filter(|line| line.contains(",Fps,fps,"));
    assert_eq!(
        fps.clone().count(),
        5,
        "the remote's, every two seconds of ten: {part}"
    );
    assert!(fps.into_iter().all(|line| line.contains(",1,remote,")));
    assert!(!part.contains(",Rate,"), "folded");
    let times = part
        .lines()
        .skip(1)
        .map(|line| line.split(',').next().unwrap().parse::<f64>().unwrap());
    assert!(
        times
            .into_iter()
            .all(|time| time >= at + 10_000.0 && time <= at + 20_000.0)
    );
    let again = import(session_json(&taken.export_view(), Extent::Visible).as_bytes()).unwrap();
    let device = &again[0].session.devices[1];
    assert_eq!(device.series("Fps", None).unwrap().values.len(), 5);
    assert!(device.series("Rate", None).is_none());
}

#[test]
fn unmeasured_values_stay_unmeasured_when_others_are_left_out() {
    let mut taken = Taken::new(documented());
    let before = taken.analysis.session.devices[1]
        .series("Rate", None)
        .unwrap()
        .values
        .clone();
    taken.state.set_chosen(vec![("1:Fps".to_owned(), false)]);
    let text = session_json(&taken.export_view(), Extent::Visible);
    let again = import(text.as_bytes()).unwrap().remove(0).session;
    let after = &again.devices[1].series("Rate", None).unwrap().values;
    assert_eq!(format!("{after:?}"), format!("{before:?}"));
}

#[test]
fn masking_leaves_out_what_nobody_knows() {
    let mut imported = documented();
    let device = &mut imported.session.devices[0];
    let mut unknown = device.series[0].clone();
    unknown.key.metric = "Driver13800138000".into();
    device.series.push(unknown);
    device.device_type = String::from("沪A12345");
    device.role = trro_session_viewer::model::Role::Other;
    imported.warnings.push(Warning {
        device: Some(0),
        field: Some("Driver13800138000".into()),
        kind: WarningKind::ArrayLonger { left_out: 1 },
    });
    let taken = Taken::new(imported);
    let of = |taken: &Taken| {
        let export_view = taken.export_view();
        let report = serde_json::to_string(&taken.report()).unwrap();
        let whole = session_json(&export_view, Extent::Whole);
        [
            whole,
            export_view.ticket(),
            svg_of(export_view),
            taken.csv(),
            report,
        ]
        .concat()
    };
    let (plain, masked) = (of(&taken), of(&taken.masked()));
    for secret in ["Driver13800138000", "沪A12345"] {
        assert!(plain.contains(secret));
        assert!(!masked.contains(secret), "{secret}");
    }
}

#[test]
fn the_sample_in_words() {
    for (lang, name) in [(Lang::ZH_CN, "zh-CN"), (Lang::EN, "en")] {
        let mut taken = Taken::new(documented());
        taken.lang = lang;
        let file =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/export/session.{name}.md"));
        expect_file![file].assert_eq(&taken.export_view().ticket());
    }
}

/// A picture shows which thresholds were changed.
#[test]
fn a_picture_shows_changed_thresholds() {
    let mut taken = Taken::new(documented());
    let note = "Based on 1 changed threshold.";
    let words = |taken: &Taken| {
        let svg = svg_of(taken.export_view());
        // The words of a line may be separate elements.
        svg.split('<')
            .filter_map(|part| part.split_once('>'))
            .map(|(_, text)| text.trim())
            .collect::<Vec<_>>()
            .join(" ")
    };
    assert!(!words(&taken).contains(note));
    let mut thresholds = taken.analysis.verdict.thresholds.clone();
    thresholds.set("networkLatencyBadMs", 600.0).unwrap();
    taken.analysis.judge(&thresholds);
    let words = words(&taken);
    assert!(words.contains(note), "{words}");
}

/// A session with hostile text in every field.
fn hostile() -> Taken {
    let mut imported = documented();
    let session = &mut imported.session;
    session.session_id = String::from("</script><script>alert(1)</script>");
    session.devices[0].device_id = String::from("=cmd|' /C calc'!A0");
    session.devices[0].device_type = String::from("+field,\"x\"\r\n");
    session.devices[1].device_id = String::from("a\u{0}\u{1}\u{ffff}<b>&\u{202e}");
    Taken::new(imported)
}

#[test]
fn figures_of_a_day_are_not_larger_than_pixels_need() {
    // A day of samples that alternate every second: the densest possible curve.
    let mut imported = documented();
    for device in &mut imported.session.devices {
        device.times = (0..43_200)
            .map(|index| 1.7e12 + 2000.0 * f64::from(index))
            .collect();
        device.disconnected.clear();
        for series in &mut device.series {
            series.values = (0..43_200)
                .map(|index| f64::from(index % 2 * 100))
                .collect();
        }
    }
    let file = svg_of(Taken::new(imported).export_view());
    let mut kinds = std::collections::BTreeMap::<&str, (usize, usize)>::new();
    for line in file.lines() {
        let kind = kinds
            .entry(line.split(' ').next().unwrap_or_default())
            .or_default();
        *kind = (kind.0 + 1, kind.1 + line.len());
    }
    assert!(file.len() < 8_000_000, "{} bytes: {kinds:?}", file.len());
}

/// The state with all defaults.
fn usual(analysis: &Analysis) -> ViewState {
    ViewState::new(analysis)
}
