//! Inputs that cannot be shown: the panel explains what happened and what to do; the current session stays.

use anyhow::Result;
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde::Deserialize;
use serde_json::json;

/// The panel's content.
#[derive(Debug, Deserialize, PartialEq)]
struct Panel {
    /// The rows by class: `meaning`, `advice`, `code`, `detail`, `position`, `request-id`.
    rows: std::collections::BTreeMap<String, String>,
    title: String,
    /// The number of advised steps.
    steps: usize,
    buttons: Vec<String>,
    lang: String,
}

fn is_chinese(text: &str) -> bool {
    text.chars()
        .any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter))
}

/// Loads a text that fails; reads the panel in both languages, and whether it had the focus.
const FAIL: &str = "
    const read = () => {
        const [panel, ...more] = findAll('[role=alert]');
        if (more.length || panel.dataset.testid !== 'error' || !panel.checkVisibility()) throw new Error('one panel, and seen');
        const rows = [...panel.querySelectorAll('dl > div')].map(row => [row.className, row.querySelector('dd').textContent]);
        return {
            title: panel.querySelector('h2').textContent,
            rows: Object.fromEntries(rows),
            steps: panel.querySelectorAll('.advice li').length,
            buttons: [...panel.querySelectorAll('button')].map(button => button.textContent),
            lang: panel.lang,
        };
    };
    const language = find('[data-testid=language]');
    const readIn = lang => {
        language.value = lang;
        language.dispatchEvent(new Event('change', { bubbles: true }));
        return read();
    };
    if (find('#form').hidden) find('#reopen').click();
    find('[data-testid=paste]').value = args[0];
    const failed = new Promise(resolve => viewer.addEventListener('trro-error', resolve, { once: true }));
    find('[data-testid=show]').click();
    await failed;
    const isFocused = document.activeElement === find('[role=alert]');
    return [isFocused, readIn('zh-CN'), readIn('en')];";

async fn fail_with(page: &Page<'_>, text: &str) -> Result<Panel> {
    let (is_focused, chinese, english): (bool, Panel, Panel) =
        page.js(FAIL, &[json!(text)]).await?;
    assert!(is_focused, "a screen reader begins there");
    assert_eq!(
        (chinese.lang.as_str(), english.lang.as_str()),
        ("zh-CN", "en")
    );
    for row in ["meaning", "advice"] {
        assert!(is_chinese(&chinese.rows[row]), "{chinese:?}");
        assert!(!is_chinese(&english.rows[row]), "{english:?}");
    }
    assert!(is_chinese(&chinese.title), "{chinese:?}");
    assert!(!is_chinese(&english.title), "{english:?}");
    assert_eq!(chinese.steps, english.steps);
    // The cloud's message is shown unchanged.
    if let Some(detail) = chinese.rows.get("detail")
        && !chinese.rows.contains_key("request-id")
    {
        assert!(is_chinese(detail), "{chinese:?}");
        assert!(!is_chinese(&english.rows["detail"]), "{english:?}");
    }
    for row in ["code", "position", "request-id"] {
        assert_eq!(
            chinese.rows.contains_key(row),
            english.rows.contains_key(row),
            "{row}"
        );
    }
    Ok(english)
}

/// A page with the sample loaded.
async fn shown(session: &Session) -> Result<Page<'_>> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.js::<()>("window.before = JSON.stringify(viewer.report());", &[])
        .await?;
    Ok(page)
}

/// The previous session is still on screen and in `report()`.
async fn is_still_shown(page: &Page<'_>) -> Result<()> {
    let seen: (bool, usize, String) = page
        .eval("[JSON.stringify(viewer.report()) === window.before, findAll('[data-chart] canvas.ink').length, viewer.sessions[0].sessionId]")
        .await?;
    assert_eq!(seen, (true, 13, SAMPLE_ID.to_owned()));
    Ok(())
}

