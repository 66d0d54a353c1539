//! The element in an operator's console: a strict policy, thousands of rows, other viewers, another copy of the code.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use e2e::given::{self, DAY_SAMPLES, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use e2e::trace::Layout;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Policy, Reply, Site};

/// A name that chromedriver leaves on the window of each page it inspects.
const OF_THE_DRIVER: &str = "ret_nodes";

/// Rows of the console's own table, with six cells each.
const ROWS: usize = 5000;

/// Runs before the module and records what the module must not touch: names on the window, listeners outside of the element, the console,
/// and measurements of the host's elements, which cost a layout. In a block, since outside of it a name would shadow the window's.
const WATCH: &str = "
{
    const watch = { listeners: [], measured: [], said: [] };
    window.watch = watch;
    watch.keys = Reflect.ownKeys(window);
    watch.handlers = () => {
        const found = [];
        for (const target of [window, document, document.documentElement, document.body])
            for (const name in target) if (/^on/.test(name) && target[name]) found.push(name);
        return found;
    };

    const isOutside = target => [undefined, null, window, document, document.documentElement, document.body].includes(target);
    const { addEventListener } = EventTarget.prototype;
    EventTarget.prototype.addEventListener = function (type, ...rest) {
        if (isOutside(this)) watch.listeners.push(`${type}\n${new Error().stack}`);
        return addEventListener.call(this ?? window, type, ...rest);
    };

    for (const level of ['log', 'info', 'debug', 'warn', 'error', 'trace']) {
        const say = console[level];
        console[level] = (...what) => {
            watch.said.push(what.join(' '));
            say.apply(console, what);
        };
    }

    const isHosts = node => {
        const root = node.getRootNode();
        return node.localName !== 'trro-session-viewer' && root.host?.localName !== 'trro-session-viewer';
    };
    const note = (name, node) => watch.measured.push([name, node instanceof Node && !isHosts(node), `${node.localName ?? node}`]);
    const questions = {
        Element: ['clientTop', 'clientLeft', 'clientWidth', 'clientHeight', 'scrollTop', 'scrollLeft', 'scrollWidth', 'scrollHeight', 'getBoundingClientRect', 'getClientRects', 'scrollIntoView', 'checkVisibility'],
        HTMLElement: ['offsetParent', 'offsetTop', 'offsetLeft', 'offsetWidth', 'offsetHeight', 'innerText'],
        Document: ['elementFromPoint', 'elementsFromPoint', 'scrollingElement'],
    };
    for (const [owner, names] of Object.entries(questions)) {
        for (const name of names) {
            const { prototype } = window[owner];
            const property = Object.getOwnPropertyDescriptor(prototype, name);
            const kind = property?.get ? 'get' : 'value';
            if (!property) continue;
            const ask = property[kind];
            Object.defineProperty(prototype, name, {
                ...property,
                [kind](...how) {
                    note(name, this);
                    return ask.apply(this, how);
                },
            });
        }
    }
}";

/// Two viewers next to the table, and one inside two nested shadow roots.
const PLACE: &str = "
    const deep = document.getElementById('deep');
    for (let root = deep, depth = 0; depth < 2; depth++) {
        root = root.attachShadow({ mode: 'open' }).appendChild(document.createElement(depth ? 'trro-session-viewer' : 'div'));
    }";

/// All viewers of the page, with time for deferred work.
const VIEWERS: &str = "
    const viewers = findAll('trro-session-viewer');
    const frames = async (count = 2) => { while (count--) await new Promise(requestAnimationFrame); };
    const rested = () => new Promise(done => setTimeout(done, 300));";

