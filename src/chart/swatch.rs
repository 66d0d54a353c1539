//! A sample of a series' ink, for a legend that is drawn: 24 × 12 CSS pixels.

use super::ink::Pen;
use super::palette::Palette;
use super::path::Path;
use super::sheet::Sheet;
use crate::units::DevicePx;
use crate::view::{Form, Look, Mark};

/// Adds it to a sheet, its left edge and its middle at that point.
pub fn swatch(
    sheet: &mut Sheet,
    look: &Look,
    palette: &Palette,
    (left, middle): (DevicePx, DevicePx),
    ratio: f64,
) {
    let colour = palette.colour(look.paint);
    let (half, right) = (6.0 * ratio, left + 24.0 * ratio);
    let mut path = Path::default();
    match look.form {
        Form::Bar { filled } => {
            path.rectangle(
                left + 8.0 * ratio,
                middle - half,
                left + 15.0 * ratio,
                middle + half,
            );
            if filled {
                sheet.fill(path, colour);
            } else {
                sheet.stroke(path, Pen::new(colour, 1.5 * ratio as f32));
            }
        }
        Form::Share if look.paint.mark().is_filled() => {
            path.rectangle(left, middle - half, right, middle + half);
            sheet.fill(path, colour.with_alpha(palette.lane_tint));
            let mut base = Path::default();
            base.rectangle(left, middle + half - 3.0 * ratio, right, middle + half);
            sheet.fill(base, colour);
        }
        Form::Share => {
            path.hatch(left, middle - half, right, middle + half, 4.0 * ratio);
            sheet.stroke(path, Pen::new(colour, 2.0 * ratio as f32));
        }
        Form::Line | Form::Step | Form::Constant | Form::Stem => {
            path.segment((left, middle), (right, middle));
            let pen = Pen {
                dash: look
                    .dash
                    .map(|dash| dash.map(|length| length * ratio as f32)),
                ..Pen::new(colour, (look.width * ratio) as f32)
            };
            sheet.stroke(path, pen);
            if let Some(mark) = look.mark {
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
                    sheet.fill(shape.clone(), inside);
                }
                if !mark.is_filled() {
                    sheet.stroke(shape, Pen::new(colour, 1.5 * ratio as f32));
                }
            }
        }
    }
}
