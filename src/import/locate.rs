//! Values → sessions, wherever they hide: envelopes, HAR files, JSON in strings; and what was found instead of one.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::{CloudError, ImportError, JsonFault, Position};
use crate::raw::{Entry, Node, find};
use crate::units::Bytes;
use crate::warning::WarningKind;

use super::cloud_line::cloud_line;
use super::decode::decode;
use super::dialect::dialect;
use super::neighbour::{
    Neighbour, neighbour_from_answer, neighbour_from_element, neighbour_from_list,
};
use super::position::{line, position};
use super::read::{Reader, about_input, is_device};
use super::scan::{Failure, Found, Scanned, scan};
use super::{Imported, empty};

/// JSON in a string in JSON in a string …: a HAR file of a wrapped log line has three.
const MAX_STRINGS: usize = 4;

/// Names of the top level that an error mentions.
const MAX_KEYS: usize = 8;
const MAX_KEY_CHARACTERS: usize = 64;

/// Parts of the input that failed and are told of.
const MAX_FAILED_PARTS: usize = 16;

/// Searches one input.
#[derive(Debug)]
pub struct Search<'t> {
    text: &'t str,
    limit: Bytes,
    reader: Reader,
    sessions: Vec<Imported>,
    /// Indices of those that had no answer around them, ascending.
    bare: Vec<usize>,
    cloud: Option<CloudError>,
    /// The console's or a gateway's own `{"code":9,"message":…}`.
    gateway: Option<CloudError>,
    neighbour: Option<Neighbour>,
    /// `RequestId` of an answer without devices.
    no_data: Option<String>,
    keys: Option<Vec<String>>,
    /// JSON in a string that is broken.
    inner_failure: Option<(JsonFault, Position)>,
    failed_parts: Vec<WarningKind>,
    /// A device was found that may be a part of something broken.
    doubted: bool,
    repaired: bool,
}

/// Where in the input a value stands.
#[derive(Clone, Copy)]
struct Place<'p> {
    /// The byte of the input at which the outermost value begins.
    start: usize,
    /// Only a whole answer may be believed.
    doubtful: bool,
    /// How many strings it was unwrapped from.
    strings: usize,
    /// `RequestId` of the nearest object around that has one.
    request_id: &'p str,
}

impl<'t> Search<'t> {
    /// Finds everything in the text.
    pub fn run(text: &'t str, limit: Bytes, repaired: bool) -> Result<Vec<Imported>, ImportError> {
        let mut search = Self {
            text,
            limit,
            reader: Reader::new(text.len()),
            sessions: Vec::new(),
            bare: Vec::new(),
            cloud: None,
            gateway: None,
            neighbour: None,
            no_data: None,
            keys: None,
            inner_failure: None,
            failed_parts: Vec::new(),
            doubted: false,
            repaired,
        };
        let scanned = scan(text, &mut |found| search.top_level(found));
        search.drop_halves();
        if search.sessions.is_empty() {
            return Err(search.error(&scanned));
        }
        Ok(search.sessions(&scanned))
    }

    fn top_level(&mut self, found: Found) {
        if self.keys.is_none() {
            self.keys = Some(keys(&found.node));
        }
        let place = Place {
            start: found.start,
            doubtful: found.doubtful,
            strings: 0,
            request_id: "",
        };
        if let Node::Map(entries) = &found.node
            && self.gateway.is_none()
        {
            self.gateway = gateway_error(entries);
        }
        self.repaired |= found.repaired;
        self.value(found.node, place);
    }

    fn value(&mut self, node: Node, place: Place) {
        match node {
            Node::Map(entries) => self.object(entries, place),
            Node::List(elements) => self.list(elements.into_vec(), place),
            Node::Text(text) => self.string(&text, place),
            _ => {}
        }
    }

    fn object(&mut self, entries: Box<[Entry]>, place: Place) {
        let own_id = value_of(&entries, "RequestId")
            .and_then(Node::text)
            .map(str::to_owned);
        let place = Place {
            request_id: own_id.as_deref().unwrap_or(place.request_id),
            ..place
        };
        if let Some(error) = cloud_error(&entries, place.request_id) {
            self.fail_part(place, "cloud-error");
            self.cloud.get_or_insert(error);
            return;
        }
        if let Some(neighbour) = neighbour_from_answer(&entries) {
            self.neighbour.get_or_insert(neighbour);
            return;
        }
        if is_empty_answer(&entries) {
            self.fail_part(place, "no-data");
            self.no_data
                .get_or_insert_with(|| place.request_id.to_owned());
            return;
        }
        if let Some(bytes) = base64_content(&entries) {
            self.bytes(&bytes, place);
            return;
        }
        let mut entries = entries.into_vec();
        if let Some(details) = find(&entries, "Details")
            && let Some(devices) = take_devices(&mut entries[details].1)
        {
            let repeated = entries.iter().filter(|(key, _)| key == "Details").count() > 1;
            self.session(devices, place, repeated);
            return;
        }
        if is_bare_device(&entries) {
            let node = Node::Map(entries.into_boxed_slice());
            match neighbour_from_element(&node) {
                Some(neighbour) => {
                    self.neighbour.get_or_insert(neighbour);
                }
                None => self.bare_session(vec![node], place),
            }
            return;
        }
        for (_, node) in entries {
            self.value(node, place);
        }
    }

