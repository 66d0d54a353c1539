//! The real signing backend, which serves the page and signs for a cloud that verifies the calls.

use anyhow::{Context, Result};
use e2e::backend::{Backend, cloud};
use e2e::given;
use e2e::page::Page;
use e2e::session::Session;
use fake_cloud::{Behaviour, FakeCloud};
use serde_json::{Value, json};

const TOKEN: &str = "TokenOfTheTests0123456789abcdefghi";

/// A cloud with the documented session under that id.
pub(super) async fn cloud_with(id: &str) -> Result<FakeCloud> {
    let cloud = cloud().await?;
    cloud.set(id, Behaviour::Answer(given::sample_of(id)?));
    Ok(cloud)
}

/// Enters an id and requests it, as a person would.
pub(super) async fn ask(page: &Page<'_>, id: &str) -> Result<()> {
    let script = "
        if (find('#form').hidden) find('#reopen').click();
        find('[data-testid=session-id]').value = '';
        window.answered = false;
        for (const type of ['trro-load', 'trro-error']) viewer.addEventListener(type, () => { window.answered = true; }, { once: true });";
    page.js::<()>(script, &[]).await?;
    page.type_into("[data-testid=session-id]", id).await?;
    page.click("[data-testid=fetch]").await
}

/// That session, and no other, is on screen.
pub(super) async fn is_shown(page: &Page<'_>, id: &str) -> Result<()> {
    page.wait_until(&format!(
        "viewer.state === 'ready' && viewer.sessions[0].sessionId === '{id}'"
    ))
    .await?;
    let charts: usize = page
        .eval("findAll('[data-chart] canvas.ink').length")
        .await?;
    assert!(charts > 2, "{charts} charts");
    Ok(())
}

/// Code, text, detail and number of steps of the visible panel.
pub(super) async fn panel(page: &Page<'_>) -> Result<(String, String, String, usize)> {
    page.wait_until("window.answered !== false && find('[role=alert]')")
        .await?;
    page.eval(
        "(panel => [
            panel.querySelector('div.code dd').textContent,
            panel.textContent,
            panel.querySelector('div.detail dd')?.textContent ?? '',
            panel.querySelectorAll('.advice li').length,
        ])(find('[role=alert]'))",
    )
    .await
}

pub async fn fetches_what_the_cloud_has(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    page.type_into("[data-testid=region]", "ap-shanghai")
        .await?;
    ask(&page, " drive-1 ").await?;
    is_shown(&page, "drive-1").await?;
    let seen = cloud.seen();
    assert_eq!(seen.len(), 1, "{seen:?}");
    assert_eq!(seen[0].refused, None, "signed as the cloud wants it");
    assert_eq!(seen[0].region.as_deref(), Some("ap-shanghai"));
    assert_eq!(seen[0].body, r#"{"SessionId":"drive-1"}"#);
    let (query, name): (String, String) = page
        .eval("[location.search, viewer.sessions[0].name]")
        .await?;
    assert_eq!(query, "?session-id=drive-1&region=ap-shanghai");
    assert_eq!(name, "drive-1");
    // What is pasted next is not under that address.
    page.show(given::SAMPLE).await?;
    is_shown(&page, given::SAMPLE_ID).await?;
    assert_eq!(page.eval::<String>("location.search").await?, "");
    page.is_sound().await
}

pub async fn opens_a_link_to_a_session(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "?session-id=drive-1&region=ap-shanghai").await?;
    is_shown(&page, "drive-1").await?;
    // With a view, as somebody else saw it.
    let link: String = page
        .js(
            "const { start } = viewer.report().session;
            viewer.view = { version: 1, range: { start: start + 20000, end: start + 60000 }, cursors: [start + 30000] };
            find('[data-series=\"0:Fps\"]').click();
            await new Promise(resolve => setTimeout(resolve, 1000));
            return location.search + location.hash;",
            &[],
        )
        .await?;
    assert!(
        link.contains("session-id=drive-1") && link.contains("#v=1"),
        "{link}"
    );
    page.go("nowhere.html").await.ok();
    page.go(&link).await?;
    is_shown(&page, "drive-1").await?;
    page.wait_until("viewer.view.cursors.length === 1 && viewer.range")
        .await?;
    let (length, note): (f64, String) = page
        .eval("[viewer.range.end - viewer.range.start, find('#note').textContent]")
        .await?;
    assert!((length - 40_000.0).abs() < 1.0, "{length}");
    assert_eq!(note, "");
    page.is_sound_but(&["404"]).await
}

