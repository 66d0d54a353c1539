//! Accessibility: no serious finding of axe, in any state and theme.

use std::{env, fs};

use anyhow::{Context, Result};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{Reply, Site};

/// A page with axe; `None` if axe is not available.
async fn with_axe(session: &Session) -> Result<Option<Page<'_>>> {
    let Some(file) = env::var_os("TRRO_AXE") else {
        println!("    skipped: there is no axe here, which takes Node");
        return Ok(None);
    };
    let script = Reply {
        content_type: "text/javascript".to_owned(),
        ..Reply::json(fs::read(file).context("cannot read axe")?)
    };
    let mut site = Site::new(paths::dist());
    // From the page's own origin, which is all that its policy allows.
    site.replies.insert("axe.js".to_owned(), script);
    let page = Page::open_site(session, site, "").await?;
    let load = "
        const script = document.createElement('script');
        script.src = 'axe.js';
        const loaded = new Promise(done => script.addEventListener('load', done));
        document.head.append(script);
        await loaded;";
    page.js::<()>(load, &[]).await?;
    Ok(Some(page))
}

/// Checks the current state for serious findings.
async fn lets_everybody_in(page: &Page<'_>, state: &str) -> Result<()> {
    for theme in ["light", "dark"] {
        page.choose("[data-testid=theme]", theme).await?;
        has_no_barrier(page, state, theme).await?;
    }
    page.is_sound().await
}

async fn has_no_barrier(page: &Page<'_>, state: &str, theme: &str) -> Result<()> {
    let script = "
        const { violations, passes } = await window.axe.run(document, { resultTypes: ['violations'] });
        const bad = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
        return [passes.length, bad.map(({ id, nodes }) => [id, nodes.slice(0, 4).map(({ target, failureSummary }) => `${target.flat().join(' ')}: ${failureSummary}`)])];";
    let (passed, found): (usize, Value) = page.js(script, &[]).await?;
    assert!(
        passed > 10,
        "{state} {theme}: {passed} rules had something to look at"
    );
    assert_eq!(found, json!([]), "{state} {theme}: {found:#}");
    Ok(())
}

pub async fn when_empty(session: &Session) -> Result<()> {
    let Some(page) = with_axe(session).await? else {
        return Ok(());
    };
    lets_everybody_in(&page, "empty").await
}

pub async fn with_an_error(session: &Session) -> Result<()> {
    let Some(page) = with_axe(session).await? else {
        return Ok(());
    };
    page.show("{\"Response\":{\"Error\":{\"Code\":\"AuthFailure\",\"Message\":\"no\"},\"RequestId\":\"1\"}}").await?;
    page.find("[data-testid=error]").await?;
    lets_everybody_in(&page, "error").await
}

pub async fn with_a_session(session: &Session) -> Result<()> {
    let Some(page) = with_axe(session).await? else {
        return Ok(());
    };
    page.show_sample().await?;
    page.is_drawn().await?;
    lets_everybody_in(&page, "session").await?;
    // What opens on request, and the form over it.
    page.click("#reopen").await?;
    page.js::<()>("find('[data-table=fps]').click();", &[])
        .await?;
    page.js::<()>("find('[data-distribution=rate]').click();", &[])
        .await?;
    page.js::<()>("find('[data-help=fps]').click();", &[])
        .await?;
    page.find(".help").await?;
    lets_everybody_in(&page, "session with all open").await?;
    page.js::<()>("find('[data-do=clocks]').click();", &[])
        .await?;
    page.find(".help [data-clock=ahead]").await?;
    lets_everybody_in(&page, "clocks").await
}

pub async fn while_reading(session: &Session) -> Result<()> {
    let Some(page) = with_axe(session).await? else {
        return Ok(());
    };
    page.js::<()>("viewer.fetcher = () => new Promise(() => {});", &[])
        .await?;
    page.click("[data-testid=sample]").await?;
    page.wait_until("find('.page > .busy.on')").await?;
    lets_everybody_in(&page, "reading").await
}

pub async fn with_the_thresholds(session: &Session) -> Result<()> {
    let Some(page) = with_axe(session).await? else {
        return Ok(());
    };
    page.show_sample().await?;
    page.is_drawn().await?;
    page.click("[data-do=thresholds]").await?;
    for (field, more) in [("videoLatencyBadMs", "x"), ("videoLatencyWatchMs", "5")] {
        page.type_into(&format!("#field-{field}"), more).await?;
        page.press(&Key::Enter).await?;
    }
    page.wait_until("find('.wrong:not([hidden])') && find('.changed')")
        .await?;
    // A theme that is chosen elsewhere would close it.
    for theme in ["light", "dark"] {
        let open = "
            viewer.setAttribute('theme', args[0]);
            document.documentElement.dataset.theme = args[0];
            return find('.thresholds').matches(':popover-open');";
        assert!(page.js::<bool>(open, &[json!(theme)]).await?);
        has_no_barrier(&page, "thresholds", theme).await?;
    }
    page.is_sound().await
}
