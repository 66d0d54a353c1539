//! Exports: each kind, its content, and how a person gets it.

use std::fs;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::sleep;

/// A browser writes a file asynchronously.
const DOWNLOAD_LIMIT: Duration = Duration::from_secs(10);

async fn open(session: &Session) -> Result<Page<'_>> {
    let page = Page::open_element(session, "lang=en time-zone=Asia/Shanghai").await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(SAMPLE)])
        .await?;
    Ok(page)
}

/// The text of an export of that kind.
pub async fn text_of(page: &Page<'_>, kind: &str, options: &str) -> Result<String> {
    let script = format!("return (await viewer.exportAs(args[0], {options})).text();");
    page.js(&script, &[json!(kind)]).await
}

pub async fn gives_every_kind(session: &Session) -> Result<()> {
    let page = open(session).await?;
    for (kind, mime) in [
        ("csv", "text/csv;charset=utf-8"),
        ("json", "application/json"),
        ("session", "application/json"),
        ("svg", "image/svg+xml"),
        ("png", "image/png"),
        ("html", "text/html;charset=utf-8"),
        ("text", "text/markdown;charset=utf-8"),
    ] {
        let script = "const blob = await viewer.exportAs(args[0]); return [blob.type, blob.size];";
        let (found, size): (String, usize) = page.js(script, &[json!(kind)]).await?;
        assert_eq!(found, mime, "{kind}");
        assert!(size > 1000, "{kind}: {size} bytes");
    }
    let script = "
        const outcome = promise => promise.then(() => 'a file', error => error.name);
        const seen = [await outcome(viewer.exportAs('pdf'))];
        viewer.clear();
        return [...seen, await outcome(viewer.exportAs('csv')), viewer.state];";
    let refused: Vec<String> = page.js(script, &[]).await?;
    assert_eq!(refused, ["TypeError", "InvalidStateError", "empty"]);
    page.is_sound().await
}

/// The numbers equal the report's, and the data can be read again.
pub async fn gives_report_and_data(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let script = "
        const { report, range, Response } = JSON.parse(await (await viewer.exportAs('json')).text());
        const own = viewer.report();
        const again = await viewer.load({ Response });
        return [JSON.stringify(report) === JSON.stringify(own), range, again.session.sessionId];";
    let (same, range, id): (bool, Value, String) = page.js(script, &[]).await?;
    assert!(same, "the report of the file is report()");
    assert_eq!((range, id.as_str()), (Value::Null, SAMPLE_ID));
    // All of it, and not only what is drawn.
    let script = "
        await viewer.load(args[0]);
        const own = JSON.stringify(viewer.report().devices);
        await viewer.load(await viewer.exportAs('session'));
        return own === JSON.stringify(viewer.report().devices);";
    let same: bool = page.js(script, &[json!(SAMPLE)]).await?;
    assert!(same, "the whole session is the same session");
    page.is_sound().await
}

/// Charts and exports have the same window and choices.
pub async fn gives_what_is_visible(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let script = "
        const rows = async () => (await (await viewer.exportAs('csv')).text()).trim().split('\\r\\n').slice(1).map(row => row.split(','));
        const whole = await rows();
        viewer.range = { start: args[0], end: args[0] + 10_000 };
        viewer.view = { ...viewer.view, hiddenSeries: ['0:Fps'], hiddenCharts: ['rate'] };
        const part = await rows();
        const has = (rows, device, metric) => rows.some(row => row[2] === device && row[6] === metric);
        return [
            whole.length, part.length,
            part.every(([time]) => +time >= args[0] && +time <= args[0] + 10_000),
            has(whole, '0', 'Fps'), has(part, '0', 'Fps'), has(part, '1', 'Fps'), has(whole, '0', 'Rate'), has(part, '0', 'Rate'),
        ];";
    let (whole, part, within, fps_before, fps, other, rate_before, rate): (
        usize,
        usize,
        bool,
        bool,
        bool,
        bool,
        bool,
        bool,
    ) = page.js(script, &[json!(1_731_399_579_000_i64)]).await?;
    assert!(part < whole / 4, "{part} of {whole} rows");
    assert!(within);
    assert_eq!(
        [fps_before, fps, other, rate_before, rate],
        [true, false, true, true, false]
    );
    page.is_sound().await
}

/// Pictures: well-formed, in the page's colours, with the right number of pixels.
pub async fn draws_pictures(session: &Session) -> Result<()> {
    let page = open(session).await?;
    let svg = text_of(&page, "svg", "{}").await?;
    let script = "
        const file = new DOMParser().parseFromString(args[0], 'image/svg+xml').documentElement;
        const words = [...file.querySelectorAll('text')].map(text => text.textContent.trim());
        const bitmap = await createImageBitmap(await viewer.exportAs('png'));
        const canvas = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
        canvas.drawImage(bitmap, 0, 0);
        const { data } = canvas.getImageData(0, 0, bitmap.width, bitmap.height);
        const inked = new Set();
        for (let at = 0; at < data.length; at += 4) inked.add(data[at] << 16 | data[at + 1] << 8 | data[at + 2]);
        const colour = name => parseInt(getComputedStyle(find('.session')).getPropertyValue(name).trim().slice(1), 16);
        return [
            file.nodeName, words, +file.getAttribute('width'), +file.getAttribute('height'), bitmap.width, bitmap.height,
            ['--field', '--remote'].map(name => inked.has(colour(name))),
        ];";
    let (name, words, width, height, pixels_across, pixels_down, inked): (
        String,
        Vec<String>,
        f64,
        f64,
        f64,
        f64,
        [bool; 2],
    ) = page.js(script, &[json!(svg)]).await?;
    assert_eq!(name, "svg");
    for word in [SAMPLE_ID, "Frame rate", "Packet loss", "median", "16:20:00"] {
        assert!(words.iter().any(|found| found == word), "{word}: {words:?}");
    }
    assert_eq!(
        (pixels_across, pixels_down),
        (2.0 * width, (2.0 * height).round())
    );
    assert_eq!(inked, [true; 2], "curves of both devices");
    let file = TempDir::new()?;
    let file = file.path().join("figure.svg");
    fs::write(&file, svg)?;
    session
        .web
        .goto(format!("file://{}", file.display()))
        .await?;
    let shown: String = session
        .web
        .execute("return document.documentElement.nodeName", vec![])
        .await?
        .convert()?;
    assert_eq!(shown, "svg", "and no error of the parser");
    e2e::page::screenshot(session, "pictures/figure-svg").await?;
    Ok(())
}

