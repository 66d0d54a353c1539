//! Small histograms below each other, with a common axis above.

use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::draw_list::{DrawList, TextItem};
use super::palette::Palette;
use super::path::Path;
use super::path_backend::Pen;
use crate::derive::Histogram;
use crate::text::number::compact;
use crate::units::{CssPx, DevicePx};
use crate::view::{Paint, SharedBins};

/// Margin of the bars: without values beyond the edge, and with a count of them.
const EDGE: CssPx = 8.0;
const EDGE_WITH_COUNT: CssPx = 36.0;

/// A single sample stays visible, however many others there are.
const MIN_HEIGHT: CssPx = 1.5;

/// Bars of at least this width are separated.
const APART_FROM: CssPx = 4.0;

/// What all histograms of a chart share.
#[derive(Debug, Clone, Copy)]
pub struct HistogramLayout<'a> {
    /// Colours and font.
    pub palette: &'a Palette,
    /// Device pixels per CSS pixel.
    pub ratio: f64,
    /// Bins and axis.
    pub shared: &'a SharedBins,
    /// Whether any of them has samples below the first bin, or above the last.
    pub beyond: (bool, bool),
}

/// One histogram.
#[derive(Debug, Clone, Copy)]
pub struct Bars<'a> {
    /// The device or link.
    pub paint: Paint,
    /// The counts.
    pub histogram: &'a Histogram,
    /// The band edges.
    pub limits: &'a [f64],
}

/// One histogram for an empty canvas of that size in device pixels.
#[must_use]
pub fn bars(
    layout: &HistogramLayout<'_>,
    bars: &Bars<'_>,
    (width, height): (u32, u32),
) -> DrawList {
    let mut list = DrawList::default();
    let (width, height) = (f64::from(width), f64::from(height));
    let HistogramLayout { palette, ratio, .. } = *layout;
    let line = ratio.round().max(1.0);
    let base = height - line;
    let crisp = |x: DevicePx| x.round() - line % 2.0 / 2.0;
    let upright = |values: &[f64]| {
        let mut path = Path::default();
        for value in values.iter().filter(|value| layout.holds(**value)) {
            let x = crisp(layout.x(*value, width));
            path.segment((x, 0.0), (x, base));
        }
        path
    };
    let grid = upright(&layout.shared.scale.ticks);
    list.stroke(grid, Pen::new(palette.grid, line as f32));
    let colour = palette.colour(bars.paint);
    list.fill(layout.blocks(bars.histogram, width, base), colour);
    let mut ground = Path::default();
    let y = base + line / 2.0;
    let (left, right) = layout.edges(width);
    ground.segment((left, y), (right, y));
    list.stroke(ground, Pen::new(palette.base, line as f32));
    let dash = Some([ratio as f32, 3.0 * ratio as f32]);
    let pen = Pen {
        dash,
        ..Pen::new(palette.text2, line as f32)
    };
    list.stroke(upright(bars.limits), pen);
    let sides = [
        (bars.histogram.below, left, -1.0),
        (bars.histogram.above, right, 1.0),
    ];
    for (count, edge, side) in sides.into_iter().filter(|(count, ..)| *count > 0) {
        // An arrow head towards the values beyond, and their number.
        let (x, y) = (edge + side * 3.0 * ratio, base - 6.0 * ratio);
        let (tip, half) = (x + side * 6.0 * ratio, 4.0 * ratio);
        let mut head = Path::default();
        head.move_to(tip, y);
        for (x, y) in [(x, y - half), (x, y + half), (tip, y)] {
            head.line_to(x, y);
        }
        list.fill(head, colour);
        let anchor = if side > 0.0 { HPos::Left } else { HPos::Right };
        list.text(layout.text(
            compact(count as f64, 0),
            (tip + side * 3.0 * ratio, y),
            Pos::new(anchor, VPos::Center),
        ));
    }
    list
}

/// The figures of the axis above all histograms.
#[must_use]
pub fn scale(layout: &HistogramLayout<'_>, (width, height): (u32, u32)) -> DrawList {
    let mut list = DrawList::default();
    let (width, height) = (f64::from(width), f64::from(height));
    let ticks = layout.shared.scale.ticks.iter();
    for tick in ticks.filter(|tick| layout.holds(**tick)) {
        let text = layout.shared.scale.label(*tick, false);
        let half = text.chars().count() as f64 * 3.4 * layout.ratio;
        let x = layout.x(*tick, width);
        let at = (x.max(half).min(width - half), height);
        let anchor = Pos::new(HPos::Center, VPos::Bottom);
        list.text(layout.text(text, at, anchor));
    }
    list
}

