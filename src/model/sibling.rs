//! Session ids of one call: `<id>-0` … `<id>-7`, one per camera.

/// The common part of a call's session ids and the stream's number; `None` for an id without a number.
///
/// A field device has up to eight streams, counted from 0 (product overview, document 67845); that the trailing number is the stream's is
/// inferred.
#[must_use]
pub fn sibling_stem(session_id: &str) -> Option<(&str, u32)> {
    let (stem, stream) = session_id.rsplit_once('-')?;
    match stream.as_bytes() {
        [digit @ b'0'..=b'7'] if !stem.is_empty() => Some((stem, u32::from(digit - b'0'))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(session_id: &str, expected: Option<(&str, u32)>) {
        assert_eq!(sibling_stem(session_id), expected);
    }

    #[test]
    fn the_stream_is_one_digit_up_to_seven() {
        check(
            "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1",
            Some(("c52cc0cc-3663-467b-a6d1-2f01d20ad7ae", 1)),
        );
        check("a-7", Some(("a", 7)));
        check("a-8", None);
        check("a-10", None);
        check("c52cc0cc-3663-467b-a6d1-2f01d20ad7ae", None);
        check("-0", None);
        check("", None);
        check("链路-0", Some(("链路", 0)));
    }
}
