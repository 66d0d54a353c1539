//! One window for all charts: zoom, pan, select, pin, undo; by mouse, touch and keyboard.

use anyhow::Result;
use e2e::given;
use e2e::input::Modifier;
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use thirtyfour::Key;

/// Longer than the interval of a double click.
const PAUSE: &str = "await new Promise(resolve => setTimeout(resolve, 600));";

const START_MILLIS: f64 = 1_731_399_569_000.0;

async fn sample(session: &Session) -> Result<Page<'_>> {
    let page = Page::open(session, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    page.show_sample().await?;
    Ok(page)
}

/// The position of an instant in a chart, at half of its height.
async fn place(page: &Page<'_>, chart: &str, seconds: f64) -> Result<(f64, f64)> {
    let script = "
        const plot = find(`[data-chart=\"${args[0]}\"]`);
        plot.scrollIntoView({ block: 'center' });
        const { left, width, top, height } = plot.getBoundingClientRect();
        const { session } = viewer.report();
        const { start, end } = viewer.range ?? { start: session.start - 1000, end: session.end + 1000 };
        return [left + (args[1] - start) / (end - start) * width, top + height / 2];";
    let time = START_MILLIS + seconds * 1000.0;
    page.js(script, &[chart.into(), time.into()]).await
}

/// The window in seconds since the session's start; `None` for the whole session.
async fn window(page: &Page<'_>) -> Result<Option<(f64, f64)>> {
    let range: Option<(f64, f64)> = page
        .eval("viewer.range && [viewer.range.start, viewer.range.end]")
        .await?;
    let seconds = |time: f64| ((time - START_MILLIS) / 10.0).round() / 100.0;
    Ok(range.map(|(start, end)| (seconds(start), seconds(end))))
}

async fn focus(page: &Page<'_>, chart: &str) -> Result<()> {
    let script = format!("find('[data-chart=\"{chart}\"]').focus({{ preventScroll: true }});");
    page.js(&script, &[]).await
}

/// The `WebKit` driver turns the wheel without the modifier key.
pub async fn zooms_at_the_pointer_and_steps_back(session: &Session) -> Result<()> {
    if session.engine == Engine::Webkit {
        return Ok(());
    }
    let page = sample(session).await?;
    let at = place(&page, "rate", 20.0).await?;
    let scrolled: f64 = page.eval("scrollY").await?;
    page.wheel(at, -300.0, Modifier::Control).await?;
    page.wait_until("viewer.range").await?;
    let (start, end) = window(&page).await?.unwrap_or_default();
    assert!(end - start < 60.0, "{start}..{end}");
    let share = (20.0 - start) / (end - start);
    assert!(
        (share - 21.0 / 97.0).abs() < 0.01,
        "the instant under the pointer stays: {share}"
    );
    assert_eq!(
        page.eval::<f64>("scrollY").await?,
        scrolled,
        "the page does not scroll"
    );

    page.wheel(at, 100.0, Modifier::Nothing).await?;
    page.wait_until(&format!("scrollY > {scrolled}")).await?;
    assert_eq!(
        window(&page).await?,
        Some((start, end)),
        "a plain wheel scrolls and does not zoom"
    );

    focus(&page, "rate").await?;
    page.press_with_control('z').await?;
    page.wait_until("viewer.range === null").await?;
    page.press_with_control('y').await?;
    page.wait_until("viewer.range").await?;
    assert_eq!(window(&page).await?, Some((start, end)), "redone");
    page.press(&Key::Escape).await?;
    page.wait_until("viewer.range === null").await?;
    page.is_sound().await
}

