//! The element on a host page: sources, properties, promises, events, attributes.

use anyhow::Result;
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use xtask::paths;
use xtask::server::{Reply, Site};

/// Files at addresses to load from.
fn site() -> Result<Site> {
    let mut site = Site::new(paths::dist());
    let packed = Reply {
        content_type: "application/gzip".to_owned(),
        ..Reply::json(fs::read(given::path("around/packed.json.gz"))?)
    };
    let slow = Reply {
        delay: Duration::from_millis(600),
        ..Reply::json(given::sample_of("slow-0")?)
    };
    for (path, reply) in [
        ("42.json", Reply::json(given::sample_of("asked-0")?)),
        ("43.json", Reply::json(given::sample_of("asked-1")?)),
        ("packed.json.gz", packed),
        ("slow.json", slow),
    ] {
        site.replies.insert(path.to_owned(), reply);
    }
    Ok(site)
}

/// Every source of the contract in sequence in one viewer.
pub async fn takes_every_source(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    for (source, ids) in [
        ("text", &[SAMPLE_ID] as &[&str]),
        ("new Blob([text])", &[SAMPLE_ID]),
        ("new File([text], 'a.json')", &[SAMPLE_ID]),
        ("bytes.buffer", &[SAMPLE_ID]),
        ("bytes", &[SAMPLE_ID]),
        ("new DataView(bytes.buffer)", &[SAMPLE_ID]),
        (
            "new Uint8Array([0, ...bytes, 0]).subarray(1, -1)",
            &[SAMPLE_ID],
        ),
        ("new URL('42.json', location.href)", &["asked-0"]),
        (
            "new Request('42.json', { headers: { 'X-Ours': '1' } })",
            &["asked-0"],
        ),
        ("await fetch('42.json')", &["asked-0"]),
        ("new Response(text)", &[SAMPLE_ID]),
        ("await fetch('packed.json.gz')", &[SAMPLE_ID]),
        ("new URL('packed.json.gz', location.href)", &[SAMPLE_ID]),
        ("JSON.parse(text)", &[SAMPLE_ID]),
        ("JSON.parse(text).Response", &[SAMPLE_ID]),
        ("JSON.parse(text).Response.Details", &[SAMPLE_ID]),
        (
            "JSON.parse(text).Response.Details.slice(0, 1)",
            &[SAMPLE_ID],
        ),
        ("[text, text]", &[SAMPLE_ID, SAMPLE_ID]),
        (
            "[new File([text], 'a.json'), new URL('43.json', location.href)]",
            &[SAMPLE_ID, "asked-1"],
        ),
        ("[JSON.parse(text), bytes]", &[SAMPLE_ID, SAMPLE_ID]),
    ] {
        let script = format!(
            "const text = args[0];
            const bytes = new TextEncoder().encode(text);
            const source = {source};
            const report = await viewer.load(source);
            const ids = viewer.sessions.map(({{ sessionId }}) => sessionId);
            return [ids, report.devices.length, viewer.selected, viewer.state, viewer.error];"
        );
        let seen: (Vec<String>, usize, usize, String, Value) =
            page.js(&script, &[json!(SAMPLE)]).await?;
        assert_eq!(seen.0, ids, "{source}");
        let devices = if source.ends_with("slice(0, 1)") {
            1
        } else {
            2
        };
        assert_eq!(
            (seen.1, seen.2, seen.3.as_str(), seen.4),
            (devices, 0, "ready", Value::Null),
            "{source}"
        );
    }
    page.is_sound().await
}

pub async fn names_what_it_loads(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    for (source, options, name) in [
        ("new File([text], 'a.json')", "{}", json!("a.json")),
        (
            "new File([text], 'a.json')",
            "{ name: 'mine' }",
            json!("mine"),
        ),
        (
            "new URL('42.json?x=1', location.href)",
            "{}",
            json!("42.json"),
        ),
        ("text", "{}", Value::Null),
        ("text", "{ name: 'mine' }", json!("mine")),
    ] {
        let script = format!(
            "const text = args[0];
            await viewer.load({source}, {options});
            return viewer.sessions[0].name;"
        );
        let seen: Value = page.js(&script, &[json!(SAMPLE)]).await?;
        assert_eq!(seen, name, "{source} {options}");
    }
    page.is_sound().await
}

pub async fn tells_its_state(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        const text = args[0];
        const seen = [[viewer.state, viewer.report(), await viewer.ready]];
        const loading = viewer.load(text);
        seen.push([viewer.state, viewer.ready === loading]);
        const report = await viewer.ready;
        seen.push([viewer.state, report.version, viewer.report().session.sessionId === report.session.sessionId]);
        const failed = await viewer.load('{').catch(error => error);
        seen.push([viewer.state, failed === viewer.error, Object.prototype.toString.call(failed), failed.code, viewer.report().session.sessionId]);
        await viewer.load(text);
        seen.push([viewer.state, viewer.error]);
        viewer.clear();
        seen.push([viewer.state, viewer.error, viewer.report(), viewer.sessions, viewer.selected]);
        return seen;";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(
        seen,
        json!([
            ["empty", null, null],
            ["loading", true],
            ["ready", 1, true],
            ["failed", true, "[object Error]", "not-json", SAMPLE_ID],
            ["ready", null],
            ["empty", null, null, [], 0],
        ])
    );
    let charts: usize = page.eval("findAll('[data-chart]').length").await?;
    assert_eq!(charts, 0, "cleared");
    page.is_sound().await
}

