//! plotters' canvas backend with what it lacks: whole paths, and text measured without a layout of the page.

use std::cell::RefCell;
use std::collections::HashMap;

use js_sys::JsString;
use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use web_sys::CanvasRenderingContext2d;

use super::canvas::Canvas;
use super::host::Host;
use crate::chart::{Colour, ColumnSegments, Path, PathBackend, Pen};

/// A canvas for a chart; device pixels.
pub struct Surface<'a> {
    canvas: &'a Canvas,
    context: &'a CanvasRenderingContext2d,
    host: &'a Host,
    /// Pending lines of plotters' mesh, drawn as one path: line by line would be six calls each.
    lines: Option<(Pen, Path)>,
    /// For shapes that our charts do not use.
    shapes: Option<CanvasBackend>,
}

type Outcome<T = ()> = Result<T, DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl<'a> Surface<'a> {
    /// `None` if the browser refuses a 2d context.
    pub fn new(canvas: &'a Canvas, host: &'a Host) -> Option<Self> {
        Some(Self {
            canvas,
            context: canvas.context.as_ref()?,
            host,
            lines: None,
            shapes: None,
        })
    }

    /// Clears the canvas.
    pub fn clear(&self) {
        let (width, height) = self.get_size();
        self.context
            .clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }

    fn draw_lines(&mut self) {
        if let Some((pen, path)) = self.lines.take() {
            self.paint(&path, &pen);
        }
    }

    fn paint(&self, path: &Path, pen: &Pen) {
        let [on, off] = pen.dash.unwrap_or_default();
        let colour = css(pen.colour);
        self.host
            .paint(self.context, path.xy(), &colour, pen.width, on, off);
    }

    /// plotters' own canvas.
    fn shapes(&mut self) -> Outcome<&mut CanvasBackend> {
        self.draw_lines();
        if self.shapes.is_none() {
            self.shapes = CanvasBackend::with_canvas_object(self.canvas.element.clone());
        }
        let none = || DrawingErrorKind::FontError("no canvas".into());
        self.shapes.as_mut().ok_or_else(none)
    }
}

/// A colour as CSS. There are few: those of a palette.
fn css(colour: Colour) -> JsString {
    thread_local! {
        static KNOWN: RefCell<Vec<(Colour, JsString)>> = RefCell::default();
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some((_, text)) = known.iter().find(|(other, _)| *other == colour) {
            return text.clone();
        }
        let (red, green, blue) = colour.rgb;
        let text = JsString::from(format!("rgba({red},{green},{blue},{})", colour.alpha));
        // A host that changes colours for days must not grow this without bound.
        known.truncate(99);
        known.push((colour, text.clone()));
        text
    })
}

impl Drop for Surface<'_> {
    fn drop(&mut self) {
        self.draw_lines();
    }
}

impl PathBackend for Surface<'_> {
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Outcome {
        self.draw_lines();
        self.paint(path, pen);
        Ok(())
    }

    fn fill(&mut self, path: &Path, colour: Colour) -> Outcome {
        self.draw_lines();
        self.paint(path, &Pen::new(colour, 0.0));
        Ok(())
    }

    fn column_segments(&mut self, curve: &ColumnSegments) -> Outcome {
        self.draw_lines();
        self.host
            .column_segments(self.context, curve.lines(), &css(curve.colour));
        Ok(())
    }
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    /// plotters would append a `<span>` to the page and read its width: a layout of the host page, and forbidden by a strict policy.
    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Outcome<(u32, u32)> {
        thread_local! {
            static WIDTHS: RefCell<HashMap<(String, u32), u32>> = RefCell::default();
        }
        let size = style.size();
        let height = size.ceil() as u32;
        let key = (text.to_owned(), (size * 8.0) as u32);
        if let Some(width) = WIDTHS.with_borrow(|widths| widths.get(&key).copied()) {
            return Ok((width, height));
        }
        let font = font(style);
        self.context.set_font(&font);
        *self.canvas.font.borrow_mut() = font;
        let measured = self.context.measure_text(text);
        let width = measured.map_or(0.0, |metrics| metrics.width()).ceil() as u32;
        WIDTHS.with_borrow_mut(|widths| {
            // Axis figures are few; a host that pans for days must not grow this without bound.
            if widths.len() > 4096 {
                widths.clear();
            }
            widths.insert(key, width);
        });
        Ok((width, height))
    }

    fn get_size(&self) -> (u32, u32) {
        let canvas = &self.canvas.element;
        (canvas.width(), canvas.height())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        self.draw_lines();
        Ok(())
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        let BackendColor { alpha, rgb } = style.color();
        let width = style.stroke_width();
        let pen = Pen::new(Colour { rgb, alpha }, width as f32);
        if self.lines.as_ref().is_some_and(|(other, _)| *other != pen) {
            self.draw_lines();
        }
        // On whole pixels: a line of odd width is centred on half a pixel.
        let middle = f64::from(width % 2) / 2.0;
        let at = |(x, y): BackendCoord| (f64::from(x) + middle, f64::from(y) + middle);
        let (_, path) = self.lines.get_or_insert_with(|| (pen, Path::default()));
        path.segment(at(from), at(to));
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        (x, y): BackendCoord,
    ) -> Outcome {
        self.draw_lines();
        let anchor = style.anchor();
        let across = match anchor.h_pos {
            HPos::Left => 0,
            HPos::Center => 1,
            HPos::Right => 2,
        };
        let along = match anchor.v_pos {
            VPos::Top => 0,
            VPos::Center => 1,
            VPos::Bottom => 2,
        };
        let BackendColor { alpha, rgb } = style.color();
        let colour = css(Colour { rgb, alpha });
        let font = font(style);
        let mut last = self.canvas.font.borrow_mut();
        let fresh = (*last != font).then_some(font.as_str());
        self.host
            .write(self.context, text, x, y, fresh, &colour, across, along);
        *last = font;
        Ok(())
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        self.shapes()?.draw_pixel(point, colour)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.shapes()?
            .draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.shapes()?.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Outcome {
        self.shapes()?.fill_polygon(corners, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.shapes()?.draw_circle(centre, radius, style, fill)
    }
}

fn font<S: BackendTextStyle>(style: &S) -> String {
    format!("{}px {}", style.size(), style.family().as_str())
}
