//! A canvas or an SVG file as one type, so that the drawing code is compiled once: 20 KB less to download.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;

use super::surface::Surface;
use crate::chart::{Colour, ColumnSegments, Path, PathBackend, Pen};
use crate::export::SvgPathBackend;

/// What a chart is drawn on.
pub enum DrawTarget<'a> {
    /// On the page, or for a bitmap.
    Canvas(Surface<'a>),
    /// For an SVG file.
    Svg(SvgPathBackend<'a>),
}

type Outcome<T = ()> = Result<T, DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

/// Writing text to memory cannot fail.
fn written<T>(result: Result<T, DrawingErrorKind<std::io::Error>>) -> Outcome<T> {
    result.map_err(|error| DrawingErrorKind::FontError(error.to_string().into()))
}

impl PathBackend for DrawTarget<'_> {
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.stroke(path, pen),
            Self::Svg(ink) => written(ink.stroke(path, pen)),
        }
    }

    fn fill(&mut self, path: &Path, colour: Colour) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.fill(path, colour),
            Self::Svg(ink) => written(ink.fill(path, colour)),
        }
    }

    fn column_segments(&mut self, curve: &ColumnSegments) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.column_segments(curve),
            Self::Svg(ink) => written(ink.column_segments(curve)),
        }
    }
}

impl DrawingBackend for DrawTarget<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        match self {
            Self::Canvas(surface) => surface.get_size(),
            Self::Svg(ink) => ink.get_size(),
        }
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.present(),
            Self::Svg(ink) => written(ink.present()),
        }
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_pixel(point, colour),
            Self::Svg(ink) => written(ink.draw_pixel(point, colour)),
        }
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_line(from, to, style),
            Self::Svg(ink) => written(ink.draw_line(from, to, style)),
        }
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_rect(upper_left, bottom_right, style, fill),
            Self::Svg(ink) => written(ink.draw_rect(upper_left, bottom_right, style, fill)),
        }
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_path(path, style),
            Self::Svg(ink) => written(ink.draw_path(path, style)),
        }
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.fill_polygon(corners, style),
            Self::Svg(ink) => written(ink.fill_polygon(corners, style)),
        }
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_circle(centre, radius, style, fill),
            Self::Svg(ink) => written(ink.draw_circle(centre, radius, style, fill)),
        }
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        match self {
            Self::Canvas(surface) => surface.draw_text(text, style, at),
            Self::Svg(ink) => written(ink.draw_text(text, style, at)),
        }
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Outcome<(u32, u32)> {
        match self {
            Self::Canvas(surface) => surface.estimate_text_size(text, style),
            Self::Svg(ink) => written(ink.estimate_text_size(text, style)),
        }
    }
}