pub async fn selects_one_of_several(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        viewer.selected = 1;
        await viewer.load(args);
        const seen = [viewer.selected, viewer.report().session.sessionId];
        viewer.selected = 0;
        seen.push(viewer.selected, viewer.report().session.sessionId, find('.when .id').textContent);
        const { sessions } = viewer;
        viewer.selected = 2;
        await viewer.load([args[0], args[0], args[0]]);
        seen.push(viewer.selected);
        return [seen, sessions];";
    let (seen, sessions): (Value, Value) = page
        .js(
            script,
            &[
                json!(given::sample_of("a-0")?),
                json!(given::sample_of("b-0")?),
            ],
        )
        .await?;
    assert_eq!(
        seen,
        json!([1, "b-0", 0, "a-0", "a-0", 0]),
        "also when it was chosen before the load; what there is not is not waited for"
    );
    let expected = |index: usize, id: &str| {
        json!({
            "index": index, "name": null, "sessionId": id, "devices": 2,
            "start": 1_731_399_569_000.0, "end": 1_731_399_664_000.0,
        })
    };
    assert_eq!(sessions[0].as_object().map(serde_json::Map::len), Some(6));
    for (index, id) in ["a-0", "b-0"].into_iter().enumerate() {
        for (key, value) in expected(index, id).as_object().into_iter().flatten() {
            let seen = &sessions[index][key];
            let is_same = seen == value
                || seen
                    .as_f64()
                    .is_some_and(|seen| Some(seen) == value.as_f64());
            assert!(is_same, "{key}: {seen} and not {value}");
        }
    }
    page.is_sound().await
}

pub async fn stops_when_told(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let script = "
        const outcome = promise => promise.then(report => report.session.sessionId, ({ code, name }) => [code, name]);
        const slow = () => new URL('slow.json', location.href);
        await viewer.load(args[0]);
        const before = AbortSignal.abort();
        const seen = [await outcome(viewer.load(args[0], { signal: before })), viewer.state];
        const during = new AbortController();
        viewer.addEventListener('trro-progress', () => setTimeout(() => during.abort()), { once: true });
        const loading = outcome(viewer.load(slow(), { signal: during.signal }));
        seen.push(await loading, viewer.state, viewer.error.code, viewer.report().session.sessionId);
        return seen;";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    let aborted = json!(["aborted", "AbortError"]);
    assert_eq!(
        seen,
        json!([aborted, "failed", aborted, "failed", "aborted", SAMPLE_ID])
    );
    page.is_sound().await
}

pub async fn newest_call_wins(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let script = "
        const outcome = promise => promise.then(report => report.session.sessionId, ({ code, name }) => [code, name]);
        const events = [];
        viewer.addEventListener('trro-load', ({ detail }) => events.push(detail.session.sessionId));
        viewer.addEventListener('trro-error', ({ detail }) => events.push(detail.code));
        const all = ['slow.json', '42.json', '43.json'].map(path => outcome(viewer.load(new URL(path, location.href))));
        return [await Promise.all(all), viewer.state, viewer.report().session.sessionId, events];";
    let seen: Value = page.js(script, &[]).await?;
    let aborted = json!(["aborted", "AbortError"]);
    assert_eq!(
        seen,
        json!([
            [aborted, aborted, "asked-1"],
            "ready",
            "asked-1",
            ["asked-1"]
        ])
    );
    page.is_sound().await
}

pub async fn sends_events(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        const seen = [];
        for (const type of ['trro-load', 'trro-error', 'trro-progress'])
            document.addEventListener(type, ({ type, detail, bubbles, composed, cancelable, target }) => {
                const what = type === 'trro-load' ? detail.session.sessionId : type === 'trro-error' ? detail.code : detail.phase;
                if (type === 'trro-progress' && !(detail.done >= 0 && detail.total >= detail.done)) throw new Error(JSON.stringify(detail));
                seen.push([type, what, bubbles, composed, cancelable, target === viewer]);
            });
        await viewer.load(args[0]);
        await viewer.load('{').catch(() => {});
        return seen;";
    let seen: Vec<(String, String, bool, bool, bool, bool)> =
        page.js(script, &[json!(SAMPLE)]).await?;
    let of = |wanted: &str| -> Vec<_> {
        seen.iter()
            .filter(|(kind, ..)| kind == wanted)
            .cloned()
            .collect()
    };
    let event = |kind: &str, what: &str, cancelable| {
        (
            kind.to_owned(),
            what.to_owned(),
            true,
            true,
            cancelable,
            true,
        )
    };
    assert_eq!(of("trro-load"), [event("trro-load", SAMPLE_ID, false)]);
    assert_eq!(of("trro-error"), [event("trro-error", "not-json", true)]);
    let phases: Vec<String> = of("trro-progress")
        .into_iter()
        .map(|(_, phase, ..)| phase)
        .collect();
    assert!(phases.contains(&"parse".to_owned()), "{phases:?}");
    page.is_sound().await
}

