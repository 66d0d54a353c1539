//! Thresholds: changed by a person, stored, linked, set by a host; and a verdict that names the changed ones.

use anyhow::Result;
use e2e::given::{self, SAMPLE};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{Reply, Site};

const OPEN: &str = "find('.thresholds')?.matches(':popover-open')";
/// Whether the sample's latency that follows a link is a finding.
const TOLD: &str = "viewer.report().findings.some(({ code }) => code === 'latency-follows-link')";
const KEPT: &str = "localStorage.getItem('trro-thresholds')";

async fn open(session: &Session) -> Result<Page<'_>> {
    let page = Page::open(session, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    page.show_sample().await?;
    Ok(page)
}

/// Replaces a field's content with the keyboard.
async fn type_over(page: &Page<'_>, name: &str, text: &str) -> Result<()> {
    page.js::<()>("find(`#field-${args[0]}`).focus();", &[json!(name)])
        .await?;
    page.press_with_control('a').await?;
    page.press(&Key::Delete).await?;
    for letter in text.chars() {
        page.press_letter(letter).await?;
    }
    page.press(&Key::Enter).await
}

/// The list on screen equals the report's.
async fn agrees(page: &Page<'_>) -> Result<usize> {
    let (listed, reported): (Vec<String>, Vec<String>) = page
        .eval("[findAll('.finding').map(({ dataset }) => dataset.finding), viewer.report().findings.map(({ code }) => code)]")
        .await?;
    assert_eq!(listed, reported);
    Ok(listed.len())
}

/// Changes apply at once, below the panel; they are stored for other sessions and visits, and can be reset next to the verdict.
pub async fn judges_anew_and_remembers(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let before = agrees(&page).await?;
    assert!(page.eval::<bool>(TOLD).await?);
    assert!(page.eval::<bool>("!find('.judged-by')").await?);
    page.click("[data-do=thresholds]").await?;
    page.wait_until(OPEN).await?;
    let focused: bool = page
        .eval("viewer.shadowRoot.activeElement === find('.thresholds')")
        .await?;
    assert!(focused, "a screen reader goes there");
    type_over(&page, "networkLatencyBadMs", "600").await?;
    page.wait_until(&format!("!{TOLD}")).await?;
    let now = agrees(&page).await?;
    assert_ne!(now, before);
    let seen: Value = page
        .eval(
            "[
                find('.thresholds .counted').textContent,
                viewer.shadowRoot.activeElement.id,
                find('[data-row=networkLatencyBadMs]').matches('.changed'),
                findAll('.changed').length,
                viewer.view.thresholds,
                find('.judged-by').textContent,
                viewer.report().verdict.sentence.endsWith(' Based on 1 changed threshold.'),
                location.hash.includes('thresholds=networkLatencyBadMs:600'),
            ]",
        )
        .await?;
    assert_eq!(
        seen,
        json!([
            format!("{now} findings (was {before})"),
            "field-networkLatencyBadMs",
            true,
            1,
            { "networkLatencyBadMs": 600 },
            "Based on 1 changed thresholdReset",
            true,
            true,
        ])
    );
    assert!(page.eval::<bool>(OPEN).await?, "it stays open");
    // In what a person counts: seconds.
    type_over(&page, "freezeCriticalMs", "2.5").await?;
    page.wait_until("viewer.view.thresholds.freezeCriticalMs === 2500")
        .await?;
    page.press(&Key::Escape).await?;
    page.wait_until(&format!("!{OPEN}")).await?;
    let focused: String = page
        .eval("viewer.shadowRoot.activeElement.dataset.do")
        .await?;
    assert_eq!(
        focused, "thresholds",
        "the button of the screen that is there now"
    );

    // Another day, without a link.
    page.go("").await?;
    page.show_sample().await?;
    assert!(!page.eval::<bool>(TOLD).await?);
    let kept: Value = page.eval("viewer.thresholds").await?;
    assert_eq!(
        kept,
        json!({ "networkLatencyBadMs": 600, "freezeCriticalMs": 2500 })
    );
    page.show(&given::sample_of("another-1")?).await?;
    page.wait_until("viewer.sessions[0].sessionId === 'another-1'")
        .await?;
    assert!(!page.eval::<bool>(TOLD).await?);
    page.click(".judged-by [data-do=usual]").await?;
    page.wait_until(TOLD).await?;
    assert_eq!(agrees(&page).await?, before);
    let left: Value = page
        .eval(&format!("[viewer.thresholds, {KEPT}, find('.judged-by')]"))
        .await?;
    assert_eq!(left, json!([{}, null, null]));
    page.is_sound().await
}

