//! Sources of published figures.

use crate::lang::{Both, both};

pub(super) const OURS: Both = both("本项目的取值", "this project's choice");
pub(super) const SAMPLE: Both = both("由文档示例数据推断", "inferred from the documented example");
pub(super) const PROD: Both = both(
    "TRRO 产品概述 tencentcloud.com/document/product/1252/67845",
    "TRRO product overview, tencentcloud.com/document/product/1252/67845",
);
pub(super) const TRTC_RTT: Both = both(
    "同类产品 TRTC：往返 50 ms 以内为短，200 ms 以上为长",
    "TRTC (sister product): a round trip below 50 ms is short, above 200 ms long",
);
pub(super) const TRTC_GUIDE: Both = both(
    "同类产品 TRTC 的公开指南 intl.cloud.tencent.com/document/product/647/39071",
    "TRTC (sister product), published guide: intl.cloud.tencent.com/document/product/647/39071",
);
pub(super) const W3C: Both = both(
    "W3C webrtc-stats 的 freezeCount：max(3 × 平均帧间隔，平均帧间隔 + 150 ms)",
    "W3C webrtc-stats, freezeCount: max(3 × mean, mean + 150 ms)",
);
pub(super) const AGORA: Both = both(
    "Agora SDK：5 fps 及以上时 500 ms 记为冻结",
    "Agora SDK: 500 ms counts as a freeze at 5 fps and more",
);
pub(super) const W3C_PAUSE: Both = both(
    "W3C webrtc-stats：超过 5 秒为暂停",
    "W3C webrtc-stats: more than 5 s is a pause",
);
pub(super) const UPLINK_100: Both = both(
    "3GPP TR 22.856：视频上行 100 ms（暂定值，仅一段，不含编解码）",
    "3GPP TR 22.856: 100 ms for the video uplink (tentative, one leg, without coding)",
);
pub(super) const LANE_KEEPER: Both = both(
    "arXiv 2603.06850：仿真车道保持在 150 至 225 ms 之间失稳（并非真人）",
    "arXiv 2603.06850: a simulated lane keeper, not people, fails between 150 and 225 ms",
);
pub(super) const STOP: Both = both(
    "某集成方的代码注释：反复超过 500 ms 时考虑停车",
    "an integrator's code comment: consider stopping where it is above 500 ms repeatedly",
);
pub(super) const CONTROL: Both = both(
    "3GPP TS 22.156：控制下行单程 20 ms，往返加倍并留余量",
    "3GPP TS 22.156: control downlink 20 ms one way, doubled for the round trip, plus a margin of this project",
);
pub(super) const FRAME: Both = both(
    "单个环节耗时超过一个帧间隔就可能跟不上；一半为本项目的余量",
    "a stage that takes longer than one frame interval may not keep up; half of it is this project's margin",
);
pub(super) const WHOLE_SECONDS: Both = both(
    "TimeOffset 为整秒，取整会带来抖动",
    "TimeOffset counts whole seconds, so steps jitter",
);
