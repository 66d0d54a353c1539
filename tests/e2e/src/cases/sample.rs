//! The documented example: every series of both ends is drawn in its chart.

use std::collections::BTreeMap;

use anyhow::{Context, Result};
use e2e::given;
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};

/// The charts that it fills: all of the contract's except `control-latency`.
const CHARTS: [&str; 13] = [
    "fps",
    "frame-interval",
    "lag",
    "lag-ratio",
    "network-latency",
    "video-latency",
    "stage-cost",
    "rate",
    "nack",
    "link-share",
    "link-rtt",
    "lost",
    "host",
];

pub async fn fills_every_chart(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let charts: Vec<String> = page
        .eval("findAll('[data-chart]').map(chart => chart.dataset.chart)")
        .await?;
    assert_eq!(charts, CHARTS);

    let report: Value = page.eval("viewer.report()").await?;
    let segments: Vec<usize> = devices(&report)
        .map(|device| device["segments"].as_array().map_or(0, Vec::len))
        .collect();
    assert_eq!(segments, [1, 7]);

    let mut expected = BTreeMap::new();
    let mut measured = 0;
    for device in devices(&report) {
        for series in device["series"].as_array().into_iter().flatten() {
            measured += usize::from(series["derived"] == json!(false));
            expected.insert(entry_name(&device["index"], series), 1);
        }
    }
    assert_eq!(measured, 37);

    let entries: Vec<String> = page
        .eval("findAll('[data-series]').map(entry => entry.dataset.series)")
        .await?;
    let mut found = BTreeMap::new();
    for entry in entries {
        *found.entry(entry).or_insert(0) += 1;
    }
    assert_eq!(
        found, expected,
        "one legend entry for each series of the report"
    );
    page.is_sound().await
}

fn devices(report: &Value) -> impl Iterator<Item = &Value> {
    report["devices"].as_array().into_iter().flatten()
}

fn entry_name(device: &Value, series: &Value) -> String {
    let metric = series["metric"].as_str().unwrap_or_default();
    match &series["link"] {
        Value::Null => format!("{device}:{metric}"),
        link => format!("{device}:{metric}:{link}"),
    }
}

pub async fn aligns_every_plot(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for width in [1400, 1000, 720, 450] {
        session.set_viewport(width, 900, 1.0).await?;
        page.is_drawn().await?;
        let edges: Vec<[f64; 2]> = page
            .eval(
                "[...findAll('[data-chart]'), ...findAll('.axis-plot')]
                    .map(plot => plot.getBoundingClientRect())
                    .map(({ left, right }) => [left, right])",
            )
            .await?;
        assert_eq!(edges.len(), CHARTS.len() + 2, "charts, time axis, overview");
        assert!(
            edges.iter().all(|edge| *edge == edges[0]),
            "{width}: {edges:?}"
        );
        assert!(
            edges[0].iter().all(|edge| edge.fract() == 0.0),
            "{width}: {edges:?}"
        );
    }
    page.is_sound().await
}

pub async fn draws_in_the_colours_of_ends_and_links(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.is_drawn().await?;
    for theme in ["light", "dark"] {
        page.js::<()>("viewer.setAttribute('theme', args[0]);", &[json!(theme)])
            .await?;
        for (chart, colours) in [
            ("fps", &["--field", "--remote"] as &[&str]),
            ("frame-interval", &["--field", "--remote"]),
            ("lag", &["--remote"]),
            ("lag-ratio", &["--remote"]),
            ("network-latency", &["--field", "--remote"]),
            ("video-latency", &["--remote"]),
            ("stage-cost", &["--field", "--remote"]),
            ("rate", &["--field", "--remote"]),
            ("link-share", &["--link0", "--link1"]),
            ("nack", &["--remote"]),
            ("link-rtt", &["--link0", "--link1"]),
            ("host", &["--field", "--remote"]),
        ] {
            for colour in colours {
                let pixels: u32 = page
                    .js(
                        &format!("{PIXELS} return countPixels(args[0], args[1]);"),
                        &[json!(chart), json!(colour)],
                    )
                    .await?;
                assert!(pixels > 20, "{theme} {chart}: {pixels} pixels of {colour}");
            }
        }
    }
    page.is_sound().await
}

/// Pixels of a chart with nearly a token's colour, since edges are antialiased.
const PIXELS: &str = "
    const canvasOf = chart => find(`[data-chart=\"${chart}\"] canvas.ink`);
    const colourOf = (chart, token) => {
        const hex = getComputedStyle(canvasOf(chart)).getPropertyValue(token).trim();
        return [1, 3, 5].map(at => parseInt(hex.slice(at, at + 2), 16));
    };
    // From a copy: reading changes how a canvas is kept.
    const pixelsOf = canvas => {
        const { width, height } = canvas;
        const copy = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
        copy.drawImage(canvas, 0, 0);
        return copy.getImageData(0, 0, width, height).data;
    };
    const isNear = (data, at, colour) =>
        data[at + 3] > 200 && colour.every((part, i) => Math.abs(data[at + i] - part) < 8);
    const countPixels = (chart, token) => {
        const data = pixelsOf(canvasOf(chart));
        const colour = colourOf(chart, token);
        let count = 0;
        for (let at = 0; at < data.length; at += 4) count += isNear(data, at, colour);
        return count;
    };";

