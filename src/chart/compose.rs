//! From a planned chart to a drawable plot: values, axis, shading.

use crate::order::{first_after, first_from};
use std::ops::Range;

use super::columns::Columns;
use super::palette::Palette;
use super::plot::{ActiveSpans, Area, Curve, EvidenceSpans, Plot, ShadedSpans, Stack, SwitchMark};
use crate::derive::judge::Severity;
use crate::model::{ChartId, Nature, THRESHOLDS};
use crate::units::{CssPx, Millis};
use crate::view::{
    Analysis, ChartPlan, CurveKind, Entry, Fit, Paint, Presence, TimeTick, Trace, ValueScale,
    ViewState, evidence_in,
};

/// What is drawn of a chart in any window; valid as long as the session and the visible series stay the same.
#[derive(Debug, Clone)]
pub struct PreparedChart {
    /// Dotted horizontal lines.
    pub thresholds: Vec<f64>,
    id: Option<ChartId>,
    height: CssPx,
    visible: Vec<Visible>,
    stretches: Vec<ShadedSpans>,
    evidence: Option<EvidenceSpans>,
    strip: Vec<ActiveSpans>,
    switches: Vec<SwitchMark>,
}

#[derive(Debug, Clone)]
struct Visible {
    entry: Entry,
    active_runs: Option<Vec<Range<usize>>>,
    stack: Option<Stack>,
}

/// The layout and colours of a plot.
#[derive(Debug, Clone, Copy)]
pub struct PlotLayout<'a> {
    /// Colours and font.
    pub palette: &'a Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// The plot on its canvas.
    pub area: Area,
    /// Width and height of the canvas in device pixels.
    pub canvas: (u32, u32),
    /// Vertical grid lines.
    pub time_ticks: &'a [TimeTick],
    /// For each device, which samples fall into which pixel column.
    pub columns: &'a [Columns],
}

impl PreparedChart {
    /// Prepares a chart by scanning every sample once.
    #[must_use]
    pub fn new(analysis: &Analysis, plan: &ChartPlan, state: &ViewState) -> Self {
        let mut stacked: Vec<(usize, Vec<f64>)> = Vec::new();
        let mut visible = Vec::new();
        for entry in plan.entries.iter().filter(|entry| state.is_visible(entry)) {
            let stack = (entry.style.kind == CurveKind::Share)
                .then(|| stack(analysis, entry, &mut stacked))
                .flatten();
            let active_runs = match plan.id {
                // The line towards the first active sample is already thick.
                Some(ChartId::LinkRtt) => Some(active_runs(analysis, entry, 1)),
                Some(ChartId::Lost) if is_one_of_several(analysis, entry) => {
                    Some(active_runs(analysis, entry, 0))
                }
                _ => None,
            };
            visible.push(Visible {
                entry: entry.clone(),
                active_runs,
                stack,
            });
        }
        let thresholds = THRESHOLDS
            .iter()
            .filter(|threshold| Some(threshold.chart) == plan.id)
            .map(|threshold| analysis.verdict.thresholds.level(threshold));
        Self {
            thresholds: thresholds.collect(),
            id: plan.id,
            height: plan.height,
            stretches: stretches(analysis, plan),
            evidence: marked(analysis, plan, state),
            strip: if plan.id == Some(ChartId::NetworkLatency) {
                active_spans(analysis)
            } else {
                Vec::new()
            },
            switches: if plan.id == Some(ChartId::LinkShare) {
                switches(analysis, plan)
            } else {
                Vec::new()
            },
            visible,
        }
    }

    /// The value axis of a window.
    #[must_use]
    pub fn value_scale(&self, analysis: &Analysis, window: &Range<Millis>) -> ValueScale {
        let mut values = Vec::new();
        let mut at_least = self.thresholds.clone();
        // Series shown on request share the chart's axis: an estimate must not flatten measured values.
        let is_detail = |visible: &&Visible| visible.entry.presence == Presence::OnRequest;
        let only_detail = self.visible.iter().all(|visible| is_detail(&visible));
        let fitted = self.visible.iter();
        for Visible { entry, .. } in fitted.filter(|visible| only_detail || !is_detail(visible)) {
            let (Some(series), Some(trace)) =
                (analysis.series(entry.place), analysis.trace(entry.place))
            else {
                continue;
            };
            let times = &analysis.session.devices[entry.place.device].times;
            // One more on either side, towards which the line leaves the plot.
            let before = first_from(times, window.start);
            let from = before.saturating_sub(1);
            let after = first_after(times, window.end);
            let to = times.len().min(after + 1);
            let nature = series.metric().map(|metric| metric.nature);
            if nature == Some(Nature::Target) {
                // A target is not an outlier, even far above the measured rate.
                let highest = trace.pyramid.extremes(&series.values, from..to);
                let highest = highest.map_or(0.0, |is| series.values[is.highest()]);
                at_least.push(highest.max(0.0) * 1.1);
            } else {
                take_values(&series.values, trace, from..to, &mut values);
            }
        }
        match self.id {
            Some(ChartId::Host) => at_least.push(100.0),
            Some(ChartId::Lost) => at_least.push(1.0),
            _ => {}
        }
        ValueScale::fit(fit(self.id), &mut values, &at_least, self.height)
    }

