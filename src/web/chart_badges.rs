//! Finding numbers in a chart: next to the sample, with its value, if there is room; otherwise in the row above the plot.

use super::badges::{Badges, Leaders, SIDE, Tag, width};
use super::context::Context;
use super::dom::El;
use crate::chart::{LabelBox, Labels};
use crate::derive::judge::Severity;
use crate::text::figures::decimals;
use crate::text::number::compact;
use crate::units::CssPx;
use crate::view::{
    Analysis, Badge, ChartPlan, CurveKind, Entry, ValueScale, ViewState, chart_badges, layout_row,
};

/// Upper edge of the row above a plot.
const ROW: CssPx = -17.0;
/// Offset next to the value of a sample beyond the axis.
const BEYOND: CssPx = -11.0;
/// Distance between a sample and its number.
const BESIDE: CssPx = 8.0;
/// Width of a bold digit.
const DIGIT: CssPx = 7.0;
/// Where samples are denser, the curves leave no room next to one (look, section 2).
const DENSE: CssPx = 8.0;

/// The finding numbers of one chart.
pub struct ChartBadges {
    badges: Vec<Badge>,
    shown: Badges,
}

/// The chart as currently drawn.
pub struct DrawnChart<'a> {
    /// Its series and its height.
    pub plan: &'a ChartPlan,
    /// The value axis that was drawn.
    pub value: &'a ValueScale,
}

/// A number for the row above the plot.
struct RowBadge {
    finding: usize,
    severity: Severity,
    x: CssPx,
}

impl ChartBadges {
    /// For a chart, inside its plot.
    pub fn new(analysis: &Analysis, plan: &ChartPlan, plot: &El) -> Self {
        Self {
            badges: chart_badges(analysis, plan),
            shown: Badges::new(plot),
        }
    }

    /// Positions every number for the current window.
    pub fn show(
        &self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        shown: &DrawnChart<'_>,
    ) {
        if self.badges.is_empty() {
            return;
        }
        let window = &context.window;
        let (mut tags, mut leaders) = (Vec::new(), Leaders::default());
        let (mut labels, mut above) = (Labels::default(), Vec::new());
        let mut numbered = None;
        for badge in &self.badges {
            let Some(finding) = analysis.verdict.findings.get(badge.finding) else {
                continue;
            };
            let is_seen = badge.start <= window.end && badge.end >= window.start;
            // If a finding has several intervals, only the first visible one gets the number.
            let is_repeated = badge.sample.is_none() && numbered == Some(badge.finding);
            if !is_seen || is_repeated || !state.filter.passes(finding, window) {
                continue;
            }
            if badge.sample.is_none() {
                numbered = Some(badge.finding);
            }
            let x = context.x(badge.start.max(window.start));
            let severity = finding.severity;
            match shown.beside(badge, severity, x, (analysis, state, context), &mut labels) {
                Beside::Tag(tag) => tags.push(tag),
                Beside::Nowhere => {}
                Beside::RowBadge => above.push(RowBadge {
                    finding: badge.finding,
                    severity,
                    x,
                }),
            }
        }
        let wanted: Vec<_> = above
            .iter()
            .map(|one| (one.x, width(one.finding, one.severity)))
            .collect();
        for (one, place) in above.iter().zip(layout_row(&wanted, context.plot_width)) {
            if let Some(place) = place {
                tags.push(Tag {
                    finding: one.finding,
                    at: (place, ROW),
                    leftwards: 50,
                    value: String::new(),
                });
            }
            let from = place.map_or((one.x, 0.0), |place| (place, ROW + SIDE));
            leaders.line(one.severity, from, (one.x, 4.0));
        }
        self.shown.show(&tags, &leaders, analysis, context);
    }
}

enum Beside {
    /// There is room next to the sample.
    Tag(Tag),
    /// No room: it goes into the row above.
    RowBadge,
    /// It would cover a value that is already shown there.
    Nowhere,
}

type DrawInputs<'a> = (&'a Analysis, &'a ViewState, &'a Context);

