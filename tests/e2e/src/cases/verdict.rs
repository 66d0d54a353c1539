//! The verdict: one sentence, and findings that lead to their evidence.

use anyhow::Result;
use e2e::given::{self, SAMPLE};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use thirtyfour::Key;

async fn open<'a>(session: &'a Session, lang: &str) -> Result<Page<'a>> {
    let attributes = format!("lang={lang} time-zone=Asia/Shanghai");
    let page = Page::open_element(session, &attributes).await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(SAMPLE)])
        .await?;
    Ok(page)
}

/// The documented session with its expected sentence.
pub async fn says_what_went_wrong(session: &Session) -> Result<()> {
    for (lang, expected) in [
        (
            "en",
            "Mostly good until 16:20:18, then the remote reconnected 6 times in 46 s while the field kept sending: look at the remote end first.",
        ),
        (
            "zh-CN",
            "16:20:18 之前基本正常；此后 46 秒内远端重连 6 次，期间现场仍在发送。疑似原因：远端下行网络或远端程序，请先检查。",
        ),
    ] {
        let page = open(session, lang).await?;
        // A number and its unit stay on one line.
        let sentence = page.text(".verdict").await?.replace('\u{a0}', " ");
        assert_eq!(sentence, expected);
        let same: bool = page
            .eval(
                "(([seen, told]) => JSON.stringify(seen) === JSON.stringify(told))([
                    findAll('.finding').map(({ dataset }) => dataset.finding),
                    viewer.report().findings.map(({ code }) => code),
                ])",
            )
            .await?;
        assert!(same, "the list is that of the report");
        page.is_sound().await?;
    }
    Ok(())
}

/// Choosing a finding shows its evidence and notifies the host.
pub async fn leads_to_its_samples(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    page.js::<()>(
        "viewer.addEventListener('trro-finding', ({ detail }) => (window.told = detail));",
        &[],
    )
    .await?;
    page.click("[data-finding=reconnect]").await?;
    page.wait_until("window.told && viewer.range").await?;
    let (actual, view): (Value, Value) = page.eval("[window.told, viewer.view]").await?;
    assert_eq!(actual["code"], json!("reconnect"));
    assert_eq!(
        view["selection"],
        json!({ "start": actual["start"], "end": actual["end"] })
    );
    let (start, end) = (&actual["start"], &actual["end"]);
    let shown: bool = page
        .js(
            "return viewer.range.start <= args[0] && viewer.range.end >= args[1];",
            &[start.clone(), end.clone()],
        )
        .await?;
    assert!(shown, "{view}");
    let current: Vec<String> = page
        .eval("findAll('[data-finding][aria-current=true]').map(({ dataset }) => dataset.finding)")
        .await?;
    assert_eq!(current, ["reconnect"]);
    // With keys alone: one stop for Tab, arrows from row to row.
    let stops: usize = page
        .eval("findAll('.finding[tabindex=\"0\"]').length")
        .await?;
    assert_eq!(stops, 1);
    page.js::<()>("find('.finding').focus();", &[]).await?;
    page.press(&Key::Down).await?;
    page.press(&Key::Down).await?;
    page.press(&Key::Up).await?;
    let row: String = page
        .eval("viewer.shadowRoot.activeElement.dataset.index")
        .await?;
    assert_eq!(row, "1");
    // One instant is pinned rather than selected.
    page.click("[data-finding=hidden-loss]").await?;
    page.wait_until("viewer.view.cursors.length === 1 && !viewer.view.selection")
        .await?;
    page.is_sound().await
}

/// The position of an instant of the sample in a chart, at half of its height.
async fn place(page: &Page<'_>, chart: &str, seconds: f64) -> Result<(f64, f64)> {
    let script = "
        const plot = find(`[data-chart=\"${args[0]}\"]`);
        plot.scrollIntoView({ block: 'center' });
        const { left, width, top, height } = plot.getBoundingClientRect();
        const { session } = viewer.report();
        const { start, end } = viewer.range ?? { start: session.start - 1000, end: session.end + 1000 };
        return [left + (session.start + args[1] * 1000 - start) / (end - start) * width, top + height / 2];";
    page.js(script, &[chart.into(), seconds.into()]).await
}

/// Numbers of the findings whose rows match.
async fn rows(page: &Page<'_>, selector: &str) -> Result<Vec<String>> {
    let script =
        "return findAll(args[0]).map(row => row.querySelector('.badge').textContent).sort();";
    page.js(script, &[selector.into()]).await
}

const CURRENT: &str = ".finding[aria-current=true]";

