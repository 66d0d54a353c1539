//! The view in the address: links, back and forward, and invalid links.

use std::time::Duration;

use anyhow::Result;
use e2e::given::{self, SAMPLE, SAMPLE_ID};
use e2e::page::Page;
use e2e::session::Session;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::Key;
use tokio::time::sleep;
use xtask::paths;
use xtask::server::{Reply, Site};

/// The page loads it by itself, so that a link needs no action.
const WITH_SAMPLE: &str = "?src=sample.json";
/// Changes farther apart are two steps of the history.
const PAUSE: Duration = Duration::from_millis(500);

const START_MILLIS: f64 = 1_731_399_569_000.0;

/// What a link must restore.
#[derive(Debug, PartialEq, Deserialize)]
struct Shown {
    view: Value,
    zone: String,
    theme: String,
    lang: String,
}

pub const SHOWN: &str = "{
    view: viewer.view,
    zone: viewer.getAttribute('time-zone'),
    theme: viewer.getAttribute('theme'),
    lang: viewer.lang,
}";

/// Every canvas, once nothing is left to draw.
pub const PICTURES: &str = "
    const look = () => findAll('canvas').map(canvas => canvas.toDataURL());
    let last = look();
    for (let same = 0; same < 3; ) {
        await new Promise(resolve => setTimeout(resolve, 200));
        const now = look();
        same = String(now) === String(last) ? same + 1 : 0;
        last = now;
    }
    return last;";

async fn open_sample<'a>(session: &'a Session, fragment: &str) -> Result<Page<'a>> {
    let page = Page::open(session, &format!("{WITH_SAMPLE}{fragment}")).await?;
    page.wait_until("viewer.state === 'ready'").await?;
    Ok(page)
}

async fn fragment(page: &Page<'_>) -> Result<String> {
    page.eval("location.hash").await
}

/// Waits until the address has changed, and the next change would be a new step.
async fn next_fragment(page: &Page<'_>, before: &str) -> Result<String> {
    page.wait_until(&format!("location.hash !== {}", json!(before)))
        .await?;
    sleep(PAUSE).await;
    fragment(page).await
}

async fn note(page: &Page<'_>) -> Result<String> {
    page.eval("find('#note').textContent").await
}

async fn focus_plot_and_press(page: &Page<'_>, keys: &str) -> Result<()> {
    let script = "find('.plot[data-chart=fps]').focus();";
    page.js::<()>(script, &[]).await?;
    for key in keys.chars() {
        let key = if key == '>' { Key::Right.into() } else { key };
        let keys = page.session.web.action_chain();
        keys.send_keys(key).perform().await?;
    }
    Ok(())
}

/// Selects an interval in the middle of a plot with the mouse, then moves the mouse away.
async fn select_by_hand(page: &Page<'_>) -> Result<()> {
    let script = "
        const plot = find('.plot[data-chart=fps]');
        plot.scrollIntoView({ block: 'center' });
        const { left, width, top, height } = plot.getBoundingClientRect();
        return [left + width / 3, left + width / 2, top + height / 2].map(Math.round);";
    let [from, to, y]: [i64; 3] = page.js(script, &[]).await?;
    let hand = page.session.web.action_chain();
    let hand = hand.move_to(from, y).click_and_hold();
    let hand = hand.move_to(to - 9, y).move_to(to, y);
    hand.release().move_to(2, 2).perform().await?;
    page.wait_until("viewer.view.selection").await
}

