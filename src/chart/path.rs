//! Paths in device pixels, and the marks that distinguish series.

use crate::order::sort;
use crate::view::Mark;

/// Half the square root of 3: the cosine of 30°.
const COS_30: f64 = 0.866_025_403_784_438_6;

/// Twelve corners make a circle at a mark's five pixels. A table, since sine and cosine would cost 5 KB of wasm.
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

/// More hatch lines than any canvas needs; browsers limit its sides to 16,384 or 32,767 pixels.
const MAX_LINES: f64 = 65_536.0;

/// Runs of points, separated by a pair of `NaN`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Path {
    xy: Vec<f32>,
}

impl Path {
    /// Starts a new run.
    pub fn move_to(&mut self, x: f64, y: f64) {
        self.lift();
        self.line_to(x, y);
    }

    /// Continues the run.
    pub fn line_to(&mut self, x: f64, y: f64) {
        self.xy.push(x as f32);
        self.xy.push(y as f32);
    }

    /// Ends the run: the next point is not joined.
    pub fn lift(&mut self) {
        if self.xy.last().is_some_and(|last| !last.is_nan()) {
            self.xy.extend([f32::NAN, f32::NAN]);
        }
    }

    /// A run with two points.
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

    /// Diagonal lines across a rectangle, continuous between adjacent rectangles.
    ///
    /// Nothing for a rectangle larger than any canvas: clip it first.
    pub fn hatch(&mut self, left: f64, top: f64, right: f64, bottom: f64, pitch: f64) {
        // Every line is x + y = c, with c a multiple of the pitch in canvas coordinates.
        let (first, last) = (
            ((left + top) / pitch).ceil(),
            ((right + bottom) / pitch).floor(),
        );
        if right <= left || bottom <= top || !(0.0..MAX_LINES).contains(&(last - first)) {
            return;
        }
        for line in 0..=(last - first) as u32 {
            let c = (first + f64::from(line)) * pitch;
            let from = (c - bottom).max(left);
            let to = (c - top).min(right);
            if to > from {
                self.segment((from, c - from), (to, c - to));
            }
        }
    }

