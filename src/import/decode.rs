//! Bytes → text: gzip, byte order marks, UTF-16, invalid UTF-8.

use std::borrow::Cow;

use super::gzip;
use crate::error::{ImportError, JsonFault};
use crate::units::Bytes;

/// The text of an input, borrowed if the input is plain UTF-8.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// Without a byte order mark.
    pub text: Cow<'a, str>,
    /// Whether invalid bytes were replaced by U+FFFD.
    pub repaired: bool,
}

/// The maximum depth of nested compression.
const MAX_LAYERS: usize = 4;

const ZIP_MAGIC: &[u8] = b"PK\x03\x04";

/// Unpacks and decodes; `limit` counts bytes before and after unpacking.
///
/// # Errors
///
/// [`ImportError::TooLarge`], or [`ImportError::NotJson`] where gzip is damaged.
pub fn decode(bytes: &[u8], limit: Bytes) -> Result<Decoded<'_>, ImportError> {
    refuse_beyond(limit, bytes.len())?;
    if bytes.starts_with(ZIP_MAGIC) {
        return Err(ImportError::NotJson {
            fault: JsonFault::Zip,
            position: None,
        });
    }
    if !bytes.starts_with(gzip::MAGIC) {
        return Ok(text_from_bytes(bytes));
    }
    let mut unpacked = unpack(bytes, limit)?;
    // A server may compress a file that was already compressed.
    for _ in 1..MAX_LAYERS {
        if unpacked.starts_with(gzip::MAGIC) {
            unpacked = unpack(&unpacked, limit)?;
        }
    }
    let decoded = text_from_bytes(&unpacked);
    let repaired = decoded.repaired;
    let text = match decoded.text {
        Cow::Owned(text) => text,
        Cow::Borrowed(text) => {
            let mark = unpacked.len() - text.len();
            let mut unpacked = unpacked;
            unpacked.drain(..mark);
            // Valid: it was borrowed as text before.
            String::from_utf8(unpacked).unwrap_or_default()
        }
    };
    Ok(Decoded {
        text: Cow::Owned(text),
        repaired,
    })
}

fn refuse_beyond(limit: Bytes, length: usize) -> Result<(), ImportError> {
    let bytes = length as Bytes;
    if bytes > limit {
        return Err(ImportError::TooLarge { bytes, limit });
    }
    Ok(())
}

fn unpack(packed: &[u8], limit: Bytes) -> Result<Vec<u8>, ImportError> {
    let limit_bytes = usize::try_from(limit).unwrap_or(usize::MAX - 1);
    gzip::unpack(packed, limit_bytes).map_err(|fault| match fault {
        gzip::Fault::TooLarge => ImportError::TooLarge {
            bytes: limit + 1,
            limit,
        },
        gzip::Fault::Damaged => ImportError::NotJson {
            fault: JsonFault::DamagedGzip,
            position: None,
        },
    })
}

fn text_from_bytes(bytes: &[u8]) -> Decoded<'_> {
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => text_from_utf8(rest),
        [0xff, 0xfe, rest @ ..] => text_from_utf16(rest, u16::from_le_bytes),
        [0xfe, 0xff, rest @ ..] => text_from_utf16(rest, u16::from_be_bytes),
        _ => match nul_parity(bytes) {
            Some(1) => text_from_utf16(bytes, u16::from_le_bytes),
            Some(_) => text_from_utf16(bytes, u16::from_be_bytes),
            None => text_from_utf8(bytes),
        },
    }
}

/// Whether NUL bytes are at even (0) or odd (1) positions: ASCII in UTF-16 has one beside each character, JSON in UTF-8 has none.
///
/// A quarter of the positions is enough for text that contains names; a stray NUL in a log does not mean UTF-16.
fn nul_parity(bytes: &[u8]) -> Option<usize> {
    let mut count = [0, 0];
    let start = &bytes[..bytes.len().min(1024)];
    for (index, _) in start.iter().enumerate().filter(|(_, byte)| **byte == 0) {
        count[index % 2] += 1;
    }
    let [even, odd] = count;
    (even.max(odd) * 8 >= start.len().max(1)).then(|| usize::from(odd > even))
}

fn text_from_utf8(bytes: &[u8]) -> Decoded<'_> {
    match str::from_utf8(bytes) {
        Ok(text) => Decoded {
            text: Cow::Borrowed(text),
            repaired: false,
        },
        Err(_) => Decoded {
            text: String::from_utf8_lossy(bytes),
            repaired: true,
        },
    }
}

