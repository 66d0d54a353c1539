//! What a test does with a page.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use thirtyfour::{Key, WebElement};
use tokio::time::sleep;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Reply, Server, Site};

use crate::backend::Backend;
use crate::session::Session;

/// How long something that should appear may take.
const PATIENCE: Duration = Duration::from_secs(10);

/// Collects, from the first moment of a page, what no driver but Chromium's tells.
pub(crate) const EARLY: &str = include_str!("early.js");

/// The name of a page that holds the element and nothing else, as a stranger's might.
const HOST: &str = "host.html";

/// A site that is being served, and the browser's view of it.
pub struct Page<'a> {
    /// The browser.
    pub session: &'a Session,
    /// What serves the page; knows what was asked for.
    pub server: Server,
    /// Where it stands, if something else serves it.
    elsewhere: Option<String>,
}

impl<'a> Page<'a> {
    /// Serves the build under the strict policy and opens `index.html` with this query or fragment.
    pub async fn open(session: &'a Session, suffix: &str) -> Result<Self> {
        Self::open_site(session, Site::new(paths::dist()), suffix).await
    }

    /// The same from another folder or path, under another policy, with made-up answers. The page is 1400 × 900 CSS pixels
    /// at a ratio of 1, whatever the test before made of it.
    pub async fn open_site(session: &'a Session, site: Site, suffix: &str) -> Result<Self> {
        let server = Server::start(watched(site), 0)?;
        // What an earlier page had to say is not this one's.
        session.console().await?;
        let page = Self {
            session,
            server,
            elsewhere: None,
        };
        page.begin(suffix).await
    }

    /// A page from the disk. Nothing watches it but what Chromium tells of its console.
    pub async fn open_file(session: &'a Session, file: &Path) -> Result<Self> {
        session.console().await?;
        let page = Self {
            session,
            server: Server::start(Site::new(paths::dist()), 0)?,
            elsewhere: Some(format!("file://{}", file.display())),
        };
        page.begin("").await
    }

    /// The page as a backend serves it.
    pub async fn open_from(session: &'a Session, backend: &Backend, suffix: &str) -> Result<Self> {
        session.console().await?;
        let page = Self {
            session,
            server: Server::start(Site::new(paths::dist()), 0)?,
            elsewhere: Some(backend.url.clone()),
        };
        page.begin(suffix).await
    }

    async fn begin(self, suffix: &str) -> Result<Self> {
        self.go(suffix).await?;
        self.session.set_viewport(1400, 900, 1.0).await?;
        Ok(self)
    }

    /// Opens a page that holds nothing but the element with these attributes.
    pub async fn open_element(session: &'a Session, attributes: &str) -> Result<Self> {
        Self::open_element_at(session, Site::new(paths::dist()), attributes).await
    }

    /// The same with made-up answers, or under another policy.
    pub async fn open_element_at(
        session: &'a Session,
        mut site: Site,
        attributes: &str,
    ) -> Result<Self> {
        let html = format!(
            "<!doctype html><html><head><meta charset=utf-8><title>host</title>\
             <script src={EARLY_SCRIPT}></script><script type=module src=embed.js></script></head>\
             <body><trro-session-viewer {attributes}></trro-session-viewer></body></html>"
        );
        let reply = Reply {
            content_type: "text/html; charset=utf-8".to_owned(),
            ..Reply::json(html)
        };
        site.replies.insert(HOST.to_owned(), reply);
        let page = Self::open_site(session, site, HOST).await?;
        page.wait_until("viewer.state").await?;
        Ok(page)
    }

    /// Ends the server; whatever the page asks for from now on is refused. Gives the port, for [`Self::restart`].
    pub fn stop_server(&mut self) -> Result<u16> {
        let port = self.server.port();
        // In its place one that nobody knows of.
        self.server = Server::start(Site::new(paths::dist()), 0)?;
        Ok(port)
    }

