//! Every way to load a session on the page.

use std::fs;
use std::path::Path;

use anyhow::Result;
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use tempfile::TempDir;
use thirtyfour::Key;
use xtask::paths;
use xtask::server::{Reply, Site};

const BOX: &str = "[data-testid=paste]";

/// The session is loaded, and the form has collapsed.
async fn is_shown(page: &Page<'_>, session_ids: &[&str]) -> Result<()> {
    page.wait_until("viewer.state === 'ready'").await?;
    let shown: Vec<String> = page
        .eval("viewer.sessions.map(({ sessionId }) => sessionId)")
        .await?;
    assert_eq!(shown, session_ids);
    let charts: usize = page
        .eval("findAll('[data-chart] canvas.ink').length")
        .await?;
    assert!(charts > 10, "{charts} charts");
    let folded: bool = page.eval("find('#form').hidden").await?;
    assert!(folded, "the form makes room");
    page.is_sound().await
}

pub async fn show_button(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show(SAMPLE).await?;
    is_shown(&page, &[SAMPLE_ID]).await
}

pub async fn control_enter(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.js::<()>(
        "find(args[0]).value = args[1]; find(args[0]).focus();",
        &[json!(BOX), json!(SAMPLE)],
    )
    .await?;
    page.press_with_control(Key::Enter).await?;
    is_shown(&page, &[SAMPLE_ID]).await
}

pub async fn typed_piece_by_piece(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.type_into(
        BOX,
        r#"[{"DeviceType":"field","TimeOffset":[0,2],"Fps":[20,21]}]"#,
    )
    .await?;
    page.click("[data-testid=show]").await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let samples: u32 = page.eval("viewer.report().devices[0].samples").await?;
    assert_eq!(samples, 2);
    page.is_sound().await
}

/// With the browser's clipboard: cut from the box, pasted into it.
pub async fn pasted_into_the_box(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    cut_in_the_box(&page, SAMPLE).await?;
    page.press_with_control('v').await?;
    is_shown(&page, &[SAMPLE_ID]).await
}

pub async fn pasted_anywhere(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    cut_in_the_box(&page, SAMPLE).await?;
    paste_into_nothing(&page).await?;
    is_shown(&page, &[SAMPLE_ID]).await?;
    // Over a session as well.
    page.click("#reopen").await?;
    cut_in_the_box(&page, &given::sample_of("another-0")?).await?;
    page.press(&Key::Escape).await?;
    paste_into_nothing(&page).await?;
    page.wait_until("viewer.sessions[0].sessionId === 'another-0'")
        .await?;
    is_shown(&page, &["another-0"]).await
}

async fn cut_in_the_box(page: &Page<'_>, text: &str) -> Result<()> {
    let script = "const box = find(args[0]); box.value = args[1]; box.focus(); box.select();";
    page.js::<()>(script, &[json!(BOX), json!(text)]).await?;
    page.press_with_control('x').await?;
    page.wait_until(&format!("find('{BOX}').value === ''"))
        .await
}

async fn paste_into_nothing(page: &Page<'_>) -> Result<()> {
    page.js::<()>("document.activeElement.blur();", &[]).await?;
    page.press_with_control('v').await
}

pub async fn one_file(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    choose(&page, &[&paths::root().join("www/sample.json")]).await?;
    is_shown(&page, &[SAMPLE_ID]).await?;
    let name: String = page.eval("viewer.sessions[0].name").await?;
    assert_eq!(name, "sample.json");
    let chooser: bool = page.eval("find('#sessions').hidden").await?;
    assert!(chooser, "nothing to choose from");
    // The same once more.
    page.click("#reopen").await?;
    choose(&page, &[&paths::root().join("www/sample.json")]).await?;
    is_shown(&page, &[SAMPLE_ID]).await
}

pub async fn packed_file(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    choose(&page, &[&given::path("around/packed.json.gz")]).await?;
    is_shown(&page, &[SAMPLE_ID]).await
}

/// Streams of one drive are grouped, others are separate.
pub async fn several_files(session: &Session) -> Result<()> {
    let folder = TempDir::with_prefix("e2e-files-")?;
    let ids = ["drive-0", "drive-1", "other-3"];
    let mut files = Vec::new();
    for id in ids {
        let file = folder.path().join(format!("{id}.json"));
        fs::write(&file, given::sample_of(id)?)?;
        files.push(file);
    }
    let files: Vec<&Path> = files.iter().map(AsRef::as_ref).collect();

    let page = Page::open(session, "").await?;
    choose(&page, &files).await?;
    is_shown(&page, &ids).await?;
    let groups: Vec<(String, usize)> = page
        .eval("findAll('[data-testid=sessions] optgroup').map(group => [group.label, group.children.length])")
        .await?;
    assert_eq!(groups, [("drive".to_owned(), 2)]);
    let options: Vec<String> = page
        .eval("findAll('[data-testid=sessions] option').map(option => option.value)")
        .await?;
    assert_eq!(options, ["0", "1", "2"]);

    page.choose("[data-testid=sessions]", "2").await?;
    let shown: (usize, String, String) = page
        .eval("[viewer.selected, viewer.report().session.sessionId, find('.when .id').textContent]")
        .await?;
    assert_eq!(shown, (2, "other-3".to_owned(), "other-3".to_owned()));
    page.is_sound().await
}

