//! gzip (RFC 1952): members in sequence, each with header, data and checksum.
//!
//! Only the container: `miniz_oxide` inflates the data. `flate2` does both, but adds 16 KB of checksum tables to the page.

use crc::{CRC_32_ISO_HDLC, Crc};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// The first bytes of a gzip file.
pub const MAGIC: &[u8] = &[0x1f, 0x8b];

/// Why unpacking failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// Truncated, altered, or followed by something else.
    Damaged,
    /// The content exceeds the limit.
    TooLarge,
}

/// The content of all members; needs at most about twice `limit` of memory.
pub fn unpack(packed: &[u8], limit: usize) -> Result<Vec<u8>, Fault> {
    let mut unpacked = Vec::new();
    let mut members = packed;
    while !members.is_empty() {
        let deflated = after_header(members).ok_or(Fault::Damaged)?;
        let start = unpacked.len();
        let trailer = inflate(deflated, &mut unpacked, limit)?;
        members = after_trailer(trailer, &unpacked[start..]).ok_or(Fault::Damaged)?;
    }
    Ok(unpacked)
}

const DEFLATE: u8 = 8;

/// Header flags, in the order of the fields they announce.
const EXTRA: u8 = 4;
const NAME: u8 = 8;
const COMMENT: u8 = 16;
const HEADER_CHECK: u8 = 2;
const RESERVED: u8 = 0b1110_0000;

fn after_header(member: &[u8]) -> Option<&[u8]> {
    let (fixed, mut rest) = member.split_first_chunk::<10>()?;
    let [magic @ .., DEFLATE, flags, _, _, _, _, _, _] = fixed else {
        return None;
    };
    if magic != MAGIC || flags & RESERVED != 0 {
        return None;
    }
    if flags & EXTRA != 0 {
        let (length, after) = rest.split_first_chunk()?;
        rest = after.get(usize::from(u16::from_le_bytes(*length))..)?;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let end = rest.iter().position(|byte| *byte == 0)?;
            rest = &rest[end + 1..];
        }
    }
    if flags & HEADER_CHECK != 0 {
        rest = rest.get(2..)?;
    }
    Some(rest)
}

/// Inflates and appends; returns the remaining input.
fn inflate<'p>(
    deflated: &'p [u8],
    unpacked: &mut Vec<u8>,
    limit: usize,
) -> Result<&'p [u8], Fault> {
    let mut inflater = Box::<DecompressorOxide>::default();
    let start = unpacked.len();
    let mut end = start;
    let mut rest = deflated;
    loop {
        let (status, taken, given) = decompress(
            &mut inflater,
            rest,
            &mut unpacked[start..],
            end - start,
            TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF,
        );
        rest = &rest[taken..];
        end += given;
        if end > limit {
            return Err(Fault::TooLarge);
        }
        match status {
            TINFLStatus::Done => {
                unpacked.truncate(end);
                return Ok(rest);
            }
            TINFLStatus::HasMoreOutput => {
                // One byte more than allowed shows that the limit is exceeded.
                let room = (2 * end)
                    .max(start + 4 * deflated.len())
                    .max(1024)
                    .min(limit + 1);
                unpacked.resize(room, 0);
            }
            _ => return Err(Fault::Damaged),
        }
    }
}

/// Verifies checksum and length; returns the remaining input.
fn after_trailer<'m>(trailer: &'m [u8], data: &[u8]) -> Option<&'m [u8]> {
    static CRC: Crc<u32> = Crc::<u32>::new(&CRC_32_ISO_HDLC);
    let (check, rest) = trailer.split_first_chunk()?;
    let (length, rest) = rest.split_first_chunk()?;
    let is_whole = u32::from_le_bytes(*check) == CRC.checksum(data)
        && u32::from_le_bytes(*length) == data.len() as u32;
    is_whole.then_some(rest)
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::{Compression, GzBuilder};

    use super::*;

    const LIMIT: usize = 1000;

    #[track_caller]
    fn check(packed: &[u8], expected: Result<&[u8], Fault>) {
        assert_eq!(
            unpack(packed, LIMIT).as_deref(),
            expected.as_ref().map(|data| *data)
        );
    }

    fn packed(header: GzBuilder, data: &[u8]) -> Vec<u8> {
        let mut packer = header.write(Vec::new(), Compression::fast());
        packer.write_all(data).unwrap();
        packer.finish().unwrap()
    }

    fn plain(data: &[u8]) -> Vec<u8> {
        packed(GzBuilder::new(), data)
    }

    #[test]
    fn members_follow_each_other() {
        check(&plain(b""), Ok(b""));
        check(&plain(b"one"), Ok(b"one"));
        check(
            &[plain(b"one"), plain(b""), plain(b"two")].concat(),
            Ok(b"onetwo"),
        );
    }

    #[test]
    fn headers_may_hold_more() {
        let header = || {
            GzBuilder::new()
                .extra(*b"extra")
                .filename("name")
                .comment("comment")
        };
        check(&packed(header(), b"data"), Ok(b"data"));
        let mut checked = plain(b"data");
        checked[3] |= HEADER_CHECK;
        checked.splice(10..10, [0, 0]);
        check(&checked, Ok(b"data"));
    }

    #[test]
    fn truncated_or_altered_input_is_damaged() {
        let whole = packed(
            GzBuilder::new().extra(*b"extra").filename("name"),
            b"some data",
        );
        for length in 1..whole.len() {
            check(&whole[..length], Err(Fault::Damaged));
        }
        // Time, compression level and system in the header are not covered by a check.
        for altered in (0..4).chain(whole.len() - 8..whole.len()) {
            let mut other = whole.clone();
            other[altered] ^= 0b1000_0000;
            check(&other, Err(Fault::Damaged));
        }
        check(
            &[plain(b"one"), b"x".to_vec()].concat(),
            Err(Fault::Damaged),
        );
    }

    #[test]
    fn the_limit_is_one_of_all_members() {
        check(&plain(&[b' '; LIMIT]), Ok(&[b' '; LIMIT]));
        check(&plain(&[b' '; LIMIT + 1]), Err(Fault::TooLarge));
        check(&plain(&vec![b' '; 100 * LIMIT]), Err(Fault::TooLarge));
        check(
            &[plain(&[b' '; LIMIT]), plain(b" ")].concat(),
            Err(Fault::TooLarge),
        );
    }
}
