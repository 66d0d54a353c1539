//! The standalone page and reports, from disk without network.

use std::fs;

use anyhow::Result;
use e2e::given::{SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Key;
use xtask::paths;

/// The requests by any means, except for the page itself.
const REQUESTS: &str = "performance.getEntriesByType('resource').map(({ name }) => name)";

/// What a reader sees and gets.
const SEEN: &str = "[{ ...viewer.report(), source: null }, viewer.view, viewer.getAttribute('theme'), viewer.lang]";

async fn asks_for_nothing(page: &Page<'_>) -> Result<()> {
    let requests: Vec<String> = page.eval(REQUESTS).await?;
    assert_eq!(requests, [""; 0]);
    page.is_sound().await
}

async fn answers_the_hand(page: &Page<'_>) -> Result<()> {
    page.is_drawn().await?;
    page.js::<()>("find('.plot[data-chart=fps]').focus();", &[])
        .await?;
    page.press_letter('w').await?;
    page.wait_until("viewer.range").await?;
    page.press(&Key::Right).await?;
    page.press(&Key::Right).await?;
    page.wait_until("!find('.flag:not(.pin)').hidden").await?;
    page.press_letter('0').await?;
    page.wait_until("!viewer.range").await
}

pub async fn opens_from_a_disk(session: &Session) -> Result<()> {
    session.set_offline(true).await?;
    let page = Page::open_file(session, &paths::dist().join("standalone.html")).await?;
    page.wait_until("viewer.state === 'empty'").await?;
    let fetches: bool = page
        .eval("find('[data-testid=fetch-form]').checkVisibility()")
        .await?;
    assert!(!fetches, "nothing can be fetched here");
    page.show_sample().await?;
    answers_the_hand(&page).await?;
    page.show("{").await?;
    page.wait_until("find('[data-testid=error]')").await?;
    page.show(SAMPLE).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let id: String = page.eval("viewer.report().session.sessionId").await?;
    assert_eq!(id, SAMPLE_ID);
    asks_for_nothing(&page).await?;
    session.set_offline(false).await
}

/// Shows its author's view and numbers, and can be exported again.
pub async fn a_report_opens_from_a_disk(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    page.choose("[data-testid=theme]", "dark").await?;
    page.choose("[data-testid=language]", "en").await?;
    page.js::<()>(
        "const { start } = viewer.report().session;
        viewer.range = { start: start + 10_000, end: start + 40_000 };
        viewer.view = { ...viewer.view, cursors: [start + 20_000], hiddenCharts: ['lag'], thresholds: { networkLatencyBadMs: 600 } };",
        &[],
    )
    .await?;
    let seen: Value = page.eval(SEEN).await?;
    let html = super::export::text_of(&page, "html", "{}").await?;
    let masked = super::export::text_of(&page, "html", "{ mask: true }").await?;
    page.is_sound().await?;

    session.set_offline(true).await?;
    let folder = TempDir::new()?;
    let file = folder.path().join("report.html");
    fs::write(&file, &html)?;
    let report = Page::open_file(session, &file).await?;
    report.wait_until("viewer.state === 'ready'").await?;
    assert_eq!(report.eval::<Value>(SEEN).await?, seen);
    report.wait_until("viewer.range").await?;
    report.js::<()>("viewer.range = null;", &[]).await?;
    answers_the_hand(&report).await?;
    let again = super::export::text_of(&report, "html", "{}").await?;
    assert!(
        again.len().abs_diff(html.len()) < 1000,
        "{} and {}",
        again.len(),
        html.len()
    );
    asks_for_nothing(&report).await?;

    fs::write(&file, &masked)?;
    let report = Page::open_file(session, &file).await?;
    report.wait_until("viewer.state === 'ready'").await?;
    let text: String = report
        .eval("JSON.stringify(viewer.report()) + find('.session').textContent")
        .await?;
    for secret in [SAMPLE_ID, "dev_0240702040008", "driver_456", "192.168."] {
        assert!(!text.contains(secret), "{secret}");
    }
    session.set_offline(false).await
}

/// A report with truncated data explains this, and still works as a viewer.
pub async fn a_spoilt_report_explains_itself(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let html = super::export::text_of(&page, "html", "{}").await?;
    let begin = html.find("\"session\":\"").map(|at| at + 11 + 200);
    let Some(begin) = begin else {
        anyhow::bail!("no session in it")
    };
    let spoilt = format!("{}AAAA{}", &html[..begin], &html[begin + 8..]);
    let folder = TempDir::new()?;
    let file = folder.path().join("report.html");
    fs::write(&file, spoilt)?;
    let report = Page::open_file(session, &file).await?;
    report.wait_until("find('[data-testid=error]')").await?;
    let code: String = report.text("[data-testid=error] .code code").await?;
    assert_eq!(code, "not-json");
    report.show(SAMPLE).await?;
    report.wait_until("viewer.state === 'ready'").await?;
    report.is_sound().await
}

/// Its policy allows its own code and nothing injected.
pub async fn allows_its_own_code_only(session: &Session) -> Result<()> {
    let html = fs::read_to_string(paths::dist().join("standalone.html"))?;
    let folder = TempDir::new()?;
    let file = folder.path().join("page.html");
    fs::write(
        &file,
        html.replace(
            "<body>",
            "<body><script>window.strange = true</script><style>body{color:red}</style>",
        ),
    )?;
    let page = Page::open_file(session, &file).await?;
    page.wait_until("viewer.state === 'empty'").await?;
    let strange: Value = page.eval("window.strange ?? null").await?;
    assert_eq!(strange, json!(null));
    // Chromium tells what it refused.
    session.console().await?;
    Ok(())
}
