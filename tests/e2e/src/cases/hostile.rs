//! Text from a session stays text: it never becomes an element, a request or a dialog.

use anyhow::{Context, Result};
use e2e::given;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;

const IMAGE: &str = "<img src=x onerror=alert(1)>";
const SCRIPT: &str = "\"><script>alert(1)</script>";
const LINK: &str = "javascript:alert(1)";

/// A session with hostile text wherever possible.
fn session_of(id: &str) -> Result<String> {
    let mut answer = given::sample()?;
    answer["Response"]["RequestId"] = json!(SCRIPT);
    let samples: Vec<u32> = (0..30).collect();
    for (index, device) in given::details(&mut answer)?.iter_mut().enumerate() {
        device["SessionId"] = json!(id);
        device["DeviceId"] = json!(IMAGE);
        device["ProjectId"] = json!(IMAGE);
        device["Ver"] = json!(SCRIPT);
        device["SdkMode"] = json!(IMAGE);
        device[IMAGE] = json!(samples);
        device[SCRIPT] = json!(IMAGE);
        device["Url"] = json!(LINK);
        if index == 1 {
            device["DeviceType"] = json!(IMAGE);
        }
    }
    Ok(answer.to_string())
}

/// Nothing became more than text.
async fn is_harmless(page: &Page<'_>) -> Result<()> {
    let made: Vec<String> = page
        .eval(
            "[
                ...findAll('img, iframe, object, embed, [onerror], [src=x], [href^=\"javascript:\"]'),
                ...findAll('script').filter(script => !document.head.contains(script)),
            ].map(element => element.outerHTML)",
        )
        .await?;
    assert_eq!(made, Vec::<String>::new());
    let asked = page.server.requests();
    assert!(
        !asked.iter().any(|request| request.ends_with("/x")),
        "{asked:?}"
    );
    page.is_sound().await
}

pub async fn stays_text_in_a_session(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let script = "
        const files = [new File([args[0]], args[2]), new File([args[1]], args[3])];
        const dataTransfer = new DataTransfer();
        for (const file of files) dataTransfer.items.add(file);
        document.body.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));";
    let arguments = [
        json!(session_of(IMAGE)?),
        json!(session_of(SCRIPT)?),
        json!(IMAGE),
        json!(SCRIPT),
    ];
    page.js::<()>(script, &arguments).await?;
    page.wait_until("viewer.state === 'ready'").await?;

    for (place, expected) in [
        ("find('.when .id').textContent", IMAGE),
        ("find('.devices code').textContent", IMAGE),
        ("find('.devices tbody').textContent", SCRIPT),
        ("findAll('.devices strong')[1].textContent", IMAGE),
        (
            "findAll('[data-testid=sessions] option')[1].textContent",
            SCRIPT,
        ),
        ("document.title", IMAGE),
        ("find('footer').textContent", SCRIPT),
        ("find('.extras').textContent", LINK),
        (
            "findAll('[data-chart]').at(-1).dataset.chart",
            &format!("other:{IMAGE}"),
        ),
        (
            "findAll('[data-chart]').at(-1).getAttribute('aria-label')",
            IMAGE,
        ),
        ("findAll('h3').at(-1).textContent", IMAGE),
        (
            "findAll('[data-series]').at(-1).dataset.series",
            &format!("1:{IMAGE}"),
        ),
        ("findAll('[data-series]').at(-1).textContent", IMAGE),
    ] {
        let text: String = page.eval(place).await?;
        assert!(text.contains(expected), "{place}: {text}");
    }
    is_harmless(&page).await?;

    // What opens on request.
    page.js::<()>("findAll('[data-help]').at(-1).click();", &[])
        .await?;
    let help = page.text(".help").await?;
    assert!(help.contains(IMAGE), "{help}");
    page.js::<()>(
        "find('.help').hidePopover(); findAll('[data-table]').at(-1).click();",
        &[],
    )
    .await?;
    let table = page.text(".samples table").await?;
    assert!(table.contains(IMAGE), "{table}");
    page.js::<()>("findAll('[data-chart]').at(-1).focus();", &[])
        .await?;
    page.press(&thirtyfour::Key::Right).await?;
    page.wait_until("find('.unseen[aria-live]').textContent !== ''")
        .await?;
    let spoken = page.text(".unseen[aria-live=polite]").await?;
    assert!(spoken.contains(IMAGE), "{spoken}");
    page.choose("[data-testid=sessions]", "1").await?;
    let id = page.text(".when .id").await?;
    assert_eq!(id, SCRIPT);
    is_harmless(&page).await
}

