//! The table of a chart's samples.

use anyhow::{Context, Result};
use e2e::given;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;

pub async fn shows_the_samples(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.choose("[data-testid=time-zone]", "UTC").await?;
    let script = "
        const button = find('[data-table=\"video-latency\"]');
        button.scrollIntoView({ block: 'center' });
        button.click();
        const table = button.closest('.chart').querySelector('table');
        const rows = [...table.tBodies[0].rows].map(row => [...row.cells].map(cell => cell.textContent));
        return [find('[data-table=\"video-latency\"]').getAttribute('aria-expanded'), rows];";
    let (expanded, rows): (String, Vec<(String, String)>) = page.js(script, &[]).await?;
    assert_eq!(expanded, "true");
    let mut sent = given::sample()?;
    let remote = &given::details(&mut sent)?[1];
    let values = remote["VideoLatency"].as_array().context("an array")?;
    // What says that nothing was measured is no value.
    let values: Vec<String> = values
        .iter()
        .map(|value| {
            if value == 0 {
                "–".to_owned()
            } else {
                value.to_string()
            }
        })
        .collect();
    let shown: Vec<&str> = rows.iter().map(|(_, value)| value.as_str()).collect();
    assert_eq!(shown, values);
    assert_eq!(rows[0].0, "2024-11-12 08:19:32");
    assert_eq!(rows[39].0, "2024-11-12 08:21:04");
    page.click("[data-table='video-latency']").await?;
    page.wait_until("!find('.samples table')").await?;
    // It shows what the chart shows.
    let heads = "findAll('.samples table th[scope=col]').length";
    page.js::<()>("find('[data-table=fps]').click();", &[])
        .await?;
    page.wait_until(&format!("{heads} === 3")).await?;
    page.js::<()>("find('[data-series=\"0:Fps\"]').click();", &[])
        .await?;
    page.wait_until(&format!("{heads} === 2")).await?;
    page.is_sound().await
}

/// At most 200 rows per page, forwards and back.
pub async fn turns_its_pages(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let count = 500;
    let session_of = json!([{
        "DeviceType": "field", "SessionId": "s", "StartTime": 1_731_399_569,
        "TimeOffset": (0..count).map(|i| i * 2).collect::<Vec<_>>(),
        "Fps": (0..count).map(|i| i % 60).collect::<Vec<_>>(),
    }]);
    page.show(&session_of.to_string()).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    page.click("[data-table=fps]").await?;
    for (turn, caption, rows, first) in [
        ("", "Rows 1–200 of 500", 200, "0"),
        ("next", "Rows 201–400 of 500", 200, "20"),
        ("next", "Rows 401–500 of 500", 100, "40"),
        ("previous", "Rows 201–400 of 500", 200, "20"),
        ("previous", "Rows 1–200 of 500", 200, "0"),
    ] {
        if !turn.is_empty() {
            page.click(&format!("[data-rows={turn}]")).await?;
        }
        let seen: (String, usize, String, bool, bool) = page
            .eval(
                "[
                    find('.samples caption').textContent,
                    findAll('.samples tbody tr').length,
                    find('.samples tbody td').textContent,
                    find('[data-rows=previous]').disabled,
                    find('[data-rows=next]').disabled,
                ]",
            )
            .await?;
        let ends = (
            caption.starts_with("Rows 1–"),
            caption.starts_with("Rows 401–"),
        );
        assert_eq!(
            seen,
            (caption.to_owned(), rows, first.to_owned(), ends.0, ends.1),
            "{turn}"
        );
    }
    page.is_sound().await
}
