//! Decoding took long for a frame.
//!
//! **Rule.** {samples} consecutive samples of `DecodeCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of
//! the rate that there should be.
//!
//! **Value.** The greatest, ms.
//!
//! **Severity.** As bad as what follows from it; info without effect: a stage that works on several pictures at once keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::key;

pub(super) static KIND: Kind = slow(
    "slow-decode",
    |scene, out| find_slow(scene, Code::SlowDecode, "DecodeCost", out),
    Words {
        fact: key::kind::SLOW_DECODE_FACT,
        clause: key::kind::SLOW_DECODE_CLAUSE,
        advice: key::kind::SLOW_DECODE_ADVICE,
        ..WORDS
    },
);
