//! What plotters cannot draw: paths for [`PathBackend`], and text at exact positions.

use plotters::coord::Shift;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::*;
use plotters::style::text_anchor::Pos;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::column_segments::ColumnSegments;
use super::path::Path;
use super::path_backend::{Colour, PathBackend, Pen};

/// Paths and texts in drawing order.
#[derive(Default)]
pub struct DrawList {
    items: Vec<DrawItem>,
}

enum DrawItem {
    Stroke(Path, Pen),
    Fill(Path, Colour),
    ColumnSegments(ColumnSegments),
    TextItem(TextItem),
}

/// A short text on the canvas.
pub struct TextItem {
    /// The text.
    pub text: String,
    /// Position in device pixels.
    pub at: (f64, f64),
    /// Which point of the text is at `at`.
    pub anchor: Pos,
    /// Device pixels.
    pub size: f64,
    /// Colour.
    pub colour: Colour,
    /// Font family.
    pub font: String,
}

impl DrawList {
    /// Adds a stroked path, unless it is empty.
    pub fn stroke(&mut self, path: Path, pen: Pen) {
        if !path.is_empty() {
            self.items.push(DrawItem::Stroke(path, pen));
        }
    }

    /// Adds filled polygons, unless there are none.
    pub fn fill(&mut self, path: Path, colour: Colour) {
        if !path.is_empty() {
            self.items.push(DrawItem::Fill(path, colour));
        }
    }

    /// Adds a dense curve, unless it is empty.
    pub fn column_segments(&mut self, curve: ColumnSegments) {
        if !curve.lines().is_empty() {
            self.items.push(DrawItem::ColumnSegments(curve));
        }
    }

    /// Adds a text.
    pub fn text(&mut self, item: TextItem) {
        self.items.push(DrawItem::TextItem(item));
    }

    /// Draws everything.
    ///
    /// # Errors
    ///
    /// What the backend reports.
    pub fn draw<DB: PathBackend>(
        &self,
        root: &DrawingArea<DB, Shift>,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        root.draw(&DrawListElement(self))
    }
}

/// plotters asks an element for its points. This list is in device pixels already, so it gives only the corner.
struct DrawListElement<'a>(&'a DrawList);

impl<'b> PointCollection<'b, BackendCoord> for &'b DrawListElement<'_> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Once<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((0, 0))
    }
}

impl<DB: PathBackend> Drawable<DB> for DrawListElement<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _corner: I,
        backend: &mut DB,
        _size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        for item in &self.0.items {
            match item {
                DrawItem::Stroke(path, pen) => backend.stroke(path, pen)?,
                DrawItem::Fill(path, colour) => backend.fill(path, *colour)?,
                DrawItem::ColumnSegments(curve) => backend.column_segments(curve)?,
                DrawItem::TextItem(word) => {
                    let colour = word.colour.rgba();
                    // A plain string would be compared in lower case with generic family names, which needs Unicode tables.
                    let family = FontFamily::Name(&word.font);
                    let style = TextStyle::from((family, word.size))
                        .color(&colour)
                        .pos(word.anchor);
                    let at = (word.at.0.round() as i32, word.at.1.round() as i32);
                    backend.draw_text(&word.text, &style, at)?;
                }
            }
        }
        Ok(())
    }
}
