//! The figure as an SVG file, by plotters' SVG backend.

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
    FontFamily, FontStyle, FontTransform, text_anchor,
};
use plotters_svg::SVGBackend;

use super::figure::Figure;
use crate::chart::{ColumnSegments, Path, PathBackend, Pen, whole};

/// plotters uses whole pixels: this many per CSS pixel keep a curve's shape.
pub const SVG_RATIO: f64 = 2.0;

/// The maximum number of dashes per curve; more would be too dense to see.
const MAX_DASHES: usize = 2000;

/// plotters' backend divides font sizes by this.
const PLOTTERS_FONT: f64 = 1.24;

/// The SVG file of a figure laid out with [`SVG_RATIO`]; `draw` draws it.
///
/// # Errors
///
/// What `draw` reports.
pub fn svg<E>(
    figure: &Figure,
    draw: impl FnOnce(SvgPathBackend<'_>) -> Result<(), E>,
) -> Result<String, E> {
    let (width, height) = figure.size();
    let mut file = String::new();
    draw(SvgPathBackend(SVGBackend::with_string(
        &mut file,
        (width, height),
    )))?;
    // The size on the page; `viewBox` keeps the finer grid.
    let finer = format!("width=\"{width}\" height=\"{height}\"");
    let (width, height) = figure.css_size();
    let shown = format!("width=\"{width}\" height=\"{height}\"");
    Ok(file.replacen(&finer, &shown, 1))
}

/// plotters' SVG backend with dashes, dense curves as single shapes, and text that is valid XML.
pub struct SvgPathBackend<'a>(SVGBackend<'a>);

type Outcome<T = ()> = Result<T, DrawingErrorKind<std::io::Error>>;

impl PathBackend for SvgPathBackend<'_> {
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Outcome {
        let dashed = pen.dash.map(|[on, off]| path.dashed(on.into(), off.into()));
        let dashed =
            dashed.filter(|dashed| dashed.runs().take(MAX_DASHES + 1).count() <= MAX_DASHES);
        let joined = dashed.is_none().then(|| path.joined());
        for run in dashed.or(joined).iter().flat_map(Path::runs) {
            self.0.draw_path(whole(run), pen)?;
        }
        Ok(())
    }

    fn column_segments(&mut self, curve: &ColumnSegments) -> Outcome {
        self.fill(&curve.outline(), curve.colour)
    }
}

impl DrawingBackend for SvgPathBackend<'_> {
    type ErrorType = std::io::Error;

    fn get_size(&self) -> (u32, u32) {
        self.0.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.0.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.0.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        self.0.draw_pixel(point, colour)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        self.0.draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.0.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.0.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Outcome {
        self.0.fill_polygon(corners, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.0.draw_circle(centre, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        let text: String = text.chars().filter(|letter| is_of_xml(*letter)).collect();
        self.0.draw_text(&text, &Resized(style), at)
    }

    /// Figures do not depend on text width, so no font is read to measure it.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Outcome<(u32, u32)> {
        let size = style.size();
        Ok((
            (text.chars().count() as f64 * size / 2.0) as u32,
            size as u32,
        ))
    }
}

/// `Char` of XML 1.0, section 2.2.
const fn is_of_xml(letter: char) -> bool {
    matches!(letter, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

/// A style whose size compensates for plotters' division.
struct Resized<'a, S>(&'a S);

impl<S: BackendTextStyle> BackendTextStyle for Resized<'_, S> {
    type FontError = S::FontError;

    fn color(&self) -> BackendColor {
        self.0.color()
    }

    fn size(&self) -> f64 {
        self.0.size() * PLOTTERS_FONT
    }

    fn transform(&self) -> FontTransform {
        self.0.transform()
    }

    fn style(&self) -> FontStyle {
        self.0.style()
    }

    fn anchor(&self) -> text_anchor::Pos {
        self.0.anchor()
    }

    fn family(&self) -> FontFamily<'_> {
        self.0.family()
    }

    fn layout_box(&self, text: &str) -> Result<((i32, i32), (i32, i32)), Self::FontError> {
        self.0.layout_box(text)
    }

    fn draw<E, DrawFunc: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        text: &str,
        pos: BackendCoord,
        draw: DrawFunc,
    ) -> Result<Result<(), E>, Self::FontError> {
        self.0.draw(text, pos, draw)
    }
}
