//! The examples as hosts build them from the package, with the strict policy.

use anyhow::Result;
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use xtask::paths;
use xtask::server::{Reply, Site};

/// Charts of the sample.
const CHARTS: usize = 13;

pub async fn without_a_framework(session: &Session) -> Result<()> {
    let Some(page) = open(session, "plain").await? else {
        return Ok(());
    };
    shows_the_sample(&page).await?;
    page.is_sound().await
}

pub async fn in_react_with_vite(session: &Session) -> Result<()> {
    let Some(page) = open(session, "react").await? else {
        return Ok(());
    };
    shows_the_sample(&page).await?;
    tells_the_host(&page).await?;
    reads_in_a_worker(&page).await?;
    page.is_sound().await
}

pub async fn in_vue_with_webpack(session: &Session) -> Result<()> {
    let Some(page) = open(session, "vue").await? else {
        return Ok(());
    };
    shows_the_sample(&page).await?;
    tells_the_host(&page).await?;
    reads_in_a_worker(&page).await?;
    page.is_sound().await
}

/// Strict mode mounts everything twice, on every mount.
pub async fn comes_and_goes_in_strict_mode(session: &Session) -> Result<()> {
    let Some(page) = open(session, "react-strict").await? else {
        return Ok(());
    };
    for _ in 0..10 {
        shows_the_sample(&page).await?;
        page.click("#app button").await?;
        page.wait_until("!document.querySelector('trro-session-viewer')")
            .await?;
        page.click("#app button").await?;
    }
    shows_the_sample(&page).await?;
    tells_the_host(&page).await?;
    // React's own advertisement.
    page.is_sound_but(&["React DevTools"]).await
}

/// An example with the sample next to it; `None` if it was not built.
async fn open<'a>(session: &'a Session, name: &str) -> Result<Option<Page<'a>>> {
    let folder = paths::examples().join(name);
    if !folder.is_dir() {
        println!("    skipped: the example was not built, which takes Node");
        return Ok(None);
    }
    let mut site = Site::new(folder);
    site.replies
        .insert("session.json".to_owned(), Reply::json(SAMPLE));
    Ok(Some(Page::open_site(session, site, "").await?))
}

async fn shows_the_sample(page: &Page<'_>) -> Result<()> {
    page.wait_until("viewer?.state === 'ready'").await?;
    page.wait_until("findAll('[data-chart] canvas.ink').length > 0")
        .await?;
    page.is_drawn().await?;
    let drawn: (usize, usize) = page
        .eval("[document.querySelectorAll('trro-session-viewer').length, findAll('[data-chart] canvas.ink').length]")
        .await?;
    assert_eq!(drawn, (1, CHARTS));
    Ok(())
}

/// The framework has received the event and shows its detail.
async fn tells_the_host(page: &Page<'_>) -> Result<()> {
    page.wait_until("find('output').textContent === '2 devices'")
        .await
}

/// Worker, glue and module are bundled so that they find each other.
async fn reads_in_a_worker(page: &Page<'_>) -> Result<()> {
    let script = "
        const made = [];
        window.Worker = class extends Worker {
            constructor(...how) {
                super(...how);
                made.push(this);
                this.addEventListener('message', ({ data }) => made.push(data.kind));
            }
        };
        const [text] = args;
        await viewer.load(text + ' '.repeat(1 << 18));
        return [String(made.at(-1)), viewer.state];";
    let seen: (String, String) = page.js(script, &[SAMPLE.into()]).await?;
    assert_eq!(seen, ("read".to_owned(), "ready".to_owned()));
    Ok(())
}
