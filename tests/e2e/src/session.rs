//! A running browser.

use std::fmt;
use std::path::Path;
use std::process::Command;
use std::str::FromStr;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use http::Method;
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::common::types::SessionId;
use thirtyfour::{Capabilities, WebDriver};
use tokio::time::{sleep, timeout};
use xtask::CHROMIUM_ARGUMENTS;

use crate::driver::{Display, Driver};

/// The browser for the tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium, headless.
    Chromium,
    /// Firefox, headless.
    Firefox,
    /// WebKitGTK's MiniBrowser, which needs a display.
    Webkit,
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        Ok(match name {
            "chromium" => Self::Chromium,
            "firefox" => Self::Firefox,
            "webkit" => Self::Webkit,
            _ => bail!("no browser is named {name:?}"),
        })
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        })
    }
}

/// A browser with its own profile. Its parts are dropped in this order.
pub struct Session {
    /// The browser's kind.
    pub engine: Engine,
    /// The WebDriver session.
    pub web: WebDriver,
    _driver: Driver,
    _display: Option<Display>,
    _profile: TempDir,
}

/// A browser that hangs is killed with its driver.
const QUIT_LIMIT: Duration = Duration::from_secs(5);

/// A resize takes some frames.
const RESIZE_LIMIT: Duration = Duration::from_secs(5);

impl Session {
    /// Starts driver and browser.
    pub async fn start(engine: Engine) -> Result<Self> {
        Self::start_with(engine, |_| {}).await
    }

    /// The same with other capabilities.
    pub(crate) async fn start_with(engine: Engine, amend: fn(&mut Value)) -> Result<Self> {
        let profile = TempDir::with_prefix("e2e-")?;
        let display = match engine {
            Engine::Webkit => Some(Display::start()?),
            Engine::Chromium | Engine::Firefox => None,
        };
        let driver =
            Driver::start(|port| driver_command(engine, port, &profile, display.as_ref()))?;
        let web = WebDriver::builder(&driver.url, capabilities(engine, &profile, amend)?)
            .request_timeout(Duration::from_mins(1))
            .connect()
            .await
            .with_context(|| format!("{engine} does not start"))?;
        web.set_script_timeout(Duration::from_secs(30)).await?;
        Ok(Self {
            engine,
            web,
            _driver: driver,
            _display: display,
            _profile: profile,
        })
    }

    /// Lets the browser close by itself; kills it after a while.
    pub async fn quit(self) {
        let _ = timeout(QUIT_LIMIT, self.web.clone().quit()).await;
    }