/// Makes every possible choice, then opens the link in another browser.
pub async fn brings_back_the_same_picture(session: &Session) -> Result<()> {
    let page = open_sample(session, "").await?;
    assert_eq!(fragment(&page).await?, "", "nothing was chosen");
    let usual: Vec<String> = page.js(PICTURES, &[]).await?;
    page.click("[data-up=video-latency]").await?;
    let range = json!({ "start": START_MILLIS + 5000.0, "end": START_MILLIS + 71_234.625 });
    page.js::<()>("viewer.range = args[0];", &[range]).await?;
    focus_plot_and_press(&page, ">>>>p>>>>p").await?;
    select_by_hand(&page).await?;
    page.click("[data-series=\"0:Rate\"]").await?;
    page.click(".chip[data-series]").await?;
    page.click("[data-fold=lag]").await?;
    page.click("[data-group=host]").await?;
    page.choose("[data-testid=time-zone]", "Asia/Shanghai")
        .await?;
    page.choose("[data-testid=theme]", "dark").await?;
    let lang = match page.eval::<String>("viewer.lang").await?.as_str() {
        "en" => "zh-CN",
        _ => "en",
    };
    page.choose("[data-testid=language]", lang).await?;
    sleep(PAUSE).await;

    let link = fragment(&page).await?;
    let shown: Shown = page.eval(SHOWN).await?;
    let pictures: Vec<String> = page.js(PICTURES, &[]).await?;
    assert!(pictures != usual, "another picture than without a link");
    for key in [
        "#v=1&id=",
        "&t=",
        "&sel=",
        "&at=",
        "&hide=0:Rate",
        "&show=",
        "&fold=lag",
        "&groups=host",
        "&order=",
        "&zone=Asia/Shanghai",
        "&theme=dark",
        "&lang=",
    ] {
        assert!(link.contains(key), "no {key} in {link}");
    }
    page.is_sound().await?;

    // Another port is another origin: nothing is remembered there.
    let other = open_sample(session, &link).await?;
    assert_eq!(other.eval::<Shown>(SHOWN).await?, shown);
    assert_eq!(fragment(&other).await?, link, "handed on as it came");
    let again: Vec<String> = other.js(PICTURES, &[]).await?;
    assert_eq!(again.len(), pictures.len());
    let differing = (0..again.len()).filter(|&index| again[index] != pictures[index]);
    assert_eq!(differing.collect::<Vec<_>>(), [0_usize; 0], "other pixels");
    assert_eq!(note(&other).await?, "");
    let chooser: [String; 3] = other
        .eval("['time-zone', 'theme', 'language'].map(name => find(`[data-testid=${name}]`).value)")
        .await?;
    assert_eq!(chooser, ["Asia/Shanghai", "dark", lang]);
    let remembered: usize = other.eval("localStorage.length").await?;
    assert_eq!(remembered, 0, "a link is not the reader's choice");
    other.is_sound().await
}

/// The time zone, theme and language of the sender, even if they are defaults and the reader has others.
pub async fn looks_as_it_did_to_the_sender(session: &Session) -> Result<()> {
    let page = open_sample(session, "").await?;
    page.click("[data-series=\"0:Rate\"]").await?;
    let link = next_fragment(&page, "").await?;
    let shown: Shown = page.eval(SHOWN).await?;
    let local: String = page
        .eval("Intl.DateTimeFormat().resolvedOptions().timeZone")
        .await?;
    assert!(
        link.contains(&format!("&zone={local}&theme=auto&lang=")),
        "{link}"
    );
    let other = open_sample(session, "").await?;
    let otherwise = "
        localStorage.setItem('trro-time-zone', 'relative');
        localStorage.setItem('trro-theme', 'dark');
        localStorage.setItem('trro-lang', args[0] === 'en' ? 'zh-CN' : 'en');";
    other.js::<()>(otherwise, &[json!(shown.lang)]).await?;
    // Another query is another document.
    other.go(&format!("{WITH_SAMPLE}&again{link}")).await?;
    other.wait_until("viewer.state === 'ready'").await?;
    let seen: Shown = other.eval(SHOWN).await?;
    assert_eq!(
        seen,
        Shown {
            zone: local,
            ..shown
        }
    );
    other.is_sound().await
}

/// Each change is a step; a movement of any length is one.
pub async fn goes_back_and_forward(session: &Session) -> Result<()> {
    let page = open_sample(session, "").await?;
    sleep(PAUSE).await;
    let mut steps: Vec<(String, Shown)> = vec![(fragment(&page).await?, page.eval(SHOWN).await?)];
    for change in 0..4 {
        let before = fragment(&page).await?;
        match change {
            0 => page.click("[data-series=\"0:Rate\"]").await?,
            1 => {
                let script = "
                    for (let ms = 1000; ms <= 20_000; ms += 1000) {
                        viewer.range = { start: args[0] + ms, end: args[0] + 60_000 };
                        await new Promise(resolve => setTimeout(resolve, 50));
                    }";
                page.js::<()>(script, &[json!(START_MILLIS)]).await?;
            }
            2 => page.choose("[data-testid=theme]", "dark").await?,
            _ => page.click("[data-fold=lag]").await?,
        }
        let now = next_fragment(&page, &before).await?;
        steps.push((now, page.eval(SHOWN).await?));
    }
    assert_eq!(steps[2].1.view["range"]["start"], START_MILLIS + 20_000.0);

    let last = steps.len() - 1;
    let there_and_back = (0..last).rev().chain(1..=last);
    for (turn, step) in there_and_back.enumerate() {
        if turn < last {
            page.session.web.back().await?;
        } else {
            page.session.web.forward().await?;
        }
        let (fragment, shown) = &steps[step];
        page.wait_until(&format!("location.hash === {}", json!(fragment)))
            .await?;
        assert_eq!(
            &page.eval::<Shown>(SHOWN).await?,
            shown,
            "{step}: {fragment}"
        );
        // As long as a change would take to be a step of its own.
        sleep(PAUSE).await;
    }
    let theme: String = page.eval("localStorage.getItem('trro-theme')").await?;
    assert_eq!(theme, "dark", "what the reader chose last stays chosen");
    page.is_sound().await
}

