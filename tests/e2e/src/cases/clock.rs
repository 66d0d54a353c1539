//! The clock offset: estimated, applied if certain, set by hand, stored in a view; the exported data stay as sent.

use anyhow::Result;
use e2e::given::{self, SAMPLE};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{Reply, Site};

const START: u64 = 1_731_399_569;
const SAMPLES: usize = 120;
/// Large enough for a worker.
const MANY: usize = 12_000;

/// Both ends measure the same video every two seconds; the remote's clock is ahead by that many seconds. Its latency peaks at +60 s.
pub fn skewed(seconds: i64, samples: std::ops::Range<usize>) -> String {
    let device = |kind: &str, ahead: i64| {
        let column =
            |value: &dyn Fn(usize) -> Value| samples.clone().map(value).collect::<Vec<_>>();
        let wild = |sample: usize| (sample as u64 + 7).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = |sample: usize| {
            (wild(sample) ^ (wild(sample) >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 40
        };
        json!({
            "DeviceType": kind,
            "DeviceId": format!("{kind}-1"),
            "SessionId": "skewed-0",
            "StartTime": START.cast_signed() + ahead,
            "TimeOffset": column(&|sample| json!(sample * 2)),
            "Rate": column(&|sample| json!(600 + mixed(sample) % 200)),
            "Fps": column(&|_| json!(20)),
            "NetworkLatency": column(&|sample| json!(if sample == 30 && ahead != 0 { 480 } else { 40 })),
        })
    };
    let details = [device("field", 0), device("remote", seconds)];
    json!({ "Response": { "Details": details, "RequestId": "made" } }).to_string()
}

async fn open<'a>(session: &'a Session, answer: &str) -> Result<Page<'a>> {
    let page = Page::open_element(session, "lang=en time-zone=UTC").await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(answer)])
        .await?;
    Ok(page)
}

/// The clock line with plain spaces.
async fn line(page: &Page<'_>) -> Result<String> {
    Ok(page.text(".clocks span").await?.replace('\u{a0}', " "))
}

/// The report's clock, the view's offsets, and how much later than the field the remote starts.
const SHOWN_CLOCK: &str = "(({ clock, devices }) => [clock, viewer.view.offsets, (devices[1].start - devices[0].start) / 1000])(viewer.report())";

async fn check_clock(page: &Page<'_>, applied: i64, offsets: Value, apart: f64) -> Result<()> {
    let actual: Value = page.eval(SHOWN_CLOCK).await?;
    assert_eq!(actual[0]["applied"], json!(applied != 0), "{actual}");
    assert_eq!(actual[0]["appliedMs"], json!(applied), "{actual}");
    assert_eq!(actual[1], offsets, "{actual}");
    assert_eq!(actual[2].as_f64(), Some(apart), "{actual}");
    Ok(())
}

