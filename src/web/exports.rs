//! Exports, called by `www/export.js`: each method returns `undefined` if no session is shown.

use plotters::prelude::IntoDrawingArea;
use wasm_bindgen::prelude::*;
use web_sys::HtmlCanvasElement;

use super::canvas::Canvas;
use super::draw_target::DrawTarget;
use super::plain::plain;
use super::reading::report_of;
use super::surface::Surface;
use super::theme::palette;
use super::viewer::{Inner, Viewer};
use super::zone::zone;
use crate::export::{
    CSV_HEAD, ExportView, Extent, Figure, SVG_RATIO, csv_rows, masked, masked_notes, session_json,
    svg,
};
use crate::units::CssPx;

/// A picture is as wide as the page, within limits: its legend must leave room for a plot, and figures must stay readable.
const MIN_PICTURE_WIDTH: CssPx = 800.0;
const MAX_PICTURE_WIDTH: CssPx = 1600.0;

/// Pictures have two pixels per CSS pixel.
const PICTURE_RATIO: f64 = 2.0;

#[wasm_bindgen]
impl Viewer {
    /// The table as CSV, piece by piece: the header, then each series; `undefined` after the last one.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn csv(&self, piece: usize, mask: bool) -> Result<Option<String>, JsValue> {
        self.export_view(mask, |export_view| {
            let Some(place) = piece.checked_sub(1) else {
                return Ok(Some(CSV_HEAD.to_owned()));
            };
            let charts = export_view
                .groups()
                .into_iter()
                .flat_map(|(_, charts)| charts);
            let mut entries = charts.flat_map(|chart| chart.entries);
            Ok(entries
                .nth(place)
                .map(|entry| csv_rows(&export_view, &entry)))
        })
        .map(Option::flatten)
    }

    /// The session as JSON in the cloud's format, whole or its visible part.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn answer(&self, whole: bool, mask: bool) -> Result<Option<String>, JsValue> {
        let extent = if whole {
            Extent::Whole
        } else {
            Extent::Visible
        };
        self.export_view(mask, |export_view| Ok(session_json(&export_view, extent)))
    }

    /// The report with ids and addresses masked.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn masked_report(&self) -> Result<Option<JsValue>, JsValue> {
        self.export_view(true, |export_view| {
            plain(&report_of(
                export_view.analysis,
                export_view.warnings,
                export_view.lang,
            ))
        })
    }

    /// The verdict as Markdown, for a ticket.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn ticket(&self, mask: bool) -> Result<Option<String>, JsValue> {
        self.export_view(mask, |export_view| Ok(export_view.ticket()))
    }

    /// What is visible, as SVG. Colours come from the page, so the element must be on one.
    ///
    /// # Errors
    ///
    /// If this viewer is dead.
    pub fn svg(&self, mask: bool) -> Result<Option<String>, JsValue> {
        self.figure(mask, SVG_RATIO, |figure| {
            let drawn = svg(figure, |ink| {
                figure.draw(&DrawTarget::Svg(ink).into_drawing_area())
            });
            drawn.map_err(|error| js_sys::Error::new(&error.to_string()).into())
        })
    }

    /// The same as a canvas with two pixels per CSS pixel.
    ///
    /// # Errors
    ///
    /// If this viewer is dead, or the browser refuses a canvas of that size.
    pub fn picture(&self, mask: bool) -> Result<Option<HtmlCanvasElement>, JsValue> {
        let host = self.enter(|inner| Ok(inner.host.clone()))?;
        self.figure(mask, PICTURE_RATIO, |figure| {
            let canvas = Canvas::new();
            let (width, height) = figure.size();
            canvas.element.set_width(width);
            canvas.element.set_height(height);
            let refused = || js_sys::Error::new(&format!("no canvas of {width} × {height} pixels"));
            let surface = Surface::new(&canvas, &host).ok_or_else(refused)?;
            let drawn = figure.draw(&DrawTarget::Canvas(surface).into_drawing_area());
            drawn.map_err(|error| js_sys::Error::new(&error.to_string()))?;
            Ok(canvas.element.clone())
        })
    }
}

impl Viewer {
    fn export_view<R>(
        &self,
        mask: bool,
        make: impl FnOnce(ExportView) -> Result<R, JsValue>,
    ) -> Result<Option<R>, JsValue> {
        self.enter(|inner| inner.with_excerpt(mask, make).transpose())
    }

    fn figure<R>(
        &self,
        mask: bool,
        ratio: f64,
        draw: impl FnOnce(&Figure) -> Result<R, JsValue>,
    ) -> Result<Option<R>, JsValue> {
        let root = self.enter(|inner| Ok(inner.root.clone()))?;
        let width = f64::from(root.client_width()).clamp(MIN_PICTURE_WIDTH, MAX_PICTURE_WIDTH);
        let palette = palette(&root);
        self.export_view(mask, |export_view| {
            draw(&Figure::new(export_view, &palette, width, ratio))
        })
    }
}

impl Inner {
    fn with_excerpt<R>(&self, mask: bool, make: impl FnOnce(ExportView) -> R) -> Option<R> {
        let loaded = self.sessions.get(self.selected)?;
        let zone = zone(&self.host, &self.settings.zone, &loaded.analysis);
        let hidden = mask.then(|| {
            let analysis = loaded
                .analysis
                .with_session(masked(&loaded.analysis.session));
            (analysis, masked_notes(&loaded.warnings))
        });
        let (analysis, warnings) = match &hidden {
            Some((analysis, warnings)) => (analysis, warnings),
            None => (&*loaded.analysis, &loaded.warnings),
        };
        let screen = self.screen.as_ref();
        Some(make(ExportView {
            analysis,
            warnings,
            state: screen.map_or(&loaded.state, |screen| &screen.state),
            lang: self.settings.lang,
            zone: &zone,
        }))
    }
}
