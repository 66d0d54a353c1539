//! The element in a frame: a host that cannot allow wasm uses it through messages, as `docs/embedding.md` describes.

use anyhow::Result;
use e2e::given::{self, DAY_SAMPLES, SAMPLE, SAMPLE_ID};
use e2e::input::Modifier;
use e2e::page::{Page, watched};
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use std::fs;
use std::time::Duration;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Policy, Reply, Server, Site};

/// The host's side of the protocol. `heard` contains everything received on the newest port.
const CONSOLE: &str = "
window.host = {
    heard: [],
    waiting: new Map(),
    open(address) {
        this.frame?.remove();
        this.frame = document.createElement('iframe');
        Object.assign(this.frame, { width: 1200, height: 800, src: address });
        const { frame } = this;
        const ready = new Promise(done => addEventListener('message', function hear({ data, source, origin }) {
            if (source !== frame.contentWindow || data.type !== 'trro-ready') return;
            removeEventListener('message', hear);
            done({ ...data, origin });
        }));
        document.body.append(frame);
        return ready;
    },
    connect(protocol = 1, more = {}) {
        const { port1, port2 } = new MessageChannel();
        const heard = [];
        this.port = port1;
        this.heard = heard;
        port1.onmessage = ({ data }) => {
            heard.push(data);
            this.waiting.get(data.id)?.(data);
        };
        this.frame.contentWindow.postMessage({ type: 'trro-port', protocol, ...more }, '*', [port2]);
    },
    ask(type, fields = {}, transfer = []) {
        const id = this.waiting.size + 1;
        this.port.postMessage({ id, type, ...fields }, transfer);
        return new Promise(done => this.waiting.set(id, done));
    },
    orSilence: promise => Promise.race([promise, new Promise(done => setTimeout(done, 500, 'silence'))]),
};";

/// The frame's folder with that list of origins.
fn site(list: &str) -> Result<Site> {
    let mut site = Site {
        policy: Policy::Framed,
        ..Site::new(paths::dist())
    };
    let slow = Reply {
        delay: Duration::from_millis(800),
        ..Reply::json(SAMPLE)
    };
    for (path, reply) in [
        ("embed-frame.json", Reply::json(list)),
        ("42.json", Reply::json(given::sample_of("asked-0")?)),
        ("43.json", Reply::json(given::sample_of("asked-1")?)),
        ("slow.json", slow),
    ] {
        site.replies.insert(path.to_owned(), reply);
    }
    Ok(site)
}

/// A console that may embed frames but not run wasm.
async fn console(session: &Session, mut site: Site) -> Result<Page<'_>> {
    let html = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>console</title><script src={EARLY_SCRIPT}></script>\
         <script src=console.js></script></head><body></body></html>"
    );
    let page = Reply {
        policy: Some(Policy::ConsoleOfFrames),
        ..Reply::html(html)
    };
    site.replies.insert("console.html".to_owned(), page);
    site.replies
        .insert("console.js".to_owned(), Reply::script(CONSOLE));
    Page::open_site(session, site, "console.html").await
}

/// The same with a connected frame.
async fn connected(session: &Session) -> Result<Page<'_>> {
    let page = console(session, site("[]")?).await?;
    page.js::<()>("await host.open('embed-frame.html'); host.connect();", &[])
        .await?;
    Ok(page)
}

/// Switches to the page in the frame.
async fn enter_frame(page: &Page<'_>) -> Result<()> {
    Ok(page.session.web.enter_frame(0).await?)
}

async fn leave_frame(page: &Page<'_>) -> Result<()> {
    Ok(page.session.web.enter_default_frame().await?)
}

/// No problems in console and frame.
async fn is_sound(page: &Page<'_>) -> Result<()> {
    enter_frame(page).await?;
    page.is_sound().await?;
    leave_frame(page).await?;
    page.is_sound().await
}

