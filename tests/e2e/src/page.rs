//! Operations on a page under test.

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

/// How long something may take to appear.
const PATIENCE: Duration = Duration::from_secs(10);

/// Collects problems from the start of a page, which other drivers than Chromium's do not report.
pub(crate) const EARLY: &str = include_str!("early.js");

/// The name of a page with only the element, like a host's.
const HOST: &str = "host.html";

/// A served site, and the browser showing it.
pub struct Page<'a> {
    /// The browser.
    pub session: &'a Session,
    /// The server, which records requests.
    pub server: Server,
    /// The address, if something else serves it.
    elsewhere: Option<String>,
}

impl<'a> Page<'a> {
    /// Serves the build with the strict policy and opens `index.html` with this query or fragment.
    pub async fn open(session: &'a Session, suffix: &str) -> Result<Self> {
        Self::open_site(session, Site::new(paths::dist()), suffix).await
    }

    /// The same from another folder or path, with another policy or fake responses. Resets the page to 1400 × 900 CSS pixels at a ratio of
    /// 1.
    pub async fn open_site(session: &'a Session, site: Site, suffix: &str) -> Result<Self> {
        let server = Server::start(watched(site), 0)?;
        // Discards messages of earlier pages.
        session.console().await?;
        let page = Self {
            session,
            server,
            elsewhere: None,
        };
        page.begin(suffix).await
    }

    /// A page from disk. Only Chromium's console is watched.
    pub async fn open_file(session: &'a Session, file: &Path) -> Result<Self> {
        session.console().await?;
        let page = Self {
            session,
            server: Server::start(Site::new(paths::dist()), 0)?,
            elsewhere: Some(format!("file://{}", file.display())),
        };
        page.begin("").await
    }

    /// The page as served by a backend.
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

    /// Opens a page with only the element and these attributes.
    pub async fn open_element(session: &'a Session, attributes: &str) -> Result<Self> {
        Self::open_element_at(session, Site::new(paths::dist()), attributes).await
    }

    /// The same with fake responses or another policy.
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

    /// Stops the server, so that all further requests fail. Returns the port for [`Self::restart_server`].
    pub fn stop_server(&mut self) -> Result<u16> {
        let port = self.server.port();
        // Replaces it by one that nothing uses.
        self.server = Server::start(Site::new(paths::dist()), 0)?;
        Ok(port)
    }

    /// Serves again on that port.
    pub async fn restart_server(&mut self, site: Site, port: u16) -> Result<()> {
        let started = Instant::now();
        loop {
            match Server::start(watched(site.clone()), port) {
                Ok(server) => {
                    self.server = server;
                    return Ok(());
                }
                // The old server releases the port when its thread ends.
                Err(error) if error.kind() == ErrorKind::AddrInUse => {
                    ensure!(started.elapsed() < PATIENCE, "port {port} stays taken");
                    sleep(Duration::from_millis(20)).await;
                }
                Err(error) => return Err(error.into()),
            }
        }
    }

    /// Opens another address of the same site, relative to the current one; waits until its script has run, which not every driver does.
    pub async fn go(&self, relative: &str) -> Result<()> {
        let own = self.server.url();
        let url = format!("{}{relative}", self.elsewhere.as_ref().unwrap_or(&own));
        self.session.web.goto(url).await?;
        self.wait_until("!find('.page')?.hidden").await
    }

