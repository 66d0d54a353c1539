//! JSON as Python prints a string or bytes: `'{\n "name": …}'`, with escaped line breaks and unescaped quotes.

/// `{\n "`. JSON in one line has nothing to escape and needs no special treatment.
#[must_use]
pub fn begins_echo(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("{\\n").or(text.strip_prefix("{\\r\\n")) else {
        return false;
    };
    let blank = ["\\t", " "];
    let mut name = rest;
    while let Some(after) = blank.iter().find_map(|blank| name.strip_prefix(blank)) {
        name = after;
    }
    name.starts_with('"')
}

/// The text up to the apostrophe or line break that ends the string, and its length in bytes.
#[must_use]
pub fn read_echo(echo: &str) -> (String, usize) {
    let bytes = echo.as_bytes();
    let mut read = Vec::new();
    let mut at = 0;
    while at < bytes.len() && bytes[at] != b'\'' && bytes[at] >= b' ' {
        let (byte, length) = match (bytes[at], bytes.get(at + 1)) {
            (b'\\', Some(b'n')) => (b'\n', 2),
            (b'\\', Some(b'r')) => (b'\r', 2),
            (b'\\', Some(b't')) => (b'\t', 2),
            (b'\\', Some(b'x')) => match hex(bytes.get(at + 2..at + 4)) {
                Some(byte) => (byte, 4),
                None => (b'\\', 1),
            },
            (b'\\', Some(escaped @ (b'\\' | b'\''))) => (*escaped, 2),
            (byte, _) => (byte, 1),
        };
        read.push(byte);
        at += length;
    }
    (String::from_utf8_lossy(&read).into_owned(), at)
}

fn hex(digits: Option<&[u8]>) -> Option<u8> {
    u8::from_str_radix(str::from_utf8(digits?).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::{begins_echo, read_echo};

    #[track_caller]
    fn check(echo: &str, text: &str, length: usize) {
        assert!(begins_echo(echo), "{echo}");
        assert_eq!(read_echo(echo), (text.to_owned(), length));
    }

    #[test]
    fn what_python_escapes_is_read() {
        check(r#"{\n "a": 1\n}' x"#, "{\n \"a\": 1\n}", 13);
        check(
            r#"{\r\n\t"a":"\'\\u8f66"}"#,
            "{\r\n\t\"a\":\"'\\u8f66\"}",
            23,
        );
        check(r#"{\n"\xe8\xbd\xa6":1}'"#, "{\n\"车\":1}", 20);
        check("{\\n\"a\": [1,\n2]}'", "{\n\"a\": [1,", 11);
    }

    #[test]
    fn what_is_broken_ends() {
        check(r#"{\n"\x8"#, "{\n\"\\x8", 7);
        check("{\\n\"\\", "{\n\"\\", 5);
        check("{\\n\"\\x名", "{\n\"\\x名", 9);
    }

    #[test]
    fn json_and_strings_of_json_are_none() {
        for text in [
            "{\"a\":1}",
            "{\\n\\\"a\\\":1}",
            "{\n\"a\":1}",
            "{\\n}",
            "{\\n x: 1",
        ] {
            assert!(!begins_echo(text), "{text}");
        }
    }
}
