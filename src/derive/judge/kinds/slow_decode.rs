//! Decoding took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `DecodeCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::both;

pub(super) static KIND: Kind = slow(
    "slow-decode",
    |input, out| find_slow(input, Code::SlowDecode, "DecodeCost", out),
    Words {
        fact: both(
            "解码每帧最长 {value}，持续 {lasted}",
            "Decoding took up to {value} a frame, for {lasted}",
        ),
        clause: both(
            "解码每帧最长 {value}，持续 {lasted}",
            "decoding took up to {value} a frame for {lasted}",
        ),
        advice: both(
            "确认远端使用硬件解码；关闭其他程序。",
            "Make sure that the remote decodes in hardware; close other programs.",
        ),
        ..WORDS
    },
);