/// Sessions can be distinguished whatever they lack.
pub async fn sessions_that_look_alike(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.choose("[data-testid=language]", "en").await?;
    let answer = |id: &str| json!({ "Details": [{ "DeviceType": "field", "SessionId": id, "TimeOffset": [0, 2], "Fps": [9, 8] }] });
    let lines = ["", "a-1", "a-0", "b", "b", ""].map(|id| answer(id).to_string());
    page.show(&lines.join("\n")).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    let seen: Vec<(String, String, String)> = page
        .eval("findAll('[data-testid=sessions] option').map(option => [option.closest('optgroup')?.label ?? '', option.label, option.value])")
        .await?;
    let seen: Vec<_> = seen
        .iter()
        .map(|(group, label, value)| (&**group, &**label, &**value))
        .collect();
    let expected = [
        ("", "Session 1", "0"),
        ("a", "Stream 0", "2"),
        ("a", "Stream 1", "1"),
        ("b", "Session 4", "3"),
        ("b", "Session 5", "4"),
        ("", "Session 6", "5"),
    ];
    assert_eq!(seen, expected);

    page.show(&["a-0", "a-0"].map(|id| answer(id).to_string()).join("\n"))
        .await?;
    page.wait_until("viewer.sessions.length === 2").await?;
    let labels: Vec<String> = page
        .eval("findAll('[data-testid=sessions] option').map(option => option.label)")
        .await?;
    assert_eq!(labels, ["Stream 0 · #1", "Stream 0 · #2"]);
    page.is_sound().await
}

async fn choose(page: &Page<'_>, files: &[&Path]) -> Result<()> {
    let names: Vec<String> = files
        .iter()
        .map(|file| file.display().to_string())
        .collect();
    page.type_into("[data-testid=file]", &names.join("\n"))
        .await
}

pub async fn dropped_files(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    let script = "
        const dataTransfer = new DataTransfer();
        for (const [name, text] of args[0]) dataTransfer.items.add(new File([text], name));
        const seen = [];
        for (const type of ['dragenter', 'dragover', 'drop']) {
            const event = new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true });
            document.body.dispatchEvent(event);
            seen.push([event.defaultPrevented, find('#drop').hidden]);
        }
        return seen;";
    let files = json!([
        ["a.json", given::sample_of("a-0")?],
        ["b.json", given::sample_of("b-0")?]
    ]);
    let seen: Vec<(bool, bool)> = page.js(script, &[files]).await?;
    assert_eq!(
        seen,
        [(true, false), (true, false), (true, true)],
        "taken, and told where to drop"
    );
    is_shown(&page, &["a-0", "b-0"]).await
}

pub async fn address_in_the_query(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    let reply = Reply::json(given::sample_of("asked-0")?);
    site.replies.insert("sessions/42.json".to_owned(), reply);
    let page = Page::open_site(session, site, "?src=sessions/42.json").await?;
    is_shown(&page, &["asked-0"]).await?;
    let title: String = page.eval("document.title").await?;
    assert!(title.starts_with("asked-0 · "), "{title}");
    page.go("?src=/sessions/42.json").await?;
    is_shown(&page, &["asked-0"]).await
}

/// A link must not make a browser contact another site.
pub async fn address_of_another_site(session: &Session) -> Result<()> {
    let page = Page::open(session, "?src=https://example.com/42.json").await?;
    let code = page.text("[data-testid=error] .code").await?;
    assert!(code.contains("network"), "{code}");
    page.is_sound().await
}

pub async fn chosen_again_after_the_form_was_reopened(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.click("#reopen").await?;
    let focused: bool = page
        .eval("document.activeElement === find('[data-testid=paste]')")
        .await?;
    assert!(focused, "ready to be pasted into");
    page.press(&Key::Escape).await?;
    page.wait_until("find('#form').hidden").await?;
    let focused: bool = page
        .eval("document.activeElement === find('#reopen')")
        .await?;
    assert!(focused, "focus goes back to where it came from");
    page.is_sound().await
}