fn site() -> Result<Site> {
    let cells = |row: usize| {
        let cells = ["session", "device", "begun", "ended", "delay"]
            .map(|name| format!("<td>{name} {}</td>", row * 7919 % 104_729));
        format!("<tr><th>{row}</th>{}</tr>", cells.concat())
    };
    let rows: String = (0..ROWS).map(cells).collect();
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><title>console</title>\
         <script src={EARLY_SCRIPT}></script><script src=watch.js></script>\
         <script type=module src=embed.js></script></head><body><input id=search>\
         <trro-session-viewer id=first></trro-session-viewer><trro-session-viewer id=second></trro-session-viewer>\
         <div id=deep></div><table>{rows}</table></body></html>"
    );
    let mut site = Site {
        policy: Policy::Console,
        ..Site::new(paths::dist())
    };
    for (path, reply) in [
        ("console.html", Reply::html(html)),
        ("watch.js", Reply::script(WATCH)),
        ("day.json", Reply::json(given::day()?)),
        // The policy allows pictures, so browsers ask for this one.
        ("favicon.ico", Reply::script("")),
    ] {
        site.replies.insert(path.to_owned(), reply);
    }
    Ok(site)
}

async fn console(session: &Session) -> Result<Page<'_>> {
    open(session, site()?).await
}

async fn open(session: &Session, site: Site) -> Result<Page<'_>> {
    let page = Page::open_site(session, site, "console.html").await?;
    page.wait_until("viewer.state").await?;
    page.js::<()>(PLACE, &[]).await?;
    Ok(page)
}

fn script(body: &str) -> String {
    format!("{VIEWERS}\n{body}")
}

/// Nothing on the console, no name, listener or handler, no measurement of the host's elements.
pub async fn leaves_a_strict_console_alone(session: &Session) -> Result<()> {
    let page = console(session).await?;
    let body = "
        const ids = [];
        for (const viewer of viewers) ids.push((await viewer.load(args[0])).session.sessionId);
        // In a worker, whose address the policy of Trusted Types has to pass.
        const { devices } = await viewers[1].load(new URL('day.json', location.href));
        viewers[0].range = { start: 1731399580000, end: 1731399590000 };
        viewers[2].setAttribute('theme', 'dark');
        viewers[2].lang = 'zh-CN';
        await frames();
        await rested();
        return [ids, devices.map(({ samples }) => samples)];";
    let seen: Value = page.js(&script(body), &[json!(SAMPLE)]).await?;
    assert_eq!(
        seen,
        json!([
            [SAMPLE_ID, SAMPLE_ID, SAMPLE_ID],
            [DAY_SAMPLES, DAY_SAMPLES]
        ])
    );
    let (measured, hosts): (usize, Vec<Value>) = page
        .eval("[watch.measured.length, watch.measured.filter(([, isOurs]) => !isOurs)]")
        .await?;
    assert_eq!(hosts, Vec::<Value>::new(), "the host's elements");
    assert!(measured > 0, "its own are measured, and that is seen");
    let shown: Vec<usize> = page
        .eval("findAll('trro-session-viewer').map(viewer => viewer.shadowRoot.querySelectorAll('[data-chart] canvas.ink').length)")
        .await?;
    assert_eq!(shown[0], shown[2]);
    assert!(shown.iter().all(|charts| *charts > 10), "{shown:?}");
    let left: Vec<String> = page
        .js(
            "return Reflect.ownKeys(window).filter(key => !watch.keys.includes(key) && key !== args[0]).map(String);",
            &[json!(OF_THE_DRIVER)],
        )
        .await?;
    assert_eq!(left, Vec::<String>::new(), "names on the window");
    let listeners: Vec<String> = page.eval("watch.listeners").await?;
    assert_eq!(listeners, Vec::<String>::new());
    let handlers: Vec<String> = page.eval("watch.handlers()").await?;
    assert_eq!(handlers, Vec::<String>::new());
    let said: Vec<String> = page.eval("watch.said").await?;
    assert_eq!(said, Vec::<String>::new());
    page.is_sound().await
}

