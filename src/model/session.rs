//! Session, device, link, series.

use std::borrow::Cow;
use std::ops::Range;

use super::metric::{Metric, Owner, metric};
use crate::units::Millis;

/// A call between a vehicle and a cockpit: usually one field and one remote device.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Session {
    /// From the first device that has one; otherwise empty.
    pub session_id: String,
    /// From the first device that has one; otherwise empty.
    pub project_id: String,
    /// The cloud's id of the response, for tickets; empty if the input had none.
    pub request_id: String,
    /// In input order.
    pub devices: Vec<Device>,
    /// Unknown fields beside the devices.
    pub extras: Vec<Extra>,
}

/// One end of a session.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Device {
    /// Which end it is.
    pub role: Role,
    /// `DeviceType` as sent.
    pub device_type: String,
    /// `DeviceId`.
    pub device_id: String,
    /// `Ver`: version of the TRRO SDK.
    pub sdk_version: String,
    /// `SdkMode`: `p2p`, `server`, or an undocumented value.
    pub sdk_mode: String,
    /// `MultiMode`: 0 single network, 1 several.
    pub multi_mode: Option<i64>,
    /// Actual size of the video.
    pub resolution: Option<Resolution>,
    /// Configured size of the video; 0 × 0 means not applicable, and is `None`.
    pub configured_resolution: Option<Resolution>,
    /// The time of each sample, Unix time, ascending; counts from 0 if `StartTime` was missing.
    pub times: Vec<Millis>,
    /// Whether each sample is *disconnected* ([`super::disconnected()`]); may be empty if none is.
    pub disconnected: Vec<bool>,
    /// In the order of [`super::METRICS`], then each link's, then unknown arrays.
    pub series: Vec<Series>,
    /// Network links, in input order.
    pub links: Vec<Link>,
    /// Unknown fields that are not numeric arrays, in input order.
    pub extras: Vec<Extra>,
}

/// Which end of a session a device is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// The vehicle: captures, encodes and sends.
    Field,
    /// The cockpit: receives, decodes and shows.
    Remote,
    /// An undocumented `DeviceType`.
    #[default]
    Other,
}

/// A network link of a device.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Link {
    /// `NetId`.
    pub net_id: i64,
    /// `NetIp`: the local address of its network interface.
    pub net_ip: String,
}

/// The size of the video.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resolution {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// An unknown field, kept so that nothing is dropped silently.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extra {
    /// Its name in the input; for a link's field `MultiNet[<NetId>].<name>`.
    pub name: String,
    /// Its value as compact JSON, shortened if it is long.
    pub value: String,
}

/// Identifies a series of a device.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SeriesKey {
    /// The documented name (`Rate`), or an unknown array's own.
    pub metric: Cow<'static, str>,
    /// `NetId`, for a series of a link.
    pub link: Option<i64>,
}

/// One metric of a device or link over time.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// Its identity within the device.
    pub key: SeriesKey,
    /// One per time of the device; `NaN` if nothing was measured.
    pub values: Vec<f64>,
}

/// TRRO did not exist before 2015: earlier times are not dates.
pub const DATED: Millis = 1_420_070_400_000.0;

impl Session {
    /// First and last sample of the devices with a date, or of all if none has one; `None` without samples.
    ///
    /// A device without `StartTime` counts from 1970; next to dated devices it would shrink them to a pixel.
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
    /// The metric in [`super::METRICS`], or `None` for an unknown array.
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
    /// Whether its times are dates.
    #[must_use]
    pub fn is_dated(&self) -> bool {
        self.times.first().is_some_and(|start| *start >= DATED)
    }

    /// The series of that metric, of the device itself (`link: None`) or of a link.
    #[must_use]
    pub fn series(&self, metric: &str, link: Option<i64>) -> Option<&Series> {
        self.series
            .iter()
            .find(|series| series.key.metric == metric && series.key.link == link)
    }
}

impl Role {
    /// From `DeviceType`, in any case.
    #[must_use]
    pub fn from_device_type(device_type: &str) -> Self {
        match device_type.to_ascii_lowercase().as_str() {
            "field" => Self::Field,
            "remote" => Self::Remote,
            _ => Self::Other,
        }
    }
}