    /// The plot, which borrows the session's columns.
    #[must_use]
    pub fn plot<'a>(
        &'a self,
        analysis: &'a Analysis,
        (window, value): (&Range<Millis>, &'a ValueScale),
        layout: PlotLayout<'a>,
        remark: Option<(Range<Millis>, String)>,
    ) -> Plot<'a> {
        let curves = self.visible.iter().filter_map(|visible| {
            let Entry {
                place, key, style, ..
            } = &visible.entry;
            let series = analysis.series(*place)?;
            let facts = &analysis.facts[place.device];
            Some(Curve {
                style: *style,
                times: &analysis.session.devices[place.device].times,
                values: &series.values,
                trace: analysis.trace(*place)?,
                columns: layout.columns.get(place.device)?,
                segments: &facts.segments.runs,
                step: facts.segments.step(),
                decimals: series.metric().map_or(2, |metric| metric.decimals),
                active_runs: visible.active_runs.as_deref(),
                stack: visible.stack.as_ref(),
                labelled: key.metric == "K100",
            })
        });
        Plot {
            palette: layout.palette,
            ratio: layout.ratio,
            area: layout.area,
            canvas: layout.canvas,
            time: window.clone(),
            value,
            time_ticks: layout.time_ticks,
            thresholds: &self.thresholds,
            stretches: &self.stretches,
            evidence: self.evidence.as_ref(),
            curves: curves.collect(),
            strip: &self.strip,
            switches: &self.switches,
            remark,
        }
    }
}

/// The chosen finding's evidence in the chart.
fn marked(analysis: &Analysis, plan: &ChartPlan, state: &ViewState) -> Option<EvidenceSpans> {
    let findings = &analysis.verdict.findings;
    let finding = &findings[state.finding.as_ref()?.find(analysis)?];
    let times = evidence_in(analysis, plan, finding);
    (!times.is_empty()).then_some(EvidenceSpans {
        times,
        is_note: finding.severity == Severity::Info,
    })
}

/// How a chart's axis is fitted: artefacts may exceed it, evidence may not (look, principle 7).
fn fit(id: Option<ChartId>) -> Fit {
    match id {
        // Frames queued during a reconnect are counted in an instant: such rates are artefacts.
        Some(ChartId::Fps) => Fit::Robust {
            widen: 2.0,
            medians: 2.0,
        },
        Some(ChartId::Rate) => Fit::Robust {
            widen: 2.0,
            medians: 4.0,
        },
        Some(ChartId::Lag | ChartId::LagRatio | ChartId::Nack | ChartId::Lost | ChartId::Host) => {
            Fit::Maximum
        }
        Some(ChartId::LinkShare) => Fit::Fixed(0.0, 100.0),
        // A latency of several times the baseline is what the reader looks for; one of half a minute would hide the rest.
        _ => Fit::Robust {
            widen: 8.0,
            medians: f64::INFINITY,
        },
    }
}

/// A percentile for an axis needs no more values of a series than this.
const ENOUGH_VALUES: usize = 512;

/// The values of an interval, or a sufficient subset of a long one plus its extremes. The subset is aligned to the start of the column, so
/// that the axis does not flicker when the window moves.
fn take_values(values: &[f64], trace: &Trace, stretch: Range<usize>, taken: &mut Vec<f64>) {
    let stride = (stretch.len() / ENOUGH_VALUES + 1).next_power_of_two();
    let first = stretch.start.next_multiple_of(stride).min(stretch.end);
    taken.extend(values[first..stretch.end].iter().step_by(stride));
    if stride > 1 {
        let extremes = trace.pyramid.extremes(values, stretch).into_iter();
        taken.extend(extremes.flat_map(|is| [values[is.lowest()], values[is.highest()]]));
    }
}

/// A link's share and the sum of the shares below it.
fn stack(
    analysis: &Analysis,
    entry: &Entry,
    stacked: &mut Vec<(usize, Vec<f64>)>,
) -> Option<Stack> {
    let series = analysis.series(entry.place)?;
    let device = entry.place.device;
    let at = stacked.iter().position(|(other, _)| *other == device);
    let at = at.unwrap_or_else(|| {
        stacked.push((device, vec![0.0; series.values.len()]));
        stacked.len() - 1
    });
    let below = &mut stacked[at].1;
    let mut stack = Stack {
        below: vec![0.0],
        share: vec![0.0],
    };
    let (mut below_sum, mut share_sum) = (0.0, 0.0);
    for (below, share) in below.iter_mut().zip(&series.values) {
        let share = if share.is_nan() { 0.0 } else { *share };
        below_sum += *below;
        share_sum += share;
        stack.below.push(below_sum);
        stack.share.push(share_sum);
        *below += share;
    }
    Some(stack)
}

