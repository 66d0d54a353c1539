//! The distributions of charts, and the charts of links.

use anyhow::Result;
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::{Value, json};
use thirtyfour::Key;

/// Every row of a chart's distribution as `{heading: text}`, with its series as `name` and its histogram's description as `told`.
const ROWS: &str = "
    const rows = chart => {
        const plot = find(`[data-chart=\"${chart}\"]`).closest('.chart');
        const heads = [...plot.querySelectorAll('.spread thead th')].map(head => head.textContent);
        const clean = text => text.replaceAll('\\u00a0', ' ');
        return [...plot.querySelectorAll('.spread tbody tr')].map(({ cells }) => {
            const row = { name: cells[0].textContent, told: cells[1].querySelector('canvas').getAttribute('aria-label') };
            [...cells].slice(2).forEach((cell, index) => {
                row[heads[index + 2]] = [...cell.childNodes].map(node => clean(node.textContent)).join(' ').trim();
            });
            return row;
        });
    };";

async fn open<'a>(session: &'a Session, lang: &str, source: &str) -> Result<Page<'a>> {
    let attributes = format!("lang={lang} time-zone=Asia/Shanghai");
    let page = Page::open_element(session, &attributes).await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(source)])
        .await?;
    Ok(page)
}

async fn rows(page: &Page<'_>, chart: &str) -> Result<Vec<Value>> {
    let script = format!("{ROWS} return rows(args[0]);");
    page.js(&script, &[json!(chart)]).await
}

/// Expands a chart's distribution with the keyboard.
async fn unfold(page: &Page<'_>, chart: &str) -> Result<()> {
    let button = format!("[data-distribution=\"{chart}\"]");
    page.js::<()>("find(args[0]).focus();", &[json!(button)])
        .await?;
    page.press(&Key::Enter).await?;
    let row = format!("find('{button}').closest('.chart').querySelector('.spread tbody tr')");
    page.wait_until(&row).await
}

/// For every series of every chart, over the whole session.
pub async fn equals_the_report(session: &Session) -> Result<()> {
    let page = open(session, "en", SAMPLE).await?;
    let closed: usize = page.eval("findAll('.spread table').length").await?;
    assert_eq!(closed, 0, "nothing is there before it is asked for");
    let charts: Vec<String> = page
        .eval("findAll('.plot[data-chart]').map(({ dataset }) => dataset.chart)")
        .await?;
    for chart in &charts {
        unfold(&page, chart).await?;
    }
    let script = format!(
        "{ROWS}
        const {{ devices }} = viewer.report();
        const number = text => (text === '–' ? null : Number(text.replaceAll(',', '').replace('−', '-')));
        const problems = [];
        let compared = 0;
        for (const chart of args[0]) {{
            const plot = find(`[data-chart=\"${{chart}}\"]`).closest('.chart');
            const drawn = [...plot.querySelectorAll('[data-series][aria-pressed=true]')].map(({{ dataset }}) => dataset.series);
            const table = rows(chart);
            if (drawn.length !== table.length) problems.push([chart, drawn, table.length]);
            drawn.forEach((name, index) => {{
                const [device, metric, link = null] = name.split(':');
                const is = series => series.metric === metric && String(series.link) === String(link);
                const {{ count, p50, p95, p99, max }} = devices[device].series.find(is);
                const {{ n, median, ...row }} = table[index];
                const digits = text => 0.5001 * 10 ** -(text.split('.')[1]?.length ?? 0);
                const close = (text, value) => (value === null ? text === '–' : Math.abs(number(text) - value) <= digits(text));
                const is99 = count >= 100 ? close(row.p99, p99) : row.p99 === '–';
                const is95 = count >= 20 ? close(row.p95, p95) : row.p95 === '–';
                const equal = number(n) === count && close(median, p50) && is95 && is99 && close(row.max, max);
                if (!equal) problems.push([name, table[index], p50, p95, max]);
                compared += 1;
            }});
        }}
        return [compared, problems];"
    );
    let (compared, problems): (usize, Vec<Value>) = page.js(&script, &[json!(charts)]).await?;
    assert!(problems.is_empty(), "{problems:?}");
    assert!(compared > 25, "{compared} series");
    // The same key closes it.
    page.press(&Key::Enter).await?;
    page.wait_until("findAll('.spread:not([hidden])').length === findAll('.spread').length - 1")
        .await?;
    page.is_sound().await
}