/// A finding has one number everywhere, and clicking it works like clicking the list.
pub async fn numbers_lead_where_the_list_leads(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    page.click(".finding[data-index='0']").await?;
    page.wait_until("viewer.range").await?;
    let view: Value = page.eval("viewer.view").await?;
    let page = open(session, "en").await?;
    // At the second when it began, within the width of two numbers.
    let off: f64 = page
        .eval(
            "(({ left, width }, number, { session, findings }) =>
                number.left + number.width / 2 - left - (findings[0].start - session.start + 1000) / (session.end - session.start + 2000) * width)(
                find('.lanes-plot').getBoundingClientRect(), find('.findings-row .badge[data-index=\"0\"]').getBoundingClientRect(), viewer.report())",
        )
        .await?;
    assert!(off.abs() < 40.0, "{off} pixels off its second");
    page.click(".findings-row .badge[data-index='0']").await?;
    page.wait_until("viewer.range").await?;
    assert_eq!(page.eval::<Value>("viewer.view").await?, view);
    assert_eq!(rows(&page, CURRENT).await?, ["1"]);
    let in_view: bool = page
        .eval("(({ top, bottom }) => top >= 0 && bottom <= innerHeight)(find('[data-chart=network-latency]').getBoundingClientRect())")
        .await?;
    assert!(in_view, "its chart is in view");
    // Beyond the window the numbers stay: they are doors.
    page.js::<()>("scrollTo(0, 0);", &[]).await?;
    page.click(".findings-row .badge[data-index='3']").await?;
    page.wait_until(&format!("find('{CURRENT}').dataset.index === '3'"))
        .await?;
    // In a chart, at the very sample, with its value; the plot below takes it for no click of its own.
    let all = "viewer.range = null; await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);";
    page.js::<()>(all, &[]).await?;
    let tag =
        "findAll('[data-chart=network-latency] .tag').find(tag => tag.textContent === '5033')";
    page.wait_until(tag).await?;
    let at = place(&page, "network-latency", 22.0).await?;
    let script = format!(
        "const {{ left, top }} = {tag}.querySelector('.badge').getBoundingClientRect(); return [left + 8, top + 8];"
    );
    let number: (f64, f64) = page.js(&script, &[]).await?;
    assert!(
        number.0 > at.0 && number.0 - at.0 < 70.0,
        "{number:?} is not beside the sample at {at:?}"
    );
    page.click_at(number, 1).await?;
    page.wait_until(&format!("find('{CURRENT}').dataset.index === '2'"))
        .await?;
    let pins: usize = page.eval("viewer.view.cursors.length").await?;
    assert_eq!(pins, 0);
    page.is_sound().await
}

/// Where a plot's upper edge has the severity colour, in seconds since the session's start.
const MARKED: &str = "
    const plot = find(`[data-chart=\"${args[0]}\"]`);
    const canvas = plot.querySelector('canvas.ink');
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const left = plot.getBoundingClientRect().left - canvas.getBoundingClientRect().left;
    const width = plot.getBoundingClientRect().width;
    const { session } = viewer.report();
    const { start, end } = viewer.range ?? { start: session.start - 1000, end: session.end + 1000 };
    const { data } = copy.getImageData(0, 15, canvas.width, 1);
    const marked = [];
    for (let x = 0; x < canvas.width; x++)
        if (data[4 * x] === 0xb8 && data[4 * x + 1] === 0x25 && data[4 * x + 2] === 0x3d) marked.push((start - session.start + (x + 0.5 - left) / width * (end - start)) / 1000);
    const stretches = [];
    for (const second of marked) {
        const last = stretches.at(-1);
        if (last && second - last[1] < 0.5) last[1] = second;
        else stretches.push([second, second]);
    }
    return stretches.map(stretch => stretch.map(Math.round));";