pub async fn names_every_import_error(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let cut_off = &SAMPLE[..SAMPLE.len() / 2];
    for (text, code, needles) in [
        ("", "not-json", &["empty"] as &[&str]),
        ("Please look at this session", "not-json", &["no JSON"]),
        (
            &given::text("errors/not_json_html.html")?,
            "not-json",
            &["no JSON"],
        ),
        (cut_off, "not-json", &["incomplete", "line 1, column"]),
        (
            &given::text("errors/not_json_syntax.json")?,
            "not-json",
            &["syntax", "line 42, column 16"],
        ),
        (&"[".repeat(100_000), "not-json", &["deep"]),
        (
            &given::text("shapes/node_console_log.txt")?,
            "lossy-text",
            &["[Array]", "JSON.stringify"],
        ),
        (
            &given::text("shapes/node_console_dir_long.txt")?,
            "lossy-text",
            &["100", "JSON.stringify"],
        ),
        (
            &given::text("shapes/python_repr_dict.txt")?,
            "lossy-text",
            &["Python", "json.dumps"],
        ),
        (
            &given::text("shapes/go_println_struct.txt")?,
            "lossy-text",
            &["Go"],
        ),
        (
            &given::text("shapes/ruby_inspect.txt")?,
            "lossy-text",
            &["Ruby"],
        ),
        (
            &given::text("errors/not_a_session.json")?,
            "not-a-session",
            &["Details", "version"],
        ),
        (
            &given::text("errors/no_data_empty.json")?,
            "no-data",
            &["SessionId"],
        ),
        (
            &given::text("errors/other_device_session_list.json")?,
            "other-action",
            &["DescribeDeviceSessionDetails", SAMPLE_ID],
        ),
        (
            &given::text("errors/other_project_list.json")?,
            "other-action",
            &["DescribeDeviceSessionList"],
        ),
        (
            &given::text("errors/other_device_list.json")?,
            "other-action",
            &["DescribeDeviceSessionList"],
        ),
        (
            &given::text("errors/other_statistics.json")?,
            "other-action",
            &["DescribeDeviceSessionDetails"],
        ),
    ] {
        let panel = fail_with(&page, text).await?;
        let start: String = text.chars().take(40).collect();
        assert_eq!(panel.rows["code"], code, "{start}");
        assert!(panel.steps > 0, "{start}: {panel:?}");
        let text = format!("{} {:?}", panel.title, panel.rows);
        for needle in needles {
            assert!(text.contains(needle), "{start}: no {needle:?} in {text}");
        }
        let seen: (String, String) = page.eval("[viewer.error.code, viewer.error.name]").await?;
        assert_eq!(seen, (code.to_owned(), "ViewerError".to_owned()));
    }
    page.is_sound().await
}

pub async fn leaves_what_was_shown(session: &Session) -> Result<()> {
    let page = shown(session).await?;
    for text in [
        "{",
        &given::text("shapes/python_repr_dict.txt")?,
        &given::text("errors/not_a_session.json")?,
        &given::text("errors/no_data_empty.json")?,
        &given::text("errors/other_device_session_list.json")?,
        &given::text("errors/cloud_error.json")?,
    ] {
        page.show(text).await?;
        page.wait_until("find('[data-testid=error]') && viewer.state === 'failed'")
            .await?;
        is_still_shown(&page).await?;
    }
    page.is_sound().await
}

pub async fn explains_what_the_cloud_refused(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let line = "[TencentCloudSDKException] code:AuthFailure.SignatureExpire message:The provided credentials have expired. requestId:7f2c1a90-55d1";
    let answer = |code: &str| {
        json!({ "Response": { "Error": { "Code": code, "Message": "some words" }, "RequestId": "7f2c1a90-55d1" } }).to_string()
    };
    for (text, code, needle) in [
        (line.to_owned(), "AuthFailure.SignatureExpire", "clock"),
        (
            answer("AuthFailure.SignatureExpire"),
            "AuthFailure.SignatureExpire",
            "clock",
        ),
        (
            answer("AuthFailure.SignatureFailure"),
            "AuthFailure.SignatureFailure",
            "SecretKey",
        ),
        (
            answer("AuthFailure.SecretIdNotFound"),
            "AuthFailure.SecretIdNotFound",
            "key",
        ),
        (
            answer("AuthFailure.UnauthorizedOperation"),
            "AuthFailure.UnauthorizedOperation",
            "trro:DescribeDeviceSessionDetails",
        ),
        (
            answer("RequestLimitExceeded"),
            "RequestLimitExceeded",
            "wait",
        ),
        (answer("ResourceNotFound"), "ResourceNotFound", "SessionId"),
        (answer("InternalError"), "InternalError", "ticket"),
        (answer("NeverHeardOf.It"), "NeverHeardOf.It", "request ID"),
    ] {
        let panel = fail_with(&page, &text).await?;
        assert_eq!(panel.rows["code"], code);
        assert_eq!(panel.rows["request-id"], "7f2c1a90-55d1", "{code}");
        assert!(
            !panel.rows["detail"].is_empty(),
            "{code}: what the cloud itself said"
        );
        let text = format!("{} {:?}", panel.title, panel.rows);
        assert!(
            text.to_lowercase().contains(&needle.to_lowercase()),
            "{code}: no {needle:?} in {text}"
        );
        let seen: serde_json::Value = page.eval("[viewer.error.code, viewer.error.cloud]").await?;
        assert_eq!(
            seen,
            json!(["cloud-error", { "code": code, "requestId": "7f2c1a90-55d1" }])
        );
    }
    page.is_sound().await
}