const IMAGE: &str = "%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E";

/// Nothing of it became more than text.
async fn is_harmless(page: &Page<'_>) -> Result<()> {
    let made: usize = page
        .eval("findAll('img, iframe, [onerror], [src=x]').length")
        .await?;
    assert_eq!(made, 0);
    let asked = page.server.requests();
    assert!(
        !asked.iter().any(|request| request.ends_with("/x")),
        "{asked:?}"
    );
    page.is_sound().await
}

pub async fn ignores_what_is_no_link(session: &Session) -> Result<()> {
    let page = open_sample(session, "").await?;
    let usual: Shown = page.eval(SHOWN).await?;
    let id = format!("v=1&id={SAMPLE_ID}");
    for text in [
        "shown".to_owned(),
        "v=2".to_owned(),
        "v=".to_owned(),
        "V=1&theme=dark".to_owned(),
        "v=1&".to_owned(),
        "v=1&theme".to_owned(),
        "v=1&theme=dark&more=1".to_owned(),
        "v=1&theme=purple".to_owned(),
        "v=1&lang=<script>alert(1)</script>".to_owned(),
        "v=1&zone=Moon/Sea".to_owned(),
        format!("v=1&zone={IMAGE}"),
        "v=1&__proto__=1".to_owned(),
        "v=1&constructor=1".to_owned(),
        "v=1&t=1..2".to_owned(),
        "v=1&id=%E0%A4%A".to_owned(),
        format!("{id}&hide=%"),
        format!("{id}&s=-1"),
        format!("{id}&s=0.5"),
        format!("{id}&t=1"),
        format!("{id}&t=2..1"),
        format!("{id}&t=1..1"),
        format!("{id}&t=1..2..3"),
        format!("{id}&t=NaN..Infinity"),
        format!("{id}&t=0..{}", "9".repeat(400)),
        format!("{id}&at="),
        format!("{id}&at=0x10"),
        format!("{id}&sel=null"),
        format!("{id}&hide={}", "x".repeat(20_000)),
    ] {
        page.js::<()>("location.hash = args[0];", &[json!(text)])
            .await?;
        page.wait_until("find('#note p')").await?;
        let text = &text[..text.len().min(60)];
        assert_eq!(fragment(&page).await?, "", "{text}");
        assert_eq!(page.eval::<Shown>(SHOWN).await?, usual, "{text}");
        page.click("#note button").await?;
        assert_eq!(note(&page).await?, "", "{text}");
    }
    is_harmless(&page).await?;

    // At the start as well, where it stays to be read when the session comes.
    for (query, text) in [
        ("&1", "#v=2&id=a"),
        ("&2", "#%"),
        ("&3", "#v=1&t=<img src=x>"),
    ] {
        page.go(&format!("{WITH_SAMPLE}{query}{text}")).await?;
        page.wait_until("viewer.state === 'ready'").await?;
        page.wait_until("find('#note p')").await?;
        assert_eq!(fragment(&page).await?, "", "{text}");
    }
    let role: String = page.eval("find('#note').role").await?;
    assert_eq!(role, "status");
    let mut words = Vec::new();
    for lang in ["zh-CN", "en"] {
        page.choose("[data-testid=language]", lang).await?;
        words.push(note(&page).await?);
    }
    assert!(
        words[0].contains("已忽略") && words[1].contains("ignored"),
        "{words:?}"
    );
    is_harmless(&page).await
}

/// Well-formed links to something that does not exist, or with malicious content.
pub async fn survives_what_nobody_would_write(session: &Session) -> Result<()> {
    let page = open_sample(session, "").await?;
    let id = format!("v=1&id={SAMPLE_ID}");
    for text in [
        format!("{id}&t=-8640000000000000..8640000000000000&hide=0:Fps"),
        format!("{id}&t=0..1&hide=0:Fps"),
        format!("{id}&t={START_MILLIS}..{START_MILLIS}.000244140625"),
        format!("{id}&sel=0..1"),
        format!("{id}&sel=-8640000000000000..8640000000000000"),
        format!("{id}&at=-8640000000000000,8640000000000000"),
        format!("{id}&at=1e-7,2,3,4,5,6"),
        format!("{id}&hide={IMAGE},99999:Fps,,:&show={IMAGE}"),
        format!("{id}&fold={IMAGE},lag&groups={IMAGE},host"),
        format!("{id}&s=9999&hide=0:Fps"),
        format!("{id}&hide=0:Fps&hide=0:Rate"),
    ] {
        page.js::<()>("location.hash = '';", &[]).await?;
        page.wait_until("location.hash === ''").await?;
        page.js::<()>("location.hash = args[0];", &[json!(text)])
            .await?;
        // Rewritten from the view.
        page.wait_until("location.hash !== ''").await?;
        page.js::<Vec<String>>(PICTURES, &[]).await?;
        let state: String = page.eval("viewer.state").await?;
        assert_eq!(state, "ready", "{text}");
        assert_eq!(note(&page).await?, "", "{text}");
    }
    is_harmless(&page).await
}