/// The host gets all keys as long as it has the focus.
pub async fn takes_no_key_without_the_focus(session: &Session) -> Result<()> {
    const KEYS: &str = "adws+-0g?p";
    let page = console(session).await?;
    let body = "
        for (const viewer of viewers) await viewer.load(args[0]);
        window.pressed = [];
        document.addEventListener('keydown', ({ key, defaultPrevented }) => pressed.push([key, defaultPrevented]));
        document.activeElement.blur();";
    page.js::<()>(&script(body), &[json!(SAMPLE)]).await?;
    let press = async || -> Result<Vec<(String, bool)>> {
        page.js::<()>("pressed.length = 0;", &[]).await?;
        for letter in KEYS.chars() {
            page.press_letter(letter).await?;
        }
        for key in [Key::Escape, Key::Enter, Key::Left, Key::Home] {
            page.press(&key).await?;
        }
        page.eval("pressed").await
    };
    let ranges = "findAll('trro-session-viewer').map(({ range }) => range)";
    let untouched = json!([null, null, null]);
    // On the page, and in the host's own field.
    for place in ["document.body", "find('#search')"] {
        page.js::<()>(&format!("{place}.focus();"), &[]).await?;
        let pressed = press().await?;
        assert_eq!(pressed.len(), KEYS.len() + 4, "{place}: {pressed:?}");
        assert!(
            pressed.iter().all(|(_, taken)| !taken),
            "{place}: {pressed:?}"
        );
        assert_eq!(page.eval::<Value>(ranges).await?, untouched);
    }
    let typed: String = page.eval("find('#search').value").await?;
    assert_eq!(typed, KEYS);

    // With the focus, the viewer gets them, although others are next to it.
    page.js::<()>(
        "pressed.length = 0; find('#second').focus({ preventScroll: true });",
        &[],
    )
    .await?;
    page.press_letter('w').await?;
    page.wait_until("find('#second').range").await?;
    let seen: Value = page
        .eval(&format!("[pressed, {ranges}.map(Boolean)]"))
        .await?;
    assert_eq!(seen, json!([[["w", true]], [false, true, false]]));
    page.is_sound().await
}

/// Chromium's own data: a viewer that measures itself only lays out its own boxes, not the unchanged rows; pointer moves cause at most one
/// layout. Pending changes of the host are laid out with them, once.
pub async fn has_its_own_boxes_laid_out_alone(session: &Session) -> Result<()> {
    if session.engine != Engine::Chromium {
        return Ok(());
    }
    let load = script(
        "for (const viewer of viewers) { await viewer.load(args[0]); await frames(); } await rested();",
    );
    // Without the trace, which counts every box of the page for each layout.
    let page = console(session).await?;
    page.js::<()>(&load, &[json!(SAMPLE)]).await?;
    let before = session.metrics().await?;
    page.js::<()>(&load, &[json!(SAMPLE)]).await?;
    let after = session.metrics().await?;
    println!(
        "    three loads: {} layouts in {:.1} ms",
        after["LayoutCount"] - before["LayoutCount"],
        (after["LayoutDuration"] - before["LayoutDuration"]) * 1000.0
    );

    let traced = Session::start_traced().await?;
    let page = console(&traced).await?;
    page.js::<()>(&load, &[json!(SAMPLE)]).await?;
    traced.layouts().await?;

    page.js::<()>(&load, &[json!(SAMPLE)]).await?;
    let loads = forced(&traced, "three loads").await?;
    assert!(
        !loads.is_empty() && own(&loads).len() == loads.len(),
        "{loads:?}"
    );

    let windows = "
        const [viewer] = viewers;
        for (let i = 1; i < 10; i++) {
            viewer.range = { start: 1731399580000, end: 1731399590000 + i * 1000 };
            await frames(1);
        }
        await rested();";
    page.js::<()>(&script(windows), &[]).await?;
    let windows = forced(&traced, "nine windows").await?;
    assert!(own(&windows).len() == windows.len(), "{windows:?}");

    let at = "
        const plot = find('[data-chart=rate]');
        plot.scrollIntoView({ block: 'center' });
        const { left, top, height } = plot.getBoundingClientRect();
        window.moves = 0;
        viewers[0].addEventListener('trro-cursor', () => moves++);
        await rested();
        return [left, top + height / 2];";
    let (x, y): (f64, f64) = page.js(&script(at), &[]).await?;
    traced.layouts().await?;
    for step in 1..30 {
        page.point_at(x + f64::from(step) * 10.0, y).await?;
    }
    let moved = forced(&traced, "29 moves of the pointer").await?;
    // The first one asks where the plots are.
    assert!(
        moved.len() <= 1 && own(&moved).len() == moved.len(),
        "{moved:?}"
    );
    let heard: usize = page.eval("window.moves").await?;
    assert!(heard > 3, "{heard}");

    let dirty = "
        for (const row of document.querySelectorAll('tr')) row.style.height = '30px';
        await viewers[0].load(args[0]);
        await frames();
        await rested();";
    page.js::<()>(&script(dirty), &[json!(SAMPLE)]).await?;
    let dirty = forced(&traced, "a load while every row changes").await?;
    assert_eq!(dirty.len() - own(&dirty).len(), 1, "{dirty:?}");
    traced.quit().await;
    Ok(())
}

