//! The whole session at a glance: a lane per device, and one for the active link.

use std::ops::Range;

use web_sys::HtmlElement;

use super::badges::{Badges, Leaders, SIDE, Tag, width};
use super::canvas::Canvas;
use super::context::Context;
use super::dom::{El, append, el, set_attr, set_style, write};
use super::frame::WindowFrame;
use super::legend::swatch;
use crate::chart::{ActiveSpans, Lane, active_spans, device_stretches, draw_lanes};
use crate::derive::judge::Severity;
use crate::text::metrics::{device_name, link_name};
use crate::text::number::duration;
use crate::text::{judged, ui};
use crate::units::{CssPx, Millis};
use crate::view::{
    Analysis, Badge, CurveKind, Paint, SeriesStyle, ViewState, layout_row, overview_badges, remark,
};

/// A lane of 14 on a pitch of 24 (look, section 3).
const LANE: CssPx = 14.0;
const PITCH: CssPx = 24.0;
const MAX_NUMBERS: usize = 24;
/// Height of the row of findings above the lanes.
const ROW: CssPx = 18.0;

/// The row of the overview.
pub struct Overview {
    root: El,
    plot: HtmlElement,
    frame: WindowFrame,
    canvas: Canvas,
    line: HtmlElement,
    height: CssPx,
    findings: Option<FindingsRow>,
}

/// The finding numbers above the lanes.
struct FindingsRow {
    badges: Vec<Badge>,
    shown: Badges,
    /// How many findings have a tick but no number.
    more: HtmlElement,
}

impl Overview {
    /// Builds the row.
    pub fn build(analysis: &Analysis, context: &Context) -> Self {
        let lang = context.lang;
        let devices = &analysis.session.devices;
        let legend = el("div").class("legend lanes");
        let row = el("div").class("findings-row");
        let findings = FindingsRow::build(analysis, &row, &legend, context);
        for index in 0..devices.len() {
            let style = SeriesStyle::new(None, Paint::of_device(&analysis.session, index));
            let row = el("button")
                .class("lane")
                .attr("type", "button")
                .attr("data-device", &index.to_string())
                .child(swatch(&style));
            append(
                &legend.0,
                row.child(el("span").text(&device_name(devices, index, lang))),
            );
        }
        let linked = devices.iter().position(|device| device.links.len() > 1);
        if let Some(index) = linked {
            let device = &devices[index];
            let row = el("div")
                .class("lane")
                .child(el("span").text(ui::VIDEO_VIA.get(lang)));
            for link in &device.links {
                let paint = Paint::of_link(&analysis.session, index, link.net_id);
                let style = SeriesStyle {
                    kind: CurveKind::Share,
                    ..SeriesStyle::new(None, paint)
                };
                append(&row.0, swatch(&style));
                append(&row.0, el("span").text(&link_name(link.net_id, lang)));
            }
            append(&legend.0, row);
        }
        let lanes = devices.len() + usize::from(linked.is_some());
        let height = lanes as f64 * PITCH;
        let canvas = Canvas::new();
        let _ = canvas.element.remove_attribute("aria-hidden");
        set_attr(&canvas.element, "role", "img");
        set_attr(
            &canvas.element,
            "aria-label",
            &description(analysis, context),
        );
        let line = el("div").class("cursor-line").attr("hidden", "");
        let plot = el("div")
            .class("axis-plot lanes-plot")
            .child(canvas.root())
            .child(&line);
        set_style(&plot.0, "height", &format!("{height}px"));
        let frame = WindowFrame::build(&plot, context);
        let root = el("div")
            .class("overview row")
            .child(legend)
            .child(el("div").class("cell").child(&row).child(&plot));
        if findings.is_none() {
            row.0.remove();
        }
        Self {
            root,
            findings,
            plot: plot.0,
            frame,
            canvas,
            line: line.0,
            height,
        }
    }