pub async fn goes_back_to_the_session_before(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    cloud.set("drive-2", Behaviour::Answer(given::sample_of("drive-2")?));
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    for id in ["drive-1", "drive-2"] {
        ask(&page, id).await?;
        is_shown(&page, id).await?;
    }
    page.session.web.back().await?;
    is_shown(&page, "drive-1").await?;
    let (typed, note): (String, String) = page
        .eval("[find('[data-testid=session-id]').value, find('#note').textContent]")
        .await?;
    assert_eq!((typed.as_str(), note.as_str()), ("drive-1", ""));
    page.is_sound().await
}

/// Every row of the table of error codes, with a word of its advice.
const REFUSED: [(&str, &str); 42] = [
    ("AuthFailure.SignatureExpire", "clock"),
    ("AuthFailure.SignatureFailure", "SecretKey"),
    ("AuthFailure.SecretIdNotFound", "key"),
    ("AuthFailure.InvalidSecretId", "CAM"),
    ("AuthFailure.InvalidAuthorization", "Authorization"),
    ("AuthFailure.TokenFailure", "temporary"),
    ("AuthFailure.MFAFailure", "MFA"),
    (
        "AuthFailure.UnauthorizedOperation",
        "trro:DescribeDeviceSessionDetails",
    ),
    ("UnauthorizedOperation", "account"),
    ("RequestLimitExceeded", "wait"),
    ("RequestLimitExceeded.UinLimitExceeded", "wait"),
    ("InvalidParameter", "SessionId"),
    ("InvalidParameterValue", "SessionId"),
    ("MissingParameter", "SessionId"),
    ("UnknownParameter", "parameter"),
    ("ResourceNotFound", "SessionId"),
    ("ResourceUnavailable", "later"),
    ("LimitExceeded", "quota"),
    ("FailedOperation", "ticket"),
    ("InternalError", "ticket"),
    ("OperationDenied", "licence"),
    ("InvalidAction", "DescribeDeviceSessionDetails"),
    ("UnsupportedRegion", "region"),
    ("InvalidParameterValue.InvalidRegion", "region"),
    ("IpNotInWhitelist", "IP"),
    ("IpInBlacklist", "IP"),
    ("RequestLimitExceeded.IPLimitExceeded", "wait"),
    ("RequestLimitExceeded.GlobalRegionUinLimitExceeded", "wait"),
    ("ResourceInsufficient", "resources"),
    ("ResourceInUse", "later"),
    ("ServiceUnavailable", "later"),
    ("OperationDenied.LicensesNotEnoughError", "licence"),
    ("NoSuchVersion", "2022-03-25"),
    ("NoSuchProduct", "trro"),
    ("ActionOffline", "ticket"),
    ("UnsupportedProtocol", "HTTPS"),
    ("InvalidRequest", "request"),
    ("RequestSizeLimitExceeded", "size"),
    ("ResponseSizeLimitExceeded", "StartTime"),
    ("UnsupportedOperation", "operation"),
    ("DryRunOperation", "DryRun"),
    ("AuthFailure.SomethingNew", "SecretKey"),
];

