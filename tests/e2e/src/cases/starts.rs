//! Whatever replaces the module or the data, the page explains it and is never blank.

use anyhow::Result;
use e2e::given::{SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use std::time::Duration;
use xtask::paths;
use xtask::server::{Policy, Reply, Site, Wasm};

/// Browsers' own messages about a module or response that failed.
const NOISE: [&str; 5] = [
    "wasm",
    "404",
    "500",
    "Failed to load resource",
    "Content Security Policy",
];

/// The panel shows this code in both languages, and the form is available.
async fn says(page: &Page<'_>, code: &str, words: [&str; 2]) -> Result<()> {
    for (lang, words) in ["zh-CN", "en"].into_iter().zip(words) {
        page.choose("[data-testid=language]", lang).await?;
        page.wait_until("find('[data-testid=error]')?.checkVisibility()")
            .await?;
        let panel = page.text("[data-testid=error]").await?;
        assert!(
            panel.contains(code) && panel.contains(words),
            "{lang} {code}: {panel}"
        );
        let steps: usize = page
            .eval("findAll('[data-testid=error] .advice li').length")
            .await?;
        assert!(steps > 0, "{lang} {code}");
    }
    let form: bool = page
        .eval("find('[data-testid=paste]').checkVisibility()")
        .await?;
    assert!(form, "{code}: the form stays");
    let state: (String, String) = page.eval("[viewer.state, viewer.error?.code]").await?;
    assert_eq!(state, ("failed".to_owned(), code.to_owned()));
    Ok(())
}

async fn spoiled(session: &Session, policy: Policy, wasm: Wasm) -> Result<Page<'_>> {
    let site = Site {
        policy,
        wasm,
        ..Site::new(paths::dist())
    };
    Page::open_site(session, site, "").await
}

pub async fn without_permission_for_wasm(session: &Session) -> Result<()> {
    let page = spoiled(session, Policy::WithoutWasm, Wasm::Served).await?;
    says(
        &page,
        "wasm-blocked",
        ["'wasm-unsafe-eval'", "'wasm-unsafe-eval'"],
    )
    .await?;
    // It is not said once only.
    page.show(SAMPLE).await?;
    says(
        &page,
        "wasm-blocked",
        ["'wasm-unsafe-eval'", "'wasm-unsafe-eval'"],
    )
    .await?;
    page.is_sound_but(&NOISE).await
}

pub async fn without_the_module(session: &Session) -> Result<()> {
    let page = spoiled(session, Policy::Strict, Wasm::Missing).await?;
    says(
        &page,
        "wasm-missing",
        ["下载失败", "could not be downloaded"],
    )
    .await?;
    page.is_sound_but(&NOISE).await
}

pub async fn with_a_page_in_its_place(session: &Session) -> Result<()> {
    let page = spoiled(session, Policy::Strict, Wasm::AsHtml).await?;
    says(
        &page,
        "wasm-invalid",
        ["不是查看器的程序文件", "not the viewer"],
    )
    .await?;
    page.is_sound_but(&NOISE).await
}

/// A wrong content type alone changes nothing.
pub async fn with_the_module_as_text(session: &Session) -> Result<()> {
    let page = spoiled(session, Policy::Strict, Wasm::AsText).await?;
    page.show_sample().await?;
    page.is_sound().await
}

/// Once the module is available, a retry is enough.
pub async fn tries_again(session: &Session) -> Result<()> {
    let mut page = spoiled(session, Policy::Strict, Wasm::Missing).await?;
    says(&page, "wasm-missing", ["重试", "Try again"]).await?;
    let port = page.stop_server()?;
    page.restart_server(Site::new(paths::dist()), port).await?;
    page.click("[data-testid=error] .primary").await?;
    page.wait_until("!find('[data-testid=error]') && viewer?.state === 'empty'")
        .await?;
    page.show_sample().await?;
    page.is_sound_but(&NOISE).await
}

pub async fn without_the_data(session: &Session) -> Result<()> {
    for status in [404, 500] {
        let mut site = Site::new(paths::dist());
        let reply = Reply {
            status,
            ..Reply::json("{}")
        };
        site.replies.insert("42.json".to_owned(), reply);
        let page = Page::open_site(session, site, "?src=42.json").await?;
        says(&page, "http", ["错误状态", "error status"]).await?;
        let detail: String = page.eval("viewer.error.detail").await?;
        assert!(detail.contains(&status.to_string()), "{detail}");
        page.is_sound_but(&NOISE).await?;
    }
    Ok(())
}

pub async fn without_a_server(session: &Session) -> Result<()> {
    let mut page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.stop_server()?;
    page.js::<()>(
        "viewer.load(new URL('/sample.json?again', location.href)).catch(() => {});",
        &[],
    )
    .await?;
    page.wait_until("viewer.state === 'failed'").await?;
    let seen: (String, bool, String) = page
        .eval("[viewer.error.code, viewer.error.retryable, viewer.report().session.sessionId]")
        .await?;
    assert_eq!(seen, ("network".to_owned(), true, SAMPLE_ID.to_owned()));
    page.is_sound_but(&["Failed to load resource", "ERR_CONNECTION"])
        .await
}

/// The policy forbids other origins, and browsers do not report why a fetch failed.
pub async fn without_permission_to_fetch(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let code: String = page
        .js(
            "return viewer.load(new URL('https://example.com/42.json')).catch(({ code }) => code);",
            &[],
        )
        .await?;
    assert_eq!(code, "network");
    page.is_sound_but(&["connect-src", "Content Security Policy"])
        .await
}

/// The time-out is shortened, since nobody waits for a minute here.
pub async fn without_an_end(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    let slow = Reply {
        delay: Duration::from_millis(800),
        ..Reply::json(SAMPLE)
    };
    site.replies.insert("slow.json".to_owned(), slow);
    let page = Page::open_element_at(session, site, "").await?;
    let script = "
        await viewer.load(args[0]);
        const wait = window.setTimeout;
        window.setTimeout = (call, time, ...rest) => wait(call, time >= 30_000 ? 50 : time, ...rest);
        const { code, retryable } = await viewer.load(new URL('slow.json', location.href)).catch(error => error);
        return [code, retryable, viewer.report().session.sessionId];";
    let seen: (String, bool, String) = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, ("timeout".to_owned(), true, SAMPLE_ID.to_owned()));
    page.is_sound().await
}
