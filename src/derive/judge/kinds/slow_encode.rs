//! Encoding took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `EncodeCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::both;

pub(super) static KIND: Kind = slow(
    "slow-encode",
    |input, out| find_slow(input, Code::SlowEncode, "EncodeCost", out),
    Words {
        fact: both(
            "编码每帧最长 {value}，持续 {lasted}",
            "Encoding took up to {value} a frame, for {lasted}",
        ),
        clause: both(
            "编码每帧最长 {value}，持续 {lasted}",
            "encoding took up to {value} a frame for {lasted}",
        ),
        advice: both(
            "确认使用硬件编码；降低分辨率，或减少同时编码的路数。",
            "Make sure that the hardware encodes; encode fewer or smaller streams.",
        ),
        ..WORDS
    },
);