/// One device, a sample every two seconds.
fn made() -> String {
    let count = 2000;
    let each = |value: fn(i64) -> i64| (0..count).map(value).collect::<Vec<_>>();
    json!([{
        "DeviceType": "field", "SessionId": "s", "StartTime": 1_731_399_569,
        "TimeOffset": each(|i| i * 2),
        "Fps": each(|i| if i % 10 == 0 { 10 } else { 20 }),
        "NetworkLatency": each(|i| i),
        "EncodeCost": each(|i| if i < 500 { 60 } else { 10 }),
        "Rate": each(|i| if i < 1000 { 950 } else { 500 }),
        "BitRateEstimate": each(|i| if i % 4 == 3 { -1 } else { 1000 }),
    }, {
        "DeviceType": "remote", "SessionId": "s", "StartTime": 1_731_399_569,
        "TimeOffset": [0, 2, 4], "Rate": [500, 500, 500],
    }])
    .to_string()
}

/// The window, and then the selection in it; hidden series have no row.
pub async fn follows_window_and_selection(session: &Session) -> Result<()> {
    let page = open(session, "en", &made()).await?;
    let chart = "network-latency";
    unfold(&page, chart).await?;
    let first = &rows(&page, chart).await?[0];
    assert_eq!(
        ["n", "median", "p90", "p95", "p99", "p99.9", "max"].map(|head| first[head].clone()),
        [
            "2,000", "1,000", "1,799", "1,899", "1,979", "1,997", "1,999"
        ]
    );
    let of_first = |test: &str| {
        format!("(() => {{ {ROWS} const [row] = rows('{chart}'); return row && {test}; }})()")
    };
    // Samples 100 to 199, then of those 150 to 159.
    let range = "const { start } = viewer.report().session; viewer.range = { start: start + 200000, end: start + 398000 };";
    page.js::<()>(range, &[]).await?;
    page.wait_until(&of_first("row.n === '100' && row.max === '199'"))
        .await?;
    let caption = page.text(".spread caption").await?;
    assert!(caption.starts_with("Distribution · "), "{caption}");
    assert!(rows(&page, chart).await?[0]["p99.9"].is_null());
    let select = "
        const { start } = viewer.report().session;
        viewer.view = { ...viewer.view, selection: { start: start + 300000, end: start + 318000 } };";
    page.js::<()>(select, &[]).await?;
    page.wait_until(&of_first("row.n === '10' && row.max === '159'"))
        .await?;
    let first = rows(&page, chart).await?[0].clone();
    assert_eq!(
        ["median", "p90", "p95", "p99"].map(|head| first[head].clone()),
        ["154", "158", "–", "–"]
    );
    assert_eq!(
        first["told"],
        "Field: most frequent range 150 to 151, 1 of 10 samples."
    );
    page.js::<()>("find('[data-chart=\"network-latency\"]').focus();", &[])
        .await?;
    page.press(&Key::Escape).await?;
    page.wait_until(&of_first("row.n === '100'")).await?;
    page.js::<()>("find('[data-series=\"0:NetworkLatency\"]').click();", &[])
        .await?;
    page.wait_until("!find('.spread tbody tr')").await?;
    page.is_sound().await
}

/// Every basis: own unit, session median, normal frame interval, target at the same sample, and a missing one.
pub async fn tells_the_time_in_each_band(session: &Session) -> Result<()> {
    let page = open(session, "en", &made()).await?;
    for (chart, row, expected) in [
        // Up to 50, up to 200, of 0 to 1,999 every two seconds.
        (
            "network-latency",
            0,
            ["1 min 42 s 2.5 %", "5 min 7.5 %", "1 h 90.0 %", ""],
        ),
        // A tenth has half of the median.
        ("fps", 0, ["1 h 90.0 %", "0 s", "6 min 40 s 10.0 %", ""]),
        // 60 ms for a frame every 50 ms.
        (
            "stage-cost",
            0,
            ["50 min 75.0 %", "0 s", "16 min 40 s 25.0 %", ""],
        ),
        // A quarter has no target to compare with.
        (
            "rate",
            0,
            [
                "25 min 37.5 %",
                "25 min 37.5 %",
                "0 s",
                "16 min 40 s 25.0 %",
            ],
        ),
    ] {
        unfold(&page, chart).await?;
        let found = &rows(&page, chart).await?[row];
        let found = ["good", "watch", "bad", "not rated"]
            .map(|head| found[head].as_str().unwrap_or_default());
        assert_eq!(found, expected, "{chart}");
    }
    let remote = &rows(&page, "rate").await?[1];
    let note = "not rated: no BitRateEstimate from this end";
    assert!(
        remote
            .as_object()
            .is_some_and(|row| row.values().any(|text| text == note)),
        "{remote}"
    );
    page.is_sound().await
}

