//! Rows without a value axis: the time axis, and the lanes of the overview.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::draw::HATCH_PITCH;
use super::draw_list::{DrawList, TextItem};
use super::palette::Palette;
use super::path::Path;
use super::path_backend::{PathBackend, Pen};
use super::plot::{ActiveSpans, Area, ShadedSpans};
use super::spans::spans;
use crate::units::Millis;
use crate::view::{Paint, TimeScale, TimeTick};

/// Draws tick marks and their labels.
///
/// # Errors
///
/// What the backend reports.
pub fn draw_axis<DB: PathBackend>(
    root: &DrawingArea<DB, Shift>,
    palette: &Palette,
    ratio: f64,
    area: Area,
    window: Range<Millis>,
    ticks: &[TimeTick],
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let mut list = DrawList::default();
    let (left, right) = (f64::from(area.left), f64::from(area.right));
    let Some(scale) = TimeScale::new(window, left..right) else {
        return Ok(());
    };
    let bottom = f64::from(area.bottom);
    let line = ratio.round().max(1.0);
    let (width, _) = root.dim_in_pixel();
    let mut marks = Path::default();
    for tick in ticks {
        let x = scale.px_from_millis(tick.time).round() - line % 2.0 / 2.0;
        marks.segment((x, bottom - 5.0 * ratio), (x, bottom));
        let half = tick.label.len() as f64 * 3.2 * ratio;
        list.text(TextItem {
            text: tick.label.clone(),
            at: (
                x.clamp(half, f64::max(half, f64::from(width) - half)),
                bottom - 7.0 * ratio,
            ),
            anchor: Pos::new(HPos::Center, VPos::Bottom),
            size: 11.0 * ratio,
            colour: if tick.full {
                palette.text
            } else {
                palette.text2
            },
            font: palette.font.clone(),
        });
    }
    list.stroke(marks, Pen::new(palette.base, line as f32));
    list.draw(root)
}

/// One lane of the overview.
#[derive(Debug, Clone)]
pub struct Lane {
    /// Upper and lower edge in device pixels.
    pub rows: (f64, f64),
    /// Intervals with a solid bar: with a picture, or with the active link.
    pub solid: Vec<ActiveSpans>,
    /// Intervals without samples, or with samples but no connection.
    pub stretches: Vec<ShadedSpans>,
    /// Numbers of connections, each centred in its interval.
    pub numbers: Vec<(Range<Millis>, String)>,
    /// Text in an interval that is empty for a reason.
    pub remark: Option<(Range<Millis>, String)>,
}

/// Draws the lanes of the overview.
///
/// # Errors
///
/// What the backend reports.
pub fn draw_lanes<DB: PathBackend>(
    root: &DrawingArea<DB, Shift>,
    palette: &Palette,
    ratio: f64,
    (area, window): (Area, &Range<Millis>),
    lanes: &[Lane],
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let mut list = DrawList::default();
    let px = f64::from(area.left)..f64::from(area.right);
    if let Some(scale) = TimeScale::new(window.clone(), px) {
        for lane in lanes {
            draw_lane(&mut list, palette, ratio, (area, &scale), lane);
        }
    }
    list.draw(root)
}

fn draw_lane(
    list: &mut DrawList,
    palette: &Palette,
    ratio: f64,
    (area, scale): (Area, &TimeScale),
    lane: &Lane,
) {
    let (top, bottom) = lane.rows;
    for ActiveSpans { times, paint } in &lane.solid {
        let colour = palette.colour(*paint);
        let spans = spans(times, scale, area);
        let (mut ground, mut bar) = (Path::default(), Path::default());
        if matches!(paint, Paint::Link(_)) && !paint.mark().is_filled() {
            for span in spans {
                ground.hatch(span.start, top, span.end, bottom, 4.0 * ratio);
            }
            list.stroke(ground, Pen::new(colour, 2.0 * ratio as f32));
            continue;
        }
        for span in spans {
            ground.rectangle(span.start, top, span.end, bottom);
            bar.rectangle(span.start, bottom - (3.0 * ratio).round(), span.end, bottom);
        }
        list.fill(ground, colour.with_alpha(palette.lane_tint));
        list.fill(bar, colour);
    }
    for stretches in &lane.stretches {
        let colour = palette.colour(stretches.paint);
        let (mut ground, mut lines) = (Path::default(), Path::default());
        for span in spans(&stretches.times, scale, area) {
            ground.rectangle(span.start, top, span.end, bottom);
            if stretches.no_samples {
                lines.hatch(span.start, top, span.end, bottom, HATCH_PITCH * ratio);
            } else {
                let y = bottom - 1.5 * ratio;
                lines.segment((span.start, y), (span.end, y));
            }
        }
        list.fill(ground, colour.with_alpha(palette.gap_tint));
        let pen = if stretches.no_samples {
            Pen::new(colour.with_alpha(0.5), 1.2 * ratio as f32)
        } else {
            Pen {
                dash: Some([3.0 * ratio as f32, 2.0 * ratio as f32]),
                ..Pen::new(colour, 3.0 * ratio as f32)
            }
        };
        list.stroke(lines, pen);
    }
    let edges = |time: &Range<Millis>| {
        let left = scale.px_from_millis(time.start).floor();
        (left, scale.px_from_millis(time.end).ceil().max(left + 1.0))
    };
    let mut free_from = f64::NEG_INFINITY;
    for (time, number) in &lane.numbers {
        let (left, right) = edges(time);
        let half = number.len() as f64 * 3.4 * ratio;
        let centre = f64::midpoint(left, right);
        if centre - half < free_from {
            continue;
        }
        free_from = centre + half + 4.0 * ratio;
        word(
            list,
            palette,
            ratio,
            number,
            (centre, top + 5.0 * ratio),
            HPos::Center,
        );
    }
    if let Some((time, text)) = &lane.remark {
        let (left, right) = edges(time);
        let needed = text
            .chars()
            .map(|letter| if letter.is_ascii() { 6.2 } else { 12.0 })
            .sum::<f64>();
        if right - left > (needed + 16.0) * ratio {
            let middle = f64::midpoint(top, bottom);
            word(
                list,
                palette,
                ratio,
                text,
                (left + 8.0 * ratio, middle),
                HPos::Left,
            );
        }
    }
}

fn word(
    list: &mut DrawList,
    palette: &Palette,
    ratio: f64,
    text: &str,
    at: (f64, f64),
    h_pos: HPos,
) {
    list.text(TextItem {
        text: text.to_owned(),
        at,
        anchor: Pos::new(h_pos, VPos::Center),
        size: if text.is_ascii() { 11.0 } else { 12.0 } * ratio,
        colour: palette.text2,
        font: palette.font.clone(),
    });
}
