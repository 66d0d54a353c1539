//! The part that late video or commands point to.

use super::baseline::LATE;
use super::frozen::frozen;
use super::signs::Signs;
use crate::derive::judge::blame::times;
use crate::derive::judge::finding::{Blame, Blamed, Finding};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;

/// The share of the lateness that a part must account for.
pub(super) static PART: Limit = Limit {
    name: "suspectPartPercent",
    unit: LimitUnit::Percent,
    default: 25.0,
    source: OURS,
    topic: Topic::Latency,
    label: key::limit::SUSPECT_PART_PERCENT,
};

/// Blames the part that grew most while it lasted.
pub(super) fn late(input: &JudgeInput<'_>, end: &Endpoint<'_>, finding: &Finding) -> Blamed {
    let metric = finding.evidence.first().map(|one| one.metric);
    let place = usize::from(metric == Some(LATE[1]));
    let values = end.values(LATE[place]);
    let samples = end.samples(finding.start, finding.end);
    let baseline = end.baselines().late[place].unwrap_or(0.0);
    let mut grown = 0.0;
    // Field's stages, uplink, cloud, downlink, remote's stages.
    let mut parts = [0.0; 5];
    let mut all = Signs::default();
    for sample in samples {
        let added = values
            .get(sample)
            .map_or(0.0, |value| (value - baseline).max(0.0));
        if added.is_nan() || added == 0.0 {
            continue;
        }
        let time = input.common(Some(end.index), end.device.times[sample]);
        let signs = Signs::of(input, time, time);
        grown += added;
        let mut ways = [signs.up_ms, signs.down_ms];
        if signs.is_cloud(input) {
            parts[2] += (ways[0] + ways[1]).min(added);
            ways = [0.0, 0.0];
        } else if input.is_direct() && signs.is_alike(input) {
            ways[1] = 0.0;
        }
        parts[0] += signs.field_stage_ms.min(added);
        parts[1] += ways[0].min(added);
        parts[3] += ways[1].min(added);
        parts[4] += signs.remote_stage_ms.min(added);
        all.take(&signs, added);
    }
    let named = [
        Blame::FieldDevice,
        Blame::FieldUplink,
        Blame::Cloud,
        Blame::RemoteDownlink,
        Blame::RemoteDevice,
    ];
    let least = input.thresholds.value(&PART) / 100.0 * grown;
    let most = named
        .into_iter()
        .zip(parts)
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    match most {
        Some((part, weight)) if weight >= least && weight > 0.0 => all.blamed(part),
        _ => {
            let (from, to) = times(input, finding);
            frozen(input, end, from, to, 0.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::suspects::testing::Changes;
    use crate::derive::judge::testing::{blamed, session, well, with};
    use crate::model::Role;

    /// The video is 400 ms late in samples 30 to 35, while these values were measured.
    #[track_caller]
    fn check_late(at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
        let changed = |role, changes: Changes<'_>| {
            let changes = changes.iter();
            changes.fold(well(role, 60), |device, (metric, value)| {
                with(device, metric, 30..36, *value)
            })
        };
        let remote = with(
            changed(Role::Remote, at_remote),
            "VideoLatency",
            30..36,
            400.0,
        );
        let session = session([changed(Role::Field, at_field), remote]);
        assert_eq!(blamed(Code::VideoLatency, &session), expected);
    }

    #[test]
    fn lateness_is_of_the_part_that_grew_most() {
        let slow = [("NetworkLatency", 190.0)];
        check_late(&[], &[], "major undecided");
        check_late(&slow, &[], "major field-uplink");
        check_late(&[], &slow, "major remote-downlink");
        check_late(&slow, &slow, "major cloud");
        check_late(&[("EncodeCost", 200.0)], &slow, "major field-device");
        check_late(&slow, &[("DecodeCost", 200.0)], "major remote-device");
    }
}