pub async fn stays_text_in_an_error(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let error = json!({ "Response": { "Error": { "Code": IMAGE, "Message": SCRIPT }, "RequestId": IMAGE } });
    let list = json!({ "Response": { "TotalCount": 1, "RecordList": [{ "SessionId": IMAGE, "DeviceId": SCRIPT, "StartTime": 1, "EndTime": 2 }], "RequestId": IMAGE } });
    let object = json!({ IMAGE: 1, SCRIPT: [IMAGE] });
    for text in [
        error.to_string(),
        list.to_string(),
        object.to_string(),
        format!("{IMAGE}{SCRIPT}"),
        format!("[TencentCloudSDKException] code:{IMAGE} message:{SCRIPT} requestId:{IMAGE}"),
        format!("{{'Response': {{'Details': [{{'DeviceType': '{IMAGE}'"),
        format!("{{\"Response\": {{\"Details\": [{{\"DeviceType\": \"{IMAGE}"),
    ] {
        page.show(&text).await?;
        page.wait_until("viewer.state === 'failed' && find('[data-testid=error]')")
            .await?;
        is_harmless(&page).await?;
    }
    page.show(&error.to_string()).await?;
    page.wait_until("viewer.error.code === 'cloud-error'")
        .await?;
    let panel = page.text("[data-testid=error]").await?;
    assert!(panel.contains(IMAGE) && panel.contains(SCRIPT), "{panel}");
    is_harmless(&page).await
}

/// Unknown fields are kept: an array as a chart, anything else by name.
pub async fn unknown_fields_are_kept(session: &Session) -> Result<()> {
    let mut answer = given::sample()?;
    let device = &mut given::details(&mut answer)?[0];
    device["FutureMetric"] = json!((0..30).map(|i| f64::from(i) / 10.0).collect::<Vec<_>>());
    device["FutureText"] = json!("some words");
    device["FutureObject"] = json!({ "a": [1, 2] });
    let page = Page::open(session, "").await?;
    page.show(&answer.to_string()).await?;
    page.find("[data-chart='other:FutureMetric'] canvas")
        .await?;
    page.find("[data-series='0:FutureMetric']").await?;
    let series: serde_json::Value = page
        .eval("viewer.report().devices[0].series.find(({ metric }) => metric === 'FutureMetric')")
        .await?;
    assert_eq!(
        (&series["known"], &series["unit"], &series["count"]),
        (&json!(false), &json!(""), &json!(30))
    );
    let extras = page.text(".extras").await?;
    for name in ["FutureText", "some words", "FutureObject"] {
        assert!(extras.contains(name), "{extras}");
    }
    page.is_sound().await
}

/// Extreme numbers are drawn or left out, without a fault or an endless loop.
pub async fn numbers_beyond_reason(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let links = |kbps: f64| {
        json!([
            { "NetId": 0, "SendBps": [1, 1, 1] },
            { "NetId": 1, "SendBps": [kbps, kbps, kbps] },
        ])
    };
    for facts in [
        json!({ "MultiNet": links(1e307) }),
        json!({ "MultiNet": links(f64::MAX) }),
        json!({ "MultiNet": [{ "NetId": 0, "SendBps": [1e307, 1e307, 1e307] }] }),
        json!({ "Unk": [-1e308, 0, 1e308] }),
        json!({ "Unk": [f64::MIN, 0, f64::MAX], "Rate": [f64::MAX, 0, 1] }),
        json!({ "Lag100Duration": [1.7e308, 1.7e308, 0] }),
    ] {
        let mut device =
            json!({ "DeviceType": "field", "StartTime": 1_731_399_569, "TimeOffset": [0, 2, 4] });
        for (name, value) in facts.as_object().context("an object")? {
            device[name] = value.clone();
        }
        page.js::<()>(
            "await viewer.load(args[0]);",
            &[json!({ "Details": [device] })],
        )
        .await?;
        page.is_drawn().await?;
        let state: String = page.eval("viewer.state").await?;
        assert_eq!(state, "ready", "{facts}");
        // In the page `NaN` and the infinities are numbers, other than in JSON.
        let odd: bool = page
            .eval("(function odd(value) { return typeof value === 'object' ? Object.values(value ?? {}).some(odd) : typeof value === 'number' && !Number.isFinite(value); })(viewer.report().devices)")
            .await?;
        assert!(!odd, "{facts}");
    }
    page.is_sound().await
}