/// An invalid value is marked at its field, and the previous one stays in force.
pub async fn says_what_is_no_threshold(session: &Session) -> Result<()> {
    let page = open(session).await?;
    page.click("[data-do=thresholds]").await?;
    page.wait_until(OPEN).await?;
    type_over(&page, "videoLatencyBadMs", "250").await?;
    page.wait_until("viewer.thresholds.videoLatencyBadMs === 250")
        .await?;
    let wrong = "find('[data-row=videoLatencyBadMs] .wrong')";
    for text in ["abc", "0", "-3", "", "1,5"] {
        type_over(&page, "videoLatencyBadMs", text).await?;
        page.wait_until(&format!("!{wrong}.hidden")).await?;
        let seen: Value = page
            .eval(&format!("[{wrong}.textContent.replace('\\u00a0', ' '), find('#field-videoLatencyBadMs').getAttribute('aria-invalid'), viewer.thresholds]"))
            .await?;
        assert_eq!(
            seen,
            json!(["Enter a number above 0. Still in use: 250 ms.", "true", { "videoLatencyBadMs": 250 }]),
            "{text:?}"
        );
    }
    // Another field is heard meanwhile, and this one keeps what is to be put right.
    type_over(&page, "samples", "2.6").await?;
    page.wait_until("viewer.thresholds.samples === 3").await?;
    let fields: Value = page
        .eval("['videoLatencyBadMs', 'samples'].map(name => find(`#field-${name}`).value)")
        .await?;
    assert_eq!(fields, json!(["1,5", "3"]));
    page.click("[data-reset=videoLatencyBadMs]").await?;
    page.wait_until("viewer.thresholds.videoLatencyBadMs === undefined")
        .await?;
    let seen: Value = page
        .eval(&format!("[{wrong}.hidden, find('#field-videoLatencyBadMs').value, viewer.shadowRoot.activeElement.id, viewer.thresholds]"))
        .await?;
    assert_eq!(
        seen,
        json!([true, "200", "field-videoLatencyBadMs", { "samples": 3 }])
    );
    page.click(".thresholds [data-do=usual]").await?;
    page.wait_until("!Object.keys(viewer.thresholds).length")
        .await?;
    page.wait_until("find('#field-samples').value === '5' && !findAll('.changed').length")
        .await?;
    assert!(page.eval::<bool>(OPEN).await?);
    page.is_sound().await
}

/// A link shows its sender's thresholds; the reader's own are kept.
pub async fn goes_with_a_link(session: &Session) -> Result<()> {
    let site = "?src=sample.json";
    let page = Page::open(session, &format!("{site}#v=1&thresholds=samples:3")).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let note: bool = page.eval("Boolean(find('#note').textContent)").await?;
    assert!(note, "of no session, it is no link");
    page.js::<()>(
        "localStorage.setItem('trro-thresholds', '{\"samples\":4}');",
        &[],
    )
    .await?;
    let link = "#v=1&id=c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1&thresholds=stutterBadPercent:0.5,networkLatencyBadMs:600";
    page.go("index.html").await?;
    page.go(&format!("{site}{link}")).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let theirs = json!({ "networkLatencyBadMs": 600, "stutterBadPercent": 0.5 });
    let seen: Value = page
        .eval(&format!(
            "[viewer.view.thresholds, {TOLD}, location.hash.startsWith('{link}'), {KEPT}]"
        ))
        .await?;
    assert_eq!(seen, json!([theirs, false, true, "{\"samples\":4}"]));
    // Moving about is no judging.
    page.js::<()>("find('.plot[data-chart=fps]').focus();", &[])
        .await?;
    page.press_letter('+').await?;
    page.wait_until("location.hash.includes('&t=')").await?;
    assert_eq!(page.eval::<Value>(KEPT).await?, json!("{\"samples\":4}"));
    // Something else is judged by their own.
    page.show(&given::sample_of("another-1")?).await?;
    page.wait_until("viewer.sessions[0].sessionId === 'another-1'")
        .await?;
    page.wait_until("viewer.thresholds.samples === 4").await?;
    assert!(page.eval::<bool>(TOLD).await?);
    // Back to the link, where a change makes all of it theirs.
    page.js::<()>(
        "location.hash = args[0];",
        &[json!(
            "#v=1&id=another-1&thresholds=networkLatencyBadMs:600"
        )],
    )
    .await?;
    page.wait_until("viewer.thresholds.networkLatencyBadMs === 600")
        .await?;
    page.click("[data-do=thresholds]").await?;
    type_over(&page, "switches", "2").await?;
    page.wait_until(&format!("{KEPT}.includes('switches')"))
        .await?;
    let kept: Value = page.eval(&format!("JSON.parse({KEPT})")).await?;
    assert_eq!(kept, json!({ "networkLatencyBadMs": 600, "switches": 2 }));
    // What nobody would write is no link of ours.
    for wrong in [
        "samples:0",
        "samples:-1",
        "samples:x",
        "samples",
        "samples:1e999",
        "",
    ] {
        page.js::<()>(
            "location.hash = args[0];",
            &[json!(format!("#v=1&id=another-1&thresholds={wrong}"))],
        )
        .await?;
        page.wait_until("find('#note').textContent").await?;
        let now: Value = page.eval("viewer.thresholds").await?;
        assert_eq!(now, kept, "{wrong}");
        page.js::<()>("find('#note button').click();", &[]).await?;
    }
    page.is_sound().await
}