/// Applies to every instant: in tables, at the cursor, in findings, for typed times and in exports.
pub async fn brings_sure_clocks_together(session: &Session) -> Result<()> {
    let page = open(session, &skewed(20, 0..SAMPLES)).await?;
    assert_eq!(
        line(&page).await?,
        "Clocks: remote 20 s ahead of field (±2 s, 120 sample pairs) · corrected"
    );
    check_clock(&page, 20_000, Value::Null, 0.0).await?;
    let clock: Value = page.eval("viewer.report().clock").await?;
    assert_eq!(clock["offsetMs"], json!(20_000));
    assert_eq!(clock["uncertaintyMs"], json!(2000));
    let picture: String = page
        .js("return (await viewer.exportAs('svg')).text();", &[])
        .await?;
    assert!(picture.contains("shifted −20\u{a0}s"), "a picture says so");

    // Of each instant both ends have the same rate, by the table and by the cursor.
    let (rows, differing): (usize, Vec<String>) = page
        .js(
            "const text = await (await viewer.exportAs('csv')).text();
            const rows = text.split('\\r\\n').map(row => row.split(',')).filter(row => row[6] === 'Rate');
            const of = new Map(rows.filter(row => row[2] === '0').map(row => [row[0], row[8]]));
            return [rows.length, rows.filter(row => of.get(row[0]) !== row[8]).map(row => row.join())];",
            &[],
        )
        .await?;
    assert_eq!((rows, differing), (2 * SAMPLES, Vec::new()));
    page.js::<()>(
        "window.read = [];
        viewer.addEventListener('trro-cursor', ({ detail }) => detail && window.read.push(detail.values().filter(({ metric }) => metric === 'Rate').map(({ value }) => value)));
        find('.plot[data-chart=rate]').focus();",
        &[],
    )
    .await?;
    for _ in 0..5 {
        page.press(&Key::Right).await?;
    }
    page.wait_until("window.read.length === 5").await?;
    let read: Vec<[f64; 2]> = page.eval("window.read").await?;
    assert!(read.iter().all(|[one, other]| one == other), "{read:?}");
    assert_eq!(page.text(".heads .name").await?, "", "no end lies apart");

    // The peak of the remote is where it belongs: found, typed, and in words.
    let peak: Value = page
        .eval("viewer.report().findings.find(({ code }) => code === 'latency-spike')")
        .await?;
    let start = START as f64 * 1000.0 + 60_000.0;
    assert_eq!(peak["start"].as_f64(), Some(start), "{peak}");
    assert_eq!(peak["evidence"][0]["start"].as_f64(), Some(start), "{peak}");
    page.click("[data-finding=latency-spike]").await?;
    page.wait_until("viewer.view.cursors.length === 1").await?;
    let pinned: [f64; 1] = page.eval("viewer.view.cursors").await?;
    assert_eq!(pinned, [start]);
    page.type_into(".go-to", "+60").await?;
    page.press(&Key::Enter).await?;
    let latency = page.text("[data-series='1:NetworkLatency'] .c1").await?;
    assert_eq!(latency, "480");
    let ticket: String = page
        .js("return (await viewer.exportAs('text')).text();", &[])
        .await?;
    assert!(
        ticket.contains("Remote times: shifted −20\u{a0}s"),
        "{ticket}"
    );
    page.is_sound().await
}

/// Whatever is shown, exported data use the devices' own clocks.
pub async fn hands_the_data_on_as_sent(session: &Session) -> Result<()> {
    let sent = skewed(20, 0..SAMPLES);
    let page = open(session, &sent).await?;
    let script = "
        const sent = JSON.parse(args[0]).Response.Details;
        const times = details => JSON.stringify(details.map(({ StartTime, TimeOffset }) => [StartTime, TimeOffset]));
        const read = async (kind, options) => JSON.parse(await (await viewer.exportAs(kind, options)).text());
        const same = [];
        for (const offsets of [null, { remoteMs: -1300 }, { remoteMs: 0 }]) {
            viewer.view = { version: 1, offsets };
            for (const options of [{}, { mask: true }]) {
                const { report, Response } = await read('json', options);
                const whole = await read('session', options);
                same.push(report.clock.appliedMs, times(Response.Details) === times(sent), times(whole.Response.Details) === times(sent));
                same.push(report.devices[1].start - report.devices[0].start);
            }
        }
        return same;";
    let seen: Value = page.js(script, &[json!(sent)]).await?;
    let each =
        |applied: i64, apart: i64| json!([applied, true, true, apart, applied, true, true, apart]);
    let expected = [each(20_000, 0), each(-1300, 21_300), each(0, 20_000)];
    let expected: Vec<&Value> = expected
        .iter()
        .filter_map(Value::as_array)
        .flatten()
        .collect();
    assert_eq!(seen, json!(expected));
    page.is_sound().await
}

