//! Curves whose samples are denser than pixels: in each column of device pixels one upright line.

use super::ink::Colour;
use super::path::Path;

/// One curve as lines of a pixel's width.
#[derive(Debug, Clone, PartialEq)]
pub struct Uprights {
    /// Of all lines.
    pub colour: Colour,
    lines: Vec<f32>,
}

impl Uprights {
    /// No line yet.
    #[must_use]
    pub const fn new(colour: Colour) -> Self {
        Self {
            colour,
            lines: Vec::new(),
        }
    }

    /// Adds the line of a column, from top to bottom; device pixels.
    pub fn push(&mut self, column: f64, top: f64, bottom: f64) {
        let line = [column + 0.5, top, bottom];
        self.lines.extend(line.map(|length| length as f32));
    }

    /// The middle of a column, upper and lower end, again and again. A column may come twice, where two runs meet in it.
    #[must_use]
    pub fn lines(&self) -> &[f32] {
        &self.lines
    }

    /// How much of the chart they cover, in device pixels.
    #[must_use]
    pub fn area(&self) -> f64 {
        let (lines, _) = self.lines.as_chunks();
        let heights = lines.iter().map(|[_, top, bottom]| bottom - top);
        heights.map(f64::from).sum()
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