/// As data, before and after there is a session; invalid data are rejected.
pub async fn are_set_by_a_host(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const latency = report => report.findings.some(({ code }) => code === 'latency-follows-link');
        const seen = [viewer.thresholds, viewer.view];
        viewer.thresholds = { networkLatencyBadMs: 600, ofALaterVersion: 7 };
        const report = await viewer.load(args[0]);
        seen.push(latency(report), report.verdict.thresholds, viewer.thresholds, viewer.view.thresholds);
        let told = 0;
        viewer.addEventListener('trro-viewchange', () => told++);
        viewer.thresholds = {};
        seen.push(latency(viewer.report()), viewer.report().verdict.thresholds);
        viewer.view = { ...viewer.view, thresholds: { networkLatencyBadMs: 600 } };
        seen.push(latency(viewer.report()), viewer.thresholds);
        viewer.view = { version: 1 };
        seen.push(viewer.thresholds);
        viewer.thresholds = { samples: 3 };
        viewer.clear();
        seen.push(viewer.thresholds, (await viewer.load(args[0])).verdict.thresholds);
        const refused = [];
        for (const wrong of [7, 'samples', { samples: '3' }, { samples: null }, { samples: 0 }, { samples: -1 }, { samples: NaN }, { samples: Infinity }]) {
            for (const set of [wrong => (viewer.thresholds = wrong), wrong => (viewer.view = { ...viewer.view, thresholds: wrong })]) {
                try {
                    set(wrong);
                    refused.push('nothing');
                } catch ({ name }) {
                    refused.push(name);
                }
            }
        }
        seen.push(viewer.thresholds, viewer.state, told);
        viewer.thresholds = null;
        return [seen, refused, viewer.thresholds];";
    let (seen, refused, reset): (Value, Vec<String>, Value) =
        page.js(script, &[json!(SAMPLE)]).await?;
    let raised = json!({ "networkLatencyBadMs": 600 });
    assert_eq!(
        seen,
        json!([
            {}, null,
            false, raised, raised, raised,
            true, {},
            false, raised,
            {},
            { "samples": 3 }, { "samples": 3 },
            { "samples": 3 }, "ready", 0,
        ])
    );
    let expected: Vec<&str> = ["TypeError"; 8]
        .into_iter()
        .chain(["RangeError"; 8])
        .collect();
    assert_eq!(refused, expected);
    assert_eq!(reset, json!({}));
    page.is_sound().await
}

/// They apply to newer samples, and to other sessions of the same load.
pub async fn hold_for_all_that_is_shown(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const cut = JSON.parse(args[0]);
        const shorten = object => {
            for (const [name, value] of Object.entries(object)) {
                if (name === 'MultiNet') value.forEach(shorten);
                else if (Array.isArray(value)) object[name] = value.slice(0, 20);
            }
        };
        cut.Response.Details.forEach(shorten);
        await viewer.load(cut);
        viewer.thresholds = { networkLatencyBadMs: 600 };
        const { samples } = await viewer.extend(args[0]);
        const seen = [samples > 0, viewer.report().verdict.thresholds];
        viewer.thresholds = {};
        await viewer.load([args[0], args[1]].map((text, i) => new File([text], `${i}`)));
        viewer.thresholds = { samples: 3 };
        viewer.selected = 1;
        return [...seen, viewer.report().session.sessionId, viewer.report().verdict.thresholds];";
    let seen: Value = page
        .js(
            script,
            &[json!(SAMPLE), json!(given::sample_of("another-1")?)],
        )
        .await?;
    assert_eq!(
        seen,
        json!([true, { "networkLatencyBadMs": 600 }, "another-1", { "samples": 3 }])
    );
    page.is_sound().await
}