    /// Runs the body of an asynchronous function in the page and returns its result. It can use `viewer`, the page's first viewer;
    /// `find(selector)` and `findAll(selector)`, which search shadow roots; and `args`.
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
        // A document that is being replaced returns nothing.
        while self.js::<Option<bool>>(&test, &[]).await? != Some(true) {
            ensure!(
                started.elapsed() < PATIENCE,
                "never came true: {expression}"
            );
            sleep(Duration::from_millis(30)).await;
        }
        Ok(())
    }

    /// Waits for the first element that matches a CSS selector, in the document or in a shadow root.
    pub async fn find(&self, selector: &str) -> Result<WebElement> {
        let found = format!("find({})", json!(selector));
        self.wait_until(&found).await?;
        let script = format!("{HELPERS}\nreturn {found};");
        let element = self.session.web.execute(script, vec![]).await?.element()?;
        Ok(element)
    }

    /// The same, once it is displayed.
    async fn find_shown(&self, selector: &str) -> Result<WebElement> {
        let shown = format!("find({})?.getClientRects().length", json!(selector));
        self.wait_until(&shown).await?;
        self.find(selector).await
    }

    /// Clicks it as a person would: it must be visible and on top.
    pub async fn click(&self, selector: &str) -> Result<()> {
        let element = self.find_shown(selector).await?;
        let clicked = element.click().await;
        clicked.with_context(|| format!("cannot click {selector}"))
    }

    /// Types into it.
    pub async fn type_into(&self, selector: &str, text: &str) -> Result<()> {
        Ok(self.find_shown(selector).await?.send_keys(text).await?)
    }

    /// Its text, visible or not.
    pub async fn text(&self, selector: &str) -> Result<String> {
        self.find(selector).await?;
        self.js("return find(args[0]).textContent;", &[json!(selector)])
            .await
    }

    /// Presses a key at the focus.
    pub async fn press(&self, key: &Key) -> Result<()> {
        let actions = self.session.web.action_chain();
        Ok(actions.send_keys(key.clone()).perform().await?)
    }

    /// Types a letter at the focus.
    pub async fn press_letter(&self, letter: char) -> Result<()> {
        let actions = self.session.web.action_chain();
        Ok(actions.send_keys(letter.to_string()).perform().await?)
    }

    /// Presses a letter with Ctrl.
    pub async fn press_with_control(&self, key: impl Into<char>) -> Result<()> {
        let actions = self.session.web.action_chain();
        let key = key.into();
        let actions = actions.key_down(Key::Control).send_keys(key.to_string());
        Ok(actions.key_up(Key::Control).perform().await?)
    }

    /// Moves the pointer to a point in the window, in CSS pixels.
    pub async fn point_at(&self, x: f64, y: f64) -> Result<()> {
        let actions = self.session.web.action_chain();
        let actions = actions.move_to(x.round() as i64, y.round() as i64);
        Ok(actions.perform().await?)
    }

    /// Loads the sample session as a person would.
    pub async fn show_sample(&self) -> Result<()> {
        self.click("[data-testid=sample]").await?;
        self.wait_until("viewer.state === 'ready'").await
    }

    /// Waits until every visible canvas matches its size in device pixels.
    pub async fn is_drawn(&self) -> Result<()> {
        self.wait_until(DRAWN).await
    }

    /// Sets the text box without single key presses, and shows the text.
    pub async fn show(&self, text: &str) -> Result<()> {
        let script = "
            if (find('#form').hidden) find('#reopen').click();
            find('[data-testid=paste]').value = args[0];";
        self.js::<()>(script, &[json!(text)]).await?;
        self.click("[data-testid=show]").await
    }

    /// Chooses an option by value, with the keyboard.
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

    /// Fails if there was any problem.
    pub async fn is_sound(&self) -> Result<()> {
        self.is_sound_but(&[]).await
    }

    /// Fails if there was a problem that contains none of these words.
    pub async fn is_sound_but(&self, expected: &[&str]) -> Result<()> {
        let mut problems = self.problems().await?;
        problems.retain(|problem| !expected.iter().any(|words| problem.contains(words)));
        ensure!(problems.is_empty(), "{}", problems.join("\n    "));
        Ok(())
    }

    /// All problems so far: errors, rejections, policy violations, and warnings and errors on the console.
    pub async fn problems(&self) -> Result<Vec<String>> {
        let mut problems: Vec<String> = self.eval("window.e2eProblems ?? []").await?;
        problems.extend(self.session.console().await?);
        Ok(problems)
    }

    /// Saves a screenshot as `target/e2e/<browser>/<name>.png`.
    pub async fn screenshot(&self, name: &str) -> Result<PathBuf> {
        screenshot(self.session, name).await
    }
}

/// The same site with the script that collects problems.
#[must_use]
pub fn watched(site: Site) -> Site {
    Site {
        early_script: Some(EARLY.to_owned()),
        ..site
    }
}

/// The same for any page.
pub async fn screenshot(session: &Session, name: &str) -> Result<PathBuf> {
    let folder = paths::target().join("e2e").join(session.engine.to_string());
    let file = folder.join(format!("{name}.png"));
    fs::create_dir_all(file.parent().unwrap_or(&folder))?;
    session.web.screenshot(&file).await?;
    Ok(file)
}

/// Searches open shadow roots, where the viewer is.
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

/// The last argument of an asynchronous script is its callback.
const SETTLE: &str = "
const done = args[args.length - 1];
body().then(value => done({ value: value ?? null }), error => done({ error: `${error}\n${error?.stack ?? ''}` }));";
