//! The shared cursor: by pointer and keyboard, in every legend, for screen readers, and for the host.

use anyhow::{Context, Result};
use e2e::given::{self, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde::Deserialize;
use serde_json::Value;
use thirtyfour::Key;

/// What the host gets: `values()` at one instant.
#[derive(Debug, Deserialize)]
struct Reading {
    device: usize,
    metric: String,
    link: Option<i64>,
    value: Option<f64>,
}

/// The sample with every `trro-cursor` event recorded.
async fn watched(session: &Session) -> Result<Page<'_>> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let script = "
        window.cursors = [];
        viewer.addEventListener('trro-cursor', ({ detail }) => window.cursors.push(detail && { time: detail.time, values: detail.values() }));";
    page.js::<()>(script, &[]).await?;
    Ok(page)
}

/// Points at an instant in a chart, and waits for the cursor.
async fn point_at(page: &Page<'_>, chart: &str, time: f64) -> Result<()> {
    let script = "
        const plot = find(`[data-chart=\"${args[0]}\"]`);
        plot.scrollIntoView({ block: 'center' });
        const { left, width, top, height } = plot.getBoundingClientRect();
        const { start, end } = viewer.report().session;
        return [left + (args[1] - start + 1000) / (end - start + 2000) * width, top + height / 2];";
    let (x, y): (f64, f64) = page.js(script, &[chart.into(), time.into()]).await?;
    page.point_at(x, y).await?;
    page.wait_until(&format!("window.cursors.at(-1)?.time === {time}"))
        .await
}

/// Seconds since the field's first sample: both ends sent; the remote is disconnected; only the remote is left.
const INSTANTS: [f64; 4] = [22.0, 40.0, 56.0, 95.0];
const START_MILLIS: f64 = 1_731_399_569_000.0;

pub async fn reads_out_what_was_sent(session: &Session) -> Result<()> {
    let page = watched(session).await?;
    let mut sent = given::sample()?;
    let devices = given::details(&mut sent)?;
    for seconds in INSTANTS {
        let time = START_MILLIS + seconds * 1000.0;
        point_at(&page, "fps", time).await?;
        let readings: Vec<Reading> = page.eval("window.cursors.at(-1).values").await?;
        let mut compared = 0;
        for reading in &readings {
            let device = &devices[reading.device];
            // What was not sent was computed.
            if let Some(values) = sent_for(device, reading) {
                let expected = sample_at(device, values, &reading.metric, time)?;
                assert_eq!(reading.value, expected, "{seconds} s: {reading:?}");
                compared += 1;
            }
        }
        assert_eq!(compared, 37, "{readings:?}");

        let legend: Vec<(String, Option<f64>, String)> = page.eval(LEGEND).await?;
        assert!(legend.len() >= 37, "{}", legend.len());
        for (name, value, shown) in &legend {
            let is_same = match value {
                None => shown == "–",
                Some(value) => shown
                    .replace(',', "")
                    .replace('−', "-")
                    .parse::<f64>()
                    .is_ok_and(|shown| (shown - value).abs() <= 0.5),
            };
            assert!(is_same, "{seconds} s: {name} is {value:?} and not {shown}");
        }
    }
    page.is_sound().await
}

/// Each legend entry with the host's value and the displayed one.
const LEGEND: &str = "findAll('[data-series]').map(entry => {
    const [device, metric, link = null] = entry.dataset.series.split(':');
    const reading = window.cursors.at(-1).values.find(value =>
        value.device === +device && value.metric === metric && value.link === (link && +link));
    return [entry.dataset.series, reading.value, entry.querySelector('.c1').textContent];
})";

/// The array of a value in the sent data.
fn sent_for<'a>(device: &'a Value, reading: &Reading) -> Option<&'a Vec<Value>> {
    let values = match reading.link {
        None => &device[&reading.metric],
        Some(id) => {
            let links = device["MultiNet"].as_array()?;
            let link = links
                .iter()
                .find(|link| link["NetId"].as_i64() == Some(id))?;
            &link[&reading.metric]
        }
    };
    values.as_array()
}

