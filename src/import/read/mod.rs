//! Device objects → [`Session`]: every name known or listed, every value a number or missing.

mod device;
mod fields;
mod links;
mod quota;
mod samples;
mod scalar;
mod times;

pub use fields::{has_device_array, is_device};

use crate::model::{Device, Extra, Role, Session};
use crate::raw::{Entry, Node, compact};
use crate::units::Millis;
use crate::warning::{Warning, WarningKind};

use super::Imported;
use fields::is_noise;
use quota::Quota;

/// Reads the sessions of one input in sequence.
///
/// Quotas apply to the whole input, so that memory stays in proportion to it.
#[derive(Debug)]
pub struct Reader {
    devices_left: Quota,
    links_left: Quota,
    unknown_left: Quota,
    warnings_left: Quota,
    /// Samples that may be padded where an array is shorter than its device's `TimeOffset`.
    padding_left: usize,
    devices_left_out: usize,
    device: Option<usize>,
    warnings: Vec<Warning>,
    warnings_left_out: usize,
}

/// The number of characters kept of an unknown value.
const MAX_EXTRA_CHARACTERS: usize = 200;

// A session has two devices with a few links each: far more would fill the page with unreadable charts.
const DEVICES_OF_SESSION: usize = 64;
const LINKS_OF_SESSION: usize = 64;
const UNKNOWN_FIELDS_OF_SESSION: usize = 256;
const WARNINGS_OF_SESSION: usize = 500;

/// Per input; the largest inputs seen are logs with some hundred sessions.
const MAX_OF_INPUT: usize = 10_000;

/// Sixteen megabytes, half of what the input's own columns may take.
const PADDING: usize = 2 * 1024 * 1024;

impl Reader {
    /// For an input of that size.
    #[must_use]
    pub fn new(input_bytes: usize) -> Self {
        Self {
            devices_left: Quota::new(DEVICES_OF_SESSION, MAX_OF_INPUT),
            links_left: Quota::new(LINKS_OF_SESSION, MAX_OF_INPUT),
            unknown_left: Quota::new(UNKNOWN_FIELDS_OF_SESSION, MAX_OF_INPUT),
            warnings_left: Quota::new(WARNINGS_OF_SESSION, MAX_OF_INPUT),
            padding_left: PADDING + input_bytes / 4,
            devices_left_out: 0,
            device: None,
            warnings: Vec::new(),
            warnings_left_out: 0,
        }
    }

    /// A session from its device objects, and the fields beside them in the response; `None` if the quota of devices is used up.
    pub fn session(
        &mut self,
        details: Vec<Node>,
        answer: Vec<Entry>,
        request_id: &str,
    ) -> Option<Imported> {
        for quota in [
            &mut self.devices_left,
            &mut self.links_left,
            &mut self.unknown_left,
            &mut self.warnings_left,
        ] {
            quota.next_session();
        }
        let mut session = Session {
            request_id: request_id.to_owned(),
            extras: self.beside_details(answer),
            ..Session::default()
        };
        for node in details {
            let Node::Map(entries) = node else {
                self.warn("Details", WarningKind::FieldInvalid);
                continue;
            };
            if !self.devices_left.take() {
                self.devices_left_out += 1;
                continue;
            }
            self.device = Some(session.devices.len());
            let read = self.device(entries.into_vec());
            let known = [&session.session_id, &read.session_id];
            if known[0] != known[1] && known.iter().all(|id| !id.is_empty()) {
                let other = read.session_id.clone();
                self.warn("SessionId", WarningKind::SessionIdDiffers { other });
            }
            self.device = None;
            keep_first(&mut session.session_id, read.session_id);
            keep_first(&mut session.project_id, read.project_id);
            session.devices.push(read.device);
        }
        let mut warnings = std::mem::take(&mut self.warnings);
        if !do_ends_meet(&session) {
            warnings.push(about_input(WarningKind::EndsDoNotMeet));
        }
        if self.warnings_left_out > 0 {
            let kind = WarningKind::WarningsLeftOut {
                warnings: std::mem::take(&mut self.warnings_left_out),
            };
            warnings.push(about_input(kind));
        }
        (!session.devices.is_empty()).then_some(Imported { session, warnings })
    }

    fn beside_details(&mut self, answer: Vec<Entry>) -> Vec<Extra> {
        let mut extras = Vec::new();
        let mut details = 0;
        for (name, node) in answer {
            let is = |known: &str| name.eq_ignore_ascii_case(known);
            if is("Details") {
                details += 1;
            } else if !node.is_empty()
                && !is("RequestId")
                && !is("Error")
                && !is_noise(&name, &node)
                && self.unknown_left.take()
            {
                self.warn(&*name, WarningKind::FieldUnknown);
                extras.push(Extra {
                    name: name.into_owned(),
                    value: compact(&node, MAX_EXTRA_CHARACTERS),
                });
            }
        }
        if details > 1 {
            self.warn("Details", WarningKind::FieldRepeated);
        }
        extras
    }

    /// Devices beyond the quota.
    #[must_use]
    pub fn devices_left_out(&self) -> usize {
        self.devices_left_out
    }

    fn warn(&mut self, field: impl Into<String>, kind: WarningKind) {
        if !self.warnings_left.take() {
            self.warnings_left_out += 1;
            return;
        }
        self.warnings.push(Warning {
            device: self.device,
            field: Some(field.into()),
            kind,
        });
    }
}

/// A distance that no clock offset explains.
const APART: Millis = 60_000.0;

/// Whether a field and a remote overlap in time, if both have samples.
fn do_ends_meet(session: &Session) -> bool {
    let of = |role: Role| {
        let devices = session.devices.iter();
        devices.filter(move |device| device.role == role && !device.times.is_empty())
    };
    let span = |device: &Device| Some((*device.times.first()?, *device.times.last()?));
    let meet = |field: &Device, remote: &Device| {
        let (Some(one), Some(other)) = (span(field), span(remote)) else {
            return true;
        };
        field.is_dated() == remote.is_dated()
            && one.0 - other.1 <= APART
            && other.0 - one.1 <= APART
    };
    let mut pairs = of(Role::Field).flat_map(|field| of(Role::Remote).map(move |one| (field, one)));
    let mut pairs = pairs.by_ref().peekable();
    pairs.peek().is_none() || pairs.any(|(field, remote)| meet(field, remote))
}

/// A warning about the input as a whole.
#[must_use]
pub fn about_input(kind: WarningKind) -> Warning {
    Warning {
        device: None,
        field: None,
        kind,
    }
}

fn keep_first(kept: &mut String, next: String) {
    if kept.is_empty() {
        *kept = next;
    }
}

/// A field's name in a warning, with the link's number if it belongs to one.
fn label(link: Option<i64>, name: &str) -> String {
    match link {
        Some(net_id) => format!("MultiNet[{net_id}].{name}"),
        None => name.to_owned(),
    }
}
