//! The rule of each kind of finding, for `docs/findings.md`: no page shows it, so none carries it.

use crate::derive::findings::Code;

/// How a kind is found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// When it is told, with its thresholds.
    pub rule: &'static str,
    /// What `value` is, and its unit.
    pub value: &'static str,
    /// How bad it is.
    pub severity: &'static str,
    /// Whom it blames where no other finding explains it.
    pub blame: &'static str,
}

/// The rule of a kind.
#[must_use]
#[allow(clippy::too_many_lines, reason = "one entry for each kind")]
pub const fn rule(code: Code) -> Rule {
    const BAND: &str = "minor in the watch band, major in the bad band";
    const INFO: &str = "info";
    const NOBODY: &str = "undecided";
    const NETWORK: &str = "that end's way: field-uplink or remote-downlink";
    const MACHINE: &str = "that end's computer: field-device or remote-device";
    const CARD: &str = "field-uplink, with the card";
    const FRAMES: &str = "field-device where the field's own frames were late; else undecided";
    const RATE: &str = "field-device where the field's own frames were few or late; remote-device where the remote received at 85 % of its usual rate or more; else undecided";
    let (rule, value, severity, blame) = match code {
        Code::Reconnect => (
            "a gap with a disconnected sample beside it, a per-connection constant that changed or a counter that began anew; or a step of at least 2 medians with no evidence that the connection went on; or disconnected samples after connected ones",
            "ms without samples or connection, all together",
            "major; critical from 30 s without a connection on",
            "that end's way; cloud where both ends reconnected at once",
        ),
        Code::Gap => (
            "a step of at least 2 medians over which the stall ratio or the counter of the connection went on, neither being 0",
            "ms without samples",
            "minor",
            NOBODY,
        ),
        Code::LinkDown => (
            "3 consecutive samples in which a card that had sent loses at least 95 %, or neither sends nor receives",
            "mean loss, %",
            "major where the card carried the video or is the only one, else minor",
            CARD,
        ),
        Code::LatencyFollowsLink => (
            "NetworkLatency above 200 ms and twice its median while the card with more than half of what is sent has a round trip of at least 1.5 times that of the best other card at that sample, and the difference is at least a third of the excess over the median; each sample counts, within a minute together",
            "greatest latency, ms",
            "minor; major from 400 ms on",
            CARD,
        ),
        Code::NetworkLatency => (
            "5 consecutive samples above 200 ms (bad), or above 50 ms and 1.5 times the session's median (watch); a path whose median is above 50 ms and that never was worse is info",
            "greatest, ms; for info the median",
            "info, minor, major, as the rule says",
            "that end's way, with the card whose round trip rose most, by 30 % at least; cloud where both ends were slow at once",
        ),
        Code::LatencySpike => (
            "fewer than 5 samples of NetworkLatency above 200 ms and twice the median",
            "greatest, ms",
            "info; minor where it explains something",
            NETWORK,
        ),
        Code::LinkLoss => (
            "5 consecutive samples of a card's Lost from 1 % (watch) or 10 % (bad) on",
            "greatest, %",
            BAND,
            CARD,
        ),
        Code::MaskedLoss => (
            "the same, while the other cards sent at least 20 % and the receiver lost less than 1 % and stalled for less than 0.1 %",
            "greatest, %",
            INFO,
            CARD,
        ),
        Code::Loss => (
            "5 consecutive samples of a device's Lost from 1 % (watch) or 10 % (bad) on",
            "greatest, %",
            BAND,
            NETWORK,
        ),
        Code::HiddenLoss => (
            "at least 10 retransmission requests within 5 samples, for 2 % of the packets (of 1,200 bytes), while Lost stays below 1 %",
            "requests",
            "minor",
            NOBODY,
        ),
        Code::EstimateCollapse => (
            "2 consecutive samples of BitRateEstimate below half of the median of the minute before, start-up left out",
            "least, kbps",
            "minor; major below a quarter, or from 30 s on",
            "field-uplink",
        ),
        Code::NetworkLimited => (
            "5 consecutive samples with Rate at 85 % of BitRateEstimate or more while that is below 70 % of its greatest",
            "median rate, kbps",
            "minor",
            "field-uplink",
        ),
        Code::ContentLimited => (
            "the median of Rate ÷ BitRateEstimate is below 50 % while the median estimate is at least 90 % of its greatest",
            "median part, %",
            INFO,
            NOBODY,
        ),
        Code::RateAboveTarget => (
            "5 consecutive samples with Rate above BitRateEstimate",
            "greatest part, %",
            "minor",
            "field-device",
        ),
        Code::RateSwing => (
            "10 consecutive samples of a rate above 0 whose mean step, the two greatest left out, is above 30 % of their mean",
            "mean step, %",
            "minor; info where the rate is content-limited",
            NOBODY,
        ),
        Code::CpuHigh => (
            "5 consecutive samples of CpuUsed above 85 % (watch) or 95 % (bad)",
            "greatest, %",
            BAND,
            MACHINE,
        ),
        Code::MemoryHigh => (
            "5 consecutive samples of MemUsed above 90 %",
            "greatest, %",
            "minor",
            MACHINE,
        ),
        Code::MemoryGrowing => (
            "over ten minutes MemUsed rises by 2 points or more in all of its quarters, never falls by a quarter of that, and would be full within the hour",
            "points a minute, %",
            "minor",
            MACHINE,
        ),
        Code::SlowCapture | Code::SlowEncode | Code::SlowDecode | Code::SlowRender => (
            "5 consecutive samples above half of the usual frame interval (watch) or above all of it (bad)",
            "greatest, ms",
            BAND,
            MACHINE,
        ),
        Code::FrameRateDrop => (
            "5 consecutive samples of Fps below 90 % (watch) or 70 % (bad) of that end's own median, bursts and start-up left out",
            "median in the stretch, fps",
            BAND,
            RATE,
        ),
        Code::Freeze => (
            "the longest interval is at least max(3 × mean, mean + 150 ms), the mean being FrameDelta of the same sample; or a receiver with a connection shows no frame in a whole sample",
            "longest interval, ms",
            "minor; major from 500 ms on, critical from 5 s on",
            FRAMES,
        ),
        Code::Stutter => (
            "100 × Σ Lag150Duration ÷ sampled time of a segment of at least 20 s with two late samples, from 0.1 % (watch) or 1 % (bad) on, start-up left out; K150 where there is no Lag150Duration",
            "stall ratio, %",
            BAND,
            FRAMES,
        ),
        Code::StartUp => (
            "the rule of freeze within 4 s of the first connected sample",
            "longest interval, ms",
            "info; minor from 500 ms on",
            NOBODY,
        ),
        Code::VideoLatency => (
            "5 consecutive samples of VideoLatency above 100 ms (watch) or 200 ms (bad)",
            "greatest, ms",
            BAND,
            "the part of the budget that makes up at least half of what was gained; else undecided",
        ),
        Code::ControlLatency => (
            "that of network-latency, with 50 and 150 ms",
            "greatest, ms; for info the median",
            "info, minor, major, as the rule says",
            NOBODY,
        ),
        Code::LinkSwitch => (
            "another card has at least 70 % of what is sent; within a minute together",
            "switches",
            "info; minor from 3 on",
            CARD,
        ),
        Code::LinkIdle => (
            "a card with a median share below 10 %",
            "median sent, kbps",
            INFO,
            NOBODY,
        ),
        Code::LinkUnbalanced => (
            "several cards with at least 10 % each, of which one has less than half of an equal share",
            "least median share, %",
            INFO,
            NOBODY,
        ),
        Code::ResolutionBelow => (
            "fewer pixels than configured, in the same shape",
            "part of the pixels, %",
            INFO,
            NOBODY,
        ),
        Code::AspectChanged => (
            "width ÷ height differs from the configured ratio by more than 2 %",
            "part of the ratio, %",
            INFO,
            NOBODY,
        ),
        Code::Burst => (
            "Fps above twice the usual rate within three samples of a reconnect",
            "greatest, fps",
            INFO,
            NOBODY,
        ),
        Code::DoubledCounters => (
            "RecvBps of all cards, two or more, at least 1.6 times those of the samples beside while Rate is below 1.4 times",
            "samples",
            INFO,
            NOBODY,
        ),
        Code::RatesDiffer => (
            "mean rates of both ends over the time they share differ by more than 20 %, and neither lost 1 %",
            "received part of what was sent, %",
            INFO,
            NOBODY,
        ),
        Code::ClockOffset => (
            "the clocks differ by more than two samples",
            "remote clock less field clock, ms",
            INFO,
            NOBODY,
        ),
        Code::EndMissing => ("samples of one end only", "none", INFO, NOBODY),
        Code::DataEndsEarly => (
            "one end's samples stop at least 10 s before the other's; 30 s where their clocks cannot be compared",
            "ms",
            INFO,
            NOBODY,
        ),
        Code::WindowTruncated => (
            "the counter NACK is above 0 at the first sample",
            "the counter",
            INFO,
            NOBODY,
        ),
    };
    Rule {
        rule,
        value,
        severity,
        blame,
    }
}