/// From a sub-path, without fetching the list.
pub async fn speaks_with_its_own_origin(session: &Session) -> Result<()> {
    let site = Site {
        base: "/console/viewer/".to_owned(),
        ..site("[]")?
    };
    let page = console(session, site).await?;
    let script = "
        const ready = await host.open('embed-frame.html');
        host.connect();
        const before = await host.ask('state');
        const loaded = await host.ask('load', { source: args[0], name: 'mine' });
        const report = await host.ask('report');
        const after = await host.ask('state');
        return [
            [ready.type, ready.protocol, /^\\d+\\.\\d+\\.\\d+/.test(ready.version), ready.origin === location.origin],
            [before, after],
            [loaded.type, loaded.value.session.sessionId, JSON.stringify(loaded.value) === JSON.stringify(report.value)],
            (await host.ask('sessions')).value.map(({ name }) => name),
        ];";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(
        seen,
        json!([
            ["trro-ready", 1, true, true],
            [
                { "type": "answer", "id": 1, "value": "empty" },
                { "type": "answer", "id": 4, "value": "ready" },
            ],
            ["answer", SAMPLE_ID, true],
            ["mine"],
        ])
    );
    enter_frame(&page).await?;
    page.is_drawn().await?;
    let charts: usize = page
        .eval("findAll('[data-chart] canvas.ink').length")
        .await?;
    assert_eq!(charts, 13);
    leave_frame(&page).await?;
    is_sound(&page).await?;
    let asked = page.server.requests();
    assert!(
        asked
            .iter()
            .all(|request| request.starts_with("GET /console/viewer/")),
        "{asked:?}"
    );
    assert!(
        !asked
            .iter()
            .any(|request| request.ends_with("embed-frame.json")),
        "nobody foreign came: {asked:?}"
    );
    Ok(())
}

pub async fn speaks_with_an_origin_on_the_list(session: &Session) -> Result<()> {
    let page = console(session, Site::new(paths::dist())).await?;
    let list = json!(["https://another.example", page.server.origin()]).to_string();
    let other = Server::start(watched(site(&list)?), 0)?;
    let frame = format!("{}embed-frame.html", other.url());
    let script = "
        const ready = await host.open(args[0]);
        host.connect();
        const loaded = await host.ask('load', { source: new Blob([args[1]]) });
        const asked = await host.ask('load', { address: '42.json' });
        return [ready.origin, loaded.value.session.sessionId, asked.value.session.sessionId];";
    let seen: Value = page.js(script, &[json!(frame), json!(SAMPLE)]).await?;
    assert_eq!(seen, json!([other.origin(), SAMPLE_ID, "asked-0"]));
    let asked: Vec<String> = other.requests();
    let lists = asked
        .iter()
        .filter(|request| request.ends_with("embed-frame.json"));
    assert_eq!(lists.count(), 1);
    is_sound(&page).await
}

/// No port, no reply, no data; the frame's console names the origin to allow.
pub async fn refuses_a_stranger(session: &Session) -> Result<()> {
    let page = console(session, Site::new(paths::dist())).await?;
    let origin = page.server.origin();
    let longer = json!([
        format!("{origin}0"),
        format!("{origin}.example"),
        "null",
        "*"
    ]);
    for (list, status) in [
        ("[]", 200),
        (&*longer.to_string(), 200),
        ("{}", 200),
        (&*json!(origin).to_string(), 200),
        ("no JSON", 200),
        (&*json!([origin]).to_string(), 404),
    ] {
        let mut site = site("[]")?;
        let reply = Reply {
            status,
            ..Reply::json(list)
        };
        site.replies.insert("embed-frame.json".to_owned(), reply);
        let other = Server::start(watched(site), 0)?;
        // Whatever the address says.
        let frame = format!(
            "{}embed-frame.html#origin={origin}&allow={origin}",
            other.url()
        );
        let script = "
            await host.open(args[0]);
            host.connect();
            return [await host.orSilence(host.ask('load', { source: args[1] })), host.heard.length];";
        let seen: Value = page.js(script, &[json!(frame), json!(SAMPLE)]).await?;
        assert_eq!(seen, json!(["silence", 0]), "{list} {status}");
        enter_frame(&page).await?;
        let state: String = page.eval("viewer.state").await?;
        assert_eq!(state, "empty", "{list} {status}");
        let told: Vec<String> = page.eval("window.e2eProblems").await?;
        let says = |words: &str| told.iter().any(|told| told.contains(words));
        assert!(says(&format!("put \"{origin}\" into")), "{told:?}");
        let is_list = list.starts_with('[') && status == 200;
        assert_eq!(says("no list of origins"), !is_list, "{list}: {told:?}");
        leave_frame(&page).await?;
    }
    page.is_sound_but(&["trro-session-viewer", "embed-frame.json", "404"])
        .await
}

