//! One device: its fields, its series, what is missing in them.

use std::borrow::Cow;

use crate::model::{
    Device, Extra, MissingWhen, Owner, Role, Series, SeriesKey, disconnected, metric,
};
use crate::raw::{Entry, Node, compact};
use crate::warning::WarningKind;

use super::fields::{Fields, sent_metrics};
use super::samples::{Samples, Values, is_numeric};
use super::{MAX_EXTRA_CHARACTERS, Reader, label};

/// A device, and the session that it claims to belong to.
#[derive(Debug)]
pub struct ReadDevice {
    /// The device.
    pub device: Device,
    /// `SessionId`.
    pub session_id: String,
    /// `ProjectId`.
    pub project_id: String,
}

struct Array {
    key: SeriesKey,
    values: Values,
}

impl Reader {
    /// Reads one element of `Details`.
    pub(super) fn device(&mut self, entries: Vec<Entry>) -> ReadDevice {
        let mut fields = self.fields(entries, Owner::Device);
        self.warn_of_names(&fields, None);
        let mut arrays = Vec::new();
        let mut extras = Vec::new();

        self.older_name(&mut fields, &mut extras);
        self.known_arrays(&mut fields, None, &mut arrays);
        let mut links = Vec::new();
        for mut card in self.links(fields.take("MultiNet")) {
            let link = Some(card.link.net_id);
            self.known_arrays(&mut card.fields, link, &mut arrays);
            self.unknown(card.fields, link, &mut arrays, &mut extras);
            links.push(card.link);
        }

        let start = self.start_time(fields.take("StartTime").as_ref());
        let offsets = fields.take("TimeOffset");
        let session_id = self.name("SessionId", fields.take("SessionId"));
        let project_id = self.name("ProjectId", fields.take("ProjectId"));
        let device_type = self.name("DeviceType", fields.take("DeviceType"));
        let mut device = Device {
            role: Role::from_device_type(device_type.trim()),
            device_type,
            device_id: self.name("DeviceId", fields.take("DeviceId")),
            sdk_version: self.name("Ver", fields.take("Ver")),
            sdk_mode: self.name("SdkMode", fields.take("SdkMode")),
            multi_mode: self.whole("MultiMode", fields.take("MultiMode")),
            resolution: self.resolution(
                ["Width", "Height"],
                ["Width", "Height"].map(|name| fields.take(name)),
            ),
            configured_resolution: self.resolution(
                ["ConfigWidth", "ConfigHeight"],
                ["ConfigWidth", "ConfigHeight"].map(|name| fields.take(name)),
            ),
            links,
            ..Device::default()
        };
        self.unknown(fields, None, &mut arrays, &mut extras);
        self.series(&mut device, start, offsets, arrays, &mut extras);
        device.extras = extras;
        ReadDevice {
            device,
            session_id,
            project_id,
        }
    }

    /// Before 2024-07-31, `RenderCost` was misspelt as `RenderConst`.
    fn older_name(&mut self, fields: &mut Fields, extras: &mut Vec<Extra>) {
        let Some(older) = fields.take("RenderConst") else {
            return;
        };
        let kind = WarningKind::FieldRenamed {
            from: "RenderConst".to_owned(),
        };
        match fields.fill("RenderCost", older) {
            Ok(()) => self.warn("RenderCost", kind),
            Err(older) => {
                let by = "RenderCost".to_owned();
                self.list(
                    "RenderConst",
                    &older,
                    WarningKind::FieldSuperseded { by },
                    extras,
                );
            }
        }
    }

    fn known_arrays(&mut self, fields: &mut Fields, link: Option<i64>, arrays: &mut Vec<Array>) {
        for metric in sent_metrics(owner(link)) {
            let Some(node) = fields.take(metric.id) else {
                continue;
            };
            let key = SeriesKey {
                metric: Cow::Borrowed(metric.id),
                link,
            };
            match Samples::from_node(node) {
                Ok(samples) => arrays.push(self.array(key, samples)),
                Err(_) => self.warn(label(link, metric.id), WarningKind::NotAnArray),
            }
        }
    }