    /// The row itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Where the lanes are drawn.
    pub fn plot(&self) -> &HtmlElement {
        &self.plot
    }

    /// Moves the frame around the window.
    pub fn show_window(&self, state: &ViewState, context: &Context) {
        self.frame.show(state, context);
    }

    /// Draws the lanes, which always show the whole session.
    pub fn draw(&self, analysis: &Analysis, context: &Context, whole: &Range<Millis>) {
        let geometry = self.canvas.fit(context, (0.0, self.height, 0.0));
        let lanes = lanes(analysis, context);
        self.canvas.draw(context, |root| {
            draw_lanes(
                root,
                &context.palette,
                context.ratio,
                (geometry.area, whole),
                &lanes,
            )
        });
    }

    /// Positions the finding numbers above the lanes.
    pub fn show_badges(&self, analysis: &Analysis, state: &ViewState, context: &Context) {
        if let Some(row) = &self.findings {
            row.show(analysis, state, context);
        }
    }

    /// Moves the cursor's line.
    pub fn show_cursor(&self, state: &ViewState, cursor: Option<Millis>) {
        self.line.set_hidden(cursor.is_none());
        if let Some(time) = cursor {
            let whole = state.timeline.whole();
            let share = (time - whole.start) / (whole.end - whole.start);
            set_style(&self.line, "left", &format!("{}%", share * 100.0));
        }
    }
}

impl FindingsRow {
    /// `None` if no finding has a specific time.
    fn build(analysis: &Analysis, row: &El, legend: &El, context: &Context) -> Option<Self> {
        let badges = overview_badges(analysis);
        badges.first()?;
        let more = el("span").class("hint");
        let name = el("div")
            .class("findings-name")
            .child(el("span").text(judged::FINDINGS.get(context.lang)))
            .child(&more);
        append(&legend.0, name);
        set_style(&row.0, "height", &format!("{ROW}px"));
        Some(Self {
            badges,
            shown: Badges::new(row),
            more: more.0,
        })
    }

    fn show(&self, analysis: &Analysis, state: &ViewState, context: &Context) {
        let whole = state.timeline.whole();
        let findings = &analysis.verdict.findings;
        let passing = self.badges.iter().filter_map(|badge| {
            let finding = findings.get(badge.finding)?;
            let passes = state.filter.passes(finding, state.timeline.window());
            passes.then_some((badge, finding.severity))
        });
        let passing: Vec<(&Badge, Severity)> = passing.collect();
        let x = |time: Millis| {
            let share = (time - whole.start) / (whole.end - whole.start);
            share.clamp(0.0, 1.0) * context.plot_width
        };
        let wanted: Vec<_> = passing
            .iter()
            .map(|(badge, severity)| (x(badge.start), width(badge.finding, *severity)))
            .collect();
        let (mut tags, mut leaders, mut more) = (Vec::new(), Leaders::default(), 0);
        for ((badge, severity), place) in passing
            .into_iter()
            .zip(layout_row(&wanted, context.plot_width))
        {
            let at = x(badge.start);
            if severity > Severity::Info && badge.end > badge.start {
                leaders.line(severity, (at, ROW), (x(badge.end), ROW));
            }
            let from = place.map_or((at, ROW - 3.0), |place| (place, SIDE));
            leaders.line(severity, from, (at, ROW + 3.0));
            match place {
                None => more += 1,
                Some(place) => tags.push(Tag {
                    finding: badge.finding,
                    at: (place, 0.0),
                    leftwards: 50,
                    value: String::new(),
                }),
            }
        }
        self.shown.show(&tags, &leaders, analysis, context);
        let text = (more > 0).then(|| judged::more(more, context.lang));
        write(&self.more, &text.unwrap_or_default());
    }
}

