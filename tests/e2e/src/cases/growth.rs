//! Any number of anything leaves the page usable: what exceeds a limit is left out with a warning.

use anyhow::{Result, ensure};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;

/// `made[kind](count)` is the text of a session with this many of them.
const MADE: &str = "
    const samples = [...Array(30).keys()];
    const device = (type, index, more = {}) => ({
        DeviceType: type, DeviceId: `${type}-${index}`, StartTime: 1763400000, TimeOffset: samples.map(at => 2 * at),
        Fps: samples.map(() => 30), Rate: samples.map(at => 1000 + at), NetworkLatency: samples.map(() => 30), ...more,
    });
    const answer = (...Details) => JSON.stringify({ Response: { Details, RequestId: 'r' } });
    const many = (count, make) => Object.fromEntries(Array.from({ length: count }, (_, index) => make(index)));
    const made = {
        devices: count => answer(...Array.from({ length: count }, (_, index) => device(index ? 'remote' : 'field', index))),
        links: count => answer(device('field', 0, {
            MultiNet: Array.from({ length: count }, (_, NetId) => ({ NetId, NetIp: `10.0.0.${NetId}`, Rtt: samples.map(() => 20), SendBps: samples.map(() => 100) })),
        }), device('remote', 0)),
        series: count => answer(device('field', 0, many(count, index => [`Array${index}`, samples.map(at => at % 7)])), device('remote', 0)),
        attributes: count => answer(device('field', 0, many(count, index => [`value${index}`, index])), device('remote', 0)),
        warnings: count => answer(device('field', 0, many(count, index => [`Array${index}`, [1, 'x']])), device('remote', 0)),
        sessions: count => Array.from({ length: count }, (_, index) => answer(device('field', index, { SessionId: `s-${index}` }))).join('\\n'),
        findings: count => answer(device('field', 0), ...Array.from({ length: count }, (_, index) => device('remote', index, {
            MaxFrameDelta: samples.map(at => at % 6 === 5 ? 900 + index % 100 : 50), CpuUsed: samples.map(() => 95),
            DecodeCost: samples.map(() => 90), VideoLatency: samples.map(() => 900),
        }))),
    };";

/// Elements of the shadow root; more than today's largest session has makes a browser slow.
const MAX_NODES: usize = 12_000;

/// Ten times a large number makes no difference to the page.
pub async fn of_anything_is_bounded(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    for kind in [
        "devices",
        "links",
        "series",
        "attributes",
        "warnings",
        "sessions",
        "findings",
    ] {
        let script = format!(
            "{MADE}
            const seen = [];
            for (const count of [1000, 10_000]) {{
                const text = made[args[0]](count);
                const begun = performance.now();
                const report = await viewer.load(text);
                await new Promise(requestAnimationFrame);
                const took = performance.now() - begun;
                seen.push([viewer.shadowRoot.querySelectorAll('*').length, took, report.warnings.some(({{ code }}) => code.endsWith('-left-out'))]);
            }}
            return seen;"
        );
        let [much, more]: [(usize, f64, bool); 2] = page.js(&script, &[json!(kind)]).await?;
        ensure!(
            more.0 <= MAX_NODES && more.0 <= much.0 + much.0 / 10,
            "{kind}: {} nodes for 1,000 and {} for 10,000",
            much.0,
            more.0
        );
        ensure!(
            more.1 <= 40.0 * much.1.max(100.0),
            "{kind}: {} ms for 1,000 and {} ms for 10,000",
            much.1,
            more.1
        );
        // Ten thousand sessions are as many as one input may have.
        ensure!(
            more.2 || kind == "sessions",
            "{kind}: no word of what was left out"
        );
    }
    page.is_sound().await
}
