//! Large inputs are read in a worker, with the same result; if no worker can start, on the page.

use anyhow::Result;
use e2e::given::{self, DAY_SAMPLES, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{Policy, Reply, Site};

/// Counts workers that were created and that are alive.
///
/// `refuse` keeps more from starting, as a browser does by throwing. `begun` calls back once reading goes on in a worker.
const WORKERS: &str = "
    const made = [];
    const live = new Set();
    let refuse = false;
    window.Worker = class extends Worker {
        constructor(...how) {
            if (refuse) throw new DOMException('refused', 'SecurityError');
            super(...how);
            made.push(this);
            live.add(this);
        }
        terminate() {
            live.delete(this);
            super.terminate();
        }
    };
    const day = () => new URL('day.json', location.href);
    const outcome = promise => promise.then(report => report.session.sessionId, ({ code, name }) => [code, name]);
    const begun = act => {
        const hear = ({ detail: { phase, done } }) => {
            if (phase !== 'parse' || !done || !live.size) return;
            viewer.removeEventListener('trro-progress', hear);
            act();
        };
        viewer.addEventListener('trro-progress', hear);
    };";

fn site() -> Result<Site> {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    Ok(site)
}

fn script(body: &str) -> String {
    format!("{WORKERS}\n{body}")
}

/// The result is the same either way.
pub async fn gives_the_same_report(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "lang=zh-CN").await?;
    let body = "
        const heard = [];
        viewer.addEventListener('trro-load', ({ detail }) => heard.push(JSON.stringify(detail)));
        const look = async () => {
            const seen = [JSON.stringify(await viewer.load(day())), heard.pop(), JSON.stringify(viewer.report())];
            viewer.lang = 'en';
            await spoken('en');
            seen.push(JSON.stringify(viewer.report()), JSON.stringify(viewer.sessions), find('.session').innerText);
            viewer.lang = 'zh-CN';
            await spoken('zh-CN');
            return seen;
        };
        const pause = ms => new Promise(done => setTimeout(done, ms));
        // A language is loaded before it is shown.
        const spoken = async lang => {
            while (find('.root').lang !== lang) await pause(10);
            // Numbers of findings come with the charts, one after the other.
            for (let before = null, now; before !== (now = find('.session').innerText); before = now) await pause(300);
        };
        const apart = await look();
        const workers = [made.length, live.size];
        refuse = true;
        const here = await look();
        const { devices } = JSON.parse(apart[0]);
        const same = apart.map((seen, i) => seen === here[i]);
        return [same, apart[0] === apart[1] && apart[1] === apart[2], workers, made.length, devices.map(({ samples }) => samples)];";
    let seen: Value = page.js(&script(body), &[]).await?;
    assert_eq!(
        seen,
        json!([
            [true, true, true, true, true, true],
            true,
            [1, 0],
            1,
            [DAY_SAMPLES, DAY_SAMPLES]
        ])
    );
    page.is_sound().await
}

/// Progress in bytes, ascending to the end, while the page stays responsive.
pub async fn tells_how_far_it_has_come(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "lang=en").await?;
    let body = "
        const bytes = await (await fetch('day.json')).arrayBuffer();
        const told = [];
        const bar = find('progress');
        let turns = 0;
        const turn = setInterval(() => turns++);
        viewer.addEventListener('trro-progress', ({ detail: { phase, done, total } }) => {
            if (phase === 'parse') told.push({ done, total, turns, bar: bar.value / bar.max });
        });
        await viewer.load(bytes);
        clearInterval(turn);
        const between = new Set(told.slice(0, -1).map(({ turns }) => turns)).size;
        return [
            told.every(({ done, total }, i) => total === bytes.byteLength && done >= (told[i - 1]?.done ?? 0)),
            [told[0].done, told.at(-1).done - bytes.byteLength],
            told.every(({ done, total, bar }) => Math.abs(bar - done / total) < 1e-6),
            told.length,
            between,
            new Uint8Array(bytes).every((byte, i) => i > 9 || byte === '{\"Response'.charCodeAt(i)),
            find('.busy').innerText,
        ];";
    let (rises, ends, shown, told, turns, kept, after): (
        bool,
        [i64; 2],
        bool,
        usize,
        usize,
        bool,
        String,
    ) = page.js(&script(body), &[]).await?;
    assert!(rises && shown, "in order, and the bar shows it");
    assert_eq!(ends, [0, 0], "from nothing to everything");
    assert!(told > 10, "{told} times");
    assert!(turns > 3, "the page had {turns} turns meanwhile");
    assert!(kept, "what the host gave is the host's still");
    assert_eq!(after, "", "nothing is busy afterwards");
    page.is_sound().await
}

