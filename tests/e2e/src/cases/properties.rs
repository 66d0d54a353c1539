//! Properties set by frameworks, at any time and rate.

use std::time::Instant;

use anyhow::{Result, ensure};
use e2e::given::{SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use xtask::paths;
use xtask::server::{Reply, Site};

fn site() -> Site {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("42.json".to_owned(), Reply::json(SAMPLE.to_owned()));
    site
}

pub async fn reflect_attributes(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site(), "").await?;
    let script = "
        const seen = [];
        for (const [name, attribute] of [['src', 'src'], ['backend', 'backend'], ['sessionId', 'session-id'], ['region', 'region'], ['theme', 'theme'], ['timeZone', 'time-zone']]) {
            const made = document.createElement('trro-session-viewer');
            seen.push([made[name]]);
            made[name] = 'dark';
            seen.at(-1).push(made.getAttribute(attribute), made[name]);
            made[name] = null;
            seen.at(-1).push(made.hasAttribute(attribute));
            made.setAttribute(attribute, 'x');
            made[name] = undefined;
            seen.at(-1).push(made.hasAttribute(attribute));
        }
        viewer.src = new URL('42.json', location.href);
        return [seen, (await viewer.ready).session.sessionId];";
    let (seen, id): (Vec<Value>, String) = page.js(script, &[]).await?;
    for property in seen {
        assert_eq!(property, json!(["", "dark", "dark", false, false]));
    }
    assert_eq!(id, SAMPLE_ID);
    page.is_sound().await
}

/// React refs and props, `.prop` in Vue, `[src]` in Angular, `.src` in Lit: before the element is defined, before a load, and during one.
pub async fn wait_for_the_load(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site(), "").await?;
    let script = "
        const two = [args[0], args[0].replaceAll(args[1], 'other-1')];
        const { start, end } = (await viewer.load(two)).session;
        const range = { start: start + 4000, end: end - 4000 };
        viewer.selected = 1;
        viewer.range = range;
        const view = { ...viewer.view };
        const seen = [];
        const tell = ({ selected, range }) => seen.push([selected, JSON.stringify(range)]);
        tell(viewer);

        const fresh = () => document.createElement('trro-session-viewer');
        const before = fresh();
        before.view = view;
        document.body.append(before);
        await before.load(two);
        tell(before);

        const during = fresh();
        document.body.append(during);
        const loading = during.load(two);
        during.selected = 1;
        during.range = range;
        tell(during);
        await loading;
        tell(during);

        const early = document.createElement('trro-early');
        Object.assign(early, { range, src: '42.json', theme: 'dark' });
        document.body.append(early);
        (await import('./embed.js')).define('trro-early');
        await early.ready;
        seen.push([early.theme, JSON.stringify(early.range)]);

        // The last one counts, and what does not fit is left out.
        const odd = fresh();
        odd.view = { ...view, selected: 7 };
        odd.range = { start, end: start + 9000 };
        odd.range = range;
        document.body.append(odd);
        await odd.load(two);
        tell(odd);
        // Of that load, and not of the next one.
        await odd.load(args[0]);
        tell(odd);
        return [seen, JSON.stringify(range)];";
    let (seen, range): (Vec<(Value, String)>, String) =
        page.js(script, &[json!(SAMPLE), json!(SAMPLE_ID)]).await?;
    let (one, none) = ((json!(1), range.clone()), "null".to_owned());
    let expected = [
        one.clone(),
        one.clone(),
        one.clone(),
        one,
        (json!("dark"), range.clone()),
        (json!(0), range),
        (json!(0), none),
    ];
    assert_eq!(seen, expected);
    // Firefox imports again for a driver, and the second copy says that the name is taken.
    page.is_sound_but(&["is taken by version"]).await
}

/// A framework sets attributes and properties of another session at once, in any order, and removes those it no longer has.
pub async fn go_with_the_attributes_beside_them(session: &Session) -> Result<()> {
    let mut site = site();
    let two = format!("[{SAMPLE},{}]", SAMPLE.replace(SAMPLE_ID, "other-1"));
    site.replies.insert("two.json".to_owned(), Reply::json(two));
    let page = Page::open_element_at(session, site, "src=42.json").await?;
    let script = "
        const { start, end } = (await viewer.ready).session;
        const ranges = [3000, 4000, 5000].map(by => ({ start: start + by, end: end - by }));
        const seen = [];
        const tell = () => seen.push([viewer.sessions.length, viewer.selected, JSON.stringify(viewer.range)]);
        viewer.range = ranges[0];
        viewer.src = 'two.json';
        await viewer.ready;
        tell();
        const view = { ...viewer.view, selected: 1, range: ranges[1] };
        viewer.src = '42.json';
        await viewer.ready;
        tell();
        // The session that is shown has no second one beside it.
        viewer.src = 'two.json';
        viewer.view = view;
        tell();
        await viewer.ready;
        tell();
        viewer.view = undefined;
        tell();
        viewer.range = ranges[2];
        await viewer.load(args[0]);
        tell();
        return [seen, ranges.map(range => JSON.stringify(range))];";
    let (seen, ranges): (Value, [String; 3]) = page.js(script, &[json!(SAMPLE)]).await?;
    let expected = json!([
        [2, 0, ranges[0]],
        [1, 0, "null"],
        [1, 0, "null"],
        [2, 1, ranges[1]],
        [2, 1, ranges[1]],
        [1, 0, "null"],
    ]);
    assert_eq!(seen, expected);
    page.is_sound().await
}

