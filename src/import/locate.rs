//! Finds sessions in JSON values: in envelopes, HAR files, JSON in strings; and what was found instead.

use base64::Engine;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use crate::error::{CloudError, ImportError, JsonFault, Position};
use crate::raw::{Entry, Node, ReadProgress, find, numeric};
use crate::units::Bytes;
use crate::warning::WarningKind;

use super::cloud_line::cloud_line;
use super::decode::decode;
use super::dialect::dialect;
use super::other_answer::{
    OtherAnswer, other_answer_from_answer, other_answer_from_element, other_answer_from_list,
};
use super::position::{line, position};
use super::read::{Reader, about_input, has_device_array, is_device};
use super::repair::string_length;
use super::scan::{Failure, Found, Scanned, begins_object, scan};
use super::{Imported, empty};

/// JSON in a string in JSON in a string …: a HAR file with a wrapped log line has three levels.
const MAX_STRINGS: usize = 4;

/// The number of top-level names that an error mentions.
const MAX_KEYS: usize = 8;
const MAX_KEY_CHARACTERS: usize = 64;

/// The number of failed parts that are reported.
const MAX_FAILED_PARTS: usize = 16;

/// The search in one input.
#[derive(Debug)]
pub struct Search<'t> {
    text: &'t str,
    limit: Bytes,
    reader: Reader,
    sessions: Vec<Imported>,
    /// Indices of the sessions found without an enclosing response, ascending.
    bare: Vec<usize>,
    /// An error from the cloud as a separate value, which is what the input is about.
    cloud: Option<CloudError>,
    /// The same nested deeper: in a HAR file it may belong to another product.
    inner_cloud: Option<CloudError>,
    /// An error of the console or a gateway: `{"code":9,"message":…}`.
    gateway: Option<CloudError>,
    other_answer: Option<OtherAnswer>,
    /// `RequestId` of a response with empty `Details`.
    no_devices: Option<String>,
    /// `RequestId` of a response with nothing else, from any action.
    no_data: Option<String>,
    keys: Option<Vec<String>>,
    /// Broken JSON inside a string.
    inner_failure: Option<(JsonFault, Position)>,
    /// Why a compressed body could not be unpacked.
    unpacking: Option<ImportError>,
    failed_parts: Vec<FailedPart>,
    /// A device was found that may be a fragment of something broken.
    doubted: bool,
    repaired: bool,
}

/// A part of the input without a session.
#[derive(Debug, PartialEq)]
struct FailedPart {
    /// The byte of the input at which the outermost value starts.
    start: usize,
    /// The error's code.
    code: &'static str,
    /// The cloud's message.
    cloud: Option<CloudError>,
}

/// The location of a value in the input.
#[derive(Clone, Copy)]
struct Place<'p> {
    /// The byte of the input at which the outermost value starts.
    start: usize,
    /// Whether it is enclosed only by `Response` and `data`.
    is_outermost: bool,
    /// Whether it may be a fragment: then only a complete response counts.
    doubtful: bool,
    /// The number of strings it was unwrapped from.
    strings: usize,
    /// The outermost of those strings.
    outermost_string: Option<&'p str>,
    parent: Parent,
    /// `RequestId` of the nearest enclosing object that has one.
    request_id: &'p str,
}

/// What a value belongs to.
#[derive(Clone, Copy, PartialEq)]
enum Parent {
    /// A top-level value of the input.
    Input,
    /// A top-level value in a string.
    String,
    /// The value of `Response`.
    Response,
    /// The value of `data`.
    Data,
    /// Anything else.
    Other,
}

impl Parent {
    /// Whether a response of the cloud may be here.
    const fn may_hold_answer(self) -> bool {
        matches!(self, Self::Input | Self::Response)
    }

    /// Whether a gateway's error may be here.
    const fn may_hold_gateway_error(self) -> bool {
        matches!(self, Self::Input | Self::String | Self::Data)
    }
}