/// With the keyboard only.
pub async fn is_set_by_hand(session: &Session) -> Result<()> {
    let page = open(session, &skewed(20, 0..SAMPLES)).await?;
    page.js::<()>(
        "window.changes = 0;
        viewer.addEventListener('trro-viewchange', () => window.changes++);
        find('[data-do=clocks]').focus();",
        &[],
    )
    .await?;
    page.press(&Key::Enter).await?;
    page.wait_until("find('.help [data-clock=ahead]')").await?;
    let focused = "viewer.shadowRoot.activeElement?.dataset.clock";
    page.press(&Key::Tab).await?;
    page.wait_until(&format!("{focused} === 'ahead'")).await?;
    let type_seconds = async |seconds: &str| -> Result<()> {
        page.press_with_control('a').await?;
        for letter in seconds.chars() {
            page.press_letter(letter).await?;
        }
        page.press(&Key::Enter).await
    };
    type_seconds("12.5").await?;
    page.wait_until("viewer.view.offsets?.remoteMs === 12500")
        .await?;
    check_clock(&page, 12_500, json!({ "remoteMs": 12_500 }), 7.5).await?;
    assert!(
        line(&page)
            .await?
            .ends_with(" · manual: remote shifted 12.5 s earlier")
    );
    // The panel stays, and so does the hand: the next try is a few keys away.
    page.wait_until(&format!(
        "find('.help')?.matches(':popover-open') && {focused} === 'ahead'"
    ))
    .await?;
    type_seconds("-3").await?;
    page.wait_until("viewer.view.offsets?.remoteMs === -3000")
        .await?;
    check_clock(&page, -3000, json!({ "remoteMs": -3000 }), 23.0).await?;
    type_seconds("90000").await?;
    page.wait_until("find('.help [data-clock=ahead]').getAttribute('aria-invalid') === 'true'")
        .await?;
    let wrong = "find(`#${find('.help [data-clock=ahead]').getAttribute('aria-describedby')}`)";
    let actual: Value = page
        .eval(&format!(
            "(wrong => [wrong?.role, wrong?.checkVisibility(), wrong?.textContent.replaceAll('\\u00a0', ' ')])({wrong})"
        ))
        .await?;
    assert_eq!(
        actual,
        json!(["alert", true, "Enter seconds from −86,400 to 86,400."])
    );
    check_clock(&page, -3000, json!({ "remoteMs": -3000 }), 23.0).await?;

    for (part, offsets, applied, apart) in [
        ("typed", json!({ "remoteMs": -3000 }), -3000, 23.0),
        ("estimate", Value::Null, 20_000, 0.0),
        ("sent", json!({ "remoteMs": 0 }), 0, 20.0),
    ] {
        page.press(&Key::Tab).await?;
        page.wait_until(&format!("{focused} === '{part}'")).await?;
        if part != "typed" {
            page.press(&Key::Enter).await?;
            page.wait_until(&format!(
                "find('.help [data-clock={part}]').getAttribute('aria-pressed') === 'true' && {focused} === '{part}'"
            ))
            .await?;
        }
        check_clock(&page, applied, offsets, apart).await?;
    }
    assert!(line(&page).await?.ends_with(" · not corrected"));
    page.press(&Key::Escape).await?;
    page.wait_until("!find('.help')?.matches(':popover-open')")
        .await?;
    page.wait_until("viewer.shadowRoot.activeElement?.dataset.do === 'clocks'")
        .await?;
    assert_eq!(page.eval::<usize>("window.changes").await?, 4);
    page.is_sound().await
}

