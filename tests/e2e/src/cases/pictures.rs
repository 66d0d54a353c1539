//! Pictures for people, written by `cargo xtask test --browser NAME pictures` to `target/e2e/<browser>/pictures/`.

use anyhow::Result;
use e2e::backend::Backend;
use e2e::given;
use e2e::page::Page;
use e2e::session::{Engine, Session};
use thirtyfour::Key;

use super::{clock, day};

pub async fn of_the_empty_page(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    pictures(&page, "empty").await
}

pub async fn of_an_error(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show(&given::text("errors/cloud_error.json")?).await?;
    pictures(&page, "error").await
}

pub async fn of_the_sample(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    pictures(&page, "sample").await
}

/// With no findings, one, and hundreds; the sample has a dozen.
pub async fn of_findings(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    for count in [0, 1, 300] {
        page.show(&given::with_freezes(count)).await?;
        page.wait_until("viewer.state === 'ready'").await?;
        pictures(&page, &format!("findings-{count}")).await?;
    }
    Ok(())
}

pub async fn of_a_chosen_finding(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.click("[data-finding=latency-follows-link]").await?;
    pictures(&page, "chosen").await
}

pub async fn of_a_comparison(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let view = "
        const { start } = viewer.report().session;
        viewer.view = { version: 1, range: { start, end: start + 55000 }, cursors: [start + 12000, start + 22000] };";
    page.js::<()>(view, &[]).await?;
    pictures(&page, "comparison").await
}

pub async fn of_a_selection(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let view = "
        const { start } = viewer.report().session;
        viewer.view = { version: 1, range: { start: start + 30000, end: start + 70000 }, selection: { start: start + 38000, end: start + 49000 }, hiddenCharts: ['lag'] };";
    page.js::<()>(view, &[]).await?;
    pictures(&page, "selection").await
}

pub async fn of_distributions(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let unfold = "
        for (const chart of ['fps', 'network-latency', 'rate', 'link-rtt', 'lost', 'host']) find(`[data-distribution=\"${chart}\"]`).click();";
    page.js::<()>(unfold, &[]).await?;
    pictures(&page, "distributions").await
}

pub async fn of_a_day(session: &Session) -> Result<()> {
    let page = day::open(session).await?;
    page.js::<()>(
        "await viewer.load(new URL('day.json', location.href));",
        &[],
    )
    .await?;
    pictures(&page, "day").await
}

pub async fn of_the_lists(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for theme in ["light", "dark"] {
            page.choose("[data-testid=theme]", theme).await?;
            page.click("#pick").await?;
            page.choose("[data-testid=period]", "week").await?;
            page.wait_until("find('.picker [data-session=demo-day-1]')")
                .await?;
            for (width, ratio) in sizes(session.engine) {
                session.set_viewport(*width, 800, *ratio).await?;
                let name = format!("pictures/lists-{theme}-{width}-{lang}-{ratio}x");
                page.screenshot(&name).await?;
            }
            page.click(".picker .close").await?;
        }
    }
    page.is_sound().await
}

pub async fn of_a_running_session(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "?session-id=demo-running-1").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    pictures(&page, "running").await
}

/// The export menu and the share dialog, over the sample.
pub async fn of_taking_away(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for theme in ["light", "dark"] {
            page.choose("[data-testid=theme]", theme).await?;
            for (width, ratio) in sizes(session.engine) {
                session.set_viewport(*width, 800, *ratio).await?;
                let name = |what| format!("pictures/{what}-{theme}-{width}-{lang}-{ratio}x");
                page.click("[data-do=export]").await?;
                page.screenshot(&name("export")).await?;
                page.click(".help .close").await?;
                page.click("[data-testid=share]").await?;
                page.wait_until("find('[data-testid=share-link]')?.value")
                    .await?;
                page.screenshot(&name("share")).await?;
                page.click(".share .close").await?;
            }
        }
    }
    page.is_sound().await
}

/// The panel with two changed thresholds, over a verdict that mentions them.
pub async fn of_the_thresholds(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.js::<()>(
        "viewer.thresholds = { networkLatencyBadMs: 600, freezeCriticalMs: 2500 };",
        &[],
    )
    .await?;
    pictures(&page, "judged").await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for theme in ["light", "dark"] {
            page.choose("[data-testid=theme]", theme).await?;
            for (width, ratio) in sizes(session.engine) {
                session.set_viewport(*width, 800, *ratio).await?;
                page.click(".tools [data-do=thresholds]").await?;
                page.type_into("#field-networkLatencyWatchMs", "x").await?;
                page.press(&Key::Enter).await?;
                let name = format!("pictures/thresholds-{theme}-{width}-{lang}-{ratio}x");
                page.screenshot(&name).await?;
                page.click(".help .close").await?;
            }
        }
    }
    page.is_sound().await
}

/// Both ends on one clock, and the panel that explains it.
pub async fn of_two_clocks(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show(&clock::skewed(20, 0..120)).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for theme in ["light", "dark"] {
            page.choose("[data-testid=theme]", theme).await?;
            for (width, ratio) in sizes(session.engine) {
                session.set_viewport(*width, 800, *ratio).await?;
                page.js::<()>("scrollTo(0, 0);", &[]).await?;
                page.click("[data-do=clocks]").await?;
                let name = format!("pictures/clocks-{theme}-{width}-{lang}-{ratio}x");
                page.screenshot(&name).await?;
                page.click(".help .close").await?;
            }
        }
    }
    page.is_sound().await
}

async fn pictures(page: &Page<'_>, state: &str) -> Result<()> {
    page.point_at(0.0, 0.0).await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for theme in ["light", "dark"] {
            page.choose("[data-testid=theme]", theme).await?;
            for (width, ratio) in sizes(page.session.engine) {
                let name = format!("pictures/{state}-{theme}-{width}-{lang}-{ratio}x");
                picture(page, &name, *width, *ratio).await?;
            }
        }
    }
    page.is_sound().await
}

fn sizes(engine: Engine) -> &'static [(u32, f64)] {
    match engine {
        Engine::Chromium | Engine::Firefox => &[(1400, 1.0), (1400, 2.0), (360, 1.0), (360, 2.0)],
        Engine::Webkit => &[(1400, 1.0), (450, 1.0)],
    }
}

/// As tall as the page, so that all of it is visible.
async fn picture(page: &Page<'_>, name: &str, width: u32, ratio: f64) -> Result<()> {
    // Chromium's emulation tells the page of another ratio only together with another width.
    page.session.set_viewport(width - 1, 800, ratio).await?;
    page.session.set_viewport(width, 800, ratio).await?;
    page.is_drawn().await?;
    let height: u32 = page.eval("document.documentElement.scrollHeight").await?;
    page.session.set_viewport(width, height, ratio).await?;
    page.is_drawn().await?;
    page.js::<()>(
        "document.activeElement?.blur(); await new Promise(requestAnimationFrame);",
        &[],
    )
    .await?;
    page.screenshot(name).await?;
    Ok(())
}