/// A host that cancels the event shows the error itself.
pub async fn leaves_the_panel_to_a_host_that_asks(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    for (cancels, panels) in [(true, 0), (false, 1)] {
        let script = "
                viewer.addEventListener('trro-error', event => args[0] && event.preventDefault(), { once: true });
            await viewer.load('{').catch(() => {});
            return findAll('[role=alert]').length;";
        let seen: usize = page.js(script, &[json!(cancels)]).await?;
        assert_eq!(seen, panels, "cancelled: {cancels}");
    }
    let hidden: bool = page
        .eval("find('[role=alert]').getBoundingClientRect().height < 50")
        .await?;
    assert!(
        !hidden,
        "the panel is seen, though no session was ever shown"
    );
    page.is_sound().await
}

pub async fn follows_src(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "src=42.json").await?;
    let shows = async |id: &str| {
        page.wait_until(&format!(
            "viewer.state === 'ready' && viewer.report().session.sessionId === '{id}'"
        ))
        .await
    };
    shows("asked-0").await?;
    page.js::<()>("viewer.setAttribute('src', '43.json');", &[])
        .await?;
    shows("asked-1").await?;
    // Leaving the page for a while loads nothing anew.
    let script = "
        viewer.remove();
        await new Promise(requestAnimationFrame);
        document.body.append(viewer);
        await new Promise(requestAnimationFrame);
        return viewer.state;";
    let state: String = page.js(script, &[]).await?;
    assert_eq!(state, "ready");
    page.js::<()>("viewer.removeAttribute('src');", &[]).await?;
    page.wait_until("viewer.state === 'empty'").await?;
    let asked = |path: &str| {
        page.server
            .requests()
            .iter()
            .filter(|request| request.ends_with(path))
            .count()
    };
    assert_eq!((asked("/42.json"), asked("/43.json")), (1, 1));
    page.is_sound().await
}

pub async fn follows_theme_lang_and_zone(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "theme=light lang=en time-zone=UTC").await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(SAMPLE)])
        .await?;
    let look = "[getComputedStyle(viewer.shadowRoot.querySelector('.root')).backgroundColor, find('h2').textContent, find('.when strong').textContent]";
    let seen: Vec<String> = page.eval(look).await?;
    assert_eq!(
        seen,
        [
            "rgb(255, 255, 255)",
            "Smoothness",
            "2024-11-12 08:19:29 – 08:21:04"
        ]
    );
    page.js::<()>(
        "viewer.setAttribute('theme', 'dark'); viewer.setAttribute('lang', 'zh-CN'); viewer.setAttribute('time-zone', 'Asia/Shanghai');",
        &[],
    )
    .await?;
    let seen: Vec<String> = page.eval(look).await?;
    assert_eq!(
        seen,
        [
            "rgb(20, 23, 28)",
            "流畅度",
            "2024-11-12 16:19:29 – 16:21:04"
        ]
    );
    // If the element sets nothing, the surrounding page decides.
    page.js::<()>("viewer.removeAttribute('lang'); document.documentElement.lang = 'en-GB'; viewer.setAttribute('time-zone', 'relative');", &[])
        .await?;
    page.wait_until("find('h2').textContent === 'Smoothness'")
        .await?;
    let when: String = page.eval("find('.when strong').textContent").await?;
    assert!(!when.contains("2024") && when.contains("1:35"), "{when}");
    page.is_sound().await
}

pub async fn asks_the_host_to_fetch(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site()?, "").await?;
    let script = "
        const seen = [];
        viewer.fetcher = async request => {
            seen.push(request instanceof Request, new URL(request.url).pathname);
            return new Response(args[0]);
        };
        await viewer.load(new URL('anything.json', location.href));
        seen.push(viewer.report().session.sessionId);
        viewer.fetcher = () => Promise.reject(new Error('no token'));
        seen.push(await viewer.load(new URL('x', location.href)).catch(({ code }) => code));
        viewer.fetcher = async () => new Response('', { status: 401 });
        seen.push(await viewer.load(new URL('x', location.href)).catch(({ code, detail }) => [code, detail]));
        return seen;";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(
        (&seen[0], &seen[1], &seen[2]),
        (&json!(true), &json!("/anything.json"), &json!(SAMPLE_ID))
    );
    assert_eq!(seen[3], json!("network"));
    assert_eq!(seen[4][0], json!("http"));
    assert!(
        seen[4][1]
            .as_str()
            .is_some_and(|detail| detail.contains("401")),
        "{seen}"
    );
    let asked: Vec<String> = page.server.requests();
    assert!(
        !asked.iter().any(|request| request.contains("anything")),
        "{asked:?}"
    );
    page.is_sound().await
}