pub async fn selects_a_stretch_and_zooms_to_it(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let from = place(&page, "network-latency", 20.0).await?;
    let to = place(&page, "network-latency", 40.0).await?;
    page.drag(from, to, Modifier::Nothing).await?;
    page.wait_until("find('.flag.selected')?.checkVisibility()")
        .await?;
    // Hovering reads the instant under the pointer instead.
    page.js::<()>("scrollTo(0, 0);", &[]).await?;
    page.point_at(3.0, 3.0).await?;
    page.wait_until("find('.axis').dataset.readout === 'rest'")
        .await?;
    let actual: (String, String, String) = page
        .eval("[find('.flag.selected').textContent, find('.heads .name').textContent, find('[data-series=\"0:NetworkLatency\"] .c3').textContent]")
        .await?;
    assert!(actual.0.contains("20\u{a0}s"), "{}", actual.0);
    assert_eq!(actual.1, "20\u{a0}s selected, 10–11 samples");
    // Of fewer than twenty samples there is no 95th percentile.
    page.wait_until("find('[data-series=\"0:NetworkLatency\"] .c2').textContent === '–'")
        .await?;
    let range = page.text("[data-series='0:NetworkLatency'] .c3").await?;
    assert_eq!(range, "72–503");

    focus(&page, "network-latency").await?;
    page.press(&Key::Enter).await?;
    page.wait_until("viewer.range").await?;
    assert_eq!(window(&page).await?, Some((20.0, 40.0)));
    // A stretch of the zoomed window, and the magnifier on it.
    let from = place(&page, "rate", 25.0).await?;
    let to = place(&page, "rate", 35.0).await?;
    page.drag(from, to, Modifier::Nothing).await?;
    page.click("[data-do=zoom]").await?;
    page.wait_until("viewer.range.end - viewer.range.start < 15000")
        .await?;
    for _ in 0..2 {
        focus(&page, "rate").await?;
        page.press(&Key::Escape).await?;
    }
    page.wait_until("viewer.range === null").await?;
    page.is_sound().await
}

pub async fn tells_every_number_of_a_selection(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    // From edge to edge: the whole session, of which the report tells the same.
    let from = place(&page, "fps", -1.0).await?;
    let to = place(&page, "fps", 96.0).await?;
    page.drag(from, to, Modifier::Nothing).await?;
    page.click("[data-do=statistics]").await?;
    page.wait_until("find('.help table')").await?;
    let differ: Vec<Value> = page
        .js(
            "const rows = new Map([...find('.help table').querySelectorAll('tbody tr')].map(row => {
                const [name, , ...cells] = [...row.children].map(cell => cell.textContent);
                return [name, cells];
            }));
            const number = text => Number(text.replace(/,/g, '').replace('−', '-'));
            const differ = [];
            let compared = 0;
            for (const entry of findAll('[data-series][aria-pressed=true]')) {
                const [device, metric, link = null] = entry.dataset.series.split(':');
                const title = entry.closest('.chart').querySelector('.title').textContent;
                const cells = rows.get(`${title} · ${entry.querySelector('.name').textContent}`);
                const series = viewer.report().devices[device].series
                    .find(series => series.metric === metric && series.link === (link && +link));
                const expected = [series.count, series.min, series.max, series.mean, series.p50, series.p95, series.p99];
                const close = cells && expected.every((value, i) => Math.abs(number(cells[i]) - value) <= 0.51 * 10 ** -(cells[i].split('.')[1]?.length ?? 0));
                if (!close) differ.push([entry.dataset.series, cells, expected]);
                compared += 1;
            }
            if (compared < 20) differ.push(compared);
            return differ;",
            &[],
        )
        .await?;
    assert_eq!(differ, Vec::<Value>::new());
    let latency: Vec<String> = page
        .eval("[...find('.help table').querySelectorAll('tbody tr')].find(row => row.firstChild.textContent.startsWith('Network latency · Field')).textContent.match(/\\d+\\u00a0s|[+−][\\d.]+$/g)")
        .await?;
    assert_eq!(
        latency.len(),
        2,
        "time beyond the limit, and the slope: {latency:?}"
    );
    page.press(&Key::Escape).await?;
    page.wait_until("!find('.help')?.matches(':popover-open')")
        .await?;
    page.is_sound().await
}

