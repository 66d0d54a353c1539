//! What a host may name is one list: `www/embed.d.ts` says no more and no less than the running element has.

use std::collections::BTreeSet;

use anyhow::{Context, Result, ensure};
use e2e::given::SAMPLE;
use e2e::page::Page;
use e2e::session::Session;
use serde_json::json;
use xtask::paths;
use xtask::server::{Reply, Site};

const DECLARED: &str = include_str!("../../../../www/embed.d.ts");

/// Where the module reads a variable by itself.
const THEME: &str = include_str!("../../../../src/web/theme.rs");

type Names = BTreeSet<String>;

pub async fn attributes(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    let observed: Names = page.eval("viewer.constructor.observedAttributes").await?;
    let declared = names(members("TrroSessionViewerAttributes")?);
    assert_eq!(observed, declared);
    page.is_sound().await
}

pub async fn properties_and_methods(session: &Session) -> Result<()> {
    let page = Page::open_element(session, "").await?;
    // The class that is defined extends the one that has the members.
    let script = "
        const has = Object.getPrototypeOf(viewer.constructor.prototype);
        const called = ['constructor', 'connectedCallback', 'disconnectedCallback', 'attributeChangedCallback'];
        const inherited = (name) => name in HTMLElement.prototype;
        const own = Reflect.ownKeys(has).filter(name => !called.includes(name) && !inherited(name)).map(name => {
            const { value, set } = Object.getOwnPropertyDescriptor(has, name);
            if (value) return `${typeof name === 'symbol' ? `[${name.description}]` : name}()`;
            return set ? name : `readonly ${name}`;
        });
        return [own, args[0].filter(inherited), 'dispose' in Symbol];";
    let members = members("TrroSessionViewerElement")?;
    let asked: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let (own, inherited, disposes): (Names, Names, bool) = page.js(script, &[json!(asked)]).await?;
    let declared: Names = members
        .iter()
        .filter(|member| !inherited.contains(&member.name))
        .filter(|member| disposes || member.name != "[Symbol.dispose]")
        .map(Member::shown)
        .collect();
    assert_eq!(own, declared);
    page.is_sound().await
}

/// All that the element sends while it is used.
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
    let mut declared = names(members("TrroSessionViewerEvents")?);
    if findings == 0 {
        // Nobody can choose what was not found.
        declared.remove("trro-finding");
    }
    assert_eq!(sent, declared);
    page.is_sound().await
}

/// Those that are there while it reads, fails and shows.
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
    assert_eq!(seen, choices("Part")?);
    page.is_sound().await
}

/// Those that style sheets and module read.
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
    assert_eq!(read, choices("CssVariable")?);
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
    let declared: Names = ["const", "function"]
        .iter()
        .flat_map(|kind| {
            let begin = format!("\nexport declare {kind} ");
            DECLARED
                .split(begin.as_str())
                .skip(1)
                .map(identifier)
                .collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(exported, declared);
    page.is_sound().await
}

/// A member of an interface.
struct Member {
    name: String,
    is_method: bool,
    is_readonly: bool,
}

impl Member {
    /// `report()`, `range`, `readonly state`.
    fn shown(&self) -> String {
        let readonly = if self.is_readonly { "readonly " } else { "" };
        let call = if self.is_method { "()" } else { "" };
        format!("{readonly}{}{call}", self.name)
    }
}

/// What an interface declares: the lines that stand two spaces deep.
fn members(interface: &str) -> Result<Vec<Member>> {
    let begin = format!("\nexport interface {interface} ");
    let (_, rest) = DECLARED.split_once(&begin).context(begin)?;
    let (block, _) = rest.split_once("\n}").context("it has no end")?;
    let members: Vec<Member> = block
        .lines()
        .skip(1)
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic() || "'[".contains(c)))
        .map(|line| {
            let bare = line.strip_prefix("readonly ").unwrap_or(line);
            let end = bare.find(['?', ':', '(', '<']).unwrap_or(bare.len());
            Member {
                name: bare[..end].trim_matches('\'').to_owned(),
                is_method: bare[end..].starts_with(['(', '<']),
                is_readonly: bare.len() < line.len(),
            }
        })
        .collect();
    ensure!(!members.is_empty(), "{interface} declares nothing");
    Ok(members)
}

fn names(members: Vec<Member>) -> Names {
    members.into_iter().map(|member| member.name).collect()
}

/// What a type of literals allows.
fn choices(name: &str) -> Result<Names> {
    let begin = format!("\nexport type {name} =");
    let (_, rest) = DECLARED.split_once(&begin).context(begin)?;
    let (union, _) = rest.split_once(';').context("it has no end")?;
    Ok(union
        .split('\'')
        .skip(1)
        .step_by(2)
        .map(str::to_owned)
        .collect())
}

fn identifier(text: &str) -> String {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric());
    text[..end.unwrap_or(text.len())].to_owned()
}
