//! Maps the names of an object to the documented ones.

use std::borrow::Cow;

use crate::model::{METRICS, Metric, Owner};
use crate::raw::{Entry, Node, find};
use crate::warning::WarningKind;

use super::quota::Quota;
use super::{Reader, label};

/// An object's values by documented name.
#[derive(Debug)]
pub struct Fields<'a> {
    slots: Vec<Slot<'a>>,
    /// Everything else, in input order.
    pub unknown: Vec<Entry<'a>>,
    repeated: Vec<Cow<'a, str>>,
    left_out: usize,
}

#[derive(Debug)]
struct Slot<'a> {
    name: &'static str,
    node: Node<'a>,
    spelling: Spelling,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    Absent,
    OtherCase,
    Exact,
}

const DEVICE_FIELDS: &[&str] = &[
    "DeviceType",
    "StartTime",
    "EndTime",
    "SessionId",
    "ProjectId",
    "DeviceId",
    "TimeOffset",
    "Ver",
    "SdkMode",
    "RenderConst",
    "Width",
    "Height",
    "ConfigWidth",
    "ConfigHeight",
    "MultiMode",
    "MultiNet",
];
const LINK_FIELDS: &[&str] = &["NetId", "NetIp"];

/// Fields that clients add: Java's Gson at every level, .NET's `System.Text.Json`.
const NOISE: [&str; 4] = ["header", "skipSign", "customizedParams", "IsStream"];

/// The metrics that the cloud sends for a device or for a link.
pub fn sent_metrics(owner: Owner) -> impl Iterator<Item = &'static Metric> {
    METRICS
        .iter()
        .filter(move |metric| metric.owner == owner && !metric.derived)
}

/// Whether an object of `Details` is a device.
#[must_use]
pub fn is_device(entries: &[Entry]) -> bool {
    find(entries, "DeviceType").is_some()
        || find(entries, "TimeOffset").is_some()
        || has_device_array(entries)
}

/// Whether an object has one of a device's arrays; the names of single values are common in unrelated JSON.
#[must_use]
pub fn has_device_array(entries: &[Entry]) -> bool {
    let is_name = |key: &str| {
        ["TimeOffset", "MultiNet"]
            .into_iter()
            .chain(sent_metrics(Owner::Device).map(|metric| metric.id))
            .any(|name| key.eq_ignore_ascii_case(name))
    };
    entries
        .iter()
        .any(|(key, node)| node.is_array() && is_name(key))
}

fn documented(owner: Owner) -> impl Iterator<Item = &'static str> {
    let fixed = match owner {
        Owner::Device => DEVICE_FIELDS,
        Owner::Link => LINK_FIELDS,
    };
    let metrics = sent_metrics(owner).map(|metric| metric.id);
    fixed.iter().copied().chain(metrics)
}

impl<'a> Fields<'a> {
    /// Takes the value of a documented name; `null`, `[]` and `{}` all mean that there is none.
    pub fn take(&mut self, name: &str) -> Option<Node<'a>> {
        let slot = self.slots.iter_mut().find(|slot| slot.name == name)?;
        let node = std::mem::replace(&mut slot.node, Node::Null);
        (!node.is_empty()).then_some(node)
    }

    /// Sets a documented name that has no value.
    ///
    /// # Errors
    ///
    /// Returns the value if there is one already.
    pub fn fill(&mut self, name: &str, node: Node<'a>) -> Result<(), Node<'a>> {
        match self.slots.iter_mut().find(|slot| slot.name == name) {
            Some(slot) if slot.node.is_empty() => {
                slot.node = node;
                Ok(())
            }
            _ => Err(node),
        }
    }

    fn put(&mut self, (key, node): Entry<'a>, unknown_left: &mut Quota) {
        if let Some(slot) = self.slots.iter_mut().find(|slot| slot.name == key) {
            if slot.spelling != Spelling::Absent {
                self.repeated.push(key);
            }
            (slot.node, slot.spelling) = (node, Spelling::Exact);
            return;
        }
        let respelt = |slot: &&mut Slot| key.eq_ignore_ascii_case(slot.name);
        if let Some(slot) = self.slots.iter_mut().find(respelt) {
            if slot.spelling != Spelling::Absent {
                self.repeated.push(key);
            }
            if slot.spelling != Spelling::Exact {
                (slot.node, slot.spelling) = (node, Spelling::OtherCase);
            }
            return;
        }
        if is_noise(&key, &node) {
            return;
        }
        if let Some(same) = self.unknown.iter_mut().find(|(known, _)| *known == key) {
            same.1 = node;
            self.repeated.push(key);
        } else if unknown_left.take() {
            self.unknown.push((key, node));
        } else {
            self.left_out += 1;
        }
    }
}

/// Whether a value is one that clients add.
pub fn is_noise(key: &str, node: &Node) -> bool {
    (node.is_empty() || matches!(node, Node::Bool(_)))
        && NOISE.iter().any(|name| key.eq_ignore_ascii_case(name))
}

impl Reader {
    /// Sorts an object's values by name.
    pub(super) fn fields<'a>(&mut self, entries: Vec<Entry<'a>>, owner: Owner) -> Fields<'a> {
        let slots = documented(owner).map(|name| Slot {
            name,
            node: Node::Null,
            spelling: Spelling::Absent,
        });
        let mut fields = Fields {
            slots: slots.collect(),
            unknown: Vec::new(),
            repeated: Vec::new(),
            left_out: 0,
        };
        for entry in entries {
            fields.put(entry, &mut self.unknown_left);
        }
        fields
    }

    /// Reports what was unusual about the names. Separate from [`Self::fields`], because a link's number is one of its fields.
    pub(super) fn warn_of_names(&mut self, fields: &Fields, link: Option<i64>) {
        let mut respelt = fields
            .slots
            .iter()
            .filter(|slot| slot.spelling == Spelling::OtherCase);
        if let Some(first) = respelt.next() {
            let fields = 1 + respelt.count();
            self.warn(label(link, first.name), WarningKind::CaseDiffers { fields });
        }
        for key in &fields.repeated {
            self.warn(label(link, key), WarningKind::FieldRepeated);
        }
        if fields.left_out > 0 {
            let kind = WarningKind::FieldsLeftOut {
                fields: fields.left_out,
            };
            self.warn(
                link.map_or("Details".to_owned(), |id| format!("MultiNet[{id}]")),
                kind,
            );
        }
    }
}
