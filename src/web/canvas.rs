//! Canvases whose pixels match the screen's exactly, and drawing on them.

use std::cell::RefCell;

use plotters::coord::Shift;
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, IntoDrawingArea};
use plotters_backend::DrawingBackend;
use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, HtmlCanvasElement};

use super::context::Context;
use super::dom::{El, el, set_style};
use super::draw_target::DrawTarget;
use super::realm::into_cast;
use super::surface::Surface;
use crate::chart::Area;
use crate::units::CssPx;

/// A canvas of the page.
pub struct Canvas {
    pub(super) element: HtmlCanvasElement,
    /// `None` if the browser refuses a context: too many canvases, or one that is too large.
    pub(super) context: Option<CanvasRenderingContext2d>,
    /// The font set last. The browser parses a font each time it is set.
    pub(super) font: RefCell<String>,
}

/// The position of a plot on its canvas.
#[derive(Clone, Copy)]
pub struct Geometry {
    /// The plot area in device pixels.
    pub area: Area,
    /// Width and height of the canvas in device pixels.
    pub canvas: (u32, u32),
}

impl Canvas {
    /// A new one.
    pub fn new() -> Self {
        let made = el("canvas").class("ink").attr("aria-hidden", "true");
        let element: HtmlCanvasElement = made.0.unchecked_into();
        let context = element.get_context("2d").ok().flatten();
        Self {
            context: context.and_then(into_cast),
            element,
            font: RefCell::default(),
        }
    }

    /// The element.
    pub fn root(&self) -> El {
        El(self.element.clone().unchecked_into())
    }

    /// Resizes the canvas to its plot plus the space around it, in whole device pixels.
    pub fn fit(&self, context: &Context, heights: (CssPx, CssPx, CssPx)) -> Geometry {
        let ratio = context.ratio;
        let (above, plot, below) = heights;
        let (left, right) = context.gutters;
        let px = |length: CssPx| (length * ratio).round();
        let width = px(left + context.plot_width + right);
        let height = px(above + plot + below);
        let canvas = &self.element;
        // Setting the size, even to the same value, makes the browser discard and reallocate the pixels.
        if (canvas.width(), canvas.height()) != (width as u32, height as u32) {
            canvas.set_width(width as u32);
            canvas.set_height(height as u32);
            self.font.borrow_mut().clear();
        }
        // CSS pixels that match the backing store exactly, so that the browser does not scale.
        for (property, length) in [
            ("width", width / ratio),
            ("height", height / ratio),
            ("left", -left),
            ("top", -above),
        ] {
            set_style(canvas, property, &format!("{length}px"));
        }
        let columns = context.plot_px();
        let area = Area {
            left: columns.start,
            top: px(above) as i32,
            right: columns.end,
            bottom: px(above + plot) as i32,
        };
        Geometry {
            area,
            canvas: (width as u32, height as u32),
        }
    }

    /// Resizes the canvas to its own size, in whole device pixels.
    pub fn fit_standalone(&self, ratio: f64, (width, height): (CssPx, CssPx)) -> (u32, u32) {
        let px = |length: CssPx| (length * ratio).round();
        let (width, height) = (px(width), px(height));
        self.element.set_width(width as u32);
        self.element.set_height(height as u32);
        set_style(&self.element, "width", &format!("{}px", width / ratio));
        set_style(&self.element, "height", &format!("{}px", height / ratio));
        (width as u32, height as u32)
    }

    /// Clears the canvas and draws on it. If the browser refuses a context it stays empty; the legend still shows the numbers.
    pub fn draw<'a>(
        &'a self,
        context: &'a Context,
        draw: impl FnOnce(
            &DrawingArea<DrawTarget<'a>, Shift>,
        ) -> Result<
            (),
            DrawingAreaErrorKind<<DrawTarget<'a> as DrawingBackend>::ErrorType>,
        >,
    ) {
        let Some(surface) = Surface::new(self, &context.frame.host) else {
            return;
        };
        surface.clear();
        if let Err(error) = draw(&DrawTarget::Canvas(surface).into_drawing_area()) {
            web_sys::console::warn_1(
                &format!("trro-session-viewer: a chart could not be drawn: {error}").into(),
            );
        }
    }
}
