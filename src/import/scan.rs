//! Text → JSON values: one, several in sequence, or some within other text.

use crate::error::JsonFault;
use crate::raw::{Node, Parsed, ReadProgress, TOO_MANY, parse, parse_with_progress};

use super::echo::{begins_echo, read_echo};
use super::repair::{repair, string_length};

/// A value found in a text.
#[derive(Debug)]
pub struct Found<'a> {
    /// The value.
    pub node: Node<'a>,
    /// The byte at which it starts.
    pub start: usize,
    /// Whether it may be a fragment, because a broken value came before or an unmatched closing bracket follows. Then only a complete
    /// response counts.
    pub doubtful: bool,
    /// Whether characters within strings were replaced.
    pub repaired: bool,
}

/// What a text contained besides its values.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Scanned {
    /// Non-blank characters outside of values.
    pub around: usize,
    /// Values that started and broke, in text order, the first few.
    pub failures: Vec<Failure>,
    /// The first unmatched closing bracket after a value.
    pub unopened: Option<usize>,
}

/// A value that started and broke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Failure {
    /// What is wrong.
    pub fault: JsonFault,
    /// The byte at which it started.
    pub start: usize,
    /// The byte at which reading stopped.
    pub stop: usize,
}

/// The number of failures kept; each may become a warning.
const MAX_FAILURES: usize = 16;

/// Longer names do not occur at the start of a response.
const MAX_KEY_BYTES: usize = 256;

/// Passes every value to `found`, in text order.
///
/// A truncated value is not searched for complete parts: half a session must not look complete. The total cost is at most a small multiple
/// of the text's length.
pub fn scan(text: &str, progress: &ReadProgress, found: &mut dyn FnMut(Found<'_>)) -> Scanned {
    let mut scan = Scan {
        text,
        progress,
        at: 0,
        values: 0,
        doubtful: false,
        // Every repair first searches for the value's end, which may be the text's end.
        repair_bytes: text.len().saturating_mul(8),
        retry_bytes: text.len().saturating_mul(8),
        scanned: Scanned::default(),
    };
    let broken = scan.first_value(found);
    scan.all_candidates(found);
    if scan.values == 0 && scan.scanned.failures.is_empty() {
        scan.scanned.failures.extend(broken);
    }
    scan.scanned
}

impl Scanned {
    /// The broken value that was read furthest: most likely the intended one.
    #[must_use]
    pub fn worst(&self) -> Option<Failure> {
        self.failures
            .iter()
            .copied()
            .rev()
            .max_by_key(|failure| failure.stop - failure.start)
    }
}

struct Scan<'t> {
    text: &'t str,
    progress: &'t ReadProgress<'t>,
    at: usize,
    values: usize,
    doubtful: bool,
    /// The budget for searching the end of values to be repaired, in bytes.
    repair_bytes: usize,
    /// The budget for reading broken values again, in bytes.
    retry_bytes: usize,
    scanned: Scanned,
}