/// A host that sets everything on each of its own changes causes one redraw per frame.
pub async fn cost_one_redraw(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site(), "").await?;
    let script = "
        const { start, end } = (await viewer.load(args[0])).session;
        const begun = performance.now();
        for (let turn = 0; turn < 3000; turn++) {
            viewer.theme = turn % 2 ? 'dark' : 'light';
            viewer.timeZone = turn % 2 ? 'UTC' : 'Asia/Shanghai';
            viewer.lang = turn % 2 ? 'en' : 'zh-CN';
            viewer.thresholds = { freezeMajorMs: 300 + turn };
            viewer.range = { start: start + turn, end };
        }
        const set = performance.now() - begun;
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        const drawn = performance.now() - begun;
        return [set, drawn, viewer.thresholds.freezeMajorMs, viewer.range.start - start];";
    let begun = Instant::now();
    let (set, drawn, threshold, start): (f64, f64, f64, f64) =
        page.js(script, &[json!(SAMPLE)]).await?;
    ensure!(
        drawn < 5000.0,
        "15,000 changes took {set} ms, with the frame {drawn} ms, {} ms in all",
        begun.elapsed().as_millis()
    );
    assert_eq!((threshold, start), (3299.0, 2999.0));
    page.is_sound().await
}

/// Attributes set together cause one load.
pub async fn are_followed_together(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site(), "").await?;
    let script = "
        const asked = [];
        viewer.fetcher = request => { asked.push(request.url); return fetch(new URL('42.json', location.href)); };
        viewer.backend = 'api';
        viewer.region = 'ap-guangzhou';
        viewer.sessionId = 'a';
        viewer.sessionId = 'b';
        const { state } = viewer;
        await viewer.ready;
        return [asked.length, state];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(seen, json!([1, "loading"]));
    page.is_sound().await
}

/// Invalid arguments of a host: each has its own code and sentence, and the current session stays.
pub async fn of_a_careless_host(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, site(), "").await?;
    for (load, told) in [
        (
            "viewer.load(text, { signal: {} })",
            "TypeError the signal is no AbortSignal, but [object Object]",
        ),
        (
            "viewer.load(Promise.reject(new Error('signed out')))",
            "network No response: the data could not be fetched",
        ),
        (
            "viewer.load(Promise.reject(new DOMException('', 'AbortError')))",
            "aborted Loading was cancelled",
        ),
        (
            "viewer.load(new Promise(() => {}), { signal: AbortSignal.timeout(30) })",
            "timeout The request timed out",
        ),
        (
            "viewer.load(' https://a.example/42.json\\n')",
            "not-json This is an address, not JSON",
        ),
        (
            "viewer.load('/sessions/42.json')",
            "not-json This is an address, not JSON",
        ),
        (
            "with_fetcher(() => 'no response')",
            "network No response: the data could not be fetched",
        ),
        (
            "with_fetcher(() => { throw new DOMException('', 'TimeoutError') })",
            "timeout The request timed out",
        ),
        (
            "with_fetcher(() => new Promise(() => {}), AbortSignal.timeout(30))",
            "timeout The request timed out",
        ),
    ] {
        let script = format!(
            "const text = args[0];
            viewer.lang = 'en';
            await viewer.load(text);
            const with_fetcher = (fetcher, signal) => {{
                viewer.fetcher = fetcher;
                return viewer.load(new URL('42.json', location.href), {{ signal }});
            }};
            const failed = await {load}.then(() => ({{}}), error => error);
            viewer.fetcher = null;
            return [`${{failed.code ?? failed.name}} ${{failed.message}}`, viewer.sessions.length];"
        );
        let seen: (String, usize) = page.js(&script, &[json!(SAMPLE)]).await?;
        assert_eq!(seen, (told.to_owned(), 1), "{load}");
    }
    page.is_sound().await
}
