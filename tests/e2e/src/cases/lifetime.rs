//! Removal, return, several viewers on a page, and faults.

use anyhow::Result;
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};

/// Waits until the browser has drawn and deferred work is done.
const FRAMES: &str = "const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));";

pub async fn keeps_its_session_when_put_back(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = format!(
        "{FRAMES}
        await viewer.load([args[0], args[1]]);
        viewer.selected = 1;
        await frames();
        viewer.shadowRoot.querySelector('[data-series]').click();
        const before = [viewer.state, viewer.report().session.sessionId, viewer.selected];
        viewer.remove();
        await frames();
        const apart = [viewer.state, viewer.report().session.sessionId, viewer.selected];
        const drawnApart = viewer.shadowRoot.querySelectorAll('canvas').length;
        document.body.append(viewer);
        await frames();
        const after = [viewer.state, viewer.report().session.sessionId, viewer.selected];
        const pressed = viewer.shadowRoot.querySelector('[data-series]').getAttribute('aria-pressed');
        return [before, apart, drawnApart, after, pressed, viewer.shadowRoot.querySelectorAll('[data-chart] canvas.ink').length];"
    );
    let seen: Value = page
        .js(
            &script,
            &[json!(SAMPLE), json!(given::sample_of("second-1")?)],
        )
        .await?;
    let same = json!(["ready", "second-1", 1]);
    assert_eq!(seen, json!([same, same, 0, same, "false", 13]));
    page.is_sound().await
}

/// Moving within the page rebuilds and reloads nothing.
pub async fn moves_without_a_trace(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "src=sample.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let script = format!(
        "{FRAMES}
        const plot = find('[data-chart]');
        const place = document.body.appendChild(document.createElement('main'));
        place.append(viewer);
        await frames();
        return [viewer.state, find('[data-chart]') === plot];"
    );
    let seen: (String, bool) = page.js(&script, &[]).await?;
    assert_eq!(seen, ("ready".to_owned(), true));
    let asked = page.server.requests();
    assert_eq!(
        asked
            .iter()
            .filter(|request| request.ends_with("/sample.json"))
            .count(),
        1
    );
    page.is_sound().await
}

pub async fn loads_before_it_is_in_a_page(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = format!(
        "{FRAMES}
        const other = document.createElement('trro-session-viewer');
        const report = await other.load(args[0]);
        const before = other.shadowRoot.querySelectorAll('canvas').length;
        document.body.append(other);
        await frames();
        await frames();
        return [report.session.sessionId, before, other.shadowRoot.querySelectorAll('[data-chart] canvas.ink').length];"
    );
    let seen: (String, usize, usize) = page.js(&script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, (SAMPLE_ID.to_owned(), 0, 13));
    page.is_sound().await
}

pub async fn disposes(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        await viewer.load(args[0]);
        viewer.dispose();
        const seen = [viewer.state, viewer.report(), viewer.sessions.length, findAll('canvas').length];
        viewer.dispose();
        await viewer.load(args[0]);
        return [...seen, viewer.state, findAll('[data-chart]').length];";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(
        seen,
        json!(["empty", null, 0, 0, "ready", 13]),
        "and loads again"
    );
    page.is_sound().await
}

pub async fn comes_and_goes_twenty_times(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = format!(
        "{FRAMES}
        for (let i = 0; i < 20; i++) {{
            const other = document.createElement('trro-session-viewer');
            document.body.append(other);
            const loading = other.load(args[0]);
            // Some go while they load.
            if (i % 4) await loading;
            if (i % 3) dispatchEvent(new Event('resize'));
            other.remove();
            if (i % 2) other.dispose();
            await loading.catch(() => {{}});
        }}
        await frames();
        const begun = performance.now();
        await viewer.load(args[0]);
        return [document.querySelectorAll('trro-session-viewer').length, findAll('[data-chart]').length, performance.now() - begun];"
    );
    let seen: (usize, usize, f64) = page.js(&script, &[json!(SAMPLE)]).await?;
    assert_eq!((seen.0, seen.1), (1, 13));
    page.is_sound().await
}

pub async fn two_on_one_page_are_two(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const other = document.createElement('trro-session-viewer');
        other.lang = 'zh-CN';
        other.setAttribute('theme', 'dark');
        document.body.append(other);
        const heard = [];
        viewer.addEventListener('trro-load', () => heard.push('first'));
        other.addEventListener('trro-load', () => heard.push('second'));
        await Promise.all([viewer.load(args[0]), other.load(args[1])]);
        other.shadowRoot.querySelector('[data-series]').click();
        const of = viewer => [
            viewer.report().session.sessionId,
            viewer.shadowRoot.querySelector('h2').textContent,
            viewer.shadowRoot.querySelector('[data-series]').getAttribute('aria-pressed'),
        ];
        return [of(viewer), of(other), heard.sort()];";
    let seen: Value = page
        .js(
            script,
            &[json!(SAMPLE), json!(given::sample_of("second-1")?)],
        )
        .await?;
    assert_eq!(
        seen,
        json!([
            [SAMPLE_ID, "Smoothness", "true"],
            ["second-1", "流畅度", "false"],
            ["first", "second"]
        ])
    );
    page.is_sound().await
}

/// Removes browser functions, which no host should do, to cause a fault that is not ours.
pub async fn survives_a_fault(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const other = document.createElement('trro-session-viewer');
        document.body.append(other);
        await Promise.all([viewer.load(args[0]), other.load(args[0])]);
        const create = Document.prototype.createElement;
        Document.prototype.createElement = function (name, ...rest) {
            if (name === 'h3' && window.broken) throw new Error('no more elements');
            return create.call(this, name, ...rest);
        };
        window.broken = true;
        const error = await viewer.load(args[0]).catch(error => error);
        window.broken = false;
        const panel = find('[role=alert]');
        return [
            [error.code, error.retryable, viewer.state, viewer.report(), viewer.sessions.length],
            [other.state, other.report().session.sessionId, other.values?.length ?? null],
            [panel?.checkVisibility(), panel?.textContent],
        ];";
    let (this, other, panel): (Value, Value, (bool, String)) =
        page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(this, json!(["internal", true, "failed", null, 0]));
    assert_eq!(
        other,
        json!(["ready", SAMPLE_ID, null]),
        "the other goes on"
    );
    assert!(panel.0);
    for private in [SAMPLE_ID, "dev_0240702040008", "driver_456"] {
        assert!(
            !panel.1.contains(private),
            "the report holds no session data: {}",
            panel.1
        );
    }
    page.click("[role=alert] .primary").await?;
    page.wait_until("viewer.state === 'ready' && !find('[role=alert]')")
        .await?;
    let charts: usize = page
        .eval("viewer.shadowRoot.querySelectorAll('[data-chart]').length")
        .await?;
    assert_eq!(charts, 13, "trying again works");
    page.is_sound().await
}