    fn array(&mut self, key: SeriesKey, samples: Samples) -> Array {
        if samples.not_numbers > 0 {
            let elements = samples.not_numbers;
            self.warn_of(&key, WarningKind::NotNumbers { elements });
        }
        if samples.unreadable > 0 {
            let elements = samples.unreadable;
            self.warn_of(&key, WarningKind::NumberUnreadable { elements });
        }
        Array {
            key,
            values: samples.values,
        }
    }

    /// Numeric arrays become series under their own name, the rest is listed.
    fn unknown(
        &mut self,
        fields: Fields,
        link: Option<i64>,
        arrays: &mut Vec<Array>,
        extras: &mut Vec<Extra>,
    ) {
        for (name, node) in fields.unknown {
            let key = SeriesKey {
                metric: Cow::Owned(name.into_owned()),
                link,
            };
            // Derived series have names too, and names must be unique.
            let is_taken = metric(&key.metric, owner(link)).is_some();
            if is_taken || !is_numeric(&node) {
                let name = label(link, &key.metric);
                self.list(&name, &node, WarningKind::FieldUnknown, extras);
                continue;
            }
            self.warn_of(&key, WarningKind::FieldUnknown);
            if let Ok(samples) = Samples::from_node(node) {
                arrays.push(self.array(key, samples));
            }
        }
    }

    fn list(&mut self, name: &str, node: &Node, why: WarningKind, extras: &mut Vec<Extra>) {
        self.warn(name, why);
        extras.push(Extra {
            name: name.to_owned(),
            value: compact(node, MAX_EXTRA_CHARACTERS),
        });
    }

    fn series(
        &mut self,
        device: &mut Device,
        start: f64,
        offsets: Option<Node>,
        arrays: Vec<Array>,
        extras: &mut Vec<Extra>,
    ) {
        let times = self.times(start, offsets, arrays.iter().map(|array| &array.values));
        let sent = times.sent();
        for Array { key, values } in arrays {
            let length = values.len();
            if length > sent {
                let left_out = length - sent;
                self.warn_of(&key, WarningKind::ArrayLonger { left_out });
            }
            let missing = sent.saturating_sub(values.count());
            if missing > self.padding_left {
                self.warn_of(&key, WarningKind::ArrayLeftOut { missing });
                let kept = (0..length.min(MAX_EXTRA_CHARACTERS)).map(|index| values.get(index));
                extras.push(Extra {
                    name: label(key.link, &key.metric),
                    value: compact(&Node::Column(kept.collect()), MAX_EXTRA_CHARACTERS),
                });
                continue;
            }
            self.padding_left -= missing;
            if length < sent && matches!(values, Values::Dense(_)) {
                let missing = sent - length;
                let has_times = times.are_sent();
                self.warn_of(&key, WarningKind::ArrayShorter { missing, has_times });
            }
            device.series.push(Series {
                values: times.pick(values),
                key,
            });
        }
        device.times = times.millis;
        resolve(device);
    }

    fn warn_of(&mut self, key: &SeriesKey, kind: WarningKind) {
        self.warn(label(key.link, &key.metric), kind);
    }
}

fn owner(link: Option<i64>) -> Owner {
    link.map_or(Owner::Device, |_| Owner::Link)
}

/// Replaces the values that mean “nothing was measured” by `NaN` (contract, section 5).
fn resolve(device: &mut Device) {
    let sent = |metric| {
        device
            .series(metric, None)
            .map_or(&[][..], |series| &series.values)
    };
    device.disconnected = disconnected(
        device.times.len(),
        sent("NetworkLatency"),
        sent("Rate"),
        sent("Fps"),
    );
    for series in &mut device.series {
        let Some(metric) = series.metric() else {
            continue;
        };
        if metric.missing_when == MissingWhen::Disconnected {
            for (value, is_disconnected) in series.values.iter_mut().zip(&device.disconnected) {
                if *is_disconnected {
                    *value = f64::NAN;
                }
            }
        }
        let zero_too = metric.missing_when == MissingWhen::Zero;
        for value in &mut series.values {
            if *value < 0.0 || zero_too && *value == 0.0 {
                *value = f64::NAN;
            }
        }
    }
}
