//! The public API: `www/embed.d.ts` declares exactly what the running element has.

use std::collections::BTreeSet;

use anyhow::Result;
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use xtask::declared::{self, Member, members};
use xtask::paths;
use xtask::server::{Reply, Site};

/// The module reads one variable by itself.
const THEME: &str = include_str!("../../../../src/web/theme.rs");

type Names = BTreeSet<String>;

pub async fn attributes(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let observed: Names = page.eval("viewer.constructor.observedAttributes").await?;
    let declared = names(members("TrroSessionViewerAttributes"));
    assert_eq!(observed, declared);
    page.is_sound().await
}

pub async fn properties_and_methods(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    // The class that is defined extends the one that has the members.
    let script = "
        const has = Object.getPrototypeOf(viewer.constructor.prototype);
        const called = ['constructor', 'connectedCallback', 'disconnectedCallback', 'adoptedCallback', 'attributeChangedCallback'];
        const inherited = (name) => name in HTMLElement.prototype;
        const own = Reflect.ownKeys(has).filter(name => !called.includes(name) && !inherited(name)).map(name => {
            const { value, set } = Object.getOwnPropertyDescriptor(has, name);
            if (value) return `${typeof name === 'symbol' ? `[${name.description}]` : name}()`;
            return set ? name : `readonly ${name}`;
        });
        return [own, args[0].filter(inherited), 'dispose' in Symbol];";
    let members = members("TrroSessionViewerElement");
    let asked: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let (own, inherited, disposes): (Names, Names, bool) = page.js(script, &[json!(asked)]).await?;
    let declared: Names = members
        .iter()
        .filter(|member| !inherited.contains(&member.name))
        .filter(|member| disposes || member.name != "[Symbol.dispose]")
        .map(shown)
        .collect();
    assert_eq!(own, declared);
    page.is_sound().await
}

/// All events that the element dispatches during use.
pub async fn events(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        window.sent = new Set();
        viewer.dispatchEvent = event => {
            window.sent.add(event.type);
            return EventTarget.prototype.dispatchEvent.call(viewer, event);
        };
        await viewer.load('{').catch(() => {});
        const report = await viewer.load(args[0]);
        const { start, end } = report.session;
        viewer.range = { start, end: (start + end) / 2 };
        find('[data-series]').click();
        find('[data-finding]')?.click();
        const plot = find('[data-chart]');
        plot.scrollIntoView({ block: 'center' });
        const { left, top, width, height } = plot.getBoundingClientRect();
        return [left + width / 2, top + height / 2, report.findings.length];";
    let (x, y, findings): (f64, f64, usize) = page.js(script, &[SAMPLE.into()]).await?;
    page.point_at(x, y).await?;
    page.wait_until("window.sent.has('trro-cursor')").await?;
    let sent: Names = page.eval("[...window.sent]").await?;
    let mut declared = names(members("TrroSessionViewerEvents"));
    if findings == 0 {
        // Nobody can choose what was not found.
        declared.remove("trro-finding");
    }
    assert_eq!(sent, declared);
    page.is_sound().await
}

/// The parts that exist while it reads, fails and shows.
pub async fn parts(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        const seen = [];
        const look = () => seen.push(...[...viewer.shadowRoot.querySelectorAll('[part]')].flatMap(({ part }) => [...part]));
        const loading = viewer.load(args[0]);
        look();
        await loading;
        look();
        await viewer.load('{').catch(() => {});
        look();
        return [...new Set(seen)];";
    let seen: Names = page.js(script, &[SAMPLE.into()]).await?;
    assert_eq!(seen, choices("Part"));
    page.is_sound().await
}

/// The variables that style sheets and module read.
pub async fn css_variables(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let script = "
        const links = ['viewer.css', 'session.css'].map(async name => (await fetch(name)).text());
        return (await Promise.all(links)).join('\\n');";
    let read: String = page.js(script, &[]).await?;
    let read: Names = [read.as_str(), THEME]
        .iter()
        .flat_map(|text| text.split("--trro-").skip(1))
        .map(|rest| {
            let end = rest.find(|c: char| c != '-' && !c.is_ascii_alphanumeric());
            format!("--trro-{}", &rest[..end.unwrap_or(rest.len())])
        })
        .collect();
    assert_eq!(read, choices("CssVariable"));
    page.is_sound().await
}

pub async fn module(session: &Session) -> Result<()> {
    let mut site = Site::new(paths::dist());
    let script = "import * as module from './embed.js';\nwindow.exported = Object.keys(module);";
    let reply = Reply {
        content_type: "text/javascript".to_owned(),
        ..Reply::json(script)
    };
    site.replies.insert("exported.js".to_owned(), reply);
    let page = Page::open_element_at(session, site, "").await?;
    let script = "
        const script = document.createElement('script');
        script.type = 'module';
        script.src = 'exported.js';
        document.head.append(script);";
    page.js::<()>(script, &[]).await?;
    page.wait_until("window.exported").await?;
    let exported: Names = page.eval("window.exported").await?;
    let declared: Names = declared::exports().into_iter().map(str::to_owned).collect();
    assert_eq!(exported, declared);
    page.is_sound().await
}

/// `report()`, `range`, `readonly state`.
fn shown(member: &Member) -> String {
    let readonly = if member.is_readonly { "readonly " } else { "" };
    let call = if member.is_method { "()" } else { "" };
    format!("{readonly}{}{call}", member.name)
}

fn names(members: Vec<Member>) -> Names {
    members.into_iter().map(|member| member.name).collect()
}

fn choices(name: &str) -> Names {
    let choices = declared::choices(name);
    choices.into_iter().map(str::to_owned).collect()
}
