//! Changing language, theme and time zone.

use anyhow::Result;
use e2e::page::Page;
use e2e::session::Session;

/// Fingerprints of the axis and of a chart, which have no text to read.
const DRAWN: &str =
    "[find('.axis canvas').toDataURL(), find('[data-chart=fps] canvas.ink').toDataURL()]";

pub async fn language(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for (lang, heading, label, page_word, title) in [
        ("zh-CN", "流畅度", "现场", "时区", "TRRO 会话查看器"),
        (
            "en",
            "Smoothness",
            "Field",
            "Time zone",
            "TRRO session viewer",
        ),
    ] {
        page.choose("[data-testid=language]", lang).await?;
        let seen: Vec<String> = page
            .eval(
                "[
                    document.documentElement.lang,
                    find('.group h2').textContent,
                    find('.devices strong').textContent,
                    find('[data-testid=time-zone]').getAttribute('aria-label'),
                    document.title.split(' · ').at(-1),
                ]",
            )
            .await?;
        assert_eq!(seen, [lang, heading, label, page_word, title]);
    }
    page.is_sound().await
}

pub async fn theme(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let mut drawn: Vec<(String, String)> = Vec::new();
    for (theme, ground) in [("light", "rgb(255, 255, 255)"), ("dark", "rgb(20, 23, 28)")] {
        page.choose("[data-testid=theme]", theme).await?;
        let grounds: Vec<String> = page
            .eval("[document.documentElement, viewer.shadowRoot.querySelector('.root')].map(element => getComputedStyle(element).backgroundColor)")
            .await?;
        assert_eq!(grounds, [ground, ground], "{theme}");
        drawn.push(page.eval(DRAWN).await?);
    }
    assert!(drawn[0].0 != drawn[1].0, "the axis is drawn anew");
    assert!(drawn[0].1 != drawn[1].1, "the charts are drawn anew");
    page.is_sound().await
}

pub async fn time_zone(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let mut drawn: Vec<String> = Vec::new();
    for (zone, when) in [
        ("UTC", "2024-11-12 08:19:29 – 08:21:04"),
        ("Asia/Shanghai", "2024-11-12 16:19:29 – 16:21:04"),
        ("relative", "0:00 – 1:35"),
    ] {
        // For a browser that lives there it is the local zone.
        let local: String = page
            .eval("Intl.DateTimeFormat().resolvedOptions().timeZone")
            .await?;
        let value = if zone == local { "local" } else { zone };
        page.choose("[data-testid=time-zone]", value).await?;
        let shown = page.text(".when strong").await?;
        assert_eq!(shown, when, "{zone}");
        let (axis, _): (String, String) = page.eval(DRAWN).await?;
        assert!(!drawn.contains(&axis), "{zone}: the axis has other figures");
        drawn.push(axis);
    }
    page.is_sound().await
}

/// The next visit starts with the same settings.
pub async fn outlast_the_visit(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.choose("[data-testid=language]", "zh-CN").await?;
    page.choose("[data-testid=theme]", "dark").await?;
    page.choose("[data-testid=time-zone]", "relative").await?;
    page.go("?again").await?;
    let seen: Vec<String> = page
        .eval("['language', 'theme', 'time-zone'].map(name => find(`[data-testid=${name}]`).value)")
        .await?;
    assert_eq!(seen, ["zh-CN", "dark", "relative"]);
    let shown: String = page.eval("document.documentElement.dataset.theme").await?;
    assert_eq!(shown, "dark");
    page.is_sound().await
}
