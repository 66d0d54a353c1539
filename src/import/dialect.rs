//! Recognises print-outs that are not JSON.

use crate::error::Dialect;

/// The program that printed the text, and the first byte that shows it.
#[must_use]
pub fn dialect(text: &str) -> Option<(Dialect, usize)> {
    let bare = without_strings(text);
    // Lossy print-outs come first: for the others, another print-out of the same object will do.
    let first = |needles: &[&str]| needles.iter().filter_map(|needle| bare.find(needle)).min();
    let is = |dialect| move |byte| (dialect, byte);
    first(&["[Array]", "[Object]"])
        .map(is(Dialect::NodeNested))
        .or_else(|| more_items(&bare).map(is(Dialect::NodeTruncated)))
        .or_else(|| named(text, |name| format!("'{name}':")).map(is(Dialect::PythonRepr)))
        .or_else(|| {
            go_pointer(&bare)
                .or_else(|| named(text, |name| format!("map[{name}:")))
                .map(is(Dialect::GoStruct))
        })
        .or_else(|| {
            named(text, |name| format!("\"{name}\"=>"))
                .or_else(|| named(text, |name| format!("\"{name}\" =>")))
                .or_else(|| named(text, |name| format!("[\"{name}\"]=>")))
                .or_else(|| named(text, |name| format!("[{name}] =>")))
                .or_else(|| text.find("#<TencentCloud::"))
                .map(is(Dialect::Arrows))
        })
        .or_else(|| js_literal(text).map(is(Dialect::JsLiteral)))
}

/// The text with quoted strings replaced by blanks, if the quotes close on the same line: a log message may contain anything.
fn without_strings(text: &str) -> String {
    let mut bare = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(quote) = rest.find(['"', '\'']) {
        let (before, string) = rest.split_at(quote);
        bare.push_str(before);
        // An apostrophe does not open a string.
        let is_apostrophe =
            string.starts_with('\'') && before.ends_with(|last: char| last.is_ascii_alphanumeric());
        let length = if is_apostrophe {
            1
        } else {
            quoted_length(string)
        };
        if length == 1 {
            bare.push_str(&string[..1]);
        } else {
            bare.extend(std::iter::repeat_n(' ', length));
        }
        rest = &string[length..];
    }
    bare.push_str(rest);
    bare
}

/// The length of the quoted string at the start of the text; 1 if the line ends before the string.
fn quoted_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() && bytes[at] != b'\n' {
        match bytes[at] {
            byte if byte == bytes[0] => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    1
}

/// `&{0xc00011c2a0` or `Response:0xc00011c2a0`.
fn go_pointer(text: &str) -> Option<usize> {
    let brace = text.find('{')?;
    text.match_indices("0x")
        .find(|(byte, _)| {
            let before = &text[..*byte];
            before.ends_with("&{")
                || before
                    .strip_suffix(':')
                    .is_some_and(|name| name.ends_with(|last: char| last.is_ascii_alphanumeric()))
                    && brace < *byte
        })
        .map(|(byte, _)| byte)
}

/// Names that occur near the start of a response.
const NAMES: [&str; 6] = [
    "Response",
    "RequestId",
    "Details",
    "DeviceType",
    "TimeOffset",
    "Error",
];

fn named(text: &str, written: fn(&str) -> String) -> Option<usize> {
    NAMES
        .iter()
        .filter_map(|name| text.find(&written(name)))
        .min()
}

/// `... 150 more items`
fn more_items(text: &str) -> Option<usize> {
    text.match_indices("... ")
        .find(|(byte, dots)| {
            let rest = &text[byte + dots.len()..];
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            digits > 0 && rest[digits..].starts_with(" more item")
        })
        .map(|(byte, _)| byte)
}

/// `Details: [` after white space, a brace or a comma.
fn js_literal(text: &str) -> Option<usize> {
    NAMES
        .iter()
        .flat_map(|name| text.match_indices(name))
        .filter(|(byte, name)| {
            let before = text[..*byte].chars().next_back();
            let after = text[byte + name.len()..].strip_prefix(':');
            before.is_none_or(|before| before.is_whitespace() || matches!(before, '{' | ','))
                && after
                    .is_some_and(|after| after.trim_start().starts_with(['[', '{', '\'', '"', '`']))
        })
        .map(|(byte, _)| byte)
        .min()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(Dialect, usize)>) {
        assert_eq!(dialect(text), expected, "{text}");
    }

    #[test]
    fn each_program_has_its_handwriting() {
        check(
            "{ Details: [ { Rate: [Array] } ] }",
            Some((Dialect::NodeNested, 21)),
        );
        check(
            "{ Details: [ [Object], [Object] ] }",
            Some((Dialect::NodeNested, 13)),
        );
        check(
            "Rate: [ 0, 0,\n  ... 150 more items ]",
            Some((Dialect::NodeTruncated, 16)),
        );
        check(
            "{ Details: [ 1, ... 1 more item ] }",
            Some((Dialect::NodeTruncated, 16)),
        );
        check(
            "{'Response': {'Details': None}}",
            Some((Dialect::PythonRepr, 1)),
        );
        check(
            "&{BaseResponse:0xc0001 Response:0xc0002}",
            Some((Dialect::GoStruct, 15)),
        );
        check(
            "map[Response:map[Details:[]]]",
            Some((Dialect::GoStruct, 0)),
        );
        check(
            "{\"Details\"=>[{\"DeviceType\"=>\"field\"}]}",
            Some((Dialect::Arrows, 1)),
        );
        check(
            "array(1) {\n  [\"Details\"]=>\n  array(2) {",
            Some((Dialect::Arrows, 13)),
        );
        check(
            "#<TencentCloud::Trro::V20220325::DescribeDeviceSessionDetailsResponse:0x000>",
            Some((Dialect::Arrows, 0)),
        );
        check(
            "Array\n(\n  [Details] => Array",
            Some((Dialect::Arrows, 10)),
        );
        check(
            "{ Details: [ { DeviceType: 'field' } ] }",
            Some((Dialect::JsLiteral, 2)),
        );
    }

    #[test]
    fn prose_has_none() {
        check("", None);
        check("Details: see page 3 ... 12 more", None);
        check("The Details: are (0xyz)", None);
        check("at 0x7f01 [msg: \"[Object] {\"] it's '[Array]'", None);
        check("{ it's [Array] isn't }", Some((Dialect::NodeNested, 7)));
        check("{\"Details\": []", None);
    }
}