/// A sibling frame may have the right origin, but is not the host.
pub async fn listens_to_its_host_alone(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    let script = "
        const beside = document.createElement('iframe');
        const loaded = new Promise(done => beside.addEventListener('load', done));
        beside.src = 'console.html';
        document.body.append(beside);
        await loaded;
        const other = beside.contentWindow.host;
        other.frame = host.frame;
        other.connect();
        const seen = [await host.orSilence(other.ask('state'))];
        // The newest port of its host is the only one.
        const first = host.port;
        host.connect();
        seen.push((await host.ask('state')).value);
        first.postMessage({ id: 99, type: 'state' });
        await host.ask('state');
        return [...seen, host.heard.filter(({ id }) => id === 99).length];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(seen, json!(["silence", "empty", 0]));
    is_sound(&page).await
}

pub async fn takes_files_bytes_and_addresses(session: &Session) -> Result<()> {
    let mut site = site("[]")?;
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    let page = console(session, site).await?;
    let script = "
        await host.open('embed-frame.html');
        host.connect();
        const [text, other] = args;
        const { buffer } = new TextEncoder().encode(text);
        const seen = [];
        for (const [fields, transfer] of [
            [{ source: text }],
            [{ source: new File([text], 'a.json') }],
            [{ source: new Blob([text]), name: 'b' }],
            [{ source: buffer }, [buffer]],
            [{ source: new TextEncoder().encode(text) }],
            [{ source: JSON.parse(text) }],
            [{ source: [text, new File([other], 'c.json')] }],
            [{ address: '42.json' }],
            [{ address: new URL('43.json', location.href).href }],
        ]) {
            const { type } = await host.ask('load', fields, transfer);
            const { value } = await host.ask('sessions');
            seen.push([type, ...value.map(({ sessionId, name }) => [sessionId, name])]);
        }
        return [seen, buffer.byteLength];";
    let seen: Value = page
        .js(
            script,
            &[json!(SAMPLE), json!(given::sample_of("other-0")?)],
        )
        .await?;
    let sample = |name: Option<&str>| json!(["answer", [SAMPLE_ID, name]]);
    assert_eq!(
        seen,
        json!([
            [
                sample(None),
                sample(Some("a.json")),
                sample(Some("b")),
                sample(None),
                sample(None),
                sample(None),
                ["answer", [SAMPLE_ID, null], ["other-0", "c.json"]],
                ["answer", ["asked-0", "42.json"]],
                ["answer", ["asked-1", "43.json"]],
            ],
            0
        ]),
        "and what is transferred is gone here"
    );
    let script = "
        const bytes = await (await fetch('day.json')).arrayBuffer();
        const { value } = await host.ask('load', { source: bytes }, [bytes]);
        return [value.devices.map(({ samples }) => samples), bytes.byteLength];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(seen, json!([[DAY_SAMPLES, DAY_SAMPLES], 0]));
    is_sound(&page).await
}

