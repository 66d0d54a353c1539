//! One series as ink: runs without a hole, values beyond the axis at its edge, nothing in between invented.

use std::ops::Range;

use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::ink::{Colour, Pen};
use super::labels::{LabelBox, Labels};
use super::path::Path;
use super::plot::{Curve, Plot};
use super::reduce::reduce;
use super::sheet::{Sheet, Word};
use crate::view::{Form, Mark, TimeScale};

/// Marks stand at every sample as long as these are that far apart, else about this far (look, section 2).
const MARK_EVERY_SAMPLE_PX: f64 = 8.0;
const MARK_SPACING_PX: f64 = 28.0;

/// Ink and scale of one series.
pub(super) struct Pencil<'a> {
    pub plot: &'a Plot<'a>,
    pub curve: &'a Curve<'a>,
    pub x_scale: TimeScale,
    pub colour: Colour,
}

/// A sample beyond the axis.
pub(super) struct Beyond {
    pub x: f64,
    pub value: f64,
    pub above: bool,
    pub colour: Colour,
    pub decimals: u8,
}

impl<'a> Pencil<'a> {
    pub(super) fn new(plot: &'a Plot<'a>, curve: &'a Curve<'a>) -> Option<Self> {
        Some(Self {
            plot,
            curve,
            x_scale: plot.x_scale()?,
            colour: plot.palette.colour(curve.look.paint),
        })
    }

    /// Draws the series; returns the samples beyond the axis.
    pub(super) fn draw(&self, sheet: &mut Sheet, labels: &mut Labels) -> Vec<Beyond> {
        let mut beyond = Vec::new();
        match self.curve.look.form {
            Form::Line => self.line(sheet, &mut beyond),
            Form::Step => self.step(sheet),
            Form::Constant => self.constant(sheet, &mut beyond, labels),
            Form::Bar { filled } => self.bars(sheet, filled),
            Form::Stem => self.stems(sheet),
            Form::Share => self.share(sheet),
        }
        beyond
    }

    fn line(&self, sheet: &mut Sheet, beyond: &mut Vec<Beyond>) {
        let mut line = Path::default();
        let mut thick = Path::default();
        let mut towards = Path::default();
        let mut marks = Marks::new(self);
        for segment in self.visible_segments() {
            for run in self.runs(segment.clone()) {
                let alone = run.len() == 1;
                if !alone {
                    self.trace(&mut line, &mut thick, run.clone());
                }
                marks.along(run, alone);
            }
            self.beyond(segment, &mut towards, beyond);
        }
        let idle = if self.curve.carrying.is_some() {
            1.0
        } else {
            self.curve.look.width
        };
        sheet.stroke(towards, self.pen(1.25, Some([1.0, 3.0])));
        sheet.stroke(line, self.pen(idle, self.curve.look.dash));
        sheet.stroke(thick, self.pen(3.0, None));
        marks.draw(sheet);
    }

    /// One run into the thin path, or piece by piece into thin and thick where the series is a link's.
    fn trace(&self, thin: &mut Path, thick: &mut Path, run: Range<usize>) {
        let Some(carrying) = self.curve.carrying else {
            return self.polyline(thin, run);
        };
        let mut from = run.start;
        while from + 1 < run.end {
            let carries = carrying[from + 1];
            let mut to = from + 1;
            while to + 1 < run.end && carrying[to + 1] == carries {
                to += 1;
            }
            self.polyline(if carries { thick } else { thin }, from..to + 1);
            from = to;
        }
    }

    fn polyline(&self, path: &mut Path, run: Range<usize>) {
        path.lift();
        let (times, values) = (&self.curve.times[run.clone()], &self.curve.values[run]);
        reduce(times, values, &self.x_scale, |x, value| {
            path.line_to(x, self.plot.y(value));
        });
        path.lift();
    }