impl HistogramLayout<'_> {
    /// Left and right edge of the bars.
    fn edges(&self, width: DevicePx) -> (DevicePx, DevicePx) {
        let room = |has_count: bool| {
            let room = if has_count { EDGE_WITH_COUNT } else { EDGE };
            (room * self.ratio).round()
        };
        (room(self.beyond.0), width - room(self.beyond.1))
    }

    fn holds(&self, value: f64) -> bool {
        let range = &self.shared.scale.range;
        value >= range.start && value <= range.end
    }

    fn x(&self, value: f64, width: DevicePx) -> DevicePx {
        let range = &self.shared.scale.range;
        let (left, right) = self.edges(width);
        left + (value - range.start) / (range.end - range.start) * (right - left)
    }

    /// One bar per non-empty bin, scaled so that the highest fills the height.
    fn blocks(&self, histogram: &Histogram, width: DevicePx, base: DevicePx) -> Path {
        let bins = &self.shared.bins;
        let edge = |number: usize| {
            let value = bins.start + bins.width * number as f64;
            self.x(value, width).round()
        };
        let most = histogram.counts.iter().copied().max().unwrap_or(0) as f64;
        let mut path = Path::default();
        for (number, count) in histogram.counts.iter().enumerate() {
            if *count == 0 {
                continue;
            }
            let (left, right) = (edge(number), edge(number + 1));
            let is_apart = right - left >= APART_FROM * self.ratio;
            let right = if is_apart { right - self.ratio } else { right };
            let height = (*count as f64 / most * base).max(MIN_HEIGHT * self.ratio);
            path.rectangle(left, base - height, right.max(left + 1.0), base);
        }
        path
    }

    fn text(&self, text: String, at: (DevicePx, DevicePx), anchor: Pos) -> TextItem {
        TextItem {
            text,
            at,
            anchor,
            size: 11.0 * self.ratio,
            colour: self.palette.text2,
            font: self.palette.font.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use plotters::prelude::IntoDrawingArea;

    use super::*;
    use crate::chart::recorder::Recorder;
    use crate::chart::tests::palette;
    use crate::derive::{Bins, Statistics};

    /// What is drawn for values on an axis, 108 pixels wide and 31 high. Without values beyond the axis, ten units are a hundred pixels.
    fn ink(values: &[f64], axis: std::ops::Range<f64>, limits: &[f64]) -> Vec<String> {
        let palette = palette();
        let shared = SharedBins::new([Statistics::of(values)].iter(), &axis, 0).expect("bins");
        let histogram = shared.bins.count(values);
        let layout = HistogramLayout {
            palette: &palette,
            ratio: 1.0,
            shared: &shared,
            beyond: (histogram.below > 0, histogram.above > 0),
        };
        let one = Bars {
            paint: Paint::Field,
            histogram: &histogram,
            limits,
        };
        log(&bars(&layout, &one, (116, 31)))
    }

    fn log(list: &DrawList) -> Vec<String> {
        let mut log = Vec::new();
        let recorder = Recorder::new((200, 200), &mut log).into_drawing_area();
        list.draw(&recorder).expect("a recorder takes everything");
        log
    }

    #[test]
    fn the_commonest_value_is_as_high_as_there_is_room() {
        let values = [0.0, 1.0, 1.0, 1.0, 3.0, 3.0, 4.0];
        assert_eq!(
            ink(&values, 0.0..100.0, &[2.0, 50.0]),
            [
                // The grid: 0, 2 and 4 of 0 to 5, twenty pixels each.
                "stroke #999999 1: 8,0 8,30 | 48,0 48,30 | 88,0 88,30",
                "fill #0000ff: 8,20 27,20 27,30 8,30 8,20 | 28,0 47,0 47,30 28,30 28,0 | 68,10 87,10 87,30 68,30 68,10 | 88,20 107,20 107,30 88,30 88,20",
                "stroke #ba5e00 1: 8,30 108,30",
                // The limit on the axis, and not the other one.
                "stroke #222222 1 dash 1 3: 48,0 48,30",
            ]
        );
    }

    #[test]
    fn what_lies_beyond_is_counted_at_the_edge() {
        let mut values = vec![19.0; 1000];
        values.extend([15.0, 141.0, 267.0]);
        let log = ink(&values, 0.0..30.0, &[]);
        let head = log.iter().filter(|line| line.starts_with("fill"));
        assert_eq!(head.count(), 2, "bars, and an arrow head: {log:#?}");
        assert_eq!(
            log.last().map(String::as_str),
            Some("text #222222: 92,24 2")
        );
        // One of a thousand stays visible.
        let bars = log
            .iter()
            .find(|line| line.starts_with("fill"))
            .expect("bars");
        assert!(bars.starts_with("fill #0000ff: 8,28 "), "{bars}");
    }

    #[test]
    fn figures_stand_at_their_values() {
        let palette = palette();
        let range = 0.0..520.0;
        let statistics = Statistics::of(&[0.0, 503.0]);
        let shared = SharedBins::new([statistics].iter(), &range, 0).expect("bins");
        assert_eq!(
            shared.bins,
            Bins {
                start: 0.0,
                width: 20.0,
                count: 26
            }
        );
        let layout = HistogramLayout {
            palette: &palette,
            ratio: 1.0,
            shared: &shared,
            beyond: (false, false),
        };
        assert_eq!(
            log(&scale(&layout, (120, 16))),
            [
                "text #222222: 8,16 0",
                "text #222222: 48,16 200",
                "text #222222: 88,16 400"
            ]
        );
    }
}