/// By the host and by a person in the frame.
pub async fn moves_the_window_both_ways(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    let script = "
        await host.ask('load', { source: args[0] });
        const start = 1731399580000, end = 1731399590000;
        const seen = [(await host.ask('range')).value, (await host.ask('range', { value: { start, end } })).value];
        while (!host.heard.some(({ name }) => name === 'trro-rangechange')) await new Promise(done => setTimeout(done, 20));
        const told = host.heard.findLast(({ name }) => name === 'trro-rangechange');
        return [...seen, told, (await host.ask('range', { value: null })).value];";
    let seen: Value = page.js(script, &[json!(SAMPLE)]).await?;
    let window = json!({ "start": 1_731_399_580_000_i64, "end": 1_731_399_590_000_i64 });
    let told = json!({ "type": "event", "name": "trro-rangechange", "detail": { "range": window, "by": "host" } });
    assert_eq!(whole(&seen), json!([null, window, told, null]));

    // The driver of `WebKit` turns the wheel without the key that is held.
    if session.engine == Engine::Webkit {
        return Ok(());
    }
    page.js::<()>("host.heard.length = 0;", &[]).await?;
    enter_frame(&page).await?;
    let at: (f64, f64) = page
        .js(
            "const plot = find('[data-chart=rate]');
            plot.scrollIntoView({ block: 'center' });
            const { left, width, top, height } = plot.getBoundingClientRect();
            return [left + width / 3, top + height / 2];",
            &[],
        )
        .await?;
    page.wheel(at, -300.0, Modifier::Control).await?;
    page.wait_until("viewer.range").await?;
    page.point_at(at.0 + 20.0, at.1).await?;
    leave_frame(&page).await?;
    page.wait_until("host.heard.some(({ name, detail }) => name === 'trro-cursor' && detail)")
        .await?;
    let script = "
        const last = wanted => host.heard.findLast(({ name }) => name === wanted).detail;
        const { value: range } = await host.ask('range');
        const { value: values } = await host.ask('values');
        const { range: told, by } = last('trro-rangechange');
        const { time, ...more } = last('trro-cursor');
        const { value } = values.find(({ metric, device }) => metric === 'Rate' && device === 0);
        return [by, JSON.stringify(told) === JSON.stringify(range), time > range.start && time < range.end, Object.keys(more), typeof value];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(seen, json!(["person", true, true, [], "number"]));
    is_sound(&page).await
}

/// JSON in a browser has one kind of number, serde has two.
fn whole(value: &Value) -> Value {
    match value {
        Value::Array(all) => all.iter().map(whole).collect(),
        Value::Object(all) => all
            .iter()
            .map(|(name, value)| (name.clone(), whole(value)))
            .collect(),
        Value::Number(number) => number
            .as_f64()
            .filter(|number| number.fract() == 0.0)
            .map_or_else(|| value.clone(), |number| json!(number as i64)),
        _ => value.clone(),
    }
}

pub async fn carries_view_selection_and_settings(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    let script = "
        const all = [new File([args[0]], 'a'), new File([args[1]], 'b')];
        await host.ask('load', { source: all });
        const seen = [(await host.ask('selected')).value, (await host.ask('selected', { value: 1 })).value];
        seen.push((await host.ask('report')).value.session.sessionId);
        const { value: view } = await host.ask('view');
        const folded = (await host.ask('view', { value: { ...view, hiddenCharts: ['rate'] } })).value;
        seen.push(view.version, view.hiddenCharts, folded.hiddenCharts, folded.selected);
        seen.push((await host.ask('thresholds', { value: { samples: 3 } })).value, (await host.ask('view')).value.thresholds);
        const settings = { theme: 'dark', lang: 'en', 'time-zone': 'UTC' };
        const told = (await host.ask('attributes', { value: settings })).value;
        return [seen, told, (await host.ask('extend', { source: args[1] })).value.samples];";
    let (seen, told, samples): (Value, Value, usize) = page
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
        json!([0, 1, "b-0", 1, [], ["rate"], 1, { "samples": 3 }, { "samples": 3 }])
    );
    assert_eq!(
        told,
        json!({
            "src": null, "backend": null, "session-id": null, "region": null,
            "theme": "dark", "lang": "en", "time-zone": "UTC",
        })
    );
    assert_eq!(samples, 0, "they are there already");
    enter_frame(&page).await?;
    let look: Value = page
        .eval("[document.documentElement.lang, getComputedStyle(document.documentElement).backgroundColor, find('h2').textContent, find('.when strong').textContent]")
        .await?;
    assert_eq!(
        look,
        json!([
            "en",
            "rgb(20, 23, 28)",
            "Smoothness",
            "2024-11-12 08:19:29 – 08:21:04"
        ])
    );
    leave_frame(&page).await?;
    let script = "
        await host.ask('attributes', { value: { src: '43.json', theme: null, 'time-zone': null } });
        while (!host.heard.some(({ name, detail }) => name === 'trro-load' && detail.session.sessionId === 'asked-1'))
            await new Promise(done => setTimeout(done, 20));
        const cleared = await host.ask('clear');
        return [cleared.type, cleared.value, (await host.ask('state')).value, (await host.ask('report')).value, (await host.ask('view')).value];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(seen, json!(["answer", null, "empty", null, null]));
    is_sound(&page).await
}