impl Scan<'_> {
    /// Most texts are a single value. Returns the failure if the text starts like a value and breaks.
    fn first_value(&mut self, found: &mut dyn FnMut(Found<'_>)) -> Option<Failure> {
        let text = self.text;
        let start = text.len() - text.trim_ascii_start().len();
        let first = text[start..].chars().next();
        match parse_with_progress(text, self.progress) {
            // A quote may be prose, and a digit may start a date.
            Ok(Parsed { node, length })
                if matches!(first, Some('{' | '[')) || length == text.trim_ascii_end().len() =>
            {
                self.take(found, node, start, length);
                None
            }
            Err(error) if matches!(first, Some('{' | '[' | '"')) => Some(failure(text, 0, &error)),
            _ => None,
        }
    }

    fn all_candidates(&mut self, found: &mut dyn FnMut(Found<'_>)) {
        while let Some(start) = next_candidate(self.text, self.at) {
            self.pass_over(start);
            match parse_with_progress(&self.text[start..], self.progress) {
                Ok(Parsed { node, length }) => {
                    self.take(found, node, start, start + length);
                }
                Err(_) if self.text[start..].starts_with('"') => {
                    // Quotes are common in prose; the JSON after one is unambiguous.
                    self.at = start + 1;
                }
                Err(error) => {
                    let failure = failure(self.text, start, &error);
                    if failure.fault == JsonFault::CutOff
                        || !self.unescaped(found, start) && !self.repaired(found, start)
                    {
                        self.give_up(failure);
                    }
                }
            }
        }
        self.pass_over(self.text.len());
    }

    fn take(&mut self, found: &mut dyn FnMut(Found<'_>), node: Node<'_>, start: usize, end: usize) {
        self.at = end;
        let rest = self.text[end..].trim_ascii_start();
        if rest.starts_with([']', '}']) {
            self.doubtful = true;
            let bracket = self.text.len() - rest.len();
            self.scanned.unopened.get_or_insert(bracket);
        }
        self.found(found, node, start, false);
    }

    fn found(
        &mut self,
        found: &mut dyn FnMut(Found<'_>),
        node: Node<'_>,
        start: usize,
        repaired: bool,
    ) {
        self.values += 1;
        found(Found {
            node,
            start,
            doubtful: self.doubtful,
            repaired,
        });
    }

    fn repaired(&mut self, found: &mut dyn FnMut(Found<'_>), start: usize) -> bool {
        let Some(length) = self.balanced(start) else {
            return false;
        };
        let Some(repaired) = repair(&self.text[start..start + length]) else {
            return false;
        };
        let Ok(parsed) = parse(&repaired.text) else {
            return false;
        };
        self.found(found, parsed.node, start, repaired.strings);
        self.at = start + length;
        true
    }

    /// `{\"name\":`, copied out of a string without its quotes, or `{\n "name":`, printed by Python.
    fn unescaped(&mut self, found: &mut dyn FnMut(Found<'_>), start: usize) -> bool {
        let text = &self.text[start..];
        let (unescaped, length) = if begins_escaped(text) {
            read_escaped(text)
        } else if begins_echo(text) {
            read_echo(text)
        } else {
            return false;
        };
        match parse(&unescaped) {
            Ok(parsed) => {
                self.found(found, parsed.node, start, false);
                self.at = start + length;
            }
            Err(error) => {
                let Failure { fault, .. } = failure(&unescaped, 0, &error);
                let stop = start + length;
                self.give_up(Failure { fault, start, stop });
            }
        }
        true
    }

    /// The length from a bracket to its closing one.
    fn balanced(&mut self, start: usize) -> Option<usize> {
        let text = &self.text[start..];
        let bytes = text.as_bytes();
        let (mut at, mut depth) = (0, 0_usize);
        while at < bytes.len() && at < self.repair_bytes {
            match bytes[at] {
                b'"' => at += string_length(&text[at..]) - 1,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => depth = depth.saturating_sub(1),
                _ => {}
            }
            at += 1;
            if depth == 0 {
                break;
            }
        }
        self.repair_bytes = self.repair_bytes.saturating_sub(at);
        (depth == 0 && at <= bytes.len()).then_some(at)
    }

    fn give_up(&mut self, failure: Failure) {
        self.at = failure.stop.max(failure.start + 1);
        let broken = match self.next_line(failure) {
            Some(next) => {
                self.at = next;
                // A line that starts like the broken one shows that each line was meant to be complete.
                let begins_alike = first_name(&self.text[next..])
                    .is_some_and(|name| first_name(&self.text[failure.start..]) == Some(name));
                if begins_alike {
                    Failure {
                        fault: JsonFault::CutOff,
                        stop: failure.start + self.text[failure.start..next].trim_end().len(),
                        ..failure
                    }
                } else {
                    failure
                }
            }
            None => failure,
        };
        if self.scanned.failures.len() < MAX_FAILURES {
            self.scanned.failures.push(broken);
        }
        self.doubtful = true;
    }

    /// The next line within the broken value that starts a value: in a log with one response per line, a truncated one swallows the
    /// following lines.
    fn next_line(&mut self, failure: Failure) -> Option<usize> {
        let broken = &self.text[failure.start..failure.stop];
        self.retry_bytes = self.retry_bytes.checked_sub(broken.len())?;
        broken.match_indices('\n').find_map(|(newline, _)| {
            let line = &broken[newline + 1..];
            let is_start = line.starts_with("{\"") || line.starts_with("[{");
            is_start.then_some(failure.start + newline + 1)
        })
    }

    /// Everything up to `end` is not a value.
    fn pass_over(&mut self, end: usize) {
        let passed = self.text[self.at.min(end)..end]
            .trim_matches(|character: char| character.is_whitespace() || character == ',');
        self.scanned.around += passed.chars().count();
    }
}

fn failure(text: &str, start: usize, error: &serde_json::Error) -> Failure {
    let message = error.to_string();
    let fault = if error.is_eof() {
        JsonFault::CutOff
    } else if message.starts_with("recursion limit") {
        JsonFault::TooDeep
    } else if message.starts_with(TOO_MANY) {
        JsonFault::TooManyValues
    } else {
        JsonFault::Syntax
    };
    let stop = if error.is_eof() {
        text.len()
    } else {
        text.floor_char_boundary(start + error_offset(&text[start..], error))
    };
    Failure { fault, start, stop }
}

/// `serde_json` reports line and column; the column counts bytes.
fn error_offset(text: &str, error: &serde_json::Error) -> usize {
    let line_start = match error.line() {
        0 | 1 => 0,
        line => text
            .bytes()
            .enumerate()
            .filter(|(_, byte)| *byte == b'\n')
            .nth(line - 2)
            .map_or(0, |(newline, _)| newline + 1),
    };
    (line_start + error.column().saturating_sub(1)).min(text.len())
}

/// The next position at which a value with a session can start: an object with a name, an array of such, or either in a string.
///
/// Prose is full of brackets, and logs of `[2024-11-12 16:19:29]`: those are not candidates.
fn next_candidate(text: &str, from: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b'{' if begins_object(&text[at..]) || begins_echo(&text[at..]) => return Some(at),
            b'{' if begins_escaped(&text[at..]) => {
                return Some(opening_quote(&bytes[from..at]).map_or(at, |quote| from + quote));
            }
            b'[' => {
                // All brackets of a run lead to the same element.
                let run = bytes[at..]
                    .iter()
                    .position(|byte| *byte != b'[' && !byte.is_ascii_whitespace())?;
                if begins_object(&text[at + run..]) {
                    return Some(at);
                }
                at += run;
            }
            _ => at += 1,
        }
    }
    None
}

/// `{"name":`
#[must_use]
pub fn begins_object(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('{') else {
        return false;
    };
    let rest = rest.trim_ascii_start();
    if !rest.starts_with('"') {
        return false;
    }
    let key = string_length(&rest[..rest.floor_char_boundary(MAX_KEY_BYTES)]);
    rest[key..].trim_ascii_start().starts_with(':')
}

/// The first name of an object.
fn first_name(text: &str) -> Option<&str> {
    let name = text.strip_prefix('{')?.trim_ascii_start();
    begins_object(text).then(|| &name[..string_length(name)])
}

/// `{\"`, as JSON is written in a string; line breaks and tabs are escaped there too.
fn begins_escaped(text: &str) -> bool {
    let Some(mut rest) = text.strip_prefix('{') else {
        return false;
    };
    while let Some(after) = ["\\n", "\\r", "\\t", " "]
        .into_iter()
        .find_map(|space| rest.strip_prefix(space))
    {
        rest = after;
    }
    rest.starts_with("\\\"")
}

/// The unescaped text up to the end of the string, and its length in bytes.
fn read_escaped(text: &str) -> (String, usize) {
    let length = escaped_length(text);
    let quoted = format!("\"{}\"", text[..length].trim_end_matches('\\'));
    (serde_json::from_str(&quoted).unwrap_or_default(), length)
}

/// The number of bytes up to the quote or line break that ends the string.
fn escaped_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'"' && bytes[at] >= b' ' {
        at += if bytes[at] == b'\\' { 2 } else { 1 };
    }
    text.floor_char_boundary(at)
}

/// The quote that opens the string with JSON at the end of the bytes: `msg="answer: ` before `{\"`.
fn opening_quote(bytes: &[u8]) -> Option<usize> {
    let quote = bytes.iter().rposition(|byte| *byte == b'"')?;
    let is_escaped = quote > 0 && bytes[quote - 1] == b'\\';
    (!is_escaped).then_some(quote)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::raw::compact;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let mut lines = Vec::new();
        let scanned = scan(text, &ReadProgress::NONE, &mut |found| {
            let doubt = if found.doubtful { "?" } else { "" };
            let repair = if found.repaired { "~" } else { "" };
            lines.push(format!(
                "{doubt}{repair}{} {}",
                found.start,
                compact(&found.node, 40)
            ));
        });
        if scanned.around > 0 {
            lines.push(format!("around {}", scanned.around));
        }
        for failure in scanned.failures {
            lines.push(format!(
                "{:?} {}–{}",
                failure.fault, failure.start, failure.stop
            ));
        }
        assert_eq!(lines, expected, "{text}");
    }

    #[test]
    fn one_value() {
        check("", &[]);
        check(" {\"a\":1}\r\n", &["1 {\"a\":1}"]);
        check("[1,2]", &["0 [1,2]"]);
        check("42", &["0 42"]);
        check("\"{}\"", &["0 \"{}\""]);
    }

    #[test]
    fn several_values() {
        check("{\"a\":1}\n{\"a\":2}\n", &["0 {\"a\":1}", "8 {\"a\":2}"]);
        check("{\"a\":1},{\"a\":2}", &["0 {\"a\":1}", "8 {\"a\":2}"]);
    }

    #[test]
    fn text_around() {
        check("x: {\"a\":[]} y", &["3 {\"a\":[]}", "around 3"]);
        check("[2024-11-12] {\"a\":1}", &["13 {\"a\":1}", "around 12"]);
        check("[INFO {\"a\":1}]", &["?6 {\"a\":1}", "around 6"]);
        check(
            "msg=\"{\\\"a\\\":1}\"",
            &["4 \"{\\\"a\\\":1}\"", "around 4"],
        );
        check(
            "msg=\"a: {\\\"a\\\":1}\" x",
            &["4 \"a: {\\\"a\\\":1}\"", "around 5"],
        );
        check(
            "\"{\\\"a\n\" {\"a\":1}",
            &["?8 {\"a\":1}", "around 1", "CutOff 1–5"],
        );
        check("x {\\\"a\\\":1} y", &["2 {\"a\":1}", "around 1"]);
        check("x {\\n \\\"a\\\":1}\ny", &["2 {\"a\":1}", "around 2"]);
        check("{x} {y: [Array]}", &["around 16", "Syntax 0–1"]);
        check("nothing", &["around 7"]);
        check("\":{\"a\":[]}}", &["?2 {\"a\":[]}", "around 3"]);
        check("3 {\"a\":1}", &["2 {\"a\":1}", "around 1"]);
    }

    #[test]
    fn what_is_cut_off_has_no_parts() {
        check("{\"a\":{\"b\":1}", &["CutOff 0–12"]);
        check("log {\"a\":[{\"b\":1},{\"b", &["around 3", "CutOff 4–21"]);
        check("{", &["around 1", "CutOff 0–1"]);
        check("[1,2", &["around 4", "CutOff 0–4"]);
        check("\"{\\\"a\\\":1", &["CutOff 1–9"]);
    }

    #[test]
    fn what_is_cut_off_swallows_no_lines() {
        check(
            "{\"a\":[1,\n{\"a\":[2]}\n{\"a\":[3]}\n",
            &["?9 {\"a\":[2]}", "?19 {\"a\":[3]}", "CutOff 0–8"],
        );
        check(
            "[\n{\"a\":1},\n{\"a\":x}\n]",
            &["?2 {\"a\":1}", "around 4", "Syntax 0–16", "Syntax 11–16"],
        );
    }

    #[test]
    fn after_a_broken_value_all_is_doubtful() {
        check("{\"a\":1,\"b\n{\"c\":1}", &["?10 {\"c\":1}", "Syntax 0–10"]);
        check(
            "{\"a\":[{\"b\":1},x,{\"c\":1}]}",
            &["?16 {\"c\":1}", "around 3", "Syntax 0–14"],
        );
    }

    #[test]
    fn nesting_has_a_limit() {
        check(&"[".repeat(200), &["around 200", "TooDeep 0–127"]);
        check(&"{\"a\":".repeat(130), &["TooDeep 0–635", "CutOff 635–650"]);
    }

    #[test]
    fn repairs_what_encoders_write() {
        check("{\"a\":NaN}", &["0 {\"a\":\"NaN\"}"]);
        check("{\"a\":[1e999]} ", &["0 {\"a\":[\"1e999\"]}"]);
        check("{\"a\":\"\\ud800\"}", &["~0 {\"a\":\"\u{fffd}\"}"]);
        check("{\"a\":NaN", &["around 3", "Syntax 0–5"]);
    }

    /// Guards against hanging rather than measuring: reparsing at every candidate would take hours.
    #[test]
    fn hostile_text_ends() {
        let started = std::time::Instant::now();
        for piece in [
            "[",
            "{\"a\":",
            "{\"a\":x",
            "[{\"",
            "\"{\\\"",
            "{\"a\":[NaN,",
            "[\"{",
            "{\"a\":1,\"\n",
            "{\"a\":[1,\n",
            "{\"a\":[1]},[\n",
            "{\\\"",
            "{\\n\"",
            "{\\\"a\\\":[1,\n",
            "\"{\\\"a\\\":x\n",
        ] {
            scan(&piece.repeat(10_000), &ReadProgress::NONE, &mut |_| {});
        }
        assert!(started.elapsed().as_secs() < 120, "{:?}", started.elapsed());
    }
}
