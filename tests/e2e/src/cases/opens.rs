//! The page opens under any address without problems.

use anyhow::Result;
use e2e::page::Page;
use e2e::session::{Engine, Session};
use xtask::paths;
use xtask::server::Site;

pub async fn at_the_root(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    is_empty_and_sound(&page).await
}

/// As narrow as the browser allows.
pub async fn on_a_phone(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let (width, ratio) = match session.engine {
        Engine::Chromium | Engine::Firefox => (360, 2.0),
        Engine::Webkit => (450, 1.0),
    };
    session.set_viewport(width, 740, ratio).await?;
    let (content, room): (u32, u32) = page
        .eval("(root => [root.scrollWidth, root.clientWidth])(document.documentElement)")
        .await?;
    assert_eq!(content, room, "nothing is wider than the screen");
    assert!(room <= width, "{room}");
    is_empty_and_sound(&page).await
}

pub async fn from_a_sub_path(session: &Session) -> Result<()> {
    let site = Site {
        base: "/console/viewer/".to_owned(),
        ..Site::new(paths::dist())
    };
    let page = Page::open_site(session, site, "").await?;
    is_empty_and_sound(&page).await?;
    page.show_sample().await?;
    page.is_drawn().await?;
    page.is_sound().await?;
    let strays: Vec<String> = page.server.requests();
    assert!(
        strays
            .iter()
            .all(|request| request.starts_with("GET /console/viewer/")),
        "{strays:?}"
    );
    Ok(())
}

async fn is_empty_and_sound(page: &Page<'_>) -> Result<()> {
    page.wait_until("viewer.state === 'empty'").await?;
    page.find("[data-testid=paste]").await?;
    assert_eq!(page.problems().await?, Vec::<String>::new());
    Ok(())
}
