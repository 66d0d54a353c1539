//! Both network paths slow at once: a problem between them is likelier than two faults.

use super::signs::{LATENCY, Signs};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;

/// Paths rose alike if the greater rise is at most this multiple of the other.
pub(super) static ALIKE: Limit = Limit {
    name: "suspectAlikeTimes",
    unit: LimitUnit::Times,
    default: 3.0,
    source: OURS,
    topic: Topic::Latency,
    label: key::limit::SUSPECT_ALIKE_TIMES,
};

impl Signs {
    /// Whether both paths rose at once and by about the same.
    pub fn is_alike(&self, input: &JudgeInput<'_>) -> bool {
        let least = input.thresholds.value(&LATENCY);
        let alike = input.thresholds.value(&ALIKE);
        let (low, high) = (self.up_ms.min(self.down_ms), self.up_ms.max(self.down_ms));
        low >= least && high <= alike * low
    }

    /// The same with a cloud in between, which is then the likelier cause.
    pub fn is_cloud(&self, input: &JudgeInput<'_>) -> bool {
        !input.is_direct() && self.is_alike(input)
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::suspects::testing::{check, check_in};

    #[test]
    fn both_ways_alike_are_what_lies_between() {
        let (high, other) = ([("NetworkLatency", 190.0)], [("NetworkLatency", 150.0)]);
        check(&high, &other, "cloud");
        check(&other, &high, "cloud");
        // In a direct connection both measure the same path: the vehicle's is the likelier cause.
        check_in("p2p", &high, &other, "field-uplink");
        check_in("p2p", &other, &high, "field-uplink");
        check_in("p2p", &[], &high, "remote-downlink");
    }
}
