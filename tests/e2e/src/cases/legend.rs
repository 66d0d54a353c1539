//! The legend: toggling series by click and keyboard, and series on request.

use anyhow::Result;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use thirtyfour::Key;

const ENTRY: &str = "[data-series=\"0:Fps\"]";

/// Whether it is visible, and a fingerprint of its chart.
async fn state(page: &Page<'_>, entry: &str) -> Result<(String, String)> {
    let script = "
        const entry = find(args[0]);
        const canvas = entry.closest('.chart').querySelector('canvas.ink');
        return [entry.getAttribute('aria-pressed'), canvas.toDataURL()];";
    page.js(script, &[json!(entry)]).await
}

async fn switches(page: &Page<'_>, entry: &str, how: Option<Key>) -> Result<()> {
    let before = state(page, entry).await?;
    for times in 1..=2 {
        match &how {
            None => page.click(entry).await?,
            Some(key) => {
                page.js::<()>("find(args[0]).focus();", &[json!(entry)])
                    .await?;
                page.press(key).await?;
            }
        }
        // A pointer over a plot would mark samples: none is.
        let now = state(page, entry).await?;
        assert_eq!(
            now == before,
            times == 2,
            "{entry} {how:?}, {times} times: {}",
            now.0
        );
        assert_eq!(now.0 == before.0, times == 2, "{entry} {how:?}");
    }
    Ok(())
}

pub async fn toggles_a_series(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    switches(&page, ENTRY, None).await?;
    switches(&page, ENTRY, Some(Key::Space)).await?;
    switches(&page, ENTRY, Some(Key::Enter)).await?;
    page.is_sound().await
}

pub async fn draws_more_on_request(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let asked: Vec<String> = page
        .eval("findAll('.chip[data-series]').map(chip => chip.dataset.series)")
        .await?;
    assert!(asked.len() >= 3, "{asked:?}");
    for name in &asked {
        let entry = format!("[data-series=\"{name}\"]");
        let before = state(&page, &entry).await?;
        page.click(&entry).await?;
        let now = state(&page, &entry).await?;
        assert_eq!(
            (before.0.as_str(), now.0.as_str()),
            ("false", "true"),
            "{name}"
        );
        let script = "
            const [device, metric, link = null] = args[0].split(':');
            const { series } = viewer.report().devices[device];
            return series.find(one => one.metric === metric && one.link === (link && +link)).max;";
        let highest: f64 = page.js(script, &[json!(name)]).await?;
        // Bars of no height are no ink.
        assert!(highest == 0.0 || before.1 != now.1, "{name} is drawn");
    }
    page.is_sound().await
}

/// Changing language, theme or zone keeps the person's choices.
pub async fn remembers_what_is_hidden(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.click(ENTRY).await?;
    page.choose("[data-testid=language]", "zh-CN").await?;
    page.choose("[data-testid=theme]", "dark").await?;
    page.choose("[data-testid=time-zone]", "relative").await?;
    let (pressed, _) = state(&page, ENTRY).await?;
    assert_eq!(pressed, "false");
    page.is_sound().await
}
