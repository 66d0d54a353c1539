//! Capture took long for a frame.
//!
//! **Rule.** {samples} consecutive samples of `CaptureCost` above {stageWatchPercent} of the frame interval (watch) or above {stageBadPercent} of it (bad). The interval is that of
//! the rate that there should be.
//!
//! **Value.** The greatest, ms.
//!
//! **Severity.** As bad as what follows from it; info without effect: a stage that works on several pictures at once keeps its rate.

use super::{Code, Impact, Joins, Kind, Words};
use crate::derive::judge::blame;
use crate::derive::judge::stages::{LIMITS, find_slow};
use crate::lang::both;

pub(super) static KIND: Kind = Kind {
    name: "slow-capture",
    limits: LIMITS,
    causes: &[Code::CpuHigh],
    impact: Impact::Nothing,
    joins: Joins::Greatest,
    facts: &["usual"],
    find: |scene, out| find_slow(scene, Code::SlowCapture, "CaptureCost", out),
    blame: blame::machine,
    words: Words {
        fact: both(
            "采集每帧最长 {value}，持续 {lasted}",
            "Capture took up to {value} a frame, for {lasted}",
        ),
        detail: both(
            "平时 {usual}，限值 {threshold}",
            "usually {usual}, the limit is {threshold}",
        ),
        clause: both(
            "采集每帧最长 {value}，持续 {lasted}",
            "capture took up to {value} a frame for {lasted}",
        ),
        advice: both(
            "检查相机、接口与驱动。",
            "Check the camera, its bus and its driver.",
        ),
        ..Words::NONE
    },
};

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// At 25 fps a frame has 40 ms.
    #[track_caller]
    fn check(cost: &[(usize, f64)], expected: &str) {
        let cost = steps(cost);
        let fps = steps(&[(cost.len(), 25.0)]);
        let end = device(Role::Field, &[("Fps", &fps), ("CaptureCost", &cost)]);
        assert_eq!(found(Code::SlowCapture, &session([end])), expected);
    }

    #[test]
    fn compares_with_the_frame_interval() {
        check(&[(5, 8.0), (5, 21.0), (5, 8.0)], "info 10-18 21");
        check(&[(5, 8.0), (5, 41.0), (5, 8.0)], "info 10-18 41");
        check(&[(5, 8.0), (5, 20.0), (5, 8.0)], "");
        check(&[(5, 8.0), (4, 41.0), (5, 8.0)], "");
    }
}