pub async fn explains_what_the_cloud_refuses(session: &Session) -> Result<()> {
    let cloud = cloud().await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    for (number, (code, needle)) in REFUSED.into_iter().enumerate() {
        let id = format!("refused-{number}");
        cloud.set(&id, Behaviour::Error(code));
        ask(&page, &id).await?;
        page.choose("[data-testid=language]", "en").await?;
        let (shown, words, said, steps) = panel(&page).await?;
        assert_eq!(shown, code);
        assert!(steps > 0, "{code}: {words}");
        assert_eq!(
            said, "as the test wants it",
            "{code}: what the cloud said itself"
        );
        assert!(
            words.to_lowercase().contains(&needle.to_lowercase()),
            "{code}: no {needle:?} in {words}"
        );
        page.choose("[data-testid=language]", "zh-CN").await?;
        let (_, words, _, in_chinese) = panel(&page).await?;
        assert_eq!(in_chinese, steps, "{words}");
    }
    page.is_sound().await
}

pub async fn tells_by_how_much_a_clock_is_off(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    cloud.set_clock_offset(600);
    ask(&page, "drive-1").await?;
    let (code, words, ..) = panel(&page).await?;
    assert_eq!(code, "AuthFailure.SignatureExpire");
    let (_, told) = words
        .split_once("backend's clock is ")
        .context(words.clone())?;
    let (seconds, rest) = told.split_once(" s ").context(words.clone())?;
    assert!((598..=602).contains(&seconds.parse::<i64>()?), "{words}");
    assert!(rest.starts_with("behind the cloud's"), "{words}");
    // Once it is right, trying again is enough.
    cloud.set_clock_offset(0);
    page.click("[role=alert] .primary").await?;
    is_shown(&page, "drive-1").await?;
    page.is_sound().await
}

