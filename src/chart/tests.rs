//! Charts as a log of drawing calls: a plot of 100 × 40 pixels for 100 s, unless stated otherwise.

use plotters::prelude::IntoDrawingArea;

use super::recorder::Recorder;
use super::{Area, Colour, Columns, Palette, PlotLayout, PreparedChart, draw_chart};
use crate::model::{Device, Link, Role, Series, SeriesKey, Session};
use crate::view::{Analysis, Screen, ViewState};

const NAN: f64 = f64::NAN;

/// Samples every ten seconds unless `times` is given.
fn device(role: Role, times: Option<&[f64]>, series: &[(&'static str, &[f64])]) -> Device {
    let count = series
        .iter()
        .map(|(_, values)| values.len())
        .max()
        .unwrap_or(0);
    let every_ten: Vec<f64> = (0..count).map(|index| index as f64 * 10_000.0).collect();
    let times = times.map_or(every_ten, <[f64]>::to_vec);
    Device {
        role,
        disconnected: vec![false; times.len()],
        times,
        series: series
            .iter()
            .map(|(metric, values)| Series {
                key: SeriesKey {
                    metric: (*metric).into(),
                    link: None,
                },
                values: values.to_vec(),
            })
            .collect(),
        ..Device::default()
    }
}

pub(super) fn palette() -> Palette {
    let colour = |hex: u32| Colour {
        rgb: ((hex >> 16) as u8, (hex >> 8) as u8, hex as u8),
        alpha: 1.0,
    };
    Palette {
        ground: colour(0xff_ffff),
        text: colour(0x11_1111),
        text2: colour(0x22_2222),
        text3: colour(0x33_3333),
        base: colour(0xba_5e00),
        grid: colour(0x99_9999),
        field: colour(0x00_00ff),
        remote: colour(0xff_8800),
        links: [
            colour(0x00_ffff),
            colour(0xff_00ff),
            colour(0x0),
            colour(0x0),
        ],
        others: [colour(0x0), colour(0x0)],
        severity: colour(0xb8_253d),
        gap_tint: 0.06,
        lane_tint: 0.15,
        font: "sans-serif".to_owned(),
    }
}

/// What is drawn of one chart, without frame, figures and zero line.
fn ink(devices: Vec<Device>, chart: &str, window: (f64, f64)) -> Vec<String> {
    let analysis = Analysis::new(Session {
        devices,
        ..Session::default()
    });
    let screen = Screen::plan(&analysis);
    let plan = screen
        .charts()
        .find(|plan| plan.name == chart)
        .expect("the chart is planned");
    let window = window.0..window.1;
    let prepared = PreparedChart::new(&analysis, plan, &ViewState::new(&analysis));
    let value = prepared.value_scale(&analysis, &window);
    let palette = palette();
    let columns = analysis.session.devices.iter();
    let columns: Vec<_> = columns
        .map(|device| Columns::new(&device.times, &window, 0.0..100.0))
        .collect();
    let layout = PlotLayout {
        palette: &palette,
        ratio: 1.0,
        area: Area {
            left: 0,
            top: 10,
            right: 100,
            bottom: 50,
        },
        canvas: (160, 60),
        time_ticks: &[],
        columns: &columns,
    };
    let plot = prepared.plot(&analysis, (&window, &value), layout, None);
    let mut log = Vec::new();
    draw_chart(
        &Recorder::new((160, 60), &mut log).into_drawing_area(),
        &plot,
    )
    .expect("a recorder takes everything");
    log.retain(|line| {
        !line.contains("#ba5e00") && !line.contains("#999999") && !line.starts_with("text #222222")
    });
    log
}

fn check(devices: Vec<Device>, chart: &str, expected: &[&str]) {
    assert_eq!(ink(devices, chart, (0.0, 100_000.0)), expected);
}

#[test]
fn a_line_ends_at_a_gap_and_a_sample_alone_is_a_mark() {
    let times = [0.0, 10_000.0, 20_000.0, 60_000.0, 90_000.0, 100_000.0];
    let fps = [20.0, 10.0, 20.0, 20.0, 20.0, 10.0];
    let log = ink(
        vec![device(Role::Field, Some(&times), &[("Fps", &fps)])],
        "fps",
        (0.0, 100_000.0),
    );
    let lines: Vec<_> = log
        .iter()
        .filter(|line| line.starts_with("stroke #0000ff 1.5"))
        .collect();
    assert_eq!(
        lines,
        ["stroke #0000ff 1.5: 0,10 10,30 20,10 | 90,10 100,30"]
    );
    let marks = log
        .iter()
        .find(|line| line.starts_with("fill #0000ff:"))
        .expect("there are marks");
    assert_eq!(
        marks.matches('|').count() + 1,
        6,
        "each sample has a mark, the one alone too: {marks}"
    );
    let shaded: Vec<_> = log
        .iter()
        .filter(|line| line.starts_with("fill #0000ff@0.06"))
        .collect();
    assert_eq!(
        shaded,
        ["fill #0000ff@0.06: 20,10 60,10 60,50 20,50 20,10 | 60,10 90,10 90,50 60,50 60,10"]
    );
    assert_eq!(
        log.iter()
            .filter(|line| line.starts_with("stroke #0000ff@0.25"))
            .count(),
        1,
        "gaps are hatched"
    );
}

#[test]
fn a_gap_too_narrow_for_a_hatch_is_a_darker_column() {
    let times: Vec<f64> = (0..=100)
        .filter(|second| !(51..53).contains(second))
        .map(|second| f64::from(second) * 1000.0)
        .collect();
    let fps = vec![20.0; times.len()];
    let log = ink(
        vec![device(Role::Field, Some(&times), &[("Fps", &fps)])],
        "fps",
        (0.0, 100_000.0),
    );
    let of_gaps = |line: &&String| line.contains("#0000ff@0.25") || line.contains("#0000ff@0.06");
    let shaded: Vec<_> = log.iter().filter(of_gaps).collect();
    assert_eq!(shaded, ["fill #0000ff@0.25: 50,10 53,10 53,50 50,50 50,10"]);
}

#[test]
fn a_missing_sample_breaks_the_line_and_is_no_zero() {
    let latency = [100.0, 100.0, NAN, 100.0, 100.0, NAN, 100.0];
    let log = ink(
        vec![device(Role::Remote, None, &[("VideoLatency", &latency)])],
        "video-latency",
        (0.0, 100_000.0),
    );
    let line = log
        .iter()
        .find(|line| line.starts_with("stroke #ff8800 1.5: 0"))
        .expect("a line");
    assert_eq!(line, "stroke #ff8800 1.5: 0,10 10,10 | 30,10 40,10");
    assert!(
        !log.iter().any(|line| line.contains("20,50")),
        "nothing is drawn where nothing was measured"
    );
}

#[test]
fn a_burst_leaves_the_axis_and_keeps_its_value() {
    let mut fps = vec![20.0; 20];
    fps[10] = 267.0;
    let log = ink(
        vec![device(Role::Remote, None, &[("Fps", &fps)])],
        "fps",
        (0.0, 190_000.0),
    );
    assert!(
        log.contains(&"text #111111: 61,7 267".to_owned()),
        "{log:#?}"
    );
    assert!(
        log.iter()
            .any(|line| line.starts_with("stroke #ff8800 1.25 dash 1 3")),
        "dots lead to the edge"
    );
    let line = log
        .iter()
        .find(|line| line.starts_with("stroke #ff8800 1.5: 0"))
        .expect("a line");
    assert!(
        line.contains(" | "),
        "the line does not pass through the burst: {line}"
    );
}

#[test]
fn a_constant_is_a_step_per_connection() {
    let times = [0.0, 10_000.0, 20_000.0, 60_000.0, 70_000.0];
    let k100 = [1.2, 1.2, 1.2, 0.0, 0.0];
    let log = ink(
        vec![device(Role::Remote, Some(&times), &[("K100", &k100)])],
        "lag-ratio",
        (0.0, 100_000.0),
    );
    let steps: Vec<_> = log
        .iter()
        .filter(|line| line.starts_with("stroke #ff8800 2"))
        .collect();
    assert_eq!(steps, ["stroke #ff8800 2: 0,18 20,18 | 60,50 70,50"]);
}

#[test]
fn nack_is_drawn_as_increments() {
    let nack = [0.0, 0.0, 23.0, 23.0, 23.0, 25.0];
    let log = ink(
        vec![device(Role::Remote, None, &[("NACK", &nack)])],
        "nack",
        (0.0, 100_000.0),
    );
    let stems = log
        .iter()
        .find(|line| line.starts_with("stroke #ff8800 1.5: 20,50"))
        .expect("stems");
    assert_eq!(
        stems.matches('|').count() + 1,
        2,
        "two events, not six counts: {stems}"
    );
}

/// A field device with one link per column of sent rates, and further series of the same links.
fn links(sent: &[&[f64]], others: &[(&'static str, i64, &[f64])]) -> Device {
    let rate = vec![100.0; sent[0].len()];
    let mut field = device(Role::Field, None, &[("Rate", &rate)]);
    let sent = sent.iter().zip(0..);
    let sent = sent.map(|(values, net_id)| ("SendBps", net_id, *values));
    for (metric, net_id, values) in sent.chain(others.iter().copied()) {
        if metric == "SendBps" {
            field.links.push(Link {
                net_id,
                ..Link::default()
            });
        }
        let key = SeriesKey {
            metric: metric.into(),
            link: Some(net_id),
        };
        field.series.push(Series {
            key,
            values: values.to_vec(),
        });
    }
    field
}

#[test]
fn shares_of_links_are_stacked_around_each_sample() {
    let field = links(&[&[75.0, 0.0], &[25.0, 0.0]], &[]);
    let log = ink(vec![field], "link-share", (-10_000.0, 90_000.0));
    // Nothing was sent at the second sample, so it has no share.
    assert_eq!(log[0], "fill #00ffff@0.15: 5,20 14,20 14,50 5,50 5,20");
    assert!(
        log[2].starts_with("stroke #ff00ff 2: "),
        "link 1 is hatched: {log:#?}"
    );
    assert!(!log[2].contains("NaN"));
}

/// The lines and texts in the text colour, which nothing else in a chart of shares uses.
fn switch_marks(sent: &[&[f64]], window: (f64, f64)) -> Vec<String> {
    let mut log = ink(vec![links(sent, &[])], "link-share", window);
    log.retain(|line| line.contains("#111111"));
    log
}

#[test]
fn a_mark_stands_where_the_other_link_begins_to_carry() {
    // A share of 50 per cent is ambiguous and changes nothing.
    let link_0 = [90.0, 50.0, 90.0, 10.0, 10.0, 50.0, 10.0, 50.0, 80.0];
    let link_1 = link_0.map(|sent| 100.0 - sent);
    assert_eq!(
        switch_marks(&[&link_0, &link_1], (0.0, 100_000.0)),
        [
            "text #111111: 25,62 0 → 1",
            "text #111111: 75,62 1 → 0",
            // Half a step before the sample, through the plot and below it, on whole pixels.
            "stroke #111111 1: 24,10 24,55 | 74,10 74,55",
        ]
    );
    let steady: [&[f64]; 2] = [&[90.0, 50.0, 90.0], &[10.0, 50.0, 10.0]];
    assert!(switch_marks(&steady, (0.0, 100_000.0)).is_empty());
}

#[test]
fn marks_too_close_leave_the_shares_alone() {
    let link_0: Vec<f64> = (0..200)
        .map(|index| if index % 2 == 0 { 90.0 } else { 10.0 })
        .collect();
    let link_1: Vec<f64> = link_0.iter().map(|sent| 100.0 - sent).collect();
    let log = switch_marks(&[&link_0, &link_1], (0.0, 2_000_000.0));
    let line = log.last().expect("ticks");
    assert!(line.starts_with("stroke #111111 1: 0,50 0,55 | "), "{line}");
    let ticks = line.matches('|').count() + 1;
    assert!(ticks <= 100, "{ticks}: no column of pixels has two");
    let words = log.iter().filter(|line| line.starts_with("text"));
    assert!(words.count() <= 3, "no word is written over another");
}

#[test]
fn the_link_that_carries_has_the_heavier_stems() {
    let lost: [(&'static str, i64, &[f64]); 2] = [
        ("Lost", 0, &[2.0, 2.0, 0.0, 0.0]),
        ("Lost", 1, &[0.0, 0.0, 2.0, 2.0]),
    ];
    let sent: [&[f64]; 2] = [&[90.0, 10.0, 90.0, 10.0], &[10.0, 90.0, 10.0, 90.0]];
    let log = ink(vec![links(&sent, &lost)], "lost", (0.0, 100_000.0));
    let stems: Vec<&String> = log
        .iter()
        .filter(|line| line.starts_with("stroke") && line.matches(' ').count() == 4)
        .collect();
    assert_eq!(
        stems,
        [
            "stroke #00ffff 1: 10,50 10,10",
            "stroke #00ffff 3: 0,50 0,10",
            "stroke #ff00ff 1: 20,50 20,10",
            "stroke #ff00ff 3: 30,50 30,10",
        ]
    );
}

#[test]
fn a_length_of_one_is_a_point_and_nothing_is_nothing() {
    let log = ink(
        vec![device(Role::Field, None, &[("EncodeCost", &[8.0])])],
        "stage-cost",
        (-1000.0, 1000.0),
    );
    assert_eq!(
        log.iter()
            .filter(|line| line.starts_with("fill #0000ff:"))
            .count(),
        1,
        "{log:#?}"
    );
    check(
        vec![device(Role::Field, None, &[("EncodeCost", &[NAN, NAN])])],
        "stage-cost",
        &[],
    );
}

#[test]
fn of_two_dense_curves_the_larger_lies_below() {
    let wave = |low: f64, high: f64| -> Vec<f64> {
        let values = (0..2000).map(|index| if index % 2 == 0 { low } else { high });
        values.collect()
    };
    for (field, remote, below) in [
        ((18.0, 20.0), (5.0, 30.0), "#ff8800"),
        ((5.0, 30.0), (18.0, 20.0), "#0000ff"),
    ] {
        let devices = vec![
            device(Role::Field, None, &[("Fps", &wave(field.0, field.1))]),
            device(Role::Remote, None, &[("Fps", &wave(remote.0, remote.1))]),
        ];
        let log = ink(devices, "fps", (0.0, 20_000_000.0));
        let lines: Vec<_> = log
            .iter()
            .filter(|line| line.contains(" 1: ") && line.len() > 1000)
            .collect();
        assert_eq!(lines.len(), 2, "a line each");
        assert!(lines[0].starts_with(&format!("stroke {below}")), "{below}");
    }
}

#[test]
fn dense_bursts_reach_the_edge_and_keep_their_values() {
    let mut fps = vec![20.0; 20_000];
    fps[10_000] = 267.0;
    let devices = vec![device(Role::Remote, None, &[("Fps", &fps)])];
    let log = ink(devices, "fps", (0.0, 200_000_000.0));
    assert!(log.iter().any(|line| line.ends_with(" 267")), "{log:#?}");
    let line = log
        .iter()
        .find(|line| line.starts_with("stroke #ff8800 1: "));
    let line = line.expect("upright lines");
    let column_segments = line.split(": ").nth(1).unwrap_or_default();
    let column_segments: Vec<&str> = column_segments.split(" | ").collect();
    assert_eq!(column_segments.len(), 100, "one for each column of pixels");
    // The plot starts at 10; a line is 1.5 thick.
    assert!(
        column_segments[50].contains(",9 "),
        "it reaches the upper edge: {column_segments:?}"
    );
    assert_eq!(
        column_segments[10].split(' ').count(),
        2,
        "elsewhere it is level: {column_segments:?}"
    );
}

#[test]
fn lines_end_at_the_edges_of_the_window() {
    let rising = [0.0, 10.0, 20.0, 30.0, 40.0];
    let devices = vec![device(Role::Field, None, &[("Fps", &rising)])];
    let log = ink(devices, "fps", (5000.0, 35_000.0));
    let line = log
        .iter()
        .find(|line| line.starts_with("stroke #0000ff 1.5: "));
    // A pixel is 300 ms: the first and the last sample lie 17 pixels outside.
    assert_eq!(
        line.map(String::as_str),
        Some("stroke #0000ff 1.5: 0,45 17,40 50,30 83,20 100,15")
    );
    let target = [975.0, 2000.0, 1000.0, 2000.0, 975.0];
    let devices = vec![device(Role::Field, None, &[("BitRateEstimate", &target)])];
    let log = ink(devices, "rate", (5000.0, 35_000.0));
    let step = log.iter().find(|line| line.contains(" dash 6 3: "));
    let step = step.expect("a step").split(": ").nth(1).unwrap_or_default();
    let x: Vec<&str> = step
        .split(' ')
        .filter_map(|at| at.split(',').next())
        .collect();
    assert_eq!(
        x,
        ["0", "17", "17", "50", "50", "83", "83", "100"],
        "{step}"
    );
}
