//! Draws a chart from back to front: shading, grid, curves, values beyond the axis.

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::curve::{CurvePainter, OffScale, plain};
use super::draw_list::{DrawList, TextItem};
use super::evidence::evidence;
use super::frame::draw_frame;
use super::labels::{LabelBox, Labels};
use super::path::Path;
use super::path_backend::{PathBackend, Pen};
use super::plot::Plot;
use super::spans::spans;
use super::switches::switch_marks;
use crate::order::sort;
use crate::view::Mark;

/// Of hundreds of bursts, only the greatest get a number.
const MAX_EDGE_LABELS: usize = 12;

/// Draws a chart on an empty canvas.
///
/// # Errors
///
/// What the backend reports.
pub fn draw_chart<DB: PathBackend>(
    root: &DrawingArea<DB, Shift>,
    plot: &Plot<'_>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    stretches(plot).draw(root)?;
    evidence(plot).draw(root)?;
    draw_frame(root, plot)?;
    let mut list = DrawList::default();
    lines_across(plot, &mut list);
    list.draw(root)?;
    let mut beyond = Vec::new();
    let mut labels = Labels::default();
    let (mut column_segments, mut sheets) = (Vec::new(), Vec::new());
    for painter in plot
        .curves
        .iter()
        .filter_map(|curve| CurvePainter::new(plot, curve))
    {
        let drawn = painter.draw(&mut labels);
        column_segments.push(drawn.column_segments);
        sheets.push(drawn.list);
        beyond.extend(drawn.beyond);
    }
    // Where samples are denser than pixels a curve is an area: draw the largest first, so that it hides none.
    sort(&mut column_segments, &|one, other| {
        other.area().total_cmp(&one.area())
    });
    let mut dense = DrawList::default();
    for curve in column_segments {
        dense.column_segments(curve);
    }
    dense.draw(root)?;
    for list in &sheets {
        list.draw(root)?;
    }
    let mut list = DrawList::default();
    edge_marks(plot, beyond, &mut list, &mut labels);
    strip(plot, &mut list);
    switch_marks(plot, &mut list);
    remark(plot, &mut list);
    list.draw(root)
}

/// Distance between hatch lines in CSS pixels.
pub(super) const HATCH_PITCH: f64 = 6.0;

/// Opacity of a gap that is too narrow for a hatch.
const NARROW_TINT: f64 = 0.25;

/// Intervals without a picture are tinted; those without samples are hatched too.
fn stretches(plot: &Plot<'_>) -> DrawList {
    let mut list = DrawList::default();
    let Some(x_scale) = plot.x_scale() else {
        return list;
    };
    let (top, bottom) = (f64::from(plot.area.top), f64::from(plot.area.bottom));
    for stretches in plot.stretches {
        let colour = plot.palette.colour(stretches.paint);
        let pitch = HATCH_PITCH * plot.ratio;
        let [mut area, mut narrow, mut hatch] = [(); 3].map(|()| Path::default());
        for span in spans(&stretches.times, &x_scale, plot.area) {
            if !stretches.no_samples {
                area.rectangle(span.start, top, span.end, bottom);
            } else if span.end - span.start < pitch {
                narrow.rectangle(span.start, top, span.end, bottom);
            } else {
                area.rectangle(span.start, top, span.end, bottom);
                hatch.hatch(span.start, top, span.end, bottom, pitch);
            }
        }
        list.fill(area, colour.with_alpha(plot.palette.gap_tint));
        // Too narrow to show a hatch line; hundreds of gaps with dozens of short lines each would be slow to draw.
        list.fill(narrow, colour.with_alpha(NARROW_TINT));
        let width = 1.2 * plot.ratio as f32;
        list.stroke(hatch, Pen::new(colour.with_alpha(0.25), width));
    }
    list
}

/// The zero line, and thresholds as dotted lines with their value in the gutter.
fn lines_across(plot: &Plot<'_>, list: &mut DrawList) {
    let ratio = plot.ratio;
    let (left, right) = (f64::from(plot.area.left), f64::from(plot.area.right));
    let line = ratio.round().max(1.0);
    // On whole device pixels: a line of odd width is centred on half a pixel.
    let crisp = |y: f64| y.round() + line % 2.0 / 2.0;
    let mut written_at = f64::NEG_INFINITY;
    for threshold in plot.thresholds {
        if *threshold > plot.value.range.end {
            continue;
        }
        let y = crisp(plot.y(*threshold));
        let mut path = Path::default();
        path.segment((left, y), (right, y));
        let dash = Some([ratio as f32, 3.0 * ratio as f32]);
        list.stroke(
            path,
            Pen {
                dash,
                ..Pen::new(plot.palette.text2, line as f32)
            },
        );
        if (y - written_at).abs() < 9.0 * ratio {
            continue;
        }
        written_at = y;
        // Without a gutter the figure is inside the plot, on its line.
        let (at, anchor) = if f64::from(plot.canvas.0) - right >= 28.0 * ratio {
            ((right + 6.0 * ratio, y), Pos::new(HPos::Left, VPos::Center))
        } else {
            (
                (right - 2.0 * ratio, y - 2.0 * ratio),
                Pos::new(HPos::Right, VPos::Bottom),
            )
        };
        list.text(TextItem {
            text: plain(*threshold, 0),
            at,
            anchor,
            size: 11.0 * ratio,
            colour: plot.palette.text2,
            font: plot.palette.font.clone(),
        });
    }
    let y = crisp(plot.y(0.0_f64.max(plot.value.range.start)));
    let mut path = Path::default();
    path.segment((left, y), (right, y));
    list.stroke(path, Pen::new(plot.palette.base, line as f32));
}

