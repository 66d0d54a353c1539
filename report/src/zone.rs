//! The clock that times are shown on.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use trro_session_viewer::text::findings::utc;
use trro_session_viewer::units::Millis;

/// A time zone by its name.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Of an IANA name.
    pub fn named(name: &str) -> Result<Self, String> {
        let zone = TimeZone::get(name).map_err(|error| error.to_string())?;
        Ok(Self {
            name: name.to_owned(),
            zone,
        })
    }

    /// `16:20:18`; where nobody named a zone, that it is UTC, as the page's report has it.
    pub fn time(&self, time: Millis) -> String {
        if self.is_utc() {
            return utc(time);
        }
        self.shown(time, "%H:%M:%S")
    }

    /// `2024-11-12, Asia/Shanghai`.
    pub fn day(&self, time: Millis) -> String {
        format!("{}, {}", self.shown(time, "%Y-%m-%d"), self.name)
    }

    fn is_utc(&self) -> bool {
        self.name == "UTC"
    }

    fn shown(&self, time: Millis, format: &str) -> String {
        match Timestamp::from_millisecond(time as i64) {
            Ok(instant) => instant
                .to_zoned(self.zone.clone())
                .strftime(format)
                .to_string(),
            // Beyond the calendar.
            Err(_) => format!("{time}"),
        }
    }
}
