//! Capture took long for a frame.
//!
//! **Rule.** {samples} consecutive samples of `CaptureCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of
//! the rate that there should be.
//!
//! **Value.** The greatest, ms.
//!
//! **Severity.** As bad as what follows from it; info without effect: a stage that works on several pictures at once keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::key;

pub(super) static KIND: Kind = slow(
    "slow-capture",
    |scene, out| find_slow(scene, Code::SlowCapture, "CaptureCost", out),
    Words {
        fact: key::kind::SLOW_CAPTURE_FACT,
        clause: key::kind::SLOW_CAPTURE_CLAUSE,
        advice: key::kind::SLOW_CAPTURE_ADVICE,
        ..WORDS
    },
);