pub async fn stops_when_cancelled(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let body = "
        await viewer.load(args[0]);
        const seen = [];
        // By the button, by the signal, by going away for good.
        begun(() => find('.busy button').click());
        seen.push(await outcome(viewer.load(day())), live.size, viewer.state, viewer.error.code, viewer.report().session.sessionId);
        const ours = new AbortController();
        begun(() => ours.abort());
        seen.push(await outcome(viewer.load(day(), { signal: ours.signal })), live.size);
        begun(() => viewer.clear());
        seen.push(await outcome(viewer.load(day())), live.size, viewer.state);
        begun(() => viewer.dispose());
        seen.push(await outcome(viewer.load(day())), live.size, viewer.state);
        seen.push(made.length, findAll('[role=alert]').length, find('.busy').innerText);
        return seen;";
    let seen: Value = page.js(&script(body), &[json!(SAMPLE)]).await?;
    let aborted = json!(["aborted", "AbortError"]);
    assert_eq!(
        seen,
        json!([
            aborted, 0, "failed", "aborted", SAMPLE_ID, aborted, 0, aborted, 0, "empty", aborted,
            0, "empty", 4, 0, ""
        ])
    );
    page.is_sound().await
}

pub async fn gives_way_to_a_newer_load(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let body = "
        const events = [];
        viewer.addEventListener('trro-load', ({ detail }) => events.push(detail.session.sessionId));
        viewer.addEventListener('trro-error', ({ detail }) => events.push(detail.code));
        const newer = new Promise(done => begun(() => done(outcome(viewer.load(args[0])))));
        const older = await outcome(viewer.load(day()));
        return [older, live.size, await newer, viewer.state, viewer.report().session.sessionId, events];";
    let seen: Value = page
        .js(&script(body), &[json!(given::sample_of("newer-0")?)])
        .await?;
    assert_eq!(
        seen,
        json!([
            ["aborted", "AbortError"],
            0,
            "newer-0",
            "ready",
            "newer-0",
            ["newer-0"]
        ])
    );
    page.is_sound().await
}

/// What was begun is done, so that the session is there when the element comes back; then the worker ends all the same.
/// Nobody waits for it any more.
pub async fn ends_when_the_element_is_removed(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let body = "
        begun(() => viewer.remove());
        const id = await outcome(viewer.load(day()));
        return [id, viewer.isConnected, viewer.state, made.length, live.size, findAll('canvas', viewer.shadowRoot).length];";
    let seen: Value = page.js(&script(body), &[]).await?;
    assert_eq!(
        seen,
        json!([["aborted", "AbortError"], false, "failed", 1, 0, 0])
    );
    page.is_sound().await
}

/// Code, text and position are the same either way.
pub async fn fails_with_the_same_error(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let body = "
        const large = text => ' \\n'.repeat(700_000) + text;
        const facts = async text => {
            const { name, code, message, meaning, advice, detail, retryable, cloud, position } = await viewer.load(large(text)).catch(error => error);
            return { name, code, message, meaning, advice, detail, retryable, cloud, position };
        };
        await viewer.load(args[0]);
        const apart = [];
        for (const text of args[1]) apart.push(await facts(text));
        const workers = [made.length, live.size];
        refuse = true;
        const here = [];
        for (const text of args[1]) here.push(await facts(text));
        return [apart, here, workers, made.length, viewer.report().session.sessionId];";
    let texts = [
        given::text("errors/not_json_syntax.json")?,
        given::text("errors/cloud_error.json")?,
        given::text("shapes/python_repr_dict.txt")?,
        "{}".to_owned(),
    ];
    let (apart, here, workers, made, id): (Value, Value, [usize; 2], usize, String) = page
        .js(&script(body), &[json!(SAMPLE), json!(texts)])
        .await?;
    assert_eq!(apart, here);
    assert_eq!(apart[0]["code"], "not-json");
    assert_eq!(apart[0]["position"]["line"], 700_042);
    assert_eq!(apart[0]["position"]["column"], 16);
    assert_eq!(apart[1]["code"], "cloud-error");
    assert!(apart[1]["cloud"]["requestId"].is_string(), "{apart}");
    assert_eq!(apart[2]["code"], "lossy-text");
    assert_eq!(apart[3]["code"], "not-a-session");
    assert_eq!((workers, made), ([4, 0], 4));
    assert_eq!(id, SAMPLE_ID, "what was shown stays");
    page.is_sound().await
}

pub async fn reads_here_where_no_worker_may_start(session: &Session) -> Result<()> {
    let site = Site {
        policy: Policy::WithoutWorkers,
        ..site()?
    };
    let page = Page::open_element_at(session, site, "").await?;
    let body = "return [await outcome(viewer.load(day())), await outcome(viewer.load(day())), made.length, live.size];";
    let seen: Value = page.js(&script(body), &[]).await?;
    assert_eq!(seen[0], SAMPLE_ID);
    assert_eq!(seen[1], SAMPLE_ID);
    assert!(
        seen[2] == 0 || seen[2] == 1,
        "it is tried once, and not again: {seen}"
    );
    assert_eq!(seen[3], 0);
    // The browser reports the single attempt, which cannot be avoided.
    page.is_sound_but(&["worker-src"]).await
}