pub async fn drags_the_window_with_shift(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    page.js::<()>(
        "viewer.range = { start: args[0], end: args[0] + 40000 };",
        &[json!(START_MILLIS + 20_000.0)],
    )
    .await?;
    let from = place(&page, "fps", 50.0).await?;
    let to = place(&page, "fps", 40.0).await?;
    page.drag(from, to, Modifier::Shift).await?;
    page.wait_until(&format!("viewer.range.start > {}", START_MILLIS + 25_000.0))
        .await?;
    let (start, end) = window(&page).await?.unwrap_or_default();
    assert!(
        (start - 30.0).abs() < 0.2 && (end - start - 40.0).abs() < 0.01,
        "{start}..{end}"
    );
    focus(&page, "fps").await?;
    page.press(&Key::Escape).await?;
    page.wait_until(&format!(
        "viewer.range.start === {}",
        START_MILLIS + 20_000.0
    ))
    .await?;
    page.is_sound().await
}

pub async fn pins_two_instants_and_compares_them(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    for seconds in [12.0, 22.0] {
        let at = place(&page, "network-latency", seconds).await?;
        page.click_at(at, 1).await?;
        // Two clicks at once would be a double one.
        page.js::<()>(PAUSE, &[]).await?;
    }
    let heads: Vec<String> = page
        .eval("findAll('.heads > *').map(head => head.textContent)")
        .await?;
    assert_eq!(heads, ["Δ 10\u{a0}s", "A", "B", "B − A"]);
    let cells: Vec<String> = page
        .eval("[...find('[data-series=\"0:NetworkLatency\"]').querySelectorAll('.c1, .c2, .c3')].map(cell => cell.textContent)")
        .await?;
    assert_eq!(cells, ["72", "503", "+431"]);
    let cursors: Vec<f64> = page.eval("viewer.view.cursors").await?;
    assert_eq!(cursors, [START_MILLIS + 12_000.0, START_MILLIS + 22_000.0]);
    let flags: Vec<String> = page
        .eval("findAll('.flag.pin').filter(flag => flag.checkVisibility()).map(flag => flag.textContent[0])")
        .await?;
    assert_eq!(flags, ["A", "B"]);
    focus(&page, "network-latency").await?;
    page.press(&Key::Escape).await?;
    page.wait_until("viewer.view.cursors.length === 0").await?;

    // A double click steps back and pins nothing.
    page.js::<()>(
        "viewer.range = { start: args[0], end: args[0] + 40000 };",
        &[json!(START_MILLIS)],
    )
    .await?;
    let at = place(&page, "network-latency", 22.0).await?;
    page.click_at(at, 2).await?;
    page.wait_until("viewer.range === null").await?;
    assert_eq!(page.eval::<usize>("viewer.view.cursors.length").await?, 0);
    page.is_sound().await
}

pub async fn goes_with_keys(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    focus(&page, "fps").await?;
    let press = async |key: char| -> Result<Option<(f64, f64)>> {
        page.press(&Key::Null).await?;
        let actions = page.session.web.action_chain();
        actions.send_keys(key.to_string()).perform().await?;
        page.js::<()>("await new Promise(requestAnimationFrame);", &[])
            .await?;
        window(&page).await
    };
    let (start, end) = press('w').await?.unwrap_or_default();
    assert!(end - start < 70.0, "w zooms in: {start}..{end}");
    let moved = press('d').await?.unwrap_or_default();
    assert!(
        moved.0 > start && (moved.1 - moved.0 - (end - start)).abs() < 0.02,
        "d moves right: {moved:?}"
    );
    let moved_back = press('a').await?.unwrap_or_default();
    assert!(moved_back.0 < moved.0, "a moves left");
    assert_eq!(press('0').await?, None, "0 shows everything");
    assert!(press('+').await?.is_some(), "+ zooms in");
    assert_eq!(press('-').await?, None, "- zooms out");

    press('?').await?;
    page.wait_until("find('.help .keys')?.checkVisibility()")
        .await?;
    page.press(&Key::Escape).await?;
    page.wait_until("!find('.help .keys')?.checkVisibility()")
        .await?;

    focus(&page, "fps").await?;
    press('g').await?;
    page.wait_until("viewer.shadowRoot.activeElement?.matches('.go-to')")
        .await?;
    page.type_into(".go-to", "noon").await?;
    page.press(&Key::Enter).await?;
    page.wait_until("find('.go-to').ariaInvalid === 'true'")
        .await?;
    page.js::<()>("find('.go-to').value = '+22';", &[]).await?;
    page.press(&Key::Enter).await?;
    page.wait_until(&format!(
        "viewer.view.cursors[0] === {}",
        START_MILLIS + 22_000.0
    ))
    .await?;
    page.is_sound().await
}

