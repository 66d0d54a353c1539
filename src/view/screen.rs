//! Which charts a session has, and which series each of them shows.

use super::analysis::{Analysis, Place};
use super::series_style::{Paint, SeriesStyle};
use crate::derive::judge::Evidence;
use crate::model::{ChartId, Group, METRICS, Metric, Nature, Owner, Series, SeriesKey};
use crate::units::CssPx;

/// The charts of a session in groups, top to bottom.
#[derive(Debug, Clone, PartialEq)]
pub struct Screen {
    /// Groups with at least one chart.
    pub groups: Vec<(Group, Vec<ChartPlan>)>,
}

/// One chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartPlan {
    /// The public name: `fps`, `other:<Metric>`.
    pub name: String,
    /// `None` for an unknown array.
    pub id: Option<ChartId>,
    /// The group that it belongs to.
    pub group: Group,
    /// Height of the plot.
    pub height: CssPx,
    /// Its series in legend order.
    pub entries: Vec<Entry>,
}

/// One series of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// Where its values are.
    pub place: Place,
    /// Its identity within the device.
    pub key: SeriesKey,
    /// How it is drawn.
    pub style: SeriesStyle,
    /// Whether it is shown by default.
    pub presence: Presence,
}

/// Whether a series is shown by default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// In the legend and in the plot.
    Shown,
    /// On request: detail that would crowd the chart.
    OnRequest,
    /// Always zero while others are not: mentioned in text only.
    AlwaysZero,
}

impl Screen {
    /// Plans the charts of a session.
    #[must_use]
    pub fn plan(analysis: &Analysis) -> Self {
        let mut charts: Vec<ChartPlan> = ChartId::ALL
            .into_iter()
            .map(|id| ChartPlan {
                name: id.name().to_owned(),
                id: Some(id),
                group: id.group(),
                height: height(id),
                entries: known_entries(analysis, id),
            })
            .collect();
        for (place, series) in analysis.all_series() {
            if series.metric().is_none() {
                let name = format!("other:{}", series.key.metric);
                let entry = entry(analysis, place, series, None);
                match charts.iter_mut().find(|chart| chart.name == name) {
                    Some(chart) => chart.entries.push(entry),
                    None => charts.push(ChartPlan {
                        name,
                        id: None,
                        group: Group::Other,
                        height: 72.0,
                        entries: vec![entry],
                    }),
                }
            }
        }
        charts.retain(|chart| !chart.entries.is_empty());
        let has_links = charts.iter().any(ChartPlan::is_of_links);
        let mut groups: Vec<(Group, Vec<ChartPlan>)> = Vec::new();
        for mut chart in charts {
            if chart.id == Some(ChartId::Lost) && !has_links {
                chart.group = Group::Loss;
            }
            mark_always_zero(analysis, &mut chart.entries);
            match groups.last_mut() {
                Some((last, charts)) if *last == chart.group => charts.push(chart),
                _ => groups.push((chart.group, vec![chart])),
            }
        }
        Self { groups }
    }

    /// Every chart, top to bottom.
    pub fn charts(&self) -> impl Iterator<Item = &ChartPlan> {
        self.groups.iter().flat_map(|(_, charts)| charts)
    }
}

impl ChartPlan {
    /// Whether one of its series has this evidence.
    #[must_use]
    pub fn shows(&self, evidence: &Evidence) -> bool {
        self.entries.iter().any(|entry| entry.shows(evidence))
    }

    /// Whether it belongs to the links: it shows what one link did.
    fn is_of_links(&self) -> bool {
        let is_link = |entry: &Entry| entry.key.link.is_some();
        self.group == Group::Links && self.entries.iter().any(is_link)
    }

    /// Whether every series shown by default has at most one distinct value.
    #[must_use]
    pub fn is_flat(&self, analysis: &Analysis) -> bool {
        let shown = self.entries.iter();
        let mut shown = shown.filter(|entry| entry.presence == Presence::Shown);
        shown.all(|entry| {
            let (Some(series), Some(trace)) =
                (analysis.series(entry.place), analysis.trace(entry.place))
            else {
                return true;
            };
            let values = &series.values;
            trace
                .pyramid
                .extremes(values, 0..values.len())
                .is_none_or(|is| values[is.lowest()] == values[is.highest()])
        })
    }
}

impl Entry {
    /// Whether it is the series of this evidence.
    #[must_use]
    pub fn shows(&self, evidence: &Evidence) -> bool {
        self.place.device == evidence.device
            && self.key.metric == evidence.metric
            && self.key.link == evidence.link
    }

    /// The legend entry's public name: `data-series`.
    #[must_use]
    pub fn name(&self) -> String {
        match self.key.link {
            None => format!("{}:{}", self.place.device, self.key.metric),
            Some(link) => format!("{}:{}:{link}", self.place.device, self.key.metric),
        }
    }
}

/// A chart's series: metric by metric, each in the order of devices or links.
fn known_entries(analysis: &Analysis, id: ChartId) -> Vec<Entry> {
    METRICS
        .iter()
        .filter(|metric| metric.chart == id)
        .flat_map(|metric| {
            analysis
                .all_series()
                .filter(|(_, series)| series.metric() == Some(metric))
                .map(|(place, series)| entry(analysis, place, series, Some(metric)))
        })
        .collect()
}

fn entry(analysis: &Analysis, place: Place, series: &Series, metric: Option<&Metric>) -> Entry {
    let paint = match series.key.link {
        Some(net_id) => Paint::of_link(&analysis.session, place.device, net_id),
        None => Paint::of_device(&analysis.session, place.device),
    };
    let on_request = metric.is_some_and(|metric| {
        matches!(metric.id, "FrameDelta" | "TotalBitrateEstimate")
            || metric.nature == Nature::Counter
            || (metric.chart == ChartId::Rate && metric.owner == Owner::Link)
    });
    Entry {
        place,
        key: series.key.clone(),
        style: SeriesStyle::new(metric, paint),
        presence: if on_request {
            Presence::OnRequest
        } else {
            Presence::Shown
        },
    }
}

/// In charts with three or more series, the text “always 0” says more than a flat line.
fn mark_always_zero(analysis: &Analysis, entries: &mut [Entry]) {
    let is_zero = |entry: &Entry| {
        analysis.series(entry.place).is_some_and(|series| {
            let mut measured = series.values.iter().filter(|value| !value.is_nan());
            measured.next() == Some(&0.0) && measured.all(|value| *value == 0.0)
        })
    };
    let shown = entries
        .iter()
        .filter(|entry| entry.presence == Presence::Shown);
    let zeros = shown.clone().filter(|entry| is_zero(entry)).count();
    let shown = shown.count();
    if shown < 3 || zeros == shown {
        return;
    }
    for entry in entries {
        if entry.presence == Presence::Shown && is_zero(entry) {
            entry.presence = Presence::AlwaysZero;
        }
    }
}

/// Height depends on how much there is to see (look, section 3).
const fn height(id: ChartId) -> CssPx {
    match id {
        ChartId::Fps => 72.0,
        ChartId::FrameInterval => 80.0,
        ChartId::Lag => 52.0,
        ChartId::LagRatio | ChartId::VideoLatency | ChartId::ControlLatency => 56.0,
        ChartId::NetworkLatency => 112.0,
        ChartId::StageCost => 64.0,
        ChartId::Rate => 120.0,
        ChartId::LinkShare | ChartId::Nack => 48.0,
        ChartId::Lost => 40.0,
        ChartId::LinkRtt => 92.0,
        ChartId::Host => 104.0,
    }
}