/// The lanes as text, for screen readers.
fn description(analysis: &Analysis, context: &Context) -> String {
    let lang = context.lang;
    let devices = &analysis.session.devices;
    let mut sentences = vec![format!("{}{}", ui::OVERVIEW.get(lang), ui::STOP.get(lang))];
    for (index, device) in devices.iter().enumerate() {
        let name = device_name(devices, index, lang);
        let segments = &analysis.facts[index].segments;
        sentences.push(match device.times.last() {
            None => ui::empty_lane(&name, ui::NO_SAMPLE, lang),
            Some(_) if !analysis.is_drawn(index) => ui::empty_lane(&name, ui::NOT_DRAWN, lang),
            Some(last) => {
                let gaps: Millis = segments.gaps.iter().map(|gap| gap.end - gap.start).sum();
                let gaps = (gaps > 0.0).then(|| duration(gaps, lang));
                let last = context.clock(*last);
                ui::lane(&name, segments.runs.len(), gaps.as_deref(), &last, lang)
            }
        });
    }
    let active_spans = active_spans(analysis);
    let carried = devices.iter().enumerate().flat_map(|(index, device)| {
        let links = device.links.iter().map(move |link| (index, link.net_id));
        links.filter_map(|(index, net_id)| {
            let paint = Paint::of_link(&analysis.session, index, net_id);
            let active = active_spans.iter().find(|active| active.paint == paint)?;
            let length = active.times.iter().map(|time| time.end - time.start).sum();
            Some((link_name(net_id, lang), duration(length, lang)))
        })
    });
    let carried: Vec<(String, String)> = carried.collect();
    if !carried.is_empty() {
        sentences.push(ui::video_via(&carried, lang));
    }
    sentences.join(ui::BETWEEN_SENTENCES.get(lang))
}

fn lanes(analysis: &Analysis, context: &Context) -> Vec<Lane> {
    let rows = |lane: usize| {
        let top = (lane as f64 * PITCH + (PITCH - LANE) / 2.0) * context.ratio;
        (top.round(), (top + LANE * context.ratio).round())
    };
    let devices = &analysis.session.devices;
    let mut lanes: Vec<Lane> = (0..devices.len())
        .map(|device| {
            let stretches = device_stretches(analysis, device);
            Lane {
                rows: rows(device),
                solid: vec![connected(analysis, device)],
                numbers: connections(analysis, device),
                remark: remark(analysis, device, context.lang, &|time| context.clock(time)),
                stretches: stretches.into(),
            }
        })
        .collect();
    let carried = active_spans(analysis);
    if !carried.is_empty() {
        lanes.push(Lane {
            rows: rows(devices.len()),
            solid: carried,
            stretches: Vec::new(),
            numbers: Vec::new(),
            remark: None,
        });
    }
    lanes
}

/// Where a device was connected: its segments without the disconnected samples.
fn connected(analysis: &Analysis, device: usize) -> ActiveSpans {
    let facts = &analysis.facts[device];
    let times = &analysis.session.devices[device].times;
    let mut solid = Vec::new();
    let mut holes = facts.disconnected.iter().peekable();
    for run in &facts.segments.runs {
        let mut from = run.start;
        while let Some(hole) = holes.next_if(|hole| hole.end <= run.end) {
            if hole.start > from {
                solid.push(times[from]..times[hole.start]);
            }
            from = hole.end;
        }
        if from < run.end {
            solid.push(times[from]..times[run.end - 1]);
        }
    }
    ActiveSpans {
        times: solid,
        paint: Paint::of_device(&analysis.session, device),
    }
}

fn connections(analysis: &Analysis, device: usize) -> Vec<(Range<Millis>, String)> {
    let runs = &analysis.facts[device].segments.runs;
    let times = &analysis.session.devices[device].times;
    // Numbers help to count a handful of connections; hundreds would hide the lane.
    if !(2..=MAX_NUMBERS).contains(&runs.len()) {
        return Vec::new();
    }
    let numbers = runs.iter().enumerate();
    numbers
        .map(|(index, run)| {
            (
                times[run.start]..times[run.end - 1],
                (index + 1).to_string(),
            )
        })
        .collect()
}