pub async fn drags_the_frame_of_the_overview(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let lanes: (f64, f64, f64) = page
        .eval("(({ left, width, top, height }) => [left, width, top + height / 2])(find('.lanes-plot').getBoundingClientRect())")
        .await?;
    let at = |share: f64| (lanes.0 + lanes.1 * share, lanes.2);
    page.drag(at(0.25), at(0.75), Modifier::Nothing).await?;
    page.wait_until("viewer.range").await?;
    let whole = 97.0;
    let is = async |start: f64, end: f64| -> Result<()> {
        let (from, to) = window(&page).await?.unwrap_or_default();
        let close =
            (from + 1.0 - whole * start).abs() < 0.5 && (to + 1.0 - whole * end).abs() < 0.5;
        assert!(close, "{from}..{to} is not {start}..{end} of the session");
        Ok(())
    };
    is(0.25, 0.75).await?;
    page.drag(at(0.5), at(0.6), Modifier::Nothing).await?;
    is(0.35, 0.85).await?;
    page.drag(at(0.35), at(0.1), Modifier::Nothing).await?;
    is(0.1, 0.85).await?;
    page.drag(at(0.85), at(0.5), Modifier::Nothing).await?;
    is(0.1, 0.5).await?;
    page.js::<()>("find('.edge.end').focus();", &[]).await?;
    page.press(&Key::Right).await?;
    page.js::<()>("await new Promise(requestAnimationFrame);", &[])
        .await?;
    is(0.1, 0.51).await?;
    page.click("[data-do=whole]").await?;
    page.wait_until("viewer.range === null").await?;
    page.is_sound().await
}

