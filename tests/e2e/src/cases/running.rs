//! Sessions that are still running: the page refreshes them, and a host extends what it shows.

use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use e2e::backend::{Backend, cloud};
use e2e::given;
use e2e::page::Page;
use e2e::session::Session;
use fake_cloud::Behaviour;
use serde_json::{Value, json};

use super::live::{ask, cloud_with, is_shown};

fn now() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs())
}

/// Both ends, with a sample every two seconds in an interval.
fn running(id: &str, from: u64, to: u64) -> String {
    let count = usize::try_from((to - from) / 2).unwrap_or_default();
    let offsets: Vec<usize> = (0..count).map(|index| index * 2).collect();
    let device = |role: &str| {
        json!({
            "DeviceType": role, "DeviceId": role, "ProjectId": "p", "SessionId": id, "StartTime": from, "EndTime": to,
            "TimeOffset": offsets, "Fps": vec![20; count], "Rate": vec![900; count], "NetworkLatency": vec![60; count],
        })
    };
    json!({ "Response": { "Details": [device("field"), device("remote")], "RequestId": "r" } })
        .to_string()
}

pub async fn goes_on_with_a_running_session(session: &Session) -> Result<()> {
    let cloud = cloud().await?;
    let begin = now() - 200;
    cloud.set(
        "on-1",
        Behaviour::Answer(running("on-1", begin, begin + 196)),
    );
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    // Low enough that the page of three charts scrolls.
    session.set_viewport(1400, 500, 1.0).await?;
    page.choose("[data-testid=language]", "en").await?;
    ask(&page, "on-1").await?;
    is_shown(&page, "on-1").await?;
    page.wait_until(
        "find('#live').checkVisibility() && find('#live').textContent.includes('Live')",
    )
    .await?;
    // Somebody reads: a window, a pin, a focus, the page scrolled.
    let (samples, start): (u64, f64) = page
        .js(
            "const { start } = viewer.report().session;
            viewer.view = { version: 1, range: { start: start + 20000, end: start + 60000 }, cursors: [start + 30000], hiddenSeries: ['0:Fps'] };
            scrollTo(0, 300);
            find('[data-series=\"1:Rate\"]').focus({ preventScroll: true });
            window.before = [scrollY, viewer.shadowRoot.activeElement.dataset.series, JSON.stringify(viewer.view)];
            return [viewer.report().devices[0].samples, start];",
            &[],
        )
        .await?;
    cloud.set(
        "on-1",
        Behaviour::Answer(running("on-1", begin + 180, begin + 206)),
    );
    page.wait_until(&format!(
        "viewer.report().devices[0].samples === {}",
        samples + 5
    ))
    .await?;
    let kept: Value = page
        .eval("[window.before, [scrollY, viewer.shadowRoot.activeElement?.dataset.series, JSON.stringify(viewer.view)], viewer.sessions[0].end]")
        .await?;
    assert_eq!(kept[0], kept[1], "what was chosen stays");
    assert_eq!(kept[2].as_f64(), Some(start + 204_000.0));
    let asked = cloud.seen();
    let last: Value = serde_json::from_str(&asked.last().context("asked")?.body)?;
    assert!(
        last["StartTime"].as_u64() >= Some(begin + 190),
        "only what is new: {last}"
    );
    // Whoever saw everything sees everything.
    page.js::<()>("viewer.range = null;", &[]).await?;
    cloud.set(
        "on-1",
        Behaviour::Answer(running("on-1", begin + 200, begin + 216)),
    );
    page.wait_until(&format!("viewer.sessions[0].end === {}", start + 214_000.0))
        .await?;
    assert!(page.eval::<bool>("viewer.range === null").await?);
    // A failure on the way costs nothing that is shown.
    cloud.set("on-1", Behaviour::Error("FailedOperation"));
    page.wait_until("find('#live .trouble').textContent")
        .await?;
    let (state, alerts): (String, usize) = page
        .eval("[viewer.state, findAll('[role=alert]').length]")
        .await?;
    assert_eq!((state.as_str(), alerts), ("ready", 0));
    page.click("#live button").await?;
    page.wait_until("find('#live').textContent.includes('Paused')")
        .await?;
    page.is_sound().await
}

/// A page that never loaded the texts for errors must work without them when their server is down.
pub async fn survives_a_backend_that_goes_away(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    let script = "
        const host = document.createElement('trro-session-viewer');
        host.id = 'host';
        document.body.append(host);
        await host.load(args[0]);";
    page.js::<()>(script, &[json!(given::SAMPLE)]).await?;
    drop(backend);
    let script = "
        const host = document.getElementById('host');
        const request = new Request('v1/session-details', { method: 'POST' });
        const extended = await host.extend(request).catch(error => error);
        const loaded = await host.load(request).catch(error => error);
        const seen = [extended.code, loaded.code, host.report()?.session.sessionId];
        host.remove();
        return seen;";
    let seen: Vec<String> = page.js(script, &[]).await?;
    assert_eq!(seen, ["network", "network", given::SAMPLE_ID]);
    page.is_sound_but(&["ERR_CONNECTION_REFUSED", "Failed to load"])
        .await
}

