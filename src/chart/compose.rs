//! From a planned chart to a plot that can be drawn: which values, which axis, which shading.

use std::ops::Range;

use super::palette::Palette;
use super::plot::{Area, Curve, Plot, Stretch};
use crate::model::{ChartId, Nature, THRESHOLDS};
use crate::units::{CssPx, Millis};
use crate::view::{
    ChartPlan, Entry, Fit, Form, Paint, Presence, Subject, TimeTick, ValueScale, ViewState,
};

/// A chart's values as they are drawn; lasts as long as the session, the window and the choice of series do.
#[derive(Debug, Clone)]
pub struct Composed {
    /// The value axis.
    pub value: ValueScale,
    /// Dotted lines across.
    pub thresholds: Vec<f64>,
    visible: Vec<Visible>,
    stretches: Vec<Stretch>,
    strip: Vec<(Range<Millis>, Paint)>,
}

#[derive(Debug, Clone)]
struct Visible {
    entry: Entry,
    carrying: Option<Vec<bool>>,
    below: Option<Vec<f64>>,
}

/// Where a plot lies and in which colours.
#[derive(Debug, Clone, Copy)]
pub struct Sheeted<'a> {
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
}

impl Composed {
    /// Prepares a chart for a window.
    #[must_use]
    pub fn new(
        subject: &Subject,
        plan: &ChartPlan,
        state: &ViewState,
        window: &Range<Millis>,
    ) -> Self {
        let mut stacked: Vec<(usize, Vec<f64>)> = Vec::new();
        let mut visible = Vec::new();
        for entry in plan.entries.iter().filter(|entry| state.is_visible(entry)) {
            let below = (entry.look.form == Form::Share)
                .then(|| stack(subject, entry, &mut stacked))
                .flatten();
            let carrying = (plan.id == Some(ChartId::LinkRtt)).then(|| carried(subject, entry));
            visible.push(Visible {
                entry: entry.clone(),
                carrying,
                below,
            });
        }
        let thresholds: Vec<f64> = THRESHOLDS
            .iter()
            .filter(|threshold| Some(threshold.chart) == plan.id)
            .map(|threshold| threshold.value)
            .collect();
        Self {
            value: value_axis(subject, plan, &visible, &thresholds, window),
            thresholds,
            stretches: stretches(subject, plan),
            strip: if plan.id == Some(ChartId::NetworkLatency) {
                carriers(subject)
            } else {
                Vec::new()
            },
            visible,
        }
    }

    /// The plot, borrowing the session's columns.
    #[must_use]
    pub fn plot<'a>(
        &'a self,
        subject: &'a Subject,
        window: &Range<Millis>,
        sheeted: Sheeted<'a>,
        remark: Option<(Range<Millis>, String)>,
    ) -> Plot<'a> {
        let curves = self.visible.iter().filter_map(|visible| {
            let Entry {
                device, key, look, ..
            } = &visible.entry;
            let series = subject.series(*device, key)?;
            let facts = &subject.facts[*device];
            Some(Curve {
                look: *look,
                times: &subject.session.devices[*device].times,
                values: &series.values,
                segments: &facts.segments.runs,
                step: facts.segments.median_step.unwrap_or(2000.0),
                decimals: series.metric().map_or(2, |metric| metric.decimals),
                carrying: visible.carrying.as_deref(),
                below: visible.below.as_deref(),
                labelled: key.metric == "K100",
            })
        });
        Plot {
            palette: sheeted.palette,
            ratio: sheeted.ratio,
            area: sheeted.area,
            canvas: sheeted.canvas,
            time: window.clone(),
            value: &self.value,
            time_ticks: sheeted.time_ticks,
            thresholds: &self.thresholds,
            stretches: self.stretches.clone(),
            curves: curves.collect(),
            strip: self.strip.clone(),
            remark,
        }
    }
}

/// How a chart's axis is found: artefacts leave it, evidence does not (look, principle 7).
fn fit(id: Option<ChartId>) -> Fit {
    match id {
        // Frames flushed after a reconnect are counted within an instant: the rates are no rates.
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
        // A latency of several times the usual is what the reader came for; one of half a minute would hide the rest.
        _ => Fit::Robust {
            widen: 8.0,
            medians: f64::INFINITY,
        },
    }
}

