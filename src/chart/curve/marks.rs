//! The marks that distinguish series without colour.

use crate::order::first_from;
use std::ops::Range;

use super::CurvePainter;
use crate::chart::draw_list::DrawList;
use crate::chart::path::Path;
use crate::view::Mark;

/// Every sample has a mark if samples are at least this far apart; otherwise marks are about this far apart (look, section 2).
pub(super) const MARK_EVERY_SAMPLE_PX: f64 = 8.0;
const MARK_SPACING_PX: f64 = 28.0;

/// The marks of one series.
pub(super) struct Marks<'a> {
    painter: &'a CurvePainter<'a>,
    mark: Option<Mark>,
    /// One mark per interval of this many milliseconds, counted from 1970 rather than from the window, so that marks move with the curve.
    /// `None` marks every sample.
    stretch: Option<f64>,
    /// Number and position of the interval marked last.
    last: f64,
    last_x: f64,
    path: Path,
}

impl<'a> Marks<'a> {
    pub(super) fn new(painter: &'a CurvePainter<'a>) -> Self {
        let ratio = painter.plot.ratio;
        let apart = painter.x_scale.px_of(painter.curve.step);
        let spacing = MARK_SPACING_PX * ratio / painter.x_scale.px_of(1.0);
        Self {
            painter,
            mark: painter.curve.style.mark,
            stretch: (apart < MARK_EVERY_SAMPLE_PX * ratio).then_some(spacing),
            last: f64::NEG_INFINITY,
            last_x: f64::NEG_INFINITY,
            path: Path::default(),
        }
    }

    /// Marks along a run; a lone sample always gets one.
    pub(super) fn along(&mut self, run: Range<usize>, alone: bool) {
        if alone {
            let mark = self.mark.unwrap_or(self.painter.curve.style.paint.mark());
            return self.push(mark, run.start);
        }
        let Some(mark) = self.mark else { return };
        let Some(stretch) = self.stretch else {
            return run.for_each(|index| self.push(mark, index));
        };
        let times = &self.painter.curve.times[..run.end];
        let number = |index: usize| (times[index] / stretch).floor();
        let mut next = run.start;
        // An interval cut by the window's edge has its mark outside.
        let first = number(next) * stretch;
        if next == self.painter.seen.start && first_from(times, first) < next {
            self.last = number(next);
        }
        while next < run.end {
            if number(next) > self.last {
                self.last = number(next);
                self.push(mark, next);
            }
            let until = (number(next) + 1.0) * stretch;
            // At least the next sample, even if rounding shifts the interval's end.
            next += first_from(&times[next..], until).max(1);
        }
    }

    /// The ends of a step, unless steps are so short that marks would hide them.
    pub(super) fn ends(&mut self, run: &Range<usize>) {
        let apart = MARK_EVERY_SAMPLE_PX * self.painter.plot.ratio;
        let Some(mark) = self.mark else { return };
        for index in [run.start, run.end - 1] {
            if self.painter.x(index) - self.last_x >= apart {
                self.push(mark, index);
            }
        }
    }

    pub(super) fn point(&mut self, x: f64, y: f64) {
        if let Some(mark) = self.mark {
            self.path
                .mark(mark, x, y, mark.size() * self.painter.plot.ratio);
        }
    }

    fn push(&mut self, mark: Mark, index: usize) {
        let value = self.painter.curve.values[index];
        let x = self.painter.x(index);
        let area = self.painter.plot.area;
        let is_seen = x >= f64::from(area.left) - 1.0 && x <= f64::from(area.right) + 1.0;
        if is_seen && self.painter.is_on_axis(value) {
            let y = self.painter.plot.y(value);
            self.path
                .mark(mark, x, y, mark.size() * self.painter.plot.ratio);
            self.last_x = x;
        }
    }

    pub(super) fn draw(self, list: &mut DrawList) {
        let mark = self.mark.unwrap_or(self.painter.curve.style.paint.mark());
        let inside = if mark.is_filled() {
            self.painter.colour
        } else {
            self.painter.plot.palette.ground
        };
        if mark != Mark::Cross {
            list.fill(self.path.clone(), inside);
        }
        if !mark.is_filled() {
            list.stroke(self.path, self.painter.pen(1.5, None));
        }
    }
}
