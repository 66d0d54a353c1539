//! plotters' canvas backend, with what it lacks: whole paths, and text measured without a layout of the page.

use std::cell::RefCell;
use std::collections::HashMap;

use plotters_backend::{
    BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind,
};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::host::Host;
use crate::chart::{Colour, Ink, Path, Pen};

/// A canvas to draw a chart on; device pixels.
pub struct Surface<'a> {
    canvas: CanvasBackend,
    context: CanvasRenderingContext2d,
    host: &'a Host,
}

type Outcome<T = ()> = Result<T, DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl<'a> Surface<'a> {
    /// `None` when the browser gives no 2d context: too many canvases, or too large a one.
    pub fn new(canvas: &HtmlCanvasElement, host: &'a Host) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self {
            canvas: CanvasBackend::with_canvas_object(canvas.clone())?,
            context,
            host,
        })
    }

    /// Wipes the canvas.
    pub fn clear(&self) {
        let (width, height) = self.canvas.get_size();
        self.context
            .clear_rect(0.0, 0.0, f64::from(width), f64::from(height));
    }

    fn paint(&self, path: &Path, pen: &Pen) {
        let [on, off] = pen.dash.unwrap_or_default();
        self.host.paint(
            &self.context,
            path.xy(),
            &css(pen.colour),
            pen.width,
            on,
            off,
        );
    }
}

fn css(colour: Colour) -> String {
    let (red, green, blue) = colour.rgb;
    format!("rgba({red},{green},{blue},{})", colour.alpha)
}

impl Ink for Surface<'_> {
    fn stroke(&mut self, path: &Path, pen: &Pen) -> Outcome {
        self.paint(path, pen);
        Ok(())
    }

    fn fill(&mut self, path: &Path, colour: Colour) -> Outcome {
        self.paint(path, &Pen::new(colour, 0.0));
        Ok(())
    }
}

impl DrawingBackend for Surface<'_> {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    /// plotters would append a `<span>` to the page and read its width: a layout of the whole host, forbidden by a strict policy.
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
        self.context
            .set_font(&format!("{size}px {}", style.family().as_str()));
        let measured = self.context.measure_text(text);
        let width = measured.map_or(0.0, |metrics| metrics.width()).ceil() as u32;
        WIDTHS.with_borrow_mut(|widths| {
            // Figures of axes are few; a host that pans for days must not grow this for ever.
            if widths.len() > 4096 {
                widths.clear();
            }
            widths.insert(key, width);
        });
        Ok((width, height))
    }

    fn get_size(&self) -> (u32, u32) {
        self.canvas.get_size()
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.canvas.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.canvas.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        self.canvas.draw_pixel(point, colour)
    }

    fn draw_line<S: BackendStyle>(
        &mut self,
        from: BackendCoord,
        to: BackendCoord,
        style: &S,
    ) -> Outcome {
        // The canvas backend draws level lines half a pixel before their coordinate, our paths fill the pixel after it.
        let (level, upright) = (i32::from(from.1 == to.1), i32::from(from.0 == to.0));
        let shift = |at: BackendCoord| (at.0 + upright, at.1 + level);
        self.canvas.draw_line(shift(from), shift(to), style)
    }

    fn draw_rect<S: BackendStyle>(
        &mut self,
        upper_left: BackendCoord,
        bottom_right: BackendCoord,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.canvas.draw_rect(upper_left, bottom_right, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        path: I,
        style: &S,
    ) -> Outcome {
        self.canvas.draw_path(path, style)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(
        &mut self,
        corners: I,
        style: &S,
    ) -> Outcome {
        self.canvas.fill_polygon(corners, style)
    }

    fn draw_circle<S: BackendStyle>(
        &mut self,
        centre: BackendCoord,
        radius: u32,
        style: &S,
        fill: bool,
    ) -> Outcome {
        self.canvas.draw_circle(centre, radius, style, fill)
    }

    fn draw_text<S: BackendTextStyle>(
        &mut self,
        text: &str,
        style: &S,
        at: BackendCoord,
    ) -> Outcome {
        self.canvas.draw_text(text, style, at)
    }
}