/// The value of the sample nearest to an instant; `None` if nothing was measured.
fn sample_at(device: &Value, values: &[Value], metric: &str, time: f64) -> Result<Option<f64>> {
    let start = device["StartTime"].as_f64().context("a start")? * 1000.0;
    let offsets = device["TimeOffset"].as_array().context("offsets")?;
    let distance =
        |index: &usize| (start + offsets[*index].as_f64().unwrap_or(0.0) * 1000.0 - time).abs();
    let nearest = (0..offsets.len()).min_by(|a, b| distance(a).total_cmp(&distance(b)));
    let index = nearest.context("a sample")?;
    let value = values[index].as_f64().context("a number")?;
    let of = |name: &str| device[name][index].as_f64().unwrap_or(0.0);
    let is_disconnected = of("NetworkLatency") < 0.0 && of("Rate") == 0.0 && of("Fps") == 0.0;
    let is_missing = match metric {
        _ if distance(&index) > 1000.0 => true,
        "Rate" | "Fps" => is_disconnected,
        "VideoLatency" | "Rtt" => value == 0.0,
        _ => value < 0.0,
    };
    Ok((!is_missing).then_some(value))
}

pub async fn goes_with_the_pointer(session: &Session) -> Result<()> {
    let page = watched(session).await?;
    let rest: Vec<String> = page.eval(FIRST_CELLS).await?;
    point_at(&page, "rate", START_MILLIS + 22_000.0).await?;
    let seen: (bool, String, Vec<String>) = page
        .eval(&format!("[findAll('.cursor-line:not(.pin)').every(line => !line.hidden), find('.flag').textContent, {FIRST_CELLS}]"))
        .await?;
    assert!(seen.0, "a line through all charts");
    assert!(seen.1.contains("+22"), "{}", seen.1);
    assert_ne!(seen.2, rest);

    page.js::<()>("scrollTo(0, 0);", &[]).await?;
    page.point_at(3.0, 3.0).await?;
    page.wait_until("window.cursors.at(-1) === null").await?;
    let seen: (bool, Vec<String>) = page
        .eval(&format!(
            "[findAll('.cursor-line:not(.pin)').every(line => line.hidden), {FIRST_CELLS}]"
        ))
        .await?;
    assert_eq!(seen, (true, rest), "statistics again");
    page.is_sound().await
}

const FIRST_CELLS: &str = "findAll('[data-series] .c1').map(cell => cell.textContent)";

pub async fn goes_with_the_arrows(session: &Session) -> Result<()> {
    let page = watched(session).await?;
    // By Tab alone: from where the load left the focus, and from the bar above.
    for start in ["document.activeElement", "find('[data-testid=theme]')"] {
        page.js::<()>(&format!("{start}.focus();"), &[]).await?;
        let mut focused = String::new();
        for _ in 0..30 {
            page.press(&Key::Tab).await?;
            focused = page
                .eval("viewer.shadowRoot.activeElement?.dataset.chart ?? ''")
                .await?;
            if focused == "fps" {
                break;
            }
        }
        assert_eq!(focused, "fps", "Tab reaches the plot from {start}");
    }

    for (key, seconds) in [
        (Key::Right, 0.0),
        (Key::Right, 2.0),
        (Key::Right, 3.0),
        (Key::Left, 2.0),
        (Key::End, 95.0),
        (Key::Home, 0.0),
    ] {
        page.press(&key).await?;
        let time = START_MILLIS + seconds * 1000.0;
        page.wait_until(&format!("window.cursors.at(-1)?.time === {time}"))
            .await
            .with_context(|| format!("{key:?} to {seconds} s"))?;
    }
    page.press(&Key::Right).await?;
    page.wait_until("window.cursors.at(-1)?.values.length")
        .await?;
    let spoken = page.text(".unseen[aria-live=polite]").await?;
    for word in ["Field", "Remote"] {
        assert!(spoken.contains(word), "{spoken}");
    }
    assert!(
        spoken.chars().any(|letter| letter.is_ascii_digit()),
        "{spoken}"
    );
    page.press(&Key::Escape).await?;
    page.wait_until("window.cursors.at(-1) === null").await?;
    let shown: String = page.eval("viewer.report().session.sessionId").await?;
    assert_eq!(shown, SAMPLE_ID);
    page.is_sound().await
}
