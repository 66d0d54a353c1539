//! Encoding took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `EncodeCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::key;

pub(super) static KIND: Kind = slow(
    "slow-encode",
    |input, out| find_slow(input, Code::SlowEncode, "EncodeCost", out),
    Words {
        fact: key::kind::SLOW_ENCODE_FACT,
        clause: key::kind::SLOW_ENCODE_CLAUSE,
        advice: key::kind::SLOW_ENCODE_ADVICE,
        ..WORDS
    },
);