    /// Serves again where the page expects it.
    pub async fn restart_server(&mut self, site: Site, port: u16) -> Result<()> {
        let started = Instant::now();
        loop {
            match Server::start(watched(site.clone()), port) {
                Ok(server) => {
                    self.server = server;
                    return Ok(());
                }
                // The old one lets go of the port when its thread has ended.
                Err(error) if error.kind() == ErrorKind::AddrInUse => {
                    ensure!(started.elapsed() < PATIENCE, "port {port} stays taken");
                    sleep(Duration::from_millis(20)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Opens another address of the same site, relative to where it stands; waits until its script has run, which not every
    /// driver does.
    pub async fn go(&self, relative: &str) -> Result<()> {
        let own = self.server.url();
        let url = format!("{}{relative}", self.elsewhere.as_ref().unwrap_or(&own));
        self.session.web.goto(url).await?;
        self.wait_until("!find('.page')?.hidden").await
    }

    /// Runs the body of an asynchronous function in the page and returns what it returns. It sees `viewer`, the first
    /// viewer of the page; `find(selector)` and `findAll(selector)`, which look into shadow roots; and `args`.
    pub async fn js<T: DeserializeOwned>(&self, body: &str, args: &[Value]) -> Result<T> {
        let script = format!("{HELPERS}\nconst body = async () => {{ {body} }};\n{SETTLE}");
        let result = self
            .session
            .web
            .execute_async(script, args.to_vec())
            .await?;
        let answer: Value = result.convert()?;
        if let Some(error) = answer["error"].as_str() {
            bail!("the page's script failed: {error}\n{body}");
        }
        Ok(serde_json::from_value(answer["value"].clone())?)
    }

    /// The value of an expression in the page.
    pub async fn eval<T: DeserializeOwned>(&self, expression: &str) -> Result<T> {
        self.js(&format!("return {expression};"), &[]).await
    }

    /// Waits until an expression in the page is true.
    pub async fn wait_until(&self, expression: &str) -> Result<()> {
        let started = Instant::now();
        let test = format!("return Boolean({expression});");
        // A document that is replaced while it is asked answers nothing.
        while self.js::<Option<bool>>(&test, &[]).await? != Some(true) {
            ensure!(
                started.elapsed() < PATIENCE,
                "never came true: {expression}"
            );
            sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// The first element that a CSS selector finds, in the document or in a shadow root; waits for it.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        let found = format!("find({})", json!(selector));
        self.wait_until(&found).await?;
        let script = format!("{HELPERS}\nreturn {found};");
        let element = self.session.web.execute(script, vec![]).await?.element()?;
        Ok(element)
    }

    /// The same, once it has a place on the page.
    async fn find_shown(&self, selector: &str) -> Result<WebElement> {
        let shown = format!("find({})?.getClientRects().length", json!(selector));
        self.wait_until(&shown).await?;
        self.find(selector).await
    }

    /// Clicks it as a person would: it must be in view and on top.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.find_shown(selector).await?;
        let clicked = element.click().await;
        clicked.with_context(|| format!("cannot click {selector}"))
    }

    /// Types into it.
    pub async fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        Ok(self.find_shown(selector).await?.send_keys(text).await?)
    }

    /// The text that it holds, shown or not.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.find(selector).await?;
        self.js("return find(args[0]).textContent;", &[json!(selector)])
            .await
    }

    /// Presses a key where the focus is.
    pub async fn press(&self, key: &Key) -> Result<()> {
        let actions = self.session.web.action_chain();
        Ok(actions.send_keys(key.clone()).perform().await?)
    }

    /// Types a letter where the focus is.
    pub async fn press_letter(&self, letter: char) -> Result<()> {
        let actions = self.session.web.action_chain();
        Ok(actions.send_keys(letter.to_string()).perform().await?)
    }

    /// Presses a letter while Ctrl is held.
    pub async fn press_with_control(&self, key: impl Into<char>) -> Result<()> {
        let actions = self.session.web.action_chain();
        let key = key.into();
        let actions = actions.key_down(Key::Control).send_keys(key.to_string());
        Ok(actions.key_up(Key::Control).perform().await?)
    }

    /// Moves the pointer to a place in the window, in CSS pixels.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        let actions = self.session.web.action_chain();
        let actions = actions.move_to(x.round() as i64, y.round() as i64);
        Ok(actions.perform().await?)
    }

    /// Shows the sample session, as a person would.
    pub async fn show_sample(&self) -> Result<()> {
        self.click("[data-testid=sample]").await?;
        self.wait_until("viewer.state === 'ready'").await
    }

    /// Waits until every canvas that is shown is as wide as its place, with one pixel of its own for each of the screen's.
    pub async fn is_drawn(&self) -> Result<()> {
        self.wait_until(DRAWN).await
    }

    /// Puts a text into the box, without a key for each of its letters, and shows it.
    pub async fn show(&self, text: &str) -> Result<()> {
        let script = "
            if (find('#form').hidden) find('#reopen').click();
            find('[data-testid=paste]').value = args[0];";
        self.js::<()>(script, &[json!(text)]).await?;
        self.click("[data-testid=show]").await
    }

    /// Chooses an option by its value, as a person would with the keyboard.
    pub async fn choose(&self, selector: &str, value: &str) -> Result<()> {
        self.find_shown(selector).await?;
        let script = "
            const chooser = find(args[0]);
            chooser.value = args[1];
            chooser.dispatchEvent(new Event('change', { bubbles: true }));
            return chooser.value;";
        let chosen: String = self.js(script, &[json!(selector), json!(value)]).await?;
        ensure!(chosen == value, "{selector} has no {value}");
        Ok(())
    }

    /// Fails if anything went wrong so far.
    pub async fn is_sound(&self) -> Result<()> {
        self.is_sound_but(&[]).await
    }

    /// Fails if anything went wrong so far that none of these words tell of.
    pub async fn is_sound_but(&self, expected: &[&str]) -> Result<()> {
        let mut problems = self.problems().await?;
        problems.retain(|problem| !expected.iter().any(|words| problem.contains(words)));
        ensure!(problems.is_empty(), "{}", problems.join("\n    "));
        Ok(())
    }

    /// Everything that went wrong so far: errors, rejections, violations of the policy, what was written to the console
    /// as a warning or an error.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let mut problems: Vec<String> = self.eval("window.e2eProblems ?? []").await?;
        problems.extend(self.session.console().await?);
        Ok(problems)
    }

    /// Writes what is seen to `target/e2e/<browser>/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        screenshot(self.session, name).await
    }
}

