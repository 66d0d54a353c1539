//! Paths in device pixels, and the marks that tell series apart.

use crate::view::Mark;

/// Half the square root of 3: the cosine of 30°.
const COS_30: f64 = 0.866_025_403_784_438_6;

/// Twelve corners are a circle at the five pixels that a mark measures. A table, as sine and cosine would be 5 KB of module.
const CIRCLE: [(f64, f64); 12] = [
    (1.0, 0.0),
    (COS_30, 0.5),
    (0.5, COS_30),
    (0.0, 1.0),
    (-0.5, COS_30),
    (-COS_30, 0.5),
    (-1.0, 0.0),
    (-COS_30, -0.5),
    (-0.5, -COS_30),
    (0.0, -1.0),
    (0.5, -COS_30),
    (COS_30, -0.5),
];

/// Runs of points; a pair of `NaN` lifts the pen.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    xy: Vec<f32>,
}

impl Path {
    /// Begins a new run.
    pub fn move_to(&mut self, x: f64, y: f64) {
        self.lift();
        self.line_to(x, y);
    }

    /// Goes on with the run.
    pub fn line_to(&mut self, x: f64, y: f64) {
        self.xy.push(x as f32);
        self.xy.push(y as f32);
    }

    /// Ends the run; nothing joins what follows to what was before.
    pub fn lift(&mut self) {
        if self.xy.last().is_some_and(|last| !last.is_nan()) {
            self.xy.extend([f32::NAN, f32::NAN]);
        }
    }

    /// A run of its own from one point to another.
    pub fn segment(&mut self, from: (f64, f64), to: (f64, f64)) {
        self.move_to(from.0, from.1);
        self.line_to(to.0, to.1);
    }

    /// A closed rectangle.
    pub fn rectangle(&mut self, left: f64, top: f64, right: f64, bottom: f64) {
        self.move_to(left, top);
        self.line_to(right, top);
        self.line_to(right, bottom);
        self.line_to(left, bottom);
        self.line_to(left, top);
    }

    /// Diagonal lines over a rectangle; neighbouring rectangles continue each other's lines.
    pub fn hatch(&mut self, left: f64, top: f64, right: f64, bottom: f64, pitch: f64) {
        if right <= left || bottom <= top || pitch <= 0.0 {
            return;
        }
        // Every line is x + y = c, for c a multiple of the pitch over the whole canvas.
        let mut c = ((left + top) / pitch).ceil() * pitch;
        while c <= right + bottom {
            let from = (c - bottom).max(left);
            let to = (c - top).min(right);
            if to > from {
                self.segment((from, c - from), (to, c - to));
            }
            c += pitch;
        }
    }

    /// The outline of a mark of that size (its full width) around a point.
    pub fn mark(&mut self, mark: Mark, x: f64, y: f64, size: f64) {
        let r = size / 2.0;
        match mark {
            Mark::Disc => self.closed(CIRCLE.map(|(right, down)| (x + r * right, y + r * down))),
            Mark::Square | Mark::Block => self.rectangle(x - r, y - r, x + r, y + r),
            Mark::Triangle => self.closed([(x, y - r), (x + r, y + r), (x - r, y + r)]),
            Mark::Wedge => self.closed([(x - r, y - r), (x + r, y - r), (x, y + r)]),
            Mark::Diamond => self.closed([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]),
            Mark::Cross => {
                self.segment((x - r, y - r), (x + r, y + r));
                self.segment((x - r, y + r), (x + r, y - r));
            }
        }
    }

    fn closed<const N: usize>(&mut self, corners: [(f64, f64); N]) {
        self.move_to(corners[0].0, corners[0].1);
        for corner in corners.iter().skip(1).chain(corners.first()) {
            self.line_to(corner.0, corner.1);
        }
    }

    /// The coordinates as x, y, x, y, …, with `NaN` pairs between runs.
    #[must_use]
    pub fn xy(&self) -> &[f32] {
        &self.xy
    }

    /// The runs, each as x, y, x, y, ….
    pub fn runs(&self) -> impl Iterator<Item = &[f32]> {
        self.xy
            .split(|value| value.is_nan())
            .filter(|run| !run.is_empty())
    }

    /// Nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.xy.is_empty()
    }
}
