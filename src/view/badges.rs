//! Positions of finding numbers: above the overview, and in the charts whose series are evidence.
//!
//! The worst finding comes first. A number farther than [`MAX_SHIFT`] from its time is left out and a tick stays. With more numbers than
//! space, each takes double width, so that a row of hundreds stays readable.
//! Findings about a whole device or session have no number: they have no specific time.

use super::analysis::{Analysis, Place};
use super::evidence::is_about_all;
use super::screen::ChartPlan;
use crate::derive::judge::Finding;
use crate::order::in_order;
use crate::units::{CssPx, Millis};

/// A number to be positioned.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Badge {
    /// Index of the finding.
    pub finding: usize,
    /// The time, or the start of the interval.
    pub start: Millis,
    /// The end of the interval.
    pub end: Millis,
    /// The series, if a single sample is meant.
    pub sample: Option<Place>,
}

/// A finding with more spells is shown at the first one.
const MAX_SPELLS: usize = 4;
/// Gap between two numbers.
const BETWEEN: CssPx = 1.0;
/// The greatest distance at which a number still points to its time.
pub const MAX_SHIFT: CssPx = 40.0;

/// The numbers above the overview, worst finding first: one per spell. A finding with many spells has one number at the first, extended to
/// the end if they fill most of that time.
#[must_use]
pub fn overview_badges(analysis: &Analysis) -> Vec<Badge> {
    worst_first(analysis, |finding, index, badges: &mut Vec<Badge>| {
        let badge = |start, end| Badge {
            finding: index,
            start,
            end,
            sample: None,
        };
        if finding.spells.len() <= MAX_SPELLS {
            let spells = finding.spells.iter();
            badges.extend(spells.map(|spell| badge(spell.start, spell.end)));
        } else if finding.lasted * 2.0 >= finding.end - finding.start {
            badges.push(badge(finding.start, finding.end));
        } else {
            let first = &finding.spells[0];
            badges.push(badge(first.start, first.end));
        }
    })
}

/// The numbers of a chart, worst finding first: at each single sample of its series, and for each interval, in order.
#[must_use]
pub fn chart_badges(analysis: &Analysis, plan: &ChartPlan) -> Vec<Badge> {
    worst_first(analysis, |finding, index, badges: &mut Vec<Badge>| {
        for evidence in &finding.evidence {
            let entry = plan.entries.iter().find(|entry| entry.shows(evidence));
            let Some(entry) = entry else { continue };
            let badge = Badge {
                finding: index,
                start: evidence.start,
                end: evidence.end,
                sample: (evidence.start == evidence.end).then_some(entry.place),
            };
            let is_told = |other: &Badge| other.finding == index && other.start == badge.start;
            if !badges.iter().any(is_told) {
                badges.push(badge);
            }
        }
    })
}

fn worst_first(
    analysis: &Analysis,
    badges_of: impl Fn(&Finding, usize, &mut Vec<Badge>),
) -> Vec<Badge> {
    let findings = &analysis.verdict.findings;
    let order = in_order(findings.len(), &|one, other| {
        findings[other].severity.cmp(&findings[one].severity)
    });
    let mut badges = Vec::new();
    for index in order {
        if !is_about_all(analysis, &findings[index]) {
            let mut own = Vec::new();
            badges_of(&findings[index], index, &mut own);
            badges.append(&mut own);
        }
    }
    badges
}

/// Places numbers of these widths side by side, each as near to its `x` as the others allow. Earlier ones take precedence; `None` means no
/// space near its time. Positions are centres.
#[must_use]
pub fn layout_row(wanted: &[(CssPx, CssPx)], room: CssPx) -> Vec<Option<CssPx>> {
    let all: CssPx = wanted.iter().map(|(_, width)| width + BETWEEN).sum();
    let claim = if all > room { 2.0 } else { 1.0 };
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(x, width)| (*x, width * claim))
        .collect();
    let (mut kept, mut places): (Vec<usize>, Vec<CssPx>) = (Vec::new(), Vec::new());
    let mut used = 0.0;
    for (next, (x, width)) in wanted.iter().enumerate() {
        if used + width > room {
            continue;
        }
        let at = kept.partition_point(|other| wanted[*other].0 <= *x);
        kept.insert(at, next);
        let layout_block = layout_block(&kept, &wanted, room);
        let mut pairs = kept.iter().zip(&layout_block);
        if pairs.all(|(one, place)| (place - wanted[*one].0).abs() <= MAX_SHIFT) {
            places = layout_block;
            used += width + BETWEEN;
        } else {
            kept.remove(at);
        }
    }
    let mut row = vec![None; wanted.len()];
    for (one, place) in kept.into_iter().zip(places) {
        row[one] = Some(place);
    }
    row
}