pub async fn names_the_side_that_failed(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    cloud.set("html", Behaviour::Html);
    cloud.set("half", Behaviour::CutOff);
    cloud.set("failing", Behaviour::StatusTimes(500, 99));
    cloud.set(
        "empty",
        Behaviour::Answer(r#"{"Response":{"Details":[],"RequestId":"r"}}"#.to_owned()),
    );
    {
        let backend = Backend::of(&cloud)?;
        let page = Page::open_from(session, &backend, "").await?;
        page.choose("[data-testid=language]", "en").await?;
        for (id, code, needle) in [
            ("html", "http", "upstream-invalid"),
            ("half", "http", "upstream-invalid"),
            ("failing", "http", "upstream-invalid"),
            ("never heard of", "http", "bad-request"),
            ("unknown", "ResourceNotFound", "SessionId"),
            ("empty", "no-data", "SessionId"),
        ] {
            ask(&page, id).await?;
            let (shown, words, _, steps) = panel(&page).await?;
            assert_eq!(shown, code, "{id}: {words}");
            assert!(words.contains(needle) && steps > 0, "{id}: {words}");
        }
        // The backend goes away; the page stays.
        drop(backend);
        ask(&page, "drive-1").await?;
        let (code, words, ..) = panel(&page).await?;
        assert_eq!(code, "network");
        assert!(words.contains("trro-session-backend"), "{words}");
        page.is_sound_but(&["status of", "ERR_CONNECTION_REFUSED", "Failed to load"])
            .await?;
    }
    {
        let backend = Backend::without_key()?;
        let page = Page::open_from(session, &backend, "").await?;
        ask(&page, "drive-1").await?;
        let (_, words, ..) = panel(&page).await?;
        assert!(
            words.contains("not-configured") && words.contains("TENCENTCLOUD_SECRET_ID"),
            "{words}"
        );
        page.is_sound_but(&["status of", "Failed to load"]).await?;
    }
    // A server of files.
    let page = Page::open(session, "").await?;
    ask(&page, "drive-1").await?;
    let (code, words, ..) = panel(&page).await?;
    assert_eq!(code, "http");
    assert!(words.contains("docs/backend.md"), "{words}");
    page.is_sound_but(&["status of", "Failed to load"]).await
}

pub async fn asks_for_a_token_and_keeps_it_to_itself(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::with_token(&cloud, TOKEN)?;
    let page = Page::open_from(session, &backend, "?session-id=drive-1").await?;
    let (_, words, ..) = panel(&page).await?;
    assert!(
        words.contains("unauthorized") && words.contains("TRRO_BACKEND_TOKEN"),
        "{words}"
    );
    // The field is available.
    page.type_into("[data-testid=backend-token]", TOKEN).await?;
    page.click("[role=alert] .primary").await?;
    is_shown(&page, "drive-1").await?;
    let kept: String = page
        .eval("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])")
        .await?;
    assert!(!kept.contains(TOKEN), "{kept}");
    page.is_sound_but(&["401", "status of", "Failed to load"])
        .await
}

pub async fn asks_for_a_stretch_of_time(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    page.js::<()>(
        "localStorage.setItem('trro-time-zone', 'Asia/Shanghai');",
        &[],
    )
    .await?;
    page.go("").await?;
    page.js::<()>("find('#fetch-more').open = true;", &[])
        .await?;
    page.type_into("[data-testid=fetch-start]", "2024-11-12 16:19:29")
        .await?;
    page.type_into("[data-testid=fetch-end]", "2024-11-12T08:21:04Z")
        .await?;
    ask(&page, "drive-1").await?;
    is_shown(&page, "drive-1").await?;
    let seen: Value = serde_json::from_str(&cloud.seen()[0].body)?;
    assert_eq!(seen["StartTime"], 1_731_399_569);
    assert_eq!(seen["EndTime"], 1_731_399_664);
    let query: String = page.eval("location.search").await?;
    assert!(
        query.ends_with("&start=1731399569&end=1731399664"),
        "{query}"
    );
    // What is no time is said beside the field, and nothing is asked.
    let script = "
        find('#reopen').click();
        find('[data-testid=fetch-start]').value = 'yesterday';";
    page.js::<()>(script, &[]).await?;
    page.click("[data-testid=fetch]").await?;
    let complaint: String = page
        .eval("find('[data-testid=fetch-start]').validationMessage")
        .await?;
    assert!(complaint.contains("2024-11-12 16:19:29"), "{complaint}");
    assert_eq!(cloud.seen().len(), 1);
    let zone: String = page.text("#fetch-zone").await?;
    assert!(zone.contains("Asia/Shanghai"), "{zone}");
    page.js::<()>("localStorage.removeItem('trro-time-zone');", &[])
        .await?;
    page.is_sound().await
}

pub async fn remembers_ids_on_request(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    let recent = "[...find('#recent-ids').options].map(({ value }) => value).join(' ')";
    ask(&page, "drive-1").await?;
    is_shown(&page, "drive-1").await?;
    assert_eq!(page.eval::<String>(recent).await?, "", "not unasked");
    let script = "
        find('#reopen').click();
        find('#fetch-more').open = true;";
    page.js::<()>(script, &[]).await?;
    page.click("#remember").await?;
    ask(&page, "drive-1").await?;
    page.wait_until(&format!("{recent} === 'drive-1'")).await?;
    page.go("").await?;
    page.js::<()>("find('[data-testid=session-id]').focus();", &[])
        .await?;
    page.wait_until(&format!("{recent} === 'drive-1'")).await?;
    page.js::<()>("find('#fetch-more').open = true;", &[])
        .await?;
    page.click("#remember").await?;
    page.wait_until(&format!("{recent} === ''")).await?;
    let kept: Option<String> = page.eval("localStorage.getItem('trro-recent')").await?;
    assert_eq!(kept, None);
    page.is_sound().await
}

const ROWS: &str = "findAll('.picker [data-session]').map(row => row.dataset.session)";

pub async fn chooses_from_the_lists(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    page.click("#pick").await?;
    page.wait_until(&format!("{ROWS}.includes('demo-running-1')"))
        .await?;
    page.choose("[data-testid=period]", "week").await?;
    page.wait_until(&format!("{ROWS}.includes('demo-day-1')"))
        .await?;
    let qualities: Vec<String> = page
        .eval("findAll('.picker td[data-key=quality]').map(cell => cell.textContent)")
        .await?;
    assert!(
        qualities.contains(&"good".to_owned()) && qualities.contains(&"normal".to_owned()),
        "{qualities:?}"
    );
    page.click("[data-session=demo-good-1]").await?;
    is_shown(&page, "demo-good-1").await?;
    let (gone, query): (bool, String) = page.eval("[!find('.picker'), location.search]").await?;
    assert!(gone);
    assert_eq!(query, "?session-id=demo-good-1");
    page.is_sound().await
}

pub async fn turns_pages_and_filters(session: &Session) -> Result<()> {
    let cloud = cloud_with("s-75").await?;
    let projects = json!({ "Response": { "Projects": [{ "ProjectId": "p1", "ProjectName": "Fleet" }], "Total": 1, "Num": 1, "RequestId": "r" } });
    cloud.set("projects", Behaviour::Answer(projects.to_string()));
    let rows = |range: std::ops::Range<u64>| {
        let rows: Vec<Value> = range
            .map(|n| json!({ "SessionId": format!("s-{n}"), "FieldDeviceId": "van", "RemoteDeviceId": "seat", "Resolution": "1280*720", "StartTime": 1_731_399_569 - n, "EndTime": 1_731_399_569 + 75, "Quality": "bad" }))
            .collect();
        json!({ "Response": { "DeviceSessionList": rows, "Total": 120, "Num": rows.len(), "RequestId": "r" } }).to_string()
    };
    cloud.set("p1", Behaviour::Answer(rows(8..58)));
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    page.click("#pick").await?;
    // What the recent list should be, this cloud does not say: the page tells so.
    page.wait_until("find('.picker [role=alert]')").await?;
    page.choose("[data-testid=period]", "between").await?;
    page.type_into("[data-testid=picker-from]", "1731300000")
        .await?;
    page.type_into("[data-testid=device-id]", "van").await?;
    page.click(".picker .primary").await?;
    page.wait_until(&format!("{ROWS}.length === 50")).await?;
    let pages: String = page.text(".picker .pages").await?;
    assert!(pages.contains("1–50 of 120"), "{pages}");
    cloud.set("p1", Behaviour::Answer(rows(58..108)));
    page.click(".picker .pages button:last-child").await?;
    page.wait_until(&format!("{ROWS}.includes('s-75')")).await?;
    let seen = cloud.seen();
    let last = seen.last().context("asked")?;
    assert_eq!(last.action, "DescribeDeviceSessionList");
    let asked: Value = serde_json::from_str(&last.body)?;
    assert_eq!(asked["PageNumber"], 2);
    assert_eq!(asked["DeviceId"], "van");
    assert_eq!(asked["StartTime"], 1_731_300_000);
    page.click("[data-session=s-75]").await?;
    is_shown(&page, "s-75").await?;
    // A key without permission for lists gets an explanation, and an id can be typed.
    cloud.set(
        "projects",
        Behaviour::Error("AuthFailure.UnauthorizedOperation"),
    );
    page.click("#reopen").await?;
    page.click("#pick").await?;
    page.wait_until("find('.picker [role=alert]')").await?;
    let words: String = page.text(".picker [role=alert]").await?;
    assert!(
        words.contains("AuthFailure.UnauthorizedOperation"),
        "{words}"
    );
    page.type_into("[data-testid=project-id]", "p1").await?;
    page.click(".picker .primary").await?;
    page.wait_until(&format!("{ROWS}.length === 50")).await?;
    page.is_sound().await
}

pub async fn opens_all_streams_of_a_drive(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    page.click("#pick").await?;
    page.wait_until(&format!("{ROWS}.includes('demo-link-cut-2')"))
        .await?;
    page.click(".picker .drive button").await?;
    page.wait_until("viewer.state === 'ready' && viewer.sessions.length === 2")
        .await?;
    let groups: Vec<String> = page
        .eval("findAll('#sessions optgroup').map(({ label }) => label)")
        .await?;
    assert_eq!(groups, ["demo-link-cut"]);
    page.is_sound().await
}

/// Going back leaves a link in one step, whatever its spelling.
pub async fn leaves_a_link_by_one_step_back(session: &Session) -> Result<()> {
    let cloud = cloud_with("drive-1").await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    let link = "?region=ap-shanghai&session-id=drive-1&from=chat";
    page.go(link).await?;
    is_shown(&page, "drive-1").await?;
    assert_eq!(page.eval::<String>("location.search").await?, link);
    let kept: Option<String> = page.eval("localStorage.getItem('trro-region')").await?;
    assert_eq!(kept, None, "a link is not the reader's choice");
    page.is_sound().await?;
    page.session.web.back().await?;
    page.wait_until("location.search === ''").await?;
    assert_eq!(cloud.seen().len(), 1, "asked for once");
    Ok(())
}

pub async fn offers_the_same_to_other_tools(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    page.type_into("[data-testid=session-id]", "it's").await?;
    page.type_into("[data-testid=region]", "ap-beijing").await?;
    page.wait_until("find('#command').textContent.includes('ap-beijing')")
        .await?;
    let command: String = page.text("#command").await?;
    assert_eq!(
        command,
        "tccli trro DescribeDeviceSessionDetails \\\n  --region ap-beijing \\\n  --SessionId 'it'\\''s'"
    );
    let script = "
        let copied;
        navigator.clipboard.writeText = async text => { copied = text; };
        find('[data-testid=session-id]').value = 'drive-1';
        find('[data-testid=backend-token]').value = 'secret-token';
        find('#curl').click();
        for (let i = 0; !copied && i < 50; i++) await new Promise(resolve => setTimeout(resolve, 20));
        return copied;";
    let curl: String = page.js(script, &[]).await?;
    assert!(
        curl.starts_with("curl http://127.0.0.1:")
            && curl.contains(r#"-d '{"SessionId":"drive-1","Region":"ap-beijing"}'"#),
        "{curl}"
    );
    assert!(
        curl.contains("$TRRO_BACKEND_TOKEN") && !curl.contains("secret-token"),
        "{curl}"
    );
    page.is_sound().await
}

pub async fn says_that_a_demo_is_one(session: &Session) -> Result<()> {
    let shown = "find('#demo').checkVisibility()";
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    assert!(page.eval::<bool>(shown).await?);
    ask(&page, "demo-good-1").await?;
    is_shown(&page, "demo-good-1").await?;
    assert!(
        page.eval::<bool>(shown).await?,
        "beside the session as well"
    );
    page.is_sound().await?;
    let cloud = cloud().await?;
    let backend = Backend::of(&cloud)?;
    let page = Page::open_from(session, &backend, "").await?;
    assert!(!page.eval::<bool>(shown).await?);
    page.is_sound().await
}

pub async fn fetches_by_attributes(session: &Session) -> Result<()> {
    let backend = Backend::demo()?;
    let page = Page::open_from(session, &backend, "").await?;
    let script = "
        const host = document.createElement('trro-session-viewer');
        const ids = [];
        host.addEventListener('trro-load', ({ detail }) => ids.push(detail.session.sessionId));
        document.body.append(host);
        host.setAttribute('session-id', 'demo-good-1');
        host.setAttribute('region', 'ap-guangzhou');
        const before = host.state;
        host.setAttribute('backend', '.');
        const report = await host.ready;
        const asked = [];
        host.fetcher = async request => {
            asked.push([request.method, new URL(request.url).pathname, await request.clone().text()]);
            return fetch(request);
        };
        host.setAttribute('session-id', 'demo-link-cut-1');
        await host.ready;
        host.setAttribute('session-id', 'nobody');
        const error = await host.ready.catch(error => error);
        const kept = host.report().session.sessionId;
        host.removeAttribute('session-id');
        const after = host.state;
        host.remove();
        return [before, report.session.sessionId, ids, asked[0], error.cloud.code, kept, after];";
    let seen: Value = page.js(script, &[]).await?;
    assert_eq!(
        seen,
        json!([
            "empty",
            "demo-good-1",
            ["demo-good-1", "demo-link-cut-1"],
            [
                "POST",
                "/v1/session-details",
                r#"{"SessionId":"demo-link-cut-1","Region":"ap-guangzhou"}"#
            ],
            "ResourceNotFound",
            "demo-link-cut-1",
            "empty"
        ])
    );
    page.is_sound().await
}
