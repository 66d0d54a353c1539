//! The grid, drawn by plotters, and the axis figures.

use plotters::coord::Shift;
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint, Ranged};
use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::draw_list::{DrawList, TextItem};
use super::path_backend::{Colour, PathBackend};
use super::plot::Plot;

/// Draws the grid and the figures of the value axis.
///
/// # Errors
///
/// What the backend reports.
pub fn draw_frame<DB: PathBackend>(
    root: &DrawingArea<DB, Shift>,
    plot: &Plot<'_>,
) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
    let times = Ticks {
        range: (plot.time.start, plot.time.end),
        px: (plot.area.left, plot.area.right),
        at: plot.time_ticks.iter().map(|tick| tick.time).collect(),
    };
    let values = Ticks {
        range: (plot.value.range.start, plot.value.range.end),
        px: (plot.area.bottom, plot.area.top),
        at: plot.value.ticks.clone(),
    };
    let mut context = ChartBuilder::on(root)
        .margin_top(plot.area.top)
        .margin_bottom(plot.canvas.1.cast_signed() - plot.area.bottom)
        .margin_right(plot.canvas.0.cast_signed() - plot.area.right)
        .set_label_area_size(LabelAreaPosition::Left, plot.area.left)
        .build_cartesian_2d(times, values)?;
    let line = plot.ratio.round().max(1.0) as u32;
    let grid = style(plot.palette.grid, line);
    context
        .configure_mesh()
        .bold_line_style(grid)
        .disable_axes()
        .draw()?;
    figures(plot).draw(root)
}

/// At the exact height of each tick: plotters omits the figure of a tick at the plot's edge.
fn figures(plot: &Plot<'_>) -> DrawList {
    let mut list = DrawList::default();
    let is_narrow = f64::from(plot.area.left) < 40.0 * plot.ratio;
    let ticks = plot.value.ticks.iter().filter(|_| plot.value.is_used);
    for tick in ticks {
        list.text(TextItem {
            text: plot.value.label(*tick, is_narrow),
            at: (f64::from(plot.area.left) - 6.0 * plot.ratio, plot.y(*tick)),
            anchor: Pos::new(HPos::Right, VPos::Center),
            size: 11.0 * plot.ratio,
            colour: plot.palette.text2,
            font: plot.palette.font.clone(),
        });
    }
    list
}

/// An axis with the ticks chosen by the view.
struct Ticks {
    range: (f64, f64),
    px: (i32, i32),
    at: Vec<f64>,
}

impl Ranged for Ticks {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    /// plotters' own limit is one pixel short; curves and grid must agree.
    fn map(&self, value: &f64, _limit: (i32, i32)) -> i32 {
        let share = (value - self.range.0) / (self.range.1 - self.range.0);
        self.px.0 + (share * f64::from(self.px.1 - self.px.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, hint: Hint) -> Vec<f64> {
        if hint.weight().allow_light_points() {
            Vec::new()
        } else {
            self.at.clone()
        }
    }

    fn range(&self) -> std::ops::Range<f64> {
        self.range.0..self.range.1
    }
}

fn style(colour: Colour, width: u32) -> ShapeStyle {
    ShapeStyle {
        color: colour.rgba(),
        filled: false,
        stroke_width: width,
    }
}
