//! Capture took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `CaptureCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::both;

pub(super) static KIND: Kind = slow(
    "slow-capture",
    |input, out| find_slow(input, Code::SlowCapture, "CaptureCost", out),
    Words {
        fact: both(
            "采集每帧最长 {value}，持续 {lasted}",
            "Capture took up to {value} a frame, for {lasted}",
        ),
        clause: both(
            "采集每帧最长 {value}，持续 {lasted}",
            "capture took up to {value} a frame for {lasted}",
        ),
        advice: both(
            "检查相机、接口与驱动。",
            "Check the camera, its bus and its driver.",
        ),
        ..WORDS
    },
);
