//! Micro-frontends and frameworks around the element, from `tests/hosts`: each draws, handles pointer and keys, reads in a worker, and
//! keeps the choices when it is mounted again.

use std::fs;

use anyhow::{Context, Result};
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Policy, Reply, Site};

/// For wujie and micro-app.
const CHILD: &str =
    "<!doctype html><html><head><meta charset=utf-8></head><body><div id=app></div><script>
    import(new URL('embed.js', location.href).href).then(() => {
        const made = document.createElement('trro-session-viewer');
        made.setAttribute('src', 'session.json');
        document.querySelector('#app').append(made);
    });
    </script></body></html>";

/// For qiankun, which expects three functions under the application's name.
const CHILD_WITH_CALLS: &str =
    "<!doctype html><html><head><meta charset=utf-8></head><body><div id=app></div><script>
    let made;
    window.child = {
        bootstrap: () => import(new URL('embed.js', location.href).href),
        async mount({ container }) {
            made ??= document.createElement('trro-session-viewer');
            made.setAttribute('src', 'session.json');
            container.querySelector('#app').append(made);
        },
        unmount: async () => made.remove(),
    };
    </script></body></html>";

pub async fn in_wujie(session: &Session) -> Result<()> {
    // What it says of Firefox.
    works_within(session, "wujie", CHILD, &["getter-only"]).await
}

pub async fn in_qiankun(session: &Session) -> Result<()> {
    // What it says of strictStyleIsolation.
    works_within(session, "qiankun", CHILD_WITH_CALLS, &["3.0"]).await
}

pub async fn in_micro_app(session: &Session) -> Result<()> {
    works_within(session, "micro-app", CHILD, &[]).await
}

pub async fn in_lit_with_esbuild(session: &Session) -> Result<()> {
    works_packed(session, "lit").await
}

pub async fn in_react_17_with_esbuild(session: &Session) -> Result<()> {
    works_packed(session, "react").await
}

/// The served build inside an application; `None` if that was not built.
async fn works_within(session: &Session, name: &str, child: &str, told: &[&str]) -> Result<()> {
    let script = paths::examples().join(format!("hosts/{name}.js"));
    if !script.is_file() {
        return skipped();
    }
    let script = fs::read(&script).with_context(|| format!("cannot read {}", script.display()))?;
    let mut site = Site::new(paths::dist());
    // All of them make code from text.
    site.policy = Policy::Open;
    site.replies
        .insert("host.js".to_owned(), Reply::script(script));
    site.replies
        .insert("child.html".to_owned(), Reply::html(child));
    site.replies
        .insert("favicon.ico".to_owned(), Reply::script(""));
    let page = open(session, site, "host.js").await?;
    works(&page).await?;
    page.is_sound_but(told).await
}

/// The package bundled into one script, with the strict policy; `None` if it was not built.
async fn works_packed(session: &Session, name: &str) -> Result<()> {
    let folder = paths::examples().join("hosts");
    if !folder.is_dir() {
        return skipped();
    }
    let page = open(session, Site::new(folder), &format!("{name}.js")).await?;
    page.wait_until("viewer?.state === 'ready'").await?;
    // A property that was set before the load.
    let start: f64 = page
        .eval("viewer.range.start - viewer.report().session.start")
        .await?;
    assert!((start - 5000.0).abs() < 1.0, "{start}");
    page.wait_until("find('output').textContent === '1'")
        .await?;
    works(&page).await?;
    page.is_sound().await
}

#[allow(clippy::unnecessary_wraps, reason = "the end of a case")]
fn skipped() -> Result<()> {
    println!("    skipped: the host was not built, which takes Node");
    Ok(())
}

async fn open<'a>(session: &'a Session, mut site: Site, script: &str) -> Result<Page<'a>> {
    let html = format!(
        "<!doctype html><html lang=en><head><meta charset=utf-8><script src={EARLY_SCRIPT}></script></head>\
         <body><div id=slot></div><script type=module src={script}></script></body></html>"
    );
    site.replies
        .insert("page.html".to_owned(), Reply::html(html));
    site.replies
        .insert("session.json".to_owned(), Reply::json(SAMPLE));
    Page::open_site(session, site, "page.html").await
}

async fn works(page: &Page<'_>) -> Result<()> {
    page.wait_until("viewer?.state === 'ready' && findAll('[data-chart] canvas.ink').length > 0")
        .await?;
    page.is_drawn().await?;
    hears(page).await?;
    reads_in_a_worker(page).await?;
    let chosen: String = page
        .js(
            "const { start, end } = viewer.report().session;
            viewer.range = { start: start + 7000, end: end - 7000 };
            window.chosen = viewer;
            const text = JSON.stringify(viewer.range);
            await again();
            return text;",
            &[],
        )
        .await?;
    page.wait_until("viewer?.isConnected && viewer.state === 'ready'")
        .await?;
    page.is_drawn().await?;
    let seen: (bool, String) = page
        .eval("[viewer === chosen, JSON.stringify(viewer.range)]")
        .await?;
    assert_eq!(seen, (true, chosen));
    hears(page).await
}

/// The pointer over a chart, and a key that zooms.
async fn hears(page: &Page<'_>) -> Result<()> {
    let script = "
        window.heard = new Set();
        viewer.addEventListener('trro-cursor', ({ detail }) => detail && heard.add('cursor'));
        viewer.addEventListener('trro-rangechange', ({ detail }) => heard.add(detail.by));
        const plot = find('[data-chart]');
        plot.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = plot.getBoundingClientRect();
        return [left + width / 2, top + height / 2];";
    let (x, y): (f64, f64) = page.js(script, &[]).await?;
    page.point_at(x - 9.0, y).await?;
    page.point_at(x, y).await?;
    page.wait_until("heard.has('cursor')").await?;
    page.js::<()>("viewer.focus();", &[]).await?;
    page.press_letter('+').await?;
    page.wait_until("heard.has('person')").await
}

/// Started by the frame that runs the module.
async fn reads_in_a_worker(page: &Page<'_>) -> Result<()> {
    let script = "
        const frames = [window, ...findAll('iframe').map(({ contentWindow }) => contentWindow)];
        const made = [];
        for (const frame of frames) {
            frame.Worker = class extends frame.Worker {
                constructor(...how) {
                    super(...how);
                    made.push(this);
                    this.addEventListener('message', ({ data }) => made.push(data.kind));
                }
            };
        }
        await viewer.load(args[0] + ' '.repeat(1 << 18));
        return [String(made.at(-1)), viewer.state];";
    let seen: (String, String) = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, ("read".to_owned(), "ready".to_owned()));
    Ok(())
}
