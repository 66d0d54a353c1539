//! Pictures for people: `cargo xtask test --browser NAME pictures` writes them to `target/e2e/<browser>/pictures/`.

use anyhow::Result;
use e2e::given;
use e2e::page::Page;
use e2e::session::{Engine, Session};

use super::day;

pub async fn of_every_state(session: &Session) -> Result<()> {
    let page = day::open(session).await?;
    for state in ["empty", "error", "sample", "day"] {
        match state {
            "error" => page.show(&given::text("errors/cloud_error.json")?).await?,
            "sample" => {
                page.js(
                    "viewer.clear(); await viewer.load(new URL('sample.json', location.href));",
                    &[],
                )
                .await?
            }
            "day" => {
                page.js(
                    "await viewer.load(new URL('day.json', location.href));",
                    &[],
                )
                .await?
            }
            _ => {}
        }
        for lang in ["zh-CN", "en"] {
            page.choose("[data-testid=language]", lang).await?;
            for theme in ["light", "dark"] {
                page.choose("[data-testid=theme]", theme).await?;
                for (width, ratio) in sizes(session.engine) {
                    picture(
                        &page,
                        &format!("pictures/{state}-{theme}-{width}-{lang}-{ratio}x"),
                        (*width, *ratio),
                    )
                    .await?;
                }
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

/// As high as the page is, so that all of it is on the picture.
async fn picture(page: &Page<'_>, name: &str, (width, ratio): (u32, f64)) -> Result<()> {
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