pub async fn folds_charts_and_groups_and_shows_series_alone(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    page.click("[data-fold='fps']").await?;
    let folded: (bool, bool) = page
        .eval("[find('[data-chart=fps]').matches('.head'), find('[data-series=\"0:Fps\"]').checkVisibility()]")
        .await?;
    assert_eq!(folded, (true, false), "the heading keeps the name");
    page.click("[data-fold='fps']").await?;
    page.wait_until("find('[data-chart=fps]').matches('.plot')")
        .await?;
    page.click("[data-group='latency']").await?;
    page.wait_until("!find('[data-chart=network-latency]').checkVisibility()")
        .await?;
    page.click("[data-group='latency']").await?;
    page.wait_until("find('[data-chart=network-latency]').checkVisibility()")
        .await?;

    let pressed = "findAll('[data-series]').filter(entry => entry.ariaPressed === 'true').map(entry => entry.dataset.series)";
    let before: Vec<String> = page.eval(pressed).await?;
    let entry = page.find("[data-series='1:Fps']").await?;
    entry.scroll_into_view().await?;
    page.session
        .web
        .action_chain()
        .double_click_element(&entry)
        .perform()
        .await?;
    page.wait_until("find('[data-series=\"0:Fps\"]').ariaPressed === 'false'")
        .await?;
    assert_eq!(
        page.eval::<String>("find('[data-series=\"1:Fps\"]').ariaPressed")
            .await?,
        "true"
    );
    // So soon after, two clicks would be the third and the fourth.
    page.js::<()>(PAUSE, &[]).await?;
    page.session
        .web
        .action_chain()
        .double_click_element(&entry)
        .perform()
        .await?;
    page.wait_until("find('[data-series=\"0:Fps\"]').ariaPressed === 'true'")
        .await?;
    assert_eq!(page.eval::<Vec<String>>(pressed).await?, before);

    page.click("[data-device='0']").await?;
    let field: usize = page
        .eval(
            "findAll('[data-series^=\"0:\"]').filter(entry => entry.ariaPressed === 'true').length",
        )
        .await?;
    assert_eq!(field, 0, "no series of the field is left");
    page.click("[data-device='0']").await?;
    assert_eq!(page.eval::<Vec<String>>(pressed).await?, before);

    // What was chosen is plain data, and gives the same screen again.
    page.click("[data-fold='lag']").await?;
    let view: Value = page.eval("viewer.view").await?;
    assert_eq!(view["hiddenCharts"], json!(["lag"]));
    page.js::<()>("viewer.view = { version: 1, selected: 0, hiddenSeries: ['0:Fps'], cursors: [1731399581000] };", &[]).await?;
    let other: Value = page.eval("viewer.view").await?;
    assert_eq!(
        (&other["hiddenCharts"], &other["hiddenSeries"]),
        (&json!([]), &json!(["0:Fps"]))
    );
    page.js::<()>("viewer.view = args[0];", std::slice::from_ref(&view))
        .await?;
    assert_eq!(page.eval::<Value>("viewer.view").await?, view);
    let refused: Vec<String> = page
        .eval("[{ version: 2 }, { version: 1, selected: 7 }, { version: 1, cursors: 'x' }].map(view => { try { viewer.view = view; } catch (error) { return error.name; } })")
        .await?;
    assert_eq!(refused, ["RangeError", "RangeError", "TypeError"]);
    page.is_sound().await
}

pub async fn moves_charts_and_groups(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let standing = "findAll('[data-group], .plot[data-chart]').map(part => part.dataset.group ?? part.dataset.chart)";
    let usual: Vec<String> = page.eval(standing).await?;
    let of = |name: &str| usual.iter().position(|other| other == name);
    let (latency, next) = (of("latency"), of("throughput"));
    let (Some(latency), Some(next)) = (latency, next) else {
        panic!("{usual:?}");
    };
    let [first, second] = [&usual[latency + 1], &usual[latency + 2]];
    page.click(&format!("[data-up='{second}']")).await?;
    let mut expected = usual.clone();
    expected.swap(latency + 1, latency + 2);
    assert_eq!(page.eval::<Vec<String>>(standing).await?, expected);

    focus(&page, second).await?;
    let press = |key: &str| {
        format!(
            "viewer.shadowRoot.activeElement.dispatchEvent(new KeyboardEvent('keydown', {{ key: '{key}', altKey: true, bubbles: true, composed: true, cancelable: true }}));"
        )
    };
    page.js::<()>(&press("ArrowDown"), &[]).await?;
    assert_eq!(page.eval::<Vec<String>>(standing).await?, usual);
    let focused: String = page
        .eval("viewer.shadowRoot.activeElement.dataset.chart")
        .await?;
    assert_eq!(&focused, second, "the focus moves along");

    page.click("[data-up=throughput]").await?;
    let mut expected = usual.clone();
    let length = expected[next..]
        .iter()
        .skip(1)
        .position(|name| name == "loss")
        .map_or(usual.len() - next, |length| length + 1);
    expected[latency..next + length].rotate_left(next - latency);
    assert_eq!(page.eval::<Vec<String>>(standing).await?, expected);
    assert_eq!(
        page.eval::<Vec<String>>("viewer.view.order").await?,
        expected
    );

    page.js::<()>(
        "viewer.view = { ...viewer.view, order: [args[0], 'loss'] };",
        &[first.as_str().into()],
    )
    .await?;
    let standing: Vec<String> = page.eval(standing).await?;
    assert_eq!(
        standing[0], "loss",
        "what is not named comes last: {standing:?}"
    );
    assert_eq!(standing.len(), usual.len());
    page.is_sound().await
}