fn value_axis(
    subject: &Subject,
    plan: &ChartPlan,
    visible: &[Visible],
    thresholds: &[f64],
    window: &Range<Millis>,
) -> ValueScale {
    let mut values = Vec::new();
    let mut at_least = thresholds.to_vec();
    // Detail that was asked for is drawn on the chart's own axis: an estimate must not flatten what is measured.
    let shown = || {
        visible
            .iter()
            .filter(|visible| visible.entry.presence != Presence::OnRequest)
    };
    let fitted: Vec<&Visible> = if shown().next().is_some() {
        shown().collect()
    } else {
        visible.iter().collect()
    };
    for Visible { entry, .. } in fitted {
        let Some(series) = subject.series(entry.device, &entry.key) else {
            continue;
        };
        let times = &subject.session.devices[entry.device].times;
        let from = times.partition_point(|time| *time < window.start);
        let to = times.partition_point(|time| *time <= window.end);
        let seen = &series.values[from..to];
        if series
            .metric()
            .is_some_and(|metric| metric.nature == Nature::Target)
        {
            // A target is no outlier, however far above the measured rate it stands.
            at_least.push(seen.iter().copied().fold(0.0, f64::max) * 1.1);
        } else {
            values.extend_from_slice(seen);
        }
    }
    match plan.id {
        Some(ChartId::Host) => at_least.push(100.0),
        Some(ChartId::Lost) => at_least.push(1.0),
        _ => {}
    }
    ValueScale::fit(fit(plan.id), &mut values, &at_least, plan.height)
}

/// What lies below a link's share: the shares of the links before it.
fn stack(
    subject: &Subject,
    entry: &Entry,
    stacked: &mut Vec<(usize, Vec<f64>)>,
) -> Option<Vec<f64>> {
    let series = subject.series(entry.device, &entry.key)?;
    let at = if let Some(at) = stacked
        .iter()
        .position(|(device, _)| *device == entry.device)
    {
        at
    } else {
        stacked.push((entry.device, vec![0.0; series.values.len()]));
        stacked.len() - 1
    };
    let total = &mut stacked[at].1;
    let below = total.clone();
    for (sum, share) in total.iter_mut().zip(&series.values) {
        *sum += if share.is_nan() { 0.0 } else { *share };
    }
    Some(below)
}

fn carried(subject: &Subject, entry: &Entry) -> Vec<bool> {
    let carrying = &subject.facts[entry.device].carrying;
    carrying
        .iter()
        .map(|link| link.is_some() && *link == entry.key.link)
        .collect()
}

/// Which link carried the video, in runs, each sample half a step around itself.
#[must_use]
pub fn carriers(subject: &Subject) -> Vec<(Range<Millis>, Paint)> {
    let mut runs: Vec<(Range<Millis>, Paint)> = Vec::new();
    let devices = subject.session.devices.iter().zip(&subject.facts);
    for (index, (device, facts)) in devices.enumerate() {
        let half = facts.segments.median_step.unwrap_or(2000.0) / 2.0;
        if device.links.len() < 2 {
            continue;
        }
        for (time, carrying) in device.times.iter().zip(&facts.carrying) {
            let Some(net_id) = carrying else { continue };
            let paint = Paint::of_link(&subject.session, index, *net_id);
            match runs.last_mut() {
                Some((run, last)) if *last == paint && time - half - run.end < half => {
                    run.end = time + half;
                }
                _ => runs.push((time - half..time + half, paint)),
            }
        }
    }
    runs
}

/// Stretches that a chart shades: of every device that has a series in it and is not alone in going on.
fn stretches(subject: &Subject, plan: &ChartPlan) -> Vec<Stretch> {
    let has_series = |device: &usize| plan.entries.iter().any(|entry| entry.device == *device);
    (0..subject.session.devices.len())
        .filter(has_series)
        .flat_map(|device| device_stretches(subject, device))
        .collect()
}

/// Where a device had no samples, and where it had samples but no connection.
#[must_use]
pub fn device_stretches(subject: &Subject, device: usize) -> Vec<Stretch> {
    let facts = &subject.facts[device];
    let times = &subject.session.devices[device].times;
    let paint = Paint::of_device(&subject.session, device);
    let gaps = facts.segments.gaps.iter().map(|gap| Stretch {
        time: gap.start..gap.end,
        paint,
        no_samples: true,
    });
    let step = facts.segments.median_step.unwrap_or(2000.0);
    let disconnected = facts.disconnected.iter().map(|run| {
        // Up to the first sample that has a picture again, if it belongs to the same connection.
        let last = times[run.end - 1];
        let end = times
            .get(run.end)
            .copied()
            .filter(|next| next - last < 1.5 * step);
        Stretch {
            time: times[run.start]..end.unwrap_or(last),
            paint,
            no_samples: false,
        }
    });
    gaps.chain(disconnected).collect()
}

/// Height that a canvas needs above and below a plot, in CSS pixels: burst values above, the strip below.
#[must_use]
pub const fn margins(id: Option<ChartId>) -> (CssPx, CssPx) {
    match id {
        Some(ChartId::NetworkLatency) => (16.0, 12.0),
        _ => (16.0, 8.0),
    }
}