/// With all text of the element's errors; the frame's own errors name its protocol.
pub async fn answers_errors_as_facts(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    let script = "
        await host.ask('attributes', { value: { lang: 'en' } });
        await host.ask('load', { source: args[0] });
        const refused = await host.ask('load', { source: args[1] });
        const told = host.heard.findLast(({ name }) => name === 'trro-error').detail;
        const error = (await host.ask('error')).value;
        return [refused, JSON.stringify(told) === JSON.stringify(refused.error), JSON.stringify(error) === JSON.stringify(told), (await host.ask('state')).value, (await host.ask('report')).value.session.sessionId];";
    let cloud = given::text("errors/cloud_error.json")?;
    let (refused, told, kept, state, shown): (Value, bool, bool, String, String) =
        page.js(script, &[json!(SAMPLE), json!(cloud)]).await?;
    assert_eq!(
        (&*state, &*shown),
        ("failed", SAMPLE_ID),
        "what was shown stays"
    );
    assert!(told && kept, "{refused}");
    assert_eq!(
        (&refused["type"], &refused["id"]),
        (&json!("error"), &json!(3))
    );
    let error = &refused["error"];
    assert_eq!(error["code"], "cloud-error");
    assert!(error["cloud"]["requestId"].is_string(), "{error}");
    let mut facts: Vec<&String> = error
        .as_object()
        .into_iter()
        .flat_map(|error| error.keys())
        .collect();
    facts.sort();
    assert_eq!(
        facts,
        [
            "advice",
            "cloud",
            "code",
            "detail",
            "meaning",
            "message",
            "position",
            "retryable",
            "steps"
        ]
    );

    let script = "
        const of = async (type, fields) => {
            const { type: kind, error } = await host.ask(type, fields);
            return [kind, error.code, error.protocol ?? null];
        };
        host.port.postMessage('hello');
        host.port.postMessage({ type: 'state' });
        const seen = [
            await of('play'),
            await of('constructor'),
            await of('load', { address: 'http://' }),
            await of('view', { value: { version: 7 } }),
            await of('attributes', { value: { onclick: 'alert(1)' } }),
            await of('load', { source: '{' }),
        ];
        const nameless = host.heard.filter(({ type, id }) => type !== 'event' && id === null);
        const slow = host.ask('load', { address: 'slow.json' });
        host.ask('cancel', { of: host.waiting.size });
        seen.push([(await slow).type, (await slow).error.code]);
        return [seen, nameless.map(({ type, value, error }) => [type, value ?? error.code])];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(
        seen,
        json!([
            [
                ["error", "unknown-message", 1],
                ["error", "unknown-message", 1],
                ["error", "bad-request", 1],
                ["error", "bad-request", 1],
                ["error", "bad-request", 1],
                ["error", "not-json", null],
                ["error", "aborted"],
            ],
            [["error", "unknown-message"], ["answer", "failed"]],
        ])
    );
    is_sound(&page).await
}

/// A host with another protocol version learns the frame's version.
pub async fn says_which_protocol_it_speaks(session: &Session) -> Result<()> {
    let page = console(session, site("[]")?).await?;
    let script = "
        const { version } = await host.open('embed-frame.html');
        host.connect(2);
        const seen = [await host.orSilence(host.ask('state'))];
        const [{ type, id, error }] = host.heard;
        seen.push(host.heard.length, type, id, error.code, error.protocol, error.version === version, typeof error.message);
        host.connect();
        return [...seen, (await host.ask('state')).value];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(
        seen,
        json!([
            "silence",
            1,
            "error",
            null,
            "unknown-protocol",
            1,
            true,
            "string",
            "empty"
        ])
    );
    is_sound(&page).await
}

/// As a `Blob`, which is transferred as a handle.
pub async fn hands_files_over(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    let script = "
        const [text, id] = args;
        const nothing = await host.ask('exportAs', { kind: 'json' });
        await host.ask('load', { source: text });
        const seen = [];
        for (const mask of [undefined, false, true]) {
            const { type, value } = await host.ask('exportAs', { kind: 'json', mask });
            seen.push([type, Object.prototype.toString.call(value), (await value.text()).includes(id)]);
        }
        return [nothing.type, seen, (await host.ask('exportAs', { kind: 'exe' })).type];";
    let seen: Value = page
        .js(script, &[json!(SAMPLE), json!("dev_0240702040008")])
        .await?;
    let file = |named: bool| json!(["answer", "[object Blob]", named]);
    assert_eq!(
        seen,
        json!(["error", [file(true), file(true), file(false)], "error"])
    );
    is_sound(&page).await
}

