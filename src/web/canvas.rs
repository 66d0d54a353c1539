//! Canvases of exactly as many pixels as the screen gives them, and drawing on them.

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::DrawingBackend;
use web_sys::HtmlCanvasElement;

use super::context::Context;
use super::dom::set_style;
use super::surface::Surface;
use crate::chart::Area;
use crate::units::CssPx;

/// Where a plot lies on its canvas.
#[derive(Clone, Copy)]
pub struct Geometry {
    /// The plot in device pixels.
    pub area: Area,
    /// Width and height of the canvas in device pixels.
    pub canvas: (u32, u32),
}

/// Gives a canvas the size of its plot with the room around it, in whole device pixels.
pub fn fit_canvas(
    canvas: &HtmlCanvasElement,
    context: &Context,
    heights: (CssPx, CssPx, CssPx),
) -> Geometry {
    let ratio = context.ratio;
    let (above, plot, below) = heights;
    let (left, right) = context.gutters;
    let px = |length: CssPx| (length * ratio).round();
    let width = px(left + context.plot_width + right);
    let height = px(above + plot + below);
    // Setting a size, even the same one, makes the browser throw the pixels away and allocate new ones.
    if (canvas.width(), canvas.height()) != (width as u32, height as u32) {
        canvas.set_width(width as u32);
        canvas.set_height(height as u32);
    }
    // CSS pixels that are exactly the backing's, so that the browser scales nothing.
    for (property, length) in [
        ("width", width / ratio),
        ("height", height / ratio),
        ("left", -left),
        ("top", -above),
    ] {
        set_style(canvas, property, &format!("{length}px"));
    }
    let area = Area {
        left: px(left) as i32,
        top: px(above) as i32,
        right: px(left + context.plot_width) as i32,
        bottom: px(above + plot) as i32,
    };
    Geometry {
        area,
        canvas: (width as u32, height as u32),
    }
}

/// Draws on a wiped canvas; one that the browser refuses stays empty, and the legend still tells the numbers.
pub fn draw_on<'a>(
    canvas: &HtmlCanvasElement,
    context: &'a Context,
    draw: impl FnOnce(
        &DrawingArea<Surface<'a>, Shift>,
    )
        -> Result<(), DrawingAreaErrorKind<<Surface<'a> as DrawingBackend>::ErrorType>>,
) {
    let Some(surface) = Surface::new(canvas, &context.frame.host) else {
        return;
    };
    surface.clear();
    if let Err(error) = draw(&surface.into_drawing_area()) {
        web_sys::console::warn_1(
            &format!("trro-session-viewer: a chart could not be drawn: {error}").into(),
        );
    }
}