/// Whether the device has further links: for a single link, being active is no information.
fn is_one_of_several(analysis: &Analysis, entry: &Entry) -> bool {
    let device = &analysis.session.devices[entry.place.device];
    entry.key.link.is_some() && device.links.len() > 1
}

/// The runs of samples in which a link is active, each extended by `before` samples.
fn active_runs(analysis: &Analysis, entry: &Entry, before: usize) -> Vec<Range<usize>> {
    let active_links = &analysis.facts[entry.place.device].active_links;
    let mut stretches: Vec<Range<usize>> = Vec::new();
    for (index, link) in active_links.iter().enumerate() {
        if link.is_none() || *link != entry.key.link {
            continue;
        }
        match stretches.last_mut() {
            Some(last) if last.end == index => last.end = index + 1,
            _ => stretches.push(index.saturating_sub(before)..index + 1),
        }
    }
    stretches
}

/// The link switches of every device in a chart.
fn switches(analysis: &Analysis, plan: &ChartPlan) -> Vec<SwitchMark> {
    let mut marks: Vec<SwitchMark> = Vec::new();
    for device in 0..analysis.session.devices.len() {
        if !has_series(plan, device) {
            continue;
        }
        let half = analysis.facts[device].segments.step() / 2.0;
        let times = &analysis.session.devices[device].times;
        marks.extend(analysis.switches(device).iter().map(|switch| SwitchMark {
            time: times[switch.sample] - half,
            text: format!("{} → {}", switch.from, switch.to),
        }));
    }
    marks
}

/// When which link was active, each sample extended by half a step.
#[must_use]
pub fn active_spans(analysis: &Analysis) -> Vec<ActiveSpans> {
    let mut active_spans: Vec<ActiveSpans> = Vec::new();
    let devices = analysis.session.devices.iter().zip(&analysis.facts);
    for (index, (device, facts)) in devices.enumerate() {
        let half = facts.segments.step() / 2.0;
        if device.links.len() < 2 {
            continue;
        }
        for (time, active_links) in device.times.iter().zip(&facts.active_links) {
            let Some(net_id) = active_links else { continue };
            let paint = Paint::of_link(&analysis.session, index, *net_id);
            let at = active_spans.iter().position(|active| active.paint == paint);
            let at = at.unwrap_or_else(|| {
                active_spans.push(ActiveSpans {
                    times: Vec::new(),
                    paint,
                });
                active_spans.len() - 1
            });
            let times = &mut active_spans[at].times;
            match times.last_mut() {
                Some(last) if time - half - last.end < half => last.end = time + half,
                _ => times.push(time - half..time + half),
            }
        }
    }
    active_spans
}

/// The intervals that a chart shades, for every device that has a series in it.
fn stretches(analysis: &Analysis, plan: &ChartPlan) -> Vec<ShadedSpans> {
    (0..analysis.session.devices.len())
        .filter(|device| has_series(plan, *device))
        .flat_map(|device| device_stretches(analysis, device))
        .collect()
}

fn has_series(plan: &ChartPlan, device: usize) -> bool {
    let mut entries = plan.entries.iter();
    entries.any(|entry| entry.place.device == device)
}

/// Where a device had no samples, and where it had samples but no connection.
#[must_use]
pub fn device_stretches(analysis: &Analysis, device: usize) -> [ShadedSpans; 2] {
    let facts = &analysis.facts[device];
    let times = &analysis.session.devices[device].times;
    let paint = Paint::of_device(&analysis.session, device);
    let gaps = facts.segments.gaps.iter().map(|gap| gap.start..gap.end);
    let disconnected = facts.disconnected.iter().map(|run| {
        // Up to the first sample with a picture, if it belongs to the same connection.
        let next = times.get(run.end);
        let next = next.filter(|_| !facts.segments.begins_run(run.end));
        times[run.start]..*next.unwrap_or(&times[run.end - 1])
    });
    [
        ShadedSpans {
            times: gaps.collect(),
            paint,
            no_samples: true,
        },
        ShadedSpans {
            times: disconnected.collect(),
            paint,
            no_samples: false,
        },
    ]
}

/// Space that a canvas needs above and below a plot, in CSS pixels: burst values above, the link strip or link names below.
#[must_use]
pub const fn margins(id: Option<ChartId>) -> (CssPx, CssPx) {
    match id {
        Some(ChartId::NetworkLatency) => (16.0, 12.0),
        Some(ChartId::LinkShare) => (16.0, 20.0),
        _ => (16.0, 8.0),
    }
}