/// In its own panel, or in the host's.
pub async fn leaves_errors_to_a_host_that_asks(session: &Session) -> Result<()> {
    let page = connected(session).await?;
    for (more, panels) in [("{}", 1), ("{ showsErrors: true }", 0)] {
        let script = format!(
            "host.connect(1, {more}); return (await host.ask('load', {{ source: '{{' }})).error.code;"
        );
        let code: String = page.js(&script, &[]).await?;
        assert_eq!(code, "not-json");
        enter_frame(&page).await?;
        let seen: usize = page.eval("findAll('[role=alert]').length").await?;
        assert_eq!(seen, panels, "{more}");
        leave_frame(&page).await?;
    }
    is_sound(&page).await
}

/// Without any message from the host, which may be a page without scripts.
pub async fn follows_its_address(session: &Session) -> Result<()> {
    let page = console(session, site("[]")?).await?;
    page.js::<()>(
        "await host.open('embed-frame.html#src=42.json&lang=en&theme=dark&time-zone=UTC');",
        &[],
    )
    .await?;
    let shows =
        "[viewer.report().session.sessionId, find('h2').textContent, find('.root').dataset.theme]";
    enter_frame(&page).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let seen: Value = page.eval(shows).await?;
    assert_eq!(seen, json!(["asked-0", "Smoothness", "dark"]));
    leave_frame(&page).await?;
    page.js::<()>(
        "host.frame.src = 'embed-frame.html#src=43.json&theme=light';",
        &[],
    )
    .await?;
    enter_frame(&page).await?;
    page.wait_until("viewer.report()?.session.sessionId === 'asked-1'")
        .await?;
    let seen: Value = page.eval(shows).await?;
    assert_eq!(seen, json!(["asked-1", "Smoothness", "light"]));
    leave_frame(&page).await?;
    is_sound(&page).await?;

    page.go("embed-frame.html#src=43.json").await?;
    page.wait_until("viewer?.state === 'ready'").await?;
    page.is_sound().await?;
    // A link cannot make it visit a stranger.
    let stranger = Server::start(site("[]")?, 0)?;
    page.go(&format!("embed-frame.html?#src={}42.json", stranger.url()))
        .await?;
    page.wait_until("viewer?.error?.code === 'network'").await?;
    assert_eq!(stranger.requests(), Vec::<String>::new());
    page.is_sound_but(&["connect-src", "Content Security Policy"])
        .await
}

/// `examples/iframe` as it is in the repository.
pub async fn of_the_example(session: &Session) -> Result<()> {
    const EXAMPLE: &str = "examples/iframe/index.html";
    let html = fs::read_to_string(paths::root().join(EXAMPLE))?;
    let html = html.replacen(
        "<head>",
        &format!("<head><script src=\"../../{EARLY_SCRIPT}\"></script>"),
        1,
    );
    let mut site = Site {
        policy: Policy::Framed,
        ..Site::new(paths::root())
    };
    let example = Reply {
        policy: Some(Policy::ConsoleOfFrames),
        ..Reply::html(html)
    };
    site.replies.insert(EXAMPLE.to_owned(), example);
    let page = Page::open_site(session, site, EXAMPLE).await?;
    page.wait_until("find('#shown').textContent === 'everything'")
        .await?;
    enter_frame(&page).await?;
    page.is_drawn().await?;
    let seen: Value = page
        .eval("[viewer.report().session.sessionId, viewer.sessions[0].name, viewer.range, findAll('[data-chart]').length]")
        .await?;
    assert_eq!(seen, json!([SAMPLE_ID, "sample.json", null, 13]));
    leave_frame(&page).await?;
    page.click("#half").await?;
    page.wait_until("find('#shown').textContent.includes('–')")
        .await?;
    page.click("#whole").await?;
    page.wait_until("find('#shown').textContent === 'everything'")
        .await?;
    is_sound(&page).await
}
