//! A line sample of a series for a drawn legend: 24 × 12 CSS pixels.

use super::draw_list::DrawList;
use super::palette::Palette;
use super::path::Path;
use super::path_backend::Pen;
use crate::units::DevicePx;
use crate::view::{CurveKind, Mark, SeriesStyle};

/// Adds it to a draw list with its left edge and centre at that point.
pub fn swatch(
    list: &mut DrawList,
    style: &SeriesStyle,
    palette: &Palette,
    (left, middle): (DevicePx, DevicePx),
    ratio: f64,
) {
    let colour = palette.colour(style.paint);
    let (half, right) = (6.0 * ratio, left + 24.0 * ratio);
    let mut path = Path::default();
    match style.kind {
        CurveKind::Bar { filled } => {
            path.rectangle(
                left + 8.0 * ratio,
                middle - half,
                left + 15.0 * ratio,
                middle + half,
            );
            if filled {
                list.fill(path, colour);
            } else {
                list.stroke(path, Pen::new(colour, 1.5 * ratio as f32));
            }
        }
        CurveKind::Share if style.paint.mark().is_filled() => {
            path.rectangle(left, middle - half, right, middle + half);
            list.fill(path, colour.with_alpha(palette.lane_tint));
            let mut base = Path::default();
            base.rectangle(left, middle + half - 3.0 * ratio, right, middle + half);
            list.fill(base, colour);
        }
        CurveKind::Share => {
            path.hatch(left, middle - half, right, middle + half, 4.0 * ratio);
            list.stroke(path, Pen::new(colour, 2.0 * ratio as f32));
        }
        CurveKind::Line | CurveKind::Step | CurveKind::Constant | CurveKind::Stem => {
            path.segment((left, middle), (right, middle));
            let pen = Pen {
                dash: style
                    .dash
                    .map(|dash| dash.map(|length| length * ratio as f32)),
                ..Pen::new(colour, (style.width * ratio) as f32)
            };
            list.stroke(path, pen);
            if let Some(mark) = style.mark {
                let mut shape = Path::default();
                shape.mark(
                    mark,
                    f64::midpoint(left, right),
                    middle,
                    mark.size() * ratio,
                );
                if mark != Mark::Cross {
                    let inside = if mark.is_filled() {
                        colour
                    } else {
                        palette.ground
                    };
                    list.fill(shape.clone(), inside);
                }
                if !mark.is_filled() {
                    list.stroke(shape, Pen::new(colour, 1.5 * ratio as f32));
                }
            }
        }
    }
}
