//! Capture took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `CaptureCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::key;

pub(super) static KIND: Kind = slow(
    "slow-capture",
    |input, out| find_slow(input, Code::SlowCapture, "CaptureCost", out),
    Words {
        fact: key::kind::SLOW_CAPTURE_FACT,
        clause: key::kind::SLOW_CAPTURE_CLAUSE,
        advice: key::kind::SLOW_CAPTURE_ADVICE,
        ..WORDS
    },
);
