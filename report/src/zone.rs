//! The time zone in which times are shown.

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};
use trro_session_viewer::model::Session;
use trro_session_viewer::text::findings::utc;
use trro_session_viewer::units::Millis;
use trro_session_viewer::view;

/// A time zone by its name.
#[derive(Debug, Clone)]
pub struct Zone {
    name: String,
    zone: TimeZone,
}

impl Zone {
    /// Parses an IANA name.
    pub fn named(name: &str) -> Result<Self, String> {
        let zone = TimeZone::get(name).map_err(|error| error.to_string())?;
        Ok(Self {
            name: name.to_owned(),
            zone,
        })
    }

    /// The zone over a session, with the changes of its offset.
    pub fn over(&self, session: &Session) -> view::Zone {
        let span = session.span().unwrap_or(0.0..0.0);
        let start = Timestamp::from_millisecond(span.start as i64).unwrap_or(Timestamp::UNIX_EPOCH);
        let changes = self.zone.following(start).map(|change| {
            let from = change.timestamp().as_millisecond() as Millis;
            (from, ahead(change.offset()))
        });
        let first = (f64::NEG_INFINITY, ahead(self.zone.to_offset(start)));
        let changes = changes.take_while(|(from, _)| *from <= span.end);
        view::Zone::Clock {
            offsets: std::iter::once(first).chain(changes).collect(),
        }
    }

    /// How a sentence formats times; without a named zone it says UTC, as the page's report does.
    pub fn in_sentences(&self, session: &Session) -> Box<dyn Fn(Millis) -> String> {
        if self.name == "UTC" {
            return Box::new(utc(session));
        }
        let (zone, span) = (self.over(session), session.span().unwrap_or(0.0..0.0));
        Box::new(move |time| zone.clock(&span, time))
    }
}

fn ahead(offset: Offset) -> Millis {
    Millis::from(offset.seconds()) * 1000.0
}