    fn list(&mut self, elements: Vec<Node>, place: Place) {
        if let Some(neighbour) = neighbour_from_list(&elements) {
            self.neighbour.get_or_insert(neighbour);
        } else if elements
            .iter()
            .any(|element| is_bare_device(element.entries()))
        {
            self.bare_session(elements, place);
        } else {
            for element in elements {
                self.value(element, place);
            }
        }
    }

    fn string(&mut self, text: &str, place: Place) {
        if place.strings == MAX_STRINGS {
            return;
        }
        if self.cloud.is_none()
            && let Some(error) = cloud_line(text)
        {
            self.fail_part(place, "cloud-error");
            self.cloud = Some(error);
        }
        if may_hold_json(text) {
            self.inner_text(text, place);
        }
    }

    fn bytes(&mut self, bytes: &[u8], place: Place) {
        if place.strings < MAX_STRINGS
            && let Ok(decoded) = decode(bytes, self.limit)
        {
            self.repaired |= decoded.repaired;
            self.inner_text(&decoded.text, place);
        }
    }

    fn inner_text(&mut self, text: &str, place: Place) {
        let inner = Place {
            strings: place.strings + 1,
            ..place
        };
        let scanned = scan(text, &mut |found| {
            self.repaired |= found.repaired;
            let doubtful = place.doubtful || found.doubtful;
            self.value(found.node, Place { doubtful, ..inner });
        });
        if let Some(failure) = scanned.worst()
            && may_be_answer(&text[failure.start..])
        {
            self.fail_part(place, "not-json");
            self.inner_failure
                .get_or_insert_with(|| (failure.fault, position(text, failure.stop)));
        }
    }

    /// Devices without the answer around them may be all that was copied, or what is left of a broken one:
    /// half a session must not look like a whole one.
    fn bare_session(&mut self, devices: Vec<Node>, place: Place) {
        if place.doubtful {
            self.doubted = true;
        } else {
            self.bare.push(self.sessions.len());
            self.session(devices, place, false);
        }
    }

    /// One device too few makes the ones before it doubtful too.
    fn drop_halves(&mut self) {
        if self.doubted {
            let mut index = 0;
            self.sessions.retain(|_| {
                index += 1;
                self.bare.binary_search(&(index - 1)).is_err()
            });
        }
    }

    fn session(&mut self, devices: Vec<Node>, place: Place, repeated: bool) {
        let Some(mut imported) = self.reader.session(devices, place.request_id) else {
            return;
        };
        if repeated {
            let mut warning = about_input(WarningKind::FieldRepeated);
            warning.field = Some("Details".to_owned());
            imported.warnings.push(warning);
        }
        self.sessions.push(imported);
    }

    fn fail_part(&mut self, place: Place, code: &'static str) {
        if self.failed_parts.len() < MAX_FAILED_PARTS {
            let line = line(self.text, place.start);
            self.failed_parts
                .push(WarningKind::PartFailed { line, code });
        }
    }

    fn sessions(mut self, scanned: &Scanned) -> Vec<Imported> {
        let mut kinds = Vec::new();
        if scanned.around > 0 {
            kinds.push(WarningKind::TextAround {
                characters: scanned.around,
            });
        }
        if self.repaired {
            kinds.push(WarningKind::TextRepaired);
        }
        let devices = self.reader.devices_left_out();
        if devices > 0 {
            kinds.push(WarningKind::DevicesLeftOut { devices });
        }
        kinds.append(&mut self.failed_parts);
        kinds.extend(
            scanned
                .failures
                .iter()
                .map(|failure| WarningKind::PartFailed {
                    line: line(self.text, failure.start),
                    code: "not-json",
                }),
        );
        if let Some(first) = self.sessions.first_mut() {
            first.warnings.extend(kinds.into_iter().map(about_input));
        }
        self.sessions
    }