    /// Values beyond the axis: a dotted line towards the edge from each neighbour that is inside.
    fn beyond(&self, segment: Range<usize>, towards: &mut Path, beyond: &mut Vec<Beyond>) {
        let axis = &self.plot.value.range;
        for index in segment.clone() {
            let value = self.curve.values[index];
            if value.is_nan() || self.is_inside(value) {
                continue;
            }
            let x = self.x(index);
            let edge = if value > axis.end {
                self.plot.area.top
            } else {
                self.plot.area.bottom
            };
            let before = index.checked_sub(1).filter(|index| *index >= segment.start);
            let after = Some(index + 1).filter(|index| *index < segment.end);
            for neighbour in before.into_iter().chain(after) {
                let other = self.curve.values[neighbour];
                if !other.is_nan() && self.is_inside(other) {
                    towards.segment(
                        (self.x(neighbour), self.plot.y(other)),
                        (x, f64::from(edge)),
                    );
                }
            }
            let above = value > axis.end;
            beyond.push(Beyond {
                x,
                value,
                above,
                colour: self.colour,
                decimals: self.curve.decimals,
            });
        }
    }

    fn step(&self, sheet: &mut Sheet) {
        let mut path = Path::default();
        for segment in self.visible_segments() {
            for run in self.runs(segment) {
                let mut before: Option<f64> = None;
                path.lift();
                let (times, values) = (
                    &self.curve.times[run.clone()],
                    &self.curve.values[run.clone()],
                );
                if run.len() == 1 {
                    let (x, y) = (self.x(run.start), self.plot.y(values[0]));
                    let half = self.x_scale.px_of(self.curve.step) / 2.0;
                    path.segment((x - half, y), (x + half, y));
                    continue;
                }
                reduce(times, values, &self.x_scale, |x, value| {
                    let y = self.plot.y(value);
                    if let Some(before) = before.replace(y) {
                        path.line_to(x, before);
                    }
                    path.line_to(x, y);
                });
                path.lift();
            }
        }
        sheet.stroke(path, self.pen(self.curve.look.width, self.curve.look.dash));
    }

    /// One value for the whole segment is a step with a mark at each end; one that changes is a line.
    fn constant(&self, sheet: &mut Sheet, beyond: &mut Vec<Beyond>, labels: &mut Labels) {
        let mut path = Path::default();
        let mut marks = Marks::new(self);
        let single = self.plot.ratio * 4.0;
        for segment in self.visible_segments() {
            for run in self.runs(segment.clone()) {
                let values = &self.curve.values[run.clone()];
                if values.iter().any(|value| *value != values[0]) {
                    self.polyline(&mut path, run.clone());
                    marks.along(run, false);
                    continue;
                }
                let (from, to, y) = (
                    self.x(run.start),
                    self.x(run.end - 1),
                    self.plot.y(values[0]),
                );
                if run.len() == 1 && self.curve.look.mark.is_none() {
                    path.segment((from - single, y), (to + single, y));
                } else if run.len() > 1 {
                    path.segment((from, y), (to, y));
                }
                marks.ends(&run);
                if self.curve.labelled {
                    self.label(sheet, values[0], (from, to, y), labels);
                }
            }
            self.beyond(segment, &mut Path::default(), beyond);
        }
        sheet.stroke(path, self.pen(self.curve.look.width, self.curve.look.dash));
        marks.draw(sheet);
    }

    fn label(
        &self,
        sheet: &mut Sheet,
        value: f64,
        (from, to, y): (f64, f64, f64),
        labels: &mut Labels,
    ) {
        let text = plain(value, self.curve.decimals);
        let ratio = self.plot.ratio;
        let width = text.len() as f64 * 6.4 * ratio;
        // A long step is labelled at its beginning, where the eye is.
        let left = if to - from > 160.0 * ratio {
            from + 8.0 * ratio
        } else {
            f64::midpoint(from, to) - width / 2.0
        };
        let edge = f64::from(self.plot.canvas.0);
        let place = LabelBox {
            left: left.min(edge - width),
            middle: y - 10.0 * ratio,
            width: width + 3.0 * ratio,
            height: 11.0 * ratio,
        };
        if let Some(place) = labels.place([place], (0.0, edge + 3.0 * ratio)) {
            sheet.word(Word {
                text,
                at: (place.left + width / 2.0, y - 4.0 * ratio),
                anchor: Pos::new(HPos::Center, VPos::Bottom),
                size: 11.0 * ratio,
                colour: self.plot.palette.text2,
                font: self.plot.palette.font.clone(),
            });
        }
    }