pub async fn marks_what_a_finding_rests_on(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    page.js::<()>("viewer.setAttribute('theme', 'light');", &[])
        .await?;
    let marked = async |chart: &str| -> Result<Vec<(i64, i64)>> {
        page.js::<()>(
            "await new Promise(resolve => setTimeout(resolve, 400));",
            &[],
        )
        .await?;
        page.js(MARKED, &[chart.into()]).await
    };
    assert_eq!(marked("network-latency").await?, []);
    page.click("[data-finding=latency-follows-link]").await?;
    page.wait_until("viewer.range").await?;
    // Two samples, each half a step on either side, in each chart that shows the cause or the effect.
    let both = [(5, 7), (21, 23)];
    for chart in ["network-latency", "link-rtt", "link-share"] {
        assert_eq!(marked(chart).await?, both, "{chart}");
    }
    assert_eq!(marked("fps").await?, []);
    page.js::<()>(
        "const { start } = viewer.report().session; viewer.range = { start: start + 15000, end: start + 40000 };",
        &[],
    )
    .await?;
    assert_eq!(marked("network-latency").await?, both[1..]);
    // The choice is kept when the screen is rebuilt.
    page.js::<()>("viewer.lang = 'zh-CN';", &[]).await?;
    assert_eq!(marked("network-latency").await?, both[1..]);
    assert_eq!(rows(&page, CURRENT).await?, ["3"]);
    page.js::<()>("viewer.range = null;", &[]).await?;
    page.click("[data-finding=reconnect]").await?;
    page.js::<()>("viewer.range = null;", &[]).await?;
    assert_eq!(marked("link-rtt").await?, [], "of the one that is chosen");
    let gaps = marked("network-latency").await?;
    assert_eq!((gaps.len(), gaps[0].0), (2, 48), "{gaps:?}");
    // Esc undoes that as well, at last.
    page.js::<()>("find('.finding').focus();", &[]).await?;
    for _ in 0..8 {
        page.press(&Key::Escape).await?;
    }
    assert_eq!(marked("network-latency").await?, []);
    assert_eq!(rows(&page, CURRENT).await?, Vec::<String>::new());
    page.is_sound().await
}

pub async fn lights_up_where_the_cursor_stands(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    for (seconds, expected) in [
        (22.0, &["3", "4"][..]),
        (30.0, &[]),
        (43.0, &["11", "12"]),
        (60.0, &["1"]),
    ] {
        let (x, y) = place(&page, "fps", seconds).await?;
        page.point_at(x, y).await?;
        let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
        expected.sort();
        let lit =
            "findAll('.finding.lit').map(row => row.querySelector('.badge').textContent).sort()";
        let is = format!(
            "JSON.stringify({lit}) === JSON.stringify({})",
            json!(expected)
        );
        let came = page.wait_until(&is).await;
        let now: Vec<String> = page.eval(lit).await?;
        assert!(came.is_ok(), "{seconds}: {now:?} and not {expected:?}");
    }
    page.point_at(3.0, 3.0).await?;
    page.wait_until("!find('.finding.lit')").await?;
    page.is_sound().await
}

pub async fn unfolds_the_chart_of_a_finding(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    for button in [
        "[data-series='0:NetworkLatency']",
        "[data-series='1:NetworkLatency']",
        "[data-fold=network-latency]",
        "[data-group=latency]",
    ] {
        page.click(button).await?;
    }
    page.wait_until("!find('[data-chart=network-latency]').checkVisibility()")
        .await?;
    page.js::<()>("scrollTo(0, 0);", &[]).await?;
    page.click("[data-finding=latency-follows-link]").await?;
    page.wait_until("find('.plot[data-chart=network-latency]')?.checkVisibility()")
        .await?;
    let pressed: [String; 2] = page
        .eval("['0', '1'].map(device => find(`[data-series=\"${device}:NetworkLatency\"]`).ariaPressed)")
        .await?;
    // What it rests on is drawn; what else was hidden was hidden on purpose.
    assert_eq!(pressed, ["true", "false"]);
    page.is_drawn().await?;
    page.is_sound().await
}