/// Two running streams of one drive: each is requested from its own last sample on.
pub async fn follows_the_stream_that_is_shown(session: &Session) -> Result<()> {
    let cloud = cloud().await?;
    let begin = now() - 100;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    for id in ["two-0", "two-1"] {
        cloud.set(id, Behaviour::Answer(running(id, begin, begin + 96)));
    }
    let rows = json!([{ "SessionId": "two-0", "StartTime": begin, "LatestUpdateTime": begin }, { "SessionId": "two-1", "StartTime": begin, "LatestUpdateTime": begin }]);
    let list = json!({ "Response": { "RecentSessionList": rows, "Total": 2, "Num": 2, "RequestId": "r" } });
    let projects = json!({ "Response": { "Projects": [{ "ProjectId": "p1" }], "Total": 1, "Num": 1, "RequestId": "r" } });
    cloud.set("projects", Behaviour::Answer(projects.to_string()));
    cloud.set("p1", Behaviour::Answer(list.to_string()));
    page.click("#pick").await?;
    page.click(".picker .drive button").await?;
    page.wait_until("find('#live').checkVisibility() && viewer.sessions.length === 2")
        .await?;
    cloud.set(
        "two-0",
        Behaviour::Answer(running("two-0", begin + 90, begin + 130)),
    );
    page.wait_until(&format!(
        "viewer.sessions[0].end > {}",
        (begin + 120) * 1000
    ))
    .await?;
    cloud.set(
        "two-1",
        Behaviour::Answer(running("two-1", begin + 90, begin + 130)),
    );
    page.choose("[data-testid=sessions]", "1").await?;
    page.wait_until(&format!(
        "viewer.sessions[1].end > {}",
        (begin + 120) * 1000
    ))
    .await?;
    let asked = cloud.seen();
    let first = asked.iter().find_map(|seen| {
        let body: Value = serde_json::from_str(&seen.body).ok()?;
        (body["SessionId"] == "two-1").then(|| body["StartTime"].as_u64())?
    });
    assert!(
        first <= Some(begin + 96),
        "{first:?} leaves a hole after {begin}"
    );
    page.is_sound().await
}

/// The method alone, on an element without the page.
pub async fn extends_what_a_host_shows(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let begin = 1_731_399_569;
    let script = "
        await viewer.load(args[0]);
        let loads = 0;
        viewer.addEventListener('trro-load', () => loads++);
        const seen = [];
        for (const text of [...args].slice(1, 5)) {
            const came = await viewer.extend(text).catch(error => error.code);
            seen.push(came.samples ?? came);
        }
        return [seen, loads, viewer.state, viewer.error, viewer.report().devices.map(({ samples }) => samples)];";
    let seen: Value = page
        .js(
            script,
            &[
                json!(running("a", begin, begin + 20)),
                json!(running("a", begin + 10, begin + 30)),
                json!(running("b", begin + 10, begin + 90)),
                json!(r#"{"Response":{"Details":[],"RequestId":"r"}}"#),
                json!("no JSON"),
            ],
        )
        .await?;
    assert_eq!(
        seen,
        json!([[10, 0, 0, "not-json"], 0, "ready", null, [15, 15]])
    );
    page.is_sound().await
}

/// Newer samples add findings, and with them focusable elements: the keyboard focus stays.
pub async fn leaves_the_focus_where_it_is(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const cut = JSON.parse(args[0]);
        const shorten = object => {
            for (const [name, value] of Object.entries(object)) {
                if (name === 'MultiNet') value.forEach(shorten);
                else if (Array.isArray(value)) object[name] = value.slice(0, args[2]);
            }
        };
        cut.Response.Details.forEach(shorten);
        await viewer.load(cut);
        const focused = () => viewer.shadowRoot.activeElement;
        const what = () => {
            const { className, dataset } = focused() ?? {};
            // A row may have another number by now.
            return JSON.stringify([className, { ...dataset, index: null }]);
        };
        const all = findAll(args[1]);
        all.at(-1).focus();
        const [before, count] = [what(), findAll('.finding').length];
        await viewer.extend(args[0]);
        return [findAll('.finding').length > count, before, what()];";
    for (selector, samples) in [
        (".plot[data-chart=fps]", 20),
        ("[data-series='0:Fps']", 20),
        ("[data-do=thresholds]", 20),
        (".go-to", 20),
        (".finding", 12),
    ] {
        let (more, before, after): (bool, String, String) = page
            .js(
                script,
                &[given::SAMPLE.into(), selector.into(), samples.into()],
            )
            .await?;
        assert!(more, "{selector}: no finding came");
        assert!(!before.starts_with("[null"), "{selector} takes no focus");
        assert_eq!(after, before, "{selector}");
    }
    page.is_sound().await
}