/// Neighbours that would overlap become a block around the mean of their wanted positions.
fn layout_block(kept: &[usize], wanted: &[(CssPx, CssPx)], room: CssPx) -> Vec<CssPx> {
    // The offset of each from the first if all touch; what remains to be found is then monotonic.
    let mut offsets = Vec::with_capacity(kept.len());
    let mut blocks: Vec<(CssPx, f64)> = Vec::with_capacity(kept.len());
    for (place, one) in kept.iter().enumerate() {
        let (x, width) = wanted[*one];
        let offset = match place.checked_sub(1) {
            Some(before) => {
                offsets[before] + f64::midpoint(wanted[kept[before]].1, width) + BETWEEN
            }
            None => 0.0,
        };
        offsets.push(offset);
        let mut block = (x - offset, 1.0);
        while let Some(last) = blocks.last()
            && last.0 / last.1 > block.0 / block.1
        {
            block = (block.0 + last.0, block.1 + last.1);
            blocks.pop();
        }
        blocks.push(block);
    }
    let half = |place: Option<&usize>| place.map_or(0.0, |one| wanted[*one].1 / 2.0);
    let least = half(kept.first());
    let most = room - half(kept.last()) - offsets.last().copied().unwrap_or_default();
    let bases = blocks.iter().flat_map(|(sum, count)| {
        std::iter::repeat_n((sum / count).min(most).max(least), *count as usize)
    });
    bases
        .zip(offsets)
        .map(|(base, offset)| base + offset)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::layout_row;

    fn row(xs: &[f64], room: f64) -> Vec<Option<f64>> {
        let wanted: Vec<_> = xs.iter().map(|x| (*x, 16.0)).collect();
        layout_row(&wanted, room)
    }

    #[test]
    fn numbers_at_one_spot_push_each_other_apart() {
        assert_eq!(row(&[50.0], 200.0), [Some(50.0)]);
        assert_eq!(row(&[50.0, 100.0], 200.0), [Some(50.0), Some(100.0)]);
        assert_eq!(
            row(&[50.0, 50.0, 50.0], 200.0),
            [Some(33.0), Some(50.0), Some(67.0)]
        );
        assert_eq!(row(&[60.0, 50.0], 200.0), [Some(63.5), Some(46.5)]);
    }

    #[test]
    fn the_row_ends() {
        assert_eq!(row(&[0.0, 0.0], 200.0), [Some(8.0), Some(25.0)]);
        assert_eq!(row(&[200.0, 199.0], 200.0), [Some(192.0), Some(175.0)]);
    }

    #[test]
    fn the_first_ones_have_the_choice() {
        let row = row(&[100.0; 12], 1000.0);
        let kept = row.iter().filter(|place| place.is_some()).count();
        // Two on either side of the middle one are within forty pixels.
        assert_eq!(kept, 5);
        assert!(row[..5].iter().all(Option::is_some), "{row:?}");
    }

    #[test]
    fn a_full_row_takes_no_more() {
        let wanted: Vec<_> = (0..300).map(|x| (f64::from(x), 16.0)).collect();
        let row = layout_row(&wanted, 300.0);
        let mut places: Vec<f64> = row.into_iter().flatten().collect();
        places.sort_by(f64::total_cmp);
        assert!(places.len() > 6 && places.len() <= 9, "{places:?}");
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] > 32.99));
        assert!(places[0] >= 8.0 && places[places.len() - 1] <= 292.0);
    }
}