    /// The outline of a mark of that width around a point.
    pub fn mark(&mut self, mark: Mark, x: f64, y: f64, size: f64) {
        let r = size / 2.0;
        match mark {
            Mark::Disc => self.closed(CIRCLE.map(|(right, down)| (x + r * right, y + r * down))),
            Mark::Square | Mark::Block => self.rectangle(x - r, y - r, x + r, y + r),
            Mark::Triangle | Mark::OpenTriangle => {
                self.closed([(x, y - r), (x + r, y + r), (x - r, y + r)]);
            }
            Mark::Wedge | Mark::FilledWedge => {
                self.closed([(x - r, y - r), (x + r, y - r), (x, y + r)]);
            }
            Mark::Diamond | Mark::FilledDiamond => {
                self.closed([(x, y - r), (x + r, y), (x, y + r), (x - r, y)]);
            }
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

    /// The same path with dashes and gaps of these lengths.
    #[must_use]
    pub fn dashed(&self, on: f64, off: f64) -> Self {
        if on <= 0.0 || off <= 0.0 {
            return self.clone();
        }
        let mut dashed = Self::default();
        for run in self.runs() {
            let (points, _) = run.as_chunks();
            let (mut is_on, mut left) = (true, on);
            dashed.lift();
            for pair in points.windows(2) {
                let [x, y] = pair[0].map(f64::from);
                let [to_x, to_y] = pair[1].map(f64::from);
                let length = f64::hypot(to_x - x, to_y - y);
                let at = |gone: f64| {
                    let share = gone / length;
                    (x + share * (to_x - x), y + share * (to_y - y))
                };
                let mut gone = 0.0;
                while gone < length {
                    let next = f64::min(length, gone + left);
                    if is_on {
                        // A dash continues around corners.
                        if gone > 0.0 || dashed.is_lifted() {
                            dashed.move_to(at(gone).0, at(gone).1);
                        }
                        dashed.line_to(at(next).0, at(next).1);
                    }
                    left -= next - gone;
                    gone = next;
                    if left <= 1e-9 {
                        is_on = !is_on;
                        left = if is_on { on } else { off };
                        dashed.lift();
                    }
                }
            }
        }
        dashed
    }

    /// Joins hatch lines that adjacent rectangles have cut into pieces.
    #[must_use]
    pub fn joined(&self) -> Self {
        let mut joined = Self::default();
        // For each line x + y = c: c, start and end.
        let mut stubs: Vec<[f32; 3]> = Vec::new();
        for run in self.runs() {
            match *run {
                [x, y, to_x, to_y] if (x + y - to_x - to_y).abs() < 0.01 && x < to_x => {
                    stubs.push([x + y, x, to_x]);
                }
                _ => {
                    joined.lift();
                    joined.xy.extend(run);
                }
            }
        }
        sort(&mut stubs, &|one, other| {
            one[0]
                .total_cmp(&other[0])
                .then(one[1].total_cmp(&other[1]))
        });
        for line in
            stubs.chunk_by(|one, next| (one[0] - next[0]).abs() < 0.01 && next[1] <= one[2] + 0.5)
        {
            let (c, from) = (f64::from(line[0][0]), f64::from(line[0][1]));
            let to = line
                .iter()
                .map(|[.., to]| f64::from(*to))
                .fold(from, f64::max);
            joined.segment((from, c - from), (to, c - to));
        }
        joined
    }

    fn is_lifted(&self) -> bool {
        self.xy.last().is_none_or(|last| last.is_nan())
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

    /// Whether there is nothing to draw.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.xy.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::Path;

    #[test]
    fn a_hatch_ends_whatever_its_corners() {
        let odd = [
            f64::NEG_INFINITY,
            f64::MIN,
            -1e20,
            0.0,
            8.0,
            1e20,
            f64::MAX,
            f64::INFINITY,
            f64::NAN,
        ];
        let corners = odd
            .iter()
            .flat_map(|left| odd.iter().map(move |right| (*left, *right)));
        for (left, right) in corners.clone() {
            for (top, bottom) in corners.clone() {
                let mut path = Path::default();
                path.hatch(left, top, right, bottom, 4.0);
                let is_seen = [left, top, right, bottom] == [0.0, 0.0, 8.0, 8.0];
                assert_eq!(path.runs().count(), if is_seen { 3 } else { 0 });
            }
        }
    }

    #[test]
    fn stubs_of_a_hatch_become_lines() {
        let (mut whole, mut cut) = (Path::default(), Path::default());
        whole.hatch(0.0, 0.0, 40.0, 10.0, 4.0);
        for left in 0..40 {
            cut.hatch(f64::from(left), 0.0, f64::from(left + 1), 10.0, 4.0);
        }
        assert!(cut.runs().count() > 5 * whole.runs().count());
        let lines = |path: &Path| {
            let mut lines: Vec<String> =
                path.joined().runs().map(|run| format!("{run:?}")).collect();
            lines.sort();
            lines
        };
        assert_eq!(lines(&cut), lines(&whole));
    }

    #[test]
    fn dashes_go_round_corners() {
        let mut path = Path::default();
        path.move_to(0.0, 0.0);
        path.line_to(5.0, 0.0);
        path.line_to(5.0, 5.0);
        path.segment((20.0, 0.0), (23.0, 0.0));
        let dashed = path.dashed(4.0, 2.0);
        let runs: Vec<_> = dashed.runs().collect();
        let expected: [&[f32]; 3] = [
            &[0.0, 0.0, 4.0, 0.0],
            &[5.0, 1.0, 5.0, 5.0],
            &[20.0, 0.0, 23.0, 0.0],
        ];
        assert_eq!(runs, expected);
        let round = path.dashed(6.0, 1.0);
        let first = round.runs().next();
        assert_eq!(first, Some(&[0.0, 0.0, 5.0, 0.0, 5.0, 1.0][..]));
        let drawn_through = path.dashed(0.0, 2.0);
        assert_eq!(drawn_through.runs().count(), path.runs().count());
    }

    #[test]
    fn neighbours_continue_each_others_lines() {
        let mut path = Path::default();
        path.hatch(0.0, 0.0, 6.0, 4.0, 4.0);
        let lines: Vec<_> = path.runs().collect();
        assert_eq!(lines, [[0.0, 4.0, 4.0, 0.0], [4.0, 4.0, 6.0, 2.0]]);
    }
}
