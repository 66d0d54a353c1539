//! What plotters' backends lack: drawing a whole path in device pixels with one call.
//!
//! plotters' `LineSeries` rounds to whole pixels and makes one call into the browser per point. The canvas overrides these methods with a
//! single call each; any other backend draws the path run by run.

use plotters::style::RGBAColor;
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind,
};

use super::column_segments::ColumnSegments;
use super::path::Path;

/// How a path is stroked.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pen {
    /// Colour and opacity.
    pub colour: Colour,
    /// Stroke width in device pixels.
    pub width: f32,
    /// Lengths of dash and gap in device pixels; `None` for a solid line.
    pub dash: Option<[f32; 2]>,
}

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Colour {
    /// Red, green, blue.
    pub rgb: (u8, u8, u8),
    /// 0 transparent … 1 opaque.
    pub alpha: f64,
}

/// A plotters backend that draws whole paths.
pub trait PathBackend: DrawingBackend {
    /// Strokes every run of `path`.
    ///
    /// # Errors
    ///
    /// What the backend reports.
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        for run in path.runs() {
            self.draw_path(whole(run), pen)?;
        }
        Ok(())
    }

    /// Fills every run of `path` as a separate polygon.
    ///
    /// # Errors
    ///
    /// What the backend reports.
    fn fill(
        &mut self,
        path: &Path,
        colour: Colour,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        for run in path.runs() {
            self.fill_polygon(whole(run), &colour.backend())?;
        }
        Ok(())
    }

    /// Draws a dense curve.
    ///
    /// # Errors
    ///
    /// What the backend reports.
    fn column_segments(
        &mut self,
        curve: &ColumnSegments,
    ) -> Result<(), DrawingErrorKind<Self::ErrorType>> {
        self.stroke(&curve.path(), &Pen::new(curve.colour, 1.0))
    }
}

/// The points of a run, rounded to whole pixels for plotters.
pub fn whole(run: &[f32]) -> impl Iterator<Item = BackendCoord> + '_ {
    run.chunks_exact(2)
        .map(|point| (point[0].round() as i32, point[1].round() as i32))
}

impl Pen {
    /// A solid pen.
    #[must_use]
    pub const fn new(colour: Colour, width: f32) -> Self {
        Self {
            colour,
            width,
            dash: None,
        }
    }
}

impl Colour {
    /// The same colour with another opacity.
    #[must_use]
    pub const fn with_alpha(self, alpha: f64) -> Self {
        Self { alpha, ..self }
    }

    /// As plotters' elements expect it.
    #[must_use]
    pub const fn rgba(self) -> RGBAColor {
        let (red, green, blue) = self.rgb;
        RGBAColor(red, green, blue, self.alpha)
    }

    /// As plotters' backends expect it.
    #[must_use]
    pub const fn backend(self) -> BackendColor {
        BackendColor {
            alpha: self.alpha,
            rgb: self.rgb,
        }
    }
}

impl BackendStyle for Pen {
    fn color(&self) -> BackendColor {
        self.colour.backend()
    }

    fn stroke_width(&self) -> u32 {
        (self.width.round() as u32).max(1)
    }
}
