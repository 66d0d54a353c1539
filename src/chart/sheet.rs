//! What plotters cannot draw: paths for [`Ink`], and words at exact places, in the order of drawing.

use plotters::coord::Shift;
use plotters::element::{Drawable, PointCollection};
use plotters::prelude::*;
use plotters::style::text_anchor::Pos;
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::ink::{Colour, Ink, Pen};
use super::path::Path;
use super::uprights::Uprights;

/// Paths and words, drawn one after the other.
#[derive(Default)]
pub struct Sheet {
    pieces: Vec<Piece>,
}

enum Piece {
    Stroke(Path, Pen),
    Fill(Path, Colour),
    Uprights(Uprights),
    Word(Word),
}

/// A short text on the canvas.
pub struct Word {
    /// What is written.
    pub text: String,
    /// Device pixels.
    pub at: (f64, f64),
    /// Which point of the text lies there.
    pub anchor: Pos,
    /// Device pixels.
    pub size: f64,
    /// Colour.
    pub colour: Colour,
    /// Font family.
    pub font: String,
}

impl Sheet {
    /// Adds a stroked path, unless there is nothing to see.
    pub fn stroke(&mut self, path: Path, pen: Pen) {
        if !path.is_empty() {
            self.pieces.push(Piece::Stroke(path, pen));
        }
    }

    /// Adds filled polygons, unless there is nothing to see.
    pub fn fill(&mut self, path: Path, colour: Colour) {
        if !path.is_empty() {
            self.pieces.push(Piece::Fill(path, colour));
        }
    }

    /// Adds a dense curve, unless there is nothing to see.
    pub fn uprights(&mut self, curve: Uprights) {
        if !curve.lines().is_empty() {
            self.pieces.push(Piece::Uprights(curve));
        }
    }

    /// Adds a word.
    pub fn word(&mut self, word: Word) {
        self.pieces.push(Piece::Word(word));
    }

    /// Draws everything.
    ///
    /// # Errors
    ///
    /// What the backend reports.
    pub fn draw<DB: Ink>(
        &self,
        root: &DrawingArea<DB, Shift>,
    ) -> Result<(), DrawingAreaErrorKind<DB::ErrorType>> {
        root.draw(&OnSheet(self))
    }
}

/// plotters asks an element for its points; a sheet has device pixels already and gives none but the corner.
struct OnSheet<'a>(&'a Sheet);

impl<'b> PointCollection<'b, BackendCoord> for &'b OnSheet<'_> {
    type Point = BackendCoord;
    type IntoIter = std::iter::Once<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once((0, 0))
    }
}

impl<DB: Ink> Drawable<DB> for OnSheet<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _corner: I,
        backend: &mut DB,
        _size: (u32, u32),
    ) -> Result<(), DrawingErrorKind<DB::ErrorType>> {
        for piece in &self.0.pieces {
            match piece {
                Piece::Stroke(path, pen) => backend.stroke(path, pen)?,
                Piece::Fill(path, colour) => backend.fill(path, *colour)?,
                Piece::Uprights(curve) => backend.uprights(curve)?,
                Piece::Word(word) => {
                    let colour = word.colour.rgba();
                    // A bare string would be compared in lower case with the generic families, by tables of all scripts.
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
