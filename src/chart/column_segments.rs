//! Curves whose samples are denser than pixels: one vertical segment per pixel column.

use super::path::Path;
use super::path_backend::Colour;

/// A curve as vertical segments one pixel wide.
#[derive(Debug, Clone, PartialEq)]
pub struct ColumnSegments {
    /// The colour of all segments.
    pub colour: Colour,
    lines: Vec<f32>,
}

impl ColumnSegments {
    /// Without segments.
    #[must_use]
    pub const fn new(colour: Colour) -> Self {
        Self {
            colour,
            lines: Vec::new(),
        }
    }

    /// Adds a column's segment; device pixels.
    pub fn push(&mut self, column: f64, top: f64, bottom: f64) {
        let line = [column + 0.5, top, bottom];
        self.lines.extend(line.map(|length| length as f32));
    }

    /// Centre, top and bottom of each segment, flattened. A column may occur twice where two runs meet.
    #[must_use]
    pub fn lines(&self) -> &[f32] {
        &self.lines
    }

    /// The covered area in device pixels.
    #[must_use]
    pub fn area(&self) -> f64 {
        let (lines, _) = self.lines.as_chunks();
        let heights = lines.iter().map(|[_, top, bottom]| bottom - top);
        heights.map(f64::from).sum()
    }

    /// The same as polygons, one per run of adjacent columns: in a file, a hundredth of the size of the segments.
    #[must_use]
    pub fn outline(&self) -> Path {
        let mut path = Path::default();
        let (lines, _) = self.lines.as_chunks();
        for stretch in lines
            .chunk_by(|one: &[f32; 3], next: &[f32; 3]| (0.0..=1.0).contains(&(next[0] - one[0])))
        {
            let edge = |x: f32, y: f32, side: f64| (f64::from(x) + side, f64::from(y));
            let mut corners = Vec::with_capacity(4 * stretch.len());
            for [x, top, _] in stretch {
                corners.extend([edge(*x, *top, -0.5), edge(*x, *top, 0.5)]);
            }
            for [x, top, bottom] in stretch.iter().rev() {
                // A level line is one pixel high.
                let bottom = bottom.max(top + 1.0);
                corners.extend([edge(*x, bottom, 0.5), edge(*x, bottom, -0.5)]);
            }
            path.lift();
            for (x, y) in corners {
                path.line_to(x, y);
            }
        }
        path
    }

    /// The same as runs of a path.
    #[must_use]
    pub fn path(&self) -> Path {
        let mut path = Path::default();
        let (lines, _) = self.lines.as_chunks();
        for line in lines {
            let [x, top, bottom] = line.map(f64::from);
            path.segment((x, top), (x, bottom));
        }
        path
    }
}