pub async fn tells_all_of_the_chosen_one(session: &Session) -> Result<()> {
    let page = open(session, "en").await?;
    assert!(page.eval::<bool>("!find('.more')").await?);
    page.click("[data-finding=latency-follows-link]").await?;
    let actual = page.text(".more").await?.replace('\u{a0}', " ");
    let advice: String = page.eval("viewer.report().findings[2].advice").await?;
    let source: String = page.eval("viewer.report().findings[2].source").await?;
    for words in [
        advice.as_str(),
        source.as_str(),
        "200 ms",
        "Network latency · Field 326–503 ms",
        "Link 1 262–265 ms",
        "field uplink, link 1",
    ] {
        assert!(actual.contains(words), "{words:?} is missing in {actual:?}");
    }
    // Doors to what explains it, and back.
    page.click("[data-finding=burst]").await?;
    page.wait_until(&format!("find('{CURRENT}').dataset.finding === 'burst'"))
        .await?;
    assert_eq!(page.eval::<usize>("findAll('.more').length").await?, 1);
    page.click(".more .door[data-index='0']").await?;
    page.wait_until(&format!(
        "find('{CURRENT}').dataset.finding === 'reconnect' && find('.more .door[data-index=\"1\"]')"
    ))
    .await?;
    // Another language, another clock and newer samples leave it chosen.
    page.js::<()>("viewer.lang = 'zh-CN'; viewer.timeZone = 'UTC';", &[])
        .await?;
    let advice: String = page.eval("viewer.report().findings[0].advice").await?;
    page.wait_until("find('.more')").await?;
    let actual = page.text(".more").await?;
    assert!(actual.contains(&advice), "{actual:?}");
    assert_eq!(rows(&page, CURRENT).await?, ["1"]);
    let mut newer = given::sample()?;
    let remote = given::details(&mut newer)?[1].as_object_mut();
    let arrays = remote.into_iter().flatten();
    for (name, array) in arrays.filter_map(|(name, value)| Some((name, value.as_array_mut()?))) {
        if let Some(last) = array.last().cloned() {
            let next = last.as_f64().unwrap_or_default() + 2.0;
            array.push(if name == "TimeOffset" {
                json!(next)
            } else {
                last
            });
        }
    }
    let samples: usize = page
        .js(
            "return (await viewer.extend(args[0])).samples;",
            &[json!(newer.to_string())],
        )
        .await?;
    assert_eq!(samples, 1);
    let chosen: String = page
        .eval(&format!("find('{CURRENT}').dataset.finding"))
        .await?;
    assert_eq!(chosen, "reconnect");
    // The score is shown with its formula, the budget with the unexplained rest.
    let sums = page.text(".sums").await?.replace('\u{a0}', " ");
    let score: f64 = page.eval("viewer.report().verdict.score").await?;
    assert!(
        sums.contains(&format!("得分 {score} = 100 ×")) && sums.contains("其他 8"),
        "{sums}"
    );
    page.is_sound().await
}

pub async fn filters_and_renames_nothing(session: &Session) -> Result<()> {
    const SHOWN: &str = ".findings li:not([hidden]) > .finding";
    let page = open(session, "en").await?;
    let numbers = "findAll('.findings-row .tag:not([hidden]) .badge').map(badge => badge.textContent).filter((number, at, all) => all.indexOf(number) === at).sort()";
    let all: Vec<String> = page.eval(numbers).await?;
    assert!(all.contains(&"13".to_owned()), "{all:?}");
    page.choose(".filter select[aria-label^='Any sev']", "0")
        .await?;
    page.wait_until("find('.filter .count').textContent === '3 of 13'")
        .await?;
    assert_eq!(rows(&page, SHOWN).await?, ["1", "3", "4"]);
    assert_eq!(page.eval::<Vec<String>>(numbers).await?, ["1", "3", "4"]);
    let left: Vec<String> = page
        .eval("findAll('.plot .tag:not([hidden]) .badge').map(badge => badge.textContent).filter(number => !['1', '3', '4'].includes(number))")
        .await?;
    assert_eq!(left, Vec::<String>::new(), "in the charts as well");
    // Another language keeps it.
    page.js::<()>("viewer.lang = 'zh-CN';", &[]).await?;
    page.wait_until("find('.filter .count').textContent.startsWith('3 /')")
        .await?;
    page.js::<()>("viewer.lang = 'en';", &[]).await?;
    page.choose(".filter select[aria-label^='Any sev']", "")
        .await?;
    page.choose(".filter select[aria-label^='Any dev']", "1")
        .await?;
    assert_eq!(rows(&page, SHOWN).await?, ["1", "10", "12", "2"]);
    // Arrows go past what is hidden.
    page.js::<()>("find('.finding[tabindex=\"0\"]').focus();", &[])
        .await?;
    for _ in 0..2 {
        page.press(&Key::Down).await?;
    }
    let row: String = page
        .eval("viewer.shadowRoot.activeElement.querySelector('.badge').textContent")
        .await?;
    assert_eq!(row, "10");
    page.choose(".filter select[aria-label^='Any dev']", "")
        .await?;
    page.choose(".filter select[aria-label^='Any cause']", "3")
        .await?;
    assert_eq!(rows(&page, SHOWN).await?, ["1", "12", "2"]);
    page.choose(".filter select[aria-label^='Any cause']", "")
        .await?;
    // What lies in the window, and follows it.
    page.click("[data-do=in-window]").await?;
    for (from, to, expected) in [
        (26, 40, vec!["5", "6", "7", "8", "9"]),
        (60, 75, vec!["1", "13", "9"]),
    ] {
        page.js::<()>(
            "const { start } = viewer.report().session; viewer.range = { start: start + args[0] * 1000, end: start + args[1] * 1000 };
            await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);",
            &[from.into(), to.into()],
        )
        .await?;
        assert_eq!(rows(&page, SHOWN).await?, expected);
    }
    page.is_sound().await
}

