//! Transfers sessions from a worker to the page, as columns that are moved without a copy plus a few bytes.
//!
//! A worker is another instance of the module with its own memory, so only plain data can cross. The other stages do not know this format:
//! `shapes` lists their fields, and does not compile if one is missing.

mod bytes;
mod shapes;

use crate::view::Analysis;
use crate::warning::Warning;
use bytes::{Decoder, Encoder, Wire};

/// A session as read, with everything derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Read {
    /// The name of its input, if it had one.
    pub name: Option<String>,
    /// Its index within that input, from 0.
    pub index: usize,
    /// The analysed session.
    pub analysis: Analysis,
    /// What was repaired or left out.
    pub warnings: Vec<Warning>,
}

/// Encoded sessions.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Packed {
    /// Everything but the columns.
    pub facts: Vec<u8>,
    /// All columns, in the order in which [`unpack`] reads them.
    pub columns: Vec<Vec<f64>>,
}

/// Encodes sessions; no column is copied.
#[must_use]
pub fn pack(mut sessions: Vec<Read>) -> Packed {
    let mut out = Encoder::default();
    sessions.write(&mut out);
    out.packed
}

/// Decodes sessions; `None` for anything that [`pack`] did not produce.
#[must_use]
pub fn unpack(packed: Packed) -> Option<Vec<Read>> {
    let mut from = Decoder::new(&packed.facts, packed.columns);
    let sessions = Wire::read(&mut from);
    from.is_complete().then_some(sessions)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Device, Series, SeriesKey, Session};
    use crate::warning::WarningKind;

    fn sessions() -> Vec<Read> {
        let device = Device {
            times: vec![0.0, 2000.0, 4000.0, 20_000.0],
            series: vec![Series {
                key: SeriesKey {
                    metric: "NACK".into(),
                    link: None,
                },
                values: vec![0.0, 3.0, 3.0, 1.0],
            }],
            ..Device::default()
        };
        let session = Session {
            devices: vec![device],
            ..Session::default()
        };
        vec![Read {
            name: Some("名.json".to_owned()),
            index: 1,
            analysis: Analysis::new(session),
            warnings: vec![Warning {
                device: Some(0),
                field: None,
                kind: WarningKind::PartFailed {
                    line: 7,
                    code: "not-json",
                    cloud: None,
                },
            }],
        }]
    }

    #[test]
    fn what_comes_is_what_went() {
        let packed = pack(sessions());
        assert_eq!(
            packed.columns.len(),
            3,
            "times, what was sent, what was computed"
        );
        assert_eq!(unpack(packed), Some(sessions()));
        assert_eq!(unpack(pack(Vec::new())), Some(Vec::new()));
    }

    #[test]
    fn what_was_not_packed_is_refused() {
        let packed = pack(sessions());
        for length in 0..packed.facts.len() {
            let facts = packed.facts[..length].to_vec();
            let columns = packed.columns.clone();
            assert_eq!(unpack(Packed { facts, columns }), None, "{length} bytes");
        }
        let mut more = packed.clone();
        more.facts.push(0);
        assert_eq!(unpack(more), None);
        let mut fewer = packed.clone();
        fewer.columns.pop();
        assert_eq!(unpack(fewer), None);
        let mut more = packed;
        more.columns.push(Vec::new());
        assert_eq!(unpack(more), None);
        assert_eq!(unpack(Packed::default()), None);
    }
}