/// The same site, whose pages tell what goes wrong in them.
#[must_use]
pub fn watched(site: Site) -> Site {
    Site {
        early_script: Some(EARLY.to_owned()),
        ..site
    }
}

/// The same for whatever the browser shows.
pub async fn screenshot(session: &Session, name: &str) -> Result<PathBuf> {
    let folder = paths::target().join("e2e").join(session.engine.to_string());
    let file = folder.join(format!("{name}.png"));
    fs::create_dir_all(file.parent().unwrap_or(&folder))?;
    session.web.screenshot(&file).await?;
    Ok(file)
}

/// Looks through open shadow roots, which is where the viewer lives.
const HELPERS: &str = "
const args = arguments;
const findAll = (selector, root = document) => [
    ...root.querySelectorAll(selector),
    ...[...root.querySelectorAll('*')].flatMap(host => host.shadowRoot ? findAll(selector, host.shadowRoot) : []),
];
const find = selector => findAll(selector)[0] ?? null;
const viewer = document.querySelector('trro-session-viewer') ?? find('trro-session-viewer');";

const DRAWN: &str = "findAll('canvas').filter(canvas => canvas.checkVisibility()).every(canvas => {
    const { width, height } = canvas.getBoundingClientRect();
    const is = (backing, shown) => Math.abs(backing - shown * devicePixelRatio) < 0.01;
    const cell = canvas.closest('.cell, .bars').getBoundingClientRect();
    return is(canvas.width, width) && is(canvas.height, height) && cell.width > 0 && Math.abs(width - cell.width) < 1;
})";

/// The last argument of an asynchronous script is its way back.
const SETTLE: &str = "
const done = args[args.length - 1];
body().then(value => done({ value: value ?? null }), error => done({ error: `${error}\n${error?.stack ?? ''}` }));";
