//! Every word comes from a catalogue: in a language that nobody speaks, no other letters are left.

use anyhow::{Context, Result};
use e2e::given::{self, SAMPLE};
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

fn day_site() -> Result<Site> {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    Ok(site)
}

/// What a host asks for while a load is under way holds for its report, in the page and in a worker.
pub async fn change_during_a_load(session: &Session) -> Result<()> {
    for source in ["args[0]", "new URL('day.json', location.href)"] {
        let page = Page::open_element_at(session, day_site()?, "lang=en").await?;
        let body = format!(
            "const loading = viewer.load({source}); viewer.lang = 'zh-CN'; const report = await loading;
             while (find('.root').lang !== 'zh-CN') await new Promise(done => setTimeout(done, 10));
             return [report.verdict.sentence, viewer.report().verdict.sentence];"
        );
        let (first, last): (String, String) = page.js(&body, &[json!(SAMPLE)]).await?;
        assert!(!first.is_empty(), "{source}");
        assert!(last.contains('。'), "{source}: {last}");
        page.is_sound().await?;
    }
    Ok(())
}

/// A language that does not come is no reason to show nothing.
pub async fn that_are_missing(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    site.replies.insert(
        script::file("zh-CN"),
        Reply {
            status: 404,
            ..Reply::html("no")
        },
    );
    let page = Page::open_element_at(session, site, "lang=zh-CN").await?;
    let body = "await viewer.load(args[0]); return [viewer.report().verdict.sentence, find('.root').lang];";
    let (sentence, lang): (String, String) = page.js(body, &[json!(SAMPLE)]).await?;
    assert!(sentence.starts_with("Mostly good"), "{sentence}");
    assert_eq!(lang, "en");
    page.is_sound_but(&["404", "words-zh-CN.js"]).await
}

/// Messages go by their numbers: those of another version would say something else.
pub async fn of_another_version(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    let all = locales::all(&paths::root().join("locales"))?;
    let mut english = all
        .into_iter()
        .find(|language| language.tag == "en")
        .context("no English")?;
    english
        .messages
        .remove("ui-keys")
        .context("a message less")?;
    site.replies
        .insert(script::file("en"), Reply::script(script::words(&english)));
    let page = Page::open_element_at(session, site, "lang=en").await?;
    let body = "return viewer.load(args[0]).then(() => 'shown', ({ code, detail }) => [code, detail].join(' '));";
    let seen: String = page.js(body, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, "wasm-invalid words-en.js");
    Ok(())
}
