//! The list of kinds: each kind is a file in this folder and two lines here, and does not compile without both.

mod aspect_changed;
mod burst;
mod clock_offset;
mod content_limited;
mod control_latency;
mod cpu_high;
mod data_ends_early;
mod doubled_counters;
mod end_missing;
mod ends_apart;
mod estimate_collapse;
mod frame_rate_drop;
mod freeze;
mod gap;
mod hidden_loss;
mod latency_follows_link;
mod latency_spike;
mod link_down;
mod link_idle;
mod link_loss;
mod link_switch;
mod link_unbalanced;
mod loss;
mod masked_loss;
mod memory_growing;
mod memory_high;
mod network_latency;
mod network_limited;
mod no_picture;
mod rate_above_target;
mod rate_swing;
mod rates_differ;
mod reconnect;
mod resolution_below;
mod slow_capture;
mod slow_decode;
mod slow_encode;
mod slow_render;
mod start_up;
mod stutter;
mod video_latency;
mod window_truncated;

use super::kind::{Impact, Kind, MergeRule, Words};

pub(super) use link_switch::CARRYING;
pub(super) use network_latency::RAISED;

/// Lists every kind once, with its file.
macro_rules! codes {
    ($($code:ident = $file:ident),+ $(,)?) => {
        /// A kind of finding; its public name is that of its [`Kind`] and stable.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[allow(missing_docs, reason = "each kind's file says what it is")]
        pub enum Code {
            $($code),+
        }

        impl Code {
            /// Every kind, causes before their effects.
            pub const ALL: [Self; [$(stringify!($code)),+].len()] = [$(Self::$code),+];

            /// The definition of the kind.
            #[must_use]
            pub const fn kind(self) -> &'static Kind {
                match self {
                    $(Self::$code => &$file::KIND),+
                }
            }

            /// The name of its file in this folder.
            #[must_use]
            pub const fn file(self) -> &'static str {
                match self {
                    $(Self::$code => stringify!($file)),+
                }
            }
        }
    };
}

codes! {
    NoPicture = no_picture,
    Reconnect = reconnect,
    Gap = gap,
    LinkDown = link_down,
    LatencyFollowsLink = latency_follows_link,
    NetworkLatency = network_latency,
    LatencySpike = latency_spike,
    LinkLoss = link_loss,
    MaskedLoss = masked_loss,
    Loss = loss,
    EstimateCollapse = estimate_collapse,
    NetworkLimited = network_limited,
    ContentLimited = content_limited,
    RateAboveTarget = rate_above_target,
    RateSwing = rate_swing,
    CpuHigh = cpu_high,
    MemoryHigh = memory_high,
    MemoryGrowing = memory_growing,
    SlowCapture = slow_capture,
    SlowEncode = slow_encode,
    SlowDecode = slow_decode,
    SlowRender = slow_render,
    LinkSwitch = link_switch,
    HiddenLoss = hidden_loss,
    FrameRateDrop = frame_rate_drop,
    Freeze = freeze,
    Stutter = stutter,
    StartUp = start_up,
    VideoLatency = video_latency,
    ControlLatency = control_latency,
    LinkIdle = link_idle,
    LinkUnbalanced = link_unbalanced,
    ResolutionBelow = resolution_below,
    AspectChanged = aspect_changed,
    Burst = burst,
    DoubledCounters = doubled_counters,
    RatesDiffer = rates_differ,
    ClockOffset = clock_offset,
    EndMissing = end_missing,
    EndsApart = ends_apart,
    DataEndsEarly = data_ends_early,
    WindowTruncated = window_truncated,
}

impl Code {
    /// The public name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.kind().name
    }
}

/// What can delay video and messages: the likeliest first, symptoms last.
const HOLDS_UP_PICTURE: &[Code] = &[
    Code::NoPicture,
    Code::Reconnect,
    Code::LinkDown,
    Code::LatencyFollowsLink,
    Code::NetworkLatency,
    Code::LinkLoss,
    Code::Loss,
    Code::EstimateCollapse,
    Code::SlowCapture,
    Code::SlowEncode,
    Code::SlowDecode,
    Code::SlowRender,
    Code::CpuHigh,
    Code::FrameRateDrop,
    Code::Freeze,
    Code::LatencySpike,
    Code::LinkSwitch,
    Code::HiddenLoss,
];

/// What makes packets get lost or wait.
const NETWORK: &[Code] = &[
    Code::LinkDown,
    Code::LatencyFollowsLink,
    Code::NetworkLatency,
    Code::LinkLoss,
    Code::Loss,
    Code::EstimateCollapse,
];