pub async fn folds_what_does_not_change(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        const times = [0, 2, 4, 6, 8, 10];
        await viewer.load([{ DeviceType: 'remote', StartTime: 1731399569, TimeOffset: times, Fps: [20, 19, 21, 20, 19, 20], VideoLatency: times.map(() => 60), Lost: times.map(() => 0) }]);";
    page.js::<()>(script, &[]).await?;
    page.wait_until("find('[data-do=flat]').textContent === 'Hide 2 flat charts'")
        .await?;
    page.click("[data-do=flat]").await?;
    let folded: Vec<String> = page.eval("viewer.view.hiddenCharts").await?;
    assert_eq!(folded, ["video-latency", "lost"]);
    page.wait_until("find('[data-do=flat]').textContent === 'Show 2 flat charts'")
        .await?;
    page.click("[data-do=flat]").await?;
    assert_eq!(
        page.eval::<usize>("viewer.view.hiddenCharts.length")
            .await?,
        0
    );
    page.is_sound().await
}

/// Counts every stroke on a canvas with curves.
pub async fn draws_no_curve_when_the_pointer_moves(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let script = "
        window.strokes = 0;
        for (const name of ['stroke', 'fill', 'fillText', 'clearRect']) {
            const draw = CanvasRenderingContext2D.prototype[name];
            CanvasRenderingContext2D.prototype[name] = function (...args) { window.strokes += 1; return draw.apply(this, args); };
        }
        window.moves = 0;
        viewer.addEventListener('trro-cursor', () => window.moves += 1);";
    page.js::<()>(script, &[]).await?;
    for seconds in [10.0, 20.0, 30.0, 40.0] {
        let (x, y) = place(&page, "fps", seconds).await?;
        page.point_at(x, y).await?;
        page.js::<()>("await new Promise(requestAnimationFrame);", &[])
            .await?;
    }
    let counted: (usize, usize) = page.eval("[window.moves, window.strokes]").await?;
    assert!(counted.0 >= 4, "the pointer was heard: {counted:?}");
    assert_eq!(counted.1, 0, "and nothing was drawn");
    // The counter counts.
    page.js::<()>("viewer.range = { start: args[0], end: args[0] + 40000 }; await new Promise(requestAnimationFrame); await new Promise(requestAnimationFrame);", &[json!(START_MILLIS)]).await?;
    assert!(page.eval::<usize>("window.strokes").await? > 50);
    page.is_sound().await
}

/// With a mouse if the driver has no touch input.
async fn tap(page: &Page<'_>, place: (f64, f64)) -> Result<()> {
    if page.session.engine == Engine::Webkit {
        return page.point_at(place.0, place.1).await;
    }
    page.fingers(&[(place, place)]).await
}

pub async fn reads_by_thumb_on_a_phone(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let width = if session.engine == Engine::Webkit {
        450
    } else {
        360
    };
    session.set_viewport(width, 740, 1.0).await?;
    page.is_drawn().await?;
    let at = place(&page, "network-latency", 12.0).await?;
    tap(&page, at).await?;
    page.wait_until("find('.dock .values').textContent.includes('+12')")
        .await?;
    page.click("[data-do=pin-a]").await?;
    let at = place(&page, "network-latency", 20.0).await?;
    tap(&page, at).await?;
    page.wait_until("find('.dock .values').textContent.includes('+20')")
        .await?;
    // The remote's sample at 21 s, then the field's at 22 s.
    for _ in 0..2 {
        page.click("[data-do=next]").await?;
    }
    assert!(
        page.eval::<bool>("find('[data-do=between]').hidden")
            .await?
    );
    page.click("[data-do=pin-b]").await?;
    let cursors: Vec<f64> = page.eval("viewer.view.cursors").await?;
    assert_eq!(cursors, [START_MILLIS + 12_000.0, START_MILLIS + 22_000.0]);
    page.click("[data-do=between]").await?;
    let selection: (f64, f64) = page
        .eval("(({ start, end }) => [start, end])(viewer.view.selection)")
        .await?;
    assert_eq!(selection, (cursors[0], cursors[1]));
    page.click("[data-do=statistics]").await?;
    page.wait_until("find('.help table')").await?;
    page.click(".help .close").await?;
    page.click("[data-do=clear]").await?;
    page.wait_until("!viewer.view.cursors.length && find('.dock').hidden")
        .await?;
    page.is_sound().await
}