/// The remote has six gaps: each is tinted, and nothing else.
pub async fn shows_gaps_as_gaps(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.is_drawn().await?;
    let script = format!(
        "{PIXELS}
        const report = viewer.report();
        const {{ segments }} = report.devices[1];
        const canvas = canvasOf('lost');
        const plot = canvas.parentElement.getBoundingClientRect();
        const own = canvas.getBoundingClientRect();
        const [from, to] = [report.session.start - 1000, report.session.end + 1000];
        const data = pixelsOf(canvas);
        // Of a column of pixels between the grid's lines, how much has any ink.
        const inked = time => {{
            const x = Math.round(plot.left - own.left + (time - from) / (to - from) * plot.width);
            const [top, bottom] = [plot.top - own.top + 2, plot.bottom - own.top - 10].map(Math.round);
            let count = 0;
            for (let y = top; y < bottom; y++) count += data[(y * canvas.width + x) * 4 + 3] > 0;
            return count / (bottom - top);
        }};
        const gaps = segments.slice(1).map((segment, i) => (segments[i].end + segment.start) / 2);
        const runs = segments.filter(({{ start, end }}) => end - start > 3000).map(({{ start, end }}) => (start + end) / 2 + 500);
        return [gaps.map(inked), runs.map(inked)];"
    );
    let [gaps, runs]: [Vec<f64>; 2] = page.js(&script, &[]).await?;
    assert_eq!(gaps.len(), 6);
    assert!(
        gaps.iter().all(|share| *share > 0.9),
        "gaps: {gaps:?}, runs: {runs:?}"
    );
    assert!(
        runs.iter().all(|share| *share < 0.5),
        "gaps: {gaps:?}, runs: {runs:?}"
    );
    page.is_sound().await
}

/// Screen readers get the gaps, ends and links of the lanes.
pub async fn tells_the_overview_in_words(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for (lang, expected) in [
        (
            "zh-CN",
            "会话总览。现场：1 个连续段，没有间断，最后一个样本在 08:20:27。远端：7 个连续段，间断共 26 秒，最后一个样本在 08:21:04。视频链路：链路 0（48 秒）、链路 1（10 秒）。",
        ),
        (
            "en",
            "Session overview. Field: 1 segment, no gaps, last sample at 08:20:27. Remote: 7 segments, 26 s without samples, last sample at 08:21:04. Active link: Link 0 for 48 s, Link 1 for 10 s.",
        ),
    ] {
        page.choose("[data-testid=language]", lang).await?;
        let told: String = page
            .eval("find('.lanes-plot canvas').getAttribute('aria-label')")
            .await?;
        assert_eq!(told.replace('\u{a0}', " "), expected);
    }
    page.is_sound().await
}

/// A device without `StartTime` counts from 1970: it is left out of the other's time axis, with a note.
pub async fn says_which_end_is_not_drawn(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    let mut answer = given::sample()?;
    let remote = given::details(&mut answer)?[1]
        .as_object_mut()
        .context("a device is an object")?;
    remote.remove("StartTime");
    page.show(&answer.to_string()).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let seen: [String; 3] = page
        .eval("[find('.when strong').textContent, ...findAll('.devices tbody td:first-of-type').map(({ textContent }) => textContent)]")
        .await?;
    let expected = [
        "2024-11-12 08:19:29 – 08:20:27",
        "08:19:29 – 08:20:27",
        "not drawn, no start time",
    ];
    assert_eq!(seen, expected);
    page.is_sound().await
}

pub async fn does_not_flatten_the_frame_rate(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.is_drawn().await?;
    let script = format!(
        "{PIXELS}
        const canvas = canvasOf('fps');
        const [plot, own] = [canvas.parentElement, canvas].map(element => element.getBoundingClientRect());
        const data = pixelsOf(canvas);
        const colour = colourOf('fps', '--field');
        const rows = [];
        for (let at = 0; at < data.length; at += 4) if (isNear(data, at, colour)) rows.push(Math.floor(at / 4 / canvas.width));
        return (rows[rows.length >> 1] - (plot.top - own.top)) / plot.height;"
    );
    let middle: f64 = page.js(&script, &[]).await?;
    assert!(
        (1.0 / 3.0..=2.0 / 3.0).contains(&middle),
        "at {middle} of the height"
    );
    page.is_sound().await
}

/// Another ratio or width causes an immediate, crisp redraw.
pub async fn is_crisp_at_any_size(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let sizes: &[(u32, f64)] = match session.engine {
        // Its emulation tells the page of another ratio only together with another width.
        Engine::Chromium => &[(1000, 2.0), (1400, 1.5), (1000, 1.0), (360, 2.0)],
        Engine::Firefox => &[
            (1400, 2.0),
            (1000, 2.0),
            (1000, 1.5),
            (1400, 1.0),
            (360, 2.0),
        ],
        Engine::Webkit => &[(1000, 1.0), (1400, 1.0), (500, 1.0)],
    };
    for (width, ratio) in sizes {
        session.set_viewport(*width, 900, *ratio).await?;
        page.is_drawn().await?;
        let pixels: u32 = page
            .js(
                &format!("{PIXELS} return countPixels('fps', '--field');"),
                &[],
            )
            .await?;
        assert!(
            pixels > 20,
            "{width} × {ratio}: {pixels} pixels of the field"
        );
    }
    page.is_sound().await
}
