//! Repairs what some encoders write that is not JSON.

use crate::raw::float;

/// A text that can be parsed, if nothing else was wrong with the original.
#[derive(Debug, PartialEq, Eq)]
pub struct Repaired {
    /// The text.
    pub text: String,
    /// Whether characters within strings were replaced. Quoted numbers are counted when they are read.
    pub strings: bool,
}

/// Numbers that JSON or `f64` cannot represent (`NaN`, `-Infinity`, `1e999`) become strings; half of a surrogate pair becomes U+FFFD; a
/// bare line break within a string is escaped. `None` if there is nothing to repair.
#[must_use]
pub fn repair(text: &str) -> Option<Repaired> {
    let mut out = String::new();
    let mut strings = false;
    let mut copied = 0;
    let mut at = 0;
    while at < text.len() {
        let step = match text.as_bytes()[at] {
            b'"' => {
                let rest = &text[at..];
                let length = string_length(rest);
                if let Some(string) = repaired_string(&rest[..length]) {
                    out.push_str(&text[copied..at]);
                    out.push_str(&string);
                    copied = at + length;
                    strings = true;
                }
                length
            }
            b'N' | b'I' | b'-' | b'0'..=b'9' => {
                let rest = &text[at..];
                let length = token_length(rest);
                if is_beyond_json(&rest[..length]) {
                    out.push_str(&text[copied..at]);
                    out.push('"');
                    out.push_str(&rest[..length]);
                    out.push('"');
                    copied = at + length;
                }
                length
            }
            _ => 1,
        };
        at += step;
    }
    (copied > 0).then(|| {
        out.push_str(&text[copied..]);
        Repaired { text: out, strings }
    })
}

/// The length of the string at the start of the text, quotes included; the whole text if the string does not end.
#[must_use]
pub fn string_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn token_length(text: &str) -> usize {
    text.bytes()
        .position(|byte| !(byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'-' | b'.')))
        .unwrap_or(text.len())
}

fn is_beyond_json(token: &str) -> bool {
    let magnitude = token.strip_prefix('-').unwrap_or(token);
    matches!(magnitude, "NaN" | "Infinity")
        || magnitude.starts_with(|first: char| first.is_ascii_digit())
            && float(token).is_some_and(f64::is_infinite)
}

/// `None` if the string needs no repair.
fn repaired_string(string: &str) -> Option<String> {
    if !string.contains("\\u") && !string.bytes().any(|byte| byte < b' ') {
        return None;
    }
    let mut out = String::new();
    let mut rest = string;
    let mut changed = false;
    while let Some(first) = rest.chars().next() {
        let mut length = first.len_utf8();
        if first < ' ' {
            changed = true;
            out.push_str("\\n");
        } else if let Some(high) = escaped_unit(rest) {
            length = 6;
            let low = escaped_unit(&rest[6..]);
            match (high, low) {
                (0xd800..=0xdbff, Some(0xdc00..=0xdfff)) => {
                    length = 12;
                    out.push_str(&rest[..length]);
                }
                (0xd800..=0xdfff, _) => {
                    changed = true;
                    out.push_str("\\ufffd");
                }
                _ => out.push_str(&rest[..length]),
            }
        } else {
            if first == '\\' {
                length += rest[1..].chars().next().map_or(0, char::len_utf8);
            }
            out.push_str(&rest[..length]);
        }
        rest = &rest[length..];
    }
    changed.then_some(out)
}

/// The UTF-16 unit of the `\uXXXX` at the start of the text.
fn escaped_unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(&str, bool)>) {
        let expected = expected.map(|(text, strings)| Repaired {
            text: text.to_owned(),
            strings,
        });
        assert_eq!(repair(text), expected, "{text}");
    }

    #[test]
    fn sound_json_is_left_alone() {
        check(
            r#"{"NaN":[1,-2e3,"Infinity","\ud83d\ude97","\\u","链"]}"#,
            None,
        );
        check("", None);
        check("\"", None);
        check("\"\\", None);
        check("{链: \"\\链\"}", None);
    }

    #[test]
    fn numbers_beyond_json_are_quoted() {
        check(
            "[NaN,1,-Infinity,Infinity ,1e999,-1E+400]",
            Some((
                r#"["NaN",1,"-Infinity","Infinity" ,"1e999","-1E+400"]"#,
                false,
            )),
        );
        check("[-NaN,x]", Some((r#"["-NaN",x]"#, false)));
        check("[Nano,Infinit,1e5x]", None);
    }

    #[test]
    fn half_surrogate_pairs_are_replaced() {
        check(r#"["a\ud83d"]"#, Some((r#"["a\ufffd"]"#, true)));
        check(
            r#"["\ud83dx","\ude97\ud83d"]"#,
            Some((r#"["\ufffdx","\ufffd\ufffd"]"#, true)),
        );
        check(
            r#"["\\\ud800\ud83d\ude97"]"#,
            Some((r#"["\\\ufffd\ud83d\ude97"]"#, true)),
        );
        check(r#"["\u12名"]"#, None);
    }

    #[test]
    fn bare_line_breaks_in_strings_are_escaped() {
        check("[\"a\nb\"]", Some(("[\"a\\nb\"]", true)));
    }
}
