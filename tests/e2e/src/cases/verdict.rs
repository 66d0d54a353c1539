//! What a reader meets first: one sentence, and the findings that lead to their samples.

use anyhow::Result;
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use thirtyfour::Key;

async fn open<'a>(session: &'a Session, lang: &str) -> Result<Page<'a>> {
    let attributes = format!("lang={lang} time-zone=Asia/Shanghai");
    let page = Page::open_element(session, &attributes).await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(SAMPLE)])
        .await?;
    Ok(page)
}

/// The documented session, in the words of the pictures.
pub async fn says_what_went_wrong(session: &Session) -> Result<()> {
    for (lang, expected) in [
        (
            "en",
            "Mostly good until 16:20:18, then the remote reconnected 6 times in 46 s while the field kept sending: look at the remote end first.",
        ),
        (
            "zh-CN",
            "16:20:18 之前基本正常；此后 46 秒内远端重连 6 次，而现场端仍在发送：请先排查远端一侧。",
        ),
    ] {
        let page = open(session, lang).await?;
        // A number and its unit stay on one line.
        let sentence = page.text(".verdict").await?.replace('\u{a0}', " ");
        assert_eq!(sentence, expected);
        let same: bool = page
            .eval(
                "(([seen, told]) => JSON.stringify(seen) === JSON.stringify(told))([
                    findAll('.finding').map(({ dataset }) => dataset.finding),
                    viewer.report().findings.map(({ code }) => code),
                ])",
            )
            .await?;
        assert!(same, "the list is that of the report");
        page.is_sound().await?;
    }
    Ok(())
}

/// A finding that is chosen shows its samples, and tells the host.
pub async fn leads_to_its_samples(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    page.js::<()>(
        "viewer.addEventListener('trro-finding', ({ detail }) => (window.told = detail));",
        &[],
    )
    .await?;
    page.click("[data-finding=reconnect]").await?;
    page.wait_until("window.told && viewer.range").await?;
    let (told, view): (Value, Value) = page.eval("[window.told, viewer.view]").await?;
    assert_eq!(told["code"], json!("reconnect"));
    assert_eq!(
        view["selection"],
        json!({ "start": told["start"], "end": told["end"] })
    );
    let (start, end) = (&told["start"], &told["end"]);
    let shown: bool = page
        .js(
            "return viewer.range.start <= args[0] && viewer.range.end >= args[1];",
            &[start.clone(), end.clone()],
        )
        .await?;
    assert!(shown, "{view}");
    let current: Vec<String> = page
        .eval("findAll('[data-finding][aria-current=true]').map(({ dataset }) => dataset.finding)")
        .await?;
    assert_eq!(current, ["reconnect"]);
    // With keys alone: one stop for Tab, arrows from row to row.
    let stops: usize = page
        .eval("findAll('.finding[tabindex=\"0\"]').length")
        .await?;
    assert_eq!(stops, 1);
    page.js::<()>("find('.finding').focus();", &[]).await?;
    page.press(&Key::Down).await?;
    page.press(&Key::Down).await?;
    page.press(&Key::Up).await?;
    let row: String = page
        .eval("viewer.shadowRoot.activeElement.dataset.index")
        .await?;
    assert_eq!(row, "1");
    // One instant is pinned rather than selected.
    page.click("[data-finding=hidden-loss]").await?;
    page.wait_until("viewer.view.cursors.length === 1 && !viewer.view.selection")
        .await?;
    page.is_sound().await
}
