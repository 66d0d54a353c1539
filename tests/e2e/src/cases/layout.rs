//! Nothing overlaps or overflows, from desktop to phone.

use anyhow::Result;
use e2e::given::{self, SAMPLE};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde::Deserialize;
use serde_json::json;

fn widths(session: &Session) -> &'static [u32] {
    match session.engine {
        Engine::Chromium | Engine::Firefox => &[1400, 1000, 720, 450, 360],
        Engine::Webkit => &[1400, 1000, 720, 450],
    }
}

#[derive(Debug, Deserialize)]
struct Layout {
    /// Width of the content, and the maximum.
    wide: [u32; 2],
    /// Names of overlapping elements.
    overlaps: Vec<String>,
    /// Elements beyond the page's sides.
    outside: Vec<String>,
    /// The top of the first chart.
    first: f64,
}

/// Boxes that must not overlap: legends, plots, headings; pairs may share at most a fraction of a pixel.
const LAYOUT: &str = "
    const name = element => element.dataset.series ?? element.dataset.chart ?? element.dataset.help ?? element.textContent.slice(0, 40);
    const shown = selector => findAll(selector).filter(element => element.checkVisibility() && element.getClientRects().length);
    const parts = shown('[data-chart], .entry, .group h2, .group h3, .tool, .axis-plot.lanes-plot, .lane, .devices tr, .when, footer > *');
    // A heading is where its words are, as far as it does not cut them off.
    const boxOf = element => {
        const own = element.getBoundingClientRect();
        if (!element.matches('h2, h3')) return own;
        const range = document.createRange();
        range.selectNodeContents(element);
        const { left, right, top, bottom } = range.getBoundingClientRect();
        return { left, right: Math.min(right, own.right), top, bottom };
    };
    const boxes = parts.map(element => ({ element, box: boxOf(element) }));
    const overlaps = [];
    for (const [i, a] of boxes.entries())
        for (const b of boxes.slice(i + 1)) {
            if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
            const width = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
            const height = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
            if (width > 1 && height > 1) overlaps.push(`${name(a.element)} × ${name(b.element)}: ${width} × ${height}`);
        }
    const outside = boxes.filter(({ box }) => box.left < 0 || box.right > document.documentElement.clientWidth + 0.5).map(({ element }) => name(element));
    return {
        wide: [document.documentElement.scrollWidth, document.documentElement.clientWidth],
        overlaps,
        outside,
        first: shown('[data-chart]')[0]?.getBoundingClientRect().top ?? 0,
    };";

pub async fn of_a_session(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        let first = fits(&page, session, lang).await?;
        assert!(first <= 500.0, "the first chart begins at {first}");
    }
    page.is_sound().await
}

pub async fn as_large_as_a_host_says(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = "
        viewer.style.setProperty('--trro-plot-height', args[0]);
        viewer.style.setProperty('--trro-max-width', 'none');
        viewer.style.width = '2600px';
        await viewer.load(args[1]);
        const plots = findAll('.plot[data-chart]').map(plot => plot.getBoundingClientRect());
        return [Math.max(...plots.map(({ width }) => width)), [...new Set(plots.map(({ height }) => height))]];";
    let sizes = async |height: &str| {
        let arguments = [height.into(), SAMPLE.into()];
        page.js::<(f64, Vec<f64>)>(script, &arguments).await
    };
    assert_eq!(sizes("160px").await?, (2172.0, vec![160.0]));
    page.is_drawn().await?;
    // Too little for an axis.
    let (_, heights) = sizes("3px").await?;
    assert!(heights.len() > 3, "{heights:?}: a height for each chart");
    page.is_sound().await
}

/// Names of the maximum length, or unexpected ones, and more links than two.
pub async fn of_a_session_with_long_names(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let mut answer = given::sample()?;
    let field = &mut given::details(&mut answer)?[0];
    field["DeviceId"] = json!("d".repeat(64));
    field["DeviceType"] = json!("t".repeat(28));
    field["M".repeat(70)] = field["Fps"].clone();
    field["x".repeat(70)] = json!("y".repeat(150));
    let links: Vec<_> = (0..8)
        .map(|net_id| json!({ "NetId": net_id, "SendBps": field["Rate"], "Rtt": field["Rate"] }))
        .collect();
    field["MultiNet"] = json!(links);
    page.show(&answer.to_string()).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    page.js::<()>(
        "findAll('footer details').forEach(element => { element.open = true; });",
        &[],
    )
    .await?;
    fits(&page, session, "long names").await?;
    page.is_sound().await
}

/// Checks the page at every width; returns the first chart's top at the widest.
async fn fits(page: &Page<'_>, session: &Session, what: &str) -> Result<f64> {
    let mut first = 0.0;
    for width in widths(session) {
        session.set_viewport(*width, 900, 1.0).await?;
        page.is_drawn().await?;
        page.js::<()>("scrollTo(0, 0);", &[]).await?;
        let layout: Layout = page.js(LAYOUT, &[]).await?;
        assert_eq!(
            layout.wide[0], layout.wide[1],
            "{what} {width}: nothing to scroll sideways"
        );
        assert_eq!(layout.overlaps, Vec::<String>::new(), "{what} {width}");
        assert_eq!(layout.outside, Vec::<String>::new(), "{what} {width}");
        if *width == 1400 {
            first = layout.first;
        }
    }
    Ok(first)
}

pub async fn of_the_empty_page_and_an_error(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    for state in ["empty", "failed"] {
        if state == "failed" {
            page.show("{\"Response\":{\"Details\":[{\"TimeOffset\":[")
                .await?;
            page.find("[data-testid=error]").await?;
        }
        for width in widths(session) {
            session.set_viewport(*width, 900, 1.0).await?;
            let wide: [u32; 2] = page
                .eval(
                    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
                )
                .await?;
            assert_eq!(wide[0], wide[1], "{state} {width}");
        }
    }
    page.is_sound().await
}

/// On a phone every button of the page is finger-sized; those in dense rows have two thirds of that height.
pub async fn fits_fingers(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let width = widths(session).last().copied().unwrap_or(360);
    session.set_viewport(width, 740, 1.0).await?;
    for state in ["empty", "failed", "ready"] {
        match state {
            "failed" => page.show("{").await?,
            "ready" => page.show_sample().await?,
            _ => {}
        }
        page.wait_until(&format!("viewer.state === '{state}'"))
            .await?;
        let low: Vec<String> = page
            .eval(
                "findAll('button, select, .button, summary')
                    .filter(element => element.checkVisibility() && !element.matches('.entry, .lane, .title, .unseen') && element.getBoundingClientRect().height < 44)
                    .map(element => `${element.outerHTML.slice(0, 90)}: ${element.getBoundingClientRect().height}`)",
            )
            .await?;
        assert_eq!(low, Vec::<String>::new(), "{state}");
        let low: Vec<String> = page
            .eval("findAll('.entry, button.lane, .title').filter(entry => entry.getBoundingClientRect().height < 28).map(entry => entry.dataset.series ?? entry.textContent)")
            .await?;
        assert_eq!(low, Vec::<String>::new(), "{state}: legend entries");
    }
    page.is_sound().await
}
