//! Browsers and their drivers: what only the system's package manager brings.

use std::fmt;
use std::process::Command;
use std::str::FromStr;

use anyhow::{Context, Result, bail};

use crate::command::{output, path_first, run, say};
use crate::tools::crates;
use xtask::paths;

/// An engine that the page is tested in.
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
    /// Every engine, by the name that commands take.
    pub const ALL: [(&str, Self); 3] = [
        ("chromium", Self::Chromium),
        ("firefox", Self::Firefox),
        ("webkit", Self::Webkit),
    ];

    /// Programs that it needs, any name of a row will do, and the Debian package that brings it.
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

    /// Installs what is missing: the browser, its driver, and a font for Chinese.
    ///
    /// # Errors
    ///
    /// When something is missing and cannot be installed: then the error says what to install.
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

    /// Lets a command find the drivers that are not on `PATH` by themselves.
    ///
    /// # Errors
    ///
    /// When a driver cannot be installed.
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

/// Without one, Chinese is drawn as boxes and measures as such. Where nobody can tell, it is taken to be there.
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

/// apt-get as root, or through sudo where that asks for no password.
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