/// Choices on the corrected axis are kept, and restored from a link.
pub async fn goes_into_a_link(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    let answer = Reply::json(skewed(20, 0..SAMPLES));
    site.replies.insert("skewed.json".to_owned(), answer);
    let page = Page::open_site(session, site.clone(), "?src=skewed.json").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    assert_eq!(page.eval::<String>("location.hash").await?, "");
    let script = "
        const { start } = viewer.report().session;
        viewer.view = { ...viewer.view, range: { start: start + 30_000, end: start + 90_000 }, cursors: [start + 60_000] };
        find('[data-do=clocks]').click();
        find('.help [data-clock=sent]').click();
        await new Promise(resolve => setTimeout(resolve, 1000));
        return [location.hash, viewer.view];";
    let (link, view): (String, Value) = page.js(script, &[]).await?;
    assert!(link.contains("&clock=0"), "{link}");
    assert_eq!(view["offsets"], json!({ "remoteMs": 0 }));
    assert_eq!(view["cursors"], json!([1000 * START + 60_000]), "{view}");
    page.is_sound().await?;

    let other = Session::start(session.engine).await?;
    let page = Page::open_site(&other, site, &format!("?src=skewed.json{link}")).await?;
    page.wait_until("viewer.state === 'ready' && viewer.view.offsets")
        .await?;
    assert_eq!(page.eval::<Value>("viewer.view").await?, view);
    check_clock(&page, 0, json!({ "remoteMs": 0 }), 20.0).await?;
    // A number that nobody could have set is no link.
    page.go("?src=skewed.json&again#v=1&id=skewed-0&clock=86400001")
        .await?;
    page.wait_until("viewer.state === 'ready' && find('#note').textContent")
        .await?;
    check_clock(&page, 20_000, Value::Null, 0.0).await?;
    page.is_sound().await?;
    other.quit().await;
    Ok(())
}

/// A host sets it as data; invalid data change nothing.
pub async fn is_set_by_the_host(session: &Session) -> Result<()> {
    let page = open(session, &skewed(20, 0..SAMPLES)).await?;
    for (set, offsets, applied, apart) in [
        (
            json!({ "remoteMs": 20_000 }),
            json!({ "remoteMs": 20_000 }),
            20_000,
            0.0,
        ),
        (
            json!({ "remoteMs": 1.4 }),
            json!({ "remoteMs": 1 }),
            1,
            19.999,
        ),
        (
            json!({ "remoteMs": 1e300 }),
            json!({ "remoteMs": 86_400_000 }),
            86_400_000,
            -86_380.0,
        ),
        (Value::Null, Value::Null, 20_000, 0.0),
    ] {
        page.js::<()>("viewer.view = { version: 1, offsets: args[0] };", &[set])
            .await?;
        check_clock(&page, applied, offsets, apart).await?;
    }
    let thrown: [String; 2] = page
        .eval(
            "[{}, 'soon'].map(offsets => {
                try { viewer.view = { version: 1, offsets }; } catch (error) { return error.name; }
            })",
        )
        .await?;
    assert_eq!(thrown, ["TypeError", "TypeError"]);
    check_clock(&page, 20_000, Value::Null, 0.0).await?;
    page.is_sound().await
}

/// A weak, unknown or insignificant offset is not applied; a person may still set one.
pub async fn leaves_weak_evidence_alone(session: &Session) -> Result<()> {
    let mut answer = given::sample()?;
    given::details(&mut answer)?[1]["StartTime"] = json!(START + 23);
    let shifted = answer.to_string();
    for metric in ["Rate", "Fps"] {
        given::details(&mut answer)?[1][metric] = json!([]);
    }
    let silent = answer.to_string();
    given::details(&mut answer)?.truncate(1);
    for (answer, words, can) in [
        (
            SAMPLE,
            "Clocks: no offset beyond ±2 s (50 sample pairs)",
            true,
        ),
        (
            &shifted,
            "Clocks: remote possibly 21 s ahead of field (±2 s, 50 sample pairs, weak evidence) · not corrected",
            true,
        ),
        (
            &silent,
            "Clocks: offset unknown: no bitrate or frame rate from both ends",
            true,
        ),
        (
            &answer.to_string(),
            "Clocks: offset unknown: only one end has samples",
            false,
        ),
    ] {
        let page = open(session, answer).await?;
        assert_eq!(line(&page).await?, words);
        let seen: (bool, Value, bool) = page
            .eval("[viewer.report().clock?.applied ?? false, viewer.view.offsets, Boolean(find('[data-do=clocks]'))]")
            .await?;
        assert_eq!(seen, (false, Value::Null, can), "{words}");
        if can {
            page.click("[data-do=clocks]").await?;
            let script = "
                const field = find('.help [data-clock=ahead]');
                field.value = 21;
                find('.help [data-clock=typed]').click();
                await Promise.resolve();
                return viewer.view.offsets;";
            let set: Value = page.js(script, &[]).await?;
            assert_eq!(set, json!({ "remoteMs": 21_000 }), "{words}");
        }
        page.is_sound().await?;
    }
    Ok(())
}

