//! A whole day: 43,200 samples of each end, every documented array, four links.

use anyhow::Result;
use e2e::given::{self, DAY_SAMPLES};
use e2e::page::Page;
use e2e::session::Session;
use xtask::paths;
use xtask::server::{Reply, Site};

/// A page that can load it.
pub async fn open(session: &Session) -> Result<Page<'_>> {
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    Page::open_site(session, site, "").await
}

pub async fn loads_and_draws(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let script = "
        const bytes = await (await fetch('day.json')).arrayBuffer();
        const begun = performance.now();
        const report = await viewer.load(bytes);
        const loaded = performance.now();
        viewer.setAttribute('theme', 'dark');
        return [bytes.byteLength, loaded - begun, performance.now() - loaded, report.devices.map(({ samples }) => samples)];";
    let (bytes, load, redraw, samples): (u32, f64, f64, Vec<usize>) = page.js(script, &[]).await?;
    println!(
        "    a day of {:.1} MB: loaded and drawn in {load:.0} ms, drawn anew in {redraw:.0} ms",
        f64::from(bytes) / 1e6
    );
    assert_eq!(samples, [DAY_SAMPLES, DAY_SAMPLES]);
    page.is_drawn().await?;
    let empty: Vec<String> = page
        .eval(
            "findAll('[data-chart]').filter(plot => {
                const canvas = plot.querySelector('canvas.ink');
                const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
                copy.drawImage(canvas, 0, 0);
                const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
                const colours = new Set();
                for (let at = 0; at < data.length; at += 4) if (data[at + 3] > 200) colours.add(data.slice(at, at + 3).join());
                return colours.size < 3;
            }).map(plot => plot.dataset.chart)",
        )
        .await?;
    assert_eq!(empty, Vec::<String>::new(), "every chart has curves");

    page.click("[data-table=rate]").await?;
    page.click("[data-rows=next]").await?;
    let (caption, rows): (String, usize) = page
        .eval("[find('.samples caption').textContent, findAll('.samples tbody tr').length]")
        .await?;
    assert!(caption.contains("201–400"), "{caption}");
    assert_eq!(rows, 200);
    page.is_sound().await
}