/// Keys work as soon as a session is loaded, without focusing a chart first.
pub async fn hears_keys_after_a_load(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.press_letter('+').await?;
    page.wait_until("viewer.range").await?;
    page.press_letter('?').await?;
    page.wait_until("find('.help')?.matches(':popover-open')")
        .await?;
    page.is_sound().await
}

/// A trembling pointer does not zoom, and an edge dragged across the other one moves nothing.
pub async fn is_calm_in_the_overview(session: &Session) -> Result<()> {
    let page = sample(session).await?;
    let script = "
        const { left, width, top, height } = find('.lanes-plot').getBoundingClientRect();
        return [left, width, top + height / 2];";
    let [left, width, y]: [f64; 3] = page.js(script, &[]).await?;
    let at = (left + width / 2.0, y);
    page.drag(at, (at.0 + 2.0, y), Modifier::Nothing).await?;
    assert!(page.eval::<bool>("viewer.range === null").await?);
    page.drag(at, (at.0 + 100.0, y), Modifier::Nothing).await?;
    page.wait_until("viewer.range").await?;
    let (_, end) = window(&page).await?.unwrap_or_default();
    let script = "
        const { left, width } = find('.edge.start').getBoundingClientRect();
        return left + width / 2;";
    let edge: f64 = page.js(script, &[]).await?;
    page.drag((edge, y), (left + width, y), Modifier::Nothing)
        .await?;
    page.wait_until("viewer.range.end - viewer.range.start < 5000")
        .await?;
    let (start, still) = window(&page).await?.unwrap_or_default();
    assert!(
        (still - end).abs() < 0.001 && start < still,
        "{start}..{still}, before {end}"
    );
    page.is_sound().await
}

/// The order is stored for other sessions and visits.
pub async fn remembers_an_order(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    let first = "findAll('.chart [data-chart]')[0].dataset.chart";
    let usual: String = page.eval(first).await?;
    page.click("[data-up=frame-interval]").await?;
    let now: String = page.eval(first).await?;
    assert_ne!(now, usual);
    page.show(&given::sample_of("another-1")?).await?;
    page.wait_until("viewer.sessions[0].sessionId === 'another-1'")
        .await?;
    assert_eq!(page.eval::<String>(first).await?, now);
    page.go("").await?;
    page.show_sample().await?;
    assert_eq!(page.eval::<String>(first).await?, now);
    page.js::<()>("localStorage.clear();", &[]).await?;
    page.is_sound().await
}

/// The `WebKit` driver has no touch input.
pub async fn moves_under_two_fingers(session: &Session) -> Result<()> {
    if session.engine == Engine::Webkit {
        return Ok(());
    }
    let page = sample(session).await?;
    let places = async |seconds: f64| place(&page, "rate", seconds).await;
    let (left, right) = (places(40.0).await?, places(50.0).await?);
    let (left_to, right_to) = (places(20.0).await?, places(70.0).await?);
    page.fingers(&[(left, left_to), (right, right_to)]).await?;
    page.wait_until("viewer.range").await?;
    let (start, end) = window(&page).await?.unwrap_or_default();
    // Ten seconds now take the room of fifty.
    assert!((end - start - 97.0 / 5.0).abs() < 1.0, "{start}..{end}");
    assert!(start > 30.0 && end < 60.0, "{start}..{end}");
    page.is_sound().await
}
