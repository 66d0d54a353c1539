//! Session, device, link, series.

use std::borrow::Cow;
use std::ops::Range;

use super::metric::{Metric, Owner, metric};
use crate::units::Millis;

/// One call between a vehicle and a cockpit: usually one field and one remote device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// As the first device that has one says it; empty if none does.
    pub session_id: String,
    /// As the first device that has one says it; empty if none does.
    pub project_id: String,
    /// The cloud's id of the answer, for a ticket; empty if the input had none.
    pub request_id: String,
    /// In the order of the input.
    pub devices: Vec<Device>,
    /// Fields beside the devices that nobody knows.
    pub extras: Vec<Extra>,
}

/// One end of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// Which end this is.
    pub role: Role,
    /// `DeviceType` as it was sent.
    pub device_type: String,
    /// `DeviceId`.
    pub device_id: String,
    /// `Ver`: version of the TRRO SDK.
    pub sdk_version: String,
    /// `SdkMode`: `p2p`, `server`, or a value that is not documented.
    pub sdk_mode: String,
    /// `MultiMode`: 0 single network, 1 several.
    pub multi_mode: Option<i64>,
    /// Actual size of the picture.
    pub resolution: Option<Resolution>,
    /// Configured size of the picture; 0 × 0 means that it does not apply, and is `None`.
    pub configured_resolution: Option<Resolution>,
    /// When each sample was taken, Unix time, ascending; counts from 0 where `StartTime` was missing.
    pub times: Vec<Millis>,
    /// For each sample whether it is *disconnected* ([`super::disconnected()`]); may be empty where none is.
    pub disconnected: Vec<bool>,
    /// In the order of [`super::METRICS`], then each link's, then unknown arrays.
    pub series: Vec<Series>,
    /// Network cards, in the order of the input.
    pub links: Vec<Link>,
    /// Fields that nobody knows and that are no numeric arrays, in the order of the input.
    pub extras: Vec<Extra>,
}

/// Which end of a session a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// The vehicle: captures, encodes and sends.
    Field,
    /// The cockpit: receives, decodes and shows.
    Remote,
    /// A `DeviceType` that is not documented.
    #[default]
    Other,
}

/// A network card of a device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// `NetId`.
    pub net_id: i64,
    /// `NetIp`: the card's local address.
    pub net_ip: String,
}

/// A picture's size.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A field that the viewer does not know, kept so that nothing is dropped in silence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Its name in the input, for a link's field as `MultiNet[<NetId>].<name>`.
    pub name: String,
    /// Its value as compact JSON, shortened if it is long.
    pub value: String,
}

/// Which series of a device this is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SeriesKey {
    /// The documented name (`Rate`), or an unknown array's own.
    pub metric: Cow<'static, str>,
    /// `NetId`, for a series of a link.
    pub link: Option<i64>,
}

/// One metric of one device or link over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its identity within the device.
    pub key: SeriesKey,
    /// Exactly as many as the device has times; `NaN` where nothing was measured.
    pub values: Vec<f64>,
}

/// TRRO did not exist before 2015: an earlier time is none of the calendar's.
pub const DATED: Millis = 1_420_070_400_000.0;

impl Session {
    /// First and last sample of the devices with a date, or of all where none has one; `None` without any.
    ///
    /// A device without `StartTime` counts from 1970; beside dated ones it would squeeze them into a pixel.
    #[must_use]
    pub fn span(&self) -> Option<Range<Millis>> {
        self.span_of(Device::is_dated)
            .or_else(|| self.span_of(|_| true))
    }

    /// First and last sample of those devices.
    #[must_use]
    pub fn span_of(&self, is_wanted: fn(&Device) -> bool) -> Option<Range<Millis>> {
        let devices = self.devices.iter();
        devices
            .filter(|device| is_wanted(device))
            .filter_map(|device| Some((*device.times.first()?, *device.times.last()?)))
            .reduce(|one, other| (one.0.min(other.0), one.1.max(other.1)))
            .map(|(start, end)| start..end)
    }
}

impl Series {
    /// The row of [`super::METRICS`], or `None` for an array that nobody knows.
    #[must_use]
    pub fn metric(&self) -> Option<&'static Metric> {
        let owner = if self.key.link.is_some() {
            Owner::Link
        } else {
            Owner::Device
        };
        metric(&self.key.metric, owner)
    }
}

impl Device {
    /// Whether its times are those of a calendar.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.times.first().is_some_and(|start| *start >= DATED)
    }

    /// The series of that metric, of the device itself (`link: None`) or of one of its links.
    #[must_use]
    pub fn series(&self, metric: &str, link: Option<i64>) -> Option<&Series> {
        self.series
            .iter()
            .find(|series| series.key.metric == metric && series.key.link == link)
    }
}

impl Role {
    /// From `DeviceType`, whatever its case.
    #[must_use]
    pub fn from_device_type(device_type: &str) -> Self {
        match device_type.to_ascii_lowercase().as_str() {
            "field" => Self::Field,
            "remote" => Self::Remote,
            _ => Self::Other,
        }
    }
}
