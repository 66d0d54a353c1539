//! Rendering took long per frame.
//!
//! **Rule.** {samples} consecutive samples of `RenderCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of the expected frame rate.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** That of its worst effect; info without effect, since a pipelined stage keeps its rate.

use super::{Code, Kind, Words};
use crate::derive::judge::stages::{WORDS, find_slow, slow};
use crate::lang::both;

pub(super) static KIND: Kind = slow(
    "slow-render",
    |input, out| find_slow(input, Code::SlowRender, "RenderCost", out),
    Words {
        fact: both(
            "渲染每帧最长 {value}，持续 {lasted}",
            "Rendering took up to {value} a frame, for {lasted}",
        ),
        clause: both(
            "渲染每帧最长 {value}，持续 {lasted}",
            "rendering took up to {value} a frame for {lasted}",
        ),
        advice: both(
            "检查远端显卡驱动与垂直同步；减少同时显示的画面。",
            "Check the remote's graphics driver and vertical sync; show fewer pictures.",
        ),
        ..WORDS
    },
);