/// The forced layouts since the last call.
async fn forced(session: &Session, what: &str) -> Result<Vec<Layout>> {
    let layouts = session.layouts().await?;
    let all = layouts.len();
    let forced: Vec<Layout> = layouts.into_iter().filter(Layout::is_forced).collect();
    let boxes: Vec<u32> = forced.iter().map(|layout| layout.dirty).collect();
    println!(
        "    {what}: {all} layouts, {} of them forced, of {boxes:?} boxes",
        forced.len()
    );
    Ok(forced)
}

/// The layouts without the rows, whose boxes far outnumber a viewer's.
fn own(layouts: &[Layout]) -> Vec<&Layout> {
    let is_own = |layout: &&Layout| (layout.dirty as usize) < ROWS;
    layouts.iter().filter(is_own).collect()
}

/// The whole build below another path, with another version.
fn with_a_copy(mut site: Site) -> Result<Site> {
    for entry in fs::read_dir(paths::dist())? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let mut body = fs::read(entry.path())?;
        if name == "failure.js" {
            body = String::from_utf8(body)?.replace("0.1.0", "0.0.9").into();
        }
        let reply = match name.rsplit_once('.') {
            Some((_, "js")) => Reply::script(body),
            Some((_, "wasm")) => Reply {
                content_type: "application/wasm".to_owned(),
                ..Reply::json(body)
            },
            Some((_, "css")) => Reply {
                content_type: "text/css".to_owned(),
                ..Reply::json(body)
            },
            _ => continue,
        };
        site.replies.insert(format!("older/{name}"), reply);
    }
    Ok(site)
}

/// The first copy keeps the name, and the second logs this; with another name, it works beside the first with its own module.
pub async fn two_copies_live_side_by_side(session: &Session) -> Result<()> {
    let mut site = with_a_copy(site()?)?;
    let watch = format!("{WATCH}\nwindow.copy = () => import('./older/embed.js');");
    site.replies
        .insert("watch.js".to_owned(), Reply::script(watch));
    let page = open(session, site).await?;
    let body = "
        const first = customElements.get('trro-session-viewer');
        const older = await window.copy();
        const seen = [customElements.get('trro-session-viewer') === first, first.version, older.version];
        await viewers[0].load(args[0]);
        older.define('trro-session-viewer-2');
        const other = document.createElement('trro-session-viewer-2');
        document.body.prepend(other);
        const report = await other.load(args[1]);
        await frames();
        const shows = viewer => [viewer.constructor.version, viewer.report().session.sessionId, viewer.shadowRoot.querySelectorAll('[data-chart] canvas.ink').length];
        return [seen, shows(viewers[0]), shows(other), watch.said];";
    let seen: Value = page
        .js(
            &script(body),
            &[json!(SAMPLE), json!(given::sample_of("older-0")?)],
        )
        .await?;
    assert_eq!(
        seen,
        json!([
            [true, "0.1.0", "0.0.9"],
            ["0.1.0", SAMPLE_ID, 13],
            ["0.0.9", "older-0", 13],
            ["<trro-session-viewer> is taken by version 0.1.0, which stays; this is version 0.0.9"],
        ])
    );
    let asked = page.server.requests();
    let modules = asked.iter().filter(|request| request.contains(".wasm"));
    assert_eq!(modules.count(), 2, "{asked:?}");
    page.is_sound_but(&["is taken by version"]).await
}