/// After judging again, a filter value that is no longer offered hides nothing, neither in the list nor above the overview.
pub async fn hides_nothing_without_a_way_back(session: &Session) -> Result<()> {
    const SEVERITY: &str = ".filter select[aria-label^='Any sev']";
    // With a network that counts as bad there is one more finding than a filter is offered for; with long freezes tolerated none is critical.
    for (count, critical, before, after, actual, left) in [
        (
            6,
            // The network explains the freezes then, and is as bad as they are.
            3,
            json!({ "networkLatencyBadMs": 20 }),
            json!({}),
            Value::Null,
            6,
        ),
        (
            9,
            2,
            json!({}),
            json!({ "freezeCriticalMs": 9000 }),
            json!(["", "9 of 9"]),
            9,
        ),
    ] {
        let page = Page::open_element(session, "lang=en").await?;
        let numbers = "new Set(findAll('.findings-row .tag:not([hidden]) .badge').map(({ dataset }) => dataset.index)).size";
        let script = "viewer.thresholds = args[1]; await viewer.load(args[0]);";
        page.js::<()>(script, &[json!(given::with_findings(count)), before])
            .await?;
        page.choose(SEVERITY, "2").await?;
        page.wait_until(&format!(
            "findAll('.findings li:not([hidden])').length === {critical}"
        ))
        .await?;
        assert_eq!(page.eval::<usize>(numbers).await?, critical);
        page.js::<()>("viewer.thresholds = args[0];", &[after])
            .await?;
        let script = format!(
            "const row = find('.filter');
            return [
                row && [find(args[0]).value, row.querySelector('.count').textContent],
                findAll('.findings li:not([hidden])').length,
                {numbers},
            ];"
        );
        let seen: Value = page.js(&script, &[json!(SEVERITY)]).await?;
        assert_eq!(seen, json!([actual, left, left]));
        page.is_sound().await?;
    }
    Ok(())
}

pub async fn stays_calm_with_none_one_and_hundreds(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    for (given, findings, numbers) in [
        (given::with_findings(0), 0, 0..=0),
        (given::with_findings(1), 1, 1..=1),
        (given::with_findings(10), 10, 10..=10),
        // What happens again and again is one finding at each end.
        (given::with_freezes(300), 2, 2..=8),
    ] {
        page.show(&given).await?;
        page.wait_until(&format!(
            "viewer.report()?.findings.length === {findings} && findAll('.finding').length === {findings}"
        ))
        .await?;
        let shown: usize = page
            .eval("findAll('.findings-row .tag:not([hidden])').length")
            .await?;
        assert!(numbers.contains(&shown), "{findings}: {shown} numbers");
        let sentence = page.text(".verdict").await?;
        assert_eq!(sentence.starts_with("No problems"), findings == 0);
        let first: f64 = page
            .eval("find('[data-chart]').getBoundingClientRect().top + scrollY")
            .await?;
        // Ten cockpits have ten columns of facts.
        let devices: usize = page.eval("viewer.report().devices.length").await?;
        assert!(
            first <= 520.0 || devices > 2,
            "{findings}: charts begin at {first}"
        );
    }
    // None of the freezes is lost.
    let spells: usize = page
        .eval("viewer.report().findings.reduce((sum, { spells }) => sum + spells.length, 0)")
        .await?;
    assert_eq!(spells, 300);
    page.click(".findings-row .tag:not([hidden]) .badge")
        .await?;
    page.wait_until("viewer.range").await?;
    let seen: bool = page
        .eval(&format!(
            "((row, list) => row.top >= list.top - 1 && row.bottom <= list.bottom + 1)(find('{CURRENT}').getBoundingClientRect(), find('.findings').getBoundingClientRect())"
        ))
        .await?;
    assert!(seen, "the chosen row is in sight");
    // Another window costs no more than a frame.
    let millis: f64 = page
        .js(
            "const { start } = viewer.report().session;
            const begun = performance.now();
            for (let step = 0; step < 20; step++) {
                viewer.range = { start: start + step * 1000, end: start + 9000000 - step * 1000 };
                await new Promise(requestAnimationFrame);
            }
            return (performance.now() - begun) / 20;",
            &[],
        )
        .await?;
    println!("    300 freezes: {millis:.1} ms a window");
    assert!(millis < 150.0, "{millis} ms a window");
    page.is_sound().await
}
