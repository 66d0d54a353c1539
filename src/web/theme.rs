//! The palette, read from the design tokens that style the page.

use web_sys::{CssStyleDeclaration, Element};

use crate::chart::{Colour, Palette};

/// Reads the tokens as they are on that element now.
pub fn palette(element: &Element) -> Option<Palette> {
    let style = web_sys::window()?.get_computed_style(element).ok()??;
    let colour = |token: &str| {
        let value = style.get_property_value(token).unwrap_or_default();
        parse(value.trim()).unwrap_or(Colour {
            rgb: (128, 128, 128),
            alpha: 1.0,
        })
    };
    Some(Palette {
        ground: colour("--bg"),
        text: colour("--text"),
        text2: colour("--text2"),
        text3: colour("--text3"),
        base: colour("--base"),
        grid: colour("--grid"),
        field: colour("--field"),
        remote: colour("--remote"),
        links: [
            colour("--link0"),
            colour("--link1"),
            colour("--link2"),
            colour("--link3"),
        ],
        others: [colour("--other0"), colour("--other1")],
        gap_tint: opacity(&style, "--tint-gap", 0.06),
        lane_tint: opacity(&style, "--tint-lane", 0.15),
        font: style.get_property_value("font-family").unwrap_or_default(),
    })
}

/// Grey on nothing, where the browser tells no style: an element outside of any page.
pub fn unknown() -> Palette {
    let grey = Colour {
        rgb: (128, 128, 128),
        alpha: 1.0,
    };
    Palette {
        ground: grey.with_alpha(0.0),
        text: grey,
        text2: grey,
        text3: grey,
        base: grey,
        grid: grey.with_alpha(0.2),
        field: grey,
        remote: grey,
        links: [grey; 4],
        others: [grey; 2],
        gap_tint: 0.06,
        lane_tint: 0.15,
        font: "sans-serif".to_owned(),
    }
}

fn opacity(style: &CssStyleDeclaration, token: &str, otherwise: f64) -> f64 {
    let value = style.get_property_value(token).unwrap_or_default();
    let value = value.trim();
    match value.strip_suffix('%') {
        Some(percent) => percent.parse::<f64>().map(|percent| percent / 100.0),
        None => value.parse(),
    }
    .unwrap_or(otherwise)
}

/// `#rgb`, `#rrggbb`, `rgb(…)` or `rgba(…)`: what tokens are written in, and what a host's own may be.
fn parse(value: &str) -> Option<Colour> {
    if let Some(hex) = value.strip_prefix('#') {
        let digit = |at: usize| {
            u8::from_str_radix(hex.get(at..=at)?, 16)
                .ok()
                .map(|digit| digit * 17)
        };
        let pair = |at: usize| u8::from_str_radix(hex.get(at..at + 2)?, 16).ok();
        let rgb = match hex.len() {
            3 => (digit(0)?, digit(1)?, digit(2)?),
            6 => (pair(0)?, pair(2)?, pair(4)?),
            _ => return None,
        };
        return Some(Colour { rgb, alpha: 1.0 });
    }
    let inside = value.split_once('(')?.1.strip_suffix(')')?;
    let mut numbers = inside
        .split([',', ' ', '/'])
        .filter(|part| !part.is_empty())
        .map(|part| {
            part.trim_end_matches('%')
                .parse::<f64>()
                .unwrap_or_default()
        });
    let mut next = || numbers.next().map(|number| number as u8);
    let rgb = (next()?, next()?, next()?);
    Some(Colour {
        rgb,
        alpha: numbers.next().unwrap_or(1.0),
    })
}
