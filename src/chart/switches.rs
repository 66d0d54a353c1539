//! Link switches: a vertical line through the shares, with the links `from → to` below.
//!
//! The space above a plot belongs to findings; the plot's own annotations are below it, like the link strip.

use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::draw_list::{DrawList, TextItem};
use super::labels::{LabelBox, Labels};
use super::path::Path;
use super::path_backend::Pen;
use super::plot::Plot;
use crate::units::DevicePx;

/// Marks that are closer than this on average do not cross the shares; they become ticks below.
const ROOM_PX: f64 = 12.0;

/// Length of a tick below the plot, in CSS pixels.
const TICK_PX: f64 = 5.0;

pub(super) fn switch_marks(plot: &Plot<'_>, list: &mut DrawList) {
    let Some(x_scale) = plot.x_scale() else {
        return;
    };
    let ratio = plot.ratio;
    let (left, right) = (f64::from(plot.area.left), f64::from(plot.area.right));
    let line = ratio.round().max(1.0);
    let mut seen: Vec<(DevicePx, &str)> = Vec::new();
    for mark in plot.switches {
        // On whole device pixels: a line of odd width is centred on half a pixel.
        let x = x_scale.px_from_millis(mark.time).round() - line % 2.0 / 2.0;
        if x >= left && x <= right && seen.last().is_none_or(|(before, _)| *before != x) {
            seen.push((x, &mark.text));
        }
    }
    let bottom = f64::from(plot.area.bottom);
    let is_crowded = seen.len() as f64 * ROOM_PX * ratio > right - left;
    let top = if is_crowded {
        bottom
    } else {
        f64::from(plot.area.top)
    };
    let mut path = Path::default();
    let mut labels = Labels::default();
    for (x, text) in seen {
        path.segment((x, top), (x, bottom + TICK_PX * ratio));
        let width = text.chars().count() as f64 * 6.6 * ratio;
        let place = LabelBox {
            left: x - width / 2.0,
            middle: bottom + 12.0 * ratio,
            width: width + 4.0 * ratio,
            height: 11.0 * ratio,
        };
        let canvas = (0.0, f64::from(plot.canvas.0) + 4.0 * ratio);
        if labels.place([place], canvas).is_some() {
            list.text(TextItem {
                text: text.to_owned(),
                at: (x, place.middle),
                anchor: Pos::new(HPos::Center, VPos::Center),
                size: 11.0 * ratio,
                colour: plot.palette.text,
                font: plot.palette.font.clone(),
            });
        }
    }
    list.stroke(path, Pen::new(plot.palette.text, line as f32));
}