/// A server that renders pages imports the module but never runs it.
pub async fn is_imported_without_a_dom(_: &Session) -> Result<()> {
    let Some(node) = paths::on_path(&["node"]) else {
        println!("    skipped: there is no Node here");
        return Ok(());
    };
    let folder = TempDir::new()?;
    for entry in fs::read_dir(paths::dist())? {
        let entry = entry?;
        fs::copy(entry.path(), folder.path().join(entry.file_name()))?;
    }
    fs::write(folder.path().join("package.json"), r#"{"type":"module"}"#)?;
    let script = "import { version, define, configure } from './embed.js';
        define(); define('other-name'); configure({ wasm: new Uint8Array() });
        console.log(version, globalThis.customElements, Object.keys(globalThis).some((key) => /trro/i.test(key)));";
    let output = Command::new(node)
        .current_dir(folder.path())
        .args(["--input-type=module", "--eval", script])
        .output()
        .context("cannot start Node")?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "{said}");
    assert_eq!(said, "");
    let output = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.trim(), "0.1.0 undefined false");
    Ok(())
}

/// Makes the next screen fail, as no host should, by removing a browser function.
const BREAK: &str = "
    const create = Document.prototype.createElement;
    const breaking = async act => {
        Document.prototype.createElement = function (name, ...rest) {
            if (name === 'h3') throw new Error('no more headings');
            return create.call(this, name, ...rest);
        };
        try {
            return await act();
        } finally {
            Document.prototype.createElement = create;
        }
    };
    const outcome = promise => promise.then(value => ['went on', value], error => [error.code, error]);";

fn faulty(body: &str) -> String {
    script(&format!("{BREAK}\n{body}"))
}

/// The second of three fails while it loads, extends and is awaited: everything pending rejects, with one error where the contract has one,
/// and the others are not affected.
pub async fn one_of_three_fails_alone(session: &Session) -> Result<()> {
    let page = console(session).await?;
    let body = "
        for (const viewer of viewers) await viewer.load(args[0]);
        const [first, second, third] = viewers;
        const charts = viewer => viewer.shadowRoot.querySelectorAll('[data-chart] canvas.ink').length;
        const never = () => new Promise(() => {});
        second.fetcher = never;
        // An answer that does not come any more, and a load that waits for another one.
        const extending = outcome(second.extend(new URL('newer.json', location.href)));
        const loading = outcome(second.load(new URL('other.json', location.href)));
        const waiting = outcome(second.ready);
        const events = [];
        for (const viewer of viewers) viewer.addEventListener('trro-error', ({ detail }) => events.push([viewer.id, detail.code]));
        await breaking(() => { second.timeZone = 'UTC'; second.selected; });
        const [load, loadError] = await loading;
        const [ready, readyError] = await waiting;
        const [extend] = await extending;
        second.fetcher = null;
        const others = [];
        for (const viewer of [first, third]) {
            viewer.range = { start: 1731399580000, end: 1731399590000 };
            viewer.setAttribute('theme', 'dark');
            await frames();
            others.push([viewer.state, viewer.report().session.sessionId, charts(viewer), viewer.range.start]);
        }
        return [
            [load, ready, extend, loadError === second.error, readyError === second.error],
            [second.state, second.report(), second.sessions.length, second.range, charts(second)],
            events,
            others,
        ];";
    let seen: Value = page.js(&faulty(body), &[json!(SAMPLE)]).await?;
    let fine = json!(["ready", SAMPLE_ID, 13, 1_731_399_580_000.0]);
    assert_eq!(
        seen[0],
        json!(["internal", "internal", "internal", true, true])
    );
    assert_eq!(seen[1], json!(["failed", null, 0, null, 0]));
    assert_eq!(seen[2], json!([["second", "internal"]]));
    for (other, expected) in [(&seen[3][0], &fine), (&seen[3][1], &fine)] {
        assert_eq!(other[0], expected[0]);
        assert_eq!(other[1], expected[1]);
        assert_eq!(other[2], expected[2]);
        assert_eq!(other[3].as_f64(), expected[3].as_f64());
    }
    offers_a_report_without_data(&page).await?;
    // What was loaded last is asked for once more, and this time it comes.
    page.js::<()>(
        "find('#second').fetcher = async () => new Response(args[0]);",
        &[json!(given::sample_of("other-0")?)],
    )
    .await?;
    page.click("[role=alert] .primary").await?;
    page.wait_until("find('#second').state === 'ready' && !find('[role=alert]')")
        .await?;
    let seen: Value = page
        .eval("[find('#second').report().session.sessionId, find('#second').shadowRoot.querySelectorAll('[data-chart] canvas.ink').length]")
        .await?;
    assert_eq!(seen, json!(["other-0", 13]));
    page.is_sound().await
}