/// A worker that cannot be fetched, is something else, or never responds.
pub async fn reads_here_where_the_worker_is_none(session: &Session) -> Result<()> {
    for (status, body, patience) in [
        (404, "", "a time out"),
        (200, "<!doctype html>", "an error"),
        (200, "import './missing.js';", "an error"),
        (200, "// nothing", "a time out"),
    ] {
        let mut site = site()?;
        let worker = Reply {
            status,
            content_type: "text/javascript".to_owned(),
            ..Reply::json(body)
        };
        site.replies.insert("worker.js".to_owned(), worker);
        let page = Page::open_element_at(session, site, "").await?;
        // The clock that gives up is hurried along.
        let body = "
            const wait = window.setTimeout;
            window.setTimeout = (call, time, ...rest) => wait(call, time === 5000 ? 300 : time, ...rest);
            return [await outcome(viewer.load(day())), made.length, live.size];";
        let seen: Value = page.js(&script(body), &[]).await?;
        assert_eq!(seen, json!([SAMPLE_ID, 1, 0]), "{status} {patience}");
        page.is_sound_but(&["Failed to load resource", "worker.js", "missing.js"])
            .await?;
    }
    Ok(())
}

/// Only the worker is dead: the current session stays, and the next load works.
pub async fn survives_a_fault(session: &Session) -> Result<()> {
    let fault = |memory: &str| {
        format!(
            "const say = (kind, content) => postMessage({{ kind, content }});
            onmessage = ({{ data }}) => data.module
                ? say('started')
                : say('fault', {{ what: 'RuntimeError: unreachable', stack: 'at reading', panic: 'panicked', memory: {memory} }});"
        )
    };
    let dies = "onmessage = ({ data }) => { if (data.module) postMessage({ kind: 'started' }); else throw new Error('dead'); };";
    for (worker, code, words) in [
        (fault("0"), "internal", "panicked"),
        (fault("2 ** 31"), "too-large", "unreachable"),
        (dies.to_owned(), "internal", "dead"),
    ] {
        let mut site = site()?;
        let reply = Reply {
            content_type: "text/javascript".to_owned(),
            ..Reply::json(worker)
        };
        site.replies.insert("worker.js".to_owned(), reply);
        let page = Page::open_element_at(session, site, "").await?;
        let body = "
            await viewer.load(args[0]);
            const { code, detail } = await viewer.load(day()).catch(error => error);
            const seen = [code, live.size, viewer.state, viewer.report().session.sessionId, findAll('[role=alert]').length];
            return [...seen, await outcome(viewer.load(args[0])), made.length, detail];";
        let mut seen: Vec<Value> = page.js(&script(body), &[json!(SAMPLE)]).await?;
        let detail = seen.pop().unwrap_or_default();
        assert_eq!(
            json!(seen),
            json!([code, 0, "failed", SAMPLE_ID, 1, SAMPLE_ID, 1]),
        );
        assert!(
            detail.as_str().is_some_and(|detail| detail.contains(words)),
            "{detail}"
        );
        page.is_sound().await?;
    }
    Ok(())
}

/// A page that only allows scripts from a named policy.
pub async fn starts_under_trusted_types(session: &Session) -> Result<()> {
    let site = Site {
        policy: Policy::TrustedTypes,
        ..site()?
    };
    let page = Page::open_element_at(session, site, "").await?;
    let body = "return [await outcome(viewer.load(day())), made.length, live.size];";
    let seen: Value = page.js(&script(body), &[]).await?;
    assert_eq!(seen, json!([SAMPLE_ID, 1, 0]));
    page.is_sound().await
}

/// The page's progress bar in both languages, cancelled by mouse or key; the current session stays.
pub async fn is_stopped_by_hand(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.js::<()>("viewer.fetcher = () => new Promise(() => {});", &[])
        .await?;
    for (lang, words) in [
        ("en", ["Reading…", "Cancel"]),
        ("zh-CN", ["正在读取…", "取消"]),
    ] {
        page.click("#reopen").await?;
        page.click("[data-testid=sample]").await?;
        page.choose("[data-testid=language]", lang).await?;
        page.wait_until("find('.page > .busy.on')").await?;
        let seen: Vec<String> = page
            .eval("[...find('.page > .busy').children].map(child => child.textContent).filter(Boolean)")
            .await?;
        assert_eq!(seen, words);
        if lang == "en" {
            page.click(".page > .busy button").await?;
        } else {
            page.js::<()>("find('.page > .busy button').focus();", &[])
                .await?;
            page.press(&Key::Enter).await?;
        }
        page.wait_until("viewer.state === 'failed' && !find('.page > .busy.on')")
            .await?;
        let seen: Value = page
            .eval("[viewer.error.code, viewer.report().session.sessionId, find('[data-testid=error]'), document.activeElement.localName]")
            .await?;
        assert_eq!(
            seen,
            json!(["aborted", SAMPLE_ID, null, "trro-session-viewer"])
        );
        page.press(&Key::Escape).await?;
    }
    page.is_sound().await
}
