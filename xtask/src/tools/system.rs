//! Browsers and their drivers, which only the system's package manager provides.

use std::fmt;
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::command::{output, path_first, run, say};
use crate::tools::crates;
use xtask::paths;

/// A browser for tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's MiniBrowser, under Xvfb.
    Webkit,
}

impl Browser {
    /// Every browser, by the name that commands accept.
    pub const ALL: [(&str, Self); 3] = [
        ("chromium", Self::Chromium),
        ("firefox", Self::Firefox),
        ("webkit", Self::Webkit),
    ];

    /// The programs that it needs, with alternative names, and the Debian package of each.
    const fn needs(self) -> &'static [(&'static [&'static str], &'static str)] {
        match self {
            Self::Chromium => &[
                (
                    &["chromium", "google-chrome", "chromium-browser"],
                    "chromium",
                ),
                (&["chromedriver"], "chromium-driver"),
            ],
            Self::Firefox => &[(&["firefox", "firefox-esr"], "firefox-esr")],
            Self::Webkit => &[
                (&["WebKitWebDriver"], "webkit2gtk-driver"),
                (&["Xvfb"], "xvfb"),
            ],
        }
    }

    /// Installs what is missing: the browser, its driver, and a Chinese font.
    ///
    /// # Errors
    ///
    /// If something is missing and cannot be installed; the error says what to install.
    pub fn ensure(self) -> Result<()> {
        let mut missing: Vec<&str> = self
            .needs()
            .iter()
            .filter(|(names, _)| paths::on_path(names).is_none())
            .map(|(_, package)| *package)
            .collect();
        if !has_chinese_font() {
            missing.push("fonts-noto-cjk");
        }
        if !missing.is_empty() {
            apt_install(&missing)?;
        }
        if self == Self::Firefox {
            crates::geckodriver().folder()?;
        }
        Ok(())
    }

    /// Lets a command find drivers that are not on `PATH`.
    ///
    /// # Errors
    ///
    /// If a driver cannot be installed.
    pub fn offer_driver(self, command: &mut Command) -> Result<()> {
        match self {
            Self::Firefox => path_first(command, &crates::geckodriver().folder()?),
            Self::Chromium | Self::Webkit => Ok(()),
        }
    }
}

impl FromStr for Browser {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        let found = Self::ALL.into_iter().find(|(name, _)| *name == text);
        let (_, browser) = found.context("the browsers are chromium, firefox and webkit")?;
        Ok(browser)
    }
}

impl fmt::Display for Browser {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::ALL.iter().find(|(_, browser)| browser == self);
        formatter.write_str(name.map_or("", |(name, _)| name))
    }
}

/// Without one, Chinese is drawn as boxes of another width. If unknown, assumes that there is one.
fn has_chinese_font() -> bool {
    let Some(list) = paths::on_path(&["fc-list"]) else {
        return paths::on_path(&["apt-get"]).is_none();
    };
    output(Command::new(list).arg(":lang=zh-cn")).is_ok_and(|fonts| !fonts.trim().is_empty())
}

fn apt_install(packages: &[&str]) -> Result<()> {
    let names = packages.join(" ");
    if paths::on_path(&["apt-get"]).is_none() {
        bail!("missing here: please install what Debian calls {names}");
    }
    let (Some(mut update), Some(mut install)) = (apt_get(), apt_get()) else {
        bail!("missing here, and installing takes root: apt-get install {names}");
    };
    say(format_args!("installing {names} by apt"));
    run(update.arg("update"))?;
    run(install
        .args(["install", "-y", "--no-install-recommends"])
        .args(packages))
}

/// apt-get as root, or through sudo if that needs no password.
fn apt_get() -> Option<Command> {
    let is_root = output(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0");
    let mut command = if is_root {
        Command::new("env")
    } else {
        output(Command::new("sudo").args(["-n", "true"])).ok()?;
        let mut sudo = Command::new("sudo");
        sudo.args(["-n", "env"]);
        sudo
    };
    command.args([
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o",
        "DPkg::Lock::Timeout=300",
    ]);
    Some(command)
}