/// A worker finds the same, and the page applies it.
pub async fn corrects_what_a_worker_has_read(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en time-zone=UTC").await?;
    let script = "
        let made = 0;
        window.Worker = class extends Worker {
            constructor(...how) {
                super(...how);
                made++;
            }
        };
        const { clock } = await viewer.load(args[0]);
        return [made, clock.appliedMs];";
    let answer = skewed(-30, 0..MANY);
    let seen: Value = page.js(script, &[json!(answer)]).await?;
    assert_eq!(seen, json!([1, -30_000]));
    check_clock(&page, -30_000, Value::Null, 0.0).await?;
    page.js::<()>(
        "viewer.view = { version: 1, offsets: { remoteMs: 5000 } };",
        &[],
    )
    .await?;
    check_clock(&page, 5000, json!({ "remoteMs": 5000 }), -35.0).await?;
    page.is_sound().await
}

/// Newer samples are on the same axis, and the offset is estimated again.
pub async fn goes_on_with_a_session(session: &Session) -> Result<()> {
    let page = open(session, &skewed(20, 0..8)).await?;
    check_clock(&page, 0, Value::Null, 20.0).await?;
    let script = "
        const came = await viewer.extend(args[0]);
        const { devices } = viewer.report();
        return [came.samples, came.ends, devices.map(({ end }) => end), devices.map(({ samples }) => samples)];";
    let sent = |samples: u64| 1000 * START + 2000 * (samples - 1);
    let seen: Value = page.js(script, &[json!(skewed(20, 0..100))]).await?;
    assert_eq!(
        seen,
        json!([
            184,
            [sent(100), sent(100) + 20_000],
            [sent(100), sent(100)],
            [100, 100]
        ]),
        "found now; the cloud is asked on the devices' own clocks"
    );
    check_clock(&page, 20_000, Value::Null, 0.0).await?;
    page.js::<()>(
        "viewer.view = { version: 1, offsets: { remoteMs: -4000 } };",
        &[],
    )
    .await?;
    let seen: Value = page.js(script, &[json!(skewed(20, 0..110))]).await?;
    assert_eq!(
        seen,
        json!([
            20,
            [sent(110), sent(110) + 20_000],
            [sent(110), sent(110) + 24_000],
            [110, 110]
        ]),
        "a person's number stays"
    );
    check_clock(&page, -4000, json!({ "remoteMs": -4000 }), 24.0).await?;
    let seen: Value = page.js(script, &[json!(skewed(20, 0..110))]).await?;
    assert_eq!(seen[0], json!(0), "nothing is new");
    page.is_sound().await
}

/// The panel fits on a phone.
pub async fn fits_a_phone(session: &Session) -> Result<()> {
    if session.engine == Engine::Webkit {
        return Ok(());
    }
    let page = open(session, &skewed(20, 0..SAMPLES)).await?;
    session.set_viewport(360, 740, 1.0).await?;
    for lang in ["en", "zh-CN"] {
        page.js::<()>("viewer.lang = args[0];", &[json!(lang)])
            .await?;
        page.click("[data-do=clocks]").await?;
        let (wide, small): (bool, Vec<String>) = page
            .eval(
                "[
                    document.documentElement.scrollWidth <= 360
                        && findAll('.help, .help [data-clock], .clocks > *').every(part => (({ left, right }) => left >= 0 && right <= 360)(part.getBoundingClientRect())),
                    findAll('.help [data-clock], .clocks button').filter(part => part.getBoundingClientRect().height < 44).map(part => part.outerHTML),
                ]",
            )
            .await?;
        assert!(wide, "{lang}");
        assert_eq!(small, Vec::<String>::new(), "{lang}");
        page.press(&Key::Escape).await?;
    }
    page.is_sound().await
}
