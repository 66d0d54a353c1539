//! Finds an error from the cloud, as the SDKs print it, in any text.

use crate::error::CloudError;

/// Python, PHP, C++ and tccli: `[TencentCloudSDKException] code:X message:Y requestId:Z`; Java the same with other spacing;
/// Go: `[TencentCloudSDKError] Code=X, Message=Y, RequestId=Z`;
/// Node: `TencentCloudSDKHttpException: Y` with the object's fields below.
const MARK: &str = "TencentCloudSDK";

/// How many marks are examined, and how far: hostile text may be full of them.
const MAX_MARKS: usize = 64;
const MAX_ERROR_BYTES: usize = 8 * 1024;

/// The first such error in the text, and the byte at which it starts.
#[must_use]
pub fn cloud_line(text: &str) -> Option<(usize, CloudError)> {
    let after_marks = || {
        text.match_indices(MARK)
            .take(MAX_MARKS)
            .map(|(byte, mark)| {
                let rest = &text[byte + mark.len()..];
                let rest = &rest[..rest.floor_char_boundary(MAX_ERROR_BYTES)];
                // The kind of exception: `Exception]`, `Error]`, `HttpException:`.
                let fields = rest.trim_start_matches(|kind: char| kind.is_ascii_alphanumeric());
                (byte, fields)
            })
    };
    // A Python traceback says `….TencentCloudSDKException: [TencentCloudSDKException] code:…`.
    after_marks()
        .find_map(|(byte, rest)| Some((byte, bracketed(rest.strip_prefix(']')?)?)))
        .or_else(|| {
            after_marks().find_map(|(byte, rest)| Some((byte, node(rest.strip_prefix(':')?)?)))
        })
}

fn bracketed(fields: &str) -> Option<CloudError> {
    let message = value(fields, "message").map_or("", |rest| {
        rest[..find(rest, "requestId").unwrap_or(rest.len())]
            .trim_end_matches(|last: char| last.is_whitespace() || last == ',')
    });
    cloud_error(fields, message)
}

fn node(text: &str) -> Option<CloudError> {
    let (message, fields) = text.split_once('\n').unwrap_or((text, ""));
    cloud_error(fields, message.trim())
}

fn cloud_error(fields: &str, message: &str) -> Option<CloudError> {
    let mut message = message;
    let mut code = value(fields, "code").map_or("", word);
    // Old Java and Node versions have no separate code: `message:AuthFailure.X-The …`.
    if code.is_empty()
        && let Some((first, rest)) = message.split_once('-')
        && first.starts_with(|first: char| first.is_ascii_uppercase())
        && first
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
    {
        (code, message) = (first, rest);
    }
    (!code.is_empty() || !message.is_empty()).then(|| CloudError {
        code: code.to_owned(),
        message: shortened(message),
        request_id: value(fields, "requestId").map_or("", word).to_owned(),
    })
}

/// Longer messages are not useful, and the rest of a log may follow.
const MAX_MESSAGE_CHARACTERS: usize = 1000;

fn shortened(message: &str) -> String {
    message.chars().take(MAX_MESSAGE_CHARACTERS).collect()
}

/// The value after `name:` or `name=`.
fn value<'t>(text: &'t str, name: &str) -> Option<&'t str> {
    let rest = &text[find(text, name)? + name.len()..];
    Some(rest.trim_start().get(1..)?.trim_start())
}

/// The position of `name`, in any case, as a separate word before `:` or `=`.
fn find(text: &str, name: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(name.len())).find(|&at| {
        let end = at + name.len();
        bytes[at..end].eq_ignore_ascii_case(name.as_bytes())
            && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric())
            && matches!(bytes[end..].trim_ascii_start().first(), Some(b':' | b'='))
    })
}

/// The first word, without quotes; Node prints `undefined` for nothing.
fn word(text: &str) -> &str {
    let text = text.trim_start_matches(['\'', '"']);
    let end = text
        .find(|last: char| last.is_whitespace() || matches!(last, ',' | '\'' | '"' | ';' | ']'))
        .unwrap_or(text.len());
    match &text[..end] {
        "undefined" | "null" | "None" => "",
        word => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<[&str; 3]>) {
        let expected = expected.map(|[code, message, request_id]| CloudError {
            code: code.to_owned(),
            message: message.to_owned(),
            request_id: request_id.to_owned(),
        });
        let found = cloud_line(text).map(|(_, error)| error);
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn every_sdk_has_its_own_print() {
        let found = Some(["AuthFailure.X", "You may not: a, b.", "7f2c-1"]);
        check(
            "[TencentCloudSDKException] code:AuthFailure.X message:You may not: a, b. requestId:7f2c-1",
            found,
        );
        check(
            "usage: tccli [options]\n\n  tccli help\n\n[TencentCloudSDKException] code:AuthFailure.X message:You may not: a, b. requestId:7f2c-1\n",
            found,
        );
        check(
            "[TencentCloudSDKException]code: AuthFailure.X message:You may not: a, b. requestId:7f2c-1",
            found,
        );
        check(
            "[TencentCloudSDKException]\ncode: AuthFailure.X\nmessage: You may not: a, b.\nrequestId: 7f2c-1",
            found,
        );
        check(
            "An API error has returned: [TencentCloudSDKError] Code=AuthFailure.X, Message=You may not: a, b., RequestId=7f2c-1",
            found,
        );
        check(
            "[TencentCloudSDKException]message:AuthFailure.X-You may not: a, b.  requestId:7f2c-1",
            found,
        );
        check(
            "TencentCloudSDKHttpException: You may not: a, b.\n    at parse (x.js:1:2) {\n  requestId: '7f2c-1',\n  httpCode: undefined,\n  code: 'AuthFailure.X'\n}",
            found,
        );
    }

    #[test]
    fn parts_may_be_missing() {
        check(
            "[TencentCloudSDKException] code:ClientNetworkError message:timed out",
            Some(["ClientNetworkError", "timed out", ""]),
        );
        check(
            "[TencentCloudSDKException] code:InvalidCredential message:secret id should not be none requestId:None",
            Some(["InvalidCredential", "secret id should not be none", ""]),
        );
        check(
            "[TencentCloudSDKException] code:E message:第一行\n第二行 requestId:",
            Some(["E", "第一行\n第二行", ""]),
        );
        check("see TencentCloudSDKException for details", None);
        check(
            "from x import TencentCloudSDKException\n[TencentCloudSDKException] code:A message:b",
            Some(["A", "b", ""]),
        );
        check(
            "x.TencentCloudSDKException: [TencentCloudSDKException] code:A message:b",
            Some(["A", "b", ""]),
        );
        check("TencentCloudSDK", None);
    }
}