/// Chosen from the menu, it is saved to disk.
pub async fn saves_what_is_picked(session: &Session) -> Result<()> {
    let folder = TempDir::new()?;
    session.save_to(folder.path()).await?;
    let page = open(session).await?;
    for (kind, masked, name) in [
        ("csv", false, format!("trro-{SAMPLE_ID}-20241112081929.csv")),
        ("text", true, "trro-session-20241112081929.md".to_owned()),
        ("png", false, format!("trro-{SAMPLE_ID}-20241112081929.png")),
    ] {
        page.click("[data-do=export]").await?;
        if masked {
            page.click(".help [name=mask]").await?;
        }
        page.click(&format!("[data-export={kind}]")).await?;
        page.wait_until("!find('.help:popover-open')").await?;
        let file = folder.path().join(&name);
        let begun = Instant::now();
        while !fs::metadata(&file).is_ok_and(|file| file.len() > 0) {
            let there: Vec<_> = fs::read_dir(folder.path())?
                .flatten()
                .map(|entry| entry.file_name())
                .collect();
            ensure!(
                begun.elapsed() < DOWNLOAD_LIMIT,
                "no {name} among {there:?}"
            );
            sleep(Duration::from_millis(50)).await;
        }
        if masked {
            let text = fs::read_to_string(&file)?;
            assert!(
                !text.contains(SAMPLE_ID) && text.contains("`session`"),
                "{text}"
            );
        }
    }
    page.is_sound().await
}

/// Whatever a session is called, its export is a text file.
pub async fn stays_text(session: &Session) -> Result<()> {
    const ID: &str = "</script><script>alert(1)</script>";
    const DEVICE: &str = "=cmd|' /C calc'!A0";
    let mut answer = given::sample()?;
    for device in given::details(&mut answer)? {
        device["SessionId"] = json!(ID);
        device["DeviceId"] = json!(DEVICE);
    }
    let page = Page::open_element(session, "lang=en").await?;
    page.js::<()>("await viewer.load(args[0]);", &[json!(answer.to_string())])
        .await?;
    let csv = text_of(&page, "csv", "{}").await?;
    assert!(csv.contains(",\"'=cmd|' /C calc'!A0\",") && !csv.contains(",=cmd"));
    let html = text_of(&page, "html", "{}").await?;
    let scripts = html.matches("<script").count();
    let empty = text_of(&open(session).await?, "html", "{}").await?;
    assert_eq!(
        scripts,
        empty.matches("<script").count(),
        "no script more than without it"
    );
    let folder = TempDir::new()?;
    let file = folder.path().join("report.html");
    fs::write(&file, html)?;
    let report = Page::open_file(session, &file).await?;
    report.wait_until("viewer.state === 'ready'").await?;
    let shown: (String, String) = report
        .eval("[find('.when .id').textContent, find('.devices code').textContent]")
        .await?;
    assert_eq!(shown, (ID.to_owned(), DEVICE.to_owned()));
    assert!(session.web.get_alert_text().await.is_err(), "nothing ran");
    let svg = text_of(&report, "svg", "{}").await?;
    assert!(!svg.contains("<script") && svg.contains("&lt;/script&gt;"));
    let markdown = text_of(&report, "text", "{}").await?;
    assert!(markdown.contains(&format!("`{ID}`")), "{markdown}");
    report.is_sound().await
}

/// On paper everything is light, without interactive elements.
pub async fn prints(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.choose("[data-testid=theme]", "dark").await?;
    if session.engine != Engine::Chromium {
        return page.is_sound().await;
    }
    let tools = session.web.cdp();
    let media = |name: &str| tools.send_raw("Emulation.setEmulatedMedia", json!({ "media": name }));
    media("print").await?;
    page.wait_until("find('.root').dataset.theme === 'light'")
        .await?;
    let hidden: Vec<bool> = page
        .eval("['.bar', '.tools', '.hints'].map(name => find(name).checkVisibility())")
        .await?;
    assert_eq!(hidden, [false; 3]);
    let pdf = tools.send_raw("Page.printToPDF", json!({})).await?;
    let size = pdf["data"].as_str().context("a file")?.len();
    assert!(size > 20_000, "{size}");
    media("").await?;
    page.wait_until("find('.root').dataset.theme === 'dark'")
        .await?;
    page.is_sound().await
}