fn text_from_utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded<'static> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let mut repaired = !rest.is_empty();
    let mut text = String::with_capacity(pairs.len());
    for decoded in char::decode_utf16(pairs.iter().map(|pair| unit(*pair))) {
        text.push(decoded.unwrap_or_else(|_| {
            repaired = true;
            char::REPLACEMENT_CHARACTER
        }));
    }
    Decoded {
        text: Cow::Owned(text),
        repaired,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;

    use super::*;

    const LIMIT: Bytes = 1000;

    #[track_caller]
    fn check(bytes: &[u8], text: &str, repaired: bool) {
        let decoded = decode(bytes, LIMIT).unwrap();
        assert_eq!((&*decoded.text, decoded.repaired), (text, repaired));
    }

    #[track_caller]
    fn check_refused(bytes: &[u8], expected: &ImportError) {
        assert_eq!(&decode(bytes, LIMIT).unwrap_err(), expected);
    }

    fn utf16(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    fn gzip(bytes: &[u8]) -> Vec<u8> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes).unwrap();
        packer.finish().unwrap()
    }

    #[test]
    fn plain_text_is_not_copied() {
        check("{\"名\":1}".as_bytes(), "{\"名\":1}", false);
        assert!(matches!(
            decode(b"{}", LIMIT).unwrap().text,
            Cow::Borrowed(_)
        ));
        check(b"", "", false);
    }

    #[test]
    fn what_was_packed_twice_is_unpacked_twice() {
        let layers = |count| (0..count).fold(b"{}".to_vec(), |inner, _| gzip(&inner));
        check(&layers(2), "{}", false);
        check(&layers(MAX_LAYERS), "{}", false);
        assert_ne!(decode(&layers(MAX_LAYERS + 1), LIMIT).unwrap().text, "{}");
        let bomb = gzip(&gzip(&vec![b' '; 100_000]));
        assert!(matches!(
            decode(&bomb, LIMIT),
            Err(ImportError::TooLarge { .. })
        ));
    }

    #[test]
    fn byte_order_marks_are_passed_over() {
        check(b"\xef\xbb\xbf{}", "{}", false);
        check(
            &[b"\xff\xfe", &*utf16("{\"名\"}", u16::to_le_bytes)].concat(),
            "{\"名\"}",
            false,
        );
        check(
            &[b"\xfe\xff", &*utf16("{\"名\"}", u16::to_be_bytes)].concat(),
            "{\"名\"}",
            false,
        );
    }

    #[test]
    fn nul_bytes_reveal_utf16() {
        check(
            &utf16("{\"a\":\"名字\"}", u16::to_le_bytes),
            "{\"a\":\"名字\"}",
            false,
        );
        check(
            &utf16("{\"a\":\"名字\"}", u16::to_be_bytes),
            "{\"a\":\"名字\"}",
            false,
        );
        check(&utf16("会话 {}", u16::to_le_bytes), "会话 {}", false);
    }

    #[test]
    fn a_stray_nul_is_not_utf16() {
        let text = format!("{{\"a\":\"\0\",\"b\":{}}}", "1".repeat(20));
        check(text.as_bytes(), &text, false);
    }

    #[test]
    fn a_zip_is_said_to_be_one() {
        let zip = ImportError::NotJson {
            fault: JsonFault::Zip,
            position: None,
        };
        check_refused(b"PK\x03\x04\x14\0", &zip);
    }

    #[test]
    fn what_is_no_text_is_replaced() {
        check(b"{\"\xff\"}", "{\"\u{fffd}\"}", true);
        check(b"{\0}\0\x00\xd8", "{}\u{fffd}", true);
        check(b"{\0}\0x", "{}", true);
    }

    #[test]
    fn gzip_is_unpacked() {
        check(&gzip(b"{}"), "{}", false);
        check(&gzip(b"\xef\xbb\xbf{}"), "{}", false);
        check(&gzip(&utf16("{}", u16::to_le_bytes)), "{}", false);
        check(&[gzip(b"{}"), gzip(b"[]")].concat(), "{}[]", false);
    }

    #[test]
    fn nothing_beyond_the_limit_is_tried() {
        let too_large = |bytes| ImportError::TooLarge {
            bytes,
            limit: LIMIT,
        };
        check(&[b' '; 1000], &" ".repeat(1000), false);
        check_refused(&[b' '; 1002], &too_large(1002));
        check(&gzip(&[b' '; 1000]), &" ".repeat(1000), false);
        check_refused(&gzip(&vec![b' '; 100_000]), &too_large(1001));
    }

    #[test]
    fn damaged_gzip_is_said_to_be_damaged() {
        let damaged = ImportError::NotJson {
            fault: JsonFault::DamagedGzip,
            position: None,
        };
        let whole = gzip(b"{\"a\":1}");
        check_refused(&whole[..whole.len() - 1], &damaged);
        check_refused(&whole[..2], &damaged);
        check_refused(&[whole, b"x".to_vec()].concat(), &damaged);
    }
}
