//! What is typed.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};
use trro_session_viewer::text::Lang;

use crate::zone::Zone;

/// Judges sessions of Tencent Cloud TRRO as the viewer does.
#[derive(Debug, Parser)]
#[command(
    name = "trro-session-report",
    version,
    after_help = "Exit code: 0 nothing above info · 10 minor · 20 major · 30 critical · 2 usage · 3 a file could not be read (the rest are still judged)"
)]
pub struct Arguments {
    /// Answers of `DescribeDeviceSessionDetails`, in any shape that the page reads.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Markdown for a ticket, one report a line, or one finding a row.
    #[arg(long, value_enum, default_value = "text")]
    pub format: Format,
    /// The language of sentences.
    #[arg(long, value_enum, default_value = "en")]
    pub lang: Language,
    /// The clock of sentences: an IANA name, or UTC.
    #[arg(long, value_name = "ZONE", default_value = "UTC", value_parser = Zone::named)]
    pub time_zone: Zone,
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// Simplified Chinese.
    #[value(name = "zh-CN")]
    Zh,
    /// English.
    #[value(name = "en")]
    En,
}

impl Language {
    /// As the viewer calls it.
    pub const fn lang(self) -> Lang {
        match self {
            Self::Zh => Lang::Zh,
            Self::En => Lang::En,
        }
    }
}