impl DrawnChart<'_> {
    fn beside(
        &self,
        badge: &Badge,
        severity: Severity,
        x: CssPx,
        (analysis, state, context): DrawInputs<'_>,
        labels: &mut Labels,
    ) -> Beside {
        let entry = self.plan.entries.iter().find(|entry| {
            Some(entry.place) == badge.sample
                && state.is_visible(entry)
                && entry.style.kind != CurveKind::Share
        });
        let value = entry.and_then(|entry| analysis.value_at(entry.place, badge.start));
        let Some((entry, value)) = entry.zip(value) else {
            return Beside::RowBadge;
        };
        let text = compact(value, analysis.series(entry.place).map_or(0, decimals));
        let long = text.len() as f64 * DIGIT;
        let own = width(badge.finding, severity);
        let room = (0.0, context.plot_width + context.gutters.1);
        if value > self.value.range.end {
            // Its value is already written at the edge.
            let place = LabelBox {
                left: x + BESIDE + long,
                middle: BEYOND + SIDE / 2.0,
                width: own,
                height: SIDE,
            };
            return match labels.place([place], room) {
                None => Beside::Nowhere,
                Some(place) => Beside::Tag(Tag {
                    finding: badge.finding,
                    at: (place.left, BEYOND),
                    leftwards: 0,
                    value: String::new(),
                }),
            };
        }
        let step = analysis.facts[entry.place.device].segments.cadence;
        if step.is_some_and(|step| context.x(badge.start + step) - x < DENSE) {
            return Beside::RowBadge;
        }
        let length = long + 4.0 + own;
        let middle = self
            .y(value)
            .clamp(SIDE / 2.0, self.plan.height - SIDE / 2.0);
        let place = [x + BESIDE, x - BESIDE - length].map(|left| LabelBox {
            left,
            middle,
            width: length,
            height: SIDE,
        });
        let free = place
            .into_iter()
            .filter(|place| !self.is_crossed(place, analysis, state, context));
        match labels.place(free, room) {
            None => Beside::RowBadge,
            Some(place) => Beside::Tag(Tag {
                finding: badge.finding,
                at: (place.left, middle - SIDE / 2.0),
                leftwards: 0,
                value: text,
            }),
        }
    }

    fn y(&self, value: f64) -> CssPx {
        let range = &self.value.range;
        self.plan.height * (1.0 - (value - range.start) / (range.end - range.start))
    }

    /// Whether a curve runs through the box.
    fn is_crossed(
        &self,
        place: &LabelBox,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
    ) -> bool {
        let visible = self.plan.entries.iter();
        let mut visible = visible.filter(|entry| state.is_visible(entry));
        visible.any(|entry| self.crosses(entry, place, analysis, context))
    }

    fn crosses(
        &self,
        entry: &Entry,
        place: &LabelBox,
        analysis: &Analysis,
        context: &Context,
    ) -> bool {
        let Some(series) = analysis.series(entry.place) else {
            return false;
        };
        let times = &analysis.session.devices[entry.place.device].times;
        let (left, right) = (place.left, place.left + place.width);
        let first = times.partition_point(|time| context.x(*time) < left);
        let last = times.partition_point(|time| context.x(*time) <= right);
        let point = |sample: usize| {
            let value = series.values.get(sample).filter(|value| !value.is_nan())?;
            Some((context.x(times[sample]), self.y(*value)))
        };
        let half = place.height / 2.0;
        let is_within = |y: CssPx| (y - place.middle).abs() < half;
        let mut before = first.checked_sub(1).and_then(point);
        (first..(last + 1).min(times.len())).any(|sample| {
            let here = point(sample);
            let crossed = before.zip(here).is_some_and(|((x0, y0), (x1, y1))| {
                let at = |x: CssPx| y0 + (y1 - y0) * ((x - x0) / (x1 - x0)).clamp(0.0, 1.0);
                let (from, to) = (at(left) - place.middle, at(right) - place.middle);
                f64::min(from, to) < half && f64::max(from, to) > -half
            });
            before = here;
            let alone = here.is_some_and(|(x, y)| x >= left && x <= right && is_within(y));
            crossed || alone
        })
    }
}
