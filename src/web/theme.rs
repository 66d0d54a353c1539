//! The palette and other settings from CSS, read from the design tokens that style the page.

use wasm_bindgen::JsCast;
use web_sys::{CanvasRenderingContext2d, CssStyleDeclaration, Element, HtmlCanvasElement};

use super::dom::document;
use super::realm::{into_cast, window_of};
use crate::chart::{Colour, Palette};
use crate::raw::float;
use crate::units::CssPx;

/// The fallback for an unreadable colour.
const GREY: Colour = Colour {
    rgb: (128, 128, 128),
    alpha: 1.0,
};

/// Reads an element's current design tokens; greys if the browser gives no style.
pub fn palette(element: &Element) -> Palette {
    let property = properties(element);
    let brush = brush();
    let colour = |token: &str| {
        let value = brush
            .as_ref()
            .and_then(|brush| canonical(brush, &property(token)));
        value.and_then(|value| parse(&value)).unwrap_or(GREY)
    };
    let opacity = |token: &str, otherwise: f64| float(&property(token)).unwrap_or(otherwise);
    Palette {
        ground: colour("--bg"),
        text: colour("--text"),
        text2: colour("--text2"),
        text3: colour("--text3"),
        base: colour("--base"),
        grid: colour("--grid"),
        field: colour("--field"),
        remote: colour("--remote"),
        links: ["--link0", "--link1", "--link2", "--link3"].map(colour),
        others: ["--other0", "--other1"].map(colour),
        severity: colour("--severity"),
        gap_tint: opacity("--tint-gap", 0.06),
        lane_tint: opacity("--tint-lane", 0.15),
        font: property("font-family"),
    }
}

/// The height of all plots in CSS pixels, if the host sets one: `--trro-plot-height: 160px`.
pub fn plot_height(element: &Element) -> Option<CssPx> {
    let value = properties(element)("--trro-plot-height");
    // Less leaves no room for two axis figures.
    float(value.strip_suffix("px")?).filter(|height| *height >= 24.0)
}

/// Reads an element's current properties; empty if the browser gives no style.
fn properties(element: &Element) -> impl Fn(&str) -> String {
    let style = window_of(element).and_then(|window| window.get_computed_style(element).ok()?);
    move |name| {
        let value = style
            .as_ref()
            .map(|style: &CssStyleDeclaration| style.get_property_value(name));
        value
            .and_then(Result::ok)
            .unwrap_or_default()
            .trim()
            .to_owned()
    }
}

/// A context that is never drawn on: it serves as the browser's colour parser.
fn brush() -> Option<CanvasRenderingContext2d> {
    let canvas: HtmlCanvasElement = document().create_element("canvas").ok()?.unchecked_into();
    into_cast(canvas.get_context("2d").ok()??)
}

/// Any CSS colour, including names and system colours, as `#rrggbb` or `rgba(…)`.
fn canonical(brush: &CanvasRenderingContext2d, value: &str) -> Option<String> {
    // An unreadable value leaves the previous one.
    brush.set_fill_style_str("#808080");
    brush.set_fill_style_str(value);
    brush.fill_style().as_string()
}

/// `#rrggbb`, `rgba(…)`, or `color(srgb …)`, which colour mixes yield.
fn parse(value: &str) -> Option<Colour> {
    if let Some(inside) = value.strip_prefix("color(srgb ") {
        let mut shares = inside
            .trim_end_matches(')')
            .split([' ', '/'])
            .filter_map(float);
        let mut next = || shares.next().map(|share| (share * 255.0).round() as u8);
        let rgb = (next()?, next()?, next()?);
        let alpha = shares.next().unwrap_or(1.0);
        return Some(Colour { rgb, alpha });
    }
    if let Some(hex) = value.strip_prefix('#') {
        let number = u32::from_str_radix(hex, 16).ok()?;
        let rgb = ((number >> 16) as u8, (number >> 8) as u8, number as u8);
        return Some(Colour { rgb, alpha: 1.0 });
    }
    let inside = value.strip_prefix("rgba(")?.strip_suffix(')')?;
    let mut numbers = inside.split(',').map(|part| float(part.trim()));
    let mut next = || numbers.next().flatten();
    let rgb = (next()? as u8, next()? as u8, next()? as u8);
    Some(Colour {
        rgb,
        alpha: next()?,
    })
}