/// Values beyond the axis: an arrow head at the edge with the value next to it, greatest first. Heads that would cover a greater one are
/// left out.
fn edge_marks(
    plot: &Plot<'_>,
    mut beyond: Vec<OffScale>,
    list: &mut DrawList,
    labels: &mut Labels,
) {
    let ratio = plot.ratio;
    let edges = (f64::from(plot.area.left), f64::from(plot.area.right));
    beyond.retain(|sample| sample.x >= edges.0 && sample.x <= edges.1);
    sort(&mut beyond, &|one, other| {
        other.value.abs().total_cmp(&one.value.abs())
    });
    let height = |sample: &OffScale| {
        if sample.above {
            f64::from(plot.area.top) - 3.0 * ratio
        } else {
            f64::from(plot.area.bottom) + 3.0 * ratio
        }
    };
    // One head per head's width on either edge.
    let head = 9.0 * ratio;
    let mut taken = vec![[false; 2]; ((edges.1 - edges.0) / head) as usize + 1];
    beyond.retain(|sample| {
        let stretch = ((sample.x - edges.0) / head) as usize;
        !std::mem::replace(&mut taken[stretch][usize::from(sample.above)], true)
    });
    for sample in &beyond {
        let mark = if sample.above {
            Mark::Triangle
        } else {
            Mark::Wedge
        };
        let mut path = Path::default();
        path.mark(mark, sample.x, height(sample), head);
        list.fill(path, sample.colour);
        labels.take(LabelBox {
            left: sample.x - head / 2.0,
            middle: height(sample),
            width: head,
            height: head,
        });
    }
    for sample in beyond.iter().take(MAX_EDGE_LABELS) {
        let text = plain(sample.value, sample.decimals);
        let width = text.len() as f64 * 6.6 * ratio;
        let inwards = if sample.above { 13.0 } else { -13.0 } * ratio;
        let beside = [sample.x + 8.0 * ratio, sample.x - 8.0 * ratio - width];
        let candidates = [0.0, inwards].into_iter().flat_map(|down| {
            beside.map(|left| LabelBox {
                left,
                middle: height(sample) + down,
                width,
                height: 11.0 * ratio,
            })
        });
        if let Some(place) = labels.place(candidates, (edges.0, f64::from(plot.canvas.0))) {
            list.text(TextItem {
                text,
                at: (place.left, place.middle),
                anchor: Pos::new(HPos::Left, VPos::Center),
                size: 11.0 * ratio,
                colour: plot.palette.text,
                font: plot.palette.font.clone(),
            });
        }
    }
}

/// The active link: solid if its mark is filled, hatched if it is open.
fn strip(plot: &Plot<'_>, list: &mut DrawList) {
    let Some(x_scale) = plot.x_scale() else {
        return;
    };
    let ratio = plot.ratio;
    let top = f64::from(plot.area.bottom) + 2.0 * ratio;
    let bottom = top + 5.0 * ratio;
    for active in plot.strip {
        let colour = plot.palette.colour(active.paint);
        let mut path = Path::default();
        let spans = spans(&active.times, &x_scale, plot.area);
        if active.paint.mark().is_filled() {
            for span in spans {
                path.rectangle(span.start, top, span.end, bottom);
            }
            list.fill(path, colour);
        } else {
            for span in spans {
                path.hatch(span.start, top, span.end, bottom, 4.0 * ratio);
            }
            list.stroke(path, Pen::new(colour, 2.0 * ratio as f32));
        }
    }
}

fn remark(plot: &Plot<'_>, list: &mut DrawList) {
    let (Some(x_scale), Some((time, text))) = (plot.x_scale(), &plot.remark) else {
        return;
    };
    let left = x_scale
        .px_from_millis(time.start)
        .max(f64::from(plot.area.left));
    let right = x_scale
        .px_from_millis(time.end)
        .min(f64::from(plot.area.right));
    let ratio = plot.ratio;
    let needed = text
        .chars()
        .map(|letter| if letter.is_ascii() { 6.2 } else { 12.0 })
        .sum::<f64>()
        * ratio;
    if right - left < needed + 16.0 * ratio {
        return;
    }
    list.text(TextItem {
        text: text.clone(),
        at: (
            f64::midpoint(left, right),
            f64::from(plot.area.top + plot.area.bottom) / 2.0,
        ),
        anchor: Pos::new(HPos::Center, VPos::Center),
        size: 12.0 * ratio,
        colour: plot.palette.text3,
        font: plot.palette.font.clone(),
    });
}
