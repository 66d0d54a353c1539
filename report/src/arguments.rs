//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use trro_session_viewer::derive::judge::{ThresholdError, Thresholds};
use trro_session_viewer::text::Lang;

use crate::zone::Zone;

/// Judges sessions of Tencent Cloud TRRO as the viewer does.
#[derive(Debug, Parser)]
#[command(
    name = "trro-session-report",
    version,
    after_help = "Exit code: 0 nothing above info · 5 a session could not be judged, and nothing above info was found · 10 minor · 20 major · 30 critical · 2 usage · 3 a file could not be read (the rest are still judged)"
)]
pub struct Arguments {
    /// Answers of `DescribeDeviceSessionDetails`, in any shape that the page reads.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Markdown for a ticket, one report a line, or one finding a row.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// The language of sentences: en or zh-CN.
    #[arg(long, value_name = "TAG", default_value = "en", value_parser = language)]
    pub lang: Lang,
    /// The clock of sentences: an IANA name, or UTC.
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = Zone::named)]
    pub time_zone: Zone,
    /// Judges by another threshold than usual; `docs/findings.md` names them all. May be given several times.
    #[arg(long = "threshold", value_name = "NAME=VALUE", value_parser = Setting::parse)]
    thresholds: Vec<Setting>,
}

/// A threshold and its value.
#[derive(Debug, Clone, PartialEq)]
struct Setting {
    name: String,
    value: f64,
}

impl Arguments {
    /// The default thresholds with the given changes.
    pub fn thresholds(&self) -> Thresholds {
        let mut thresholds = Thresholds::default();
        for Setting { name, value } in &self.thresholds {
            // Cannot fail: each was checked when it was parsed.
            let _ = thresholds.set(name, *value);
        }
        thresholds
    }
}

impl Setting {
    /// `networkLatencyBadMs=300`.
    fn parse(text: &str) -> Result<Self, String> {
        let (name, value) = text.split_once('=').ok_or("it has no `=`")?;
        let value: f64 = value
            .parse()
            .map_err(|_| format!("{value:?} is no number"))?;
        match Thresholds::default().set(name, value) {
            Ok(()) => Ok(Self {
                name: name.to_owned(),
                value,
            }),
            Err(ThresholdError::Unknown) => Err(format!("there is no threshold {name:?}")),
            Err(ThresholdError::NotPositive) => {
                Err("it must be a finite number above 0".to_owned())
            }
        }
    }
}

/// How a session is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// The verdict as Markdown.
    Text,
    /// The whole report, one session a line.
    Json,
    /// One finding a row.
    Csv,
}

/// A language by its tag.
fn language(tag: &str) -> Result<Lang, String> {
    let known = Lang::ALL.into_iter().find(|lang| lang.tag() == tag);
    known.ok_or_else(|| format!("one of {}", Lang::ALL.map(Lang::tag).join(", ")))
}
