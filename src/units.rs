//! Names for what a bare `f64` measures.

/// Unix time or a length of time in milliseconds.
pub type Millis = f64;

/// A length on the page in CSS pixels.
pub type CssPx = f64;

/// A length in the canvas' own pixels: CSS pixels times the device pixel ratio.
pub type DevicePx = f64;

/// Bytes of input.
pub type Bytes = u64;

/// The cloud's times are Unix seconds.
#[must_use]
pub fn millis_from_seconds(seconds: f64) -> Millis {
    seconds * 1000.0
}
