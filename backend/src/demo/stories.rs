//! The synthetic sessions and their events.

use std::ops::Range;

/// The only project.
pub const PROJECT: &str = "demo";
/// The vehicle and the cockpit.
pub const DEVICES: [&str; 2] = ["demo-vehicle-01", "demo-cockpit-01"];

const MINUTE: u64 = 60;
const HOUR: u64 = 60 * MINUTE;
pub const DAY: u64 = 24 * HOUR;

/// A session of both devices.
#[derive(Debug)]
pub struct Story {
    /// `SessionId`.
    pub id: &'static str,
    /// Unix seconds.
    pub start: u64,
    /// Seconds; `None` while it is running.
    length: Option<u64>,
    /// The cloud's grade.
    pub quality: &'static str,
    /// Ordered, without overlaps; seconds since the start.
    pub events: Vec<(Range<u64>, Event)>,
}

/// What can happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The active link goes down; after a while the other one takes over.
    LinkCut,
    /// Both ends lose the connection: no samples.
    Disconnected,
    /// Less bandwidth, and some loss.
    Squeezed,
    /// The cockpit's computer is busy: frames arrive but are not shown in time.
    CockpitBusy,
}

impl Story {
    /// The last second with a sample.
    pub fn end(&self, now: u64) -> u64 {
        let end = self.length.map(|length| self.start + length);
        end.unwrap_or(now).min(now)
    }

    /// The event at that second, and for how long it has lasted.
    pub fn at(&self, second: u64) -> Option<(Event, u64)> {
        let events = self.events.iter();
        let mut during = events.filter(|(during, _)| during.contains(&second));
        during
            .next()
            .map(|(during, event)| (*event, second - during.start))
    }
}

/// All of them, oldest to newest, around the present.
pub fn stories(now: u64) -> Vec<Story> {
    use Event::{CockpitBusy, Disconnected, LinkCut, Squeezed};
    let story = |id, ago, length, quality, events: &[(Range<u64>, Event)]| Story {
        id,
        start: now - ago,
        length,
        quality,
        events: events.to_vec(),
    };
    let long = (0..48_u64).map(|half_hour| {
        let begin = half_hour * 30 * MINUTE + 300 + half_hour * 37 % 900;
        let (length, event) = match half_hour % 4 {
            0 => (90, Squeezed),
            1 => (14, Disconnected),
            2 => (180, LinkCut),
            _ => (60, CockpitBusy),
        };
        (begin..begin + length, event)
    });
    let long: Vec<_> = long.collect();
    let cut = [(300..430, LinkCut)];
    vec![
        story("demo-day-1", DAY + 6 * HOUR, Some(DAY), "normal", &long),
        story("demo-good-1", 3 * HOUR, Some(10 * MINUTE), "good", &[]),
        story(
            "demo-link-cut-1",
            100 * MINUTE,
            Some(12 * MINUTE),
            "normal",
            &cut,
        ),
        story(
            "demo-link-cut-2",
            100 * MINUTE,
            Some(12 * MINUTE),
            "normal",
            &cut,
        ),
        story(
            "demo-reconnects-1",
            50 * MINUTE,
            Some(8 * MINUTE),
            "bad",
            &[
                (170..182, Squeezed),
                (182..196, Disconnected),
                (251..257, Disconnected),
                (300..312, Disconnected),
                (380..410, Squeezed),
            ],
        ),
        story(
            "demo-running-1",
            20 * MINUTE,
            None,
            "normal",
            &[(400..460, CockpitBusy), (800..860, Squeezed)],
        ),
    ]
}
