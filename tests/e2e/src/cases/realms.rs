//! Page and module in two frames: micro-frontends, frames, portals.

use anyhow::Result;
use e2e::given::{SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Policy, Reply, Site};

/// A site without a policy, so that browsers request its icon.
fn open_site() -> Site {
    let mut site = Site {
        policy: Policy::Open,
        ..Site::new(paths::dist())
    };
    site.replies
        .insert("favicon.ico".to_owned(), Reply::script(""));
    site
}

/// A page with the module in a hidden frame, like wujie's.
fn with_a_hidden_frame() -> Site {
    let page = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><script src={EARLY_SCRIPT}></script></head>\
         <body><div id=slot></div><iframe id=frame src=realm.html hidden></iframe></body></html>"
    );
    let frame = "<!doctype html><meta charset=utf-8><script type=module src=embed.js></script>";
    let mut site = open_site();
    site.replies
        .insert("realm.html".to_owned(), Reply::html(frame.to_owned()));
    site.replies
        .insert("page.html".to_owned(), Reply::html(page));
    site
}

/// Pointer, wheel and keys work, although events are not instances of the module's own classes.
pub async fn shows_from_a_hidden_frame(session: &Session) -> Result<()> {
    let page = Page::open_site(session, with_a_hidden_frame(), "page.html").await?;
    page.wait_until("find('#frame').contentWindow?.customElements?.get('trro-session-viewer')")
        .await?;
    let script = "
        const { contentWindow: hidden } = find('#frame');
        const { document: within } = hidden;
        // In wujie all that is made there says that it stands there.
        const make = within.createElement;
        within.createElement = (...how) => Object.defineProperty(make.apply(within, how), 'ownerDocument', { value: within });
        for (const name of ['ResizeObserver', 'requestAnimationFrame', 'matchMedia', 'getComputedStyle']) {
            hidden[name] = () => { throw new Error(`${name} of the hidden frame`); };
        }
        const made = within.createElement('trro-session-viewer');
        find('#slot').append(made);
        window.heard = [];
        for (const type of ['trro-cursor', 'trro-rangechange']) made.addEventListener(type, ({ detail }) => heard.push([type, detail?.by]));
        const report = await made.load(args[0]);
        return report.session.sessionId;";
    let id: String = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(id, SAMPLE_ID);
    page.is_drawn().await?;
    let script = "
        const plot = find('[data-chart]');
        plot.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = plot.getBoundingClientRect();
        return [left + width / 2, top + height / 2];";
    let (x, y): (f64, f64) = page.js(script, &[]).await?;
    page.point_at(x, y).await?;
    page.wait_until("heard.some(([type]) => type === 'trro-cursor')")
        .await?;
    // A selection of the pointer, and then what the keys make of it.
    page.js::<()>("viewer.focus();", &[]).await?;
    page.press_letter('+').await?;
    page.wait_until("heard.some(([type, by]) => type === 'trro-rangechange' && by === 'person')")
        .await?;
    page.js::<()>(
        "viewer.range = null; await new Promise(done => setTimeout(done, 100)); heard.length = 0;
        find('[data-chart]').dispatchEvent(new WheelEvent('wheel', { deltaY: -100, ctrlKey: true, bubbles: true, composed: true, clientX: args[0], clientY: args[1] }));",
        &[json!(x), json!(y)],
    )
    .await?;
    page.wait_until("heard.some(([type, by]) => type === 'trro-rangechange' && by === 'person')")
        .await?;
    page.is_sound().await
}

/// Whether it is drawn, an element's `display`, whether the window is unchanged, and the state.
type Seen = (serde_json::Value, String, bool, String);

/// Moved to another document and back: its styles move along, and choices are kept.
pub async fn moves_into_a_frame_and_back(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, open_site(), "").await?;
    let script = "
        await viewer.load(args[0]);
        const { start, end } = viewer.report().session;
        viewer.range = { start: start + 5000, end: end - 5000 };
        const range = JSON.stringify(viewer.range);
        const frame = document.createElement('iframe');
        frame.style.width = '900px';
        frame.style.height = '700px';
        document.body.append(frame);
        const drawn = async () => {
            for (let tries = 0; tries < 200; tries++) {
                await new Promise(done => setTimeout(done, 20));
                const canvas = [...viewer.shadowRoot.querySelectorAll('canvas')].find(({ width }) => width > 100);
                const { display } = viewer.ownerDocument.defaultView.getComputedStyle(viewer.shadowRoot.querySelector('.probe'));
                if (canvas && viewer.shadowRoot.adoptedStyleSheets.length === 2) return [canvas.getBoundingClientRect().width > 100, display];
            }
            return ['never drawn', viewer.shadowRoot.textContent.slice(0, 200)];
        };
        const seen = [];
        for (const place of [frame.contentDocument.body, document.body, frame.contentDocument.body, document.body]) {
            place.append(viewer);
            seen.push([...await drawn(), JSON.stringify(viewer.range) === range, viewer.state]);
        }
        return seen;";
    let seen: Vec<Seen> = page.js(script, &[json!(SAMPLE)]).await?;
    let display = seen[1].1.clone();
    for place in seen {
        assert_eq!(
            place,
            (json!(true), display.clone(), true, "ready".to_owned())
        );
    }
    page.is_sound().await
}

/// A frame or window may close around it, and some documents are never displayed: what was set meanwhile applies when it is back.
pub async fn outlives_the_frame_around_it(session: &Session) -> Result<()> {
    let page = Page::open_element_at(session, open_site(), "").await?;
    let script = "
        const { start, end } = (await viewer.load(args[0])).session;
        const frame = document.createElement('iframe');
        document.body.append(frame);
        frame.contentDocument.body.append(viewer);
        viewer.range = { start: start + 5000, end: end - 5000 };
        frame.remove();
        viewer.theme = 'dark';
        viewer.range = { start: start + 6000, end: end - 6000 };
        // No frame of a closed window comes.
        await new Promise(done => setTimeout(done, 100));
        document.implementation.createHTMLDocument().body.append(viewer);
        await new Promise(done => setTimeout(done, 50));
        document.body.append(viewer);
        return [viewer.state, viewer.range.start - start];";
    let seen: (String, f64) = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, ("ready".to_owned(), 6000.0));
    page.wait_until("viewer.shadowRoot.adoptedStyleSheets.length === 2")
        .await?;
    page.is_drawn().await?;
    page.is_sound().await
}
