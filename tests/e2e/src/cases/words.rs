//! Every word comes from a catalogue: in a language that nobody speaks, no other letters are left.

use anyhow::{Context, Result};
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use locales::pseudo::pseudo;
use locales::script;
use serde_json::json;
use xtask::paths;
use xtask::server::{Reply, Site};

/// Names, units and what was typed: the same in every language.
const ALLOWED: [&str; 16] = [
    r"x+-x+-…",
    r"[\w.-]*\d[\w.:-]*",
    r"\b(ms|fps|kbps|kB|MB|GB)\b",
    r"\b(Asia|Europe|America|Shanghai|UTC|GMT)\b",
    r"\bTR[A-Z]+\b",
    r"\bDescribe\w+",
    r"\b[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+\b",
    r"\b(Rate|Fps|Lost|Rtt|NACK)\b",
    r"\b(cloud|tencentcloud|intl)\.[\w./]+",
    r"\b(av1|h264|hevc)\b",
    r"ap-guangzhou",
    // What the first language calls itself in the list.
    r"^EN$",
    r"tccli[^\n]*",
    r"\b(AuthFailure)\.\w+",
    r"\b[AB]\b",
    r"\bp\d\d\b",
];

/// What is to be read or heard of the page and of the element's shadow, without code and without what a person typed.
const COLLECT: &str = "
    const NAMES = ['aria-label', 'title', 'placeholder', 'label', 'data-head'];
    const collect = allowed => {
        const found = new Set();
        const visit = node => {
            if (node.nodeType === Node.TEXT_NODE) return found.add(node.data.trim());
            if (node.nodeType === Node.ELEMENT_NODE) {
                if (['SCRIPT', 'STYLE', 'CODE', 'PRE', 'TEXTAREA', 'NOSCRIPT', 'KBD'].includes(node.tagName) || node.id === 'unstarted' || node.closest('.broken')) return;
                for (const name of NAMES) if (node.hasAttribute(name)) found.add(node.getAttribute(name));
                if (node.shadowRoot) visit(node.shadowRoot);
            }
            for (const child of node.childNodes) visit(child);
        };
        visit(document.body);
        const left = text => allowed.reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'g'), ''), text);
        return [...found].filter(text => /[A-Za-z]{2,}/.test(left(text)));
    };
    const settle = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 20)));
";

fn site() -> Result<Site> {
    let all = locales::all(&paths::root().join("locales"))?;
    let english = all
        .iter()
        .find(|language| language.tag == "en")
        .context("no English")?;
    let mut site = Site::new(paths::dist());
    let reply = Reply::script(script::words(&pseudo(english)));
    site.replies.insert(script::file("en"), reply);
    Ok(site)
}

/// The form, a session with everything in it opened, each panel, errors, and what is exported.
pub async fn come_from_a_catalogue(session: &Session) -> Result<()> {
    let page = Page::open_site(session, site()?, "").await?;
    page.js::<()>("const chooser = find('[data-testid=language]'); chooser.value = 'en'; chooser.dispatchEvent(new Event('change')); await new Promise(done => setTimeout(done, 300));", &[])
        .await?;
    let body = "
        const seen = {};
        const look = async what => {
            await settle();
            for (const text of collect(args[1])) seen[text] ??= what;
        };
        await look('form');
        for (const spoilt of ['', '{', '[1]', 'no json', '{\"Response\":{\"Error\":{\"Code\":\"AuthFailure.SignatureExpire\",\"Message\":\"\"},\"RequestId\":\"\"}}', '{\"Response\":{\"TotalCount\":1,\"DeviceSessionSet\":[]}}', 'https://example.org/']) {
            await viewer.load(spoilt).catch(() => {});
            await look(`error of ${spoilt}`);
        }
        await viewer.load(args[0]);
        await look('session');
        const root = viewer.shadowRoot;
        for (const details of root.querySelectorAll('details')) details.open = true;
        await look('details');
        const buttons = [...root.querySelectorAll('button, [role=button], [aria-haspopup], [aria-expanded]')];
        for (const [i, button] of buttons.entries()) {
            if (!button.isConnected || /download|export-/.test(button.className)) continue;
            button.click();
            await look(`button ${i} ${button.className}`);
            root.querySelectorAll('[popover]').forEach(open => open.matches(':popover-open') && open.hidePopover());
        }
        viewer.range = { start: viewer.report().session.start + 5000, end: viewer.report().session.start + 20000 };
        await look('window');
        find('#share').click();
        while (!find('.share .close')) await settle();
        await look('share');
        find('.share .close').click();
        for (const kind of ['text', 'svg']) {
            const made = await (await viewer.exportAs(kind)).text();
            const texts = kind === 'svg' ? [...made.matchAll(/<text[^>]*>([^<]*)/g)].map(([, text]) => text.replaceAll('&gt;', '>')) : made.replace(/`[^`]*`/g, '').split('\\n');
            const left = texts.map(text => args[1].reduce((rest, pattern) => rest.replace(new RegExp(pattern, 'g'), ''), text)).filter(text => /[A-Za-z]{2,}/.test(text));
            for (const text of left) seen[text] ??= kind;
        }
        return seen;";
    let seen: serde_json::Value = page
        .js(
            &format!("{COLLECT}{body}"),
            &[json!(SAMPLE), json!(ALLOWED)],
        )
        .await?;
    assert_eq!(seen, json!({}));
    Ok(())
}