/// The worker uses them: nothing has to be judged again on the page.
pub async fn reach_the_worker(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    let page = Page::open_element_at(session, site, "lang=en").await?;
    let script = "
        let made = [];
        window.Worker = class extends Worker {
            constructor(...how) {
                super(...how);
                this.addEventListener('message', ({ data }) => data.kind === 'read' && made.push(data.content[2][0]));
            }
        };
        const day = () => new URL('day.json', location.href);
        viewer.thresholds = { networkLatencyBadMs: 600 };
        const report = await viewer.load(day());
        const same = JSON.stringify(report) === JSON.stringify(made[0]);
        const seen = [made.length, made[0].verdict.thresholds, same];
        // Changed while it is read.
        const loading = viewer.load(day());
        viewer.addEventListener('trro-progress', ({ detail: { phase, done } }) => {
            if (phase === 'parse' && done) viewer.thresholds = { samples: 4 };
        });
        return [...seen, (await loading).verdict.thresholds, made[1].verdict.thresholds];";
    let seen: Value = page.js(script, &[]).await?;
    let raised = json!({ "networkLatencyBadMs": 600 });
    assert_eq!(seen, json!([1, raised, true, { "samples": 4 }, raised]));
    page.is_sound().await
}

/// The lines on charts and the help texts use the thresholds in force.
pub async fn move_the_lines(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let script = "
        const texts = [];
        const write = CanvasRenderingContext2D.prototype.fillText;
        CanvasRenderingContext2D.prototype.fillText = function (text, ...where) {
            texts.push(text);
            return write.call(this, text, ...where);
        };
        viewer.thresholds = { networkLatencyBadMs: 333, videoLatencyWatchMs: 88 };
        await new Promise(requestAnimationFrame);
        find('[data-help=network-latency]').click();
        return [['333', '88'].map(text => texts.includes(text)), find('.help').textContent];";
    let (drawn, help): ([bool; 2], String) = page.js(script, &[]).await?;
    assert_eq!(drawn, [true, true]);
    assert!(help.contains("≤ 50 good · ≤ 333 watch"), "{help}");
    page.is_sound().await
}

/// Usable on a phone.
pub async fn fits_a_phone(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let width = if session.engine == Engine::Webkit {
        450
    } else {
        360
    };
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        for (width, least) in [(width, 44.0), (1400, 24.0)] {
            session.set_viewport(width, 740, 1.0).await?;
            page.js::<()>("viewer.thresholds = { samples: 3 };", &[])
                .await?;
            page.click("[data-do=thresholds]").await?;
            page.wait_until(OPEN).await?;
            let script = "
                const panel = find('.thresholds');
                const list = find('.thresholds .scroll');
                const own = panel.getBoundingClientRect();
                const low = findAll('.thresholds button, .thresholds input').filter(element => element.checkVisibility() && element.getBoundingClientRect().height < args[0]);
                return [
                    own.left >= 0 && own.right <= innerWidth && own.top >= 0 && own.bottom <= innerHeight,
                    list.scrollWidth <= list.clientWidth && list.scrollHeight > list.clientHeight,
                    low.map(({ outerHTML }) => outerHTML.slice(0, 90)),
                    findAll('.threshold').length,
                ];";
            let seen: Value = page.js(script, &[json!(least)]).await?;
            let [inside, scrolls, small] = [&seen[0], &seen[1], &seen[2]];
            assert_eq!(
                json!([inside, scrolls, small]),
                json!([true, true, []]),
                "{lang} {width}"
            );
            // The most used ones first, and every other behind "more".
            assert!(seen[3].as_u64() > Some(35), "{lang} {width}: {seen}");
            page.click(".thresholds .close").await?;
            page.wait_until(&format!("!{OPEN}")).await?;
        }
    }
    page.is_sound().await
}