    /// The one thing that helps most: what the cloud said comes first, what is wrong with the text last.
    fn error(self, scanned: &Scanned) -> ImportError {
        if let Some(error) = self.cloud.or_else(|| cloud_line(self.text)) {
            return ImportError::Cloud(error);
        }
        if let Some(Neighbour {
            action,
            session_ids,
        }) = self.neighbour
        {
            return ImportError::OtherAction {
                action,
                session_ids,
            };
        }
        if let Some(request_id) = self.no_data {
            return ImportError::NoData { request_id };
        }
        if let Some(error) = self.gateway {
            return ImportError::Cloud(error);
        }
        let is_whole = scanned.around == 0 && scanned.failures.is_empty();
        if !is_whole && let Some((dialect, byte)) = dialect(self.text) {
            return ImportError::LossyText {
                dialect,
                position: position(self.text, byte),
            };
        }
        let broken = scanned.worst();
        if let Some((fault, position)) = self.inner_failure {
            return ImportError::NotJson {
                fault,
                position: Some(position),
            };
        }
        let broken = broken.or(scanned.unopened.map(|bracket| Failure {
            fault: JsonFault::Syntax,
            start: bracket,
            stop: bracket,
        }));
        match (self.keys, broken) {
            // `[1]` in the midst of prose is no JSON that somebody meant.
            (Some(keys), None) if scanned.around == 0 || !keys.is_empty() => {
                ImportError::NotASession { keys }
            }
            (_, Some(Failure { fault, stop, .. })) => not_json(self.text, fault, stop),
            (_, None) if self.text.trim().is_empty() => empty(),
            (_, None) => {
                let start = self.text.len() - self.text.trim_start().len();
                not_json(self.text, JsonFault::NoValue, start)
            }
        }
    }
}

fn not_json(text: &str, fault: JsonFault, byte: usize) -> ImportError {
    ImportError::NotJson {
        fault,
        position: Some(position(text, byte)),
    }
}

fn keys(node: &Node) -> Vec<String> {
    let names = node.entries().iter().take(MAX_KEYS);
    names
        .map(|(key, _)| key.chars().take(MAX_KEY_CHARACTERS).collect())
        .collect()
}

fn value_of<'n, 'a>(entries: &'n [Entry<'a>], name: &str) -> Option<&'n Node<'a>> {
    find(entries, name).map(|index| &entries[index].1)
}

/// `"Error": {"Code": …, "Message": …}`
fn cloud_error(entries: &[Entry], request_id: &str) -> Option<CloudError> {
    let error = value_of(entries, "Error")?;
    let text = |name| Some(error.get(name)?.text()?.to_owned());
    Some(CloudError {
        code: text("Code")?,
        message: text("Message").unwrap_or_default(),
        request_id: request_id.to_owned(),
    })
}

/// A wrapper around the cloud's answer that says by its own number that there is none.
fn gateway_error(entries: &[Entry]) -> Option<CloudError> {
    let Node::Number(code) = value_of(entries, "code")? else {
        return None;
    };
    let message = value_of(entries, "message").or_else(|| value_of(entries, "msg"))?;
    (*code != 0.0).then(|| CloudError {
        code: code.to_string(),
        message: message.text().unwrap_or_default().to_owned(),
        request_id: value_of(entries, "requestId")
            .and_then(Node::text)
            .unwrap_or_default()
            .to_owned(),
    })
}

/// `{"Details": [], "RequestId": …}`, and the same without one of the two.
fn is_empty_answer(entries: &[Entry]) -> bool {
    let details = value_of(entries, "Details");
    let is_bare = entries.iter().all(|(key, _)| {
        key.eq_ignore_ascii_case("RequestId") || key.eq_ignore_ascii_case("Details")
    });
    let has_id = value_of(entries, "RequestId").is_some();
    match details {
        Some(details) => details.is_empty() && (has_id || is_bare),
        None => has_id && is_bare,
    }
}

fn is_bare_device(entries: &[Entry]) -> bool {
    let has = |name| find(entries, name).is_some();
    let exact = |name| entries.iter().any(|(key, _)| key == name);
    // `deviceType` alone is common in the JSON of others.
    exact("DeviceType")
        || has("TimeOffset")
        || has("DeviceType") && ["SessionId", "Fps", "Rate"].into_iter().any(has)
}

/// The devices of `Details`; leaves the value alone if it has none.
fn take_devices<'a>(details: &mut Node<'a>) -> Option<Vec<Node<'a>>> {
    if is_device(details.entries()) {
        return Some(vec![std::mem::replace(details, Node::Null)]);
    }
    let has_devices = match &*details {
        Node::List(elements) => elements.iter().any(|element| is_device(element.entries())),
        Node::Map(entries) => entries.iter().any(|(_, node)| is_device(node.entries())),
        _ => false,
    };
    if !has_devices {
        return None;
    }
    match std::mem::replace(details, Node::Null).into_elements() {
        Ok(devices) => Some(devices),
        Err(other) => {
            *details = other;
            None
        }
    }
}

/// A HAR file's `"content": {"text": …, "encoding": "base64"}`.
fn base64_content(entries: &[Entry]) -> Option<Vec<u8>> {
    const BASE64: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let encoding = value_of(entries, "encoding")?.text()?;
    let text = value_of(entries, "text")?.text()?;
    if !encoding.eq_ignore_ascii_case("base64") {
        return None;
    }
    BASE64.decode(text.trim()).ok()
}

fn may_hold_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[', '"']) || text.contains("{\"") || text.contains("{\\\"")
}

/// Whether broken JSON in a string looks like what is searched for, rather than like somebody else's template.
fn may_be_answer(text: &str) -> bool {
    ["\"Details", "\"TimeOffset", "\"details", "\"timeOffset"]
        .iter()
        .any(|name| text.contains(name))
}