    /// Sets the page's size in CSS pixels and its pixel ratio, and waits until both apply.
    ///
    /// # Errors
    ///
    /// MiniBrowser only supports a ratio of 1, and is never narrower than its tool bar.
    pub async fn set_viewport(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let tools = self.web.cdp();
                let emulation = tools.emulation();
                emulation
                    .set_device_metrics_override(width, height, ratio, false)
                    .await?;
            }
            Engine::Firefox => self.size_firefox(width, height, ratio).await?,
            Engine::Webkit => self.size_window(width, height).await?,
        }
        self.wait_for_viewport([width.into(), height.into(), ratio])
            .await
    }

    /// Browsers apply a new size asynchronously.
    async fn wait_for_viewport(&self, wanted: [f64; 3]) -> Result<()> {
        const SCRIPT: &str = "return [innerWidth, innerHeight, devicePixelRatio]";
        let started = Instant::now();
        loop {
            let seen: [f64; 3] = self.web.execute(SCRIPT, vec![]).await?.convert()?;
            if seen == wanted {
                return Ok(());
            }
            if started.elapsed() > RESIZE_LIMIT {
                bail!("the page is {seen:?} large and not {wanted:?}");
            }
            sleep(Duration::from_millis(20)).await;
        }
    }

    /// The window cannot be as narrow as a phone, but its content can.
    async fn size_firefox(&self, width: u32, height: u32, ratio: f64) -> Result<()> {
        const SCRIPT: &str = "
            const [width, height, ratio] = arguments;
            Services.prefs.setCharPref('layout.css.devPixelsPerPx', String(ratio));
            const style = gBrowser.selectedBrowser.style;
            for (const [name, value] of [['width', width], ['height', height]])
                for (const limit of ['', 'min-', 'max-'])
                    style.setProperty(limit + name, value + 'px');
            style.setProperty('flex', 'none');";
        self.in_firefox(SCRIPT, vec![json!(width), json!(height), json!(ratio)])
            .await
    }

    async fn size_window(&self, width: u32, height: u32) -> Result<()> {
        const FRAME: &str = "return [outerWidth - innerWidth, outerHeight - innerHeight]";
        let [wider, higher]: [u32; 2] = self.web.execute(FRAME, vec![]).await?.convert()?;
        self.web
            .set_window_rect(0, 0, width + wider, height + higher)
            .await?;
        Ok(())
    }

    /// Disables or enables the network.
    pub async fn set_offline(&self, offline: bool) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let tools = self.web.cdp();
                let conditions = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
                tools.send_raw("Network.enable", json!({})).await?;
                tools
                    .send_raw("Network.emulateNetworkConditions", conditions)
                    .await?;
                Ok(())
            }
            Engine::Firefox => {
                self.in_firefox("Services.io.offline = arguments[0];", vec![json!(offline)])
                    .await
            }
            Engine::Webkit => Ok(()),
        }
    }

    /// Saves downloads to that folder without a prompt.
    pub async fn save_to(&self, folder: &Path) -> Result<()> {
        match self.engine {
            Engine::Chromium => {
                let tools = self.web.cdp();
                let where_to = json!({ "behavior": "allow", "downloadPath": folder });
                tools
                    .send_raw("Browser.setDownloadBehavior", where_to)
                    .await?;
                Ok(())
            }
            Engine::Firefox => {
                const SCRIPT: &str = "
                    Services.prefs.setIntPref('browser.download.folderList', 2);
                    Services.prefs.setCharPref('browser.download.dir', arguments[0]);
                    Services.prefs.setBoolPref('browser.download.useDownloadDir', true);
                    Services.prefs.setBoolPref('browser.download.alwaysOpenPanel', false);
                    Services.prefs.setBoolPref('browser.download.always_ask_before_handling_new_types', false);";
                self.in_firefox(SCRIPT, vec![json!(folder)]).await
            }
            Engine::Webkit => bail!("MiniBrowser always asks"),
        }
    }

    /// Runs a script in Firefox's browser context.
    async fn in_firefox(&self, script: &str, arguments: Vec<serde_json::Value>) -> Result<()> {
        self.web.cmd(Scope("chrome")).await?;
        let done = self.web.execute(script, arguments).await;
        self.web.cmd(Scope("content")).await?;
        done?;
        Ok(())
    }

    /// Chromium's console messages since the last call; other drivers do not report them.
    pub async fn console(&self) -> Result<Vec<String>> {
        if self.engine != Engine::Chromium {
            return Ok(Vec::new());
        }
        let entries = self.web.browser_log().await?;
        Ok(entries
            .into_iter()
            .map(|entry| format!("{}: {}", entry.level, entry.message))
            .collect())
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // Otherwise it would ask a browser to close that is about to be killed, and wait.
        let _ = self.web.clone().leak();
    }
}

/// The context of a script in Firefox: page or browser.
#[derive(Debug)]
struct Scope(&'static str);

impl FormatRequestData for Scope {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/moz/context"))
            .add_body(json!({ "context": self.0 }))
    }
}

fn driver_command(
    engine: Engine,
    port: u16,
    profile: &TempDir,
    display: Option<&Display>,
) -> Command {
    let mut command;
    match engine {
        Engine::Chromium => {
            command = Command::new("chromedriver");
            command.arg(format!("--port={port}"));
        }
        Engine::Firefox => {
            command = Command::new("geckodriver");
            command
                .args(["--port", &port.to_string(), "--websocket-port", "0"])
                .arg("--allow-system-access")
                .arg("--profile-root")
                .arg(profile.path());
        }
        Engine::Webkit => {
            command = Command::new("WebKitWebDriver");
            command.arg(format!("--port={port}"));
            // Otherwise its data would be in the user's home.
            for name in ["XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME"] {
                command.env(name, profile.path());
            }
        }
    }
    if let Some(display) = display {
        command.env("DISPLAY", &display.name);
    }
    command
}

fn capabilities(engine: Engine, profile: &TempDir, amend: fn(&mut Value)) -> Result<Capabilities> {
    let mut wanted = match engine {
        Engine::Chromium => {
            let profile = format!("--user-data-dir={}", profile.path().display());
            let arguments: Vec<&str> = CHROMIUM_ARGUMENTS
                .into_iter()
                .chain([profile.as_str()])
                .collect();
            json!({
                "goog:chromeOptions": { "args": arguments },
                "goog:loggingPrefs": { "browser": "ALL" },
            })
        }
        Engine::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
        // The driver finds its MiniBrowser.
        Engine::Webkit => json!({}),
    };
    amend(&mut wanted);
    Ok(serde_json::from_value(wanted)?)
}
