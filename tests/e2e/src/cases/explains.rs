//! The help of a chart.

use anyhow::Result;
use e2e::page::Page;
use e2e::session::Session;
use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

pub async fn opens_and_gives_the_focus_back(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    page.click("[data-help='network-latency']").await?;
    page.wait_until("find('.help')?.matches(':popover-open')")
        .await?;
    let focused: bool = page
        .eval("viewer.shadowRoot.activeElement === find('.help')")
        .await?;
    assert!(focused, "a screen reader goes there");
    page.press(&Key::Escape).await?;
    page.wait_until("!find('.help')?.matches(':popover-open')")
        .await?;
    let focused: String = page
        .eval("viewer.shadowRoot.activeElement?.dataset.help")
        .await?;
    assert_eq!(focused, "network-latency");

    // By keyboard, and closed by its own button.
    page.press(&Key::Enter).await?;
    page.click(".help .close").await?;
    page.wait_until("!find('.help')?.matches(':popover-open')")
        .await?;
    page.is_sound().await
}

#[derive(Debug, Deserialize)]
struct Help {
    text: String,
    badges: usize,
    inside: bool,
    covers: bool,
}

pub async fn explains_every_chart(session: &Session) -> Result<()> {
    let page = Page::open(session, "").await?;
    page.show_sample().await?;
    for (lang, words) in [("zh-CN", ["含义", "来源"]), ("en", ["Meaning", "Source"])] {
        page.choose("[data-testid=language]", lang).await?;
        let charts: Vec<String> = page
            .eval("findAll('[data-help]').map(button => button.dataset.help)")
            .await?;
        assert_eq!(charts.len(), 13);
        for chart in charts {
            let script = "
                const button = find(`[data-help=\"${args[0]}\"]`);
                button.scrollIntoView({ block: 'center' });
                button.click();
                const help = find('.help');
                const [own, mark] = [help, button].map(element => element.getBoundingClientRect());
                const seen = {
                    text: help.textContent,
                    badges: help.querySelectorAll('.documented, .inferred').length,
                    inside: own.left >= 0 && own.top >= 0 && own.right <= innerWidth && own.bottom <= innerHeight,
                    covers: own.left < mark.right && own.right > mark.left && own.top < mark.bottom && own.bottom > mark.top,
                };
                help.hidePopover();
                return seen;";
            let help: Help = page.js(script, &[json!(chart)]).await?;
            assert!(
                help.inside && !help.covers && help.badges > 0,
                "{lang} {chart}: {help:?}"
            );
            for word in words {
                assert!(help.text.contains(word), "{lang} {chart}: {}", help.text);
            }
        }
    }
    page.is_sound().await
}