pub async fn goes_when_it_is_closed(session: &Session) -> Result<()> {
    let page = shown(session).await?;
    let panel = fail_with(&page, "{").await?;
    assert_eq!(
        panel.buttons,
        ["Copy all", "Close"],
        "trying the same text again is of no use"
    );
    page.click("[data-testid=error] button:last-child").await?;
    page.wait_until("!find('[role=alert]')").await?;
    is_still_shown(&page).await?;
    page.show(SAMPLE).await?;
    page.wait_until("viewer.state === 'ready' && viewer.error === null")
        .await?;
    page.is_sound().await
}

/// Without a previous session, the form stays below the panel with its content.
pub async fn keeps_what_was_typed(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let half = &SAMPLE[..500];
    fail_with(&page, half).await?;
    let typed: String = page.eval("find('[data-testid=paste]').value").await?;
    assert_eq!(typed, half);
    page.wait_until("find('[data-testid=show]').checkVisibility()")
        .await?;
    page.is_sound().await
}

/// One failing file among several does not prevent showing the others.
pub async fn shows_the_readable_files_of_several(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        const report = await viewer.load([new File(['{'], 'broken.json'), new File([args[0]], 'whole.json')]);
        return [viewer.sessions.map(({ name }) => name), report.warnings.length];";
    let seen: (Vec<String>, usize) = page.js(script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen.0, ["whole.json"]);
    assert!(seen.1 > 0, "and a warning tells of the one left out");
    page.is_sound().await
}

pub async fn shows_what_can_be_had_of_several(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "lang=en").await?;
    let script = format!(
        "{LARGE}
        const seen = [];
        const attempts = [
            [args[0], new File([large], 'large.json')],
            [new URL('/nowhere.json', location.href), args[0]],
            [new URL('/nowhere.json', location.href), new File([large], 'large.json')],
        ];
        for (const attempt of attempts) {{
            const report = await viewer.load(attempt).catch(error => error);
            seen.push(report.code ?? report.warnings.at(-1).message);
        }}
        return seen;"
    );
    let seen: Vec<String> = page.js(&script, &[json!(SAMPLE)]).await?;
    let expected = [
        "`large.json` was not loaded (`too-large`). The other inputs are shown.",
        "`nowhere.json` was not loaded (`http`). The other inputs are shown.",
        "http",
    ];
    assert_eq!(seen, expected);
    page.is_sound_but(&["404"]).await
}

/// 304 MB from references: the size is known before anything is read.
const LARGE: &str = "
    const megabytes = new Blob(Array(16).fill(new Uint8Array(1 << 20)));
    const large = new Blob(Array(19).fill(megabytes));";

pub async fn refuses_what_is_too_large(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = format!(
        "await viewer.load(args[0]);
        {LARGE}
        const error = await viewer.load(large).catch(error => error);
        return [error.code, error.steps.length > 0, viewer.report().session.sessionId];"
    );
    let seen: (String, bool, String) = page.js(&script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, ("too-large".to_owned(), true, SAMPLE_ID.to_owned()));
    page.is_sound().await
}

/// 304 MB, compressed to 300 kB.
pub async fn refuses_a_gzip_bomb(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = format!(
        "await viewer.load(args[0]);
        {LARGE}
        const packed = await new Response(large.stream().pipeThrough(new CompressionStream('gzip'))).blob();
        const error = await viewer.load(packed).catch(error => error);
        return [error.code, packed.size < 1 << 20, viewer.report().session.sessionId];"
    );
    let seen: (String, bool, String) = page.js(&script, &[json!(SAMPLE)]).await?;
    assert_eq!(seen, ("too-large".to_owned(), true, SAMPLE_ID.to_owned()));
    page.is_sound().await
}