    fn bars(&self, sheet: &mut Sheet, filled: bool) {
        let ratio = self.plot.ratio;
        let half = (self.x_scale.px_of(self.curve.step) * 0.35).clamp(ratio, 4.0 * ratio);
        let mut path = Path::default();
        let zero = self.plot.y(0.0);
        self.each_not_zero(|x, value| {
            let top = self.plot.y(value).min(zero - ratio);
            path.rectangle(x - half, top, x + half, zero);
        });
        if filled {
            sheet.fill(path, self.colour);
        } else {
            sheet.stroke(path, self.pen(1.5, None));
        }
    }

    fn stems(&self, sheet: &mut Sheet) {
        let mut path = Path::default();
        let mut marks = Marks::new(self);
        let mut last_mark = f64::NEG_INFINITY;
        let spacing = MARK_EVERY_SAMPLE_PX * self.plot.ratio;
        self.each_not_zero(|x, value| {
            let y = self.plot.y(value);
            path.segment((x, self.plot.y(0.0)), (x, y));
            if x - last_mark >= spacing {
                marks.point(x, y);
                last_mark = x;
            }
        });
        sheet.stroke(path, self.pen(self.curve.look.width, self.curve.look.dash));
        marks.draw(sheet);
    }

    /// The greatest value of each column of pixels that has one other than zero.
    fn each_not_zero(&self, mut each: impl FnMut(f64, f64)) {
        let mut column: Option<(f64, f64)> = None;
        for segment in self.visible_segments() {
            for index in segment {
                let value = self.curve.values[index];
                if value.is_nan() || value == 0.0 {
                    continue;
                }
                let x = self.x(index);
                match &mut column {
                    Some((at, highest)) if x - *at < 1.0 => *highest = highest.max(value),
                    _ => {
                        if let Some((at, highest)) = column.replace((x, value)) {
                            each(at, highest);
                        }
                    }
                }
            }
        }
        if let Some((at, highest)) = column {
            each(at, highest);
        }
    }

    /// A block around each sample; where several share a column of pixels, their mean.
    fn share(&self, sheet: &mut Sheet) {
        let Some(below) = self.curve.below else {
            return;
        };
        let half = self.x_scale.px_of(self.curve.step) / 2.0;
        let solid = self.curve.look.paint.mark().is_filled();
        let ratio = self.plot.ratio;
        let (mut area, mut edge) = (Path::default(), Path::default());
        let mut block = |left: f64, right: f64, from: f64, to: f64| {
            let (top, bottom) = (self.plot.y(from + to), self.plot.y(from));
            let (left, right) = (left.round(), right.round().max(left.round() + 1.0));
            // A pixel of ground between blocks keeps samples apart while they are wide enough.
            let right = if right - left > 6.0 * ratio {
                right - ratio
            } else {
                right
            };
            if solid {
                area.rectangle(left, top, right, bottom);
                edge.segment((left, top), (right, top));
            } else {
                area.hatch(left, top, right, bottom, 4.0 * ratio);
            }
        };
        for segment in self.visible_segments() {
            for run in self.runs(segment) {
                let mut index = run.start;
                while index < run.end {
                    let left = self.x(index) - half;
                    let mut end = index + 1;
                    while end < run.end && self.x(end) - half < left + 1.0 {
                        end += 1;
                    }
                    let count = (end - index) as f64;
                    let from = below[index..end].iter().sum::<f64>() / count;
                    let share = self.curve.values[index..end].iter().sum::<f64>() / count;
                    block(left, self.x(end - 1) + half, from, share);
                    index = end;
                }
            }
        }
        if solid {
            sheet.fill(area, self.colour.with_alpha(self.plot.palette.lane_tint));
            sheet.stroke(edge, self.pen(1.5, None));
        } else {
            sheet.stroke(area, self.pen(2.0, None));
        }
    }

    fn x(&self, index: usize) -> f64 {
        self.x_scale.px_from_millis(self.curve.times[index])
    }

    fn pen(&self, width: f64, dash: Option<[f32; 2]>) -> Pen {
        let ratio = self.plot.ratio as f32;
        Pen {
            colour: self.colour,
            width: width as f32 * ratio,
            dash: dash.map(|lengths| lengths.map(|length| length * ratio)),
        }
    }