/// A link belongs to a session: the page names it, and does not apply the link to another.
pub async fn waits_for_its_session(session: &Session) -> Result<()> {
    let view = "&hide=0:Rate&theme=dark";
    let link = format!("#v=1&id={SAMPLE_ID}{view}");
    let page = Page::open(session, &link).await?;
    assert!(note(&page).await?.contains(SAMPLE_ID));
    let theme: String = page.eval("viewer.getAttribute('theme')").await?;
    assert_eq!(theme, "dark", "at once");
    page.show_sample().await?;
    let hidden: Vec<String> = page.eval("viewer.view.hiddenSeries").await?;
    assert_eq!(hidden, ["0:Rate"]);
    assert_eq!(note(&page).await?, "");
    let now = fragment(&page).await?;
    assert!(
        now.starts_with(&format!("#v=1&id={SAMPLE_ID}&hide=0:Rate&zone="))
            && now.contains("&theme=dark"),
        "{now}"
    );

    let hostile = format!("v=1&id={IMAGE}{}{view}", "x".repeat(500));
    page.js::<()>("location.hash = args[0];", &[json!(hostile)])
        .await?;
    page.wait_until("find('#note p')").await?;
    let text = note(&page).await?;
    assert!(text.contains("<img src=x") && text.len() < 300, "{text}");
    assert!(
        fragment(&page).await?.contains(SAMPLE_ID),
        "tells what is shown"
    );
    is_harmless(&page).await?;

    page.go(&format!("?again#v=1&id=another-0{view}")).await?;
    assert!(note(&page).await?.contains("another-0"));
    page.show_sample().await?;
    let hidden: Vec<String> = page.eval("viewer.view.hiddenSeries").await?;
    assert_eq!(hidden, [""; 0]);
    assert!(note(&page).await?.contains("another-0"));
    assert_eq!(fragment(&page).await?, "#v=1&theme=dark");
    page.is_sound().await
}

/// Among several sessions, the one with the link's id is selected; a new session starts with an empty fragment.
pub async fn finds_its_session_among_several(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    for (name, ids) in [("two", ["a-0", "b-1"]), ("turned", ["b-1", "a-0"])] {
        let both = format!(
            "{}\n{}",
            given::sample_of(ids[0])?,
            given::sample_of(ids[1])?
        );
        site.replies
            .insert(format!("{name}.json"), Reply::json(both));
    }
    site.replies
        .insert("sample.json".to_owned(), Reply::json(SAMPLE.to_owned()));
    let page = Page::open_site(session, site, "?src=two.json").await?;
    page.wait_until("viewer.sessions.length === 2").await?;
    sleep(PAUSE).await;
    page.choose("[data-testid=sessions]", "1").await?;
    let chosen = next_fragment(&page, "").await?;
    assert!(chosen.starts_with("#v=1&id=b-1&s=1&"), "{chosen}");
    page.click("[data-fold=lag]").await?;
    let folded = next_fragment(&page, &chosen).await?;
    page.session.web.back().await?;
    page.session.web.back().await?;
    page.wait_until("viewer.selected === 0 && location.hash === ''")
        .await?;
    let chooser: String = page.eval("find('[data-testid=sessions]').value").await?;
    assert_eq!(chooser, "0");

    page.go(&format!("?src=turned.json{folded}")).await?;
    page.wait_until("viewer.sessions.length === 2").await?;
    let shown: (usize, Vec<String>, String, String) = page
        .eval("[viewer.selected, viewer.view.hiddenCharts, find('[data-testid=sessions]').value, document.title.split(' ')[0]]")
        .await?;
    assert_eq!(
        shown,
        (0, vec!["lag".to_owned()], "0".to_owned(), "b-1".to_owned())
    );
    let now = fragment(&page).await?;
    assert!(now.starts_with("#v=1&id=b-1&fold=lag&zone="), "{now}");

    page.show(SAMPLE).await?;
    page.wait_until("viewer.sessions.length === 1").await?;
    page.wait_until("location.hash === ''").await?;
    page.is_sound().await
}
