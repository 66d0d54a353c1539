//! A gauge: a line from sample to sample.

use std::ops::Range;

use super::marks::Marks;
use super::{CurvePainter, OffScale, cut};
use crate::chart::column_segments::ColumnSegments;
use crate::chart::draw_list::DrawList;
use crate::chart::path::Path;

/// Line widths of links in CSS pixels: on standby, and active (look, section 2).
const IDLE: f64 = 1.0;
pub(super) const CARRIES: f64 = 3.0;

impl CurvePainter<'_> {
    pub(super) fn line(
        &self,
        column_segments: &mut ColumnSegments,
        list: &mut DrawList,
        beyond: &mut Vec<OffScale>,
    ) {
        let mut line = Path::default();
        let mut thick = Path::default();
        let mut towards = Path::default();
        let mut marks = Marks::new(self);
        let idle = self.thin();
        let mut trace = |path: &mut Path, run: Range<usize>, width: f64| {
            if self.is_dense {
                self.column_segments(column_segments, run, width * self.plot.ratio);
            } else {
                self.polyline(path, run);
            }
        };
        for run in self.runs() {
            for piece in self.pieces(run) {
                let alone = piece.len() == 1;
                if !alone {
                    trace(&mut line, piece.clone(), idle);
                    for active_runs in
                        cut(self.curve.active_runs.unwrap_or_default(), piece.clone())
                    {
                        if active_runs.len() > 1 {
                            trace(&mut thick, active_runs, CARRIES);
                        }
                    }
                }
                marks.along(piece, alone);
            }
        }
        self.beyond(&mut towards, beyond);
        list.stroke(towards, self.pen(1.25, Some([1.0, 3.0])));
        list.stroke(line, self.pen(idle, self.curve.style.dash));
        list.stroke(thick, self.pen(CARRIES, None));
        marks.draw(list);
    }

    /// The width of a normal line.
    pub(super) fn thin(&self) -> f64 {
        if self.curve.active_runs.is_some() {
            IDLE
        } else {
            self.curve.style.width
        }
    }

    /// The parts of a run that are within the axis. Where samples are denser than pixels, the ends of lines are invisible: there the run
    /// continues to the edge.
    fn pieces(&self, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let is_whole = self.is_inside || self.is_dense;
        let is_on_axis = |index: &usize| self.is_on_axis(self.curve.values[*index]);
        let mut next = run.start;
        std::iter::from_fn(move || {
            if is_whole {
                let whole = next..run.end;
                next = run.end;
                return Some(whole).filter(|whole| !whole.is_empty());
            }
            let start = (next..run.end).find(is_on_axis)?;
            let end = (start..run.end).find(|index| !is_on_axis(index));
            next = end.unwrap_or(run.end);
            Some(start..next)
        })
    }

    /// Values beyond the axis: a dotted line towards the edge from each neighbour within it. If a pixel column has several, the most
    /// extreme.
    pub(super) fn beyond(&self, towards: &mut Path, beyond: &mut Vec<OffScale>) {
        if self.is_inside {
            return;
        }
        if !self.is_dense {
            for segment in cut(self.curve.segments, self.seen.clone()) {
                for index in segment.clone() {
                    let value = self.curve.values[index];
                    if !value.is_nan() && !self.is_on_axis(value) {
                        self.lead_to(index, &segment, towards);
                        beyond.push(self.one_beyond(index));
                    }
                }
            }
            return;
        }
        let Self { curve, .. } = self;
        for column in curve.columns.of(self.seen.clone()) {
            let extremes = curve.trace.pyramid.extremes(curve.values, column);
            let Some(extremes) = extremes else { continue };
            for index in [extremes.highest(), extremes.lowest()] {
                if !self.is_on_axis(curve.values[index]) {
                    beyond.push(self.one_beyond(index));
                }
            }
        }
    }

    fn one_beyond(&self, index: usize) -> OffScale {
        let value = self.curve.values[index];
        OffScale {
            x: self.x(index),
            value,
            above: value > self.plot.value.range.end,
            colour: self.colour,
            decimals: self.curve.decimals,
        }
    }

    fn lead_to(&self, index: usize, segment: &Range<usize>, towards: &mut Path) {
        let edge = if self.curve.values[index] > self.plot.value.range.end {
            self.plot.area.top
        } else {
            self.plot.area.bottom
        };
        let before = index.checked_sub(1).filter(|index| *index >= segment.start);
        let after = Some(index + 1).filter(|index| *index < segment.end);
        for neighbour in before.into_iter().chain(after) {
            let other = self.curve.values[neighbour];
            if self.is_on_axis(other) {
                towards.segment(
                    (self.x(neighbour), self.plot.y(other)),
                    (self.x(index), f64::from(edge)),
                );
            }
        }
    }
}