impl<'t> Search<'t> {
    /// Searches the whole text.
    pub fn run(
        text: &'t str,
        limit: Bytes,
        repaired: bool,
        progress: &ReadProgress,
    ) -> Result<Vec<Imported>, ImportError> {
        let mut search = Self {
            text,
            limit,
            reader: Reader::new(text.len()),
            sessions: Vec::new(),
            bare: Vec::new(),
            cloud: None,
            inner_cloud: None,
            gateway: None,
            other_answer: None,
            no_devices: None,
            no_data: None,
            keys: None,
            inner_failure: None,
            unpacking: None,
            failed_parts: Vec::new(),
            doubted: false,
            repaired,
        };
        let scanned = scan(text, progress, &mut |found| search.top_level(found));
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
            is_outermost: true,
            doubtful: found.doubtful,
            strings: 0,
            outermost_string: None,
            parent: Parent::Input,
            request_id: "",
        };
        self.noting_repair(found.repaired, |search| search.value(found.node, place));
    }

    fn value(&mut self, node: Node, place: Place) {
        match node {
            Node::Map(entries) => self.object(entries.into_vec(), place),
            Node::List(elements) => self.list(elements.into_vec(), place),
            Node::Text(text) => self.string(&text, place),
            _ => {}
        }
    }

    fn object(&mut self, mut entries: Vec<Entry>, place: Place) {
        let own_id = value_of(&entries, "RequestId")
            .and_then(Node::text)
            .map(str::to_owned);
        let place = Place {
            request_id: own_id.as_deref().unwrap_or(place.request_id),
            ..place
        };
        let error = cloud_error(&entries, place);
        if let Some(error) = &error {
            self.fail_with(place, "cloud-error", Some(error.clone()));
        }
        // Ignores the fields beside them: the search is for devices.
        if let Some(details) = find(&entries, "Details")
            && let Some(devices) = take_devices(&mut entries[details].1)
        {
            self.session(devices, place, entries);
            return;
        }
        if let Some(error) = error {
            self.refused(error, place);
            return;
        }
        if let Some(other_answer) = other_answer_from_answer(&entries)
            && !holds_session(&entries)
        {
            self.other_answer.get_or_insert(other_answer);
            return;
        }
        if is_empty_answer(&entries) {
            self.fail_part(place, "no-data");
            self.no_devices
                .get_or_insert_with(|| place.request_id.to_owned());
            return;
        }
        if place.parent.may_hold_answer() && is_bare_request_id(&entries) {
            self.no_data
                .get_or_insert_with(|| place.request_id.to_owned());
            return;
        }
        if place.parent.may_hold_gateway_error() && self.gateway.is_none() {
            self.gateway = gateway_error(&entries);
        }
        if let Some((base64, bytes)) = base64_content(&entries) {
            self.bytes(&bytes, base64, place);
            return;
        }
        if let Some(other_answer) = other_answer_from_element(&entries)
            && !holds_session(&entries)
        {
            self.other_answer.get_or_insert(other_answer);
            return;
        }
        if is_bare_device(&entries) && !holds_session(&entries) {
            self.bare_session(vec![Node::Map(entries.into_boxed_slice())], place);
            return;
        }
        for (key, node) in entries {
            let parent = match &*key {
                "Response" => Parent::Response,
                "data" => Parent::Data,
                _ => Parent::Other,
            };
            let place = Place {
                is_outermost: place.is_outermost && parent != Parent::Other,
                parent,
                ..place
            };
            self.value(node, place);
        }
    }

    fn list(&mut self, elements: Vec<Node>, place: Place) {
        let is_devices = || {
            let mut all = elements.iter().map(Node::entries);
            // A host passes a list of objects as a session; deeper down, such lists are common.
            all.clone().any(is_bare_device)
                || place.is_outermost && !elements.is_empty() && all.all(is_called_device)
        };
        let is_deeper = || {
            elements
                .iter()
                .any(|element| holds_session(element.entries()))
        };
        if let Some(other_answer) = other_answer_from_list(&elements)
            && !is_deeper()
        {
            self.other_answer.get_or_insert(other_answer);
        } else if is_devices() && !is_deeper() {
            self.bare_session(elements, place);
        } else {
            let place = Place {
                parent: Parent::Other,
                ..place
            };
            for element in elements {
                self.value(element, place);
            }
        }
    }

    fn string(&mut self, text: &str, place: Place) {
        if place.strings == MAX_STRINGS {
            return;
        }
        if let Some((_, error)) = cloud_line(text) {
            self.fail_with(place, "cloud-error", Some(error.clone()));
            self.refused(error, place);
        }
        if may_hold_json(text) {
            self.inner_text(text, text, place);
        }
    }

    fn refused(&mut self, error: CloudError, place: Place) {
        let kept = if place.is_outermost {
            &mut self.cloud
        } else {
            &mut self.inner_cloud
        };
        kept.get_or_insert(error);
    }

    fn bytes(&mut self, bytes: &[u8], base64: &str, place: Place) {
        if place.strings == MAX_STRINGS {
            return;
        }
        match decode(bytes, self.limit) {
            Ok(decoded) => self.noting_repair(decoded.repaired, |search| {
                search.inner_text(&decoded.text, base64, place);
            }),
            // A download captured by the browser; a session is never sent like this.
            Err(ImportError::NotJson {
                fault: JsonFault::Zip,
                ..
            }) => {}
            Err(error) => {
                self.fail_part(place, error.code());
                self.unpacking.get_or_insert(error);
            }
        }
    }

    /// Repairs are only reported if they affect a session.
    fn noting_repair(&mut self, repaired: bool, read: impl FnOnce(&mut Self)) {
        let before = self.sessions.len();
        read(self);
        self.repaired |= repaired && self.sessions.len() > before;
    }

    /// `string` is how the text is written in the enclosing one.
    fn inner_text(&mut self, text: &str, string: &str, place: Place) {
        let inner = Place {
            strings: place.strings + 1,
            outermost_string: Some(place.outermost_string.unwrap_or(string)),
            parent: Parent::String,
            ..place
        };
        let scanned = scan(text, &ReadProgress::NONE, &mut |found| {
            let doubtful = place.doubtful || found.doubtful;
            self.noting_repair(found.repaired, |search| {
                search.value(found.node, Place { doubtful, ..inner });
            });
        });
        if let Some(failure) = scanned.worst()
            && may_be_answer(&text[failure.start..])
        {
            self.fail_part(place, "not-json");
            if self.inner_failure.is_none() {
                let outermost = inner.outermost_string.unwrap_or_default();
                let quote = place.start + string_start(&self.text[place.start..], outermost);
                let position = Position {
                    excerpt: position(text, failure.stop).excerpt,
                    ..position(self.text, quote)
                };
                self.inner_failure = Some((failure.fault, position));
            }
        }
    }

    /// Devices without an enclosing response may be all that was copied, or the rest of a broken one: half a session must not look
    /// complete.
    fn bare_session(&mut self, devices: Vec<Node>, place: Place) {
        if place.doubtful {
            self.doubted = true;
        } else {
            self.bare.push(self.sessions.len());
            self.session(devices, place, Vec::new());
        }
    }

    /// One device too few makes the earlier ones doubtful too.
    fn drop_halves(&mut self) {
        if self.doubted {
            let mut index = 0;
            self.sessions.retain(|_| {
                index += 1;
                self.bare.binary_search(&(index - 1)).is_err()
            });
        }
    }

    /// `answer`: the object that contained the devices.
    fn session(&mut self, devices: Vec<Node>, place: Place, answer: Vec<Entry>) {
        if let Some(imported) = self.reader.session(devices, answer, place.request_id) {
            self.sessions.push(imported);
        }
    }

    fn fail_part(&mut self, place: Place, code: &'static str) {
        self.fail_with(place, code, None);
    }

    fn fail_with(&mut self, place: Place, code: &'static str, cloud: Option<CloudError>) {
        let start = place.start;
        let part = FailedPart { start, code, cloud };
        if self.failed_parts.len() < MAX_FAILED_PARTS && !self.failed_parts.contains(&part) {
            self.failed_parts.push(part);
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
        if let Some((start, error)) = cloud_line(self.text)
            && self.failed_parts.iter().all(|part| part.cloud.is_none())
        {
            self.failed_parts.push(FailedPart {
                start,
                code: "cloud-error",
                cloud: Some(error),
            });
        }
        let broken = scanned.failures.iter();
        self.failed_parts.extend(broken.map(|failure| FailedPart {
            start: failure.start,
            code: "not-json",
            cloud: None,
        }));
        for FailedPart { start, code, cloud } in self.failed_parts {
            let line = line(self.text, start);
            let kind = WarningKind::PartFailed { line, code, cloud };
            if !kinds.contains(&kind) {
                kinds.push(kind);
            }
        }
        if let Some(first) = self.sessions.first_mut() {
            first.warnings.extend(kinds.into_iter().map(about_input));
        }
        self.sessions
    }

    /// The most helpful error: the cloud's message first, problems of the text last.
    fn error(self, scanned: &Scanned) -> ImportError {
        let line = cloud_line(self.text).map(|(_, error)| error);
        let (beside, within) = if scanned.around > 0 {
            (line, None)
        } else {
            (None, line)
        };
        if let Some(error) = self.cloud.or(beside) {
            return ImportError::Cloud(error);
        }
        if let Some(OtherAnswer {
            action,
            session_ids,
            project_id,
            device_id,
            is_empty,
        }) = self.other_answer
        {
            return ImportError::OtherAction {
                action,
                session_ids,
                project_id,
                device_id,
                is_empty,
            };
        }
        if let Some(request_id) = self.no_devices {
            return ImportError::NoData { request_id };
        }
        if let Some(error) = self.inner_cloud.or(within) {
            return ImportError::Cloud(error);
        }
        if let Some(request_id) = self.no_data {
            return ImportError::NoData { request_id };
        }
        if let Some(error) = self.unpacking {
            return error;
        }
        let broken = scanned.worst();
        // A print-out in quotes is a JSON string, which adds no information.
        let is_string = self.text.trim_start().starts_with('"');
        let is_whole = scanned.around == 0 && broken.is_none() && !is_string;
        let is_json = broken.is_some_and(|failure| begins_object(&self.text[failure.start..]));
        if !is_whole
            && !is_json
            && let Some((dialect, byte)) = dialect(self.text)
        {
            return ImportError::LossyText {
                dialect,
                position: position(self.text, byte),
            };
        }
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
        if broken.is_none()
            && let Some(error) = self.gateway
        {
            return ImportError::Cloud(error);
        }
        match (self.keys, broken) {
            // `[1]` in the middle of prose is not intended as JSON.
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

/// `"Error": {"Code": …, "Message": …}`. Other spellings count only within `Response`, since many services have an `error`.
fn cloud_error(entries: &[Entry], place: Place) -> Option<CloudError> {
    let (name, error) = &entries[find(entries, "Error")?];
    if name != "Error" && place.parent != Parent::Response {
        return None;
    }
    let text = |name| Some(error.get(name)?.text()?.to_owned());
    Some(CloudError {
        code: text("Code")?,
        message: text("Message").unwrap_or_default(),
        request_id: place.request_id.to_owned(),
    })
}

/// A wrapper whose own code says that there is no response: `{"code":9,"message":…}`.
fn gateway_error(entries: &[Entry]) -> Option<CloudError> {
    /// Codes of the console, which may come without a message: no login, no valid CSRF token.
    const NEEDS_LOGIN: [f64; 2] = [9.0, 60001.0];
    const FINE: [f64; 2] = [0.0, 200.0];
    let code = match value_of(entries, "code")? {
        Node::Number(code) => *code,
        node => numeric(node.text()?)?,
    };
    let message = value_of(entries, "message").or_else(|| value_of(entries, "msg"));
    let is_error = NEEDS_LOGIN.contains(&code) || message.is_some() && !FINE.contains(&code);
    let text = |node: Option<&Node>| node.and_then(Node::text).unwrap_or_default().to_owned();
    is_error.then(|| CloudError {
        code: code.to_string(),
        message: text(message),
        request_id: text(value_of(entries, "requestId")),
    })
}

/// `{"Details": [], "RequestId": …}`, with or without the latter.
fn is_empty_answer(entries: &[Entry]) -> bool {
    let is_nothing = |node: &Node| match node {
        Node::List(elements) => elements.iter().all(Node::is_empty),
        Node::Column(numbers) => numbers.iter().all(|number| number.is_nan()),
        node => node.is_empty(),
    };
    value_of(entries, "Details").is_some_and(is_nothing)
        && (entries.len() == 1 || value_of(entries, "RequestId").is_some())
}

/// `{"RequestId": …}`: a response without devices if it is where responses are, otherwise noise.
fn is_bare_request_id(entries: &[Entry]) -> bool {
    matches!(entries, [(key, _)] if key == "RequestId")
}

fn is_bare_device(entries: &[Entry]) -> bool {
    let has = |name| find(entries, name).is_some();
    let exact = |name| entries.iter().any(|(key, _)| key == name);
    // `deviceType` alone is common in unrelated JSON.
    let is_named = exact("DeviceType")
        || has("TimeOffset")
        || has("DeviceType") && ["SessionId", "Fps", "Rate"].into_iter().any(has);
    is_named && has_device_array(entries)
}

fn is_called_device(entries: &[Entry]) -> bool {
    ["DeviceType", "TimeOffset"]
        .into_iter()
        .any(|name| find(entries, name).is_some())
}

/// Whether it contains a session: then the object itself is not a device or a list, even if it looks like one.
fn holds_session(entries: &[Entry]) -> bool {
    entries.iter().any(|(_, node)| is_or_holds_session(node))
}

fn is_or_holds_session(node: &Node) -> bool {
    match node {
        Node::Map(entries) => {
            find(entries, "Details").is_some_and(|details| has_devices(&entries[details].1))
                || is_bare_device(entries)
                || holds_session(entries)
        }
        Node::List(elements) => elements.iter().any(is_or_holds_session),
        Node::Text(text) => may_hold_json(text) && may_be_answer(text),
        _ => false,
    }
}

fn has_devices(details: &Node) -> bool {
    let is_device = |node: &Node| is_device(node.entries());
    is_device(details)
        || match details {
            Node::List(elements) => elements.iter().any(is_device),
            Node::Map(entries) => entries.iter().any(|(_, node)| is_device(node)),
            _ => false,
        }
}

/// The devices in `Details`; leaves the value unchanged if there are none.
fn take_devices<'a>(details: &mut Node<'a>) -> Option<Vec<Node<'a>>> {
    if !has_devices(details) {
        return None;
    }
    let taken = std::mem::replace(details, Node::Null);
    if is_device(taken.entries()) {
        return Some(vec![taken]);
    }
    match taken.into_elements() {
        Ok(devices) => Some(devices),
        Err(other) => {
            *details = other;
            None
        }
    }
}

/// A HAR file's `"content": {"text": …, "encoding": "base64"}`.
fn base64_content<'n>(entries: &'n [Entry]) -> Option<(&'n str, Vec<u8>)> {
    const BASE64: GeneralPurpose = GeneralPurpose::new(
        &alphabet::STANDARD,
        GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
    );
    let encoding = value_of(entries, "encoding")?.text()?;
    let text = value_of(entries, "text")?.text()?;
    if !encoding.eq_ignore_ascii_case("base64") {
        return None;
    }
    Some((text, BASE64.decode(text.trim()).ok()?))
}

/// The position in JSON of a string, escaped or not; the start if it is not found.
fn string_start(json: &str, string: &str) -> usize {
    let mut at = 0;
    while let Some(quote) = json[at..].find('"') {
        let start = at + quote;
        let end = start + string_length(&json[start..]);
        // Escapes only make a string longer.
        if end - start > string.len()
            && serde_json::from_str::<String>(&json[start..end]).is_ok_and(|read| read == string)
        {
            return start;
        }
        at = end;
    }
    0
}

fn may_hold_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '[', '"']) || text.contains("{\"") || text.contains("{\\\"")
}

/// Whether broken JSON in a string looks like a response, rather than like some template.
fn may_be_answer(text: &str) -> bool {
    ["\"Details", "\"TimeOffset", "\"details", "\"timeOffset"]
        .iter()
        .any(|name| text.contains(name))
}
