//! The shares of the blame: each part by what its trouble cost the driver.

use crate::derive::judge::finding::{Blame, Finding, Severity};
use crate::derive::judge::weight::Slice;
use crate::order::in_order;

/// A part's share of the blame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// The part.
    pub blame: Blame,
    /// `NetId`, if one of several interfaces had most of it.
    pub link: Option<i64>,
    /// The share, 0 to 1.
    pub weight: f64,
}

/// What each finding cost the driver; if nothing did, the duration of each.
pub(super) fn weights(found: &[Finding], slices: &[Slice]) -> Vec<f64> {
    let mut weights = vec![0.0; found.len()];
    for slice in slices {
        weights[slice.finding] += slice.cost();
    }
    if slices.is_empty() {
        for (weight, finding) in weights.iter_mut().zip(found) {
            if finding.severity > Severity::Info {
                *weight = (finding.lasted / 1000.0).max(1.0);
            }
        }
    }
    weights
}

/// Every part with a share, the heaviest first; findings without blame are left out.
pub(super) fn blames(found: &[Finding], weights: &[f64]) -> Vec<Share> {
    let all: f64 = weights.iter().sum();
    let mut shares: Vec<Share> = Vec::new();
    for blame in Blame::ALL {
        let own = || {
            found
                .iter()
                .zip(weights)
                .filter(move |(finding, _)| finding.blame == blame)
        };
        let weight: f64 = own().map(|(_, weight)| weight).sum();
        if blame == Blame::Undecided || weight <= 0.0 {
            continue;
        }
        let mut links: Vec<(i64, f64)> = Vec::new();
        for (finding, weight) in own() {
            let Some(link) = finding.blamed_link else {
                continue;
            };
            match links.iter_mut().find(|(known, _)| *known == link) {
                Some((_, sum)) => *sum += weight,
                None => links.push((link, *weight)),
            }
        }
        let heaviest = links
            .into_iter()
            .reduce(|one, other| if other.1 > one.1 { other } else { one });
        shares.push(Share {
            blame,
            link: heaviest
                .filter(|(_, sum)| *sum >= weight / 3.0)
                .map(|(link, _)| link),
            weight: weight / all,
        });
    }
    let order = in_order(shares.len(), &|one, other| {
        shares[other].weight.total_cmp(&shares[one].weight)
    });
    order.iter().map(|place| shares[*place]).collect()
}

/// The first part, if it has half of all weight.
pub(super) fn decided(blames: &[Share]) -> Option<Share> {
    let first = *blames.first()?;
    (first.weight >= 0.5).then_some(first)
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::finding::Blame;
    use crate::derive::judge::testing::with;
    use crate::derive::judge::verdict::Verdict;
    use crate::derive::judge::verdict::testing::{check_blames, field, of_two_parts, remote, two};

    #[test]
    fn every_part_has_its_share() {
        let verdict = of_two_parts(3000.0, 1000.0);
        check_blames(&verdict, &[("field-uplink", 75.0), ("remote-device", 25.0)]);
        assert_eq!(verdict.blame, Some(Blame::FieldUplink));
    }

    /// A freeze of each length: by the uplink, by the decoder, and without any sign.
    fn partly_unknown(uplink: f64, decoder: f64, unknown: f64) -> Verdict {
        let field = with(field(), "NetworkLatency", 40..41, 190.0);
        let remote = with(remote(), "MaxFrameDelta", 40..41, uplink);
        let remote = with(remote, "DecodeCost", 80..81, 60.0);
        let remote = with(remote, "MaxFrameDelta", 80..81, decoder);
        two(field, with(remote, "MaxFrameDelta", 130..131, unknown))
    }

    #[test]
    fn unknown_rates_have_no_share() {
        let verdict = partly_unknown(1000.0, 1000.0, 2000.0);
        check_blames(&verdict, &[("field-uplink", 25.0), ("remote-device", 25.0)]);
        let known = partly_unknown(3000.0, 1000.0, 1000.0);
        check_blames(&known, &[("field-uplink", 60.0), ("remote-device", 20.0)]);
        assert_eq!(known.blame, Some(Blame::FieldUplink));
        let unknown = partly_unknown(600.0, 50.0, 4000.0);
        check_blames(&unknown, &[("field-uplink", 13.0)]);
        assert_eq!(unknown.blame, Some(Blame::Undecided));
    }
}
