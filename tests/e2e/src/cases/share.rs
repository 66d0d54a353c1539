//! Links that contain their session.

use anyhow::Result;
use e2e::given::{self, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use xtask::paths;
use xtask::server::{Reply, Site};

use super::address::{PICTURES, SHOWN};

async fn link_of(page: &Page<'_>) -> Result<String> {
    page.click("[data-testid=share]").await?;
    page.wait_until("find('[data-testid=share-link]')?.value")
        .await?;
    page.eval("find('[data-testid=share-link]').value").await
}

/// Every canvas when idle; none in Firefox, which adds per-profile noise to canvas data.
async fn pictures(page: &Page<'_>) -> Result<Vec<String>> {
    if page.session.engine == Engine::Firefox {
        return Ok(Vec::new());
    }
    page.js::<()>("window.scrollTo(0, 0);", &[]).await?;
    page.js(PICTURES, &[]).await
}

/// Opened with only the link, it shows the same pixels.
pub async fn brings_the_session_along(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    page.choose("[data-testid=time-zone]", "Asia/Shanghai")
        .await?;
    page.js::<()>(
        "const { start } = viewer.report().session;
        viewer.range = { start: start + 10_000, end: start + 70_000 };
        viewer.view = { ...viewer.view, hiddenSeries: ['1:Fps'] };",
        &[],
    )
    .await?;
    let link = link_of(&page).await?;
    let told = page.text(".share .length").await?;
    let data = link.split("&data=").nth(1).map_or(0, str::len);
    println!(
        "    the sample: a link of {} characters, {data} of them data",
        link.len()
    );
    assert!(link.len() < 8000 && !link.contains("src="), "{link}");
    assert!(
        told.contains(&format!("{},{:03}", data / 1000, data % 1000)),
        "{told}"
    );
    page.click(".share .close").await?;
    let shown: Value = page.eval(SHOWN).await?;
    let report: Value = page.eval("({ ...viewer.report(), source: null })").await?;
    let sent = pictures(&page).await?;
    page.is_sound().await?;

    // A browser that has never seen it, and a server that has no such session.
    let other = Session::start(session.engine).await?;
    let site = Site::new(paths::dist());
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    let page = Page::open_site(&other, site, &format!("#{fragment}")).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    assert_eq!(page.eval::<Value>(SHOWN).await?, shown);
    assert_eq!(
        page.eval::<Value>("({ ...viewer.report(), source: null })")
            .await?,
        report
    );
    assert!(pictures(&page).await? == sent, "other pixels");
    let asked = page.server.requests();
    assert!(
        !asked
            .iter()
            .any(|request| request.contains("data=") || request.contains("sample")),
        "{asked:?}"
    );
    // It can be reloaded and shared again.
    let kept: String = page.eval("location.hash").await?;
    assert!(kept.contains("&data="), "{kept}");
    page.is_sound().await?;
    other.quit().await;
    Ok(())
}

/// A masked link does not identify the session.
pub async fn masks_what_it_brings(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let plain = link_of(&page).await?;
    page.click(".share [name=mask]").await?;
    page.wait_until(&format!(
        "find('[data-testid=share-link]').value !== {}",
        json!(plain)
    ))
    .await?;
    let link: String = page.eval("find('[data-testid=share-link]').value").await?;
    assert!(!link.contains(SAMPLE_ID), "{link}");
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    let other = Page::open(session, &format!("#{fragment}")).await?;
    other.wait_until("viewer.state === 'ready'").await?;
    let text: String = other.eval("JSON.stringify(viewer.report())").await?;
    for secret in [SAMPLE_ID, "dev_0240702040008", "driver_456"] {
        assert!(!text.contains(secret), "{secret}");
    }
    other.is_sound().await
}

/// A day does not fit into a link.
pub async fn explains_what_is_too_long(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    let page = Page::open_site(session, site, "?src=day.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    page.click("[data-testid=share]").await?;
    page.wait_until("find('.share .length')?.textContent")
        .await?;
    let seen: (String, bool) = page
        .eval("[find('[data-testid=share-link]').value, find('.share .primary').disabled]")
        .await?;
    assert_eq!(seen, (String::new(), true));
    let told = page.text(".share .length").await?;
    assert!(told.contains("64,000"), "{told}");
    page.click(".share [name=with-data]").await?;
    page.wait_until("find('[data-testid=share-link]').value")
        .await?;
    page.is_sound().await
}

/// A load started meanwhile takes precedence.
pub async fn gives_way_to_a_newer_load(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let link = link_of(&page).await?;
    let (_, fragment) = link.split_once('#').unwrap_or_default();
    let page = Page::open(session, "").await?;
    let other = given::sample_of("newer-0")?;
    let script = "
        location.hash = args[0];
        find('[data-testid=paste]').value = args[1];
        find('[data-testid=show]').click();
        await new Promise(resolve => setTimeout(resolve, 600));
        return viewer.report().session.sessionId;";
    let shown: String = page.js(script, &[json!(fragment), json!(other)]).await?;
    assert_eq!(shown, "newer-0");
    page.is_sound().await
}

/// Truncated, mistyped, or far larger than it seems.
pub async fn refuses_what_is_no_session(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let bombs: [String; 2] = page
        .js(
            "const packed = async bytes => {
                const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream('gzip'));
                return new Uint8Array(await new Response(stream).arrayBuffer());
            };
            const letters = bytes => btoa(Array.from(bytes, byte => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
            const once = await packed(new Uint8Array(20_000_000));
            return [letters(once), letters(await packed(once))];",
            &[],
        )
        .await?;
    let [once, twice] = bombs.each_ref().map(String::as_str);
    for (data, code) in [
        ("AAAA", "not-json"),
        (once, "too-large"),
        (twice, "not-json"),
    ] {
        let page = Page::open(session, &format!("#v=1&id=x&data={data}")).await?;
        page.wait_until("find('[data-testid=error]')").await?;
        let seen = page.text("[data-testid=error] .code code").await?;
        assert_eq!(seen, code);
        // And all else goes on.
        page.show_sample().await?;
        page.is_sound().await?;
    }
    Ok(())
}