    fn is_inside(&self, value: f64) -> bool {
        let axis = &self.plot.value.range;
        value >= axis.start && value <= axis.end
    }

    /// The parts of segments within the window, with one sample more on either side so that lines leave the plot.
    fn visible_segments(&self) -> impl Iterator<Item = Range<usize>> {
        let times = self.curve.times;
        let window = &self.plot.time;
        let first = times
            .partition_point(|time| *time < window.start)
            .saturating_sub(1);
        let last = (times.partition_point(|time| *time <= window.end) + 1).min(times.len());
        self.curve
            .segments
            .iter()
            .map(move |segment| segment.start.max(first)..segment.end.min(last))
            .filter(|segment| !segment.is_empty())
    }

    /// The runs of a segment in which every sample was measured and lies on the axis.
    fn runs(&self, segment: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let drawn = move |index: usize| self.is_inside(self.curve.values[index]);
        let mut next = segment.start;
        std::iter::from_fn(move || {
            let start = (next..segment.end).find(|index| drawn(*index))?;
            let end = (start..segment.end)
                .find(|index| !drawn(*index))
                .unwrap_or(segment.end);
            next = end;
            Some(start..end)
        })
    }
}

/// The marks of one series.
struct Marks<'a> {
    pencil: &'a Pencil<'a>,
    mark: Option<Mark>,
    spacing: f64,
    last: f64,
    path: Path,
}

impl<'a> Marks<'a> {
    fn new(pencil: &'a Pencil<'a>) -> Self {
        let ratio = pencil.plot.ratio;
        let apart = pencil.x_scale.px_of(pencil.curve.step);
        let spacing = if apart >= MARK_EVERY_SAMPLE_PX * ratio {
            0.0
        } else {
            MARK_SPACING_PX * ratio
        };
        Self {
            pencil,
            mark: pencil.curve.look.mark,
            spacing,
            last: f64::NEG_INFINITY,
            path: Path::default(),
        }
    }

    /// Marks along a run; a sample alone always has one, whatever the look.
    fn along(&mut self, run: Range<usize>, alone: bool) {
        if alone {
            let mark = self.mark.unwrap_or(self.pencil.curve.look.paint.mark());
            self.push(mark, run.start);
            return;
        }
        if self.mark.is_none() {
            return;
        }
        for index in run {
            if self.pencil.x(index) - self.last >= self.spacing {
                self.at(index);
            }
        }
    }

    fn at(&mut self, index: usize) {
        if let Some(mark) = self.mark {
            self.push(mark, index);
        }
    }

    /// The ends of a step, unless steps are so short that marks would hide them.
    fn ends(&mut self, run: &Range<usize>) {
        let apart = MARK_EVERY_SAMPLE_PX * self.pencil.plot.ratio;
        for index in [run.start, run.end - 1] {
            if self.pencil.x(index) - self.last >= apart {
                self.at(index);
            }
        }
    }

    fn point(&mut self, x: f64, y: f64) {
        if let Some(mark) = self.mark {
            self.path
                .mark(mark, x, y, mark.size() * self.pencil.plot.ratio);
        }
    }

    fn push(&mut self, mark: Mark, index: usize) {
        let (x, y) = (
            self.pencil.x(index),
            self.pencil.plot.y(self.pencil.curve.values[index]),
        );
        let area = self.pencil.plot.area;
        if x >= f64::from(area.left) - 1.0 && x <= f64::from(area.right) + 1.0 {
            self.path
                .mark(mark, x, y, mark.size() * self.pencil.plot.ratio);
            self.last = x;
        }
    }

    fn draw(self, sheet: &mut Sheet) {
        let mark = self.mark.unwrap_or(self.pencil.curve.look.paint.mark());
        let inside = if mark.is_filled() {
            self.pencil.colour
        } else {
            self.pencil.plot.palette.ground
        };
        if mark != Mark::Cross {
            sheet.fill(self.path.clone(), inside);
        }
        if !mark.is_filled() {
            sheet.stroke(self.path, self.pencil.pen(1.5, None));
        }
    }
}

/// A value as it is written into the plot.
pub(super) fn plain(value: f64, decimals: u8) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else {
        crate::text::number::number(value, decimals)
    }
}