/// In the panel and in the text that its button copies.
async fn offers_a_report_without_data(page: &Page<'_>) -> Result<()> {
    let panel = page.text("[role=alert]").await?;
    let detail: String = page.eval("find('#second').error.detail").await?;
    let sample = given::sample()?;
    for output in [&panel, &detail] {
        assert!(output.contains("trro-session-viewer 0.1.0"), "{output}");
        assert!(output.contains("wasm-function"), "where it was: {output}");
        for private in private(&sample) {
            assert!(!output.contains(&private), "{private} in {output}");
        }
    }
    let buttons: Vec<String> = page
        .eval("findAll('[role=alert] button').map(button => button.textContent)")
        .await?;
    assert_eq!(buttons.len(), 2, "try again, copy: {buttons:?}");
    Ok(())
}

/// Every text in a session that identifies somebody or something.
fn private(value: &Value) -> Vec<String> {
    match value {
        Value::String(text) if text.len() > 6 => vec![text.clone()],
        Value::Array(all) => all.iter().flat_map(private).collect(),
        Value::Object(all) => all.values().flat_map(private).collect(),
        _ => Vec::new(),
    }
}

/// A module that has failed three times is only kept for its current viewers; new ones get a fresh module, and all work.
pub async fn starts_afresh_after_three_faults(session: &Session) -> Result<()> {
    let page = console(session).await?;
    let body = "
        const day = () => new URL('day.json', location.href);
        for (const viewer of viewers) await viewer.load(args[0]);
        const [first, second, third] = viewers;
        const seen = [];
        for (let fault = 1; fault <= 3; fault++) {
            const [code] = await outcome(breaking(() => second.load(args[0])));
            seen.push([code, (await outcome(second.load(args[1])))[1].session.sessionId]);
        }
        // Of the old module and of the fresh one, read here and read apart.
        for (const viewer of viewers) {
            const [small] = await outcome(viewer.load(args[1]));
            const [large, report] = await outcome(viewer.load(day()));
            seen.push([small, large, report?.devices?.length ?? report.detail]);
        }
        await frames();
        return [seen, viewers.map(({ state }) => state)];";
    let seen: Value = page
        .js(
            &faulty(body),
            &[json!(SAMPLE), json!(given::sample_of("again-0")?)],
        )
        .await?;
    let again = json!(["internal", "again-0"]);
    let both = json!(["went on", "went on", 2]);
    assert_eq!(
        seen,
        json!([
            [again, again, again, both, both, both],
            ["ready", "ready", "ready"]
        ])
    );
    let asked = page.server.requests();
    let modules: Vec<&String> = asked
        .iter()
        .filter(|request| {
            request.contains("/trro-session-viewer.js") && !request.contains("worker")
        })
        .collect();
    assert!(
        modules.iter().any(|request| request.ends_with("?g=1")),
        "{modules:?}"
    );
    assert!(
        !modules.iter().any(|request| request.ends_with("?g=2")),
        "{modules:?}"
    );
    page.is_sound().await
}