/// The bands of every series of the sample add up to the measured time.
pub async fn leaves_no_time_out(session: &Session) -> Result<()> {
    let page = open(session, "en", SAMPLE).await?;
    let charts: Vec<String> = page
        .eval("findAll('.plot[data-chart]').map(({ dataset }) => dataset.chart)")
        .await?;
    let mut judged = 0;
    for chart in charts {
        unfold(&page, &chart).await?;
        for row in rows(&page, &chart).await? {
            let bands = ["good", "watch", "bad", "not rated"];
            let times: Vec<&str> = bands
                .iter()
                .filter_map(|band| row[band].as_str())
                .filter(|text| text.ends_with(" %") || *text == "0 s")
                .collect();
            if times.is_empty() {
                continue;
            }
            // Both ends of the sample have one every two seconds; the remote's whole seconds make 2.03 of it, and bands are rounded.
            let seconds: usize = times.iter().map(|text| seconds(text)).sum();
            let count: usize = row["n"].as_str().unwrap_or_default().parse()?;
            let expected = 2 * count;
            let is_all = (expected..=expected + 3).contains(&seconds);
            assert!(is_all, "{chart}: {seconds} s of {expected}: {row}");
            judged += 1;
        }
    }
    assert!(judged > 10, "{judged} series");
    page.is_sound().await
}

/// Of `1 min 2 s 40 %`.
fn seconds(text: &str) -> usize {
    let words: Vec<&str> = text.split(' ').collect();
    let of = |unit: &str| {
        let at = words.iter().position(|word| *word == unit);
        at.and_then(|at| words[at - 1].parse::<usize>().ok())
            .unwrap_or_default()
    };
    60 * of("min") + of("s")
}

/// Changing the language, or newer samples, rebuilds the screen: distributions stay expanded and keep the focus.
pub async fn outlives_a_screen(session: &Session) -> Result<()> {
    let page = open(session, "en", SAMPLE).await?;
    unfold(&page, "lost").await?;
    page.js::<()>("viewer.lang = 'zh-CN';", &[]).await?;
    page.wait_until(
        "find('.spread tbody tr') && find('.spread caption').textContent.startsWith('分布')",
    )
    .await?;
    let (heads, focus): (Vec<String>, String) = page
        .eval("[findAll('.spread thead th').map(head => head.textContent), viewer.shadowRoot.activeElement?.dataset.distribution ?? '']")
        .await?;
    assert_eq!(
        heads.join(" "),
        "曲线 直方图 样本数 中位数 p90 p95 p99 最大 时间占比 良好 注意 差"
    );
    assert_eq!(focus, "lost");
    let expanded: String = page
        .eval("find('[data-distribution=lost]').getAttribute('aria-expanded')")
        .await?;
    assert_eq!(expanded, "true");
    page.is_sound().await
}

/// Share, round-trip time and loss of links are adjacent; the link switches shown equal those of the finding.
pub async fn shows_what_the_links_did(session: &Session) -> Result<()> {
    let page = open(session, "en", SAMPLE).await?;
    let (charts, counted): (Vec<String>, usize) = page
        .eval(
            "[
                findAll('.group:has([data-group=links]) .plot').map(({ dataset }) => dataset.chart),
                viewer.report().findings.find(({ code }) => code === 'link-switch').value,
            ]",
        )
        .await?;
    assert_eq!(charts, ["link-share", "link-rtt", "lost"]);
    let said =
        "find('[data-chart=\"link-share\"]').getAttribute('aria-label').replaceAll('\\u00a0', ' ')";
    page.wait_until(&format!("{said}.includes('link switched')"))
        .await?;
    let said: String = page.eval(said).await?;
    let told = "Active link switched 3 times: link 1 → 0 at 16:19:37, link 0 → 1 at 16:19:49, link 1 → 0 at 16:19:53";
    assert!(said.ends_with(told), "{said}");
    assert_eq!(said.matches(" → ").count(), counted);
    // The reader of one instant hears of it too, with the shares in per cent.
    page.js::<()>(
        "
        const { start } = viewer.report().session;
        viewer.view = { ...viewer.view, cursors: [start + 6000] };
        find('[data-chart=\"link-share\"]').focus();",
        &[],
    )
    .await?;
    page.press(&Key::Right).await?;
    page.press(&Key::Right).await?;
    let spoken: String = page
        .js(
            "
            const live = find('[aria-live=polite].unseen');
            return live.textContent.replaceAll('\\u00a0', ' ');",
            &[],
        )
        .await?;
    assert_eq!(
        spoken,
        "Link share of sent bitrate, 16:19:37, Link 0 92 %, Link 1 8 %, link 1 → 0"
    );
    page.is_sound().await
}
